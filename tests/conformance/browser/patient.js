// Chromium on a machine that may have much else to do: what is waited for may take two minutes, at each step, and is then at fault.
const path = require('path');
const patience = 120000; // [ms]

exports.launch = (modules, ...more) => require(path.join(modules, 'playwright-core')).chromium.launch({
    executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', ...more], timeout: patience });

exports.context = async (browser, options) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(patience);
    return context;
};

exports.patience = patience;
