# With a holder the parts that name one are there; the name is brought to its composed form.
cp "$golden/layout/inputs-empty.xml" layout.xml
trace -L layout.xml qualification.xml --field "holder.name=Zoe$(printf '\314\210')"
cat out/page.trace
