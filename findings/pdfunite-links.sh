#!/bin/sh
# pdfunite of Poppler 22.12 (Debian 12) joins PDFs so that no link inside them leads anywhere, also in the first of them.
#
# A link leads to a page, by a name (as Typst 0.15.1 writes it) or by the page itself (as Ghostscript 10.0.0 does; ISO 32000-1, 12.3.2). pdfunite takes
# links and names over, and makes the pages anew; what the links lead to are the old ones, which are in the file still, and in its page tree,
# which holds the pages of a document (7.7.3), no more. Of two documents with the same name, "grades", one is left. pdfinfo -dests of the same Poppler
# lists two names before and none behind. Nothing is said, and the status is 0. Expected were links to their own pages, as Ghostscript makes them
# of the same two files. Seen on 2026-11-30 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
pdftotext -v 2>&1 | grep -q ' 22\.12\.' || { echo "wanted: poppler-utils 22.12" >&2; exit 1; }
[ "$(gs --version)" = 10.00.0 ] || { echo "wanted: ghostscript 10.0.0" >&2; exit 1; }
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pikepdf==10.18.0

for number in 1 2; do
    cat >"$number.typ" <<EOF
#set document(title: "Diploma $number")
See #link(<grades>)[the grades] and #link(<rules$number>)[the rules].
#pagebreak()
= Grades <grades>
= Rules <rules$number>
EOF
    venv/bin/python -c "import typst; typst.compile('$number.typ', output='$number.pdf')"
done
cat >follow.py <<'EOF'
import pikepdf, sys
for name in sys.argv[1:]:
    file = pikepdf.open(name)
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    names = pikepdf.NameTree(file.Root.Names.Dests) if "/Dests" in file.Root.get("/Names", {}) else {}
    for number, page in enumerate(file.pages, 1):
        for link in page.get("/Annots", []):
            place = link.get("/Dest", link.get("/A", {}).get("/D"))
            said = "place" if isinstance(place, pikepdf.Array) else f'"{place}"'
            if not isinstance(place, pikepdf.Array):
                place = names[str(place)]
            if isinstance(place, pikepdf.Dictionary):
                place = place.D
            print(f"{name} page {number}: {said} leads to page {pages.get(place[0].objgen, 'none')}")
EOF
pdfunite 1.pdf 2.pdf pdfunite.pdf 2>said
gs -q -sDEVICE=pdfwrite -o gs.pdf 1.pdf 2.pdf
pdfunite gs.pdf gs.pdf pdfunite-gs.pdf
{
    echo "pdfunite says $(wc -l <said) lines; names: $(pdfinfo -dests 1.pdf | grep -c '"') in 1.pdf, $(pdfinfo -dests pdfunite.pdf | grep -c '"') in pdfunite.pdf"
    venv/bin/python follow.py 1.pdf pdfunite.pdf gs.pdf pdfunite-gs.pdf
} >seen
cat >expected <<'EOF'
pdfunite says 0 lines; names: 2 in 1.pdf, 0 in pdfunite.pdf
1.pdf page 1: "grades" leads to page 2
1.pdf page 1: "rules1" leads to page 2
pdfunite.pdf page 1: "grades" leads to page none
pdfunite.pdf page 1: "rules1" leads to page none
pdfunite.pdf page 3: "grades" leads to page none
pdfunite.pdf page 3: "rules2" leads to page none
gs.pdf page 1: place leads to page 2
gs.pdf page 1: place leads to page 2
gs.pdf page 3: place leads to page 4
gs.pdf page 3: place leads to page 4
pdfunite-gs.pdf page 1: place leads to page none
pdfunite-gs.pdf page 1: place leads to page none
pdfunite-gs.pdf page 3: place leads to page none
pdfunite-gs.pdf page 3: place leads to page none
pdfunite-gs.pdf page 5: place leads to page none
pdfunite-gs.pdf page 5: place leads to page none
pdfunite-gs.pdf page 7: place leads to page none
pdfunite-gs.pdf page 7: place leads to page none
EOF
cat seen
diff expected seen
