# A text that grows line by line, in section 4, before the page on which section 5 begins, or in section 7, behind it. While it
# fits on two pages they are as the layout has them. Beyond that no page but the last is a third empty, the last has more than a
# few lines, no type is larger than the natural size, and no text takes fewer pages than a shorter one.
sample=$source/samples/25135-contactcenter-medewerker.xml

grown() { # ELEMENT LINES: the English text of the element begins with so many more
    more=$(seq "$2" | awk '{ printf "<p>More is told in line %d.</p>", $1 }')
    sed "/<$1>/,/<\/$1>/{/<text lang=\"en\">/,/<\/text>/{s|<text lang=\"en\">|&$more$3|;s|</text>|$4&|}}" "$sample"
}

# What the pages are like: how far down the body comes, and that of the room that it has, the note left out.
look() { # LINES
    awk -v lines="$1" '
        $1 == "scale" { scale = $2 }
        $1 == "page" { pages = $2; limit[pages] = 788 }
        $1 == "structure" { exit }
        $1 == "text" && /artifact/ { next }
        $1 == "text" && / note\// { if ($3 - 13 < limit[pages]) limit[pages] = $3 - 13; next }
        $1 == "text" && $3 > foot[pages] { foot[pages] = $3 }
        $1 == "text" && /heading-2/ { begins[pages] = 1 }
        END {
            printf "%2d lines, %3.0f%%:", lines, 100 * scale
            for (i = 1; i <= pages; i++) {
                fill = (foot[i] - 42) / (limit[i] - 42)
                printf " %.0f%%", 100 * fill
                if (i < pages && fill < 0.65 || fill < 0.2) bad = bad " NEARLY EMPTY"
            }
            if (pages > 2 && scale > 1) bad = bad " LARGER THAN NATURAL"
            print bad
        }' out/page.trace
}

grow() { # ELEMENT [PARAGRAPH, ITS END]
    echo "$1:"
    before=0
    for lines in 0 4 8 12 16 20 24 28 32 36 40 44 48 52 56 60 64 68 72; do
        grown "$1" $lines "${2-}" "${3-}" >grown.xml
        "$program" render grown.xml -l en -o out/page.trace 2>said || cat said
        told=$(sed -n 's/.*asked for: \(.*\) \[.*/, \1/p' said)
        echo "$(look $lines)$told"
        pages=$(grep -c ^page out/page.trace)
        [ "$pages" -ge "$before" ] || echo "FEWER PAGES THAN BEFORE"
        before=$pages
    done
}
grow occupations '<p>' '</p>'
grow additional-information
