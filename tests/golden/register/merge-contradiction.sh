# Two machines issued different files under one number: each is told, and nothing is merged, of no register.
. "$golden/register/start"
issue_text out/a.db one 2026-1 'Zoë Jansen'
issue_text out/b.db three 2026-3 'Anna Bakker'
issue_text out/c.db other 2026-1 'Zoë Janssen'
issue_text out/c.db four 2026-4 'Jan Smit'
supplement register merge out/a.db out/b.db out/c.db
supplement register merge out/a.db out/b.db layout.xml
supplement register merge out/a.db out/b.db out/absent.db
supplement register list out/a.db
supplement register merge out/new.db out/a.db out/c.db
supplement register merge out/a.db
supplement register merge
supplement register
supplement register lists
ls out
