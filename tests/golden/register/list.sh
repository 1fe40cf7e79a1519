# All that was issued, in the order in which it was: for people, and for a spreadsheet.
. "$golden/register/start"
issue_text out/register.db one 2026-0001 'Zoë Jansen-Đurić'
issue_text out/register.db two 2026-0002/b "D̂ʼÅlvar O’Neill"
issue_text out/register.db three 2026-0001 'Zoë Jansen-Đurić'
issue_text out/register.db three-en 2026-0001 'Zoë Jansen-Đurić' en
issue_text out/register.db five 2026-0005 'Smit; Jan'
issue_text out/register.db four -4 '=HYPERLINK("http://example.org";"x")'
supplement register revoke out/register.db 25135/2026-0002/b/nl/1 25135/2026-0001/nl/1 --reason "typing error; new one
follows"
supplement register list out/register.db
supplement register list --csv out/register.db
cd out
supplement register list
