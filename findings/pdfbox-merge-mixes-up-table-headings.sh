#!/bin/sh
# PDFBox 3.0.8's `merge` of two tagged files by Typst 0.15.1 gives two table headings the same ID, so that the second document's cells
# are read out under the first document's headings; veraPDF 1.28.2 finds the file good PDF/UA-1.
#
# Typst numbers the header cells of each document alike (U1x0y0, U1x1y0 …) and ties cells to them with /Headers. PDFBox copies
# both trees, warns that the key exists in the /IDTree, and keeps the first document's entry. ISO 32000-1, 14.7.2 table 323 wants
# element identifiers unique in a document; 14.8.5.7 has cells find their headings by them. "Result" of diploma 2 is then under
# "Course 1". Expected were new identifiers for the second document, or a refusal by the validator. Seen on 2026-11-29 with Java 17, on
# Debian 12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install typst==0.15.2 pikepdf==10.18.0
for archive in org.apache.pdfbox:pdfbox-app:3.0.8 org.verapdf.apps:greenfield-apps:1.28.2; do
    mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact="$archive" -DoutputDirectory="$work" </dev/null >maven.log 2>&1
done

for number in 1 2; do
    cat >"$number.typ" <<EOF
#set document(title: "Diploma $number", date: datetime(year: 2026, month: 7, day: 10))
#set text(lang: "en")
#table(columns: 2, table.header([Course $number], [Mark $number]), [Welding], [$number])
EOF
    venv/bin/python -c "import typst; typst.compile('$number.typ', output='$number.pdf', pdf_standards=['ua-1'])"
done
java -jar pdfbox-app-3.0.8.jar merge -i 1.pdf -i 2.pdf -o merged.pdf 2>merge.log
{
    venv/bin/python - <<'EOF'
import pikepdf
file = pikepdf.open("merged.pdf")
page = {p.objgen: n for n, p in enumerate(file.pages, 1)}

def walk(element):
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid):
            yield from walk(kid)

def page_of(element):
    return next(page[e.Pg.objgen] for e in walk(element) if "/Pg" in e)

roots = file.Root.StructTreeRoot.K
cells = [e for root in (roots if isinstance(roots, pikepdf.Array) else [roots]) for e in walk(root) if e.S in ("/TH", "/TD")]
tree = pikepdf.NameTree(file.Root.StructTreeRoot.IDTree)
print("elements called U1x1y0 on pages", [page_of(c) for c in cells if c.get("/ID") == "U1x1y0"])
for cell in cells:
    for attributes in cell.get("/A", []):
        for heading in attributes.get("/Headers", []):
            if cell.S == "/TD" and str(heading) == "U1x1y0":
                print("a cell of page", page_of(cell), "has its heading on page", page_of(tree[str(heading)]))
EOF
    java -cp greenfield-apps-1.28.2.jar org.verapdf.apps.GreenfieldCliWrapper --format text -f ua1 merged.pdf | sed "s|$PWD/||"
} >seen
cat >expected <<'EOF'
elements called U1x1y0 on pages [1, 2]
a cell of page 1 has its heading on page 1
a cell of page 2 has its heading on page 1
PASS merged.pdf ua1
EOF
cat seen
diff expected seen
