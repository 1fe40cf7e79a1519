# What nobody sees is told, where it stands, and left out: hidden words, by themselves or by a style, rows, boxes, sections and paragraphs.
cat >words <<'WORDS'
#Title of the certificate (NL)
<w:p><w:r><w:t>Bakker</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> not</w:t><w:tab/><w:br/><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> and</w:t></w:r><w:r><w:rPr><w:vanish w:val="false"/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t> more</w:t></w:r></w:p>
#Translated title of the certificate (EN)
Baker and more
#Profile of skills and competences
<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>The mark alone is hidden</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:rStyle w:val="Teacher"/></w:rPr><w:t>Hidden by the style of words</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Teacher"/><w:vanish w:val="off"/></w:rPr><w:t>Seen in spite of its style</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Remark"/></w:pPr><w:r><w:t>Hidden by the style of a paragraph</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Remark"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Teacher"/></w:rPr><w:t>Two styles undo each other</w:t></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>Of a hidden row</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Of the next row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>Beside a box</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:pict><w:txbxContent><w:p><w:r><w:t>In a hidden box</w:t></w:r></w:p><w:p><w:r><w:t>and on</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>
<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>
@word/styles.xml
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Hidden0"><w:hidden/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Remark"><w:basedOn w:val="Hidden0"/></w:style><w:style w:styleId="Teacher"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>
WORDS
document q.docx <words
supplement import q.docx -o out/docx
cat out/docx/*.xml
cat >words <<'WORDS'
<text:p><text:hidden-paragraph text:is-hidden="true"/>Hidden at the very beginning</text:p>
#Title of the certificate (NL)
<text:p>Bakker<text:span text:style-name="H2"> not<text:tab/><text:line-break/><text:span>seen</text:span></text:span> and more</text:p>
#Translated title of the certificate (EN)
Baker and more
#Profile of skills and competences
<text:p><text:hidden-text text:is-hidden="true" text:string-value="x">Hidden words</text:hidden-text><text:hidden-text text:is-hidden="false">The mark alone is hidden</text:hidden-text></text:p>
<text:p text:style-name="H1">Hidden by the style of a paragraph</text:p>
<text:p>Hidden by <text:hidden-paragraph text:is-hidden="true"/>a field</text:p>
<text:p>Seen in spite<text:hidden-paragraph text:is-hidden="false"/> of its style</text:p>
<text:section text:display="none"><text:p>In a hidden section</text:p><text:section><text:p>and one in it</text:p></text:section></text:section>
<text:section text:display="condition" text:is-hidden="true"><text:p>By a condition</text:p></text:section>
<text:section text:display="condition"><text:p>Two styles undo each other</text:p></text:section>
|Of the next row
Beside a box
<text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>
WORDS
document q.odt <words
supplement import q.odt -o out/odt
diff out/docx/*.xml out/odt/*.xml || true
