# Who is killed while it writes leaves a file in the making; the next one that writes there removes it, and what is no such file
# stays. Here the system kills who writes a larger file than it may.
export SOURCE_DATE_EPOCH=1780000000
blocks=8
export blocks
printf '#!/bin/sh\nulimit -c 0\nulimit -f $blocks\nexec "%s" "$@"\n' "$program" >killed
chmod +x killed
left() {
    find out -mindepth 1 | sort | sed -E 's/[0-9a-f]{16}$/16-DIGITS/;s/^/  /'
}

# again COMMAND...: is killed, then it is not.
again() {
    echo "$ $*"
    ./killed "$@" >/dev/null 2>&1 || echo "exit $?"
    left
    "$program" "$@" >/dev/null || echo "exit $?"
    left
    rm -rf out
    mkdir out
}
render="render -L layout.xml qualification.xml -l nl"
again $render -o out/a.pdf
again $render -o out/a.svg
"$program" $render -o supplement.pdf
again attach plain.pdf supplement.pdf -o out/b.pdf
school
echo theirs >planted
echo mine >out/.supplement-0123456789abcde
ln -s ../planted out/.supplement-0123456789abcdef
again render -L layout.xml qualification.xml -l nl --field holder.name=Jo --field holder.diploma=D-1 -o out/a.pdf
[ "$(cat planted)" = theirs ] || echo "NOT AS IT WAS"
awk 'BEGIN { for (i = 4; i <= 40; i++) printf "Bo Smith-%d;20002;;D-%d\n", i, i }' >>cohort.csv
blocks=120 # more than a register has, less than all of them
for ending in zip pdf; do
    again export -L layout.xml -q qualifications cohort.csv -o out/all.$ending
done
