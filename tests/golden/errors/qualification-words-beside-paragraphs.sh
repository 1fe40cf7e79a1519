# Words between two paragraphs, in no paragraph themselves.
edit qualification.xml 's|<p>At school.</p>|<p>At school.</p> And then|'
refuse
