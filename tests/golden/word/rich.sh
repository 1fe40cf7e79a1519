# Tracked changes are read as accepted; text boxes, footnotes, headers and merged cells are read; comments and pictures are counted.
head='xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
cat >words <<END
#Title of the certificate (NL)
<w:p><w:r><w:t>Bak</w:t></w:r><w:del><w:r><w:delText>plaat</w:delText><w:tab/></w:r></w:del><w:moveFrom><w:r><w:t>blad</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>ker</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="1"/></w:r></w:p>
#Translated title of the certificate
Baker
<w:p><w:r><mc:AlternateContent $head><mc:Choice><w:drawing><a:blip/><w:txbxContent><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Legal basis</w:t></w:r></w:p><w:p><w:r><w:t>An act in a box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>An act in a box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
|#Level of the certificate (national or international)|#Access to next level of education/training
|EQF level 2|A school
|^|A college
<w:p><w:pPr><w:pStyle w:val="Kop"/></w:pPr><w:r><w:t>Entry requirements</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Opsomming"/></w:pPr><w:r><w:t>first</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Opsomming"/></w:pPr><w:r><w:t>second</w:t><w:tab/><w:t>part</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Opsomming"/></w:pPr><w:r><w:t>third</w:t><w:ptab/><w:t>part, EN</w:t><w:noBreakHyphen/><w:t>1, </w:t><w:sym w:font="Cambria Math" w:char="2265"/><w:t> 2</w:t></w:r></w:p>
|A certificate|of any school
#Profile of skills and competences
<w:p><w:pPr><w:pStyle w:val="Kop"/></w:pPr><w:r><w:t>At work</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Opsomming"/></w:pPr><w:r><w:t>bake</w:t></w:r></w:p>
@word/footnotes.xml
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>A note on bakers.</w:t></w:r></w:p></w:footnote></w:footnotes>
@word/header1.xml
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Europass certificate supplement</w:t></w:r></w:p><w:p><w:r><w:t>School of Baking</w:t></w:r></w:p></w:hdr>
@word/styles.xml
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Kop0"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Kop"><w:name w:val="Kop"/><w:basedOn w:val="Kop0"/></w:style><w:style w:styleId="Opsomming"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>
END
document q.docx <words
supplement import q.docx -o out/docx
cat out/docx/*.xml
cat >words <<'END'
#Title of the certificate (NL)
<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Bak<text:change-start/>ker<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note on bakers.</text:p></text:note-body></text:note><office:annotation><text:p>a comment</text:p></office:annotation></text:p>
#Translated title of the certificate (EN)
Baker
<text:p><draw:frame><draw:image/></draw:frame><draw:frame><draw:text-box><text:p><text:span text:style-name="P1">Legal basis</text:span></text:p><text:p>An act in a<text:s/>box</text:p></draw:text-box></draw:frame></text:p>
|#Level of the certificate (national or international)|#Access to next level of education/training
|EQF level 2|A school
|^|A college
<text:h text:outline-level="2">Entry requirements</text:h>
-first
-second part
-third part, EN‑1, ≥ 2
#Profile of skills and competences
<text:h text:outline-level="2">At work</text:h>
-bake
END
document q.odt <words
supplement import q.odt -o out/odt
diff out/docx/*.xml out/odt/*.xml || true
