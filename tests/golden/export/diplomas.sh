# Each document is attached to its diploma: what is issued is the whole, and the register holds both hashes. Exported again it
# stays, and a file that was lost is made again; in an archive it is the same. verify and extract know the whole.
diplomas
set -- --diplomas 'diplomas/{diploma}.pdf'
hand_out cohort.csv -o out "$@"
listed
hashes
pdfinfo "$(ls out/10001/*D-1-nl.pdf)" | grep Pages
keep
hand_out cohort.csv -o out "$@"
changed
rm out/10001/*
hand_out cohort.csv -o out "$@" | grep unchanged
changed
hand_out cohort.csv -o out/all.zip "$@" | grep unchanged
mkdir unpacked
(cd unpacked && unzip -q ../out/all.zip && find . -type f | sort | while read -r file; do cmp "$file" "../kept/$file" && echo "$file"; done)
supplement verify --register out/register.db out/10001/*D-1* out/20002/*
"$program" extract out/20002/*.pdf 2>&1 | grep -o '<field.*</field>'
echo >>"$(ls out/10001/*D-1-en.pdf)"
echo >>"$(ls out/20002/*.pdf)"
supplement register revoke out/register.db 10001/D-1/nl/1 --reason 'typing error'
supplement verify --register out/register.db out/10001/*D-1* out/20002/*
