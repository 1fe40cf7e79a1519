# The last lines of both pages lie near the foot: on page 1 no further above the note than sections are apart, on page 2 at
# the margin. All editions, with and without a holder; [mm].
sample=$source/samples/25135-contactcenter-medewerker.xml
for language in nl en de; do
    for name in '' 'Zoë Jansen-Đurić'; do
        set --
        [ -z "$name" ] || set -- --field "holder.name=$name" --field holder.diploma=1 --field holder.date=2026-07-10
        "$program" render "$sample" -l $language "$@" -o out/page.trace
        awk -v edition="$language${name:+ of a holder}" '
            function gap(from, to) { return (to - from) * 25.4 / 72 }
            function judge(what, mm, most) { print edition ": " what, (mm >= 0 && mm <= most ? "is" : "IS NOT"), "near: at most", most, "mm" }
            $1 == "page" { page = $2; bottom = $4 - 19 / 25.4 * 72 }
            $1 == "structure" { exit }
            $1 == "fill" && $4 > 400 { rule[page] = $3 }            # the last over the whole measure: on page 1 of the note
            $1 == "text" && !/artifact/ && (page == 2 || !/note/) && $3 > last[page] { last[page] = $3 }
            END {
                judge("last line of page 1", gap(last[1], rule[1]), 22)
                judge("last line of page 2", gap(last[2], bottom), 2)
            }' out/page.trace
    done
done
