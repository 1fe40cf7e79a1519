# Revoking: all numbers or none; once; with a reason.
. "$golden/register/start"
issue_text out/register.db one 2026-1 'Zoë Jansen'
issue_text out/register.db two 2026-2 'Piet de Vries'
supplement register revoke out/register.db 25135/2026-1/nl/1 25135/2026-3/nl/1 25135/2026-2/nl --reason 'typing error'
supplement register list out/register.db
supplement register revoke out/register.db 25135/2026-1/nl/1 --reason 'typing error'
supplement register revoke out/register.db 25135/2026-2/nl/1 25135/2026-1/nl/1 --reason 'another'
supplement register list out/register.db
supplement register revoke out/register.db 25135/2026-2/nl/1
supplement register revoke out/register.db 25135/2026-2/nl/1 --reason ''
supplement register revoke out/register.db --reason x
supplement register revoke out/absent.db 25135/2026-2/nl/1 --reason x
SOURCE_DATE_EPOCH=yesterday
supplement register revoke out/register.db 25135/2026-2/nl/1 --reason x
ls out
