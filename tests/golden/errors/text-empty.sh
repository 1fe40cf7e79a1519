# A text of nothing but spaces, and a paragraph without words.
edit qualification.xml 's/Kneads dough/   /;s|<p>At school.</p>|<p></p>|'
refuse
