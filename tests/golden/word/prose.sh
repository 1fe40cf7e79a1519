# Prose under headings, in Dutch: letters, accents, numbers and signs of headings do not count; a heading and its words may share a line.
cat >words <<'END'
1 TITEL VAN HET CERTIFICAAT (NL)
Diploma Beroepsopleiding
Kwalificatie: Bakker
Crebo 25130
2) Vertaalde titel van het certificaat (en)
Certificate of Vocational Education
Qualification: Baker
3. Beschrijving  vaardigheden en competenties
De belangrijkste taken van een bakker zijn:
Kerntaak 1: Bereidt deeg
-1.1 Weegt grondstoffen af
1.2 Maakt deeg
Kneedt het
Kerntaak 2: Bakt
Het bakken zelf.
-Vult de oven
-Houdt de tijd bij
4. Reeks beroepen toegankelijk voor de houder van het certificaat: Bakker in een ambachtelijke bakkerij.
5 OFFICIELE GRONDSLAG VAN HET DOCUMENT
Naam en rechtspositie van de opleidingsinstelling die het certificaat toekent
De school ondertekent het diploma.
Niveau van het diploma (nationaal of internationaal)\nMbo-niveau 2\nNLQF-niveau 2 – EQF-niveau 2
Beoordelingsscore / minimumvereisten
Een 6 is voldoende: "10 = best" staat nergens.
Juridische grondslag
Wet educatie en beroepsonderwijs
Duur: twee jaar
Niveau van iets anders
Aanvullende informatie
Meer op https://example.org/bakker.
Bakker · crebo 25130
END
document q.odt <words
supplement import q.odt -o out
cat out/*.xml
supplement check out/*.xml
