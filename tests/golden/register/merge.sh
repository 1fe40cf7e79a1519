# Registers of two machines become one; twice is as good as once; a revocation comes along.
. "$golden/register/start"
mkdir out/a out/b
issue_text out/a/register.db one 2026-1 'Zoë Jansen'
issue_text out/a/register.db two 2026-2 'Piet de Vries'
issue_text out/b/register.db two 2026-2 'Piet de Vries'
issue_text out/b/register.db three 2026-3 'Anna Bakker'
issue_text out/b/register.db two-again 2026-2 'Piet de Vries'
supplement register revoke out/b/register.db 25135/2026-2/nl/2 --reason 'typing error'
supplement register merge out/all.db out/a/register.db out/b/register.db
supplement register list out/all.db
supplement register merge out/all.db out/b/register.db
supplement register revoke out/a/register.db 25135/2026-1/nl/1 --reason 'withdrawn'
supplement register merge out/all.db out/a/register.db
supplement register list out/all.db
