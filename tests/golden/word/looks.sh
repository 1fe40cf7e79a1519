# What is hidden, and what a field says that nobody filled in, is no text; what is struck through stays, marked, and check does not let it pass.
cat >words <<'END'
#Title of the certificate (NL)
<w:p><w:r><w:t>Bak</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Secret"/><w:vanish w:val="0"/></w:rPr><w:t>ker</w:t></w:r></w:p>
#Translated title of the certificate
Baker
#Legal basis
<w:p><w:r><w:t>An act</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> of </w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>1999</w:t></w:r><w:r><w:rPr><w:strike w:val="false"/></w:rPr><w:t xml:space="preserve"> of 2020</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> </w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr><w:r><w:t>An older act</w:t></w:r></w:p>
#Entry requirements
<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here to enter text.</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>A school </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent><w:r><w:t>of baking</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>
#Access to next level of education/training
<w:p><w:r><w:t>A </w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>read so</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>college</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>
@word/styles.xml
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="Gone"><w:basedOn w:val="Struck"/></w:style></w:styles>
END
document q.docx <words
supplement import q.docx -o out/docx
cat out/docx/*.xml
sed 's/"\[? NL\]"/"NL"/' out/docx/bakker.xml >out/q.xml
supplement check out/q.xml | grep text-leftover
cat >words <<'END'
#Title of the certificate (NL)
<text:section text:display="none"><text:p>secret</text:p></text:section><text:p>Bak<text:span text:style-name="Secret">secret</text:span><text:span text:style-name="Seen">ker</text:span></text:p>
#Translated title of the certificate
Baker
#Legal basis
<text:p>An act<text:span text:style-name="Struck"> of </text:span><text:span text:style-name="Struck">1999</text:span><text:span text:style-name="Plain"> of 2020</text:span><text:span text:style-name="Struck"> </text:span></text:p>
<text:p text:style-name="Gone">An older act</text:p>
#Entry requirements
<text:p><loext:content-control xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" loext:showing-place-holder="true">Click here to enter text.</loext:content-control></text:p>
<text:p>A school <loext:content-control xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" loext:showing-place-holder="false">of baking</loext:content-control></text:p>
#Access to next level of education/training
<text:p>A <text:ruby><text:ruby-base>college</text:ruby-base><text:ruby-text>read so</text:ruby-text></text:ruby></text:p>
@styles.xml
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><style:style style:name="Secret"><style:text-properties text:display="none"/></style:style><style:style style:name="Seen" style:parent-style-name="Secret"><style:text-properties text:display="true"/></style:style><style:style style:name="Struck"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="Plain" style:parent-style-name="Struck"><style:text-properties style:text-line-through-style="none"/></style:style><style:style style:name="Gone" style:parent-style-name="Struck"/></office:document-styles>
END
document q.odt <words
supplement import q.odt -o out/odt
diff out/docx/*.xml out/odt/*.xml || true
