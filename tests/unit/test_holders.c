/* A document that is one of many has the bytes of the one that is rendered alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/files.h"
#include "supplement.h"

static const char sample[] = "samples/25135-contactcenter-medewerker.xml";

struct engine {
    const char *path; /* of its layout; NULL: the usual one */
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct supplement_qualification *qualification;
    struct supplement_files files;
    struct diag *diag;
};

static void engine_open(struct engine *engine, const char *layout)
{
    *engine = (struct engine){.path = layout, .supplement = supplement_create(NULL), .diag = diag_create()};
    engine->layout = supplement_open_layout(engine->supplement, layout, engine->diag);
    engine->qualification = supplement_open_qualification(engine->supplement, sample, engine->diag);
    assert_non_null(engine->layout);
    assert_non_null(engine->qualification);
}

static void engine_close(struct engine *engine)
{
    files_finish(&engine->files);
    diag_destroy(engine->diag);
    supplement_destroy(engine->supplement);
}

static bool render_request(struct engine *engine, const struct supplement_request *request)
{
    diag_clear(engine->diag);
    return supplement_render(engine->supplement, engine->layout, engine->qualification, request, &engine->files, engine->diag);
}

static bool render(struct engine *engine, const char *language, const char *const values[3])
{
    struct supplement_field fields[] = {
        {"holder.name", values[0], {0}}, {"holder.diploma", values[1], {0}}, {"holder.date", values[2], {0}}};
    struct supplement_request request = {.language = language, .fields = fields, .field_count = 3};
    return render_request(engine, &request);
}

/* That of an engine which made nothing before. */
static void assert_as_alone(struct engine *many, const struct supplement_request *request)
{
    const char *name = request->fields[0].value, *language = request->language;
    struct engine alone;
    engine_open(&alone, many->path);
    bool made = render_request(&alone, request), again = render_request(many, request);
    if (made != again || diag_count(alone.diag) != diag_count(many->diag))
        fail_msg("%s: alone %d, among many %d", name, made, again);
    if (made && (alone.files.list[0].length != many->files.list[0].length ||
                 memcmp(alone.files.list[0].bytes, many->files.list[0].bytes, alone.files.list[0].length) != 0))
        fail_msg("%s (%s) is made otherwise among many", name, language);
    engine_close(&alone);
}

static void assert_same(struct engine *many, const char *language, const char *const values[3])
{
    struct supplement_field fields[] = {
        {"holder.name", values[0], {0}}, {"holder.diploma", values[1], {0}}, {"holder.date", values[2], {0}}};
    struct supplement_request request = {.language = language, .fields = fields, .field_count = 3};
    assert_as_alone(many, &request);
}

/* ------------------------------------------------------------------------------------------------ names */

enum { LETTERS_MOST = 1200, NAME_MOST = 2400 };

/* Letters and sequences of DIN 91379, each a string. */
struct letters {
    char *list[LETTERS_MOST];
    size_t count;
};

static void read_letters(struct letters *letters)
{
    char line[4096];
    FILE *file = fopen("tests/data/din-91379.txt", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        char *semicolon = line;
        for (int i = 0; semicolon && i < 4; i++)
            semicolon = strchr(semicolon + (i > 0), ';');
        if (!semicolon || strncmp(line, "dc;", 3) == 0)
            continue;
        for (char *word = strtok(semicolon + 1, " \n"); word && letters->count < LETTERS_MOST; word = strtok(NULL, " \n"))
            letters->list[letters->count++] = strdup(word);
    }
    fclose(file);
    assert_true(letters->count > 800);
}

static unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245 + 12345;
    return (*seed >> 8) % below;
}

/* Two or three words, or so many that they take two lines and more, of plain letters but for some. */
static void make_name(const struct letters *letters, unsigned *seed, char name[NAME_MOST])
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'-.";
    unsigned words = 2 + next_random(seed, next_random(seed, 6) ? 2 : 30), strange = next_random(seed, 4);
    size_t used = 0;
    for (unsigned word = 0; word < words; word++) {
        if (word)
            name[used++] = ' ';
        for (unsigned i = 2 + next_random(seed, 9); i > 0; i--) {
            const char *letter = letters->list[next_random(seed, (unsigned)letters->count)];
            if (next_random(seed, 12) < strange)
                used += (size_t)sprintf(name + used, "%s", letter);
            else
                name[used++] = plain[next_random(seed, sizeof plain - 1)];
        }
    }
    name[used] = '\0';
}

static void names_of_all_letters(void **state)
{
    (void)state;
    enum { NAMES = 60 };
    static const char *const languages[] = {"nl", "en", "de"};
    static struct letters letters;
    struct engine many;
    unsigned seed = 11;
    read_letters(&letters);
    engine_open(&many, NULL);
    for (int i = 0; i < NAMES; i++) {
        char name[NAME_MOST], diploma[32], day[16];
        make_name(&letters, &seed, name);
        snprintf(diploma, sizeof diploma, "2026-%06u", next_random(&seed, 1000000));
        snprintf(day, sizeof day, i % 2 ? "%u juli 2026" : "2026-07-%02u", 1 + next_random(&seed, 28));
        assert_same(&many, languages[i % 3], (const char *const[]){name, diploma, day});
    }
    engine_close(&many);
    for (size_t i = 0; i < letters.count; i++)
        free(letters.list[i]);
}

/* Names that take the long way, between others that do not. */
static void hard_names(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Jan de Vries",
        "Jan  de   Vries",
        "Anna Maria Johanna Petronella Wilhelmina van der Meulen-Oosterwegel tot Nederhemert en Sint-Oedenrode",
        "Ελένη Παπαδοπούλου",
        "Екатерина Ћирић",
        "M̂aria C̨eṣ̌k",
        "Wilhelmina Petronella Anna Maria Johanna van Oosterwegel-van der Meulen tot Sint-Oedenrode en Nederhemert",
        "T̀im K̛ova",
        "Anna Maria Johanna Petronella Wilhelmina C̨eṣ̌k van der Meulen-Oosterwegel tot Nederhemert en Sint-Oedenrode",
        "M̂im C̨ova",
        "an\xC2\xADna",
        " Jan",
        "Jan\n",
        "\xFF\xFE",
        "",
        "\xE2\x82\xAC \xF0\x9F\x98\x80",
        "fi ffi (a) \\ <b> & \"c\"",
        "A\xCC\x8Angstro\xCC\x88m",
        "x",
    };
    static const char *const languages[] = {"nl", "de"};
    struct engine many;
    engine_open(&many, NULL);
    for (size_t i = 0; i < 2 * sizeof names / sizeof *names; i++)
        assert_same(&many, languages[i % 2], (const char *const[]){names[i / 2], "D-1", "2026-07-10"});
    engine_close(&many);
}

/* The first of its edition, and so what the others are made of, may be of any kind. */
static void whatever_the_first_was(void **state)
{
    (void)state;
    static const char *const firsts[] = {"Þóra Ægisdóttir", "Ελένη", "M̂aria", "Q"};
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++) {
        struct engine many;
        engine_open(&many, NULL);
        assert_true(render(&many, "en", (const char *const[]){firsts[i], "Ł-1", "2026-01-01"}));
        assert_same(&many, "en", (const char *const[]){"Jan Vos", "2", "2026-07-10"});
        assert_same(&many, "en", (const char *const[]){"Zoë Đurić", "Ø-3", "2026-07-10"});
        engine_close(&many);
    }
}

/* The caller may free or overwrite what it gave once a document is made. */
static void fields_that_are_gone(void **state)
{
    (void)state;
    struct engine many;
    char words[6][32] = {"holder.name", "holder.diploma", "holder.date", "Jan Vos", "1", "2026-01-01"};
    struct supplement_field fields[] = {{words[0], words[3], {0}}, {words[1], words[4], {0}}, {words[2], words[5], {0}}};
    engine_open(&many, NULL);
    assert_true(render_request(&many, &(struct supplement_request){.language = "en", .fields = fields, .field_count = 3}));
    memset(words, '?', sizeof words);
    assert_same(&many, "en", (const char *const[]){"Zoë Đurić", "Ø-3", "2026-07-10"});
    assert_non_null(many.files.beginning); /* it was made of the first one */
    engine_close(&many);
}

/* Days in whatever form; those that are none are refused among many as alone. */
static void days(void **state)
{
    (void)state;
    static const char *const languages[] = {"nl", "en", "de"};
    static const char *const dates[] = {
        "2026-07-10", "2026-12-01", "1 mei 2026", "10. Juli 2026", "July 10, 2026", "vrijdag 9 juli 2026", "2026-02-30",
        "7/10/2026", "today", "28-2-2026", "2026-03-31 00:00", "2026-03-31 12:00", "2026-09-30",
    };
    struct engine many;
    engine_open(&many, NULL);
    for (size_t i = 0; i < 3 * sizeof dates / sizeof *dates; i++)
        assert_same(&many, languages[i % 3], (const char *const[]){"Jan de Vries", "D-1", dates[i / 3]});
    engine_close(&many);
}

/* Documents that differ in what is asked for besides the holder's fields, in turn: none is made by what was kept of another. */
static void whatever_else_is_asked_for(void **state)
{
    (void)state;
    static const char *const dates[] = {NULL, "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z"};
    struct supplement_field fields[] = {
        {"holder.name", "Jan de Vries", {0}}, {"holder.diploma", "D-1", {0}}, {"holder.date", "2026-07-10", {0}}};
    const struct supplement_request usual = {.language = "nl", .fields = fields, .field_count = 3};
    struct engine many;
    engine_open(&many, NULL);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
            struct supplement_request dated = usual;
            dated.date = dates[i];
            assert_as_alone(&many, &dated);
        }
        struct supplement_request second = usual, english = usual, nobody = usual;
        nobody.field_count = 0;
        assert_as_alone(&many, &nobody);
        second.standard = STANDARD_PDF2;
        assert_as_alone(&many, &second);
        english.language = "en";
        assert_as_alone(&many, &english);
    }
    engine_close(&many);
}

/* A name that must not be issued makes no document, and no file is left of the one before; a name that only looks odd does. */
static void what_must_not_be_issued_is_not_made(void **state)
{
    (void)state;
    struct engine engine;
    engine_open(&engine, NULL);
    assert_true(render(&engine, "nl", (const char *const[]){"True Null", "D-1", "2026-07-10"}));
    assert_int_equal(supplement_files_count(&engine.files), 1);
    assert_false(render(&engine, "nl", (const char *const[]){"#N/B", "D-1", "2026-07-10"}));
    assert_int_equal(supplement_files_count(&engine.files), 0);
    assert_int_equal(supplement_diag_errors(engine.diag), 1);
    engine_close(&engine);
}

/* ------------------------------------------------------------------------------------------------ codes */

/* Where the document can be checked is another's, too: the code, what is printed beside it, and where that leads to. Addresses of
 * another length have more squares, those at fault none. */
static void codes(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "https://check.school.nl/7G5K-Q4MW-VXZ0-1N34-56A8", "https://check.school.nl/ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ",
        "https://check.school.nl/1111-1111-1111-1111-1111", "https://check.another-school.example/CHECK/WWWW-MMMM-WWWW-MMMM-WWWW",
        "https://check.school.nl/7G5K-Q4MW-VXZ0-1N34-56A9", "http://check.school.nl/7G5K", "https://check.school.nl/small",
        "https://a.nl/1", "https://check.another-school.example/CHECK/0000-0000-0000-0000-0000", "https://check.school.nl/7G5K-Q4MW-VXZ0-1N34-56A8",
    };
    static const char *const languages[] = {"nl", "en", "de"};
    struct engine many;
    engine_open(&many, NULL);
    for (size_t i = 0; i < 3 * sizeof addresses / sizeof *addresses; i++) {
        const struct supplement_field fields[] = {{"holder.name", i % 2 ? "Zoë Đurić" : "Jan de Vries", {0}}, {"holder.diploma", "D-1", {0}},
                                                  {"holder.date", "2026-07-10", {0}}, {"check", addresses[i / 3], {0}}};
        struct supplement_request request = {.language = languages[i % 3], .fields = fields, .field_count = 4};
        assert_as_alone(&many, &request);
        request.standard = STANDARD_PDF2;
        if (i % 5 == 0)
            assert_as_alone(&many, &request);
    }
    engine_close(&many);
}

/* ------------------------------------------------------------------------------------------------ sizes */

static void put_with(FILE *out, const char *text, const char *what, const char *with)
{
    const char *found = strstr(text, what);
    assert_non_null(found);
    fprintf(out, "%.*s%s%s", (int)(found - text), text, with, found + strlen(what));
}

/* The usual layout with other words in it. */
static void write_layout(const char *path, const char *what, const char *with)
{
    struct buffer usual = {0};
    struct diag *diag = diag_create();
    assert_true(file_read("layouts/europass-certificate-supplement.xml", 1 << 20, (struct place){0}, &usual, diag));
    buffer_byte(&usual, '\0');
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    put_with(file, (const char *)usual.bytes, what, with);
    assert_int_equal(fclose(file), 0);
    buffer_finish(&usual);
    diag_destroy(diag);
}

/* A folder in which a layout finds all that it names. */
static void make_folder(char folder[], const char *layouts)
{
    static const char *const links[] = {"labels", "hyphenation", "flags", "../fonts"};
    char here[1024], from[2048], to[128];
    assert_non_null(mkdtemp(folder));
    assert_non_null(getcwd(here, sizeof here));
    snprintf(to, sizeof to, "%s/%s", folder, layouts);
    assert_int_equal(mkdir(to, 0700), 0);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        snprintf(from, sizeof from, "%s/layouts/%s", here, links[i]);
        snprintf(to, sizeof to, "%s/%s/%s", folder, layouts, links[i]);
        assert_int_equal(symlink(from, to), 0);
    }
}

static void remove_folder(const char *folder, const char *layouts)
{
    static const char *const names[] = {"labels", "hyphenation", "flags", "../fonts", "layout.xml", ""};
    char path[256];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s/%s", folder, layouts, names[i]);
        assert_int_equal(remove(path), 0);
    }
    assert_int_equal(remove(folder), 0);
}

/* Where a name of several lines makes the whole document smaller, that of the next holder is not: at each of these distances
 * above the note page 1 decides the size. */
static void sizes(void **state)
{
    (void)state;
    char folder[] = "/tmp/test-holders-XXXXXX", path[64];
    static const char *const names[] = {
        "Jan de Vries", "Wilhelmina Petronella Anna Maria Johanna van Oosterwegel-van der Meulen tot Sint-Oedenrode",
        "Zoë Đurić", "M̂aria Petronella Anna Maria Johanna van Oosterwegel-van der Meulen tot Sint-Oedenrode", "Jo Bos"};
    make_folder(folder, "layouts");
    snprintf(path, sizeof path, "%s/layouts/layout.xml", folder);
    for (int gap = 58; gap < 78; gap += 2) {
        struct engine many;
        char with[32];
        snprintf(with, sizeof with, "gap=\"%dmm\"", gap);
        write_layout(path, "gap=\"6mm\"", with);
        engine_open(&many, path);
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            assert_same(&many, "nl", (const char *const[]){names[i], "D-1", "2026-07-10"});
        engine_close(&many);
    }
    remove_folder(folder, "layouts");
}

/* In capitals each holder's name has its own, also behind one that has none to get. */
static void capitals(void **state)
{
    (void)state;
    char folder[] = "/tmp/test-holders-XXXXXX", path[64];
    struct engine many;
    make_folder(folder, "layouts");
    snprintf(path, sizeof path, "%s/layouts/layout.xml", folder);
    write_layout(path, "<style name=\"foot\"", "<style name=\"foot\" capitals=\"yes\"");
    engine_open(&many, path);
    assert_same(&many, "nl", (const char *const[]){"JAN BOS", "4711", "2026-07-10"});
    assert_same(&many, "nl", (const char *const[]){"Zoë Strauß", "d-12a", "2026-08-10"});
    engine_close(&many);
    remove_folder(folder, "layouts");
}

/* ------------------------------------------------------------------------------------------------ results */

enum { RESULTS_MOST = 30 };

/* A holder's name and so many results, of which every third has no hours. */
static void assert_results_same(struct engine *many, const char *name, int count, const char *module, int seed)
{
    static char names[RESULTS_MOST][3][32], values[RESULTS_MOST][3][128];
    struct supplement_field fields[3 + 3 * RESULTS_MOST] = {
        {"holder.name", name, {0}}, {"holder.diploma", "D-1", {0}}, {"holder.date", "2026-07-10", {0}}};
    size_t used = 3;
    for (int i = 0; i < count; i++) {
        static const char *const columns[] = {"module", "mark", "hours"};
        snprintf(values[i][0], sizeof values[i][0], "%s %d", module, i + seed);
        snprintf(values[i][1], sizeof values[i][1], "%d,%d", 1 + (7 * i + seed) % 10, seed % 10);
        snprintf(values[i][2], sizeof values[i][2], "%lld", 40LL * (i + seed));
        for (int j = 0; j < 3 - (i % 3 == 2); j++) {
            snprintf(names[i][j], sizeof names[i][j], "result.%d.%s", i + 1, columns[j]);
            fields[used++] = (struct supplement_field){names[i][j], values[i][j], {0}};
        }
    }
    assert_as_alone(many, &(struct supplement_request){.language = seed % 2 ? "en" : "nl", .fields = fields, .field_count = used});
    assert_int_equal(diag_errors(many->diag), 0);
}

/* Also where a module takes two lines, an hour is wider than its column, a row is more on another page. */
static void results(void **state)
{
    (void)state;
    static const char *const modules[] = {
        "Klantcontact", "Engels", "Nederlands en rekenen, met een loopbaanoriëntatie die niet op een regel past en daarom op twee staat", "Đ"};
    static const int counts[] = {4, 4, 4, 19, 19, 4, 0, 30, 30, 1, 4};
    struct engine many;
    engine_open(&many, "tests/data/results/form.xml");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        char name[32];
        snprintf(name, sizeof name, "Zoë Jansen-%zu", i);
        assert_results_same(&many, name, counts[i], modules[i % 4], (int)i);
        assert_results_same(&many, name, counts[i], modules[0], i == 5 ? 200000000 : (int)i + 20);
    }
    engine_close(&many);
}

/* What all begin with is not written again, unless something else stood there: another edition, other output, a document that was refused. */
static void whatever_stood_in_the_files(void **state)
{
    (void)state;
    static const char *const anna[] = {"Anna Jansen", "D-1", "2026-07-10"}, *const bo[] = {"Bo de Vries", "D-2", "2026-07-10"};
    struct supplement_request trace = {.language = "nl", .format = SUPPLEMENT_TRACE};
    struct engine many, other;
    engine_open(&many, NULL);
    engine_open(&other, NULL);
    for (int i = 0; i < 2; i++)
        assert_true(render(&many, "nl", anna));
    assert_true(many.files.beginning);
    assert_true(many.files.beginning_length > 10000);
    many.files.list[0].bytes[0] = 'x';
    assert_true(render(&many, "nl", bo));
    assert_int_equal(many.files.list[0].bytes[0], 'x');
    assert_true(render_request(&many, &trace));
    assert_false(many.files.beginning);
    assert_same(&many, "nl", bo);
    assert_same(&many, "en", anna);
    assert_same(&many, "nl", anna);
    assert_true(render(&other, "nl", anna) && render(&other, "nl", bo));
    struct supplement_files own = other.files;
    other.files = many.files;
    assert_same(&other, "nl", bo); /* of another engine */
    many.files = other.files;
    other.files = own;
    assert_same(&many, "nl", anna);
    engine_close(&other);
    engine_close(&many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_all_letters),
        cmocka_unit_test(hard_names),
        cmocka_unit_test(whatever_the_first_was),
        cmocka_unit_test(fields_that_are_gone),
        cmocka_unit_test(days),
        cmocka_unit_test(whatever_else_is_asked_for),
        cmocka_unit_test(whatever_stood_in_the_files),
        cmocka_unit_test(what_must_not_be_issued_is_not_made),
        cmocka_unit_test(codes),
        cmocka_unit_test(sizes),
        cmocka_unit_test(capitals),
        cmocka_unit_test(results),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
