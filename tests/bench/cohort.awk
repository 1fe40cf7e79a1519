# Lines of din-91379.txt -> a cohort for `supplement export`: `rows` holders (-v rows=10000), the same ones each time; fewer rows are
# the first of more rows.
#
# Every letter, sign and sequence of DIN 91379 is in the first 10,000 names, but as rarely as in Europe's registers. What a
# name costs depends on its letters: most are made of glyphs that the document has anyway, others need one or two more, and
# marks that stand on letters ask for HarfBuzz. A cohort of rare letters alone would measure another program, and so would
# one of plain letters alone. Of a hundred names:
#
#     65  plain letters of ASCII, as most Dutch names are
#     27  one or two letters with accents of a European language, in names that are borne
#      3  rare: three letters, signs or sequences of the standard's lists, one after another, until all have been; those
#         that have no code point of their own (M̂, c̨̆, k͟h) among them
#      1  long: two lines in the document
#      2  Greek, 2 Cyrillic; each with a letter of the standard's lists in turn
#
# Each row asks for two languages: as many documents as twice the rows. Run it with LC_ALL=C.

function random(below) {
    state = (state * 16807) % 2147483647
    return int(state / 2147483647 * below)
}

function pool(name, text,    words) {
    count[name] = split(text, words, /[ \n]*,[ \n]*/)
    for (i = 1; i <= count[name]; i++)
        pools[name, i] = words[i]
}

function any(name) {
    return pools[name, 1 + random(count[name])]
}

BEGIN {
    FS = ";"
    state = 20260710
    pool("first", "Jan, Anna, Sanne, Daan, Emma, Sem, Julia, Lucas, Mila, Levi, Tess, Finn, Sara, Milan, Lotte, Bram, Eva, " \
        "Thomas, Sophie, Ruben, Fleur, Jesse, Femke, Tim, Isa, Niels, Maud, Lars, Noor, Thijs, Anouk, Maarten, Fatma, Mohammed, " \
        "Aisha, Youssef, Naima, Ahmed, Samira, Ibrahim, Wei, Kofi, Priya, Giulia, Marco, Katarzyna, Piotr, Olga, Ingrid, Xander, " \
        "Quinten, Yvonne, Zara, Willem, Hendrik, Johanna, Maria, Pieter, Cornelis, Jacqueline")
    pool("last", "de Jong, Jansen, de Vries, van den Berg, van Dijk, Bakker, Janssen, Visser, Smit, Meijer, de Boer, Mulder, " \
        "de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, " \
        "van der Linden, Kok, Jacobs, de Haan, Vermeulen, van den Heuvel, van der Veen, van den Broek, de Bruijn, Schouten, " \
        "El Idrissi, Kowalski, Rossi, Silva, Nguyen, Ali, Singh, Chen, Mensah, Schmidt, Weber, Novak, Horvat, Andersen, Johansson, " \
        "Murphy, Quaedvlieg, Xhonneux, Zijlstra, Ypma, Hoekstra-Postma, van 't Hof, in 't Veld, Achterberg, Kuipers")
    pool("accented first", "Zoë, Chloé, Renée, Andrés, José, Noëlle, Loïs, André, François, Hélène, Jürgen, Björn, Jörg, Käthe, " \
        "Åse, Øyvind, Søren, Łukasz, Małgorzata, Agnieszka Róża, Jiří, Ondřej, Tomáš, Ľubica, Štefan, György, Zsófia, Ștefan, " \
        "Mădălina, João, Inês, Íñigo, Víðir, Þóra, Sinéad, Ġorġ, Dženana, Željko, Oğuz, Şebnem, İbrahim, Gülşen, Jānis, Ģirts, " \
        "Žydrūnė, Õie, Siân, Lluís, Núria, Quỳnh")
    pool("accented last", "Müller, Schäfer, Weiß, Groß, Lefèvre, Béranger, Garçon, Núñez, Muñoz, García Pérez, Gonçalves, Magalhães, " \
        "Sørensen, Ødegård, Åkesson, Lindström, Mäkelä, Jónsdóttir, Ólafsson, Wałęsa, Dąbrowski, Żółkiewska, Dvořák, Černý, Procházková, " \
        "Kováčová, Szőke, Erdős, Popescu-Țăranu, Bălan, Hadžić, Đurić, Krešić, Yılmaz, Çelik, Öztürk, Żammit, Ħal, O’Súilleabháin, " \
        "Bērziņš, Kļaviņa, Žukauskaitė, Põldmäe, Nguyễn, Trần, Desmé, Coëlho, Brontë, Köçek, Ó Briain")
    pool("Greek first", "Ελένη, Γεώργιος, Μαρία, Νίκος, Αικατερίνη, Δημήτρης, Ξένια, Χαράλαμπος, Ζωή, Φίλιππος")
    pool("Greek last", "Παπαδοπούλου, Αντωνίου, Βασιλείου, Θεοδωράκης, Ψαρρά, Οικονόμου, Καραγιάννη, Λάμπρου, Σωτηρίου, Ραΐση")
    pool("Cyrillic first", "Екатерина, Иван, Георги, Мария, Димитър, Љубица, Ђорђе, Његош, Олена, Юлия")
    pool("Cyrillic last", "Иванова, Петров, Димитрова, Ћирић, Џајић, Шевченко, Ковачевић, Стоянов, Живкова, Щерев")
    pool("head", "Vel, Mar, Kos, Bra, Tol, Sin, Ned, Gar, Lub, Pau")
    pool("tail", "ka, en, or, ina, eta, us, ova, is, er, ano")
    pool("Greek head", "Μαρ, Καλ, Στα, Λεν")
    pool("Greek tail", "ος, ης, ου, ας")
    pool("Cyrillic head", "Мар, Кол, Ста, Лен")
    pool("Cyrillic tail", "ов, ић, ева, ин")
    pool("school", "ROC Midden, Noorderpoort, MBO Utrecht, Koning Willem I College, \"Vakschool \"\"De Brug\"\"; Zuid\"")
    split("25135 25901 25902", crebo, " ")
}

# A letter's list: rare Latin, Greek, Cyrillic. Plain letters are in the names anyway.
$3 !~ /^ (00[46][1-9A-F]|00[57][0-9A])$/ {
    list = $1 == "gl" ? "Greek " : $1 == "cl" ? "Cyrillic " : ""
    letter[list, letters[list] + 0] = $3 == " 003B" ? ";" : substr($5, 2)
    kind[list, letters[list]++] = $1 ~ /nl/ && $3 !~ /^ 00[2-7]/ ? "sign" : $4 ~ /CAPITAL/ ? "capital" : "small"
}

# A word with the list's next letter; signs such as £ and † touch no letter: in names that is refused.
function word(list,    n) {
    n = next_letter[list]++ % letters[list]
    if (kind[list, n] == "sign")
        return letter[list, n] " " any(list "head") any(list "tail")
    return kind[list, n] == "capital" ? letter[list, n] any(list "tail") : any(list "head") letter[list, n] any(list "tail")
}

# One to three first names, as diplomas have them.
function first_names(    way) {
    way = random(10)
    return any("first") (way < 4 ? "" : " " any("first")) (way < 8 ? "" : " " any("first"))
}

function accented(    way) {
    way = random(10)
    if (way < 4)
        return any("accented first") " " any("last")
    return (way < 8 ? first_names() : any("accented first")) " " any("accented last")
}

# Of each hundred rows, as many as the head says, spread.
function holder(row,    place) {
    place = (row * 37 + 11) % 100
    if (place < 65)
        return first_names() " " any("last")
    if (place < 92)
        return accented()
    if (place < 95)
        return any("first") " " word("") " " word("") "-" word("")
    if (place < 96)
        return any("first") " " any("first") " " any("accented first") " " any("first") " Wilhelmina Petronella " any("last") \
            "-" any("accented last") " tot Nederhemert en Sint-Oedenrode"
    if (place < 98)
        return any("Greek first") " " any("Greek last") "-" word("Greek ")
    return any("Cyrillic first") " " any("Cyrillic last") "-" word("Cyrillic ")
}

function quoted(text) {
    if (text !~ /[";]/)
        return text
    gsub(/"/, "\"\"", text)
    return "\"" text "\""
}

END {
    printf "\357\273\277studentnummer;naam;geboortedatum;crebo;taal;diplomanummer;datum;school\n"
    for (row = 1; row <= rows; row++) {
        name = quoted(holder(row))
        birth = sprintf("%d-%02d-%02d", 2005 + random(4), 1 + random(12), 1 + random(28))
        printf "%d;%s;%s;%s;nl,en;D-2026-%07d;2026-07-%02d;%s\n", 100000 + row, name, birth, crebo[1 + random(3)], row,
            1 + random(28), any("school")
    }
}
