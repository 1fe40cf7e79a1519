# A mark refers to a note that the layout does not have; then to one in which nothing stands; then nothing is the mark.
edit layout.xml 's/<h1>/<h1><note-ref>*<\/note-ref>/'
refuse
edit layout.xml 's/<body>/<note><if test="false()"><p>Never.<\/p><\/if><\/note><body>/'
refuse
edit layout.xml 's/<note-ref>[*]/<note-ref>/;s/false\(\)/true()/'
refuse
