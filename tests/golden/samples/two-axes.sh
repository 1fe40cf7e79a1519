# Both pages share two axes, in all editions: where text begins (three lines and more) and from where to where rules go, in mm
# from the left margin. On page 1 the right column's number stands before the axis.
sample=$source/samples/25135-contactcenter-medewerker.xml
for language in nl en de; do
    "$program" render "$sample" -l $language --field 'holder.name=Zoë Jansen-Đurić' --field holder.diploma=1 \
        --field holder.date=2026-07-10 -o out/page.trace
    awk '
        function mm(x) { return sprintf("%.1f", x * 25.4 / 72 - 20) }
        $1 == "page" { page = $2 }
        $1 == "structure" { exit }
        /"[0-9]+" 1?[0-9] Noto/ { next }                             # marks of grades: at the right of their column
        $1 == "text" && mm($2) + 0 > 100 { next }                     # and what they mean
        $1 == "text" && ++texts[page, mm($2)] == 3 { print "page " page ": text at " mm($2) }
        $1 == "fill" && $4 > 100 && $5 < 2 && !rules[page, mm($2), mm($2 + $4)]++ {
            print "page " page ": rule from " mm($2) " to " mm($2 + $4)
        }' out/page.trace | sort -V >edges
    [ -e first ] || cp edges first
    diff first edges && echo "$language: as in nl" || true
done
cat first
