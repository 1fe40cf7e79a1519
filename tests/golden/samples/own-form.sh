# The form of a country that there is not, and a language that the program has no labels of, are data alone: at most 40 lines of layout.
# Six sections without numbers, marks side by side, fields of its own, the note at the end.
cp -R "$source/tests/data/ruritania" form
[ "$(wc -l <form/form.xml)" -le 40 ] || fail "more than 40 lines"
supplement check -L form/form.xml form/qualification.xml
"$program" check form/form.xml >/dev/null 2>&1 || echo "the form itself does not pass"
for language in eo en; do
    trace -L form/form.xml form/qualification.xml -l $language
    sed -n 's/^text .* \("[^"]*"\).*/\1/p' out/page.trace
done
