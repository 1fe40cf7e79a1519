# What the register knows nothing of: another number, another language, a general edition, and what is no supplement at all.
. "$golden/register/start"
make out/issued.pdf 2026-1 'Zoë Jansen'
issue out/register.db out/issued.pdf 2026-1 'Zoë Jansen'
make out/other-number.pdf 2026-2 'Zoë Jansen'
make out/other-language.pdf 2026-1 'Zoë Jansen' en
"$program" render -L layout.xml qualification.xml -o out/general.pdf
cp layout.xml out/layout.pdf
head -c 500 out/issued.pdf >out/half.pdf
: >out/empty.pdf
supplement verify out/other-number.pdf out/other-language.pdf out/general.pdf out/layout.pdf out/half.pdf out/empty.pdf
