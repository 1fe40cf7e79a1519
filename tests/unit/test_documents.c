/* Composing: layout, labels and qualification -> document. Links the whole library, since all three are read first. */
#include <stdio.h>

#include "test_read.h"

#include "compose/composer.h"
#include "read/read.h"

#define LAYOUT_HEAD "<layout version='1' name='a' labels='labels' hyphenation='h' flags='f'>" \
                    "<inputs><input name='holder.name' group='h'/><input name='holder.date' group='h'/>" \
                    "<input name='holder.born' type='date'/><input name='result'><column name='mark'/>" \
                    "<column name='day' type='date' optional='yes'/></input></inputs><page/>" \
                    "<fonts><family name='Noto' regular='fonts/NotoSans-Regular.ttf'/></fonts>" \
                    "<styles><style name='text'/><style name='p'/><style name='li' marker='*'/><style name='big' size='20pt'/></styles>"

/* What the layout leaves out on purpose: here all, unless a test says otherwise. */
#define ALL_LEFT_OUT "<unused select='.'/><unused select='$holder.name'/><unused select='$holder.date'/>"
static const char *unused = ALL_LEFT_OUT, *metadata = "", *made_on;

static const char QUALIFICATION[] =
    "<qualification country='NL' original='nl' translation='de' editions='en nl'>\n"
    "<title><text lang='nl'>Bakker</text><text lang='en'> Master\n  Baker </text><text lang='de'>B\303\244cker</text></title>\n"
    "<prose><text lang='en'><p>One <em>two</em>.</p><ul><li>three</li><li>four<ol><li>five</li></ol></li></ul></text></prose>\n"
    "<only><text lang='nl'>alleen</text></only>\n"
    "<bare><text lang='en'><p>a</p> loose</text></bare>\n"
    "<empty><text lang='en'> </text></empty>\n"
    "<span><text lang='en'>the <span lang='nl'>wet</span> of <span lang='nl-BE'>1839</span></text></span>\n"
    "<step mark='2'/><step mark='1'/>\n"
    "</qualification>";

static const char LABELS[] =
    "<labels lang='%s' units='years'><label name='a'>%s: <value select='title'/></label>"
    "<label name='note'><p>N1</p><p>N2</p></label><label name='loop'><label name='loop'/></label>"
    "<date pattern='%s {day} {month} {year}' first='1st'><month>m1</month><month>m2</month><month>m3</month><month>m4</month>"
    "<month>m5</month><month>m6</month><month>m7</month><month>m8</month><month>m9</month><month>m10</month><month>m11</month>"
    "<month>m12</month><weekday>w1</weekday><weekday>w2</weekday><weekday>w3</weekday><weekday>w4</weekday><weekday>w5</weekday>"
    "<weekday>w6</weekday><weekday>w7</weekday></date></labels>";

struct composing {
    struct fonts *fonts;
    struct layout *layout;
    struct label_set *labels[3];
    struct qualification *qualification;
    struct edition edition;
    const struct document *document;
};

static struct picture no_picture(void *context, const char *folder, const char *name, struct place place, struct diag *diag)
{
    (void)context;
    diag_report(diag, folder ? DIAG_PICTURE_MISSING : DIAG_FLAG_MISSING, place, "%s", name);
    return (struct picture){0};
}

static struct xml_file *open_text(struct reading *reading, const char *text, const char *name)
{
    struct xml_file *file = xml_read_memory(text, strlen(text), name, reading->diag);
    assert_non_null(file);
    return file;
}

static struct label_set *open_labels(struct reading *reading, const struct layout *layout, const char *language)
{
    char text[1500], name[16];
    snprintf(text, sizeof text, LABELS, language, language, language);
    snprintf(name, sizeof name, "%s.xml", language);
    struct label_set *labels = read_labels_file(layout, open_text(reading, text, name), reading->diag);
    assert_non_null(labels);
    return labels;
}

static const struct document *compose(struct reading *reading, struct composing *composing, const char *language,
                                      const char *body, const struct field *fields, size_t field_count)
{
    struct buffer text = {0};
    buffer_format(&text, "%s%s<body>%s</body>%s</layout>", LAYOUT_HEAD, metadata, body, unused);
    buffer_byte(&text, '\0');
    *composing = (struct composing){.fonts = fonts_create()};
    diag_clear(reading->diag);
    arena_clear(reading->arena);
    composing->layout =
        read_layout_file(open_text(reading, (const char *)text.bytes, "layout.xml"), "layouts", composing->fonts, reading->diag);
    buffer_finish(&text);
    if (!composing->layout)
        fail_msg("%s", said(reading));
    composing->qualification = read_qualification(open_text(reading, QUALIFICATION, "q.xml"), reading->diag);
    assert_non_null(composing->qualification);
    static const char *const languages[] = {"en", "nl", "de"};
    for (int i = 0; i < 3; i++)
        composing->labels[i] = open_labels(reading, composing->layout, languages[i]);
    bool english = strcmp(language, "en") == 0;
    composing->edition = (struct edition){
        .language = language,
        .translation = edition_translation(composing->qualification, language),
        .labels = composing->labels[english ? 0 : 1],
        .original_labels = (const struct label_set *const *)&composing->labels[1],
        .translation_labels = composing->labels[english ? 0 : 2],
        .fields = fields,
        .field_count = field_count,
        .date = made_on,
        .creator = "test",
        .picture = no_picture,
    };
    return composing->document = compose_document(composing->layout, composing->qualification, &composing->edition,
                                                  reading->arena, reading->diag);
}

static void finish(struct composing *composing)
{
    for (int i = 0; i < 3; i++)
        label_set_destroy(composing->labels[i]);
    qualification_destroy(composing->qualification);
    layout_destroy(composing->layout);
    fonts_destroy(composing->fonts);
}

/* ------------------------------------------------------------------------------------------------ words of a document */

/* Blocks in short: p(words) g[…] t{cell|cell/cell|cell}, markers as words before a colon. */
static void spell(struct buffer *out, const struct block *block);

static void spell_words(struct buffer *out, const struct block *block)
{
    for (size_t i = 0; i < block->paragraph.count; i++)
        buffer_append(out, block->paragraph.runs[i].text, block->paragraph.runs[i].length);
}

static void spell_table(struct buffer *out, const struct block *block)
{
    for (const struct row *row = block->table.first; row; row = row->next) {
        for (const struct cell *cell = row->first; cell; cell = cell->next) {
            spell(out, cell->label);
            spell(out, cell->first);
            buffer_string(out, cell->next ? "|" : "");
        }
        buffer_string(out, row->next ? "/" : "");
    }
}

static void spell(struct buffer *out, const struct block *block)
{
    for (; block; block = block->next) {
        if (block->marker) {
            spell_words(out, block->marker);
            buffer_byte(out, ':');
        }
        buffer_string(out, block->kind == BLOCK_PARAGRAPH ? "p(" : block->kind == BLOCK_TABLE ? "t{" : "g[");
        if (block->kind == BLOCK_PARAGRAPH)
            spell_words(out, block);
        else if (block->kind == BLOCK_TABLE)
            spell_table(out, block);
        else
            spell(out, block->group.first);
        buffer_string(out, block->kind == BLOCK_PARAGRAPH ? ")" : block->kind == BLOCK_TABLE ? "}" : "]");
    }
}

static const char *spelt(struct reading *reading, const struct block *block)
{
    struct buffer out = {0};
    spell(&out, block);
    const char *words = arena_copy(reading->arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return words;
}

static void assert_spelt(struct reading *reading, const char *language, const char *body, const char *expected)
{
    struct composing composing;
    const struct document *document = compose(reading, &composing, language, body, NULL, 0);
    if (!document)
        fail_msg("%s", said(reading));
    assert_string_equal(spelt(reading, document->first), expected);
    finish(&composing);
}

static void assert_refused(struct reading *reading, const char *body, size_t errors, const char *words)
{
    struct composing composing;
    assert_null(compose(reading, &composing, "en", body, NULL, 0));
    assert_said(reading, words);
    if (diag_errors(reading->diag) != errors)
        fail_msg("%zu errors instead of %zu:\n%s", diag_errors(reading->diag), errors, said(reading));
    finish(&composing);
}

/* ------------------------------------------------------------------------------------------------ tests */

/* It is looked at eight bytes at a time: two spaces, or what ends a line, wherever they stand. */
static void white_space_collapses_wherever_it_stands(void **state)
{
    static const char *const gaps[] = {"  ", "\n", " \n ", "\t ", " \xC3\xA9  "};
    static const char *const single[] = {" ", " ", " ", " ", " \xC3\xA9 "};
    for (size_t before = 1; before < 18; before++)
        for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
            struct composing composing;
            char body[128], expected[128];
            snprintf(body, sizeof body, "<p>%.*s%sendofthesentence of words</p>", (int)before, "abcdefghijklmnopqr", gaps[i]);
            snprintf(expected, sizeof expected, "%.*s%sendofthesentence of words", (int)before, "abcdefghijklmnopqr", single[i]);
            const struct document *document = compose(*state, &composing, "nl", body, NULL, 0);
            assert_non_null(document);
            assert_int_equal(document->first->paragraph.count, 1);
            assert_int_equal(document->first->paragraph.runs[0].length, strlen(expected));
            assert_memory_equal(document->first->paragraph.runs[0].text, expected, strlen(expected));
            finish(&composing);
        }
}

static void white_space_collapses_over_runs(void **state)
{
    assert_spelt(*state, "en", "<p> a <strong> b</strong>\n <value select='title'/> c </p>", "p(a b Master Baker c)");
    assert_spelt(*state, "en", "<p>a <br/> b</p>", "p(a b)");
    assert_spelt(*state, "en", "<p> </p><p>x</p>", "p(x)");
}

static void languages_are_chosen(void **state)
{
    assert_spelt(*state, "en", "<p><label name='a'/></p><div lang='original'><p><label name='a'/></p></div>",
                 "p(en: Master Baker)g[p(nl: Bakker)]");
    assert_spelt(*state, "en", "<p lang='translation'><value select='title'/> <value select='$translation.code'/></p>",
                 "p(Master Baker EN)");
    assert_spelt(*state, "nl", "<p lang='translation'><value select='title'/> <value select='$translation.code'/></p>",
                 "p(B\303\244cker DE)");
}

static void values_bring_their_blocks(void **state)
{
    assert_spelt(*state, "en", "<value select='prose'/>", "p(One two.)g[*:g[p(three)]*:g[p(four)g[1.:g[p(five)]]]]");
    assert_spelt(*state, "en", "<p><value select='step/@mark'/></p>", "p(2, 1)");
    assert_spelt(*state, "en", "<value select='step/@mark'/>", "p(2)p(1)");
    assert_spelt(*state, "en", "<label name='note'/>", "p(N1)p(N2)");
}

static void conditions_and_repetition(void **state)
{
    assert_spelt(*state, "en", "<each select='step'><p><value select='@mark'/></p></each>", "p(2)p(1)");
    assert_spelt(*state, "en", "<if test='step[@mark=3]'><p>no</p></if><if test='not(absent)'><p>yes</p></if>", "p(yes)");
    assert_spelt(*state, "en", "<ol><each select='step'><li>x</li></each><li><marker>z</marker>y</li></ol>",
                 "g[1.:g[p(x)]2.:g[p(x)]z:g[p(y)]]");
}

static void tables_know_their_columns(void **state)
{
    assert_spelt(*state, "en", "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "t{p(a)|p(b)/p(c)}");
    assert_spelt(*state, "en", "<grid columns='2'><entry><term>t</term>x</entry><entry span='2'>y</entry><entry>z</entry></grid>",
                 "t{p(t)p(x)/p(y)/p(z)}");
    struct composing composing;
    const struct document *document =
        compose(*state, &composing, "en",
                "<table><thead><tr><th>h</th><th>i</th></tr></thead><tr><td rowspan='9'>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
                NULL, 0);
    assert_non_null(document);
    const struct table_content *table = &document->first->table;
    assert_int_equal(table->head_rows, 1);
    assert_int_equal(table->column_count, 2);
    const struct row *first = table->first->next;
    assert_int_equal(first->first->row_span, 2); /* not below the last row */
    assert_int_equal(first->next->first->column, 1);
    assert_int_equal(table->first->first->node->scope, SCOPE_COLUMN);
    assert_int_equal(table->first->next->first->node->scope, SCOPE_NONE);
    finish(&composing);
}

static void nodes_tell_language_and_structure(void **state)
{
    struct composing composing;
    const struct document *document =
        compose(*state, &composing, "en", "<h1>t</h1><section><h2><marker>1</marker>A <em>b</em></h2><p><value select='span'/></p></section>",
                NULL, 0);
    assert_non_null(document);
    const struct node *section = document->root->first->next, *heading = section->first, *paragraph = heading->next;
    assert_string_equal(document->root->language, "en");
    assert_int_equal(section->role, ROLE_SECTION);
    assert_int_equal(heading->role, ROLE_HEADING);
    assert_int_equal(heading->level, 2);
    assert_string_equal(heading->title, "1 A b");
    assert_null(paragraph->language);
    assert_int_equal(paragraph->first->role, ROLE_SPAN);
    assert_string_equal(paragraph->first->language, "nl");
    const struct block *words = document->first->next->group.first->next;
    const struct run *runs = words->paragraph.runs;
    assert_int_equal(words->paragraph.count, 4);
    assert_string_equal(runs[1].language, "nl");
    assert_string_equal(runs[3].language, "nl-BE");
    assert_true(runs[1].typography && runs[1].typography == runs[3].typography && runs[1].typography != runs[0].typography);
    assert_int_equal(words->paragraph.runs[1].place.line, 8);
    finish(&composing);
}

static void words_in_a_group_take_its_type(void **state)
{
    struct composing composing;
    const struct document *document = compose(*state, &composing, "en", "<div style='big'>x</div>", NULL, 0);
    assert_non_null(document);
    assert_true(document->first->group.first->style->size > 19);
    finish(&composing);
}

static void what_is_missing_is_told(void **state)
{
    assert_refused(*state, "<p><value select='only'/></p>", 1, "q.xml:5: error: a text is missing in an edition: \"en\" of <only>");
    assert_refused(*state, "<p><value select='absent'/></p>", 1, "layout.xml:1: error: the expression finds nothing: `absent`");
    assert_refused(*state, "<value select='absent'/>", 1, "[value-not-found]");
    assert_refused(*state, "<p><value select='empty'/></p>", 1, "q.xml:7: error: a text is empty: <empty>");
    assert_refused(*state, "<p><label name='absent'/></p>", 1, "\"absent\" in en.xml [label-unknown]");
    assert_refused(*state, "<p><value select='only'/><value select='absent'/></p>", 2, "[text-missing]");
}

static void a_flag_that_is_missing_leaves_its_place(void **state)
{
    struct composing composing;
    const struct document *document = compose(*state, &composing, "en", "<flag select='@country' height='9pt'>x</flag>", NULL, 0);
    assert_non_null(document);
    assert_said(*state, "warning: there is no drawing of this country's flag");
    assert_int_equal(document->first->kind, BLOCK_PICTURE);
    assert_null(document->first->node);
    assert_null(document->first->picture.picture.drawing);
    assert_true(document->first->picture.width == 13.5 && document->first->picture.height == 9);
    finish(&composing);
}

static void what_does_not_fit_is_told(void **state)
{
    assert_refused(*state, "<p><value select='prose'/></p>", 2, "q.xml:4: error: a text of several paragraphs");
    assert_refused(*state, "<p><label name='note'/></p>", 2, "[value-not-inline]");
    assert_refused(*state, "<value select='bare'/>", 1, "words stand beside paragraphs, in none themselves: \"loose\"");
    assert_refused(*state, "<p><label name='loop'/></p>", 1, "labels are nested too deep: <label name=\"loop\">");
    assert_refused(*state, "<table><col/><tr><td>a</td><td>b</td></tr></table>", 1, "<td> stands outside the table");
    assert_refused(*state, "<p><value select='$holder.age'/></p>", 1, "[variable-unknown]");
}

/* Signs that nobody sees are no text; headings alone, and words that lead to nothing, are no section. */
static void what_comes_out_empty_is_told(void **state)
{
    static const char *const unseen[] = {"&#xA0;", "&#xAD;", "&#x34F;", "&#x2000;", "&#x200F;", "&#x2028;", "&#x202F;", "&#x205F;",
                                         "&#x2064;", "&#x3000;", "&#xFEFF;"};
    static const char *const seen[] = {"&#xA1;", "&#xAE;", "&#x2010;", "&#x2027;", "&#x2030;", "&#x2070;", "&#x3001;"};
    char body[128];
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++) {
        snprintf(body, sizeof body, "<p><value select=\"concat('%s', '')\"/></p>", unseen[i]);
        assert_refused(*state, body, 1, "[value-not-found]");
    }
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
        struct composing composing;
        snprintf(body, sizeof body, "<p><value select=\"concat('%s', '')\"/></p>", seen[i]);
        assert_non_null(compose(*state, &composing, "en", body, NULL, 0));
        finish(&composing);
    }
    assert_refused(*state, "<section><h1>a</h1><h2>b</h2><if test='absent'><p>c</p></if></section>", 1, "[part-empty]");
    assert_refused(*state, "<section><h1>a</h1><p>The holder can:</p><if test='absent'><p>c</p></if></section>", 1, "[part-empty]");
    assert_spelt(*state, "en", "<section><h1>a</h1><h2>b</h2></section>", "g[p(a)p(b)]");
}

static void fields_are_checked(void **state)
{
    static const struct {
        struct field fields[2];
        size_t count;
        const char *words;
    } cases[] = {
        {{{"holder.name", "Zoe\314\210", {"f", 0}}, {"holder.date", "1", {"f", 0}}}, 2, NULL},
        {{{"holder.name", "Zoe", {"f", 0}}}, 1, "f: error: a personal edition lacks a field: holder.date (with holder.name)"},
        {{{"holder.name", " ", {"f", 0}}, {"holder.date", "1", {"f", 0}}}, 2, "holder.name is empty [field-invalid]"},
        {{{"holder.name", "\377", {"f", 0}}, {"holder.date", "1", {"f", 0}}}, 2, "not valid UTF-8 [field-invalid]"},
        {{{"holder.age", "17", {"f", 0}}}, 1, "\"holder.age\"; it has holder.name, holder.date, holder.born, result.1.mark, result.1.day "
                                              "[field-unknown]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct composing composing;
        const struct document *document =
            compose(*state, &composing, "en", "<if test='$holder.name'><p><value select='$holder.name'/></p></if><p>.</p>",
                    cases[i].fields, cases[i].count);
        assert_int_equal(document != NULL, cases[i].words == NULL);
        if (cases[i].words)
            assert_said(*state, cases[i].words);
        else
            assert_string_equal(document->first->paragraph.runs[0].text, "Zo\303\253");
        finish(&composing);
    }
}

static void source_holds_what_the_edition_shows(void **state)
{
    static const struct field fields[] = {{"holder.name", "A & B", {"f", 0}}, {"holder.date", "1", {"f", 0}}};
    struct composing composing;
    const struct document *document = compose(*state, &composing, "en", "<p lang='original'><value select='title'/></p>", fields, 2);
    assert_non_null(document);
    assert_non_null(strstr(document->source, "editions=\"en\""));
    assert_null(strstr(document->source, "alleen"));
    assert_non_null(strstr(document->source, "<text lang=\"nl\">Bakker</text>"));
    assert_null(strstr(document->source, "lang=\"de\""));
    assert_non_null(strstr(document->source, "<text lang=\"en\"> Master Baker </text>"));
    assert_non_null(strstr(document->source, "<field name=\"holder.name\">A &amp; B</field>"));
    composing.edition.unseen = true;
    struct reading *reading = *state;
    document = compose_document(composing.layout, composing.qualification, &composing.edition, reading->arena, reading->diag);
    assert_non_null(document);
    assert_null(document->source);
    finish(&composing);
}

static void source_holds_texts_chosen_by_their_language(void **state)
{
    struct composing composing;
    const struct document *document =
        compose(*state, &composing, "en", "<p><value select=\"title/text[@lang='de']\"/></p>", NULL, 0);
    assert_non_null(document);
    assert_string_equal(document->first->paragraph.runs[0].language, "de");
    finish(&composing);
    document = compose(*state, &composing, "en", "<p>In German: <value select=\"title/text[@lang='de']\"/>.</p>", NULL, 0);
    assert_int_equal(document->first->paragraph.count, 3);
    assert_string_equal(document->first->paragraph.runs[0].language, "en");
    assert_string_equal(document->first->paragraph.runs[1].language, "de");
    assert_string_equal(document->first->paragraph.runs[2].language, "en");
    assert_non_null(strstr(document->source, "<text lang=\"de\">"));
    assert_null(strstr(document->source, "<text lang=\"nl\">"));
    finish(&composing);
}

static void what_is_shown_nowhere_is_told(void **state)
{
    static const char left_out[] = "<unused select='prose|only/text|bare|empty|span'/>";
    static const char steps[] = "<p><value select='title'/></p><each select='step'><p><value select='@mark'/></p></each>";
    struct composing composing;
    unused = left_out;
    assert_non_null(compose(*state, &composing, "en", steps, NULL, 0)); /* equal values are told apart, and all shown */
    finish(&composing);
    assert_null(compose(*state, &composing, "en", "<p><value select='title'/></p><p><value select='step[1]/@mark'/></p>", NULL, 0));
    assert_said(*state, "q.xml:9: error: the layout shows this nowhere: mark=\"1\" of <step>");
    finish(&composing);
    unused = "<unused select='prose|only|bare|empty'/><unused select='step'/>";
    assert_null(compose(*state, &composing, "en", "<p><value select='title'/></p>", NULL, 0));
    assert_said(*state, "q.xml:8: error: the layout shows this nowhere: <span> in <qualification>");
    finish(&composing);
    /* An expression that makes a string shows what it names, and nothing whose name is only a part of another. */
    assert_non_null(compose(*state, &composing, "en", "<p><value select='concat(title/text[1], string(span))'/></p>", NULL, 0));
    finish(&composing);
    static const char *const others[] = {"spans", "the-span", "span2"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char body[128];
        snprintf(body, sizeof body, "<p><value select='concat(title/text[1], string(%s))'/></p>", others[i]);
        assert_null(compose(*state, &composing, "en", body, NULL, 0));
        assert_said(*state, "q.xml:8: error: the layout shows this nowhere: <span> in <qualification>");
        finish(&composing);
    }
    unused = ALL_LEFT_OUT;
}

/* ------------------------------------------------------------------------------------------------ metadata */

static void title_and_date_are_the_holders(void **state)
{
    static const struct field fields[] = {{"holder.name", "Zo\303\253", {"f", 0}}, {"holder.date", "x", {"f", 0}},
                                          {"holder.born", "2007-03-01", {"f", 0}}};
    static const struct field others[] = {{"holder.name", "An-Li", {"g", 0}}, {"holder.date", "x", {"g", 0}},
                                          {"holder.born", "2006-11-10", {"g", 0}}};
    struct composing composing;
    struct personal personal;
    struct day_reader days = {0};
    metadata = "<metadata><title>T<if test='$holder.name'> \342\200\223 <value select='$holder.name'/></if>.</title>"
               "<date select='$holder.born'/></metadata>";
    const struct document *document = compose(*state, &composing, "en", "<p><value select='$holder.born'/></p>", fields, 3);
    assert_non_null(document);
    assert_false(document->bound);
    assert_string_equal(document->metadata.title, "T \342\200\223 Zo\303\253.");
    assert_string_equal(document->metadata.common_title, "T.");
    assert_string_equal(document->metadata.date, "2007-03-01T00:00:00Z");
    assert_true(compose_personal(document, composing.qualification, others, 3, &days, NULL, ((struct reading *)*state)->arena, &personal));
    assert_string_equal(personal.title, "T \342\200\223 An-Li.");
    assert_string_equal(personal.date, "2006-11-10T00:00:00Z");
    finish(&composing);

    made_on = "2026-03-01T12:34:56Z"; /* SOURCE_DATE_EPOCH */
    document = compose(*state, &composing, "en", "<p><value select='$holder.born'/></p>", fields, 3);
    assert_string_equal(document->metadata.date, made_on);
    assert_true(compose_personal(document, composing.qualification, others, 3, &days, NULL, ((struct reading *)*state)->arena, &personal));
    assert_string_equal(personal.date, made_on);
    finish(&composing);
    made_on = NULL;

    document = compose(*state, &composing, "en", "<p>x</p>", NULL, 0);
    assert_string_equal(document->metadata.title, "T.");
    assert_null(document->metadata.date); /* the qualification has none */
    finish(&composing);
    metadata = "";
}

static void name_in_the_title_alone_is_shown_nowhere(void **state)
{
    static const struct field fields[] = {{"holder.name", "Zoe", {"f", 0}}, {"holder.date", "x", {"f", 0}}};
    static const char body[] = "<p><value select='$holder.name'/> <value select='$holder.date'/></p>";
    struct composing composing;
    unused = "<unused select='.'/>";
    metadata = "<metadata><title><value select='$holder.name'/></title></metadata>";
    const struct document *document = compose(*state, &composing, "en", body, fields, 2);
    assert_non_null(document);
    assert_string_equal(document->metadata.common_title, "a"); /* without a name there is no title: the layout's own */
    finish(&composing);
    assert_null(compose(*state, &composing, "en", "<p><value select='$holder.date'/></p>", fields, 2));
    assert_said(*state, "holder.name");
    finish(&composing);
    unused = ALL_LEFT_OUT;
    metadata = "";
}

/* ------------------------------------------------------------------------------------------------ days */

static const struct document *compose_born(struct reading *reading, struct composing *composing, const char *born)
{
    const struct field field = {"holder.born", born, {"f", 0}};
    return compose(reading, composing, "en",
                   "<p>(<value select='$holder.born'/>) <span lang='original'><value select='$holder.born'/></span></p>"
                   "<if test='$holder.born'><p>born</p></if>",
                   &field, 1);
}

/* Each language writes it in its own way, and the document still serves for others. */
static void days_are_written_in_each_language(void **state)
{
    struct composing composing;
    const struct document *document = compose_born(*state, &composing, "2007-03-01");
    assert_non_null(document);
    assert_string_equal(spelt(*state, document->first), "p((en 1st m3 2007) nl 1st m3 2007)p(born)");
    assert_non_null(strstr(document->source, "<field name=\"holder.born\">2007-03-01</field>"));
    assert_false(document->bound);
    assert_int_equal(document->personal_count, 1);
    const struct field other = {"holder.born", "10-11-2006", {"g", 0}};
    struct personal personal;
    struct day_reader days = {0};
    assert_true(compose_personal(document, composing.qualification, &other, 1, &days, NULL, ((struct reading *)*state)->arena, &personal));
    assert_string_equal(spelt(*state, &personal.paragraphs[0]), "p((en 10 m11 2006) nl 10 m11 2006)p(born)");
    assert_non_null(strstr(personal.source, "<field name=\"holder.born\">2006-11-10</field>"));
    const struct field none = {"holder.born", "31-11-2006", {"g", 0}};
    assert_false(compose_personal(document, composing.qualification, &none, 1, &days, NULL, ((struct reading *)*state)->arena, &personal));
    finish(&composing);
}

static void values_that_are_no_days_are_refused(void **state)
{
    static const char *const cases[][2] = {
        {"31-4-2007", "f: error: there is no such day: holder.born, \"31-4-2007\" [cell-date]"},
        {"7/10/2006", "f: error: it is not clear which day is meant: holder.born, \"7/10/2006\": is the month 7 or 10? [date-unclear]"},
        {"young", "f: error: this is no date: holder.born, \"young\": \"young\" is neither"},
        {" ", "holder.born is empty [field-invalid]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct composing composing;
        assert_null(compose_born(*state, &composing, cases[i][0]));
        assert_said(*state, cases[i][1]);
        assert_int_equal(diag_errors(((struct reading *)*state)->diag), 1);
        finish(&composing);
    }
    struct composing composing;
    assert_non_null(compose_born(*state, &composing, " 01.03.2007 00:00 "));
    finish(&composing);
}

static void forms_of_dates(void **state)
{
    static const struct {
        struct date_form form;
        const char *first, *tenth;
    } cases[] = {
        {{"{day} {month} {year}", "1er", {"janvier", [6] = "juillet"}, 64}, "1er janvier 2026", "10 juillet 2026"},
        {{"{day} de {month} de {year}", NULL, {"enero", [6] = "julio"}, 64}, "1 de enero de 2026", "10 de julio de 2026"},
        {{"{day}. {month} {year}", NULL, {"tammikuuta", [6] = "heinäkuuta"}, 64}, "1. tammikuuta 2026", "10. heinäkuuta 2026"},
        {{"{year}. {month} {day}.", NULL, {"január", [6] = "július"}, 64}, "2026. január 1.", "2026. július 10."},
        {{"{year}. gada {day}. {month}", NULL, {"janvāris", [6] = "jūlijs"}, 64}, "2026. gada 1. janvāris", "2026. gada 10. jūlijs"},
        {{"{year} m. {month} {day} d.", NULL, {"sausio", [6] = "liepos"}, 64}, "2026 m. sausio 1 d.", "2026 m. liepos 10 d."},
        {{"{day} {month} {year}", NULL, {"de gener", [6] = "d’abril"}, 64}, "1 de gener 2026", "10 d’abril 2026"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(write_day(&cases[i].form, "2026-01-01", ((struct reading *)*state)->arena), cases[i].first);
        assert_string_equal(write_day(&cases[i].form, "2026-07-10", ((struct reading *)*state)->arena), cases[i].tenth);
    }
}

/* ------------------------------------------------------------------------------------------------ rows */

static const struct field two_rows[] = {{"result.1.mark", "8", {"f", 1}}, {"result.1.day", "2026-07-10", {"f", 1}},
                                        {"result.2.mark", "7", {"f", 2}}};

static void assert_rows(struct reading *reading, const char *body, size_t count, const char *expected)
{
    struct composing composing;
    const struct document *document = compose(reading, &composing, "en", body, two_rows, count);
    if (!document)
        fail_msg("%s", said(reading));
    assert_string_equal(spelt(reading, document->first), expected);
    finish(&composing);
}

static void rows_are_gone_through(void **state)
{
#define MARK_AND_DAY "<p><value select='$result.mark'/><if test='$result.day'>, <value select='$result.day'/></if></p>"
    assert_rows(*state, "<each select='$result'>" MARK_AND_DAY "</each>", 3, "p(8, en 10 m7 2026)p(7)");
    assert_rows(*state, "<ol><each select='$result'><li><value select='$result.mark'/></li></each></ol>", 1, "g[1.:g[p(8)]]");
    /* A row in a row is the inner one's; behind it the outer one's again. What is around stays the data's. */
    assert_rows(*state, "<each select='$result'><p><value select='$result.mark'/><each select='$result'> <value select='$result.mark'/>"
                        "</each> <value select='concat($result.mark, $result.day, step[1]/@mark)'/></p></each>", 3,
                "p(8 8 7 82026-07-102)p(7 8 7 72)");
    assert_rows(*state, "<p><value select='$result'/> <value select='$result.2.mark'/></p>"
                        "<if test='$result &gt; 1'><each select='$result'>" MARK_AND_DAY "</each></if>", 3, "p(2 7)p(8, en 10 m7 2026)p(7)");
    assert_rows(*state, "<if test='$result'><p>no</p></if><each select='$result'>" MARK_AND_DAY "</each><p>none</p>", 0, "p(none)");
}

static void rows_have_their_own_words(void **state)
{
    static const struct field others[] = {{"result.1.mark", "8\302\275", {"g", 1}}, {"result.1.day", "11 m2", {"g", 1}},
                                          {"result.2.mark", "-", {"g", 2}}};
    struct composing composing;
    struct personal personal;
    struct day_reader days = {0};
    const struct document *document = compose(*state, &composing, "en", "<each select='$result'>" MARK_AND_DAY "</each>", two_rows, 3);
    assert_non_null(document);
    assert_false(document->bound);
    assert_int_equal(document->personal_count, 2);
    struct field again[3] = {others[0], two_rows[1], others[2]};
    assert_true(compose_personal(document, composing.qualification, again, 3, &days, NULL, ((struct reading *)*state)->arena, &personal));
    assert_memory_equal(personal.paragraphs[0].paragraph.runs[0].text, "8\302\275, en 10 m7 2026", 19);
    assert_memory_equal(personal.paragraphs[1].paragraph.runs[0].text, "-", 1);
    assert_non_null(strstr(personal.source, "<field name=\"result.2.mark\">-</field>"));
    again[2].name = "result.3.mark"; /* other rows are another document */
    assert_false(compose_personal(document, composing.qualification, again, 3, &days, NULL, ((struct reading *)*state)->arena, &personal));
    finish(&composing);
    document = compose(*state, &composing, "en", "<each select='$result'><p><value select='concat(\"x\", $result.mark)'/></p></each>", two_rows, 1);
    assert_non_null(document);
    assert_true(document->bound);
    finish(&composing);
}

static void assert_rows_refused(struct reading *reading, const struct field *fields, size_t count, const char *words)
{
    struct composing composing;
    assert_null(compose(reading, &composing, "en", "<each select='$result'>" MARK_AND_DAY "</each>", fields, count));
    assert_said(reading, words);
    assert_int_equal(diag_errors(reading->diag), 1);
    finish(&composing);
}

static void rows_are_whole(void **state)
{
    assert_rows_refused(*state, (struct field[]){{"result.1.mark", "8", {"f", 1}}, {"result.3.mark", "7", {"f", 3}}}, 2,
                        "f:3: error: a personal edition lacks a field: result.2 (with result.3.mark)");
    assert_rows_refused(*state, (struct field[]){{"result.1.day", "2026-07-10", {"f", 1}}}, 1,
                        "f:1: error: a personal edition lacks a field: result.1.mark (with result.1.day)");
    assert_rows_refused(*state, (struct field[]){{"result.1.mark", "\302\240", {"f", 1}}}, 1,
                        "f:1: error: this is not a usable field value: result.1.mark is empty");
    assert_rows_refused(*state, (struct field[]){{"result.201.mark", "8", {"f", 1}}}, 1,
                        "f:1: error: this is not a usable field value: result.201.mark: there are at most 200 rows");
    static const char *const names[] = {"result.0.mark", "result.01.mark", "result.1.grade", "result.1", "result.mark", "result..mark",
                                        "result.-1.mark", "result", ".1.mark", "results.1.mark"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_rows_refused(*state, (struct field[]){{names[i], "8", {"f", 1}}}, 1, "f:1: error: the layout has no such field: ");
    static struct field most[200];
    static char texts[200][24];
    for (int i = 0; i < 200; i++) {
        snprintf(texts[i], sizeof texts[i], "result.%d.mark", 200 - i); /* in any order */
        most[i] = (struct field){texts[i], "8", {"f", i + 1}};
    }
    struct composing composing;
    assert_non_null(compose(*state, &composing, "en", "<each select='$result'>" MARK_AND_DAY "</each>", most, 200));
    finish(&composing);
    assert_rows_refused(*state, most, 199, "f:199: error: a personal edition lacks a field: result.1 (with result.2.mark)");
}

static void rows_that_are_shown_nowhere_are_told(void **state)
{
    struct composing composing;
    assert_null(compose(*state, &composing, "en", "<each select='$result'><p><value select='$result.mark'/></p></each>", two_rows, 3));
    assert_said(*state, "layout.xml:1: error: the layout shows this field nowhere: result.day");
    assert_int_equal(diag_errors(((struct reading *)*state)->diag), 1);
    finish(&composing);
    static const char *const left_out[] = {ALL_LEFT_OUT "<unused select='$result.day'/>", ALL_LEFT_OUT "<unused select='$result'/>"};
    for (size_t i = 0; i < 2; i++) {
        unused = left_out[i];
        assert_non_null(compose(*state, &composing, "en", "<each select='$result'><p><value select='$result.mark'/></p></each>", two_rows, 3));
        finish(&composing);
    }
    unused = ALL_LEFT_OUT;
    assert_null(compose(*state, &composing, "en", "<p><value select='$result.mark'/></p>", two_rows, 3)); /* in no <each> */
    assert_said(*state, "layout.xml:1: error: the expression uses an unknown variable: `$result.mark`");
    finish(&composing);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(white_space_collapses_over_runs), TEST(white_space_collapses_wherever_it_stands), TEST(languages_are_chosen), TEST(values_bring_their_blocks),
        TEST(conditions_and_repetition), TEST(tables_know_their_columns), TEST(nodes_tell_language_and_structure),
        TEST(words_in_a_group_take_its_type), TEST(what_is_missing_is_told),
        TEST(a_flag_that_is_missing_leaves_its_place), TEST(what_does_not_fit_is_told),
        TEST(what_comes_out_empty_is_told),
        TEST(fields_are_checked), TEST(source_holds_what_the_edition_shows),
        TEST(source_holds_texts_chosen_by_their_language), TEST(what_is_shown_nowhere_is_told),
        TEST(title_and_date_are_the_holders), TEST(name_in_the_title_alone_is_shown_nowhere),
        TEST(days_are_written_in_each_language), TEST(values_that_are_no_days_are_refused), TEST(forms_of_dates),
        TEST(rows_are_gone_through), TEST(rows_have_their_own_words), TEST(rows_are_whole), TEST(rows_that_are_shown_nowhere_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
