/* Every character and sequence of DIN 91379 has its glyphs in all four styles, and its marks stand where they belong. */
#include "test_type.h"

#include <math.h>

#include "base/unicode.h"

/* Entries of the list that are no text: tab, line feed, carriage return. */
static bool is_control(const char *text)
{
    return (unsigned char)text[0] < ' ';
}

struct entry {
    bool sequence;
    size_t characters;
    uint32_t code_points[4];
    char text[20];
    char name[128];
};

/* Reads a line: group; kind; code points; name; glyph. */
static struct entry read_entry(char *line)
{
    struct entry entry = {0};
    char *end = NULL;
    char *kind = strchr(line, ';') + 2;
    char *codes = strchr(kind, ';') + 2;
    char *name = strchr(codes, ';') + 2;
    size_t length = 0;
    entry.sequence = strncmp(kind, "seq", 3) == 0;
    for (char *at = codes; entry.characters < 4 && at < name - 2; at = end) {
        entry.code_points[entry.characters] = (uint32_t)strtoul(at, &end, 16);
        length += utf8_put(entry.code_points[entry.characters++], entry.text + length);
    }
    snprintf(entry.name, sizeof entry.name, "%.*s", (int)strcspn(name, ";"), name);
    return entry;
}

typedef void check_function(const struct type *type, const struct entry *entry);

/* Calls the function for each entry; gives how many there were. */
static int walk_list(const struct type *type, bool sequences, check_function *check)
{
    FILE *list = fopen("tests/data/din-91379.txt", "r");
    assert_non_null(list);
    char line[512];
    int count = 0;
    while (fgets(line, sizeof line, list)) {
        struct entry entry = read_entry(line);
        if (entry.sequence != sequences || is_control(entry.text))
            continue;
        check(type, &entry);
        count++;
    }
    fclose(list);
    return count;
}

static void check_complete(const struct type *type, const struct entry *entry)
{
    size_t length = strlen(entry->text);
    for (int style = 0; style < STYLES; style++) {
        const struct shaped *shaped = shape(type, style, "de", entry->text);
        size_t told = 0, first = 0;
        for (size_t i = 0; i < shaped->count; i++) {
            assert_true(shaped->glyphs[i].text + shaped->glyphs[i].length <= length);
            told += shaped->glyphs[i].length;
            first += shaped->glyphs[i].length > 0;
        }
        if (!shaped->complete || told != length || first > entry->characters || shaped->count > entry->characters)
            fail_msg("%s: %s: %zu glyphs, %zu of %zu bytes", type->faces[style]->path, entry->name, shaped->count, told,
                     length);
    }
}

static void check_letter(const struct type *type, const struct entry *entry)
{
    check_complete(type, entry);
    for (int style = 0; style < STYLES; style++) {
        assert_true(face_has(type->faces[style], entry->code_points[0]));
        assert_int_equal(shape(type, style, "de", entry->text)->count, 1);
    }
}

static void every_character_has_its_glyph(void **state)
{
    assert_int_equal(walk_list(*state, false, check_letter), 778);
}

static void every_sequence_has_its_glyphs(void **state)
{
    assert_int_equal(walk_list(*state, true, check_complete), 149);
}

/* Ink of a glyph where it stands in the shaped text: left, bottom, right, top. */
struct ink {
    double left, bottom, right, top;
};

static void grow(void *context, double x, double y)
{
    struct ink *ink = context;
    ink->left = fmin(ink->left, x);
    ink->bottom = fmin(ink->bottom, y);
    ink->right = fmax(ink->right, x);
    ink->top = fmax(ink->top, y);
}

static void grow_curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    (void)x1, (void)y1, (void)x2, (void)y2;
    grow(context, x, y);
}

static void ignore_close(void *context)
{
    (void)context;
}

static struct ink find_ink(const struct shaped *shaped, size_t index)
{
    static const struct outline_sink sink = {grow, grow, grow_curve, ignore_close};
    struct ink ink = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    const struct glyph *glyph = &shaped->glyphs[index];
    double pen = 0;
    for (size_t i = 0; i < index; i++)
        pen += shaped->glyphs[i].advance_fu;
    face_outline(shaped->face, glyph->id, &sink, &ink);
    return (struct ink){ink.left + pen + glyph->x_offset_fu, ink.bottom + glyph->y_offset_fu,
                        ink.right + pen + glyph->x_offset_fu, ink.top + glyph->y_offset_fu};
}

/* Where a mark belongs. */
enum side { ABOVE, BELOW, RIGHT, ATTACHED };

static enum side find_side(uint32_t mark)
{
    switch (mark) {
    case 0x0315: /* comma above right */
    case 0x031B: /* horn */
        return RIGHT;
    case 0x0323: case 0x0325: case 0x0326: case 0x0331: case 0x035F:
        return BELOW;
    case 0x0327: /* cedilla */
    case 0x0328: /* ogonek */
        return ATTACHED;
    default:
        return ABOVE;
    }
}

static bool stands_well(enum side side, struct ink base, struct ink mark)
{
    const double aside = 40, into = 25; /* [fu] that a mark may stand beside its base, and reach into it: f̀, J́ */
    double center = (mark.left + mark.right) / 2;
    bool over = center > base.left && center < base.right + aside;
    switch (side) {
    case ABOVE:
        return over && mark.bottom > base.top - into;
    case BELOW:
        return over && mark.top < base.bottom + into;
    case ATTACHED:
        return over && mark.top < (base.bottom + base.top) / 2 && mark.bottom < base.bottom;
    default:
        return center > (base.left + base.right) / 2 && mark.left < base.right + 100 && mark.bottom > (base.bottom + base.top) / 3;
    }
}

/* The character that a glyph shows. One that shares its cluster with the letter is the next of the list. */
static uint32_t find_mark(const struct entry *entry, const struct glyph *glyph, size_t index)
{
    const char *text = entry->text + glyph->text;
    return glyph->length ? utf8_next(&text, entry->text + strlen(entry->text)) : entry->code_points[index];
}

/* Marks above stand over each other, so each is held against what it stands on. */
static void check_marks(const struct type *type, const struct entry *entry)
{
    for (int style = 0; style < STYLES; style++) {
        const struct shaped *shaped = shape(type, style, "de", entry->text);
        struct ink base = find_ink(shaped, 0);
        for (size_t i = 1; i < shaped->count; i++) {
            uint32_t mark = find_mark(entry, &shaped->glyphs[i], i);
            struct ink ink = find_ink(shaped, i);
            if (mark == 'H' || mark == 'h') /* the second letter over a double macron */
                continue;
            enum side side = find_side(mark);
            struct ink expected = ink;
            if (mark == 0x035F) /* reaches on under the next letter */
                expected.left = expected.right = base.right;
            if (shaped->glyphs[i].advance_fu || !stands_well(side, base, expected))
                fail_msg("%s: %s: mark U+%04X at %g %g %g %g, base at %g %g %g %g", type->faces[style]->path, entry->name,
                         (unsigned)mark, ink.left, ink.bottom, ink.right, ink.top, base.left, base.bottom, base.right,
                         base.top);
            if (side == ABOVE)
                base.top = ink.top;
            if (side == BELOW)
                base.bottom = fmin(base.bottom, ink.bottom);
        }
    }
}

static void every_mark_stands_where_it_belongs(void **state)
{
    assert_int_equal(walk_list(*state, true, check_marks), 149);
}

/* The sign that it is GPOS that places marks: one mark, other places on other letters. */
static void marks_follow_their_letters(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        const struct shaped *low = shape(type, style, "de", "x\xCC\x82"), *high = shape(type, style, "de", "K\xCC\x82");
        assert_int_equal(low->count, 2);
        assert_int_equal(high->count, 2);
        assert_true(find_ink(high, 1).bottom > find_ink(low, 1).bottom + 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_has_its_glyph),
        cmocka_unit_test(every_sequence_has_its_glyphs),
        cmocka_unit_test(every_mark_stands_where_it_belongs),
        cmocka_unit_test(marks_follow_their_letters),
    };
    return cmocka_run_group_tests(tests, type_setup, type_teardown);
}
