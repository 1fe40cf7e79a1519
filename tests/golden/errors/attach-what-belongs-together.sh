# Supplements that are none, that are there twice, in the diploma too, or that are of two holders; and that all is meant.
edition() {
    "$program" render -L layout.xml qualification.xml -l "$1" -o "$2-$1.pdf" --field holder.name="$2" --field holder.date=2026-07-10 ||
        fail "no supplement can be made"
}
edition en Anna
edition nl Anna
edition nl Bram
"$program" render -L layout.xml qualification.xml -l en -o anybody-en.pdf
supplement attach Anna-en.pdf plain.pdf -o out/new.pdf
supplement attach plain.pdf Anna-en.pdf Anna-nl.pdf ./Anna-en.pdf -o out/new.pdf
supplement attach plain.pdf Anna-en.pdf Bram-nl.pdf --collection -o out/new.pdf
untouched
supplement attach plain.pdf Anna-en.pdf Anna-nl.pdf anybody-en.pdf -o whole.pdf
supplement attach whole.pdf Anna-nl.pdf -o out/new.pdf
supplement attach whole.pdf Bram-nl.pdf --embed -o out/new.pdf
untouched
supplement attach plain.pdf Anna-en.pdf plain.pdf Anna-en.pdf Bram-nl.pdf --any -o out/new.pdf
pdfinfo out/new.pdf | grep Pages
