# A register into which somebody put more than tables of ours, or made them otherwise: nothing of that runs, and it is not used.
. "$golden/register/start"
issue_text out/good.db one 2026-1 'Zoë Jansen'
issue_text out/good.db two 2026-2 'Piet de Vries'
# the near miss: what SQLite itself puts there
cp out/good.db out/register.db
tamper out/register.db 'ANALYZE; VACUUM'
supplement register revoke out/register.db 25135/2026-1/nl/1 --reason x
supplement register list out/register.db
while IFS= read -r sql; do
    cp out/good.db out/register.db
    tamper out/register.db "$sql"
    echo "== $sql"
    for command in "list out/register.db" "revoke out/register.db 25135/2026-1/nl/1 --reason x" "merge out/new.db out/register.db"; do
        supplement register $command | grep -v '^  hint'
    done
done <<'END'
CREATE TRIGGER genuine AFTER UPDATE ON issue BEGIN UPDATE issue SET revoked = NULL; END
ALTER TABLE issue RENAME TO issued; CREATE VIEW issue AS SELECT * FROM issued
CREATE VIRTUAL TABLE words USING fts5(x)
CREATE INDEX other ON issue (lower(name))
CREATE TABLE other (x)
ALTER TABLE issue ADD COLUMN more TEXT AS (upper(name))
DROP TABLE correction
PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT NOT NULL COLLATE nocase') WHERE name = 'issue'
END
ls out
