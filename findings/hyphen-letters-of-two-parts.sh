#!/bin/sh
# hyphen 1.14.1 (npm) divides Turkish words that begin with İ a letter too late: "İst-anb-ul", where "istanbul" is "is-tan-bul".
#
# The package looks a word up in small letters, and counts there where the hyphens go. JavaScript's small letter of İ (U+0130) is two
# units long, i and a dot (Unicode, SpecialCasing.txt), so that all places behind it are one too far; many headings of a diploma
# begin with it: İletişim, İşletme. Of words whose accents are signs of their own, as in texts from a Mac, an accent is parted from its
# letter: "coo-", and "¨rdinator" on the next line, where no line may end (UAX 14, LB9). Nothing is said. Expected were the places
# that the word has in small letters, and in one piece. Seen on 2026-11-30 with Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --cache "$work/npm" hyphen@1.14.1 >npm.log

cat >words.js <<'EOF'
const show = (language, word) =>
    require("hyphen/" + language).hyphenateSync(word).replace(/\u00ad/g, "-").replace(/\p{M}/gu, mark => "U+0" + mark.codePointAt(0).toString(16) + " ");
for (const word of ["istanbul", "İstanbul", "iletişim", "İletişim", "işletmecilik", "İşletmecilik"])
    console.log("tr", word, show("tr", word));
for (const [language, word] of [["nl", "coördinator"], ["nl", "coöperatie"], ["sk", "vzdelávanie"]])
    console.log(language, word, show(language, word), show(language, word.normalize("NFD")));
EOF
node words.js >seen
cat >expected <<'EOF'
tr istanbul is-tan-bul
tr İstanbul İst-anb-ul
tr iletişim ile-ti-şim
tr İletişim İl-et-iş-im
tr işletmecilik iş-let-me-ci-lik
tr İşletmecilik İşl-etm-ec-il-ik
nl coördinator co-ör-di-na-tor coo-U+0308 r-di-na-tor
nl coöperatie co-ö-pe-ra-tie coo-U+0308 pe-ra-tie
sk vzdelávanie vzde-lá-va-nie vzde-la-U+0301 va-nie
EOF
cat seen
diff expected seen
