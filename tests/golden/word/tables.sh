# The official form as a grid of boxes: what stands in a heading's cell, below it, beside it, or under the heads of a table. As Word and
# LibreOffice have it.
cat >words <<'END'
#Europass Certificate Supplement (*)
|#1. TITLE OF THE CERTIFICATE (CS) (1)
|Truhlář¶In the original language
|#2. Translated title of the certificate (EN)(2)
|Joiner¶This translation has no legal status.
<!-- -->
|#3. Profile of skills and competences
|A typical holder of the certificate is able to:¶#General skills¶-read drawings;¶-plan work & time;¶Something of its own
|#4. RANGE OF OCCUPATIONS ACCESSIBLE TO THE HOLDER OF THE CERTIFICATE
|Joiner in small and large firms.
#(*) Explanatory note
This document is designed to provide additional information about the specified certificate and does not have any legal status in itself.
My own remark on fees.
|2>#5. Official basis of the certificate
|#Name and status of the body awarding the certificate¶Střední škola¶A public school.|#Name and status of the national/regional authority providing accreditation/recognition of the certificate¶Ministry of Education
|#Level of the certificate (national or international)|#Grading scale / Pass requirements
|EQF level 3|1 = excellent¶2 = very good¶3 = not applicable
|#Access to next level of education/training¶-school¶-college|#International agreements¶Not applicable
|2>#Legal basis: Act No. 561/2004
<!-- -->
|3>#6. OFFICIALLY RECOGNISED WAYS OF ACQUIRING THE CERTIFICATE
|Description of vocational education and training received|Percentage of total programme (%)|Duration (hours/weeks/months/years)
|School-/training centre-based|60 %|2 years
|Workplace-based¶In firms|40 to 50 per cent|1 year
|Accredited prior learning|–|
|2>Total duration of the education/training leading to the certificate|3 years
|3>Entry requirements¶Nine years of school.
|3>Additional information\nSee below.
END
for kind in docx odt; do
    document q.$kind <words
    supplement import q.$kind -o out/$kind
done
cat out/docx/truhlar.xml
cmp out/docx/truhlar.xml out/odt/truhlar.xml
supplement check out/docx/truhlar.xml
# Once an author has been there, it is a qualification.
edit out/docx/truhlar.xml 's/ ?\[\? [^]]*\] ?//; s/\[country\]/CZ/; s/(mark="[12]" passes=")[^"]*/\1yes/; s/(mark="3" passes=")[^"]*/\1no/'
supplement check out/docx/truhlar.xml
