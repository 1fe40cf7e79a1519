// Who visits pages by a program: sees them as at a desk or on a phone, looks at them, lets files go over them, and counts what is at fault.
const fs = require('fs');
const path = require('path');

const views = {
    desk: { viewport: { width: 1280, height: 900 } },
    phone: { viewport: { width: 360, height: 740 }, isMobile: true, colorScheme: 'dark' },
};
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Pictures are OUTPUT/NAME-WHERE-VIEW.png; `modules` holds axe-core.
module.exports = (modules, output, name, view) => {
    const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');
    let faults = 0;

    function fault(where, words) {
        console.log(`${where}, ${view}: ${words}`);
        faults++;
    }

    function demand(where, holds, words) {
        if (!holds) fault(where, words);
    }

    // What the page says of itself, and what axe-core says of it.
    async function look(page, where) {
        await page.screenshot({ path: path.join(output, `${name}-${where}-${view}.png`), fullPage: true });
        await page.evaluate(`${axe}; 0`); // not by a script of the page, which its policy forbids
        const found = await page.evaluate((values) => axe.run({ runOnly: values }), tags);
        for (const violation of found.violations) fault(where, `${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 160)}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        demand(where, wide <= 0, `${wide} px wider than the window`);
    }

    // Dropped by hand: the browser is given the files as if they had been let go over the page.
    async function drop(page, ...files) {
        const data = await page.evaluateHandle((all) => {
            const transfer = new DataTransfer();
            for (const [name, text] of all) transfer.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name));
            return transfer;
        }, files.map((file) => [path.basename(file), fs.readFileSync(file).toString('base64')]));
        await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    }

    return { eyes: views[view], fault, demand, look, drop, hasFaults: () => faults > 0 };
};
