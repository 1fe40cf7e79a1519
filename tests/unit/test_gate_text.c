/* Values that cannot be meant, and their near misses. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/unicode.h"
#include "gate/language.h"
#include "gate/text.h"

#define ERROR_WORDS "layouts/error-words.csv"

enum { CELLS = TEXT_NAME | TEXT_NUMBER | TEXT_WORDS, ALL = CELLS | TEXT_PROSE };

struct bench {
    struct gate *gate;
    struct diag *diag;
};

static int open_bench(void **state)
{
    static struct bench bench;
    bench = (struct bench){gate_create("layouts"), diag_create()};
    *state = &bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(diag_count(bench->diag), 0);
    gate_destroy(bench->gate);
    diag_destroy(bench->diag);
    return 0;
}

/* In each of the uses it is of the kind, and `part` is told; NULL: the text is good. */
static void expect(const struct bench *bench, unsigned uses, const char *text, const char *kind, const char *part)
{
    for (unsigned use = TEXT_NAME; use <= TEXT_PROSE; use *= 2) {
        struct suspicion found = {0};
        if (!(uses & use))
            continue;
        bool any = find_suspicion(bench->gate, text, (enum text_use)use, &found, bench->diag);
        if (any != (kind != NULL) || (any && strcmp(found.kind, kind) != 0))
            fail_msg("\"%s\" as %u: %s, not %s", text, use, any ? found.kind : "good", kind ? kind : "good");
        if (any && part && (found.length != strlen(part) || memcmp(found.part, part, found.length) != 0))
            fail_msg("\"%s\" as %u: the part is \"%.*s\"", text, use, (int)found.length, found.part);
    }
}

static void bad(const struct bench *bench, unsigned uses, const char *kind, const char *text)
{
    expect(bench, uses, text, kind, NULL);
}

static void good(const struct bench *bench, unsigned uses, const char *text)
{
    expect(bench, uses, text, NULL, NULL);
}

#define EACH(call, ...) \
    for (const char *const *one = (const char *const[]){__VA_ARGS__, NULL}; *one; one++) \
        call

/* ------------------------------------------------------------------------------------------------ what is good */

static void names_are_good(void **state)
{
    EACH(good(*state, TEXT_NAME, *one), "", "Zoë Jansen-Đurić", "J. ’t Hooft", "Ångström Ãlvares", "São João", "ÂNGELA",
         "Nguyễn Thị Hương", "Smith, jr.; \"Bo\"", "Xxx", "True", "Null", "Nan", "Todo", "Christopher Null",
         "CHRISTOPHER NULL", "KENJI TODO", "Kenji Todo", "Thi Nan", "N'Diaye", "O'Neil", "Å", "ß", "Ιωάννα Παπαδοπούλου",
         "Ђорђе Јовановић", "'t Hart", "''Bo'' Smith", "Anna Test", "Jan Jansen 2", "G. de la B.-C.", "M.J.P. van Dam",
         "Abdul ʿAzīz", "Wai-Nan", "George SAND", "Tess de Dijk", "\u0627\u0646\u200C\u0627");
}

static void numbers_are_good(void **state)
{
    EACH(good(*state, TEXT_NUMBER, *one), "", "2026-004711", "25135", "#1", "25E12", "2026E10", "12E-04", "001234.5", "2026/17",
         "B1-K1-W1", "1.2.3", "DIP:2026:512", "A'12", "2026.11", "1001", "100.000", "XX-12", "D-1", "TR-7", "№ 12");
}

static void words_are_good(void **state)
{
    EACH(good(*state, TEXT_WORDS, *one), "", "ROC Midden Nederland", "10 juli 2026", "2026-07-10", "-", "XXX Liceum w Krakowie",
         "Koning Willem I College", "\"Vakschool \"De Brug\"; Zuid\"", "kwaliteit [1]", "10.000", "nl en", "School #3",
         "AT&T; R&D; Co", "None", "n.v.t.", "50 % meer", "Café ’t Hoekje", "C:\\new", "L'Aquila", "Wat? Hoe!", "www.roc.nl");
}

static void prose_is_good(void **state)
{
    EACH(good(*state, TEXT_PROSE, *one), "Werkt de medewerker samen? Ja!", "10.000", "kwaliteit [1]", "en todo el proceso",
         "TODO EL MUNDO", "Il dit « bonjour » et “merci”", "«Καλημέρα» είπε", "The scheme [sic] is optional [optional]",
         "R&D; x < 5 % en y > 3", "co\u00ADop\u00ADe\u00ADra\u00ADtief", "https://example.org/page?id=3&lang=nl;",
         "https://example.org/%C3%AB", "null und nichtig", "undefined requirements", "a...b", "niveau 3e jaar", "C# en F#",
         "None", "N/A", "A/B-test", "hij zei ''ja''", "met 2e10 of 25E12", "O'Neil", "Fout: 12 procent", "=", "x = y",
         "5\"\" rek", "level of_ice");
}

/* ------------------------------------------------------------------------------------------------ spreadsheets */

static void every_error_word_is_found(void **state)
{
    const struct bench *bench = *state;
    struct buffer list = {0};
    int count = 0;
    assert_true(file_read(ERROR_WORDS, 1 << 20, (struct place){0}, &list, bench->diag));
    buffer_byte(&list, 0);
    for (char *line = strchr((char *)list.bytes, '\n') + 1; *line; count++) {
        char *next = strchr(line, '\n') + 1, word[80], within[120];
        assert_int_equal(strspn(line, ";"), 0);
        snprintf(word, sizeof word, "%.*s%s", (int)strcspn(line, ";"), line, line[strcspn(line, ";") - 1] == ':' ? "502" : "");
        snprintf(within, sizeof within, "Jan %s x", word);
        expect(bench, ALL, word, "error-word", word);
        expect(bench, ALL, within, "error-word", word);
        line = next;
    }
    assert_true(count > 150);
    buffer_finish(&list);
}

static void error_words(void **state)
{
    expect(*state, ALL, "Jan #N/B", "error-word", "#N/B");
    expect(*state, ALL, "x#VERW!", "error-word", "#VERW!");
    expect(*state, ALL, "#NOM\u00A0?", "error-word", "#NOM\u00A0?");
    expect(*state, ALL, "#SKJÆRING!", "error-word", "#SKJÆRING!"); /* of no list */
    EACH(bad(*state, TEXT_NAME | TEXT_NUMBER, "error-word", *one), "#N/b", "#waarde!", "#Value!", "Jan #ref!");
    EACH(bad(*state, TEXT_NAME, "error-word", *one), "#REF", "#N/DISP", "Jan #VALUE");
    EACH(good(*state, TEXT_NAME, *one), "#Jan", "Jan #2");
    EACH(bad(*state, TEXT_WORDS, "error-word", *one), "#n/b", "#Waarde!");
    EACH(good(*state, CELLS, *one), "C#", "x #1", "x #1a");
    EACH(good(*state, TEXT_NUMBER, *one), "#4711", "# 5", "#A12");
    EACH(good(*state, TEXT_WORDS | TEXT_PROSE, *one), "#team!", "#REF", "C#");
    EACH(good(*state, TEXT_PROSE, *one), "#n/b", "#value!");
    expect(*state, ALL, "Fout:502", "error-word", "Fout:502");
    expect(*state, CELLS, "########", "narrow-column", "########");
    expect(*state, TEXT_NAME | TEXT_WORDS, "Jan ####", "narrow-column", "####");
    expect(*state, TEXT_NAME | TEXT_WORDS, "Jan ###", "narrow-column", "###");
    EACH(good(*state, TEXT_WORDS | TEXT_PROSE, *one), "# 1?");
    EACH(good(*state, TEXT_NUMBER | TEXT_WORDS | TEXT_PROSE, *one), "#NVIDIA", "#N/Amsterdam", "#1!", "#A!", "#Bakker!",
         "x#", "Fout:12", "Fout:1502", "Kraftout:502", "Fout:5021");
}

static void numbers_that_spreadsheets_shorten(void **state)
{
    EACH(bad(*state, ALL, "scientific", *one), "1,23457E+11", "1.2E+05", "2,02607E+15", "2E+15", "nr. 1,23457E+11", "2.02607e+15");
    expect(*state, ALL, "D-1,23457E+11/2", "scientific", "1,23457E+11");
    EACH(bad(*state, CELLS, "scientific", *one), "2.0260710E14", "1,2E-05");
    EACH(bad(*state, TEXT_NUMBER, "fraction", *one), "2026001.0", "1001.0", "123456,00", "123.0", "12.0");
    EACH(bad(*state, TEXT_NUMBER, "text-mark", *one), "'0123", "'2026-1");
    EACH(bad(*state, TEXT_NUMBER, "dated", *one), "3-dec", "mrt-12", "12-Mar", "Mar-26", "1-févr", "août-07", "12-sept", "jan-01");
    EACH(good(*state, TEXT_NUMBER, *one), "12-MRT", "DEC-12", "mrt-123", "123-mrt", "12-mrt-1", "12-abc", "ab-12", "mrt-4a");
    EACH(bad(*state, TEXT_NUMBER, "zero", *one), "0,0", "0.00");
    EACH(good(*state, TEXT_NUMBER, *one), "0", "0000", "0.1", "0-1", "00,10", "0.0.1");
    EACH(bad(*state, TEXT_NUMBER, "words", *one), "Jan Jansen", "nog te bepalen", "geen nummer");
    EACH(good(*state, TEXT_NUMBER, *one), "jjansen", "D 4711", "Nr. 12", "A-B", "4711 x");
    EACH(good(*state, TEXT_NAME | TEXT_WORDS, *one), "Jan Jansen");
    EACH(good(*state, TEXT_NUMBER, *one), "0-1", "10", "007");
    good(*state, TEXT_WORDS, "0");
}

static void booleans(void **state)
{
    EACH(bad(*state, CELLS, "boolean", *one), "TRUE", "FALSE", "WAAR", "ONWAAR", "WAHR", "FALSCH", "VRAI", "FAUX", "true", "ЛОЖЬ");
    bad(*state, TEXT_NUMBER, "boolean", "True");
    expect(*state, TEXT_NAME, "Jan FALSE Jansen", "boolean", "FALSE");
    expect(*state, TEXT_NAME, "Jan ONWAAR", "boolean", "ONWAAR");
    expect(*state, TEXT_NUMBER, "2026-TRUE", "boolean", "TRUE");
    EACH(good(*state, TEXT_NAME, *one), "True", "Waar", "Jan Waar", "JAN TRUE", "Jan WAHR", "Truus");
}

static void formulas(void **state)
{
    EACH(bad(*state, CELLS, "formula", *one), "=VLOOKUP(A2;B:C;2)", "=A2&\" \"&B2", "=\"0123\"", "+=SUM(A1)", "=B12", "=cmd|'/c calc'!A0");
    bad(*state, TEXT_PROSE, "formula", "=VERT.ZOEKEN(A2;B:C;2)");
    EACH(good(*state, TEXT_NAME | TEXT_WORDS | TEXT_PROSE, *one), "=ka", "a = b");
}

/* ------------------------------------------------------------------------------------------------ leftovers */

static void words_for_nothing(void **state)
{
    EACH(bad(*state, ALL, "nothing", *one), "NULL", "null", "nan", "NaN", "NaT", "undefined", "<NA>", "(null)");
    EACH(bad(*state, TEXT_NAME | TEXT_NUMBER, "nothing", *one), "None", "N/A", "n.v.t.", "onbekend");
    EACH(bad(*state, TEXT_NAME, "nothing", *one), "Jan null", "Jan nan Jansen", "undefined Jansen", "Jan None", "Jan NULL",
         "Jan\u00A0null");
    EACH(bad(*state, TEXT_NUMBER, "nothing", *one), "2026-nan", "None/12", "NULL-1");
    EACH(bad(*state, ALL, "nothing", *one), "[object Object]", "naam [object Undefined]");
    EACH(bad(*state, TEXT_NAME, "no-letter", *one), "-", "--", ".", "()", "12");
    EACH(bad(*state, TEXT_NUMBER, "no-letter", *one), "-", "…");
    EACH(bad(*state, TEXT_WORDS, "no-letter", *one), "???", "?");
    bad(*state, TEXT_NAME | TEXT_NUMBER, "lost-letter", "???");
}

/* What stands in a cell when a value was printed as a program keeps it: Python, PHP, .NET, Java. */
static void values_of_programs(void **state)
{
    EACH(bad(*state, CELLS, "value", *one), "b'Zoe'", "b\"Zoe\"", "u'2026-1'", "('Zoe',)", "(\"A-1\",)", "Decimal('5')",
         "datetime.date(2026, 7, 10)", "UUID('b')", "Array", "Array ( [0] => Zoe )", "System.Object", "System.Data.DataRow", "System.Byte[]");
    EACH(bad(*state, TEXT_NUMBER | TEXT_WORDS, "value", *one), "java.lang.String@1b2c6ec2", "[B@1b2c6ec2", "[Ljava.lang.String;@7f31245a");
    EACH(good(*state, TEXT_WORDS, *one), "ROC (\"De Brug\")", "System. 1", "Arrays", "School(1)", "'t Hart's", "b'", "u'x\"", "(Zuid)",
         "Systeem.Noord", "a@b1", "roc.nl@winkel", "Zuid(\"A\" en B)", "School A@Work", "Decimal(5)", "[1]");
    EACH(good(*state, TEXT_NAME, *one), "B'Chir", "D'Arc (Jo)", "Arrayán", "System Of", "U'Ren");
}

/* A name or number of which a part is missing, or that came with the signs which stood around it. */
static void ends(void **state)
{
    EACH(bad(*state, TEXT_NAME, "loose-end", *one), "Jansen,", ", Zoë", "Zoë Jansen;", "Jansen -", "-Jansen", "Zoë Jansen /", "Zoë –", "– Zoë", "Zoë &");
    EACH(bad(*state, TEXT_NUMBER, "loose-end", *one), "2026-", "-12", "12-", "mrt-", "2026/", "/2026", "2026_", "D:", "2026—");
    EACH(bad(*state, TEXT_NAME | TEXT_NUMBER, "enclosed", *one), "\"A-12\"", "'A-12'", "(A-12)", "“A-12”", "„A-12“", "‚A-12’", "‹A-12›");
    EACH(bad(*state, TEXT_NAME | TEXT_NUMBER, "unpaired", *one), "A-12)", "A (12", "A \"12", "\"A\" \"B", "A )B(");
    EACH(good(*state, TEXT_NAME, *one), "'t Hart", "Jansen jr.", "\"Bo\" Smith \"jr\"", "(Bo) Smith (jr)", "Jan (Bo (2)) Smit", "Zoë Jansen-Đurić",
         "Mª", "Jan „Bo“", "‘t Hart", "Smith, jr.", "Jo'", "''Bo''");
    EACH(good(*state, TEXT_NUMBER, *one), "#1", "12.", "№ 12", ".12", "A(12)", "(1) 2 (3)", "A'12");
    EACH(good(*state, TEXT_WORDS | TEXT_PROSE, *one), "\"De Brug\"", "a)", "1)", "Zuid;", "(Zuid)");
}

static void placeholders(void **state)
{
    EACH(bad(*state, ALL, "placeholder", *one), "{naam}", "{{naam}}", "{{naam", "<<naam>>", "%NAME%", "${name}", "__NAME__", "<naam>",
         "Jan {achternaam}", "[naam]", "[Name]");
    EACH(bad(*state, CELLS, "placeholder", *one), "«naam»", "«naam", "<<naam", "{", "Jan }");
    EACH(bad(*state, TEXT_NAME | TEXT_NUMBER, "placeholder", *one), "Jan [achternaam]", "[Vorname] Jansen");
    EACH(bad(*state, TEXT_PROSE, "placeholder", *one), "de [invullen] en", "vul [naam] in",
         "[? paragraph 12 (table 1, row 2, column 1)] Ministry", "[? 25135]", "a [? b] c",
         "[Nome e estatuto da autoridade nacional/regional, responsável pela acreditação]", "[Titel (in de taal zelf)]");
    EACH(good(*state, TEXT_PROSE, *one), "[1] en [2, 3]", "Bakker [zie bijlage, deel 2]", "[1, 2]", "[?", "[Cook], of kok, en [Chef]");
    EACH(bad(*state, CELLS, "placeholder", *one), "Jan «Achternaam»", "«Voornaam» «Achternaam»", "«First_Name» Jansen", "«Noord»",
         "ROC «schoolnaam»");
    EACH(good(*state, TEXT_NAME | TEXT_WORDS, *one), "Jan «Bo» Smit", "ROC «Noord»", "ΙΕΚ «Ακμή»", "Колледж «Север»");
    expect(*state, ALL, "Ada {naam} x", "placeholder", "{naam}");
    EACH(bad(*state, ALL, "blank", *one), "______", "Jan ___", "naam .......");
    EACH(good(*state, ALL, *one), "Roc [1] b", "10 % van 50 %", "US$ 5", "Ja...");
    EACH(good(*state, ALL & ~(unsigned)TEXT_NAME, *one), "a_b");
}

/* As programs, databases and people write what is to be filled in later. */
static void placeholders_of_programs(void **state)
{
    EACH(bad(*state, ALL, "placeholder", *one), "{% if naam %}", "<%= naam %>", "${x}", "@naam@", "@@NAAM@@", "##naam##",
         "$NAAM$", "Jan #achternaam#", "Klik of tik om tekst in te voeren.", "Click or tap here to enter text.", "Kies een item.",
         "Wählen Sie ein Element aus", "Cliquez ou appuyez ici pour entrer du texte.");
    EACH(bad(*state, TEXT_WORDS | TEXT_PROSE, "placeholder", *one), "<?php echo 1", "%s", "%1$s", "naam: %(naam)s", "[NAAM]", "van [NAAM SCHOOL] te",
         "{0}", "van [Insert text here] te", "van [voer hier de tekst in] te", "«Naam_school»", "de «naam_school» te");
    EACH(bad(*state, TEXT_WORDS | TEXT_PROSE, "blank", *one), "te ………… op", "……", "te . . . . . op", "_ _ _ _", "***", "@@");
    EACH(bad(*state, TEXT_WORDS | TEXT_PROSE, "field-error", *one), "Zie Fout! Verwijzingsbron niet gevonden.", "Error! Bookmark not defined.",
         "Fehler! Verweisquelle konnte nicht gefunden werden.", "Erreur ! Source du renvoi introuvable.");
    EACH(good(*state, TEXT_PROSE, *one), "op 50 %s", "100%d", "info@school.nl of info@s-bb.nl", "#mbo #zorg", "C# en F# #1 #2", "niveau 4 [EQF] en [NLQF 4]",
         "US$ 5 en A$ 6", "de «école» te", "enz. … en … verder", "a. b. c. d. e.", "Fout! Opnieuw.", "Choose an item of stock",
         "kiest een item", "@home en @work", "leeft tot 100% sociaal", "–", "—", "+", " ", "Erfolg! Fehler werden behoben", "{a, b}");
}

static void what_is_to_be_decided(void **state)
{
    EACH(bad(*state, ALL, "note", *one), "n.t.b.", "N.t.b.", "t.b.d.", "school n.t.b.", "tbd");
    EACH(bad(*state, ALL & ~TEXT_NUMBER, "note", *one), "nog in te vullen", "Nader te bepalen.", "to be confirmed", "wird nachgereicht",
         "à compléter", "Do uzupełnienia");
    EACH(bad(*state, TEXT_PROSE, "note", *one), "TODO vertalen", "niveau TBD", "niveau tbd");
    EACH(bad(*state, ALL & ~TEXT_NUMBER, "filler", *one), "asdf", "qwerty");
    EACH(good(*state, TEXT_PROSE, *one), "the form is to be completed", "wat nog in te vullen is", "a.n.t.b.x", "en.t.b.", "Test", "doet TODO",
         "Ntb", "dolor", "tbc", "TBC");
}

static void letters_that_look_alike_in_prose(void **state)
{
    EACH(bad(*state, TEXT_WORDS | TEXT_PROSE, "alike", *one), "Behαndelt", "de Веhandelt", "klаchten", "Школа Xерсон", "ΑBC van", "КAΦE");
    EACH(good(*state, TEXT_WORDS | TEXT_PROSE, *one), "ΔT", "5 μSv", "10 kΩ", "ITшкола", "HTMLкод", "USB-флешка", "α-amylase", "Школа і IT",
         "de Ελλάδα en", "e\u0301cole Україна");
}

static void signs_that_stand_for_nothing(void **state)
{
    EACH(bad(*state, ALL, "unseen", *one), "Jan\uFFFCsen 12", "Jan\U000E0061sen 12", "Jan\u180Esen 12", "Jan\u034Fsen 12");
}

static void notes(void **state)
{
    EACH(bad(*state, ALL, "note", *one), "TODO", "FIXME", "TBD", "MERGEFIELD naam", "xxx", "xxxx", "XXXX", "TODO: naam");
    EACH(bad(*state, CELLS, "note", *one), "XXX", "Jan TODO", "Jan xxx");
    bad(*state, TEXT_NUMBER, "note", "2026-XXX");
    EACH(bad(*state, ALL, "filler", *one), "Lorem ipsum dolor", "lorem ipsum");
    EACH(bad(*state, TEXT_NAME, "filler", *one), "test", "asdf");
    EACH(bad(*state, TEXT_NAME, "heading", *one), "naam", "Naam", "Voornaam", "Full name");
    EACH(bad(*state, TEXT_NUMBER, "heading", *one), "Diplomanummer", "Student number");
}

/* ------------------------------------------------------------------------------------------------ conversions */

static void lost_letters(void **state)
{
    expect(*state, ALL, "Fran?ois Ay", "lost-letter", "Fran?ois");
    EACH(bad(*state, TEXT_NAME, "lost-letter", *one), "Jan Ay?", "?zge Kaya");
    EACH(bad(*state, TEXT_NUMBER, "lost-letter", *one), "?-123", "12?34", "II-? 12");
    EACH(bad(*state, ALL, "lost-letter", *one), "Lost \xEF\xBF\xBD letter", "Jos\xEF\xBF\xBD");
    EACH(bad(*state, ALL, "spoilt", *one), "ZoÃ« Jansen", "FranÃ§ois", "JosÃ©");
}

/* Letters that look alike stand for those that are meant; names and numbers that have letters of two scripts of right. */
static void letters_that_look_alike(void **state)
{
    expect(*state, TEXT_NAME, "J\u0430n Jansen", "alike", "J\u0430n");
    EACH(bad(*state, TEXT_NAME, "alike", *one), "J\u03B1n Jansen", "\u041Elga", "\u0418\u0432a\u043D", "\u0391\u043D\u043D\u0430",
         "J\u030C\u0430n", "\u02BC\u0410lfred");
    EACH(bad(*state, TEXT_NUMBER, "alike", *one), "\u0410B12", "A12\u0412", "25-\u0410B");
    EACH(good(*state, TEXT_NAME, *one), "\u0406\u0432\u0430\u043D Smith", "Anna-\u041C\u0430\u0440\u0438\u044F",
         "\u041F\u0435\u0442\u0440 II", "D\u02BCAlva \u03A0\u03B1\u03C0\u03B1", "J\u030Can \u00B5");
    EACH(good(*state, TEXT_NUMBER, *one), "II-\u0411\u0410 123456", "\u2116 12A", "\u0410\u0411 12", "A 12 \u0412");
    EACH(good(*state, TEXT_WORDS | TEXT_PROSE, *one), "IT\u0448\u043A\u043E\u043B\u0430");
}

/* Each is a name whose bytes were read in another encoding: Windows-1250 and ISO 8859-2, DOS, Mac OS, both ways. */
static void misread_letters(void **state)
{
    expect(*state, TEXT_NAME, "Jan £ukasz Wit", "misread", "£ukasz");
    EACH(bad(*state, TEXT_NAME, "misread", *one), "¯ó³kiewski", "Wa³êsa", "Wi¹cek", "M³ller", "Fran¿ois", "¦widerski", "¥ukasz");
    EACH(bad(*state, TEXT_NAME, "misread", *one), "Jos‚", "M”ller", "J„ger", "Fran‡ois", "H†kan", "Ren‰e", "Mu¤oz", "Bj›rn",
         "Ni¢os", "M\xC2\x81" "ller", "Voil…", "C“te", "M╬ller");
    EACH(bad(*state, TEXT_NAME, "misread", *one), "M¸ller", "Mˆller", "K‰the", "Straﬂe", "S·nchez", "ZoÎ", "JosÈ", "JosŽ",
         "MŸller", "FranÁois", "MuÒoz Jan", "Mu¨ller", "Andre´", "Jos´e", "Ana°", "ªahin", "×ak");
    EACH(bad(*state, TEXT_NAME, "misread", *one), "Èâàí", "Jan Ïåòðîâ", "ÃéÜííçò");
    EACH(good(*state, TEXT_NAME, *one), "d´Or", "O´Neil", "Jan ´t Hooft", "Gal·la", "Ana·Maria", "Pon·hau", "Mª José",
         "M.ª José", "Jº Ruiz");
    EACH(good(*state, TEXT_NAME, *one), "“Bo” Smit", "Jan „Bo“ Smit", "Jan ‚Bo‘ Smit", "Jan ‹Bo›", "O‘Neil", "Jan–Piet", "Jan ± Piet", "‡Khari");
    EACH(good(*state, TEXT_NAME, *one), "Ó hÉigeartaigh", "ZOË", "Jan-Öğüt", "DeÁngelo", "McÉvoy", "LeÉtang", "ŸSEL", "Aÿ",
         "Éé Øø", "Öğüş", "jäääär", "Éóin-Áine");
    EACH(bad(*state, TEXT_WORDS, "misread", *one), "M³ller College", "Coll¨ge");
    EACH(good(*state, TEXT_WORDS | TEXT_PROSE, *one), "20°C", "École n°3", "5 µm", "Vil·la", "5 m²", "CO²", "50°", "JosÈ", "Èâàí", "€5", "§5");
}

static void what_machines_read(void **state)
{
    EACH(bad(*state, ALL, "entity", *one), "A &amp; B", "Zo&euml; x", "Zo&#235; x", "Zo&#xEB; x", "Fran&ccedil;ois");
    EACH(bad(*state, ALL, "tag", *one), "<b>Jan</b>", "Jan<br/>", "Jan <span style=\"x\">", "<!-- x -->", "Zo<U+00EB>");
    EACH(bad(*state, ALL, "escape", *one), "Zo\\u00eb", "Zo\\xeb", "O\\'Neil", "Jan\\nJansen", "Jan\\n");
    EACH(bad(*state, ALL, "encoded", *one), "Zo%C3%AB", "Zo=C3=AB", "=?UTF-8?Q?Zo=C3=AB?=");
    EACH(bad(*state, TEXT_NAME, "encoded", *one), "Jos=E9", "Jan%20Jansen", "Zo%EB");
    good(*state, TEXT_NAME | TEXT_WORDS, "Jansen & Zn; Co");
    good(*state, TEXT_NAME | TEXT_WORDS, "Q&As; R&D");
    good(*state, TEXT_WORDS, "R&D;");
    EACH(good(*state, CELLS, *one), "a\\b", "Jan<Piet");
    EACH(good(*state, TEXT_WORDS | TEXT_PROSE, *one), "\\\\server\\map", "goed \u2714\uFE0F");
}

static void signs(void **state)
{
    expect(*state, ALL, "O''Neil", "doubled", "''");
    EACH(bad(*state, TEXT_NAME, "doubled", *one), "Jan ''t Hof", "O’’Neil", "Jan \"\"Bo\"\" Smith");
    EACH(bad(*state, ALL, "unseen", *one), "Jan\u200B Jansen", "\uFEFFJan", "Jan\u200Djan");
    EACH(bad(*state, CELLS, "unseen", *one), "Jan\u00ADsen", "Jan\u2060sen");
}

static void what_no_name_is(void **state)
{
    EACH(bad(*state, TEXT_NAME, "digits", *one), "jjansen2", "Jan Jansen2", "1e5", "J4n", "1234", "Jan Jansen 20261", "Jansen (20261)");
    EACH(bad(*state, TEXT_NAME | TEXT_NUMBER, "address", *one), "j.jansen@roc.nl", "https://roc.nl", "www.roc.nl");
    EACH(bad(*state, TEXT_NAME, "sign", *one), "Jan Jansen*", "Jan+Jansen", "Jan_Jansen", "Ma@ka", "Jan ^Jansen", "Jan|Piet");
    EACH(good(*state, TEXT_NAME, *one), "Jansen-100", "Jan 2e", "Jan 3rd", "W. de Haan", "H. de Wit: zoon", "Jan (Johannes) de Boer", "Jan \"Jopie\" Kok", "Smith; Bo");
    EACH(good(*state, TEXT_NUMBER | TEXT_WORDS | TEXT_PROSE, *one), "4711*", "A+B", "A|B^C");
}

/* ------------------------------------------------------------------------------------------------ lists of names */

/* Whole text of an XML file, as words of prose: without its tags, comments and entities. */
static void file_is_good(const struct bench *bench, const char *path, int *texts)
{
    struct buffer file = {0};
    assert_true(file_read(path, 1 << 20, (struct place){0}, &file, bench->diag));
    buffer_byte(&file, 0);
    for (char *at = (char *)file.bytes; (at = strchr(at, '>'));) {
        at += 1 + strspn(at + 1, " \n\t");
        size_t length = strcspn(at, "<");
        char *after = at + length;
        if (!*after || memchr(at, '&', length))
            continue;
        *after = '\0';
        good(bench, TEXT_PROSE, at);
        *texts += *at != '\0';
        *after = '<';
    }
    buffer_finish(&file);
}

static void samples_are_good(void **state)
{
    const struct bench *bench = *state;
    glob_t paths = {0};
    int texts = 0;
    assert_int_equal(glob("samples/*.xml", 0, NULL, &paths), 0);
    assert_int_equal(glob("samples/countries/*.xml", GLOB_APPEND, NULL, &paths), 0);
    assert_int_equal(glob("layouts/labels/*.xml", GLOB_APPEND, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++)
        file_is_good(bench, paths.gl_pathv[i], &texts);
    globfree(&paths);
    assert_true(texts > 300);
}

/* The second cell of each row is a name. */
static void sample_cohort_is_good(void **state)
{
    const struct bench *bench = *state;
    struct buffer file = {0};
    int names = 0;
    assert_true(file_read("samples/cohort.csv", 1 << 20, (struct place){0}, &file, bench->diag));
    buffer_byte(&file, 0);
    for (char *row = strchr((char *)file.bytes, '\n'); row && row[1]; row = strchr(row + 1, '\n'), names++) {
        char name[200];
        const char *cell = strchr(row, ';') + 1;
        if (*cell == '"')
            continue; /* its signs are doubled */
        snprintf(name, sizeof name, "%.*s", (int)strcspn(cell, ";"), cell);
        good(bench, TEXT_NAME, name);
    }
    assert_true(names > 10);
    buffer_finish(&file);
}

/* Words of its own script around a letter, small ones and capitals. */
struct frame {
    const char *before, *behind, *word, *last, *end;
};

static struct frame frame_of(uint32_t letter, bool capital)
{
    static const struct frame frames[][2] = {{{"Jan", "en", "ova de", "Ma", "a"}, {"JAN", "EN", "OVA DE", "MA", "a"}},
                                             {{"Γιαν", "εν", "οβα ντε", "Μα", "α"}, {"ΓΙΑΝ", "ΕΝ", "ΟΒΑ ΝΤΕ", "ΜΑ", "α"}},
                                             {{"Ян", "ен", "ова де", "Ма", "а"}, {"ЯН", "ЕН", "ОВА ДЕ", "МА", "а"}}};
    const enum script script = script_of(letter);
    return frames[script == SCRIPT_GREEK ? 1 : script == SCRIPT_CYRILLIC ? 2 : 0][capital];
}

/* Each letter of DIN 91379 stands in names, at each place of a word; of the signs for legal persons, those that names of theirs
 * have between words. */
static void letters_of_the_standard(void **state)
{
    const struct bench *bench = *state;
    struct buffer list = {0};
    int count = 0;
    assert_true(file_read("tests/data/din-91379.txt", 1 << 20, (struct place){0}, &list, bench->diag));
    buffer_byte(&list, 0);
    for (char *line = (char *)list.bytes, *next; (next = strchr(line, '\n')); line = next + 1, count++) {
        char letter[40], name[200];
        char *last = line;
        for (int i = 0; i < 4; i++)
            last = strchr(last, ';') + 1;
        snprintf(letter, sizeof letter, "%.*s", (int)(strcspn(last + 1, "\r\n")), last + 1);
        if (strncmp(line, "bnl;", 4) == 0 || strncmp(line, "bnlnot", 6) == 0 || strncmp(line, "bnlopt", 6) == 0 || !*letter)
            continue;
        const char *first = letter;
        uint32_t code_point = utf8_next(&first, letter + strlen(letter));
        bool within = unicode_is_letter(code_point) && code_point != 0x2C6 && code_point != 0x2C7; /* not ˆ ˇ */
        bool capital = unicode_lower(code_point) != code_point; /* which ends no word of small letters */
        const struct frame frame = frame_of(code_point, capital);
        if (within)
            snprintf(name, sizeof name, "%s%s%s %s%s %s%s", frame.before, letter, frame.behind, letter, frame.word, frame.last,
                     letter);
        else
            snprintf(name, sizeof name, "Jan %s Jansen%s", letter, *letter == '(' ? " )" : "");
        good(bench, ALL & ~(unsigned)TEXT_NUMBER & ~(unsigned)(strchr(")\"", *letter) ? TEXT_NAME : 0), name); /* they are one of two */
        snprintf(name, sizeof name, "%s%s%s", letter, within ? "" : " ", frame.end);
        good(bench, ALL & ~(unsigned)TEXT_NUMBER & ~(unsigned)(within ? 0 : TEXT_NAME), name); /* signs begin no name */
    }
    assert_true(count > 900);
    buffer_finish(&list);
}

/* What is long costs no more than its length: these take seconds if it does. */
static void long_texts(void **state)
{
    static const char *const units[] = {"#A", "NULL ", "''", "a?a", "%C3%AB", "<", "{", "A:5", "xx ", "TODO ", "1E", "&a", "[a", "«"};
    enum { LENGTH = 1 << 18 };
    const struct bench *bench = *state;
    char *text = malloc(LENGTH + 1);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        for (unsigned use = TEXT_NAME; use <= TEXT_PROSE; use *= 2) {
            size_t length = strlen(units[i]);
            struct suspicion found;
            for (size_t at = 0; at < LENGTH; at++)
                text[at] = at < LENGTH - 8 ? units[i][at % length] : at == LENGTH - 8 ? ' ' : '/';
            text[LENGTH] = '\0';
            find_suspicion(bench->gate, text, (enum text_use)use, &found, bench->diag);
        }
    free(text);
}

static void told_with_its_part(void **state)
{
    const struct bench *bench = *state;
    struct diag *diag = diag_create();
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    pass_text(bench->gate, "Jan #N/B", TEXT_NAME, "column 2", (struct place){"c.csv", 3}, diag);
    pass_text(bench->gate, "Jan\u200B Jansen", TEXT_NAME, "column 2", (struct place){"c.csv", 4}, diag);
    pass_text(bench->gate, "Jan Jansen", TEXT_NAME, "column 2", (struct place){"c.csv", 5}, diag);
    diag_print(diag, out);
    fclose(out);
    assert_non_null(strstr(text, "c.csv:3: error: this cannot be what is meant: column 2, \"Jan #N/B\": \"#N/B\": an error of "
                                 "the spreadsheet [text-spreadsheet]"));
    assert_non_null(strstr(text, "\"Jan<U+200B> Jansen\": \"<U+200B>\": a sign that nobody sees [text-spoilt]"));
    assert_null(strstr(text, "c.csv:5"));
    free(text);
    diag_destroy(diag);
}

/* Where the list is missing its absence is told, and shapes are still known. */
static void list_that_is_missing(void **state)
{
    struct diag *diag = diag_create();
    struct gate *gate = gate_create("layouts/no-such-folder");
    struct suspicion found;
    (void)state;
    assert_false(find_suspicion(gate, "Jan Jansen", TEXT_NAME, &found, diag));
    assert_int_equal(diag_errors(diag), 0);
    assert_true(find_suspicion(gate, "#WAARDE!", TEXT_NAME, &found, diag));
    assert_int_equal(diag_errors(diag), 1);
    diag_clear(diag);
    assert_true(find_suspicion(gate, "#WAARDE!", TEXT_NAME, &found, diag)); /* nor does it let the next one through unread */
    assert_int_equal(diag_errors(diag), 1);
    gate_destroy(gate);
    diag_destroy(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_good),
        cmocka_unit_test(numbers_are_good),
        cmocka_unit_test(words_are_good),
        cmocka_unit_test(prose_is_good),
        cmocka_unit_test(every_error_word_is_found),
        cmocka_unit_test(error_words),
        cmocka_unit_test(numbers_that_spreadsheets_shorten),
        cmocka_unit_test(booleans),
        cmocka_unit_test(formulas),
        cmocka_unit_test(words_for_nothing),
        cmocka_unit_test(values_of_programs),
        cmocka_unit_test(ends),
        cmocka_unit_test(placeholders),
        cmocka_unit_test(placeholders_of_programs),
        cmocka_unit_test(what_is_to_be_decided),
        cmocka_unit_test(letters_that_look_alike_in_prose),
        cmocka_unit_test(signs_that_stand_for_nothing),
        cmocka_unit_test(notes),
        cmocka_unit_test(lost_letters),
        cmocka_unit_test(letters_that_look_alike),
        cmocka_unit_test(misread_letters),
        cmocka_unit_test(what_machines_read),
        cmocka_unit_test(signs),
        cmocka_unit_test(what_no_name_is),
        cmocka_unit_test(samples_are_good),
        cmocka_unit_test(sample_cohort_is_good),
        cmocka_unit_test(letters_of_the_standard),
        cmocka_unit_test(long_texts),
        cmocka_unit_test(told_with_its_part),
        cmocka_unit_test(list_that_is_missing),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
