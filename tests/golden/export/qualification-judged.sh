# A qualification that contradicts itself is refused before anything is made; a waiver lets it pass, in a run of documents too.
school
edit qualifications/baker.xml 's|3 years|4 years|'
hand_out cohort.csv -o out
listed
edit qualifications/baker.xml 's|</qualification>|<waivers><waiver id="numbers-differ" select="duration" reason="the board counts the first year" by="J. Bos" until="2999-01-01"/></waivers></qualification>|'
hand_out cohort.csv -o out --strict
hand_out cohort.csv -o out/all.pdf --format json
listed
