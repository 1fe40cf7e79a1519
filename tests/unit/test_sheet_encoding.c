/* The encodings of text files, and files that are no spreadsheets. */
#include "test_sheet.h"

#include "base/unicode.h"
#include "base/unicode_encoding.h"

#define ROWS(state, literal) rows_of_bytes(state, literal, sizeof literal - 1)

static void utf8_is_read_with_and_without_a_mark(void **state)
{
    assert_string_equal(rows_of(*state, "n\nZo\xC3\xAB \xC5\x81\n"), "1|n\n2|Zo\xC3\xAB \xC5\x81\n");
    assert_string_equal(rows_of(*state, "\xEF\xBB\xBFn\nZo\xC3\xAB\n"), "1|n\n2|Zo\xC3\xAB\n");
    assert_quiet(*state);
}

static void utf16_is_read_by_its_mark(void **state)
{
    assert_string_equal(ROWS(*state, "\xFF\xFEn\0;\0m\0\r\0\n\0\xEB\0;\0\x41\x01\x3D\xD8\x00\xDE"),
                        "1|n|m\n2|\xC3\xAB|\xC5\x81\xF0\x9F\x98\x80\n");
    assert_string_equal(ROWS(*state, "\xFE\xFF\0n\0\t\0m\0\n\0\xEB\0\t\x01\x41\xD8\x3D\xDE\x00\0\n"),
                        "1|n|m\n2|\xC3\xAB|\xC5\x81\xF0\x9F\x98\x80\n");
    assert_quiet(*state);
    assert_string_equal(ROWS(*state, "\xFF\xFE"), "none");
    assert_said(*state, "[sheet-empty]");
}

static void utf16_without_a_mark_is_read_by_its_first_letters(void **state)
{
    assert_string_equal(ROWS(*state, "n\0;\0m\0\n\0\xEB\0;\0\x41\x01"), "1|n|m\n2|\xC3\xAB|\xC5\x81\n");
    assert_string_equal(ROWS(*state, "\0n\0;\0m\0\n\0\xEB\0;\x01\x41"), "1|n|m\n2|\xC3\xAB|\xC5\x81\n");
    assert_quiet(*state);
    assert_string_equal(ROWS(*state, "\0\0;\0"), "none");
    assert_said(*state, "it holds bytes that are no text");
    assert_string_equal(ROWS(*state, "n\0\0;"), "none");
    assert_said(*state, "it holds bytes that are no text");
}

static void a_file_of_dos_may_end_with_its_sign(void **state)
{
    assert_string_equal(rows_of(*state, "n;m\n1;2\n\x1A"), "1|n|m\n2|1|2\n");
    assert_string_equal(rows_of(*state, "n;m\n1;2\x1A"), "1|n|m\n2|1|2\n");
    assert_quiet(*state);
    assert_string_equal(rows_of(*state, "n;m\n1;\x1A" "2\n"), "1|n|m\n2!\n");
    assert_said(*state, "U+001A");
}

static void half_characters_of_utf16_are_told(void **state)
{
    assert_string_equal(ROWS(*state, "\xFF\xFEn\0\n\0\x3D\xD8x\0\n\0\x00\xDE\n\0y\0\n\0\x3D\xD8"),
                        "1|n\n2!\n3!\n4|y\n5!\n");
    assert_said(*state,
                ":2: error: a letter cannot be read: column 1: U+FFFD stands for a letter that another program lost");
    assert_int_equal(diag_errors(((struct reading *)*state)->diag), 3);
    assert_string_equal(ROWS(*state, "\xFF\xFEn\0\n\0x\0y"), "1|n\n2!\n");
    assert_said(*state, "[sheet-encoding]");
}

/* A character of two units, across the end of a block; a character of three bytes in each. */
static void utf16_is_read_in_blocks(void **state)
{
    struct buffer text = {0}, expected = {0};
    buffer_append(&text, "\xFF\xFEn\0\n\0", 6);
    buffer_string(&expected, "1|n\n");
    for (int row = 2; row < 200; row++) {
        buffer_format(&expected, "%d|", row);
        for (int i = 0; i < 1001; i++) {
            buffer_append(&text, i % 3 ? "\xAC\x20" : "\x3D\xD8\x00\xDE", i % 3 ? 2 : 4);
            buffer_string(&expected, i % 3 ? "\xE2\x82\xAC" : "\xF0\x9F\x98\x80");
        }
        buffer_append(&text, "\r\0\n\0", 4);
        buffer_string(&expected, "\n");
    }
    buffer_byte(&expected, '\0');
    assert_string_equal(rows_of_bytes(*state, text.bytes, text.length), (const char *)expected.bytes);
    assert_quiet(*state);
    buffer_finish(&text);
    buffer_finish(&expected);
}

/* The rows of these bytes, read in the encoding that is named. */
static const char *rows_named(struct reading *reading, const char *encoding, const char *text)
{
    reading_fill(reading, text, strlen(text));
    return rows_with(reading, reading->path, &(struct sheet_options){.encoding = encoding});
}

static void other_bytes_are_what_makes_words_of_them(void **state)
{
    assert_string_equal(rows_of(*state, "n;m\nJan;1\n Zo\xEB Fran\xE7ois ;Ren\xE9\xA0\nM\xFCller\n"),
                        "1|n|m\n2|Jan|1\n3|Zo\xC3\xAB Fran\xC3\xA7ois|Ren\xC3\xA9\n4|M\xC3\xBCller\n");
    assert_said(*state, ":3: warning: the file does not say its encoding, and is read in the one that makes words of it: "
                        "Windows-1252: \"Zo\xC3\xAB\", \"Fran\xC3\xA7ois\" [sheet-encoding-guessed]");
    assert_int_equal(diag_errors(((struct reading *)*state)->diag), 0);
    assert_string_equal(rows_of(*state, "n\n\xA3ukasz \xAF\xF3\xB3kiewski\n"), "1|n\n2|Łukasz Żółkiewski\n");
    assert_said(*state, ":2: warning: the file does not say its encoding");
    /* far behind, it is so from the first row on */
    struct buffer text = {0};
    buffer_string(&text, "Stra\xDF\x96M\n"); /* ß and a dash: valid UTF-8 for a letter of N'Ko */
    for (int i = 0; i < 30000; i++)
        buffer_string(&text, "0123456\n");
    buffer_string(&text, "M\xFCller Wei\xDF J\xF6rg");
    const char *rows = rows_of_bytes(*state, text.bytes, text.length);
    assert_int_equal(strncmp(rows, "1|Stra\xC3\x9F\xE2\x80\x93M\n", strlen("1|Stra\xC3\x9F\xE2\x80\x93M\n")), 0);
    assert_said(*state, "warning: the file does not say its encoding");
    buffer_finish(&text);
}

static void what_is_not_clear_is_refused(void **state)
{
    assert_string_equal(rows_of(*state, "n\nJan\nAist\xEB\n"), "none");
    assert_said(*state, ":3: error: the file does not say its encoding, and its words do not tell: ");
    assert_said(*state, "\"Aistė\" in Windows-1257");
    assert_said(*state, "\"Aistë\" in Windows-1252");
    assert_string_equal(rows_named(*state, "windows-1257", "n\nJan\nAist\xEB\n"), "1|n\n2|Jan\n3|Aistė\n");
    assert_quiet(*state);
}

/* Where the words that are remembered end, at 40 bytes, and after 2,000. */
static void what_is_not_clear_stands_far_behind(void **state)
{
    const char *rows = rows_of(*state, "n\nZo\xE9\nabcdefghijabcdefghijabcdefghijabcdefghijAist\xEB\n");
    assert_string_equal(rows, "none");
    assert_said(*state, ":3: error: the file does not say its encoding, and its words do not tell: ");
    struct buffer text = {0};
    buffer_string(&text, "n\n");
    for (int i = 0; i < 2100; i++)
        buffer_format(&text, "%d\xE9\n", i);
    buffer_string(&text, "Aist\xEB\n");
    assert_string_equal(rows_of_bytes(*state, text.bytes, text.length), "none");
    assert_said(*state, ":2102: error: the file does not say its encoding, and its words do not tell: ");
    buffer_finish(&text);
}

static void named_encodings_play_no_part_where_the_file_says_it(void **state)
{
    assert_string_equal(rows_named(*state, "windows-1250", "n\nZoë\n"), "1|n\n2|Zoë\n");
    assert_said(*state, "warning: the encoding that was named plays no part: the file says itself in which it is: UTF-8, not "
                        "Windows-1250 [sheet-encoding-idle]");
    assert_string_equal(rows_named(*state, "latin2", "\xEF\xBB\xBFn\nZoe\n"), "1|n\n2|Zoe\n");
    assert_said(*state, "UTF-8, not ISO 8859-2");
    assert_string_equal(rows_named(*state, "UTF-8", "\xEF\xBB\xBFn\nZoë\n"), "1|n\n2|Zoë\n");
    assert_string_equal(rows_named(*state, "cp850", "n\nZoe\n"), "1|n\n2|Zoe\n");
    assert_quiet(*state);
    assert_string_equal(rows_of(*state, "n\n\xF0\x9F\x98\x80\n"), "1|n\n2|\xF0\x9F\x98\x80\n"); /* no letter of Europe */
    assert_quiet(*state);
    assert_string_equal(rows_named(*state, "utf-8", "n\nZo\xEB\n"), "1|n\n2!\n");
    assert_said(*state, "byte 0xEB is not UTF-8");
    assert_string_equal(rows_named(*state, "esperanto", "n\nZoe\n"), "none");
    assert_said(*state, "error: there is no such encoding: \"esperanto\"; there are UTF-8, Windows-1252, Windows-1250");
}

static void bytes_that_mean_nothing_are_told(void **state)
{
    assert_string_equal(rows_named(*state, "1252", "n;m\n1;\xE9\n2;\"a\n\x81z\x9D\"\n3;4\n"),
                        "1|n|m\n2|1|\xC3\xA9\n3!\n5|3|4\n");
    assert_said(*state, ":4: error: a letter cannot be read: column 2: byte 0x81 is no letter in Windows-1252");
    assert_said(*state, ":4: error: a letter cannot be read: column 2: byte 0x9D is no letter in Windows-1252");
    /* with its mark the file is UTF-8, whatever it holds */
    assert_string_equal(rows_of(*state, "\xEF\xBB\xBFn;m\n1;\xE9\n\"a\nb\xC3\"\n3;4\n"), "1|n|m\n2!\n3!\n5|3|4\n");
    assert_said(*state, ":2: error: a letter cannot be read: column 2: byte 0xE9 is not UTF-8");
    assert_said(*state, ":4: error: a letter cannot be read: column 1: byte 0xC3 is not UTF-8");
}

/* ------------------------------------------------------------------------------------------------ languages */

static const struct {
    const char *language;
    const char *names[12];
} cohorts[] = {
    {"Dutch", {"Joëlle van Dijk", "Anaïs Bakker", "Reünie", "Jan Jansen", "Loïs Coëlho", "René Desmé", "Noëlle Visser"}},
    {"German", {"Jörg Schäfer", "Günther Weiß", "Käthe Groß", "Jan Peters", "Sören Böttcher", "Änne Müßig", "Uwe Köster"}},
    {"French", {"Hélène Lefèvre", "Benoît Garçon", "Anne Martin", "Éloïse Béranger", "Raphaël Gagné", "Zoé Maîtrejean"}},
    {"Spanish", {"Íñigo Núñez", "Begoña Muñoz", "José García", "Ana Ruiz", "Ángel Yáñez", "Lucía Peñalver", "Raúl Gálvez"}},
    {"Portuguese", {"João Gonçalves", "Inês Magalhães", "Ana Silva", "Conceição Brandão", "Sebastião Leitão", "Célia Simões"}},
    {"Nordic", {"Søren Kjær", "Øyvind Ødegård", "Åse Nygård", "Lars Berg", "Bjørn Sæther", "Åge Mørk", "Jørgen Høgh"}},
    {"Swedish", {"Åsa Lindström", "Märta Sjöberg", "Lars Berg", "Göran Hägglund", "Håkan Åkerblom", "Örjan Nyström"}},
    {"Icelandic", {"Þórdís Ægisdóttir", "Guðrún Jónsdóttir", "Sigþór Ólafsson", "Jón Þórarinsson", "Hafþór Björnsson"}},
    {"Polish", {"Łukasz Żółkiewski", "Małgorzata Wiśniewska", "Jan Kowalski", "Agnieszka Dąbrowska", "Paweł Gałązka"}},
    {"Czech", {"Jiří Dvořák", "Ondřej Růžička", "Jan Novák", "Štěpán Šťastný", "Zdeněk Říha", "Kateřina Křížová"}},
    {"Hungarian", {"Győző Szőke", "Zsófia Erdős", "Ágnes Fűzfa", "Anna Nagy", "Dezső Kőműves", "László Tóth"}},
    {"Romanian", {"Mădălina Ţăranu", "Ştefan Bălănescu", "Ion Popescu", "Răzvan Moţoc", "Ioniţă Brâncoveanu", "Cătălin Niţă"}},
    {"Croatian", {"Željko Đurić", "Dženana Hadžić", "Ivan Horvat", "Anđela Krešić", "Šime Čačić", "Željana Bračić"}},
    {"Turkish", {"Ayşe Yılmaz", "Gülşen Erdoğan", "Ali Kaya", "Şebnem Çelik", "Oğuz Öztürk", "Çağla Işık", "Tuğçe Kılıç"}},
    {"Lithuanian", {"Žydrūnė Kazlauskaitė", "Kęstutis Šimkus", "Jonas Jonaitis", "Rūta Mažeikienė", "Aušra Žąsinaitė"}},
    {"Latvian", {"Jānis Bērziņš", "Līga Kļaviņa", "Anna Ozola", "Ģirts Kalniņš", "Pēteris Šķēle", "Mārtiņš Āboliņš"}},
    {"Estonian", {"Tõnu Põldmäe", "Ülle Mägi", "Mart Saar", "Õnne Kõiv", "Jüri Rüütel", "Külli Jõgiste", "Märt Väli"}},
    {"Russian", {"Екатерина Щербакова", "Иван Петров", "Алексей Журавлёв", "Юлия Объедкова", "Фёдор Цыганков"}},
    {"Bulgarian", {"Георги Стоянов", "Мария Живкова", "Йорданка Върбанова", "Цветан Щерев", "Петър Димитров"}},
    {"Greek", {"Ιωάννα Παπαδοπούλου", "Γεώργιος Οικονόμου", "Ελένη Ψαρρά", "Χαράλαμπος Ξένος", "Δημήτρης Θεοδωράκης"}},
};

/* Writes the text in the encoding; false if it lacks a letter. */
static bool put_as(struct buffer *out, const char *text, const uint32_t letters[UNICODE_ENCODING_BYTES])
{
    const char *at = text, *end = text + strlen(text);
    while (at < end) {
        uint32_t letter = utf8_next(&at, end);
        int i = 0;
        while (letter >= 0x80 && i < UNICODE_ENCODING_BYTES && letters[i] != letter)
            i++;
        if (i == UNICODE_ENCODING_BYTES)
            return false;
        buffer_byte(out, (unsigned char)(letter < 0x80 ? letter : 0x80 + (uint32_t)i));
    }
    return true;
}

struct tally {
    int right, refused;
};

/* A file of `count` names of the cohort, from the `first` on: read right when its encoding is named, else right or refused. */
static void try_cohort(struct reading *reading, size_t cohort, int encoding, int first, int count, struct tally *tally)
{
    uint32_t letters[UNICODE_ENCODING_BYTES];
    struct buffer bytes = {0}, expected = {0};
    int names = 0;
    bool whole = unicode_encoding_letters(encoding, letters), high = false;
    while (cohorts[cohort].names[names])
        names++;
    buffer_string(&bytes, "nummer;naam\n");
    buffer_string(&expected, "1|nummer|naam\n");
    for (int i = 0; whole && i < count; i++) {
        const char *name = cohorts[cohort].names[(first + i) % names];
        buffer_format(&bytes, "%d;", i);
        whole = put_as(&bytes, name, letters);
        buffer_byte(&bytes, '\n');
        buffer_format(&expected, "%d|%d|%s\n", i + 2, i, name);
    }
    for (size_t i = 0; i < bytes.length; i++)
        high |= bytes.bytes[i] >= 0x80;
    buffer_byte(&expected, '\0');
    if (whole && high) {
        reading_fill(reading, bytes.bytes, bytes.length);
        assert_string_equal(rows_with(reading, reading->path, &(struct sheet_options){.encoding = unicode_encoding_name(encoding)}),
                            (const char *)expected.bytes);
        const char *rows = rows_in(reading, reading->path, NULL);
        bool refused = strcmp(rows, "none") == 0;
        if (!refused && strcmp(rows, (const char *)expected.bytes) != 0)
            fail_msg("%s in %s is read:\n%s", cohorts[cohort].language, unicode_encoding_name(encoding), rows);
        tally->right += !refused;
        tally->refused += refused;
    }
    buffer_finish(&bytes);
    buffer_finish(&expected);
}

static void no_language_is_read_wrong(void **state)
{
    static const int counts[] = {1, 3, 50};
    struct tally tallies[3] = {{0, 0}};
    for (size_t cohort = 0; cohort < sizeof cohorts / sizeof *cohorts; cohort++)
        for (int encoding = 0; encoding < UNICODE_ENCODINGS; encoding++)
            for (int i = 0; i < 3; i++)
                for (int first = 0; first < (i < 2 ? 5 : 1); first++)
                    try_cohort(*state, cohort, encoding, first, counts[i], &tallies[i]);
    for (int i = 0; i < 3; i++)
        print_message("%d names: %d read right, %d refused\n", counts[i], tallies[i].right, tallies[i].refused);
    /* what is decided at all; less would be of no use */
    assert_true(tallies[0].right * 4 > tallies[0].refused);
    assert_true(tallies[1].right > tallies[1].refused);
    assert_true(tallies[2].right > 12 * tallies[2].refused);
}

static void letters_that_were_lost_before_are_told(void **state)
{
    assert_string_equal(rows_of(*state, "n\nZo\xEF\xBF\xBD\n"), "1|n\n2!\n");
    assert_said(*state,
                ":2: error: a letter cannot be read: column 1: U+FFFD stands for a letter that another program lost");
}

static void mixtures_are_refused(void **state)
{
    assert_string_equal(rows_of(*state, "n\nZo\xC3\xAB Jansen\r\nx\nFran\xE7ois\n"), "none");
    assert_said(*state,
                ":4: error: the file is in two encodings: letters with accents would turn out wrong: byte 0xE7 is not "
                "UTF-8, but \"Zo\xC3\xAB\" in line 2 is [sheet-encoding-mixed]");
    assert_string_equal(rows_of(*state, "n\rZo\xC3\xAB\rx\rFran\xE7ois\r"), "none");
    assert_said(*state, ":4: error: the file is in two encodings");
    assert_string_equal(rows_of(*state, "\xE7\n\xE2\x80\x98x\n"), "none");
    assert_said(*state, ":1: error: the file is in two encodings");
}

/* Characters lie across the blocks in which the file is surveyed. */
static void surveys_see_whole_characters(void **state)
{
    struct buffer text = {0};
    for (size_t pad = 64 * 1024 - 5; pad < 64 * 1024 + 5; pad++) {
        buffer_clear(&text);
        for (size_t i = 0; i < pad; i++)
            buffer_byte(&text, i % 100 ? 'x' : '\n');
        buffer_string(&text, "\xE2\x82\xAC\xF0\x9F\x98\x80\xC3\xAB");
        assert_string_not_equal(rows_of_bytes(*state, text.bytes, text.length), "none");
        assert_quiet(*state);
    }
    buffer_finish(&text);
}

/* What would be a mark at the beginning is a character elsewhere, also where a block begins. */
static void marks_count_only_at_the_beginning(void **state)
{
    struct buffer text = {0};
    for (size_t i = 0; i < 64 * 1024; i++)
        buffer_byte(&text, i % 100 && i < 64 * 1024 - 1 ? 'x' : i < 64 * 1024 - 1 ? '\n' : 'y');
    buffer_string(&text, "\xEF\xBB\xBFz");
    assert_non_null(strstr(rows_of_bytes(*state, text.bytes, text.length), "y\xEF\xBB\xBFz\n"));
    buffer_finish(&text);
}

static void other_files_are_told_by_what_they_are(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *words;
    } files[] = {
#define FILE_OF(bytes, words) {bytes, sizeof bytes - 1, words}
        FILE_OF("%PDF-1.7\n", "it is a PDF file"),
        FILE_OF("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k\0", "it is an old Excel workbook (.xls)"),
        FILE_OF("\x09\x08\x10\0\0\x06\x05\0", "it is an old Excel workbook (.xls)"),
        FILE_OF("{\\rtf1}", "it is an RTF text"),
        FILE_OF("\x1F\x8B\x08", "it is packed (.gz)"),
        FILE_OF("\x89PNG\r\n", "it is a picture"),
        FILE_OF(" \n<HTML><table>", "it is a web page, whatever its name says"),
        FILE_OF("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
                "it is an XML spreadsheet of 2003"),
        FILE_OF("<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>",
                "it is an OpenDocument file, but no spreadsheet"),
        FILE_OF("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "it is an old Word document (.doc)"),
        FILE_OF("ID;PWXL;N;E\r\n", "it is a SYLK file (.slk)"),
        FILE_OF("TABLE\r\n0,1\r\n", "it is a DIF file (.dif)"),
        FILE_OF("{\"url\": \"https://docs.google.com/\"}", "it is JSON; of Google Drive, it is only a link to a sheet"),
        FILE_OF("PK\3\4....................------mimetypeapplication/vnd.oasis.opendocument.text",
                "it is an OpenDocument text (.odt)"),
        FILE_OF("\xEF\xBB\xBF<?xml version='1.0'?><Workbook/>", "it is an XML file, whatever its name says"),
        FILE_OF("n;\0\0", "it holds bytes that are no text"),
#undef FILE_OF
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_string_equal(rows_of_bytes(*state, files[i].bytes, files[i].length), "none");
        assert_said(*state, "error: this is not a spreadsheet that can be read: ");
        assert_said(*state, files[i].words);
        assert_said(*state, "save it as .xlsx or as CSV");
    }
}

/* What begins nearly so may be CSV. */
static void csv_may_begin_like_another_kind(void **state)
{
    assert_string_equal(rows_of(*state, "ID;Postcode\r\n1;3511\r\n"), "1|ID|Postcode\n2|1|3511\n");
    assert_string_equal(rows_of(*state, "TABLE;Naam\r\n0,1;Zo\r\n"), "1|TABLE|Naam\n2|0,1|Zo\n");
    assert_string_equal(rows_of(*state, "mimetype;{naam}\r\nx;y\r\n"), "1|mimetype|{naam}\n2|x|y\n");
    assert_quiet(*state);
}

static void passwords_are_told(void **state)
{
    struct buffer text = {0};
    for (size_t pad = 0; pad < 3; pad++) { /* in the first block, across its end, and behind it */
        buffer_clear(&text);
        buffer_append(&text, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
        for (size_t i = 0; i < pad * (64 * 1024 - 20); i++)
            buffer_byte(&text, 'x');
        buffer_append(&text, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
        assert_string_equal(rows_of_bytes(*state, text.bytes, text.length), "none");
        assert_said(*state, "error: the workbook has a password [sheet-encrypted]");
    }
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(utf8_is_read_with_and_without_a_mark),   TEST(utf16_is_read_by_its_mark),
        TEST(utf16_without_a_mark_is_read_by_its_first_letters), TEST(a_file_of_dos_may_end_with_its_sign),
        TEST(half_characters_of_utf16_are_told),      TEST(utf16_is_read_in_blocks),
        TEST(other_bytes_are_what_makes_words_of_them), TEST(bytes_that_mean_nothing_are_told),
        TEST(what_is_not_clear_is_refused),           TEST(what_is_not_clear_stands_far_behind),
        TEST(no_language_is_read_wrong),
        TEST(named_encodings_play_no_part_where_the_file_says_it),
        TEST(letters_that_were_lost_before_are_told), TEST(mixtures_are_refused),
        TEST(surveys_see_whole_characters),           TEST(marks_count_only_at_the_beginning),
        TEST(other_files_are_told_by_what_they_are),  TEST(csv_may_begin_like_another_kind),
        TEST(passwords_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
