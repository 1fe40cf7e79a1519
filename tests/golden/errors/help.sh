# Help is given wherever it is asked for, unless options have ended; each command stands in it once.
"$program" --help >help
for words in help -h "render --help" "export -o out/all.zip --help" "attach --help diploma.pdf"; do
    "$program" $words | cmp - help && echo "$words: the same"
done
grep '^  supplement [a-z]' help | cut -d ' ' -f 4,5 | sed 's/ [^a-z].*//; s/ [A-Z].*//' | sort | uniq -c
supplement check -- --help
