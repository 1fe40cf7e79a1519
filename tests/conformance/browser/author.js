// Writes a qualification as its author does, in Chromium: node author.js FOLDER-OF-MODULES OUTPUT-FOLDER ADDRESS FOLDER-OF-QUALIFICATIONS
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const [modules, output, address, folder] = process.argv.slice(2);
const { launch, context: begin } = require('./patient.js');
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const views = {
    desk: { viewport: { width: 1400, height: 900 } },
    'desk-at-night': { viewport: { width: 1400, height: 900 }, colorScheme: 'dark' },
    phone: { viewport: { width: 360, height: 740 } },
    'phone-at-night': { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
    400: { viewport: { width: 320, height: 256 } },
};
const file = path.join(folder, 'bread.xml'), original = fs.readFileSync(file, 'utf8'), at = (place) => new URL(place, address).href;
const saved = () => fs.readFileSync(file, 'utf8');
const field = (page, name) => page.locator(`[name="${name}"]`);
const found = (page, name) => page.locator(`.found[data-path="${name}"] p`);

async function look(page, name, ...which) {
    for (const view of which) {
        const { viewport, colorScheme } = views[view];
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: colorScheme ?? 'light' });
        await page.screenshot({ path: path.join(output, `${name}-${view}.png`) });
        await page.evaluate(axe);
        const { violations } = await page.evaluate((values) => axe.run({ runOnly: values }), tags);
        assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`), [], `${name}, ${view}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${name}, ${view}: ${wide} px wider than the window`);
    }
    await page.setViewportSize(views.desk.viewport);
    await page.emulateMedia({ colorScheme: 'light' });
}

const drawn = (page) => page.locator('.beside').getAttribute('data-drawn');
const drawings = (page) => page.locator('#pages svg').evaluateAll((all) => all.map((one) => one.outerHTML));
async function until(page, condition, words) {
    for (let i = 0; i < 2400; i++) {
        if (await condition())
            return;
        await page.waitForTimeout(50);
    }
    assert.fail(words);
}
async function redrawn(page, before) {
    await until(page, async () => await drawn(page) !== before, 'the page is not drawn again');
}
// By script, in the place of the pictures that come with the page
async function isDrawn(page) {
    await page.locator('#pages svg').first().waitFor();
    assert.equal(await page.locator('#pages img').count(), 0);
}
async function press(page, value) {
    await Promise.all([page.waitForNavigation(), page.locator(`button[value="${value}"]`).first().click()]);
}

const has = (page, name, words) => until(page, async () => words.test((await found(page, name).allTextContents()).join()), `${name}: ${words}`);
const hasNone = (page, name) => until(page, async () => await found(page, name).count() === 0, `${name}: there is a finding`);

// A finding comes and goes at its field, and the page follows, while somebody types.
async function types(page) {
    const before = await drawn(page), pictures = await drawings(page);
    await field(page, 'title:nl').focus();
    await page.keyboard.press('End');
    await page.keyboard.type('s');
    await redrawn(page, before);
    assert.notEqual((await drawings(page))[0], pictures[0]);
    assert.equal(await page.locator('#state').textContent(), 'Not saved yet');
    await hasNone(page, 'title:de');
    await field(page, 'title:de').fill('');
    await has(page, 'title:de', /a text is missing in an edition/);
    assert.equal(await field(page, 'title:de').getAttribute('aria-invalid'), 'true');
    const described = (await field(page, 'title:de').getAttribute('aria-describedby')).split(' ')[0];
    assert.equal(await page.locator(`[id="${described}"] p`).count(), await found(page, 'title:de').count());
    assert.equal(await page.locator('#editions [aria-current]').textContent(), 'de'); // the page is that of the language that is written
    await field(page, 'title:de').fill('Fachkraft im Contactcenter');
    await hasNone(page, 'title:de');
    await field(page, 'level@eqf').fill('9');
    await has(page, 'level@eqf', /1 to 8/);
    assert.ok(!await page.locator('#old').isVisible()); // it is shown as it is
    await field(page, 'level@eqf').fill('3');
    await hasNone(page, 'level@eqf');
    await field(page, '@country').fill('Nederland');
    await until(page, () => page.locator('#old').isVisible(), 'the page seems to be drawn');
    await field(page, '@country').fill('NL');
    await until(page, async () => !await page.locator('#old').isVisible(), 'the page is not drawn');
}

// What a letter does not change stays in the page, and what stands there is what would be drawn anew.
async function drawsNoMore(page) {
    const items = page.locator('#pages svg > *'), words = await field(page, 'access:nl').inputValue();
    const count = await items.count(), before = await drawn(page);
    await items.evaluateAll((all) => all.forEach((one) => { one.isOld = true; }));
    await field(page, 'access:nl').pressSequentially('x');
    await redrawn(page, before);
    const old = await items.evaluateAll((all) => all.filter((one) => one.isOld).length);
    assert.ok(old < count && old > count - 10, `${count} items, of which ${old} stay`);
    await isAsDrawnAnew(page);
    for (const others of ['Zo lang dat het op een pagina meer komt. '.repeat(200), '', words]) {
        const state = await drawn(page);
        await field(page, 'access:nl').fill(others);
        await redrawn(page, state);
        await isAsDrawnAnew(page);
    }
}

async function isAsDrawnAnew(page) {
    const pictures = await drawings(page);
    await page.reload();
    await isDrawn(page);
    const anew = await drawings(page);
    assert.equal(pictures.length, anew.length);
    pictures.forEach((picture, index) => assert.ok(picture === anew[index], `page ${index + 1} is not as it is drawn anew`));
}

// While the desk thinks, letters gather: the next question has them all.
async function asksOneByOne(page) {
    const asked = [], words = await field(page, 'title:nl').inputValue(), before = Number(await drawn(page));
    let goOn;
    const answered = new Promise((resolve) => { goOn = resolve; });
    await page.route('**/author/field', async (route) => {
        asked.push(new URLSearchParams(route.request().postData()).get('title:nl'));
        await answered;
        await route.continue();
    });
    await field(page, 'title:nl').focus();
    await page.keyboard.press('End');
    await page.keyboard.type('abc');
    await until(page, () => asked.length > 0, 'nothing is asked');
    goOn();
    await until(page, async () => Number(await drawn(page)) >= before + 2, 'the last letters are not drawn');
    await page.unroute('**/author/field', { behavior: 'wait' });
    assert.deepEqual(asked, [`${words}a`, `${words}abc`]);
    await isAsDrawnAnew(page);
}

async function saves(page) {
    assert.equal(saved(), original);
    await press(page, 'save');
    assert.match(await page.locator('.done').textContent(), /Saved/);
    assert.equal(saved(), original.replace('Contactcenter medewerker<', 'Contactcenter medewerkers<'));
    await field(page, 'title:nl').fill('Contactcenter medewerker');
    await until(page, async () => await page.locator('#state').textContent() === 'Not saved yet', 'it is not taken over');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+s')]);
    await page.waitForSelector('.done');
    assert.equal(saved(), original);
}

async function addsAndRemoves(page) {
    await press(page, 'add core-task[1]/work-process');
    assert.equal(await field(page, 'core-task[1]/work-process[3]@number').inputValue(), '1.3');
    await has(page, 'core-task[1]/work-process[3]/title:nl', /a text is/);
    await field(page, 'core-task[1]/work-process[3]/title:nl').fill('Sluit af');
    await press(page, 'raise core-task[1]/work-process[3]');
    assert.equal(await field(page, 'core-task[1]/work-process[2]/title:nl').inputValue(), 'Sluit af');
    await press(page, 'remove core-task[1]/work-process[2]');
    assert.equal(await page.locator('#state').textContent(), 'As saved');
    await page.locator('#more-language').fill('fr');
    await press(page, 'language');
    assert.equal(await field(page, 'title:fr').count(), 1);
    await press(page, 'drop fr');
    assert.equal(await page.locator('#state').textContent(), 'As saved');
}

// Who else writes the file is not written over.
async function isCareful(page) {
    await field(page, 'title:nl').fill('Anders');
    fs.writeFileSync(file, `${original}\n`);
    await press(page, 'save');
    assert.match(await page.getByRole('alert').textContent(), /another program/);
    assert.equal(saved(), `${original}\n`);
    await press(page, 'forget');
    assert.equal(await field(page, 'title:nl').inputValue(), 'Contactcenter medewerker');
    fs.writeFileSync(file, original);
}

// What another tab has saved since a page was opened is not undone by that page, which shows it as it was.
async function undoesNothing(page) {
    const other = await page.context().newPage();
    await page.goto(page.url()); // the file is another by now
    await other.goto(page.url());
    await field(page, 'title:nl').fill('Hier');
    await press(page, 'save');
    await field(other, 'title:de').fill('Dort');
    await press(other, 'save');
    assert.ok(saved().includes('>Hier<') && saved().includes('>Dort<'));
    await other.close();
    await page.goto(page.url());
    await field(page, 'title:nl').fill('Contactcenter medewerker');
    await field(page, 'title:de').fill('Fachkraft im Contactcenter');
    await press(page, 'save');
    assert.equal(saved(), original);
}

async function worksWithoutScript(browser, cookies) {
    const context = await begin(browser, { javaScriptEnabled: false, ...views.desk });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(at('/author/edit?file=bread.xml'));
    const picture = await page.locator('#pages img').first().getAttribute('src');
    await field(page, 'occupations:en').fill('One.\n\n- Two\n- Three & <four>');
    await field(page, 'title:de').fill('');
    await press(page, 'show');
    assert.notEqual(await page.locator('#pages img').first().getAttribute('src'), picture);
    assert.match(await found(page, 'title:de').first().textContent(), /a text is missing/);
    assert.equal(await field(page, 'occupations:en').inputValue(), 'One.\n\n- Two\n- Three & <four>');
    await field(page, 'title:de').fill('Fachkraft im Contactcenter');
    await press(page, 'save');
    assert.ok(saved().includes('<li>Three &amp; &lt;four></li>'));
    assert.equal(saved().replace(/<occupations>[^]*<\/occupations>/, ''), original.replace(/<occupations>[^]*<\/occupations>/, ''));
    fs.writeFileSync(file, original);
    await context.close();
}

async function beginsNewOnes(page) {
    await page.goto(at('/author/'));
    await look(page, 'list', 'desk-at-night', 'phone', '400');
    await page.fill('#new-file', 'new.xml');
    await page.fill('#new-country', 'CZ');
    await page.fill('#new-languages', 'cs en');
    await Promise.all([page.waitForNavigation(), page.locator('form[action="/author/new"] button').click()]);
    assert.ok(await page.locator('.found .error').count() > 0); // its placeholders
    assert.ok(await field(page, 'title:cs').inputValue());
    await look(page, 'new', 'phone');
    assert.ok(fs.existsSync(path.join(folder, 'new.xml')));
}

(async () => {
    const browser = await launch(modules);
    const context = await begin(browser, views.desk), page = await context.newPage();
    page.on('pageerror', (error) => assert.fail(error));
    page.on('console', (message) => assert.ok(/409/.test(message.text()), message.text()));
    await page.goto(address);
    await page.goto(at('/author/edit?file=bread.xml'));
    await isDrawn(page);
    await look(page, 'form', 'desk', 'phone-at-night');
    await types(page);
    await saves(page);
    await addsAndRemoves(page);
    await drawsNoMore(page);
    await asksOneByOne(page);
    await isCareful(page);
    await undoesNothing(page);
    await worksWithoutScript(browser, await context.cookies());
    await beginsNewOnes(page);
    await browser.close();
})().catch((error) => { console.log(error); process.exit(1); });
