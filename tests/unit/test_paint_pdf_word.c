/* Words that hyphenation broke: where they are told to be, and where nothing is certain. */
#include "test_pdf.h"

#include "paint/pdf_word.h"

struct lines {
    struct sheet *sheet;
    struct item *first, *second;
};

/* A line of text; the hyphen at its end is drawn as U+2010, as hyphenation does, and says U+00AD. */
static void add_line(struct sheet *sheet, double y, const char *text, struct node *node)
{
    size_t length = strlen(text);
    bool broken = length > 2 && strcmp(text + length - 2, "\xC2\xAD") == 0;
    const char *drawn = broken ? arena_format(sheet->arena, "%.*s\xE2\x80\x90", (int)length - 2, text) : text;
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 10, 0, y, drawn, node);
    struct glyph *glyphs = arena_new_array(sheet->arena, struct glyph, run->count);
    memcpy(glyphs, run->glyphs, run->count * sizeof *glyphs);
    if (broken)
        glyphs[run->count - 1].length = 2;
    run->glyphs = glyphs;
    run->text = text;
    run->length = length;
}

/* Two lines of one paragraph. */
static struct lines two_lines(struct sheet *sheet, const char *one, const char *other)
{
    struct node *node = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    sheet->page.count = 0;
    add_line(sheet, 10, one, node);
    add_line(sheet, 20, other, node);
    struct item *items = sheet->page.items;
    items[1].text.runs = items[0].text.runs;
    items[1].text.number = 1;
    return (struct lines){sheet, &items[0], &items[1]};
}

static void assert_word(const struct lines *lines, const char *expected)
{
    struct pdf_word word;
    struct buffer text = {0};
    bool found = pdf_word_find(lines->first, lines->second, &word, &text);
    buffer_byte(&text, 0);
    assert_string_equal((const char *)text.bytes, expected);
    assert_int_equal(found, *expected != '\0');
    buffer_finish(&text);
}

static void words_over_two_lines(void **state)
{
    struct sheet *sheet = *state;
    static const struct {
        const char *one, *other, *word;
    } cases[] = {
        {"a kwalificatie\xC2\xAD", "structuur van", "kwalificatiestructuur"},
        {"(on\xC2\xAD", "der), das", "(onder),"},
        {"gr\xC3\xB6\xC3\x9F\xC2\xAD", "te", "gr\xC3\xB6\xC3\x9Fte"},
        {"\xCE\xBB\xCE\xAD\xC2\xAD", "\xCE\xBE\xCE\xB7", "\xCE\xBB\xCE\xAD\xCE\xBE\xCE\xB7"},
        {"at home", "and away", ""},                       /* not broken */
        {"e-", "mail", ""},                                /* a hyphen of the author's */
        {"a very\xC2\xAD", "longword\xC2\xAD", ""},        /* goes on in a third line */
        {"x C\xCC\xA8on\xC2\xAD", "tra", "C\xCC\xA8ontra"}, /* a letter of two glyphs */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lines lines = two_lines(sheet, cases[i].one, cases[i].other);
        assert_word(&lines, cases[i].word);
    }
}

static void nothing_is_told_of_other_lines(void **state)
{
    struct sheet *sheet = *state;
    struct lines lines = two_lines(sheet, "on\xC2\xAD", "der");
    assert_word(&lines, "onder");
    lines.second->text.number = 2;
    assert_word(&lines, "");
    lines = two_lines(sheet, "on\xC2\xAD", "der");
    lines.first->artifact = ARTIFACT_REPEAT;
    assert_word(&lines, "");
    lines = two_lines(sheet, "on\xC2\xAD", "der");
    lines.second->text.runs = arena_new(sheet->arena, struct run);
    assert_word(&lines, "");
    lines = two_lines(sheet, "on\xC2\xAD", "der");
    lines.second = NULL;
    assert_word(&lines, "");
}

/* The line's mark ends where the word begins, and the word's own lasts to its end on the next line; so the word is an element
 * of its own in the paragraph. */
static void a_word_is_one_mark_over_both_lines(void **state)
{
    struct sheet *sheet = *state;
    two_lines(sheet, "so on\xC2\xAD", "der da");
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *content = page_content(pdf, 0), *word = strstr(content, "EMC\n/Span<</MCID 1/ActualText(onder)>>BDC\n");
    assert_has(content, "/P<</MCID 0>>BDC\n");
    assert_non_null(word);
    const char *line = strstr(word, " Td\n"), *end = strstr(word + 4, "EMC\n");
    assert_true(line && end && line < end);
    assert_has(end, "EMC\n/P<</MCID 2>>BDC\n");
    assert_structure(pdf, "Document(P(0 Span{/ActualText(onder)}(1) 2))");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_over_two_lines, sheet_setup, sheet_teardown),
        cmocka_unit_test_setup_teardown(nothing_is_told_of_other_lines, sheet_setup, sheet_teardown),
        cmocka_unit_test_setup_teardown(a_word_is_one_mark_over_both_lines, sheet_setup, sheet_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
