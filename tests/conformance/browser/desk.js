// Goes through the desk as somebody of an exam office does.
//     node desk.js FOLDER-OF-MODULES OUTPUT-FOLDER ADDRESS VIEW MISTAKES.csv UNKNOWN.csv FOLDER-OF-WHAT-IS-MADE
const fs = require('fs');
const path = require('path');
const [modules, output, address, view, mistakes, unknown, made] = process.argv.slice(2);
const { chromium } = require(path.join(modules, 'playwright-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

const views = {
    desk: { viewport: { width: 1280, height: 900 } },
    phone: { viewport: { width: 360, height: 740 }, isMobile: true, colorScheme: 'dark' },
};
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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
    await page.screenshot({ path: path.join(output, `desk-${where}-${view}.png`), fullPage: true });
    await page.evaluate(`${axe}; 0`); // not by a script of the page, which its policy forbids
    const found = await page.evaluate((values) => axe.run({ runOnly: values }), tags);
    for (const violation of found.violations) fault(where, `${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 160)}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    demand(where, wide <= 0, `${wide} px wider than the window`);
}

// Dropped by hand: the browser is given the file as if it had been let go over the page.
async function drop(page, file) {
    const bytes = fs.readFileSync(file).toString('base64');
    const data = await page.evaluateHandle(([name, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name));
        return transfer;
    }, [path.basename(file), bytes]);
    const next = page.waitForNavigation();
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    await next;
}

async function press(page, words) {
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: words, exact: true }).first().click()]);
}

async function follow(page, words) {
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: words, exact: true }).first().click()]);
}

async function settle(page) {
    await page.waitForSelector('main:not([data-waits])', { timeout: 60000 });
    await page.waitForLoadState();
}

async function assign(page) {
    await drop(page, unknown);
    await settle(page);
    demand('columns', await page.getByText('a column is missing').count(), 'nobody says that a column is missing');
    await look(page, 'columns');
    await page.getByLabel('Wie').selectOption('name');
    await press(page, 'Read them so');
    await settle(page);
    demand('columns', await page.getByText('Nothing speaks against issuing them.').count(), 'the column is not taken');
    await look(page, 'rows');
    await press(page, 'Another file');
}

async function mend(page) {
    await drop(page, mistakes);
    await settle(page);
    demand('mend', (await page.locator('td.mark').count()) === 3, 'not three cells are marked');
    await look(page, 'mistakes');
    await page.getByLabel('naam, row 3').fill('Þórdís Ægisdóttir');
    await page.getByLabel('datum, row 4').fill('30-06-2026');
    await page.getByLabel('datum, row 6').fill('10-7-2026');
    await page.keyboard.press('Enter');
    await page.waitForSelector('p.good');
    demand('mend', (await page.locator('ins').count()) === 3, 'what was mended is not marked');
    await follow(page, 'Row 3: see its document');
    const shown = await page.evaluate(() => [...document.images].map((one) => one.naturalWidth));
    demand('row', shown.length === 4 && shown.every((one) => one > 1000), `pictures: ${shown}`);
    await look(page, 'row');
    await follow(page, 'Back to the rows');
}

async function issue(page) {
    await follow(page, 'Issue them');
    await look(page, 'issue');
    await press(page, 'Issue them');
    await settle(page);
    demand('issued', await page.getByText('All is done.').count(), 'not all is done');
    await look(page, 'issued');
}

async function search(page) {
    await follow(page, 'Register');
    await look(page, 'register');
    await page.getByRole('searchbox').fill('aegisdottir thordis');
    await press(page, 'Search');
    await page.getByRole('searchbox').fill('2026-004724');
    await press(page, 'Search');
    demand('search', await page.getByText('2 documents').count(), 'not two documents');
    demand('search', !/2026|gisd/.test(page.url()), `the address has what was searched for: ${page.url()}`);
    await press(page, '25135/2026-004724/nl/1');
    await look(page, 'entry');
}

async function verify(page, verdict) {
    const folder = path.join(made, 'mistakes/25135');
    const file = fs.readdirSync(folder).find((one) => one.includes('2026-004724-nl'));
    await follow(page, 'Verify');
    await drop(page, path.join(folder, file));
    demand('verify', (await page.locator('.verdict strong').textContent()) === verdict, `not ${verdict}`);
    await look(page, `verify-${verdict}`);
}

async function revoke(page) {
    await page.getByRole('textbox', { name: 'Why' }).fill('a typo');
    await press(page, 'Revoke it');
    demand('revoke', await page.locator('p.bad', { hasText: 'revoked' }).count(), 'it is not revoked');
}

async function speak(page) {
    for (const [button, words] of [['Nederlands', 'Uitgeven'], ['Deutsch', 'Ausstellen'], ['English', 'Issue']]) {
        await press(page, button);
        await settle(page);
        demand('language', await page.getByRole('link', { name: words, exact: true }).count(), `${button} has no ${words}`);
        await look(page, `start-${button}`);
    }
}

// All of it works without scripts too.
async function walk(context) {
    const page = await context.newPage();
    await page.goto(new URL('/', address).href);
    await page.setInputFiles('input[type=file]', mistakes);
    await press(page, 'Check it');
    demand('without scripts', (await page.locator('td.mark').count()) === 3, 'not three cells are marked');
    await press(page, 'Another file');
}

(async () => {
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    const context = await browser.newContext({ ...views[view], locale: 'en-GB' });
    const page = await context.newPage();
    page.on('request', (request) => /^data:/.test(request.url()) || new URL(request.url()).origin === new URL(address).origin ||
        fault('asks for', request.url()));
    page.on('console', (message) => fault('says', message.text()));
    await page.goto(address);
    demand('key', !page.url().includes('key'), 'the key stays in the address');
    await look(page, 'start');
    await assign(page);
    await mend(page);
    await issue(page);
    await search(page);
    await verify(page, 'genuine');
    await page.goBack();
    await page.goto(new URL('/register', address).href);
    await page.getByRole('searchbox').fill('2026-004724 nl');
    await press(page, 'Search');
    await press(page, '25135/2026-004724/nl/1');
    await revoke(page);
    await verify(page, 'revoked');
    await page.goto(new URL('/', address).href);
    await press(page, 'Another file');
    await speak(page);
    const plain = await browser.newContext({ ...views[view], javaScriptEnabled: false, storageState: await context.storageState() });
    await walk(plain);
    await browser.close();
    process.exit(faults ? 1 : 0);
})();
