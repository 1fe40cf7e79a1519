# The way of a document: issued, issued again with a name corrected, and that revoked.
. "$golden/register/start"
make out/first.pdf 2026-1 'Zoe Janssen'
make out/second.pdf 2026-1 'Zoë Jansen-Đurić'
issue out/register.db out/first.pdf 2026-1 'Zoe Janssen'
supplement verify --register out/register.db out/first.pdf
issue out/register.db out/second.pdf 2026-1 'Zoë Jansen-Đurić'
supplement verify --register out/register.db out/first.pdf out/second.pdf
supplement verify --register out/register.db out/second.pdf
supplement register revoke out/register.db 25135/2026-1/nl/2 --reason 'diploma withdrawn by the exam board'
supplement verify --register out/register.db out/first.pdf out/second.pdf
