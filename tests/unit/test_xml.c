/* Reading XML safely, walking it, asking it. */
#include "test_read.h"

#include "xml/question.h"
#include "xml/xml.h"

static struct xml_file *read_text(struct reading *reading, const char *text)
{
    diag_clear(reading->diag);
    return xml_read_memory(text, strlen(text), "file.xml", reading->diag);
}

/* ------------------------------------------------------------------------------------------------ reading */

static void text_and_attributes_come_composed(void **state)
{
    struct reading *reading = *state;
    struct xml_file *file = read_text(reading, "<a name='Zoe\xCC\x88'>Zoe\xCC\x88</a>");
    assert_non_null(file);
    assert_string_equal(xml_attribute(xml_root(file), "name"), "Zo\xC3\xAB");
    assert_string_equal(xml_text(xml_root(file), reading->arena), "Zo\xC3\xAB");
    xml_close(file);
}

static void assert_composed(struct reading *reading, const void *bytes, size_t length)
{
    diag_clear(reading->diag);
    struct xml_file *file = xml_read_memory(bytes, length, "file.xml", reading->diag);
    assert_non_null(file);
    assert_string_equal(xml_text(xml_root(file), reading->arena), "some letters, then \xC3\xAB");
    xml_close(file);
}

/* A text is taken as composed at a glance at the bytes of the file, which must not be those of something else. */
static void text_comes_composed_however_it_is_written(void **state)
{
    struct reading *reading = *state;
    static const char *const files[] = {
        "<a>some letters, then e\xCC\x88</a>",
        "<a>some letters, then e&#x308;</a>",
        "<a b='&amp;'>some letters, then e&#776;</a>",
        "<?xml version='1.0' encoding='utf-8'?><a>some letters, then e\xCC\x88</a>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a>some letters, then \xEB</a>",
        "<?xml version='1.0' encoding='UTF-7'?><a>some letters, then e+Awg-</a>",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_composed(reading, files[i], strlen(files[i]));
    static const char wide[] = "<?xml version='1.0'?><a>some letters, then e~</a>";
    for (size_t big = 0; big < 2; big++) { /* UTF-16 */
        unsigned char bytes[2 * sizeof wide];
        for (size_t i = 0; i < sizeof wide - 1; i++) {
            bytes[2 * i + !big] = wide[i] == '~' ? 3 : 0;
            bytes[2 * i + big] = wide[i] == '~' ? 8 : (unsigned char)wide[i];
        }
        assert_composed(reading, bytes, 2 * sizeof wide - 2);
    }
}

static void document_types_are_refused(void **state)
{
    struct reading *reading = *state;
    assert_null(read_text(reading, "<!DOCTYPE a>\n<a/>"));
    assert_said(reading, "file.xml:1: error: a document type declaration is not accepted: <!DOCTYPE a> [xml-doctype]");
    assert_null(read_text(reading, "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"));
    assert_int_equal(diag_count(reading->diag), 1);
}

static struct xml_file *read_nested(struct reading *reading, int depth)
{
    struct buffer text = {0};
    for (int i = 0; i < depth; i++)
        buffer_string(&text, "<a>");
    for (int i = 0; i < depth; i++)
        buffer_string(&text, "</a>");
    diag_clear(reading->diag);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    buffer_finish(&text);
    return file;
}

static void depth_is_bounded(void **state)
{
    struct reading *reading = *state;
    struct xml_file *file = read_nested(reading, XML_DEPTH_MOST);
    assert_non_null(file);
    xml_close(file);
    assert_null(read_nested(reading, XML_DEPTH_MOST + 1));
    assert_said(reading, "[xml-depth]");
}

static struct xml_file *read_attributes(struct reading *reading, int count)
{
    struct buffer text = {0};
    buffer_string(&text, "<a");
    for (int i = 0; i < count; i++)
        buffer_format(&text, " b%d=''", i);
    buffer_string(&text, "/>");
    diag_clear(reading->diag);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    buffer_finish(&text);
    return file;
}

static void attributes_are_bounded(void **state)
{
    struct reading *reading = *state;
    struct xml_file *file = read_attributes(reading, XML_ATTRIBUTES_MOST);
    assert_non_null(file);
    xml_close(file);
    assert_null(read_attributes(reading, XML_ATTRIBUTES_MOST + 1));
    assert_said(reading, "file.xml:1: error: the element has too many attributes: <a> [xml-attributes]");
}

/* So many that libxml2 would look through them for seconds if there were no end to it. */
static void tags_are_bounded_before_they_end(void **state)
{
    struct reading *reading = *state;
    assert_null(read_attributes(reading, 10000));
    assert_said(reading, "file.xml:1: error: the element has too many attributes: <…> [xml-attributes]");
}

/* Reads elements inside elements, with so many namespaces each. */
static struct xml_file *read_namespaces(struct reading *reading, int depth, int count)
{
    struct buffer text = {0};
    for (int i = 0; i < depth; i++) {
        buffer_string(&text, "<a");
        for (int j = 0; j < count; j++)
            buffer_format(&text, " xmlns:b%d='urn:%d'", j, i);
        buffer_string(&text, ">");
    }
    for (int i = 0; i < depth; i++)
        buffer_string(&text, "</a>");
    diag_clear(reading->diag);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    buffer_finish(&text);
    return file;
}

static void namespaces_are_bounded(void **state)
{
    struct reading *reading = *state;
    struct xml_file *file = read_namespaces(reading, 2, XML_NAMESPACES_MOST / 2);
    assert_non_null(file);
    xml_close(file);
    assert_null(read_namespaces(reading, 3, XML_NAMESPACES_MOST / 2));
    assert_said(reading, "the element has too many attributes: <a> [xml-attributes]");
}

/* Reads a file with so many elements, each written as `element` has it with its number, and more texts that differ. */
static struct xml_file *read_names(struct reading *reading, const char *element, int count)
{
    struct buffer text = {0};
    buffer_string(&text, "<a>");
    for (int i = 0; i < count; i++)
        buffer_format(&text, "<%s%d='urn:b'/>\n", element, i);
    for (int i = 0; i < XML_NAMES_MOST; i++)
        buffer_format(&text, "<b c='%x'>%x</b>", i, i);
    buffer_string(&text, "</a>");
    diag_clear(reading->diag);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    buffer_finish(&text);
    return file;
}

/* libxml2's table of names grows no more at some size, and what comes then takes the longer the more there is. */
static void names_are_bounded(void **state)
{
    struct reading *reading = *state;
    static const char *const ELEMENTS[] = {"b c", "b xmlns:c"};
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++) {
        struct xml_file *file = read_names(reading, ELEMENTS[i], XML_NAMES_MOST - 100);
        assert_non_null(file);
        xml_close(file);
        assert_null(read_names(reading, ELEMENTS[i], XML_NAMES_MOST + 1000));
        assert_said(reading, ": error: too many different names of elements, attributes and namespaces: more than 10000 [xml-names]");
    }
}

/* Long texts, comments and values are none of that. */
static void long_files_are_read_as_short_ones_are(void **state)
{
    enum { LETTERS = 100000 };
    struct reading *reading = *state;
    struct buffer text = {0}, letters = {0};
    for (int i = 0; i < LETTERS; i++)
        buffer_byte(&letters, (unsigned char)('a' + i % 7));
    buffer_format(&text, "<?xml version='1.0' encoding='ISO-8859-1'?>\n<a b='%.*s'><!--%.*s--><?b c?>\n<d>%.*s</d><![CDATA[\xE9]]></a>\n",
                  LETTERS, (char *)letters.bytes, LETTERS, (char *)letters.bytes, LETTERS, (char *)letters.bytes);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    assert_non_null(file);
    const struct xml_node *child = xml_first_element(xml_root(file));
    struct arena *arena = arena_create();
    assert_int_equal(strlen(xml_text(child, arena)), LETTERS);
    assert_non_null(strstr(xml_text(xml_root(file), arena), "\xC3\xA9"));
    assert_int_equal(xml_place(file, child).line, 3);
    arena_destroy(arena);
    xml_close(file);
    buffer_finish(&letters);
    buffer_finish(&text);
}

static void size_is_bounded(void **state)
{
    struct reading *reading = *state;
    char *text = malloc(XML_BYTES_MOST + 1);
    memset(text, ' ', XML_BYTES_MOST + 1);
    memcpy(text, "<a/>", 4);
    struct xml_file *file = xml_read_memory(text, XML_BYTES_MOST, "file.xml", reading->diag);
    assert_non_null(file);
    xml_close(file);
    assert_null(xml_read_memory(text, XML_BYTES_MOST + 1, "file.xml", reading->diag));
    assert_said(reading, "[file-too-large]");
    free(text);
}

static void first_fault_alone_is_told(void **state)
{
    struct reading *reading = *state;
    assert_null(read_text(reading, "<a>\n<b>\n</a>\n"));
    assert_said(reading, "file.xml:3: error: this is not well-formed XML: </a> stands where <b> of line 2 has not ended");
    assert_int_equal(diag_count(reading->diag), 1);
}

static void nothing_is_no_file(void **state)
{
    struct reading *reading = *state;
    assert_null(read_text(reading, ""));
    assert_said(reading, "the file is empty");
    assert_null(read_text(reading, "  \n"));
    assert_int_equal(diag_errors(reading->diag), 1);
}

static void bytes_and_characters_are_told_apart(void **state)
{
    struct reading *reading = *state;
    assert_null(read_text(reading, "<a>caf\xE9s</a>"));
    assert_said(reading, "[xml-encoding]");
    assert_null(read_text(reading, "<a>\x01</a>"));
    assert_said(reading, "U+0001 [character-control]");
}

static void lines_beyond_sixteen_bits_are_known(void **state)
{
    struct reading *reading = *state;
    struct buffer text = {0};
    buffer_string(&text, "<a>");
    for (int i = 1; i < 70000; i++)
        buffer_byte(&text, '\n');
    buffer_string(&text, "<b/></a>");
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, "file.xml", reading->diag);
    assert_non_null(file);
    assert_int_equal(xml_place(file, xml_first_element(xml_root(file))).line, 70000);
    xml_close(file);
    buffer_finish(&text);
}

/* ------------------------------------------------------------------------------------------------ walking */

static void comments_are_passed_over(void **state)
{
    struct reading *reading = *state;
    struct xml_file *file = read_text(reading, "<a><!-- no -->one<?no no?><b>two</b><![CDATA[<three>]]></a>");
    assert_non_null(file);
    const struct xml_node *node = xml_first(xml_root(file));
    assert_false(xml_is_element(node));
    assert_string_equal(xml_text(node, reading->arena), "one");
    node = xml_next(node);
    assert_true(xml_is_named(node, "b"));
    assert_ptr_equal(node, xml_first_element(xml_root(file)));
    assert_ptr_equal(xml_parent(node), xml_root(file));
    assert_null(xml_next_element(node));
    node = xml_next(node);
    assert_string_equal(xml_text(node, reading->arena), "<three>");
    assert_null(xml_next(node));
    assert_string_equal(xml_text(xml_root(file), reading->arena), "onetwo<three>");
    assert_null(xml_attribute(xml_root(file), "absent"));
    xml_close(file);
}

/* ------------------------------------------------------------------------------------------------ asking */

static const char *find_variable(void *context, const char *name)
{
    return strcmp(name, "holder.name") == 0 ? context : strcmp(name, "holder.empty") == 0 ? "" : NULL;
}

struct asking {
    struct xml_file *file;
    struct xml_paths *paths;
    struct xml_query *query;
    struct xml_answer answer;
};

static void open_asking_of(struct reading *reading, struct asking *asking, const char *text)
{
    asking->file = read_text(reading, text);
    assert_non_null(asking->file);
    asking->paths = xml_paths_create();
    static char name[] = "Zoë";
    asking->query = xml_query_create(asking->file, find_variable, name);
}

static void open_asking(struct reading *reading, struct asking *asking)
{
    open_asking_of(reading, asking, "<a n='7'><b>x</b><c/><b>y</b></a>");
}

static void close_asking(struct asking *asking)
{
    xml_query_destroy(asking->query);
    xml_paths_destroy(asking->paths);
    xml_close(asking->file);
}

static bool ask(struct reading *reading, struct asking *asking, const char *expression)
{
    struct place place = {"layout.xml", 5};
    diag_clear(reading->diag);
    const struct xml_path *path = xml_path_compile(asking->paths, expression, place, reading->diag);
    return path && xml_ask(asking->query, path, xml_root(asking->file), reading->arena, place, reading->diag, &asking->answer);
}

static void answers_are_of_every_kind(void **state)
{
    struct reading *reading = *state;
    struct asking asking;
    open_asking(reading, &asking);
    assert_true(ask(reading, &asking, "c/following::b | b"));
    assert_int_equal(asking.answer.count, 2);
    assert_string_equal(xml_text(asking.answer.nodes[0], reading->arena), "x"); /* document order */
    assert_string_equal(xml_text(asking.answer.nodes[1], reading->arena), "y");
    assert_true(ask(reading, &asking, "absent"));
    assert_int_equal(asking.answer.count, 0);
    assert_false(asking.answer.boolean);
    assert_true(ask(reading, &asking, "concat(@n, $holder.name)"));
    assert_int_equal(asking.answer.kind, XML_STRING);
    assert_string_equal(asking.answer.string, "7Zoë");
    assert_true(ask(reading, &asking, "count(b) + 0.5"));
    assert_string_equal(asking.answer.string, "2.5");
    assert_true(ask(reading, &asking, "not(b)"));
    assert_false(asking.answer.boolean);
    close_asking(&asking);
}

static bool ask_of(struct reading *reading, struct asking *asking, const char *expression, const struct xml_node *node)
{
    struct place place = {"layout.xml", 5};
    const struct xml_path *path = xml_path_compile(asking->paths, expression, place, reading->diag);
    return path && xml_ask(asking->query, path, node, reading->arena, place, reading->diag, &asking->answer);
}

/* The same expression as libxml2 is asked about it. */
static const char *for_libxml2(struct reading *reading, const char *expression, enum xml_kind kind)
{
    return arena_format(reading->arena, kind == XML_NODES ? "(%s)/self::node()" : kind == XML_STRING ? "string(%s)" : "boolean(%s)",
                        expression);
}

static void assert_same_answer(const char *expression, size_t node, const struct xml_answer *own,
                               const struct xml_answer *expected)
{
    bool same = own->kind == expected->kind && own->boolean == expected->boolean && own->count == expected->count &&
                (!expected->string || strcmp(own->string, expected->string) == 0);
    for (size_t i = 0; same && i < own->count; i++)
        same = own->nodes[i] == expected->nodes[i];
    if (!same)
        fail_msg("`%s` of node %zu is not as libxml2 has it", expression, node);
}

static const char SCALES[] =
    "<a n='7' xmlns:p='p'><b>x</b><c/><b n='1'>y</b><s k='y' m='1'/><s k='n' m='2'/><!-- s --><s k='y' m='3'/>t<s k='n' m='4'/>"
    "<s m='5'/><p:s k='y' p:k='n'/><s p:k='y' k=''/><g><b n='2'/><g><b><b n='3'/></b></g>u</g><g/><b xmlns='q' n='6'/></a>";

/* Every element of the file, and an attribute. */
static size_t list_nodes(const struct xml_node *top, const struct xml_node **nodes, size_t count)
{
    nodes[count++] = top;
    for (const struct xml_node *child = xml_first_element(top); child; child = xml_next_element(child))
        count = list_nodes(child, nodes, count);
    return count;
}

/* What layouts ask most is answered without libxml2, which must find the same wherever it is asked. */
static void questions_are_answered_as_libxml2_does(void **state)
{
    static const char *const expressions[] = {
        ".", "b", "absent", "@n", "b or absent", "absent or @n", "absent or gone", "not(b)", "not(absent)", "not(absent or b)",
        "not(absent or gone)", "../b", "../a", "../@n", "not(../b or c)", "preceding-sibling::b", "not(preceding-sibling::b)",
        "preceding-sibling::a", "preceding-sibling::b/@n", "preceding-sibling::b or absent", "following-sibling::s",
        "following-sibling::s/@m", "s[2]", "s[0]", "s[9]", "s[@k='y'][2]", "s[@k][position() > 1]", "s[position()>2][1]/@m",
        "s[@k = 'y' and following-sibling::s[1]/@k = 'n']", "s[@k!='y']", "s[@k != ../s[1]/@k]", "s[@k = ../s[1]/@k]", "s[@k = '']",
        "s[@m = following-sibling::s/@m]", "s[@m != following-sibling::s/@m][1]", "s/@m = 's'", "s/@m != 's'", "absent/@m = absent/@m",
        "absent/@m != 'y'", "'y' = s/@k", "'y' != 'y'", "preceding-sibling::s[1]/@k", "preceding-sibling::s[2]", "preceding-sibling::s[1][@k]",
        "@k='y' and ../s[@k='y'][2]   and (following-sibling::s[1]/@k='n' or preceding-sibling::s[1]/@k=\"n\"\n or not(following-sibling::s))",
        "b or g//b", "g//b", "g//b/@n", "g/g//b", "g//g", "s | b", "c|g | b", "b and not(b[3])", "b[2] and not(b[3])",
        "concat('x.', @n)", "concat(@n, b)", "concat(absent,\"'\", b/@n , '')", "concat($holder.name, '-', $holder.empty)", "not($holder.empty)",
        "not($holder.name)", "$holder.name or absent", "absent and $absent", "b or $absent", "(b or c) and @n", "not(not(b))", "'z'", "''",
        "s['x']", "s[''] or b", "b[b/@n]", "g[g[b]]", "b [ 1 ]", "s[$holder.empty]", "a.b", "_a or a-b", "b or or", "and and and",
    };
    struct reading *reading = *state;
    struct asking asking;
    open_asking_of(reading, &asking, SCALES);
    const struct xml_node *nodes[40];
    size_t count = list_nodes(xml_root(asking.file), nodes, 0);
    nodes[count++] = xml_first_attribute(xml_root(asking.file));
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++)
        for (size_t j = 0; j < count; j++) {
            if (!question_read(expressions[i], reading->arena))
                fail_msg("`%s` is not read", expressions[i]);
            bool answered = ask_of(reading, &asking, expressions[i], nodes[j]);
            const struct xml_answer own = asking.answer;
            const char *same = for_libxml2(reading, expressions[i], answered ? own.kind : XML_BOOLEAN);
            assert_null(question_read(same, reading->arena));
            assert_int_equal(ask_of(reading, &asking, same, nodes[j]), answered);
            if (answered)
                assert_same_answer(expressions[i], j, &own, &asking.answer);
        }
    close_asking(&asking);
}

/* Each of so many nodes is compared with all of them. */
static void long_questions_end(void **state)
{
    enum { FEW = 1000, MANY = 2500 };
    struct reading *reading = *state;
    for (int count = FEW; count <= MANY; count += MANY - FEW) {
        struct asking asking;
        struct buffer text = {0};
        buffer_string(&text, "<a>");
        for (int i = 0; i < count; i++)
            buffer_string(&text, "<s m='1' n='2'/>");
        buffer_string(&text, "</a>");
        buffer_byte(&text, 0);
        open_asking_of(reading, &asking, (const char *)text.bytes);
        assert_int_equal(ask(reading, &asking, "s[@m = ../s/@n]"), count == FEW);
        if (count == MANY)
            assert_said(reading, "`s[@m = ../s/@n]`: it takes too long");
        assert_true(ask(reading, &asking, "s")); /* all that there are */
        assert_int_equal(asking.answer.count, count);
        close_asking(&asking);
        buffer_finish(&text);
    }
}

/* Nothing that libxml2 would refuse, nor what comes in another order or twice. */
static void other_questions_are_libxml2s(void **state)
{
    static const char *const expressions[] = {
        "", "b/../c", "//b", "/a", "..", "./b", "b//@n", "b/@n/c", "b//c/d", "b//c//d", "b//c[1]", "preceding-sibling::s[@k]", "@n[1]",
        "@n | b", "b | @n", "b[1] | c", "b | c[1]", "b/c | d", "s[position() 2]", "s[position()]", "s[position() >= 2]", "s[last()]", "s[-1]",
        "s[2.5]", "s[1", "s]", "b c", "b orc", "b or", "b = 'x'", ". = 'x'", "@n = 7", "@n = $holder.name", "@n = @n = @n", "@n > 1", "count(b)",
        "not (b)", "not(b", "concat('x')", "concat('x', concat('y', 'z'))", "not(concat('x', 'y'))", "$", "$1", "'x", "*", "p:s", "b/text()",
        "((((((((b))))))))", "b[b[b[b[b[b[b[b[b]]]]]]]]", "../g | ../b", "following-sibling::node()", "../../b", "../preceding-sibling::b",
    };
    struct reading *reading = *state;
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++)
        if (question_read(expressions[i], reading->arena))
            fail_msg("`%s` is read", expressions[i]);
}

/* A question of so many conditions, one in another: each takes four times as long as the one before. */
static const char *nested(char *expression, size_t size, int depth)
{
    size_t length = 0;
    for (int i = 0; i < depth; i++)
        length += (size_t)snprintf(expression + length, size - length, "//*[");
    length += (size_t)snprintf(expression + length, size - length, "0");
    for (int i = 0; i < depth; i++)
        length += (size_t)snprintf(expression + length, size - length, "]");
    return expression;
}

/* The steps of one question do not count for the next: the longest that is answered is answered again and again. */
static void each_question_has_steps_of_its_own(void **state)
{
    struct reading *reading = *state;
    struct asking asking;
    char expression[256];
    int depth = 1;
    open_asking(reading, &asking);
    while (depth < 30 && ask(reading, &asking, nested(expression, sizeof expression, depth)))
        depth++;
    assert_true(depth > 5 && depth < 30);
    for (int i = 0; i < 8; i++)
        assert_true(ask(reading, &asking, nested(expression, sizeof expression, depth - 1)));
    close_asking(&asking);
}

static void faulty_questions_are_explained(void **state)
{
    static const char *const cases[][2] = {
        {"b[", "layout.xml:5: error: this is not a valid XPath expression: `b[`: it ends too early"},
        {"b ! c", "not understood from `! c` on"},
        {"upper-case(b)", "there is no function `upper-case`"},
        {"oun(b)", "there is no function `oun`"},
        {"$1", "this is not a valid XPath expression: `$1`"},
        {"$holder.nmae", "an unknown variable: `$holder.nmae`"},
        {"//*[//*[//*[//*[//*[//*[//*[//*[//*[//*[//*[//*[//*[0]]]]]]]]]]]]]", "it takes too long"},
    };
    struct reading *reading = *state;
    struct asking asking;
    open_asking(reading, &asking);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(ask(reading, &asking, cases[i][0]));
        assert_int_equal(diag_errors(reading->diag), 1);
        assert_said(reading, cases[i][1]);
    }
    assert_true(ask(reading, &asking, "b")); /* a fault leaves nothing behind */
    close_asking(&asking);
}

/* Names alone are followed without libxml2, which is asked what begins with `self::node()`: both must find the same. */
static void names_lead_where_the_rules_of_xpath_lead(void **state)
{
    struct reading *reading = *state;
    static const char *const paths[] = {"b", "b/c", "b/c/d", "@n", "b/@n", "b/c/@m-m", "x", "b/x", "@x", "d", "b/b", "."};
    struct asking asking = {.file = read_text(reading, "<a n='1' xmlns:p='p' p:n='2'><b n='3'><c m-m='4'><d/>x<d/></c><c/></b>"
                                                       "<p:b n='5'/>y<b xmlns='q' n='6'/><b n='7'><!-- --><c m-m='8'>z</c></b></a>")};
    assert_non_null(asking.file);
    asking.paths = xml_paths_create();
    asking.query = xml_query_create(asking.file, find_variable, NULL);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_true(ask(reading, &asking, paths[i]));
        struct xml_answer own = asking.answer;
        assert_true(ask(reading, &asking, arena_format(reading->arena, "self::node()/%s", paths[i])));
        assert_int_equal(own.kind, XML_NODES);
        assert_int_equal(own.count, asking.answer.count);
        assert_int_equal(own.boolean, asking.answer.boolean);
        for (size_t j = 0; j < own.count; j++)
            assert_ptr_equal(own.nodes[j], asking.answer.nodes[j]);
    }
    assert_true(ask(reading, &asking, "b/@n"));
    assert_int_equal(asking.answer.count, 2);
    close_asking(&asking);
}

/* An attribute can be what a question is asked of: nothing is below it. */
static void nothing_is_below_an_attribute(void **state)
{
    struct reading *reading = *state;
    struct asking asking;
    open_asking(reading, &asking);
    assert_true(ask(reading, &asking, "@n"));
    const struct xml_node *attribute = asking.answer.nodes[0];
    static const char *const paths[] = {"b", "@n", "b/@n"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const struct xml_path *path = xml_path_compile(asking.paths, paths[i], (struct place){0}, reading->diag);
        assert_true(xml_ask(asking.query, path, attribute, reading->arena, (struct place){0}, reading->diag, &asking.answer));
        assert_int_equal(asking.answer.count, 0);
    }
    close_asking(&asking);
}

/* As many as there are, in the file's order. */
static void many_names_are_found(void **state)
{
    struct reading *reading = *state;
    struct asking asking;
    struct buffer text = {0};
    char digits[12];
    open_asking(reading, &asking);
    xml_close(asking.file);
    buffer_string(&text, "<a>");
    for (int i = 0; i < 40; i++)
        buffer_format(&text, "<b n='%d'/>", i);
    buffer_format(&text, "</a>%c", '\0');
    asking.file = read_text(reading, (const char *)text.bytes);
    for (int attributes = 0; attributes < 2; attributes++) {
        assert_true(ask(reading, &asking, attributes ? "b/@n" : "b"));
        assert_int_equal(asking.answer.count, 40);
        for (int i = 0; i < 40; i++) {
            snprintf(digits, sizeof digits, "%d", i);
            const struct xml_node *node = asking.answer.nodes[i];
            assert_string_equal(attributes ? xml_text(node, reading->arena) : xml_attribute(node, "n"), digits);
        }
    }
    buffer_finish(&text);
    close_asking(&asking);
}

/* An attribute of another namespace is another one. */
static void attributes_are_known_by_their_whole_name(void **state)
{
    struct xml_file *file = read_text(*state, "<a xmlns:x='u'><b x:n='1' n='2'/><b x:n='1'/></a>");
    const struct xml_node *both = xml_first_element(xml_root(file)), *other = xml_next_element(both);
    assert_string_equal(xml_attribute(both, "n"), "2");
    assert_null(xml_attribute(other, "n"));
    xml_close(file);
}

static void variables_alone_are_strings(void **state)
{
    struct reading *reading = *state;
    struct asking asking;
    open_asking(reading, &asking);
    assert_true(ask(reading, &asking, "$holder.name"));
    assert_int_equal(asking.answer.kind, XML_STRING);
    assert_string_equal(asking.answer.string, "Zoë");
    assert_true(asking.answer.boolean);
    assert_true(ask(reading, &asking, "$holder.empty"));
    assert_string_equal(asking.answer.string, "");
    assert_false(asking.answer.boolean);
    static const char *const faults[] = {"$", "$1", "$.a", "b/", "/b/", "@", "b//", "b/@", "b/ /c", "1b"};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (ask(reading, &asking, faults[i]))
            fail_msg("no fault is found in %s", faults[i]);
    close_asking(&asking);
}

static void expressions_are_compiled_once(void **state)
{
    struct reading *reading = *state;
    struct xml_paths *paths = xml_paths_create();
    const struct xml_path *path = xml_path_compile(paths, "a/b", (struct place){0}, reading->diag);
    assert_ptr_equal(path, xml_path_compile(paths, "a/b", (struct place){0}, reading->diag));
    assert_string_equal(xml_path_text(path), "a/b");
    xml_paths_destroy(paths);
}

/* ------------------------------------------------------------------------------------------------ schemas */

static const char SCHEMA[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
    "<xs:element name='a'><xs:complexType><xs:sequence>"
    "<xs:element name='b' maxOccurs='2'/></xs:sequence><xs:attribute name='size' type='size' use='required'/>"
    "<xs:attribute name='yes'><xs:simpleType><xs:restriction base='xs:token'><xs:enumeration value='y'/>"
    "</xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>"
    "<xs:simpleType name='size'><xs:annotation><xs:documentation>6mm,\n 9pt.</xs:documentation></xs:annotation>"
    "<xs:restriction base='xs:token'><xs:pattern value='[0-9]+(mm|pt)'/></xs:restriction></xs:simpleType></xs:schema>";

static void validate(struct reading *reading, const char *text, const char *words)
{
    struct xml_file *file = read_text(reading, text);
    assert_non_null(file);
    assert_int_equal(xml_validate(file, reading->path, reading->diag), words == NULL);
    assert_int_equal(diag_errors(reading->diag), words != NULL);
    if (words)
        assert_said(reading, words);
    xml_close(file);
}

static void schemas_explain_in_plain_words(void **state)
{
    struct reading *reading = *state;
    reading_fill(reading, SCHEMA, sizeof SCHEMA - 1);
    validate(reading, "<a size='6mm'><b/></a>", NULL);
    validate(reading, "<a\nsize='6'><b/></a>", "file.xml:2: error: the file does not follow its schema: size of <a>: \"6\"; "
                                               "expected 6mm, 9pt. [schema]");
    validate(reading, "<a size='6mm'><c/></a>", "<c> does not belong here; expected b [schema]");
    validate(reading, "<a size='6mm'></a>", "<a> is not whole; expected b [schema]");
    validate(reading, "<a size='6mm'>x<b/></a>", "words stand directly in <a>; they belong into an element in it");
    validate(reading, "<a><b/></a>", "<a> lacks the attribute `size`");
    validate(reading, "<a size='6mm' sise='1'><b/></a>", "sise of <a> is not known");
    validate(reading, "<a size='6mm' yes='no'><b/></a>", "yes of <a>: \"no\"; expected one of y");
}

static void schema_that_is_none_is_told(void **state)
{
    struct reading *reading = *state;
    reading_fill(reading, "<a/>", 4);
    struct xml_file *file = read_text(reading, "<a/>");
    assert_false(xml_validate(file, reading->path, reading->diag));
    assert_said(reading, "the schema cannot be read [internal]");
    xml_close(file);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_and_attributes_come_composed), TEST(text_comes_composed_however_it_is_written),
        TEST(document_types_are_refused), TEST(depth_is_bounded), TEST(attributes_are_bounded),
        TEST(tags_are_bounded_before_they_end), TEST(namespaces_are_bounded), TEST(names_are_bounded),
        TEST(long_files_are_read_as_short_ones_are),
        TEST(size_is_bounded), TEST(first_fault_alone_is_told), TEST(nothing_is_no_file),
        TEST(bytes_and_characters_are_told_apart), TEST(lines_beyond_sixteen_bits_are_known),
        TEST(comments_are_passed_over), TEST(answers_are_of_every_kind), TEST(questions_are_answered_as_libxml2_does), TEST(other_questions_are_libxml2s), TEST(long_questions_end), TEST(faulty_questions_are_explained), TEST(each_question_has_steps_of_its_own), TEST(many_names_are_found), TEST(attributes_are_known_by_their_whole_name),
        TEST(names_lead_where_the_rules_of_xpath_lead),
        TEST(nothing_is_below_an_attribute),
        TEST(variables_alone_are_strings),
        TEST(expressions_are_compiled_once), TEST(schemas_explain_in_plain_words), TEST(schema_that_is_none_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
