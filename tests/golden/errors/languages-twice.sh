# An edition named twice, and a translation that is the original; a regional language is another one.
edit qualification.xml 's/editions="en nl"/editions="nl en nl"/'
refuse
edit qualification.xml 's/editions="nl en nl"/editions="nl-be nl nl-BE"/'
supplement check -L layout.xml qualification.xml
edit qualification.xml 's/editions="[^"]*"/editions="en nl"/;s/translation="en"/translation="nl"/'
refuse
