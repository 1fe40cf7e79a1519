# register.db is looked for in the folder of the file and in the two above it; --register names one.
. "$golden/register/start"
mkdir -p out/nl/a/b
make out/nl/a/issued.pdf 2026-1 'Zoë Jansen'
cp out/nl/a/issued.pdf out/nl/a/b/issued.pdf
issue out/register.db out/nl/a/issued.pdf 2026-1 'Zoë Jansen'
supplement verify -L layout.xml out/nl/a/issued.pdf out/nl/a/b/issued.pdf
issue_text out/nl/register.db x 2026-2 'Piet de Vries'
supplement verify out/nl/a/issued.pdf
supplement verify --register out/register.db out/nl/a/issued.pdf
cd out/nl/a
supplement verify --register=../../register.db issued.pdf
supplement verify issued.pdf
