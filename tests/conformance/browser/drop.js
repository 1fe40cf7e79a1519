// Goes to the check page as somebody does who was shown a PDF, and drops it there.
//     node drop.js FOLDER-OF-MODULES OUTPUT-FOLDER ADDRESS TOKEN VIEW GENUINE.pdf REVOKED.pdf ALTERED.pdf
const [modules, output, address, token, view, genuine, revoked, altered] = process.argv.slice(2);
const { launch, context: begin } = require('./patient.js');
const { eyes, fault, demand, look, drop, hasFaults } = require('./visitor.js')(modules, output, 'drop', view);
let sent = [];

const button = (page) => page.getByRole('button', { name: /^(Send the file|Bestand versturen)$/ });

async function hear(page, where, verdict) {
    await page.locator('.verdict strong', { hasText: verdict }).waitFor().catch(() => fault(where, `not ${verdict}`));
    await look(page, where);
}

async function send(page, where, verdict) {
    await Promise.all([page.waitForNavigation(), button(page).click()]);
    await hear(page, where, verdict);
}

async function open(browser, options, at) {
    const context = await begin(browser, { ...eyes, locale: 'en-GB', ...options });
    const page = await context.newPage();
    sent = [];
    page.on('request', (request) => {
        if (new URL(request.url()).origin !== new URL(at).origin) fault('asks for', request.url());
        if (request.method() === 'POST') sent.push(request.postDataBuffer()?.length ?? Infinity); // of a file it is not told
    });
    page.on('console', (message) => fault('says', message.text()));
    await page.goto(at);
    return page;
}

// Nothing but the hash is sent, until somebody presses the button.
async function dropped(browser, at, where) {
    const page = await open(browser, {}, at);
    await page.getByText('The file stays with you').waitFor();
    demand(where, !(await button(page).isVisible()), 'the file is to be sent at once');
    await look(page, where);
    await drop(page, genuine);
    await hear(page, `${where}-genuine`, 'genuine');
    await drop(page, revoked);
    await hear(page, `${where}-revoked`, 'revoked');
    demand(where, !(await button(page).isVisible()), 'what is known is to be sent');
    await drop(page, altered);
    await hear(page, `${where}-unknown`, 'unknown');
    demand(where, sent.length === 3 && sent.every((length) => length < 100), `more than hashes is sent: ${sent}`);
    const refused = page.getByRole('alert').filter({ hasText: 'drop one file' });
    demand(where, !(await refused.isVisible()), 'it is told before that nothing was taken');
    await drop(page, genuine, revoked);
    await refused.waitFor();
    await look(page, `${where}-refused`);
    await drop(page, altered);
    await refused.waitFor({ state: 'hidden' });
    await hear(page, `${where}-once-more`, 'unknown');
    demand(where, sent.length === 4 && sent.every((length) => length < 100), `more than hashes is sent: ${sent}`);
    await send(page, `${where}-altered`, 'altered');
    demand(where, sent[4] > 1000, 'the file is not sent');
}

// A page that did not come by https cannot hash.
async function insecure(browser, at) {
    const page = await open(browser, { locale: 'nl-NL' }, at);
    await page.getByText('Deze pagina kwam niet via https').waitFor();
    await look(page, 'insecure');
    await drop(page, genuine);
    await send(page, 'insecure-genuine', 'echt');
}

async function unscripted(browser, at) {
    const page = await open(browser, { javaScriptEnabled: false }, at);
    demand('without scripts', !(await page.getByText('The file stays with you').isVisible()), 'something is promised that no script does');
    await page.setInputFiles('input[type=file]', altered);
    await Promise.all([page.waitForNavigation(), button(page).click()]);
    demand('without scripts', (await page.locator('.verdict strong').textContent()) === 'altered', 'not altered');
}

(async () => {
    const name = 'check.school.test', other = new URL(address);
    other.hostname = name;
    const browser = await launch(modules, `--host-resolver-rules=MAP ${name} 127.0.0.1`);
    await dropped(browser, new URL('/check', address).href, 'page');
    await dropped(browser, new URL(`/c/${token}`, address).href, 'token');
    await insecure(browser, new URL('/check', other).href);
    await unscripted(browser, new URL('/check', address).href);
    await browser.close();
    process.exit(hasFaults() ? 1 : 0);
})();
