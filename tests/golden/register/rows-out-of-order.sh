# A register of which a part was overwritten gave the same rows again and again, without end.
. "$golden/register/start"
for number in 1 2 3 4 5 6 7 8 9; do
    issue_text register.db "text $number" "2026-$number" 'Zoë Jansen'
done
dd if=/dev/zero of=register.db bs=1 seek=5000 count=9000 conv=notrunc 2>/dev/null
supplement register list register.db
