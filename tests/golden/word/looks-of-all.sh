# What all words have, and paragraphs that name no style, is seen; and behind a box or a note its paragraph goes on as it was before it.
says() { # LOOKS WORDS: a paragraph of a style of its own
    printf '<w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr><w:r><w:rPr>%s</w:rPr><w:t>%s</w:t></w:r></w:p>\n' "$@"
}
wordy() { # DEFAULTS OF-THE-USUAL-STYLE
    printf '@word/styles.xml\n<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>%s</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="character" w:default="1" w:styleId="Letters"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:default="1" w:styleId="Usual"><w:rPr>%s</w:rPr></w:style><w:style w:type="paragraph" w:default="0" w:styleId="Plain"><w:rPr><w:strike/></w:rPr></w:style></w:styles>\n' "$@"
}
seen='<w:strike w:val="0"/>'
{
    says "$seen" 'Title of the certificate (NL)'
    says "$seen" Bakker
    says "$seen" 'Translated title of the certificate'
    echo '<w:p><w:r><w:t>Hidden by the usual style</w:t></w:r></w:p>'
    echo '<w:p><w:pPr><w:pStyle w:val="Unknown"/></w:pPr><w:r><w:t>Hidden, as no style has this name</w:t></w:r></w:p>'
    says "$seen" Baker
    says "$seen" 'Legal basis'
    says "$seen" 'An act</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict><w:tab/><w:t>behind a box'
    wordy '' '<w:vanish/>'
} >words
document q.docx <words
supplement import q.docx -o out/usual
cat out/usual/*.xml
{
    says "$seen" 'Title of the certificate (NL)'
    says "$seen" Bakker
    says "$seen" 'Translated title of the certificate'
    says "$seen" 'Baker'
    says "$seen" 'Legal basis'
    echo '<w:p><w:r><w:t>Struck by what all words have</w:t></w:r></w:p>'
    says '<w:rStyle w:val="Plain"/>' 'Two styles undo each other, but not that'
    wordy '<w:strike/>' ''
} >words
document q.docx <words
supplement import q.docx -o out/defaults
cat out/defaults/*.xml
cat >words <<'END'
<text:p text:style-name="Seen">Title of the certificate (NL)</text:p>
<text:p text:style-name="Seen">Bakker</text:p>
<text:p text:style-name="Seen">Translated title of the certificate</text:p>
<text:p text:style-name="Seen">Baker</text:p>
<text:p text:style-name="Seen">Legal basis</text:p>
<text:p>Hidden by what all paragraphs have</text:p>
<text:p text:style-name="Seen">An act<text:span text:style-name="Struck"> struck <text:note><text:note-body><text:p text:style-name="Seen">A note</text:p></text:note-body></text:note>on both sides of a note<text:span text:style-name="Plain"> and no more</text:span></text:span><text:note><text:note-body><text:p text:style-name="Bare">Struck as a whole</text:p></text:note-body></text:note> behind a note</text:p>
<text:p text:style-name="Seen">Profile of skills and competences</text:p>
<text:p text:style-name="Level">A style of no level is no heading</text:p>
<text:list><text:list-item><text:p text:style-name="Seen">Bakes bread</text:p></text:list-item></text:list>
@styles.xml
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><style:default-style style:family="graphic"><style:text-properties style:text-line-through-style="solid"/></style:default-style><style:default-style style:family="paragraph"><style:text-properties text:display="none"/></style:default-style><text:list-style><style:text-properties style:text-line-through-style="solid"/></text:list-style><style:style style:name="Seen"><style:text-properties text:display="true"/></style:style><style:style style:name="Level" style:parent-style-name="Seen" style:default-outline-level=""/><style:style style:name="Struck"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="Bare" style:parent-style-name="Struck"><style:text-properties text:display="true"/></style:style><style:style style:name="Plain"><style:text-properties style:text-line-through-style="none"/></style:style></office:document-styles>
END
document q.odt <words
supplement import q.odt -o out/odt
cat out/odt/*.xml
