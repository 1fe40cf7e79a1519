# Each edition has the same headings, work processes, grading steps, paragraphs and links, on two pages.
sample=$source/samples/25135-contactcenter-medewerker.xml
for language in nl en de; do
    "$program" render "$sample" -l $language -o out/$language.trace
    awk -v language=$language '
        $1 == "page" { facts = facts " page " $2 }
        $1 == "structure" { on = 1; next }
        on { count[$1]++ }
        END {
            print language ":" facts
            for (role in count)
                if (role != "span")
                    print "  " role, count[role] | "sort"
        }' out/$language.trace
done
"$program" render "$sample" -l nl -o out/again.trace
cmp out/nl.trace out/again.trace
