// Goes through the desk as somebody of an exam office does.
//     node desk.js FOLDER-OF-MODULES OUTPUT-FOLDER ADDRESS VIEW MISTAKES.csv UNKNOWN.csv FOLDER-OF-WHAT-IS-MADE
const fs = require('fs');
const path = require('path');
const [modules, output, address, view, mistakes, unknown, made] = process.argv.slice(2);
const { launch, context: begin, patience } = require('./patient.js');
const { eyes, fault, demand, look, drop: letGo, hasFaults } = require('./visitor.js')(modules, output, 'desk', view);

async function drop(page, ...files) {
    await Promise.all([page.waitForNavigation(), letGo(page, ...files)]);
}

// What cannot be taken is told, and the page stays.
async function refuse(page, words, ...files) {
    const told = page.getByRole('alert').filter({ hasText: words });
    demand('refuse', !(await told.isVisible()), `it is told before: ${words}`);
    await letGo(page, ...files);
    await told.waitFor();
}

async function press(page, words) {
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: words, exact: true }).first().click()]);
}

async function follow(page, words) {
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: words, exact: true }).first().click()]);
}

async function settle(page) {
    await page.waitForSelector('main:not([data-waits])');
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
    await refuse(page, 'drop one file', mistakes, unknown);
    await look(page, 'refused');
    await drop(page, mistakes);
    await settle(page);
    demand('mend', (await page.locator('td.mark').count()) === 3, 'not three cells are marked');
    await look(page, 'mistakes');
    await page.getByLabel('naam, row 3').fill('Þórdís Ægisdóttir');
    await follow(page, 'Row 4: see its document');
    await settle(page);
    await page.getByLabel('datum', { exact: true }).fill('31-06-2027');
    await follow(page, 'Back to the rows');
    await settle(page);
    demand('mend', (await page.locator('td.mark').count()) === 2, 'what was typed is lost by who looks at a document');
    demand('mend', (await page.getByLabel('datum, row 4').inputValue()) === '31-06-2027', 'what was typed beside a document is lost');
    await keep(page);
    await page.getByLabel('datum, row 4').fill('30-06-2026');
    await page.getByLabel('datum, row 6').fill('10-7-2026');
    await page.keyboard.press('Enter');
    await page.waitForSelector('p.good');
    await page.waitForLoadState(); // the rows stand below it
    demand('mend', (await page.locator('ins').count()) === 3, 'what was mended is not marked');
    await refuse(page, 'a spreadsheet is dropped under', unknown);
    await press(page, 'Another file');
    demand('mend', await page.getByText('corrected here in 3 cells').count(), 'nobody says that corrections would be lost');
    await look(page, 'lost');
    await follow(page, 'Back to the rows');
    demand('mend', (await page.locator('ins').count()) === 3, 'what was mended is lost');
    await follow(page, 'Row 3: see its document');
    const shown = await page.evaluate(() => [...document.images].map((one) => one.naturalWidth));
    demand('row', shown.length === 4 && shown.every((one) => one > 1000), `pictures: ${shown}`);
    await look(page, 'row');
    await follow(page, 'Back to the rows');
}

// What is typed is kept however one leaves: by the way back, by loading the page anew, by closing it, by the language. Letters come and no field is left.
async function keep(page) {
    const typed = page.getByLabel('datum, row 6'), rows = new URL('/?rows=corrected', address).href;
    const demandKept = async (how, words) => {
        await page.goto(rows);
        await settle(page);
        demand('keep', (await typed.inputValue()) === words, `${how}: ${words} is lost`);
    };
    await page.goto(new URL('/register', address).href);
    await page.goto(new URL('/', address).href);
    await settle(page);
    await typed.fill('9');
    await Promise.all([page.waitForNavigation(), page.goBack()]);
    await demandKept('way back', '9');
    await typed.fill('99');
    await page.reload();
    await settle(page);
    demand('keep', (await typed.inputValue()) === '99', 'what was typed is not seen once the page is loaded anew');
    const other = await page.context().newPage(), told = page.context().waitForEvent('requestfinished', (one) => one.url().endsWith('/cells'));
    await other.goto(rows);
    await settle(other);
    await other.getByLabel('datum, row 6').fill('999');
    await told;
    await other.close({ runBeforeUnload: true });
    await demandKept('closed', '999');
    await typed.fill('9999');
    await press(page, 'Nederlands');
    await settle(page);
    demand('keep', page.url() === rows, `another language leads to ${page.url()}`);
    await look(page, 'corrected');
    await press(page, 'English');
    await settle(page);
    await demandKept('language', '9999');
    await keepUntold(page, typed);
    await page.goto(new URL('/', address).href);
    await settle(page);
}

// Where the desk does not take what is typed, that is told, and the browser asks before it is left; it is taken once the desk answers again.
async function keepUntold(page, typed) {
    const told = page.getByRole('alert').filter({ hasText: 'The desk does not answer' });
    await page.route('**/cells', (route) => route.abort());
    await typed.click();
    await page.keyboard.type('1');
    await told.waitFor();
    const asked = page.waitForEvent('dialog');
    await page.evaluate(() => setTimeout(() => location.reload()));
    const dialog = await asked;
    demand('keep', dialog.type() === 'beforeunload', `what is asked is ${dialog.type()}`);
    await dialog.dismiss();
    await page.unroute('**/cells');
    await typed.click();
    await page.keyboard.press('End');
    await page.keyboard.type('2');
    await told.waitFor({ state: 'detached' });
    await page.reload();
    await settle(page);
    demand('keep', /^[129]{6}$/.test(await typed.inputValue()), `what was not told at first is lost: ${await typed.inputValue()}`);
}

async function issue(page) {
    await follow(page, 'Issue them');
    await look(page, 'issue');
    await press(page, 'Issue them');
    await settle(page);
    demand('issued', await page.getByText('All is done.').count(), 'not all is done');
    await look(page, 'issued');
    await results(page);
}

// Row by row: each document is found, and opened.
async function results(page) {
    const rows = page.locator('tbody tr'), all = await rows.count();
    demand('results', all > 2 && (await rows.locator('a[href^="/document"]').count()) === all, `not each of ${all} documents can be opened`);
    await page.getByRole('searchbox').fill('aegisdottir thordis');
    await press(page, 'Search');
    const found = await rows.count();
    demand('results', found && found < all && (await page.getByText(`${found} are found`).count()), `${found} of ${all} are found`);
    demand('results', !/gisd/.test(page.url()), `the address has what was searched for: ${page.url()}`);
    const file = await page.request.get(new URL(await rows.getByRole('link').first().getAttribute('href'), address).href);
    demand('results', (await file.body()).slice(0, 5).toString() === '%PDF-', 'what is opened is no PDF');
    await look(page, 'results');
}

async function search(page) {
    await follow(page, 'Register');
    await look(page, 'register');
    await page.getByRole('searchbox').fill('aegisdottir thordis');
    await press(page, 'Search');
    demand('search', await page.getByText('2 documents').count(), 'a name is not found as it is typed');
    await page.getByRole('searchbox').fill('2026-004724');
    await press(page, 'Search');
    demand('search', await page.getByText('2 documents').count(), 'not two documents');
    demand('search', !/2026|gisd/.test(page.url()), `the address has what was searched for: ${page.url()}`);
    await press(page, '25135/2026-004724/nl/1');
    await look(page, 'entry');
    await page.goBack();
    demand('search', await page.getByText('2 documents').count(), 'the way back does not lead to what was found');
    await page.goForward();
    await page.reload();
    demand('search', await page.getByText('valid', { exact: true }).count(), 'the entry is not there any more');
}

async function verify(page, verdict) {
    const folder = path.join(made, 'mistakes/25135');
    const file = fs.readdirSync(folder).find((one) => one.includes('2026-004724-nl'));
    await follow(page, 'Verify');
    await drop(page, path.join(folder, file));
    demand('verify', (await page.locator('.verdict strong').textContent()) === verdict, `not ${verdict}`);
    await look(page, `verify-${verdict}`);
}

// Several at once, each with what is said of it.
async function verifyAll(page) {
    const folder = path.join(made, 'mistakes/25135'), files = fs.readdirSync(folder).slice(0, 3);
    await follow(page, 'Verify');
    await drop(page, ...files.map((file) => path.join(folder, file)));
    demand('verify', (await page.locator('h2').allTextContents()).join() === files.join(), 'not each is named');
    demand('verify', (await page.locator('.verdict.good').count()) === 3, 'not each is genuine');
}

// While it issues, the desk answers no more: that is told. It answers again, and the page goes on.
async function lose(page) {
    const file = path.join(output, `many-${view}.csv`), isAsked = (route) => route.request().resourceType() === 'fetch' ? route.abort() : route.continue();
    fs.writeFileSync(file, 'naam;crebo;taal;diplomanummer;datum\n' +
        Array.from({ length: 5000 }, (_, i) => `Zoë Jansen;25135;nl en;2028-${i};2026-07-10\n`).join(''));
    await drop(page, file);
    await settle(page);
    await follow(page, 'Issue them');
    await page.route('**/*', isAsked);
    await press(page, 'Issue them');
    const told = page.getByRole('alert').filter({ hasText: 'The desk does not answer' });
    await told.waitFor();
    await look(page, 'no-answer');
    await page.unroute('**/*', isAsked);
    await told.waitFor({ state: 'detached' });
    await page.evaluate(() => document.querySelector('form[action="/stop"] button')?.click()); // unless it has ended by now
    await settle(page);
    demand('lose', await page.getByText(/Stopped; what was issued stays|All is done/).count(), 'the page does not go on');
    await press(page, 'Another file');
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

// A workbook of two sheets: which is meant has to be said. Its codes are mended in their cells; it is printed.
async function workbook(page) {
    await drop(page, 'tests/data/sheets/libreoffice-cohort.xlsx');
    await settle(page);
    demand('workbook', await page.getByText('several sheets').count(), 'nobody says that there are several sheets');
    await look(page, 'sheets');
    await page.getByLabel('Sheet of a workbook').fill('Geslaagden');
    await press(page, 'Read it so');
    await settle(page);
    const marked = page.locator('td.mark input:not([hidden])');
    demand('workbook', (await marked.count()) === 3, `${await marked.count()} cells are marked, not three`);
    await look(page, 'workbook');
    for (const input of await marked.all()) await input.fill('25135');
    await press(page, 'Check again');
    await page.waitForSelector('p.good');
    await page.waitForLoadState();
    await follow(page, 'Issue them');
    await page.getByLabel('a print run').check();
    await page.getByLabel('Its name').fill('print');
    await press(page, 'Issue them');
    await settle(page);
    demand('print run', await page.getByText('Sheets, printed on both sides').count(), 'nobody says how many sheets it takes');
    const run = await open(page, 'print run');
    demand('print run', run.slice(0, 5).toString() === '%PDF-' && run.includes('%%EOF'), 'it is no PDF');
    demand('print run', fs.readFileSync(path.join(made, 'print.pdf')).equals(run), 'what is opened is another file than what was made');
    await press(page, 'Another file');
}

async function open(page, where) {
    const link = page.getByRole('link', { name: 'Open it' });
    demand(where, await link.count(), 'it cannot be opened');
    const answer = await page.request.get(new URL(await link.getAttribute('href'), address).href, { timeout: patience });
    return answer.body();
}

// Diplomas that are not where somebody says are told, row by row; then all are joined to theirs.
async function diplomas(page) {
    await drop(page, 'samples/cohort.csv');
    await settle(page);
    await follow(page, 'Issue them');
    for (const folder of ['nowhere', 'diplomas']) {
        await page.getByText('Together with the diplomas').click();
        await page.getByLabel('Where their PDFs are').fill(path.resolve(`samples/${folder}/{diploma}.pdf`));
        await page.getByLabel('a ZIP archive').check();
        await page.getByLabel('Its name').fill('complete');
        await press(page, 'Issue them');
        await settle(page);
        if (folder === 'diplomas') break;
        demand('diplomas', await page.getByText('Nothing was issued.').count(), 'it seems to be done');
        demand('diplomas', (await page.getByText('the diploma of this row cannot be read').count()) >= 12, 'not each row is told');
        await look(page, 'no-diplomas');
        await press(page, 'Back to the rows');
        await settle(page);
        await follow(page, 'Issue them');
    }
    demand('diplomas', await page.getByText('All is done.').count(), 'not all is done');
    await look(page, 'diplomas');
    demand('archive', (await open(page, 'archive')).slice(0, 2).toString() === 'PK', 'it is no archive');
    await press(page, 'Another file');
}

// The key's passphrase is asked for: a wrong one is told, and what was chosen stays chosen. Once it is open, it seals.
async function seal(page) {
    const file = path.join(output, `to-seal-${view}.csv`);
    fs.writeFileSync(file, 'naam;crebo;taal;diplomanummer;datum\nZoë Jansen;25135;nl;2026-009001;2026-07-10\n');
    for (const round of ['first', 'second']) {
        if (round === 'second') fs.appendFileSync(file, 'Bo Vries;25135;nl;2026-009002;2026-07-10\n');
        await drop(page, file);
        await settle(page);
        await follow(page, 'Issue them');
        await page.getByLabel('Its name').fill('sealed');
        await page.getByLabel('With a signed code').check();
        if (round === 'first') {
            await look(page, 'locked');
            await page.getByLabel('Passphrase of the key').fill('not-the-one');
            await press(page, 'Issue them');
            demand('seal', await page.getByText('missing or wrong').count(), 'a wrong passphrase is taken');
            demand('seal', (await page.getByLabel('Passphrase of the key').inputValue()) === '', 'the page holds the passphrase');
            demand('seal', (await page.getByLabel('Its name').inputValue()) === 'sealed', 'what was typed is lost');
            await look(page, 'wrong-passphrase');
            await page.getByLabel('With a signed code').check();
            await page.getByLabel('Passphrase of the key').fill('specimen');
        } else {
            demand('seal', !await page.getByLabel('Passphrase of the key').count(), 'an open key is asked for');
        }
        await press(page, 'Issue them');
        await settle(page);
        demand('seal', await page.getByText('All is done.').count(), 'not all is done');
        await press(page, 'Another file');
    }
}

// Found in the register, corrected there, issued anew, in both languages.
async function replace(page) {
    await follow(page, 'Register');
    await page.getByRole('searchbox').fill('2026-004711');
    await press(page, 'Search');
    await press(page, '25135/2026-004711/nl/1');
    await press(page, 'Correct it');
    await settle(page);
    demand('replace', (await page.getByLabel('Name', { exact: true }).inputValue()) === 'Zoë Jansen-Đurić', 'the name is not there');
    await page.getByLabel('Name', { exact: true }).fill('Zoë Janssen-Đurić');
    await press(page, 'Take this over');
    await settle(page);
    await look(page, 'replace');
    await follow(page, 'Issue them');
    demand('replace', await page.getByText('2 documents replace').count(), 'nobody says what is replaced');
    await page.getByText('Together with the diplomas').click();
    await page.getByLabel('Where their PDFs are').fill(path.resolve('samples/diplomas/{diploma}.pdf'));
    await page.getByLabel('Its name').fill('corrected');
    await press(page, 'Issue them');
    await settle(page);
    demand('replace', await page.getByText('All is done.').count(), 'not all is done');
    await follow(page, 'Register');
    await page.getByRole('searchbox').fill('2026-004711');
    await press(page, 'Search');
    for (const state of ['replaced', 'valid'])
        demand('replace', (await page.locator('td span', { hasText: state }).count()) === 2, `not two are ${state}`);
    await page.goto(new URL('/', address).href);
    await press(page, 'Another file');
}

// Where the keyboard is has to be seen (WCAG 2.2, 2.4.7).
async function tab(page, selector) {
    for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate((wanted) => {
            const one = document.activeElement, style = getComputedStyle(one);
            return { is: one.matches(wanted), seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, what: one.outerHTML.slice(0, 120) };
        }, selector);
        demand('keyboard', at.seen, `it is not seen where one is: ${at.what}`);
        if (at.is) return;
    }
    fault('keyboard', `${selector} is not reached`);
}

async function enter(page) {
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await settle(page);
}

// From the file to the documents without a hand on the mouse.
async function keyboard(page) {
    const file = path.join(output, `by-keyboard-${view}.csv`);
    fs.writeFileSync(file, fs.readFileSync(mistakes, 'utf8').replaceAll('2026-0047', '2026-0088'));
    const chosen = page.waitForEvent('filechooser'); // before the key is pressed: the browser has to be told first
    await page.goto(new URL('/', address).href);
    await tab(page, 'a.skip');
    await page.keyboard.press('Enter');
    await tab(page, 'input[type=file]');
    await page.keyboard.press('Space');
    await Promise.all([page.waitForNavigation(), chosen.then((chooser) => chooser.setFiles(file))]);
    await settle(page);
    await tab(page, 'td.mark input:not([hidden])');
    await page.keyboard.type('Þórdís Ægisdóttir');
    for (const words of ['30-06-2026', '10-7-2026']) {
        await tab(page, 'td.mark input:not([hidden])');
        await page.keyboard.press('Control+A');
        await page.keyboard.type(words);
    }
    await enter(page);
    await tab(page, 'a[href="/issue"]');
    await enter(page);
    await tab(page, '#name');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('by-keyboard');
    await enter(page);
    demand('keyboard', await page.getByText('All is done.').count(), 'not all is done');
    await tab(page, 'form[action="/away"] button');
    await enter(page);
}

// All of it works without scripts too.
async function walk(context) {
    const page = await context.newPage();
    await page.goto(new URL('/', address).href);
    await page.setInputFiles('input[type=file]', mistakes);
    await press(page, 'Check it');
    await settle(page); // by the page's own refresh, where the machine is slow
    demand('without scripts', (await page.locator('td.mark').count()) === 3, 'not three cells are marked');
    demand('without scripts', await page.locator('noscript p').isVisible(), 'nobody says when what is typed counts');
    await press(page, 'Another file');
}

(async () => {
    const browser = await launch(modules);
    const context = await begin(browser, { ...eyes, locale: 'en-GB' });
    const page = await context.newPage();
    page.on('request', (request) => /^data:/.test(request.url()) || new URL(request.url()).origin === new URL(address).origin ||
        fault('asks for', request.url()));
    page.on('console', (message) => /400 \(Bad Request\)|409 \(Conflict\)|ERR_FAILED/.test(message.text()) ||
        fault('says', message.text())); // of a wrong passphrase, of what would be lost, of a desk that does not answer
    await page.goto(address);
    demand('key', !page.url().includes('key'), 'the key stays in the address');
    await look(page, 'start');
    await seal(page); // from then on all that is issued is sealed
    await assign(page);
    await mend(page);
    await issue(page);
    await search(page);
    await verify(page, 'genuine');
    await verifyAll(page);
    await page.goBack();
    await page.goto(new URL('/register', address).href);
    await page.getByRole('searchbox').fill('2026-004724 nl');
    await press(page, 'Search');
    await press(page, '25135/2026-004724/nl/1');
    await revoke(page);
    await verify(page, 'revoked');
    await page.goto(new URL('/', address).href);
    await press(page, 'Another file');
    await workbook(page);
    await diplomas(page);
    await replace(page);
    await keyboard(page);
    await lose(page);
    await speak(page);
    const plain = await begin(browser, { ...eyes, javaScriptEnabled: false, storageState: await context.storageState() });
    await walk(plain);
    await browser.close();
    process.exit(hasFaults() ? 1 : 0);
})();
