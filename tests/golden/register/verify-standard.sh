# A file says itself by which standard it was made, so that it can be made again.
. "$golden/register/start"
"$program" render -L layout.xml qualification.xml --standard=pdf2 -o out/general.pdf
supplement verify -L layout.xml out/general.pdf
"$program" render -L layout.xml qualification.xml --standard=pdf2 -o out/personal.pdf --field holder.name='Zoë Jansen' \
    --field holder.diploma=2026-1 --field holder.date=2026-07-10
supplement verify -L layout.xml out/personal.pdf
for file in general personal; do
    "$program" extract out/$file.pdf -o $file.xml
    grep -o 'standard=.*"' $file.xml
    "$program" render -L layout.xml $file.xml -o again.pdf
    cmp out/$file.pdf again.pdf
    # the command line has the last word
    "$program" render -L layout.xml $file.xml --standard=pdf17 -o other.pdf
    "$program" render -L layout.xml qualification.xml -o plain.pdf
    [ $file = personal ] || cmp other.pdf plain.pdf
done
