# Files and registers that cannot be read: no verdict on them; on the others there is.
. "$golden/register/start"
make out/issued.pdf 2026-1 'Zoë Jansen'
issue out/register.db out/issued.pdf 2026-1 'Zoë Jansen'
supplement verify out/absent.pdf out/issued.pdf out
supplement verify --register out/absent.db out/issued.pdf
supplement verify --register layout.xml out/issued.pdf out/issued.pdf
supplement verify -L absent.xml out/issued.pdf
supplement verify
supplement verify --registry out/register.db out/issued.pdf
