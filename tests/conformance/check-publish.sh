#!/bin/sh
# What register publish encrypts, the page's own script opens, as a browser runs it: with the name or the number however they are typed,
# and with nothing else.
. tests/conformance/documents.sh

command -v node >/dev/null || fail "node is missing (./dev test installs it)"
cd "$work"
mkdir qualifications
cp "$OLDPWD/samples/25135-contactcenter-medewerker.xml" qualifications/
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer;datum
Zoë Jansen-Đurić;25135;nl;2026-1;2026-07-10
Þóra Ægisdóttir;25135;nl;2026-2;2026-07-10
Αλέξης Παπαδόπουλος;25135;nl;2026-3;2026-07-10
Jan van den Berg;25135;nl;2026-4;2026-07-10
Ana García López;25135;nl;2026-5;2026-07-10
END
mkdir out
"$program" register address out/register.db https://check.school.nl || fail "address"
"$program" export -q qualifications cohort.csv -o out >/dev/null || fail "export"
"$program" register publish out/register.db web >/dev/null || fail "publish"
cat >open.js <<'END'
const fs = require('fs');
globalThis.crypto ??= require('crypto').webcrypto;
require('vm').runInThisContext(fs.readFileSync('web/check.js', 'utf8'));
const all = fs.readdirSync('web').filter((name) => /^[0-9A-Z-]*$/.test(name)).map((name) => JSON.parse(fs.readFileSync(`web/${name}/fields.json`)));
(async () => {
    for (const given of process.argv.slice(2)) {
        const found = (await Promise.all(all.map((fields) => reveal(fields, given)))).filter(Boolean);
        console.log(`${given}: ${found.map((one) => `${one.name}, ${one.diploma}, ${one.date}`).join('; ') || 'nothing'}`);
    }
})();
END
node open.js 'JANSEN DURIC' jansen-duric 'Zoe Jansen—Đurić' Jansen Zoë 20261 2026-2 2026 Aegisdottir ΠΑΠΑΔΟΠΟΥΛΟΣ παπαδοπουλοσ \
    'VAN DEN BERG' vandenberg berg 'van den' den García 'de García' Ana 'Garcia Lopez' lópez garcialopez '' ' ' >opened || fail "check.js"
sed -i 's/, 10[^;]*$//;s/, 2026-07-10$//' opened
cat >wanted <<'END'
JANSEN DURIC: Zoë Jansen-Đurić, 2026-1
jansen-duric: Zoë Jansen-Đurić, 2026-1
Zoe Jansen—Đurić: Zoë Jansen-Đurić, 2026-1
Jansen: Zoë Jansen-Đurić, 2026-1
Zoë: nothing
20261: Zoë Jansen-Đurić, 2026-1
2026-2: Þóra Ægisdóttir, 2026-2
2026: nothing
Aegisdottir: Þóra Ægisdóttir, 2026-2
ΠΑΠΑΔΟΠΟΥΛΟΣ: Αλέξης Παπαδόπουλος, 2026-3
παπαδοπουλοσ: Αλέξης Παπαδόπουλος, 2026-3
VAN DEN BERG: Jan van den Berg, 2026-4
vandenberg: Jan van den Berg, 2026-4
berg: Jan van den Berg, 2026-4
van den: nothing
den: nothing
García: Ana García López, 2026-5
de García: Ana García López, 2026-5
Ana: nothing
Garcia Lopez: Ana García López, 2026-5
lópez: Ana García López, 2026-5
garcialopez: Ana García López, 2026-5
: nothing
 : nothing
END
diff wanted opened || fail "another word opens it, or the right one does not"
