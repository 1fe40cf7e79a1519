# The qualifications of eleven countries are good, each by the form of its country, and each edition has its headings, in its own
# language, on the pages that its text takes.
for sample in "$source"/samples/countries/*.xml; do
    "$program" check "$sample" 2>&1 | sed "s:$source/samples/countries/::; s/\.xml:[0-9]*:/.xml:/"
    for language in $(sed -n 's/.* editions="\([^"]*\)".*/\1/p' "$sample"); do
        "$program" render "$sample" -l "$language" -o out/page.trace 2>/dev/null
        awk -v language="$language" '
            $1 == "page" { pages++ }
            $1 == "structure" { exit }
            $1 == "text" && /heading-2/ {
                line = $0
                gsub(/^[^"]*"|"[^"]*$/, "", line)
                if (line ~ /^[1-7] ?$/ || !numbered[language])
                    heads = heads "\n    "
                numbered[language] = numbered[language] || line ~ /^[1-7] ?$/
                heads = heads line
            }
            END { print "  " language ", " pages " pages:" heads }' out/page.trace
    done
done
