# trace -> what `reference` draws: page, x, y from the bottom, size, weight and text, between tabs.
$1 == "page" { page = $2; height = $4 }

$1 == "text" {
    first = index($0, "\"") + 1
    last = match($0, /" [0-9]+ [^ "]+ [0-9.]+ #[0-9a-f]+ [^"]*$/)
    split(substr($0, last + 2), after, " ")
    text = substr($0, first, last - first)
    gsub(/\\u00a0/, " ", text)
    gsub(/\\u[0-9a-f][0-9a-f][0-9a-f][0-9a-f]/, "", text)
    gsub(/\\"/, "\"", text)
    gsub(/\\\\/, "\\", text)
    weight = after[2] ~ /Bold/ ? "bold" : "regular"
    printf "%d\t%.3f\t%.3f\t%s\t%s\t%s\n", page, $2, height - $3, after[3], weight, text
}
