#!/bin/sh
# dateparser 1.5.0 (PyPI) reads "10. listopada 2026.", the tenth of October in Croatian, as the tenth of November.
#
# "Listopad", when leaves fall, is October in Croatian and November in Polish; the form in a date is "listopada" in both. Without a
# language dateparser takes the first of its list that fits, which is Polish, and says nothing, though only Croatian writes the stops. Other months of
# Croatian are read rightly, so a short try does not show it. A diploma in a list of several countries is a month late then. With languages=["hr"] the day is right. Expected was no day, or October. Seen on
# 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install dateparser==1.5.0

venv/bin/python -W ignore - >seen <<'EOF'
import dateparser
for words in ("10. srpnja 2026.", "10. rujna 2026.", "10. listopada 2026.", "10. studenoga 2026."):
    print(words, *(dateparser.parse(words, languages=languages).date() for languages in (None, ["hr"])))
EOF
cat >expected <<'EOF'
10. srpnja 2026. 2026-07-10 2026-07-10
10. rujna 2026. 2026-09-10 2026-09-10
10. listopada 2026. 2026-11-10 2026-10-10
10. studenoga 2026. 2026-11-10 2026-11-10
EOF
cat seen
diff expected seen
