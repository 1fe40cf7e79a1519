# The rows that travel in a personal edition are those of the holder whom it names: what is said of another brings rows of its own.
cp -R "$source/tests/data/results" results
form=results/form.xml
set -- -f holder.name='Zoë Jansen' -f holder.diploma=D-1 -f holder.date=2026-07-10
"$program" render -L "$form" "$source/samples/25135-contactcenter-medewerker.xml" -l en "$@" -f result.1.module=Dutch -f result.1.mark=8 \
    -f result.2.module=English -f result.2.mark=7 -o out/first.pdf
supplement extract out/first.pdf -o first.xml
supplement render -L "$form" first.xml -o out/again.pdf
cmp out/first.pdf out/again.pdf
supplement render -L "$form" first.xml -f holder.name='Zoë Jansen' -o out/again.pdf
cmp out/first.pdf out/again.pdf
supplement render -L "$form" first.xml -f holder.name='Bo Smith' -o out/other.pdf
supplement render -L "$form" first.xml -f holder.name='Bo Smith' -f result.1.module=French -f result.1.mark=6 -o out/other.pdf
supplement extract out/other.pdf -o other.xml
sed -n '/<fields>/,$p' other.xml
# A row that lacks what it needs, or is missing, is told; one row may be without hours.
supplement render -L "$form" first.xml -f result.1.module=French -o out/refused.pdf
supplement render -L "$form" first.xml -f result.1.module=French -f result.1.mark=6 -f result.3.module=Art -f result.3.mark=6 -o out/refused.pdf
supplement render -L "$form" first.xml -f result.1.module='#REF!' -f result.1.mark=6 -f result.1.grade=A -o out/refused.pdf
ls out
