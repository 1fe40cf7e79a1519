#!/usr/bin/env python3
"""Makes documents as Word (.docx) and LibreOffice (.odt) write them, of lines on standard input.

    document.py FILE

    words               a paragraph; \\n in it is a line break
    #words              a bold one
    -words              an item of a list
    |words|words        a row of a table, a cell behind each |; in a cell ¶ stands between paragraphs; |2>words takes two columns
    ^words              as the cell above, with which it is merged
    <xml                XML as it stands, in the body; of .docx, r:id="l0" is the first <!--link ADDRESS--> in it
    @NAME               what follows stands in the part of this name, as XML
Rows one behind the other are a table.
"""
import re, sys, zipfile
from html import escape

WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
ODF = 'urn:oasis:names:tc:opendocument:xmlns:'


class Docx:
    def paragraph(self, words):
        kind, words = split(words)
        list_ = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' if kind == '-' else ''
        bold = '<w:rPr><w:b/></w:rPr>' if kind == '#' else ''
        lines = '<w:br/>'.join('<w:t xml:space="preserve">%s</w:t>' % escape(line, False) for line in words.split('\\n'))
        return '<w:p>%s<w:r>%s%s</w:r></w:p>' % (list_, bold, lines)

    def cell(self, words, width, above):
        merge = '<w:vMerge/>' if above else ''
        return '<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr>%s</w:tc>' % (width, merge, ''.join(self.paragraph(each) for each in words.split('¶')))

    def row(self, cells):
        return '<w:tr>%s</w:tr>' % cells

    def table(self, rows):
        return '<w:tbl>%s</w:tbl>' % rows

    def parts(self, body, others):
        kinds = {'word/footnotes.xml': 'footnotes', 'word/header1.xml': 'header', 'word/styles.xml': 'styles', 'word/numbering.xml': 'numbering'}
        own = ''.join('<Relationship Id="r%d" Type="%s/%s" Target="%s"/>' % (i, OFFICE, kinds[name], name[5:]) for i, name in enumerate(others) if name in kinds)
        own += ''.join('<Relationship Id="l%d" Type="%s/hyperlink" Target="%s" TargetMode="External"/>' % (i, OFFICE, link) for i, link in enumerate(re.findall('<!--link (.*?)-->', body)))
        relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
        return {
            '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
            '_rels/.rels': relations % ('<Relationship Id="r1" Type="%s/officeDocument" Target="word/document.xml"/>' % OFFICE),
            'word/_rels/document.xml.rels': relations % own,
            'word/document.xml': '<w:document xmlns:w="%s" xmlns:r="%s" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>%s</w:body></w:document>' % (WORD, OFFICE, body),
        }


class Odt:
    def paragraph(self, words):
        kind, words = split(words)
        text = '<text:line-break/>'.join(escape(line, False) for line in words.split('\\n'))
        paragraph = '<text:p%s>%s</text:p>' % (' text:style-name="P1"' if kind == '#' else '', text)
        return '<text:list><text:list-item>%s</text:list-item></text:list>' % paragraph if kind == '-' else paragraph

    def cell(self, words, width, above):
        if above:
            return '<table:covered-table-cell/>' * width
        return '<table:table-cell table:number-columns-spanned="%d">%s</table:table-cell>%s' % (
            width, ''.join(self.paragraph(each) for each in words.split('¶')), '<table:covered-table-cell/>' * (width - 1))

    def row(self, cells):
        return '<table:table-row>%s</table:table-row>' % cells

    def table(self, rows):
        return '<table:table>%s</table:table>' % rows

    def parts(self, body, others):
        names = ' '.join('xmlns:%s="%s%s:1.0"' % (name, ODF, name) for name in ('office', 'text', 'table', 'style', 'draw', 'form'))
        names += ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
        names += ' xmlns:fo="%sxsl-fo-compatible:1.0" xmlns:svg="%ssvg-compatible:1.0"' % (ODF, ODF)
        styles = '<office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="H1" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="H2" style:family="text" style:parent-style-name="H1"/></office:automatic-styles>'
        return {
            'mimetype': 'application/vnd.oasis.opendocument.text',
            'content.xml': '<office:document-content %s>%s<office:body><office:text>%s</office:text></office:body></office:document-content>' % (names, styles, body),
        }


def split(words):
    return (words[0], words[1:]) if words[:1] in ('#', '-') else ('', words)


def row(kind, line):
    cells = ''
    for cell in line[1:].split('|'):
        width, words = re.fullmatch(r'(?s)(?:(\d)>)?(.*)', cell).groups()
        cells += kind.cell(words.lstrip('^'), int(width or 1), words.startswith('^'))
    return kind.row(cells)


def main(path):
    kind = Docx() if path.endswith('.docx') else Odt()
    body, rows, others, part = '', '', {}, None
    for line in sys.stdin.read().split('\n'):
        if line.startswith('@'):
            part = line[1:]
            others[part] = ''
        elif part:
            others[part] += line + '\n'
        elif line.startswith('|'):
            rows += row(kind, line)
        elif line:
            body += (kind.table(rows) if rows else '') + (line if line.startswith('<') else kind.paragraph(line))
            rows = ''
    body += kind.table(rows) if rows else ''
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**kind.parts(body, others), **others}.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


main(sys.argv[1])
