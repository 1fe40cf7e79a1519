# What is not byte for byte what was issued: a byte more; page and data changed alike, so that they agree.
. "$golden/register/start"
make out/issued.pdf 2026-1 'Zoë Jansen'
issue out/register.db out/issued.pdf 2026-1 'Zoë Jansen'
cp out/issued.pdf out/longer.pdf
echo >>out/longer.pdf
supplement verify out/longer.pdf
make out/other-name.pdf 2026-1 'Piet de Vries'
supplement verify out/other-name.pdf
edit qualification.xml 's|Bakt brood|Bakt taart|'
make out/other-work.pdf 2026-1 'Zoë Jansen'
supplement verify out/other-work.pdf
supplement verify out/issued.pdf
