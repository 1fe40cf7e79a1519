# What `check` finds in a qualification that is valid: each in one run, once, at its place.
edit qualification.xml 's|Kneads dough|Kneads dough,|;s|Stookt de oven|Stookt de \&lt;b>oven\&lt;/b>|
s|number="1.2"|number="2.2"|;s|3 years|4 years|;s|<level eqf="3">|<level eqf="3" nlqf="4">|
s|(mark="6" passes=")yes|\1no|;s|(mark="5" passes=")no|\1yes|
s|>Bakeries<|>Bakeries since 31 June 2015, see <a href="https://www.nrto.nl">www.s-bb.nl</a><|
s|<em>bakery</em>\.|<em>bakery</em>,|;s|>Geen<|>Wie brood bakt, doet dat elke dag.<|;s|>None<|>Wie brood bakt, doet dat elke dag.<|'
supplement check -L layout.xml qualification.xml
refuse -L layout.xml qualification.xml
