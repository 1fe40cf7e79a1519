// Types into the author's page in Chromium: node author_browser.js FOLDER-OF-MODULES ADDRESS FILE FIELD COUNT
// Prints, a line a letter, the time from the key to the frame in which the page shows what it changed [ms], as the browser's clock has both.
const [modules, address, file, name, count] = process.argv.slice(2);
const { launch, context } = require('../conformance/browser/patient.js');

// In the page: `shown` begins with the next key, and ends behind the frame in which the items that come are painted.
function watch() {
    let pressed;
    addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
    globalThis.shown = new Promise((resolve) => {
        const observer = new MutationObserver((changes) => {
            if (!changes.some((change) => change.target.localName === 'svg')) return; // a mark comes or goes
            observer.disconnect();
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - pressed); // behind the frame
                port2.postMessage(0);
            });
        });
        observer.observe(document.getElementById('pages'), { childList: true, subtree: true });
    });
}

(async () => {
    const browser = await launch(modules);
    const page = await (await context(browser, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(address);
    await page.goto(new URL(`/author/edit?file=${file}`, address).href, { waitUntil: 'networkidle' });
    await page.waitForSelector('#pages svg');
    await page.locator(`[name="${name}"]`).focus();
    await page.keyboard.press('End');
    for (let i = 0; i < Number(count) + 1; i++) {
        await page.evaluate(watch);
        await page.keyboard.press(i % 2 ? 'Backspace' : 's');
        const time = await page.evaluate(() => globalThis.shown);
        if (i) console.log(time.toFixed(1)); // at the first its scripts are still cold
        await page.waitForTimeout(150);
    }
    await browser.close();
})().catch((error) => { console.error(error); process.exit(1); });
