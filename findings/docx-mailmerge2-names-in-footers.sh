#!/bin/sh
# docx-mailmerge2 1.0.3 (PyPI), merging a cohort with page breaks, prints the last person's name in the footer of everybody's page.
#
# merge_templates([...], separator="page_break") makes one document of all rows. With this separator they share one section, which
# has one footer: each field of the body gets its own row's value, but a field in the footer (name, diploma number) is filled in
# for the whole document, from the row that comes last. No warning is given. Expected was each row's own name, or a
# refusal. With separator="nextPage_section" each row keeps its own footer. Seen on 2026-11-29 with Python 3.11.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install docx-mailmerge2==1.0.3 python-docx==1.2.0

venv/bin/python - <<'EOF' >seen
import docx, mailmerge
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

def add_field(paragraph, name):
    for part in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()._r
        if part == "instruction":
            element = OxmlElement("w:instrText")
            element.text = f" MERGEFIELD {name} "
        elif part == "shown":
            element = OxmlElement("w:t")
            element.text = f"«{name}»"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), part)
        run.append(element)

template = docx.Document()
add_field(template.add_paragraph("Holder: "), "Name")
add_field(template.sections[0].footer.paragraphs[0], "Name")
template.save("template.docx")
for separator in ("page_break", "nextPage_section"):
    with mailmerge.MailMerge("template.docx") as merge:
        merge.merge_templates([{"Name": "Anna Bos"}, {"Name": "Kees Vos"}], separator=separator)
        merge.write("cohort.docx")
    cohort = docx.Document("cohort.docx")
    print(separator, "bodies", [p.text for p in cohort.paragraphs if "Holder" in p.text], "footers", [s.footer.paragraphs[0].text for s in cohort.sections])
EOF
cat >expected <<'EOF'
page_break bodies ['Holder: Anna Bos', 'Holder: Kees Vos'] footers ['Kees Vos']
nextPage_section bodies ['Holder: Anna Bos', 'Holder: Kees Vos'] footers ['Anna Bos', 'Kees Vos']
EOF
cat seen
diff expected seen
