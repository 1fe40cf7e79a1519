# Without a register a file that its own data do not make is not called altered for that alone: a whole, and what another layout or version
# made. What this program wrote and somebody changed still is, in a whole too.
. "$golden/register/start"
make out/a.pdf 2026-1 'Zoë Jansen'
make out/b.pdf 2026-1 'Zoë Jansen' en
cp "$source"/tests/data/seal/*.pem .
for way in '' --duplex --embed --collection; do
    "$program" attach plain.pdf out/a.pdf out/b.pdf $way -o "out/two$way.pdf" 2>/dev/null
    "$program" attach plain.pdf out/a.pdf $way -o "out/one$way.pdf" 2>/dev/null
done
supplement verify -L layout.xml out/two*.pdf out/one*.pdf
# another layout, and with it a seal for which nobody vouches; another version
"$program" seal out/a.pdf --key p256.pem -o out/sealed.pdf
supplement verify out/a.pdf
supplement verify out/sealed.pdf
# changed: a letter of what it says of itself, something behind it, behind its seal; and then joined
LC_ALL=C sed 's/(libHaru 2/(libHaru 9/' out/a.pdf >out/changed.pdf
{ cat out/a.pdf && echo '% more'; } >out/longer.pdf
{ cat out/sealed.pdf && echo '% more'; } >out/behind.pdf
head -c -1 out/a.pdf >out/shorter.pdf
supplement verify -L layout.xml out/changed.pdf out/longer.pdf out/behind.pdf out/shorter.pdf
for way in --embed --collection; do
    "$program" attach plain.pdf out/changed.pdf $way -o "out/changed$way.pdf" 2>/dev/null
done
supplement verify -L layout.xml out/changed-*.pdf
supplement verify --format=json out/one.pdf
