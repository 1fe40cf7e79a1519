#!/bin/sh
# pyphen 0.17.2 (PyPI), with which WeasyPrint hyphenates, breaks British words two letters before their end, which the dictionary that it
# carries forbids.
#
# hyph_en_GB.dic, in pyphen's own folder, says RIGHTHYPHENMIN 3: at least three letters stand behind a hyphen. libhyphen (in
# PyHyphen 4.0.4), whose format it is, holds to that with the very same file: "em-ployer". pyphen reads the patterns and not the
# limits, and takes two on either side unless its caller says otherwise: "em-ploy-er"; a page of WeasyPrint 66.0 does too. In words
# with a hyphen of their own, NOHYPHEN in hyph_de_DE.dic forbids breaks beside it; pyphen gives them, with a second hyphen. Expected were
# the limits that the dictionary's author set. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pyphen==0.17.2 PyHyphen==4.0.4

venv/bin/python - >seen <<'EOF'
import os, pyphen
from hyphen.hnj import hyphenator_
folder = os.path.join(os.path.dirname(pyphen.__file__), "dictionaries")
for language, limit in (("en_GB", "RIGHTHYPHENMIN"), ("de_DE", "NOHYPHEN")):
    lines = open(os.path.join(folder, f"hyph_{language}.dic"), encoding="latin-1").read().splitlines()
    print(language, *[line for line in lines if line.startswith(limit)])
libhyphen = hyphenator_(os.path.join(folder, "hyph_en_GB.dic"), 2, 2, 2, 2)
for word in ("employer", "educator", "security"):
    print(word, "pyphen", pyphen.Pyphen(lang="en_GB").inserted(word), "libhyphen", *["-".join(pair) for pair in libhyphen.apply(word, 1)])
print("pyphen", pyphen.Pyphen(lang="de_DE").inserted("Ausbildungs-Ordnung"))
EOF
cat >expected <<'EOF'
en_GB RIGHTHYPHENMIN 3
de_DE NOHYPHEN -,'
employer pyphen em-ploy-er libhyphen em-ployer
educator pyphen edu-cat-or libhyphen edu-cator
security pyphen se-cur-ity libhyphen se-curity secur-ity
pyphen Aus-bil-dungs---Ord-nung
EOF
cat seen
diff expected seen
