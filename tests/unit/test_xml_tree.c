/* The tree of a file is built by the room, or where it does not know how by libxml2: both must be alike. */
#include "test_read.h"

#include "xml/plain_file.h"
#include "xml/tree.h"
#include "xml/xml.h"

static bool is_built(struct reading *reading, const char *bytes, size_t length)
{
    struct _xmlDoc *document = xml_tree_read(bytes, length, reading->arena);
    if (document)
        xml_tree_close(document);
    return document != NULL;
}

static bool is_plain(struct reading *reading, const char *bytes, size_t length)
{
    struct _xmlDoc *document = plain_file_read(bytes, length, reading->arena);
    if (document)
        xml_tree_close(document);
    return document != NULL;
}

/* Processing instructions are passed over by all who ask, but not built. */
static struct xml_file *read_by_libxml2(struct reading *reading, const char *bytes, size_t length)
{
    struct buffer text = {0};
    buffer_append(&text, bytes, length);
    buffer_string(&text, "<?p?>");
    assert_false(is_built(reading, (const char *)text.bytes, text.length));
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    buffer_finish(&text);
    return file;
}

/* ------------------------------------------------------------------------------------------------ comparing */

static void put_attribute(void *context, const char *name, const char *value)
{
    buffer_format(context, " %s=[%s]", name, value);
}

/* All that the room tells of a node and what is in it. */
static void put_node(struct reading *reading, const struct xml_file *file, const struct xml_node *node, struct buffer *out)
{
    if (!xml_is_element(node)) {
        buffer_format(out, "[%s]", xml_text(node, reading->arena));
        return;
    }
    buffer_format(out, "<%s:%d", xml_name(node), xml_place(file, node).line);
    xml_attributes(node, put_attribute, out);
    buffer_string(out, ">");
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        put_node(reading, file, child, out);
    buffer_string(out, "</>");
}

static const char *no_variable(void *context, const char *name)
{
    (void)context;
    (void)name;
    return NULL;
}

/* And all that questions can tell. */
static void put_answers(struct reading *reading, const struct xml_file *file, struct buffer *out)
{
    static const char *const questions[] = {
        "count(/comment())", "count(/*//node())", "count(//comment())", "count(//@*)", "string(/)", "string(//comment()[last()])",
        "string(//@*[last()])", "name(//*[last()]/..)", "count((//*)[last()]/preceding::node())", "string-length((//text())[last()])", "name((//*)[last()]/..)",
        "count(//*[@* = '1'])", "string((//@*)[last()])"};
    struct xml_paths *paths = xml_paths_create();
    struct xml_query *query = xml_query_create(file, no_variable, NULL);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        struct xml_answer answer;
        const struct xml_path *path = xml_path_compile(paths, questions[i], (struct place){0}, reading->diag);
        assert_true(xml_ask(query, path, xml_root(file), reading->arena, (struct place){0}, reading->diag, &answer));
        buffer_format(out, " {%s}", answer.string);
    }
    xml_query_destroy(query);
    xml_paths_destroy(paths);
}

static void put_file(struct reading *reading, const struct xml_file *file, bool with_answers, struct buffer *out)
{
    buffer_clear(out);
    put_node(reading, file, xml_root(file), out);
    if (with_answers)
        put_answers(reading, file, out);
    buffer_byte(out, '\0');
}

/* Whether the tree is built; if it is, libxml2's must be the same. */
static bool is_same_if_built(struct reading *reading, const char *bytes, size_t length, bool with_answers)
{
    static struct buffer own, other;
    arena_clear(reading->arena);
    diag_clear(reading->diag);
    if (!is_built(reading, bytes, length))
        return false;
    struct xml_file *built = xml_read_memory(bytes, length, "file.xml", reading->diag);
    struct xml_file *file = read_by_libxml2(reading, bytes, length);
    assert_non_null(built);
    if (!file)
        fail_msg("libxml2 refuses: %.*s", (int)length, bytes);
    put_file(reading, built, with_answers, &own);
    put_file(reading, file, with_answers, &other);
    assert_string_equal((const char *)own.bytes, (const char *)other.bytes);
    xml_close(built);
    xml_close(file);
    return true;
}

/* ------------------------------------------------------------------------------------------------ what is built */

static void trees_are_alike(void **state)
{
    struct reading *reading = *state;
    static const char *const texts[] = {
        "<a/>", "<a></a>", "<a >x</a >", "<a b='1' c=\"2\"/>", "<a\n b = '1'\n\tc='&lt;x&amp;&quot;&apos;&gt;'\n/>",
        "<a b='&amp;' c='&amp;amp;' d='&#38;#38;' e='x&amp;#38;&#65;&amp;&amp;y'/>", "<a b='x\ty\nz'><c>\n</c></a>",
        "<a>&amp;<b>x&lt;y</b>&gt;&quot;&apos;&#65;&#x10FFFF;</a>", "<a>Zoë’s – ж €</a>", "<a b='Zoë'/>", "<ä ö='ü'/>",
        "<?xml version='1.0' encoding='UTF-8'?>\n<a/>\n", "<!-- a\n-->\n<a><!--b-->x<!---->y<!--c--></a><!-- c -->\n",
        "\n<a>\n<b\n\n/>\n\n<c\nd\n=\n'e'\n>]]</c></a>", "<a>Zoe\xCC\x88</a>", "<a b='Zoe\xCC\x88'>\xE2\x84\xAB</a>", "<a b=''/>",
        "<a>x<![CDATA[<y>]]>z<![CDATA[]]></a>", "<a><a><a/></a></a>", "<a>\r\n\r</a>", "\xEF\xBB\xBF<a>\xF0\x9F\x98\x80</a>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xEB'>\xEB</a>", "<a>]]&gt;</a>",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!is_same_if_built(reading, texts[i], strlen(texts[i]), true))
            fail_msg("is not built: %s", texts[i]);
}

/* What libxml2's builder is needed for, and what it must explain. */
static void all_else_is_left_to_libxml2(void **state)
{
    struct reading *reading = *state;
    static const char *const others[] = {
        "", " ", "a", "<", "</a>", "<a", "<a>", "<a b/>", "<a b='1' b='2'/>", "<a b='<'/>", "<a b='&x;'/>", "<a>&x;</a>", "<a></b>",
        "<a/><b/>", "<a/>x", "<a>]]></a>", "<a><?b c?></a>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<a xmlns='x'/>", "<b:a xmlns:b='x'/>", "<b:a/>", "<xml:a/>", "<a b:c=''/>", "<a xml:lang='nl'/>", "<a>\x01</a>", "<a>\xFF</a>",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (is_built(reading, others[i], strlen(others[i])))
            fail_msg("is built: %s", others[i]);
}

/* What is not plain is the parser's, whether it is a fault or not; what looks so is. */
static void plain_files_are_read_without_parser(void **state)
{
    struct reading *reading = *state;
    static const char *const plain[] = {
        "<a/>", "\n<a >\n</a\n>\n", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", "<a b=\"'\" c='\"' d='x>y'>]] &gt; ]></a>",
        "<a b='&lt;&amp;amp;\t'>]]&amp;&gt;</a>", "<!--<a>&'\"--><a><!----></a>", "<_a.b-1 xmlns1=''/>", "<a>\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEF\xBF\xBD</a>",
        "<a>\x7F</a>", "<a b='1' bb='2'/>",
    };
    static const char *const others[] = {
        "", "<a/>\r", "<a>&#65;</a>", "<a b='&#65;'/>", "\xEF\xBB\xBF<a/>", "<?xml version='1.0'?><a/>", "<a>]]></a>", "<a>&amp;]]></a>",
        "<a>&amp;x]]></a>", "<a xmlns='x'/>", "<a:b/>", "<a b='1'c='2'/>", "<a b='1' b='2'/>", "<a b/>", "<a b=1/>", "<a / >", "< a/>", "<a></ a>",
        "<a></ab>", "<ab></a>", "<a/></a>", "<a/><a/>", "<a/>x", "x<a/>", "<!-- -- --><a/>", "<!-- -", "<!--->", "<a", "<a b='", "<a>", "<a><!--",
        "<a>\xC0\x80</a>", "<a>\xC3</a>", "<a>\xE0\x80\x80</a>", "<a>\xED\xA0\x80</a>", "<a>\xEF\xBF\xBE</a>", "<a>\xEF\xBF\xBF</a>", "<a>\xE2\x82",
        "<a>\xF0\x9F\x98\x80</a>", "<a>\x01</a>", "<!--\x01--><a/>", "<a><![CDATA[x]]></a>", "<a b='<'/>", "<1/>", "<-a/>", "<!-- a --",
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!is_same_if_built(reading, plain[i], strlen(plain[i]), true) || !is_plain(reading, plain[i], strlen(plain[i])))
            fail_msg("is not plain: %s", plain[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (is_plain(reading, others[i], strlen(others[i])))
            fail_msg("is plain: %s", others[i]);
    assert_false(is_plain(reading, "<a/>\0", 5));
    assert_false(is_plain(reading, "<a>\0</a>", 8));
}

/* In one pass over the value: with one for each ampersand, this takes minutes. */
static void a_value_of_ampersands_is_built_at_once(void **state)
{
    enum { AMPERSANDS = 600000 };
    struct reading *reading = *state;
    struct buffer text = {0};
    buffer_string(&text, "<a b='");
    for (int i = 0; i < AMPERSANDS; i++)
        buffer_string(&text, "&amp;");
    buffer_string(&text, "'/>");
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    assert_true(is_built(reading, (const char *)text.bytes, text.length));
    const char *value = xml_attribute(xml_root(file), "b");
    assert_int_equal(strspn(value, "&"), AMPERSANDS);
    assert_int_equal(strlen(value), AMPERSANDS);
    xml_close(file);
    buffer_finish(&text);
}

static void bounds_are_left_to_libxml2(void **state)
{
    struct reading *reading = *state;
    struct buffer text = {0};
    for (int depth = XML_DEPTH_MOST; depth <= XML_DEPTH_MOST + 1; depth++) {
        buffer_clear(&text);
        for (int i = 0; i < depth; i++)
            buffer_string(&text, "<a>");
        for (int i = 0; i < depth; i++)
            buffer_string(&text, "</a>");
        assert_int_equal(is_built(reading, (const char *)text.bytes, text.length), depth == XML_DEPTH_MOST);
    }
    for (int count = XML_ATTRIBUTES_MOST; count <= XML_ATTRIBUTES_MOST + 1; count++) {
        buffer_clear(&text);
        buffer_string(&text, "<a");
        for (int i = 0; i < count; i++)
            buffer_format(&text, " b%d=''", i);
        buffer_string(&text, "/>");
        assert_int_equal(is_built(reading, (const char *)text.bytes, text.length), count == XML_ATTRIBUTES_MOST);
    }
    buffer_clear(&text);
    buffer_string(&text, "<a>");
    for (int i = 0; i < 70000; i++)
        buffer_byte(&text, '\n');
    buffer_string(&text, "<b/></a>");
    assert_false(is_built(reading, (const char *)text.bytes, text.length));
    buffer_finish(&text);
}

/* ------------------------------------------------------------------------------------------------ files, and what is left of them */

static const char *const files[] = {
    "layouts/europass-certificate-supplement.xml", "layouts/labels/nl.xml", "layouts/labels/de.xml",
    "samples/25135-contactcenter-medewerker.xml",  "layouts/flags/NL.svg",
};

enum { FILES = sizeof files / sizeof *files };

static void fill(struct reading *reading, size_t number, struct buffer *text)
{
    buffer_clear(text);
    assert_true(file_read(files[number], 1024 * 1024, (struct place){0}, text, reading->diag));
}

static void our_files_are_built(void **state)
{
    struct reading *reading = *state;
    struct buffer text = {0};
    for (size_t i = 0; i + 1 < FILES; i++) {
        fill(reading, i, &text);
        assert_true(is_same_if_built(reading, (const char *)text.bytes, text.length, true));
        assert_true(is_plain(reading, (const char *)text.bytes, text.length));
    }
    buffer_finish(&text);
}

/* Some bytes of a file are put in place of others, or cut out. */
static void spoilt_files_are_read_as_by_libxml2(void **state)
{
    struct reading *reading = *state;
    static const char *const parts[] = {"<", ">", "&", "\"", "'", "/", " ", "\n", "=", "a", "<a>", "</a>", "<!--", "-->", "]]>",
                                        "&lt;", "\t", "é", "é\xCC\x81", "\xC3", "\r", "?", "!", "-", "xmlns", ":"};
    enum { PARTS = sizeof parts / sizeof *parts, ROUNDS = 2000 };
    struct buffer text = {0}, spoilt = {0};
    uint32_t seed = 1;
    size_t built = 0;
    for (int round = 0; round < ROUNDS; round++) {
        if (round % (ROUNDS / FILES) == 0)
            fill(reading, (size_t)round / (ROUNDS / FILES), &text);
        seed = seed * 1664525 + 1013904223;
        size_t at = (seed >> 4) % text.length, end = at + (seed >> 20) % 3;
        end = end < text.length ? end : text.length;
        seed = seed * 1664525 + 1013904223;
        buffer_clear(&spoilt);
        buffer_append(&spoilt, text.bytes, at);
        buffer_string(&spoilt, parts[(seed >> 8) % PARTS]);
        buffer_append(&spoilt, text.bytes + end, text.length - end);
        built += is_same_if_built(reading, (const char *)spoilt.bytes, spoilt.length, false);
    }
    assert_in_range(built, ROUNDS / 5, ROUNDS * 4 / 5);
    buffer_finish(&text);
    buffer_finish(&spoilt);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(trees_are_alike),
        TEST(all_else_is_left_to_libxml2),
        TEST(plain_files_are_read_without_parser),
        TEST(a_value_of_ampersands_is_built_at_once),
        TEST(bounds_are_left_to_libxml2),
        TEST(our_files_are_built),
        TEST(spoilt_files_are_read_as_by_libxml2),
    };
    return cmocka_run_group_tests_name("xml_tree", tests, NULL, NULL);
}
