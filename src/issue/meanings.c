#include "issue/meanings.h"

#include <string.h>

#include "base/map.h"
#include "base/unicode.h"
#include "sheet/sheet.h"

static const char *const part_words[NAME_PARTS] = {
    [NAME_FIRST] = "first name", [NAME_CALLED] = "called", [NAME_MIDDLE] = "middle name", [NAME_PREFIX] = "prefix", [NAME_LAST] = "last name"};

const char *name_part_word(enum name_part part)
{
    return part_words[part];
}

/* A small sigma at the end of a word is the same letter as one within it; only there capitals do not tell them apart. */
static uint32_t plain_letter(uint32_t code_point)
{
    code_point = unicode_lower(code_point);
    return code_point == 0x3C2 ? 0x3C3 : code_point;
}

/* The length of a heading without the form of a day behind it: "Date (dd/mm/yyyy)", "Datum (TT.MM.JJJJ)": three letters, each repeated. */
static size_t length_without_form(const char *heading, size_t length)
{
    enum { PARTS = 3, LETTERS_LEAST = 6 };
    const char *form = strrchr(heading, '('), *end = heading + length - (length > 0);
    uint32_t last = 0;
    int parts = 0, letters = 0;
    for (const char *at = form ? form + 1 : end; at < end;) {
        uint32_t letter = unicode_lower(utf8_next(&at, end));
        if (!unicode_is_letter(letter)) {
            if (letter >= 0x80 || !strchr("-./ ", (int)letter))
                return length;
            continue;
        }
        parts += letter != last;
        letters++;
        last = letter;
    }
    return *end == ')' && parts == PARTS && letters >= LETTERS_LEAST ? (size_t)(form - heading) : length;
}

const char *heading_plain(const char *heading, struct arena *arena)
{
    size_t length = strlen(heading);
    heading = unicode_nfc(arena, heading, length, &length);
    const char *end = heading + length_without_form(heading, length);
    char *plain = arena_alloc(arena, 2 * length + 4), *at = plain;
    while (heading < end) {
        uint32_t code_point = plain_letter(utf8_next(&heading, end));
        if (unicode_is_letter(code_point) || unicode_is_digit(code_point))
            at += utf8_put(code_point, at);
    }
    *at = '\0';
    return plain;
}

/* Without accents. */
static const char *bare_of(const char *plain, struct arena *arena)
{
    const char *end = plain + strlen(plain);
    char *bare = arena_alloc(arena, 2 * (size_t)(end - plain) + 4), *at = bare;
    while (plain < end)
        at += utf8_put(unicode_base(utf8_next(&plain, end)), at);
    *at = '\0';
    return bare;
}

static const char *find_bare(const struct meanings *meanings, const char *plain)
{
    const char *bare = bare_of(plain, meanings->arena), *meaning = map_find(meanings->bare, bare, strlen(bare));
    return meaning && *meaning ? meaning : NULL;
}

const char *meanings_find(const struct meanings *meanings, const char *plain, bool *own)
{
    const char *meaning = map_find(meanings->own, plain, strlen(plain));
    if (own)
        *own = meaning != NULL;
    meaning = meaning ? meaning : map_find(meanings->usual, plain, strlen(plain));
    return meaning ? meaning : find_bare(meanings, plain);
}

/* ------------------------------------------------------------------------------------------------ map files */

/* A map file that is being read. */
struct map_reading {
    struct meanings *meanings;
    struct map *map;
    const char *path;
    struct diag *diag;
};

/* A field, such as holder.class; rows, such as result.*, and a column of theirs, result.*.mark. */
static bool is_field_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    bool parted = false;
    for (;; text++) {
        size_t length = strspn(text, letters);
        length += !length && parted && *text == '*';
        if (!length)
            return false;
        text += length;
        if (!*text)
            return parted;
        if (*text != '.')
            return false;
        parted = true;
    }
}

/* The meaning in the words of this file; NULL: it is none. */
static const char *meaning_of(const struct map_reading *reading, const char *text)
{
    if (strcmp(text, MEANING_LEFT_OUT) == 0 || strcmp(text, MEANING_WHOLE_NAME) == 0 || strcmp(text, MEANING_LAST_OR_MIDDLE) == 0 || is_role_name(text) ||
        (strncmp(text, "holder.", 7) == 0 && text[7]) || is_field_name(text))
        return text;
    for (int i = 0; i < NAME_PARTS; i++)
        if (strcmp(text, part_words[i]) == 0)
            return text;
    const char *plain = heading_plain(text, reading->meanings->arena);
    return map_find(reading->meanings->usual, plain, strlen(plain));
}

static bool is_name(const char *meaning)
{
    return meaning && (strcmp(meaning, "name") == 0 || strcmp(meaning, MEANING_WHOLE_NAME) == 0);
}

static void add_recipe(const struct map_reading *reading, const char *headings, const char *meaning, int line,
                       bool certain)
{
    struct meanings *meanings = reading->meanings;
    struct name_recipe *recipe = arena_new(meanings->arena, struct name_recipe);
    *recipe = (struct name_recipe){headings, {reading->path, line}, certain,
                                   strcmp(meaning, MEANING_WHOLE_NAME) == 0, meanings->recipes};
    meanings->recipes = recipe;
}

/* `naam = voornaam tussenvoegsel achternaam`; commas in it may have made several cells of it. */
static bool take_equation(const struct map_reading *reading, const struct sheet_row *row)
{
    struct arena *arena = reading->meanings->arena;
    const char *equals = strchr(row->cells[0], '='), *end = equals;
    if (!equals || reading->map != reading->meanings->own)
        return false;
    while (end > row->cells[0] && end[-1] == ' ')
        end--;
    const char *meaning = meaning_of(reading, arena_copy(arena, row->cells[0], (size_t)(end - row->cells[0])));
    if (!is_name(meaning) || !*heading_plain(equals + 1, arena))
        return false;
    char *headings = arena_copy(arena, equals + 1, strlen(equals + 1));
    for (int i = 1; i < row->count; i++)
        headings = arena_format(arena, "%s + %s", headings, row->cells[i]);
    add_recipe(reading, headings, meaning, row->line, true);
    return true;
}

static void take_bare(const struct map_reading *reading, const char *plain, const char *meaning)
{
    const char *bare = bare_of(plain, reading->meanings->arena);
    void **slot = map_slot(reading->meanings->bare, bare, strlen(bare));
    const bool is_other = *slot && strcmp(*slot, meaning) != 0;
    *slot = arena_copy(reading->meanings->arena, is_other ? "" : meaning, is_other ? 0 : strlen(meaning));
}

static bool take_pair(const struct map_reading *reading, const char *heading, const char *meaning, int line)
{
    struct arena *arena = reading->meanings->arena;
    bool own = reading->map == reading->meanings->own, joins = own && is_name(meaning);
    if (joins && strchr(heading, '+')) {
        add_recipe(reading, arena_copy(arena, heading, strlen(heading)), meaning, line, true);
        return true;
    }
    if (joins && strchr(heading, ' '))
        add_recipe(reading, arena_copy(arena, heading, strlen(heading)), meaning, line, false);
    const char *plain = heading_plain(heading, arena);
    void **slot = map_slot(reading->map, plain, strlen(plain));
    if (*slot && strcmp(*slot, meaning) != 0)
        diag_report(reading->diag, DIAG_COLUMN_MEANINGS, (struct place){reading->path, line},
                    "\"%s\" as \"%s\", and before as \"%s\"", heading, meaning, (const char *)*slot);
    else
        *slot = arena_copy(arena, meaning, strlen(meaning));
    if (!own)
        take_bare(reading, plain, meaning);
    return *plain;
}

static bool take_row(const struct map_reading *reading, const struct sheet_row *row)
{
    const char *meaning = row->count == 2 ? meaning_of(reading, row->cells[1]) : NULL;
    return meaning ? take_pair(reading, row->cells[0], meaning, row->line) : take_equation(reading, row);
}

/* Of a first row that means nothing: `heading;meaning`, in any words. */
static bool is_heading(const struct sheet_row *row)
{
    return row->count == 2 && !strchr(row->cells[0], '=') && !strchr(row->cells[0], ';');
}

enum { CELLS_MOST = 64 }; /* of an equation with commas */

static bool read_map(struct meanings *meanings, struct map *map, const char *path, struct diag *diag)
{
    const struct map_reading reading = {meanings, map, path, diag};
    struct sheet *sheet = sheet_open(path, NULL, diag);
    struct sheet_row row;
    size_t errors = diag_errors(diag);
    enum sheet_step step;
    if (sheet)
        sheet_headings_at(sheet, 0, CELLS_MOST); /* an equation may stand first */
    for (int number = 0; sheet && (step = sheet_next(sheet, &row, diag)) != SHEET_END; number++)
        if (step == SHEET_ROW && !take_row(&reading, &row) && !(number == 0 && is_heading(&row)))
            diag_report(diag, DIAG_COLUMN_MEANING, (struct place){path, row.line}, "\"%s\" as \"%s\"", row.cells[0],
                        row.count > 1 ? row.cells[1] : "");
    sheet_close(sheet);
    return sheet && diag_errors(diag) == errors;
}

bool meanings_read(struct meanings *meanings, const char *standard, const char *own, struct arena *arena,
                   struct diag *diag)
{
    *meanings = (struct meanings){.usual = map_create(), .own = map_create(), .bare = map_create(), .arena = arena};
    return read_map(meanings, meanings->usual, standard, diag) &&
           (!own || read_map(meanings, meanings->own, arena_copy(arena, own, strlen(own)), diag));
}

void meanings_finish(struct meanings *meanings)
{
    map_destroy(meanings->usual);
    map_destroy(meanings->own);
    map_destroy(meanings->bare);
    *meanings = (struct meanings){0};
}
