# Every flag that there is can be drawn, says whose it is, and adds no more than six thousand bytes to a PDF.
render() { # COUNTRY
    sed "s/country=\"NL\"/country=\"$1\"/" qualification.xml >country.xml
    "$program" render -L layout.xml country.xml -l en -o out/flag.pdf || echo "NOT DRAWN: $1"
    size=$(wc -c <out/flag.pdf)
}
render NL
plain=$size
for flag in flags/*.svg; do
    country=$(basename "$flag" .svg)
    render "$country"
    [ "$size" -le $((plain + 6000)) ] || echo "LARGE: $country, $((size - plain)) more than NL"
    grep -q '<title>..*</title>' "$flag" || echo "NO TITLE: $country"
    grep -q "^| $country " "$source/layouts/flags/README.md" || echo "NO SOURCE TOLD: $country"
done
ls flags/*.svg | wc -l
