# Help of all in brief, and of a command wherever it is asked for, unless options have ended. Each command stands in the brief once, and has a help
# that begins with it; none has another's.
"$program" --help >help
for words in help -h "help nothing" "frob --help"; do
    "$program" $words | cmp - help && echo "$words: the same"
done
"$program" render --help >of-render
for words in "help render" "--help render" "render -o out/all.zip --help"; do
    "$program" $words | cmp - of-render && echo "$words: the same"
done
for command in $(sed -n 's/^  \([a-z][a-z-]*\)  *[a-z].*/\1/p' help); do
    "$program" $command --help | sed -n 's/^  supplement \([a-z-]*\).*/\1/p' | uniq -c | sed "s/^ */$command: /"
done
supplement check -- --help
