// Looks at pages as people do: on a desk and a phone, by day and by night, enlarged to 400 %, with the spaces of WCAG 2.2, 1.4.12, and
// printed.   node visit.js FOLDER-OF-MODULES OUTPUT-FOLDER FILE.html...
const fs = require('fs');
const path = require('path');
const [modules, output, ...files] = process.argv.slice(2);
const { launch, context: begin } = require('./patient.js');
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

const views = {
    desk: { viewport: { width: 1280, height: 900 } },
    phone: { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 },
    'desk at night': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    'phone at night': { viewport: { width: 360, height: 740 }, isMobile: true, colorScheme: 'dark' },
    '400 %': { viewport: { width: 320, height: 256 } },
};
// 1.4.12: nothing may be lost.
const spaces = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let faults = 0;

function fault(file, view, words) {
    console.log(`${path.basename(file)}, ${view}: ${words}`);
    faults++;
}

// What is wider than the window has to be scrolled in two directions, which only tables may be (1.4.10); what is cut off is not there at all.
const measure = () => {
    const right = document.documentElement.clientWidth;
    const wide = Math.max(0, ...[...document.querySelectorAll('body *')].filter((one) => !one.closest('table'))
        .map((one) => Math.floor(one.getBoundingClientRect().right - right)));
    const cut = [...document.querySelectorAll('body *')].filter((one) => getComputedStyle(one).overflow === 'hidden' && one.localName !== 'svg' &&
        one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 80));
    return { wide, cut };
};

async function look(browser, file, view) {
    const context = await begin(browser, { ...views[view], bypassCSP: true });
    const page = await context.newPage();
    page.on('request', (request) => /^(file|data):/.test(request.url()) || fault(file, view, `asks for ${request.url()}`));
    page.on('console', (message) => fault(file, view, `says ${message.text()}`));
    await page.goto(`file://${path.resolve(file)}`);
    await page.screenshot({ path: path.join(output, `${path.basename(file, '.html')}-${view.replace(/[ %]+/g, '-')}.png`), fullPage: true });
    await page.addScriptTag({ content: axe });
    const found = await page.evaluate((values) => axe.run({ runOnly: values }), tags);
    for (const violation of found.violations) fault(file, view, `${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 160)}`);
    for (const css of ['', spaces]) {
        if (css) await page.addStyleTag({ content: css });
        const { wide, cut } = await page.evaluate(measure);
        if (wide > 0) fault(file, view, `${wide} px wider than the window${css && ', with spaces'}`);
        for (const one of cut) fault(file, view, `cut off${css && ', with spaces'}: ${one}`);
    }
    await context.close();
}

async function print(browser, file) {
    const context = await begin(browser, { colorScheme: 'dark' }); // paper is white all the same
    const page = await context.newPage();
    await page.goto(`file://${path.resolve(file)}`);
    await page.pdf({ path: path.join(output, `${path.basename(file, '.html')}.pdf`), preferCSSPageSize: true });
    await context.close();
}

(async () => {
    const browser = await launch(modules);
    for (const file of files) {
        for (const view of Object.keys(views)) await look(browser, file, view);
        await print(browser, file);
    }
    await browser.close();
    process.exit(faults ? 1 : 0);
})();
