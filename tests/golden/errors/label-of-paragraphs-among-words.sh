# A label that holds paragraphs, used inside a paragraph.
edit layout.xml 's|<label name="heading"/>|<label name="note"/>|'
refuse
