/* Qualifications known to be valid without the schema: the tables must never know one that the schema refuses. Each
 * element and attribute of two qualifications is spoilt in turn. */
#include "test_read.h"

#include "read/read.h"

static const char SAMPLE[] = "samples/25135-contactcenter-medewerker.xml";
static const char SCHEMA[] = "layouts/schemas/qualification.xsd";

#define T "<text lang='nl'>a</text><text lang='en-GB'>b</text>"

/* What the sample has not. */
static const char OTHER[] =
    "<qualification version='1' country='NL' form='nl-2' original='nl fy' editions='nl sr-Latn' date='2016-12-31' "
    "dated='2026-03-01T12:00:00Z' standard='pdf2'>"
    "<code register='a b'>1</code><code register='c'>2</code><title>" T "</title><certificate translated='no'>" T "</certificate>"
    "<validity in-force='2018-08-01' from='2018-09-01' until='2030-08-31'/><profile>" T "</profile>"
    "<core-task number='1'><title>" T "</title><introduction>" T "</introduction></core-task>"
    "<skill>" T "<skill>" T "</skill><skill>" T "</skill></skill>"
    "<skill><text lang='nl'>a <strong>b <em>c</em></strong><br/><a href='mailto:a@b'>d</a></text></skill>"
    "<skill-group number='1'><title>" T "</title><introduction>" T "</introduction><skill>" T "</skill><skill>" T "</skill>"
    "<skill-group number='1.1'><title>" T "</title><introduction>" T "</introduction><skill>" T "<skill>" T "</skill></skill>"
    "</skill-group><skill-group><title>" T "</title></skill-group></skill-group>"
    "<occupations><text lang='nl'><p>a <span lang='de'>b</span></p><ul><li>c<ol><li><p>d</p> <em>e</em></li></ol></li>"
    "<li/></ul></text></occupations>"
    "<awarding-body><name>" T "</name><status>" T "</status><address>" T "</address></awarding-body>"
    "<school>" T "</school>"
    "<authority>" T "</authority><level nlqf='4+' eqf='4' isced='353'>" T "<framework name='NQF' level='4'/>"
    "<framework name='ICAO' level='1'/></level>"
    "<grading-scale><step mark='A' passes='yes'>" T "</step><step mark='B' passes='no'>" T "</step>"
    "<requirements>" T "</requirements></grading-scale>"
    "<grading-scale><title>" T "</title><step from='50' to='100' share='10%' passes='yes'/><step mark='B' passes='no'/>"
    "</grading-scale>"
    "<access>" T "</access><agreements>" T "</agreements><legal-basis>" T "</legal-basis>"
    "<learning-pathways>" T "</learning-pathways>"
    "<pathway kind='school' percentage='12.5%'><description>" T "</description><duration>" T "</duration></pathway>"
    "<pathway kind='prior-learning'><share>" T "</share></pathway><pathway kind='workplace'/>"
    "<duration>" T "</duration><entry-requirements>" T "</entry-requirements>"
    "<additional-information>" T "</additional-information><reference-point>" T "</reference-point>"
    "<field name='a.b'>2027-01-01</field><field name='c'>" T "</field>"
    "<waivers><waiver id='text-cut' select='level' reason='it is whole' by='a b' until='2027-01-31'/>"
    "<waiver id='text-cut' select='title' reason='a' by='b' until='2027-01-31'/></waivers>"
    "<fields><field name='holder.name'>Zo\xC3\xAB</field><field name='holder.date'>1</field></fields>"
    "</qualification>";

/* ------------------------------------------------------------------------------------------------ asking both */

static struct {
    int tried, known;
} counts;

static bool is_valid(struct xml_file *file, struct diag *diag)
{
    diag_clear(diag);
    return xml_validate(file, SCHEMA, diag);
}

/* The text with `length` bytes at `start` replaced by those of `with`: what is known must be valid. */
static void try_replaced(struct reading *reading, const char *text, size_t start, size_t length, const char *with)
{
    struct buffer spoilt = {0};
    buffer_append(&spoilt, text, start);
    buffer_string(&spoilt, with);
    buffer_string(&spoilt, text + start + length);
    struct xml_file *file = xml_read_memory((const char *)spoilt.bytes, spoilt.length, "spoilt.xml", reading->diag);
    counts.tried++;
    if (file && is_known_qualification(file)) {
        counts.known++;
        if (!is_valid(file, reading->diag))
            fail_msg("known, but:\n%s\n%s", said(reading), (const char *)spoilt.bytes);
    }
    xml_close(file);
    buffer_finish(&spoilt);
    arena_clear(reading->arena);
}

/* ------------------------------------------------------------------------------------------------ spoiling */

/* Where the element that begins at `start` ends. */
static size_t element_end(const char *text, size_t start)
{
    int depth = 0;
    for (size_t i = start; text[i]; i++) {
        if (text[i] != '<' || text[i + 1] == '!' || text[i + 1] == '?')
            continue;
        size_t end = i + strcspn(text + i, ">");
        depth += text[i + 1] == '/' ? -1 : text[end - 1] == '/' ? 0 : 1;
        if (depth == 0)
            return end + 1;
        i = end;
    }
    return start;
}

/* The text of an element with its tags given another name. */
static const char *renamed(struct reading *reading, const char *element, size_t length, const char *name)
{
    size_t old = strcspn(element + 1, " />"), tail = element[length - 2] == '/' ? 0 : old + 3;
    return arena_format(reading->arena, "<%s%.*s%s%s%s", name, (int)(length - 1 - old - tail), element + 1 + old,
                        tail ? "</" : "", tail ? name : "", tail ? ">" : "");
}

static void spoil_element(struct reading *reading, const char *text, size_t start)
{
    static const char *const names[] = {"unknown", "text", "title", "skill", "p", "ul", "li", "em", "a", "br",
                                        "core-task", "duration", "x:title xmlns:x='urn:x'", "title xmlns='urn:x'"};
    size_t length = element_end(text, start) - start;
    const char *element = arena_copy(reading->arena, text + start, length);
    size_t end = start + length, space = strspn(text + end, " \t\r\n"), next = end + space;
    try_replaced(reading, text, start, length, "");
    element = arena_copy(reading->arena, text + start, length);
    try_replaced(reading, text, start, 0, element);
    try_replaced(reading, text, start, 0, "words");
    try_replaced(reading, text, start, 0, "<![CDATA[ ]]><!-- a comment -->");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strchr(names[i], ' ') || length < 200)
            try_replaced(reading, text, start, length,
                         renamed(reading, arena_copy(reading->arena, text + start, length), length, names[i]));
    if (text[next] == '<' && text[next + 1] != '/' && text[next + 1] != '!') {
        size_t other = element_end(text, next) - next;
        try_replaced(reading, text, start, next + other - start,
                     arena_format(reading->arena, "%.*s%.*s", (int)other, text + next, (int)length, text + start));
    }
    int name = (int)strcspn(text + start + 1, " />");
    try_replaced(reading, text, start, length, arena_format(reading->arena, "<%.*s/>", name, text + start + 1));
}

static void spoil_value(struct reading *reading, const char *text, size_t start, size_t length)
{
    static const char *const values[] = {
        "", " ", "1", "0", "9", "1 ", " 1", "2", "8+", "9+", "3D", "7A", "6C", "999", "88", "yes", "no", "Yes", "nl", "NL", "nld",
        "nlde", "nl-", "nl--x", "nl-X1", "-nl", "nl  en", "nl en ", " nl", "nl,en", "en", "2015-02-28", "2015-02-29",
        "2016-02-29",
        "2015-04-31", "2015-00-10", "2015-13-10", "2015-1-10", "0000-01-01", "2015-12-31Z", "2026-03-01T24:00:00Z",
        "2026-03-01T23:59:60Z", "2026-03-01T23:59:59", "2026-03-31T23:59:59Z", "a..b", "a.", ".a", "a-b.c", "A.b", "1.1",
        "1-2.a",
        "--", "-a", "a b", "a  b", "a&#9;b", "&#10;a", "100%", "101%", "5%", "5.%", "5.5%", "1000%", "school",
        "workplace ",
        "http://", "https://a", "http://a b", "ftp://a", "mailto:", "http:/a", "http://a&#9;b", "\xC3\xA9",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "123456789012345678901234567890123456789012345678901234567890123456789012345678901"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        try_replaced(reading, text, start, length, values[i]);
}

/* The attributes of the tag that begins at `start`. */
static void spoil_attributes(struct reading *reading, const char *text, size_t start)
{
    size_t end = start + strcspn(text + start, ">"), name = start + strcspn(text + start, " />");
    try_replaced(reading, text, name, 0, " unknown='1'");
    try_replaced(reading, text, name, 0, " xml:lang='nl'");
    try_replaced(reading, text, name, 0, " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'");
    while (name < end && text[name] == ' ') {
        size_t equals = name + strcspn(text + name, "="), value = equals + 2;
        size_t length = strcspn(text + value, "\"'");
        try_replaced(reading, text, name, value + length + 1 - name, "");
        try_replaced(reading, text, equals, 0, "s");
        spoil_value(reading, text, value, length);
        name = value + length + 1;
    }
}

static void spoil_all(struct reading *reading, const char *text)
{
    for (size_t i = 0; text[i]; i++)
        if (text[i] == '<' && text[i + 1] >= 'a' && text[i + 1] <= 'z') {
            spoil_element(reading, text, i);
            spoil_attributes(reading, text, i);
        }
}

/* ------------------------------------------------------------------------------------------------ the tests */

static void what_is_valid_is_known(void **state)
{
    struct reading *reading = *state;
    struct xml_file *file = xml_read(SAMPLE, (struct place){0}, reading->diag);
    assert_true(is_known_qualification(file));
    assert_true(is_valid(file, reading->diag));
    xml_close(file);
    file = xml_read_memory(OTHER, strlen(OTHER), "other.xml", reading->diag);
    assert_true(is_valid(file, reading->diag));
    assert_true(is_known_qualification(file));
    xml_close(file);
}

static void spoilt_other(void **state)
{
    counts.tried = counts.known = 0;
    spoil_all(*state, OTHER);
    assert_true(counts.tried > 5000);
    assert_true(counts.known > 100);
}

/* Its parts that the other qualification has not: from the core tasks on, some. */
static void spoilt_sample(void **state)
{
    struct reading *reading = *state;
    struct buffer text = {0};
    assert_true(file_read(SAMPLE, XML_BYTES_MOST, (struct place){0}, &text, reading->diag));
    buffer_byte(&text, '\0');
    const char *sample = (const char *)text.bytes, *from = strstr(sample, "<qualification-file");
    const char *to = strstr(sample, "<core-task number=\"3\"");
    for (const char *at = strstr(sample, "<qualification "); at < to; at++)
        if (*at == '<' && at[1] >= 'a' && at[1] <= 'z') {
            spoil_element(reading, sample, (size_t)(at - sample));
            if (at < from || strncmp(at, "<text", 5) != 0)
                spoil_attributes(reading, sample, (size_t)(at - sample));
        }
    buffer_finish(&text);
}

/* Numbers of work processes are unique in the file, not only in their core task. */
static void repeated_work_process(void **state)
{
    struct reading *reading = *state;
    struct buffer text = {0};
    assert_true(file_read(SAMPLE, XML_BYTES_MOST, (struct place){0}, &text, reading->diag));
    buffer_byte(&text, '\0');
    memcpy(strstr((char *)text.bytes, "\"2.1\""), "\"1.1\"", 5);
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length - 1, "q.xml", reading->diag);
    assert_false(is_known_qualification(file));
    assert_false(is_valid(file, reading->diag));
    xml_close(file);
    buffer_finish(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(what_is_valid_is_known), TEST(spoilt_other), TEST(spoilt_sample),
                                       TEST(repeated_work_process)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
