# A qualification file of samples/ -> an inventory: `count` qualifications in `folder` (-v count=400 -v folder=/tmp/inventory), and
# cohort.csv, in which one holder has each of them in each language. The same ones each time; fewer are the first of more.
#
# Each has the structure, the lengths and the small words of the sample, and no sentence of it: what has six letters or more becomes
# a word of a vocabulary of 3,000 a language, most of them made of the sample's words, the head of one and the tail of another. As in
# any language few of them are frequent, most are rare. What the gate compares between editions, figures, names and links, stays.
# Run it with LC_ALL=C.

function random(below) {
    state = (state * 16807) % 2147483647
    return int(state / 2147483647 * below)
}

# Where a word may be cut: about its middle, between letters. Signs of several bytes stay whole.
function middle(word,    at) {
    at = int(length(word) / 2) + 1
    while (at < length(word) && substr(word, at, 1) !~ /[a-z]/)
        at++
    return at
}

function is_long(word) {
    return length(word) >= 6 && word ~ /^[A-Za-z][a-z\200-\377]+$/ && word !~ /\342/
}

# Nouns of German have a capital; of other languages only what begins a sentence or is a name.
function class_of(word, language) {
    return language SUBSEP (word ~ /^[A-Z]/ && language == "de" ? "noun" : "word")
}

function learn(word, language,    class) {
    class = class_of(word, language)
    if (language != "de")
        word = tolower(word)
    if (!((class, word) in known)) {
        known[class, word]
        words[class, seen[class]++] = word
    }
}

function make_words(class,    made, head, tail) {
    for (made = seen[class]; made < VOCABULARY; made++) {
        head = words[class, random(seen[class])]
        tail = words[class, random(seen[class])]
        words[class, made] = substr(head, 1, middle(head) - 1) tolower(substr(tail, middle(tail)))
    }
}

function distance(a, b) {
    return a < b ? b - a : a - b
}

# Of a few the one that is nearest in length: an edition that is much shorter than the others is told.
function other(word, language,    found, share, candidate, tries) {
    for (tries = 0; tries < 4; tries++) {
        share = random(10000) / 10000
        candidate = words[class_of(word, language), int(VOCABULARY * share * share)]
        if (!tries || distance(length(candidate), length(word)) < distance(length(found), length(word)))
            found = candidate
    }
    return word ~ /^[A-Z]/ ? toupper(substr(found, 1, 1)) substr(found, 2) : found
}

# What stands between tags: learned, or with other words. Parts with a point or slash inside are addresses and the like.
function reword(text, language, learning,    part, start, word, out) {
    while (match(text, /[^ \n]+/)) {
        part = substr(text, RSTART, RLENGTH)
        out = out substr(text, 1, RSTART - 1)
        text = substr(text, RSTART + RLENGTH)
        if (part !~ /[.\/@:][^ ]/)
            while (match(part, /[A-Za-z\200-\377]+/)) {
                word = substr(part, RSTART, RLENGTH)
                start = RSTART + RLENGTH
                out = out substr(part, 1, RSTART - 1)
                if (is_long(word) && learning)
                    learn(word, language)
                out = out (is_long(word) && !learning ? other(word, language) : word)
                part = substr(part, start)
            }
        out = out part
    }
    return out text
}

# A line of the file, tag by tag.
function reword_line(line, learning,    out, tag, before) {
    while (match(line, /<[^>]*>/)) {
        tag = substr(line, RSTART, RLENGTH)
        before = substr(line, 1, RSTART - 1)
        line = substr(line, RSTART + RLENGTH)
        out = out (inside ? reword(before, inside, learning) : before) tag
        if (tag ~ /^<text /) {
            inside = tag
            gsub(/^.*lang="|".*$/, "", inside)
        } else if (tag == "</text>") {
            inside = ""
        }
    }
    return out (inside ? reword(line, inside, learning) : line)
}

function write_qualification(number,    path, line, at) {
    path = sprintf("%s/qualifications/%d.xml", folder, CODES + number)
    for (at = 1; at <= NR; at++) {
        line = lines[at]
        gsub(/25135/, CODES + number, line)
        print reword_line(line, 0) >path
    }
    close(path)
}

BEGIN {
    VOCABULARY = 3000
    CODES = 30000
    state = 20260710
}

/^<!--/, /-->$/ { lines[NR] = ""; next }

{
    lines[NR] = $0
    reword_line($0, 1)
}

END {
    make_words("nl" SUBSEP "word")
    make_words("en" SUBSEP "word")
    make_words("de" SUBSEP "word")
    make_words("de" SUBSEP "noun")
    cohort = folder "/cohort.csv"
    printf "studentnummer;naam;geboortedatum;crebo;taal;diplomanummer;datum;school\n" >cohort
    for (number = 1; number <= count; number++) {
        write_qualification(number)
        printf "100001;Sanne de Vries;2007-03-14;%d;nl,en,de;D-2026-%07d;2026-07-10;ROC Midden\n", CODES + number, number >cohort
    }
}
