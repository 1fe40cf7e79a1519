# What is no supplement, or no document, or one that does harm, is told in words for people, and nothing is made of it.
document letter.docx <<'END'
Dear reader,
#Title of the certificate
yours.
END
supplement import letter.docx -o out/q
document letter.odt <<'END'
Duration
END
supplement import letter.odt -o out/q
python3 - <<'END'
import zipfile
def pack(path, parts):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:document>'
pack('empty.docx', {'word/document.xml': ''})
pack('broken.docx', {'word/document.xml': W % '<w:p>'.replace('>', '')})
pack('entity.docx', {'word/document.xml': '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + W % '&x;'})
pack('deep.docx', {'word/document.xml': W % ('<w:tbl>' * 5000 + '</w:tbl>' * 5000)})
pack('bomb.docx', {'word/document.xml': W % ('<w:p><w:r><w:t>' + ' ' * 100000000 + '</w:t></w:r></w:p>')})
pack('words.docx', {'word/document.xml': W % ('<w:p><w:r><w:t>' + 'words ' * 500000 + '</w:t></w:r></w:p>')})
pack('paragraphs.docx', {'word/document.xml': W % ('<w:p/>' * 30000)})
pack('styles.docx', {'word/document.xml': W % '', 'word/styles.xml': 'x',
                     'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="a/styles" Target="styles.xml"/></Relationships>'})
pack('table.docx', {'xl/workbook.xml': ''})
pack('text.odt', {'mimetype': 'application/vnd.oasis.opendocument.text', 'content.xml': '<a'})
pack('sheet.odt', {'mimetype': 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>'})
pack('nothing.odt', {'mimetype': 'application/vnd.oasis.opendocument.text'})
pack('locked.odt', {'mimetype': 'application/vnd.oasis.opendocument.text', 'content.xml': '\1\2', 'META-INF/manifest.xml':
     '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml">'
     '<m:encryption-data/></m:file-entry></m:manifest>'})
pack('locked-whole.odt', {'mimetype': 'application/vnd.oasis.opendocument.text', 'encrypted-package': '\1\2'})
open('old.doc', 'wb').write(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(1000))
open('torn.docx', 'wb').write(open('letter.docx', 'rb').read()[:300])
END
for file in empty broken entity deep bomb words paragraphs styles table torn; do
    supplement import $file.docx -o out/q
done
for file in text.odt sheet.odt nothing.odt locked.odt locked-whole.odt old.doc; do
    supplement import $file -o out/q
done
ls -A out/q
