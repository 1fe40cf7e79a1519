/* What stands on which page: the order of words on tiny pages. Links the whole library, from layout to pages. */
#include "test_read.h"

#include <math.h>

#include "compose/compose.h"
#include "read/read.h"
#include "typeset/typeset.h"

#define LAYOUT "<layout version='1' name='a' labels='labels' hyphenation='h' flags='f'>" \
               "<page width='200pt' height='%.4fpt' top='20pt' right='20pt' bottom='20pt' left='20pt' head='5pt' foot='5pt'/>" \
               "<fonts><family name='Noto' regular='fonts/NotoSans-Regular.ttf'/></fonts>" \
               "<styles><style name='text' size='8pt' leading='10pt'/><style name='p' like='text'/>" \
               "<style name='h1' like='text' keep-with-next='yes'/><style name='h2' like='h1'/>" \
               "<style name='together' keep-together='yes'/><style name='stretching' like='text' stretch='8pt'/></styles>%s<unused select='.'/></layout>"

struct setting {
    struct reading *reading;
    struct fonts *fonts;
    struct shaper *shaper;
    struct typesetter *typesetter;
    struct layout *layout;
    struct qualification *qualification;
    struct label_set *labels;
    const struct pages *pages;
};

static struct xml_file *open_text(struct reading *reading, const char *text)
{
    struct xml_file *file = xml_read_memory(text, strlen(text), "test.xml", reading->diag);
    assert_non_null(file);
    return file;
}

/* Sets the parts of a layout on pages `height` points high, 20 points at each side being margin. */
static struct setting set_high(struct reading *reading, double height, const char *parts)
{
    struct setting setting = {.reading = reading, .fonts = fonts_create(), .shaper = shaper_create()};
    struct buffer text = {0};
    buffer_format(&text, LAYOUT, height, parts);
    buffer_byte(&text, '\0');
    setting.layout = read_layout_file(open_text(reading, (const char *)text.bytes), "layouts", setting.fonts, reading->diag);
    buffer_finish(&text);
    if (!setting.layout)
        fail_msg("%s", said(reading));
    setting.qualification = read_qualification(
        open_text(reading, "<qualification country='NL' original='nl' editions='nl'><title>T</title></qualification>"),
        reading->diag);
    setting.labels = read_labels_file(setting.layout, open_text(reading, "<labels lang='nl'/>"), reading->diag);
    setting.typesetter = typesetter_create(setting.shaper, NULL, NULL, NULL, false);
    struct edition edition = {.language = "nl", .labels = setting.labels, .original_labels = (const struct label_set *const *)&setting.labels};
    const struct document *document =
        compose_document(setting.layout, setting.qualification, &edition, reading->arena, reading->diag);
    if (document)
        setting.pages = typeset_document(setting.typesetter, document, reading->arena, reading->diag);
    return setting;
}

static struct setting set(struct reading *reading, int height, const char *parts)
{
    return set_high(reading, height, parts);
}

static void finish(struct setting *setting)
{
    typesetter_destroy(setting->typesetter);
    label_set_destroy(setting->labels);
    qualification_destroy(setting->qualification);
    layout_destroy(setting->layout);
    shaper_destroy(setting->shaper);
    fonts_destroy(setting->fonts);
    diag_clear(setting->reading->diag);
}

/* The words of all pages in their order: lines apart by a space, pages by a bar. */
static void assert_words(const struct setting *setting, const char *expected)
{
    struct buffer words = {0};
    if (!setting->pages)
        fail_msg("%s", said(setting->reading));
    for (int i = 0; i < setting->pages->count; i++) {
        const struct page *page = &setting->pages->pages[i];
        buffer_string(&words, i ? "|" : "");
        for (size_t j = 0; j < page->count; j++) {
            if (page->items[j].kind != ITEM_TEXT)
                continue;
            buffer_string(&words, j ? " " : "");
            const struct line *line = page->items[j].text.line;
            for (size_t k = 0; k < line->count; k++)
                buffer_append(&words, line->runs[k].text, line->runs[k].length);
        }
    }
    buffer_byte(&words, '\0');
    assert_string_equal((const char *)words.bytes, expected);
    buffer_finish(&words);
}

/* ------------------------------------------------------------------------------------------------ running heads */

static void test_running_heads_have_their_own_numbers(void **state)
{
    struct setting setting = set(*state, 90,
                                 "<head><p>h<page-number/>/<page-count/></p></head>"
                                 "<body><p>a</p><section break='page'><p>b</p></section></body>");
    assert_words(&setting, "h1/2 a|h2/2 b");
    finish(&setting);
}

/* A head that is taller than the margin leaves less room on its own pages alone. */
static void test_each_head_takes_room_on_its_pages(void **state)
{
    static const char *const heads[] = {"<head pages='first'><p>H</p><p>H</p></head><head pages='rest'><p>r</p></head>",
                                        "<head pages='first'><p>H</p></head><head pages='rest'><p>r</p><p>r</p></head>"};
    static const char *const expected[] = {"H H 1 2 3 4|r 5 6 7", "H 1 2 3 4 5|r r 6 7"};
    for (int i = 0; i < 2; i++) {
        struct buffer parts = {0};
        buffer_format(&parts, "%s<body><p>1</p><p>2</p><p>3</p><p>4</p><p>5</p><p>6</p><p>7</p></body>%c", heads[i], '\0');
        struct setting setting = set(*state, 100, (const char *)parts.bytes);
        assert_words(&setting, expected[i]);
        finish(&setting);
        buffer_finish(&parts);
    }
}

static void test_terms_of_a_grid_have_page_numbers(void **state)
{
    struct setting setting = set(*state, 120,
                                 "<foot><grid columns='1'><entry><term>p<page-number/></term><p>x</p></entry></grid></foot>"
                                 "<body><p>a</p></body>");
    assert_words(&setting, "a p1 x");
    finish(&setting);
}

/* ------------------------------------------------------------------------------------------------ breaks */

#define FIVE "<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p>"

static void test_what_the_note_leaves_no_room_for_goes_to_page_2(void **state)
{
    struct setting setting = set(*state, 100,
                                 "<note gap='0pt'><p>n</p><p>n</p></note>"
                                 "<body><table><tr><td rowspan='2'>" FIVE "</td><td>x</td></tr><tr><td>y</td></tr></table></body>");
    assert_words(&setting, "n n|1 2 3 4 5 x y");
    finish(&setting);
}

static void test_nothing_alone_makes_no_page(void **state)
{
    struct setting setting = set(*state, 90, "<body><div></div><section break='page'><p>a</p></section></body>");
    assert_words(&setting, "a");
    finish(&setting);
}

/* ------------------------------------------------------------------------------------------------ nothing stands alone */

/* The words that these blocks make on pages of five lines. */
static void assert_five(void **state, const char *blocks, const char *expected)
{
    struct buffer parts = {0};
    buffer_format(&parts, "<body>%s</body>", blocks);
    buffer_byte(&parts, '\0');
    struct setting setting = set(*state, 90, (const char *)parts.bytes);
    assert_words(&setting, expected);
    finish(&setting);
    buffer_finish(&parts);
}

static void test_a_heading_keeps_two_lines(void **state)
{
    assert_five(state, "<p>1</p><p>2</p><p>3</p><h1>H</h1><p>a</p><p>b</p>", "1 2 3|H a b");
    assert_five(state, "<p>1</p><p>2</p><h1>H</h1><p>a</p><p>b</p><p>c</p>", "1 2 H a b|c");
    assert_five(state, "<p>1</p><p>2</p><h1>H</h1><p>a</p><h2>I</h2><p>b</p><p>c</p>", "1 2|H a I b c");
    assert_five(state, "<p>1</p><p>2</p><p>3</p><h1>H</h1><ol><li>a</li><li>b</li></ol>", "1 2 3|H 1. a 2. b");
}

static void test_a_heading_of_one_line_keeps_that(void **state)
{
    assert_five(state, "<p>1</p><p>2</p><p>3</p><section><h1>H</h1><p>a</p></section><p>b</p>", "1 2 3 H a|b");
    assert_five(state, "<p>1</p><p>2</p><p>3</p><p>4</p><section><h1>H</h1><p>a</p></section><p>b</p>", "1 2 3 4|H a b");
}

static void test_the_first_item_stands_with_the_second(void **state)
{
    assert_five(state, "<p>1</p><p>2</p><p>3</p><p>4</p><ul><li>a</li><li>b</li><li>c</li></ul>", "1 2 3 4|• a • b • c");
    assert_five(state, "<p>1</p><p>2</p><p>3</p><ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>",
                "1 2 3 • a • b|• c • d");
}

static void test_the_last_item_stands_with_the_one_before(void **state)
{
    assert_five(state, "<p>1</p><ul><li>a</li><li>b</li><li>c</li><li>d</li><li>e</li></ul>", "1 • a • b • c|• d • e");
    assert_five(state, "<p>1</p><p>2</p><ul><li>a</li></ul><p>3</p><ul><li>b</li></ul><p>4</p>", "1 2 • a 3 • b|4");
}

#define ROW(word) "<tr><td>" word "</td></tr>"

static void test_the_first_row_stands_with_the_second(void **state)
{
    assert_five(state, "<p>1</p><p>2</p><p>3</p><p>4</p><table>" ROW("a") ROW("b") ROW("c") "</table>", "1 2 3 4|a b c");
    assert_five(state, "<p>1</p><p>2</p><p>3</p><table>" ROW("a") ROW("b") ROW("c") ROW("d") "</table>", "1 2 3 a b|c d");
    assert_five(state, "<p>1</p><p>2</p><p>3</p><h1>H</h1><table>" ROW("a") ROW("b") "</table>", "1 2 3|H a b");
    assert_five(state, "<p>1</p><h1>H</h1><table>" ROW(FIVE) ROW("b") ROW("c") "</table>", "1|H 1 2 3 4|5 b c");
}

/* Without a label that says so nothing is put behind it. */
static void test_a_heading_is_set_again(void **state)
{
    assert_five(state, "<section repeat='heading'><h1>H</h1>" FIVE "</section>", "H 1 2 3 4|H 5");
}

/* ------------------------------------------------------------------------------------------------ sizes */

/* Sets paragraphs and a grid of so many words on at most two pages, at a scale from `least` to `most` per cent; gives the scale
 * and whether they fit. */
static double scale_of(void **state, int words, int least, int most, bool *fits)
{
    struct buffer parts = {0};
    buffer_format(&parts, "<fit pages='2' least='%d%%' most='%d%%' leading='120%%'/><body>", least, most);
    for (int i = 0; i < words; i++)
        buffer_string(&parts, i % 20 == 0 ? "<p>words " : i % 20 == 19 || i == words - 1 ? "more</p>" : "of it ");
    buffer_string(&parts, words % 20 == 1 ? "</p>" : "");
    buffer_format(&parts, "<section break='page'><h1>H</h1><grid columns='2'>");
    for (int i = 0; i < words / 12; i++)
        buffer_string(&parts, "<entry><term>a term</term><p>what is to be told of it, and more</p></entry>");
    buffer_string(&parts, "<entry><term>t</term><p>e</p></entry></grid></section></body>");
    buffer_byte(&parts, '\0');
    struct setting setting = set(*state, 160, (const char *)parts.bytes);
    if (!setting.pages)
        fail_msg("%s", said(setting.reading));
    double scale = setting.pages->scale;
    *fits = !diag_count(setting.reading->diag);
    finish(&setting);
    buffer_finish(&parts);
    return scale;
}

/* What is estimated is as good as trying them all, but for two steps. */
static void test_the_largest_scale_that_fits(void **state)
{
    int chosen = 0;
    for (int words = 8; words < 150; words += 9) {
        bool fits;
        double scale = scale_of(state, words, 50, 150, &fits);
        assert_true(fits);
        if (scale > 1.47)
            continue;
        int larger = (int)(scale * 100 + 3.5);
        scale_of(state, words, larger, larger, &fits);
        if (fits)
            fail_msg("%d words: %.2f was chosen, but %d%% would do", words, scale, larger);
        chosen++;
    }
    assert_true(chosen > 10);
}

static void test_what_does_not_fit_is_not_large(void **state)
{
    for (int words = 200; words < 500; words += 50) {
        bool fits;
        double scale = scale_of(state, words, 90, 150, &fits);
        if (fits || scale > 1 || scale < 0.9)
            fail_msg("%d words at %.2f: %s", words, scale, fits ? "fits" : "does not fit");
    }
}

/* So many lines, and after a break that is asked for so many more, where two pages of five lines are asked for. */
static void assert_beyond(void **state, int before, int after, const char *expected)
{
    struct buffer parts = {0};
    buffer_string(&parts, "<fit pages='2'/><body>");
    for (int i = 0; i < before; i++)
        buffer_string(&parts, "<p>a</p>");
    buffer_string(&parts, "<section break='page'>");
    for (int i = 0; i < after; i++)
        buffer_string(&parts, "<p>b</p>");
    buffer_string(&parts, "</section></body>");
    buffer_byte(&parts, '\0');
    struct setting setting = set(*state, 90, (const char *)parts.bytes);
    assert_words(&setting, expected);
    finish(&setting);
    buffer_finish(&parts);
}

/* Breaks that are asked for are made where two pages do; beyond that, where they cost no page and leave none a third empty. */
static void test_breaks_give_way_rather_than_leave_pages_empty(void **state)
{
    assert_beyond(state, 1, 5, "a|b b b b b");
    assert_beyond(state, 6, 4, "a a a a a|a b b b b");
    assert_beyond(state, 4, 6, "a a a a b|b b b b b");
    assert_beyond(state, 9, 5, "a a a a a|a a a a|b b b b b");
    assert_beyond(state, 9, 6, "a a a a a|a a a a b|b b b b b");
    assert_beyond(state, 4, 7, "a a a a|b b b b b|b b");
    assert_beyond(state, 8, 5, "a a a a a|a a a b b|b b b");
}

/* Breaks that would make the type smaller only to leave a line on the last page give way too. */
static void test_no_break_leaves_a_line_alone(void **state)
{
    struct buffer parts = {0};
    buffer_string(&parts, "<fit pages='3' least='90%'/><body>");
    for (int i = 0; i < 67; i++)
        buffer_format(&parts, "<div break='%s'><p>a</p></div>", i == 22 ? "page" : "auto");
    buffer_string(&parts, "</body>");
    buffer_byte(&parts, '\0');
    struct setting setting = set(*state, 240, (const char *)parts.bytes);
    assert_true(setting.pages->scale == 1 && setting.pages->count == 4 && setting.pages->pages[3].count == 7);
    finish(&setting);
    buffer_finish(&parts);
}

struct chosen {
    double scale, leading;
    int pages;
};

/* What is chosen for ten paragraphs of one line each, on a page that they fill at the scale `full`. */
static struct chosen choose_for_ten(void **state, double full, double least, double most, double leading)
{
    char parts[256];
    struct buffer text = {0};
    snprintf(parts, sizeof parts, "<fit pages='1' least='%g%%' most='%g%%' leading='%g%%'/><body>", 100 * least, 100 * most,
             100 * leading);
    buffer_string(&text, parts);
    for (int i = 0; i < 10; i++)
        buffer_string(&text, "<p>a</p>");
    buffer_string(&text, "</body>");
    buffer_byte(&text, '\0');
    struct setting setting = set_high(*state, 40 + 10 * 10 * full + 0.01, (const char *)text.bytes);
    if (!setting.pages)
        fail_msg("%s", said(setting.reading));
    struct chosen chosen = {setting.pages->scale, setting.pages->leading, setting.pages->count};
    finish(&setting);
    buffer_finish(&text);
    return chosen;
}

static void assert_scale(void **state, double full, double least, double most, double expected)
{
    struct chosen chosen = choose_for_ten(state, full, least, most, 1);
    if (fabs(chosen.scale - expected) > 1e-9 || (chosen.pages > 1) != (full < least))
        fail_msg("from %g to %g, %g fits: %.3f was chosen, and %d pages", least, most, full, chosen.scale, chosen.pages);
}

/* In steps of a hundredth from the largest; the natural size, if less than three steps more would do. */
static void test_the_very_step_that_fits(void **state)
{
    for (int full = 50; full <= 150; full++)
        assert_scale(state, full / 100.0, 0.5, 1.5, full == 101 || full == 102 ? 1 : full / 100.0);
    assert_scale(state, 1.6, 0.5, 1.5, 1.5);
    assert_scale(state, 0.907, 0.5, 1.5, 0.9);
}

/* The least size is tried, also where it is less than a step from the one before. */
static void test_the_least_scale_is_tried(void **state)
{
    static const double least[] = {0.5, 0.9, 0.825, 0.994, 0.9995};
    for (size_t i = 0; i < sizeof least / sizeof *least; i++) {
        assert_scale(state, least[i], least[i], 1.15, least[i]);
        assert_scale(state, least[i] - 0.001, least[i], 1.15, least[i] > 0.5 ? 1 : 0.99); /* the natural size, if two pages do */
    }
    assert_scale(state, 1, 1, 1, 1);
}

/* At the largest size, by half of what is left of the page, and as far as it may; at others there is nothing to share. */
static void test_the_leading_takes_half_of_what_is_left(void **state)
{
    static const struct {
        double full, leading, expected;
    } cases[] = {{1.6, 2, 1 + (1.6 - 1.15) / 1.15 / 2}, {1.6, 1.1, 1.1}, {1.2, 2, 1 + (1.2 - 1.15) / 1.15 / 2},
                 {1.15, 2, 1}, {0.9, 2, 1}, {0.909, 2, 1}, {1.009, 2, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct chosen chosen = choose_for_ten(state, cases[i].full, 0.5, 1.15, cases[i].leading);
        if (fabs(chosen.leading - cases[i].expected) > 1e-3 || chosen.pages != 1)
            fail_msg("%g fits: leading %.4f, %d pages", cases[i].full, chosen.leading, chosen.pages);
    }
}

/* Where each paragraph of the page begins, by its baseline. */
static void assert_baselines(const struct page *page, size_t count, double apart)
{
    assert_int_equal(page->count, count);
    for (size_t i = 0; i < count; i++) {
        double y = page->items[i].y - page->items[0].y;
        if (fabs(y - (double)i * apart) > 0.01)
            fail_msg("page %d: paragraph %zu is %.2f below the first, not %.2f", page->number, i, y, (double)i * apart);
    }
}

/* Spaces grow where a page ends before it is full: together by what is left, and each by no more than it may. */
static void test_spaces_grow_on_pages_that_are_not_full(void **state)
{
    static const struct {
        int room;
        size_t counts[2];     /* of paragraphs on each page */
        double apart[2];
    } cases[] = {
        {100, {3, 0}, {18, 0}},  /* 70 are left, and 2 spaces may take 8 each */
        {42, {3, 0}, {16, 0}},   /* 12 are left: 6 each */
        {40, {4, 0}, {10, 0}},   /* nothing is left */
        {45, {4, 2}, {10, 18}},  /* page 1 is full: it ends where nothing more fits */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer parts = {0};
        buffer_string(&parts, "<body>");
        for (size_t j = 0; j < cases[i].counts[0] + cases[i].counts[1]; j++)
            buffer_string(&parts, "<p style='stretching'>a</p>");
        buffer_string(&parts, "</body>");
        buffer_byte(&parts, '\0');
        struct setting setting = set(*state, 40 + cases[i].room, (const char *)parts.bytes);
        assert_int_equal(setting.pages->count, cases[i].counts[1] ? 2 : 1);
        for (int j = 0; j < setting.pages->count; j++)
            assert_baselines(&setting.pages->pages[j], cases[i].counts[j], cases[i].apart[j]);
        finish(&setting);
        buffer_finish(&parts);
    }
}

/* ------------------------------------------------------------------------------------------------ rows cut in two */

/* The lowest point that words on the page reach, by their baselines. */
static double lowest(const struct page *page)
{
    double y = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == ITEM_TEXT && page->items[i].y > y)
            y = page->items[i].y;
    return y;
}

/* A row that is taller than a page begins where more than a quarter of a page is free, else on the next one. */
static void test_a_tall_row_begins_where_there_is_room(void **state)
{
    static const char *const expected[] = {"a a a a 1 2 3 4|5 6 7 8 9", "a a a a a 1 2 3|4 5 6 7 8 9", "a a a a a a|1 2 3 4 5 6 7 8|9"};
    for (int count = 4; count <= 6; count++) {
        struct buffer parts = {0};
        buffer_string(&parts, "<body>");
        for (int i = 0; i < count; i++)
            buffer_string(&parts, "<p>a</p>");
        buffer_string(&parts, "<table><tr><td>" FIVE "<p>6</p><p>7</p><p>8</p><p>9</p></td></tr></table></body>");
        buffer_byte(&parts, '\0');
        struct setting setting = set(*state, 120, (const char *)parts.bytes);
        assert_words(&setting, expected[count - 4]);
        finish(&setting);
        buffer_finish(&parts);
    }
}

static void test_head_rows_inside_a_cut_row_have_room(void **state)
{
    struct setting setting = set(*state, 100,
                                 "<body><table><tr><td><table><thead><tr><th>H</th></tr></thead>"
                                 "<tr><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr><tr><td>4</td></tr>"
                                 "<tr><td>5</td></tr><tr><td>6</td></tr><tr><td>7</td></tr><tr><td>8</td></tr>"
                                 "<tr><td>9</td></tr><tr><td>10</td></tr></table></td></tr>"
                                 "<tr><td>after</td></tr></table></body>");
    assert_words(&setting, "H 1 2 3 4 5|H 6 7 8 9 10|after");
    for (int i = 0; i < setting.pages->count; i++)
        assert_true(lowest(&setting.pages->pages[i]) <= 80);
    finish(&setting);
}

/* ------------------------------------------------------------------------------------------------ without end */

static void test_what_multiplies_without_end_is_stopped(void **state)
{
    struct buffer parts = {0};
    buffer_string(&parts, "<body>");
    for (int i = 0; i < 36; i++)
        buffer_string(&parts, "<each select='//*'>");
    buffer_string(&parts, "<p>a</p>");
    for (int i = 0; i < 36; i++)
        buffer_string(&parts, "</each>");
    buffer_string(&parts, "</body>");
    buffer_byte(&parts, '\0');
    struct setting setting = set(*state, 100, (const char *)parts.bytes);
    assert_null(setting.pages);
    assert_said(*state, "test.xml:1: error: the document is longer than any supplement may be: more than 16 MB");
    assert_int_equal(diag_count(setting.reading->diag), 1);
    finish(&setting);
    buffer_finish(&parts);
}

/* Blank text of another kind comes between words that are joined. */
static void test_words_around_blanks_are_joined(void **state)
{
    struct setting setting = set(*state, 100,
                                 "<body><p>abcd <strong> </strong>efghij<em/>kl <em> </em><!-- -->0123"
                                 "</p></body>");
    assert_words(&setting, "abcd efghijkl 0123");
    finish(&setting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_running_heads_have_their_own_numbers, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_each_head_takes_room_on_its_pages, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_terms_of_a_grid_have_page_numbers, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_what_the_note_leaves_no_room_for_goes_to_page_2, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_nothing_alone_makes_no_page, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_a_heading_keeps_two_lines, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_a_heading_of_one_line_keeps_that, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_the_first_item_stands_with_the_second, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_the_last_item_stands_with_the_one_before, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_the_first_row_stands_with_the_second, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_a_heading_is_set_again, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_the_largest_scale_that_fits, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_what_does_not_fit_is_not_large, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_breaks_give_way_rather_than_leave_pages_empty, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_no_break_leaves_a_line_alone, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_the_very_step_that_fits, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_the_least_scale_is_tried, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_the_leading_takes_half_of_what_is_left, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_spaces_grow_on_pages_that_are_not_full, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_head_rows_inside_a_cut_row_have_room, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_a_tall_row_begins_where_there_is_room, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_what_multiplies_without_end_is_stopped, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(test_words_around_blanks_are_joined, reading_setup, reading_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
