// Looks for qualifications in the list of a site as somebody does who has no accents on the keyboard.
//     node search.js FOLDER-OF-MODULES INDEX.html
const path = require('path');
const [modules, index] = process.argv.slice(2);
const { launch, context } = require('./patient.js');

const wanted = [
    ['umelecky TRUHLAR', ['33-56-X/01']],
    ['truhlář', ['33-56-X/01']],
    ['ΤΕΧΝΙΚΟΣ', ['05-SP-01']], // its last letter has a form of its own
    ['haddiem', ['SP-4-221']], // Ħaddiem: no accent makes that letter
    ['backer', ['4-0721-SP-01']], // withdrawn
    ['centre 25135', ['25135']],
    ['florist', ['SP40099']],
    ['nobody', []],
];

(async () => {
    const browser = await launch(modules);
    const page = await (await context(browser)).newPage();
    let faults = 0;
    page.on('console', (message) => { console.log(message.text()); faults++; });
    await page.goto(`file://${path.resolve(index)}`);
    const all = await page.locator('main > ul > li:visible').count();
    for (const [words, codes] of wanted) {
        await page.getByRole('searchbox').fill(words);
        const found = await page.locator('main > ul > li:visible > b').allTextContents();
        const said = await page.getByRole('status').textContent();
        if (found.join() === codes.join() && said.startsWith(`${codes.length} `) && said.endsWith(` ${all}`)) continue;
        console.log(`${words}: ${found.join(', ') || 'nothing'}, "${said}"`);
        faults++;
    }
    await page.getByRole('searchbox').fill('');
    if (await page.locator('main > ul > li:visible').count() !== all || await page.getByRole('status').textContent()) {
        console.log('what was found stays');
        faults++;
    }
    await browser.close();
    process.exit(faults ? 1 : 0);
})();
