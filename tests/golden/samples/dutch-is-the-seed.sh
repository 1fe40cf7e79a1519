# The Dutch PDF holds every line of the official text whole and in its order, wherever lines and pages break: in the order in
# which the file has them, which is that of reading (pdftotext would else guess columns).
sample=$source/samples/25135-contactcenter-medewerker.xml
"$program" render "$sample" -l nl -o out/nl.pdf
pdftotext -raw -enc UTF-8 out/nl.pdf - | tr '\f' '\n' >text
awk '
    # One line of words: a hyphen that only the line end has made is not there (U+00AD), nor are other ends of lines, nor a
    # space behind a slash.
    function joined(line) { gsub(/\302\255[ \n]*/, "", line); gsub(/\/\n/, "/", line); gsub(/[ \t\n]+/, " ", line); return line }
    FILENAME == "text" { all = all $0 "\n"; next }
    FNR == 1 { all = joined(all); at = 1 }
    {
        line = joined($0)
        found = index(substr(all, at), line)
        if (!found)
            print (index(all, line) ? "OUT OF ORDER: " : "MISSING: ") line
        else
            at += found + length(line) - 1
        lines++
    }
    END { print lines " lines" }
' text "$source/tests/data/seed-sentences-nl.txt"
