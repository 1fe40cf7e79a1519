/* Reading XML piece by piece. */
#include "test_read.h"

#include "xml/stream.h"
#include "xml/xml.h"

/* A file in memory, given in blocks of `step` bytes at most; it fails where `fails_at` is reached. */
struct text {
    const char *bytes;
    size_t length, at, step, fails_at;
};

static ptrdiff_t next_block(void *context, unsigned char *bytes, size_t room)
{
    struct text *text = context;
    size_t length = text->length - text->at;
    if (text->fails_at && text->at >= text->fails_at)
        return -1;
    if (length > room)
        length = room;
    if (text->step && length > text->step)
        length = text->step;
    memcpy(bytes, text->bytes + text->at, length);
    text->at += length;
    return (ptrdiff_t)length;
}

/* Writes an event down; pieces of a text in one. */
static void write_event(struct buffer *out, const struct xml_stream *stream, enum xml_event event)
{
    size_t length;
    int line;
    const char *text, *fault;
    switch (event) {
    case XML_EVENT_START: buffer_format(out, "<%s>", xml_stream_name(stream)); break;
    case XML_EVENT_END: buffer_format(out, "</%s>", xml_stream_name(stream)); break;
    case XML_EVENT_TEXT:
        text = xml_stream_text(stream, &length);
        buffer_append(out, text, length);
        break;
    case XML_EVENT_DONE: buffer_string(out, " done"); break;
    case XML_EVENT_FAULT:
        fault = xml_stream_fault(stream, &line);
        buffer_format(out, " %d: %s", line, fault ? fault : "source");
        break;
    }
}

static const char *events_of(struct reading *reading, struct text text)
{
    struct buffer out = {0};
    enum xml_event event;
    struct xml_stream *stream = xml_stream_open(next_block, &text);
    do
        write_event(&out, stream, event = xml_stream_next(stream));
    while (event < XML_EVENT_DONE);
    assert_int_equal(xml_stream_next(stream), event);
    xml_stream_close(stream);
    const char *written = arena_copy(reading->arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return written;
}

static struct text text_of(const char *bytes)
{
    return (struct text){.bytes = bytes, .length = strlen(bytes)};
}

static void events_come_in_order_however_the_file_is_cut(void **state)
{
    const char *file = "<?xml version='1.0'?><!-- c --><a b='&lt;1'>x &amp; &#x20AC;<c/><![CDATA[<y>]]><?p i?></a>\n";
    struct text text = text_of(file);
    for (text.step = 0; text.step < 40; text.step++)
        assert_string_equal(events_of(*state, text), "<a>x & \xE2\x82\xAC<c></c><y></a> done");
}

static void names_are_told_without_prefix_and_with_namespace(void **state)
{
    (void)state;
    struct text text = text_of("<x:a xmlns:x='urn:x' x:id='1' id='2&amp;' empty=''><b/></x:a>");
    struct xml_stream *stream = xml_stream_open(next_block, &text);
    assert_int_equal(xml_stream_next(stream), XML_EVENT_START);
    assert_string_equal(xml_stream_name(stream), "a");
    assert_string_equal(xml_stream_namespace(stream), "urn:x");
    assert_string_equal(xml_stream_attribute(stream, "id"), "2&");
    assert_string_equal(xml_stream_attribute_qualified(stream, "id"), "1");
    assert_string_equal(xml_stream_attribute(stream, "empty"), "");
    assert_null(xml_stream_attribute(stream, "xmlns"));
    assert_null(xml_stream_attribute_qualified(stream, "empty"));
    assert_int_equal(xml_stream_next(stream), XML_EVENT_START);
    assert_string_equal(xml_stream_namespace(stream), "");
    assert_null(xml_stream_attribute(stream, "id"));
    assert_int_equal(xml_stream_next(stream), XML_EVENT_END);
    assert_int_equal(xml_stream_next(stream), XML_EVENT_END);
    assert_string_equal(xml_stream_namespace(stream), "urn:x");
    xml_stream_close(stream);
}

static void space_is_preserved_where_the_nearest_element_says_so(void **state)
{
    (void)state;
    struct text text =
        text_of("<a><b xml:space='preserve'><c/><d xml:space='default'><e/></d></b><f space='preserve'/></a>");
    static const bool expected[] = {false, true, true, false, false, false};
    struct xml_stream *stream = xml_stream_open(next_block, &text);
    int count = 0;
    for (enum xml_event event; (event = xml_stream_next(stream)) < XML_EVENT_DONE;)
        if (event == XML_EVENT_START)
            assert_int_equal(xml_stream_preserves_space(stream), expected[count++]);
    assert_int_equal(count, 6);
    xml_stream_close(stream);
}

static void what_is_not_well_formed_is_told_with_its_line(void **state)
{
    assert_string_equal(events_of(*state, text_of("<a>\n<b>\n</a>")),
                        "<a>\n<b>\n 3: Opening and ending tag mismatch: b line 2 and a");
    assert_non_null(strstr(events_of(*state, text_of("<a>\n<b>")), "<a>\n<b> 2: "));
    assert_string_equal(events_of(*state, text_of("")), " 1: it is empty");
    assert_non_null(strstr(events_of(*state, text_of("<a>&b;</a>")), "1: Entity 'b' not defined"));
    assert_non_null(strstr(events_of(*state, text_of("<a>\xE9</a>")), "1: "));
    assert_non_null(strstr(events_of(*state, text_of("<x:a/>")), "1: "));
}

static void document_types_are_refused(void **state)
{
    assert_string_equal(events_of(*state, text_of("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>")),
                        " 1: it has a document type declaration");
}

static const char *nested(struct reading *reading, int depth)
{
    struct buffer text = {0};
    for (int i = 0; i < depth; i++)
        buffer_string(&text, "<a>");
    for (int i = 0; i < depth; i++)
        buffer_string(&text, "</a>");
    const char *events = events_of(reading, (struct text){.bytes = (const char *)text.bytes, .length = text.length});
    buffer_finish(&text);
    return events;
}

static void depth_is_bounded(void **state)
{
    assert_non_null(strstr(nested(*state, XML_STREAM_DEPTH_MOST), " done"));
    assert_non_null(strstr(nested(*state, XML_STREAM_DEPTH_MOST + 1), ": its elements are nested too deep"));
}

static const char *with_attributes(struct reading *reading, int count)
{
    struct buffer text = {0};
    buffer_string(&text, "<a");
    for (int i = 0; i < count; i++)
        buffer_format(&text, " a%d=''", i);
    buffer_string(&text, "/>");
    const char *events = events_of(reading, (struct text){.bytes = (const char *)text.bytes, .length = text.length});
    buffer_finish(&text);
    return events;
}

static void attributes_and_tags_are_bounded(void **state)
{
    assert_string_equal(with_attributes(*state, XML_STREAM_ATTRIBUTES_MOST), "<a></a> done");
    assert_string_equal(with_attributes(*state, XML_STREAM_ATTRIBUTES_MOST + 1),
                        " 1: an element has too many attributes");
    assert_string_equal(with_attributes(*state, 1000000), " 1: a tag is too long");
}

static const char *with_namespaces(struct reading *reading, int count)
{
    struct buffer text = {0};
    buffer_string(&text, "<a");
    for (int i = 0; i < count; i++)
        buffer_format(&text, " xmlns:a%d='urn:a'", i);
    buffer_string(&text, "/>");
    const char *events = events_of(reading, (struct text){.bytes = (const char *)text.bytes, .length = text.length});
    buffer_finish(&text);
    return events;
}

static void namespaces_are_bounded(void **state)
{
    assert_string_equal(with_namespaces(*state, XML_NAMESPACES_MOST), "<a></a> done");
    assert_string_equal(with_namespaces(*state, XML_NAMESPACES_MOST + 1), " 1: an element has too many attributes");
}

static const char *with_names(struct reading *reading, int count)
{
    struct buffer text = {0};
    buffer_string(&text, "<a>");
    for (int i = 0; i < count; i++)
        buffer_format(&text, "<b c%d=''/>\n", i);
    buffer_string(&text, "</a>");
    const char *events = events_of(reading, (struct text){.bytes = (const char *)text.bytes, .length = text.length});
    buffer_finish(&text);
    return events;
}

static void names_are_bounded(void **state)
{
    assert_non_null(strstr(with_names(*state, XML_NAMES_MOST - 100), "</a> done"));
    assert_non_null(strstr(with_names(*state, XML_NAMES_MOST + 2000), ": it has too many different names"));
}

static void long_texts_and_files_are_not(void **state)
{
    struct buffer text = {0};
    buffer_string(&text, "<a>");
    for (int i = 0; i < 20000; i++)
        buffer_format(&text, "<b>%.*s</b>", i % 97,
                      "0123456789012345678901234567890123456789012345678901234567890123456"
                      "789012345678901234567890123456789");
    for (int i = 0; i < 300000; i++)
        buffer_byte(&text, (unsigned char)('a' + i % 26));
    buffer_string(&text, "</a>");
    struct text source = {.bytes = (const char *)text.bytes, .length = text.length};
    const char *events = events_of(*state, source);
    assert_int_equal(strlen(events), text.length + strlen(" done"));
    assert_memory_equal(events, text.bytes, text.length);
    buffer_finish(&text);
}

static void utf16_is_read(void **state)
{
    static const char text[] = "\xFF\xFE<\0a\0>\0\xEB\0<\0/\0a\0>\0";
    struct text source = {.bytes = text, .length = sizeof text - 1};
    assert_string_equal(events_of(*state, source), "<a>\xC3\xAB</a> done");
}

static void source_that_fails_is_told_apart(void **state)
{
    struct text text = text_of("<a><b></b></a>");
    text.step = 1;
    text.fails_at = 9;
    assert_string_equal(events_of(*state, text), "<a><b> 0: source");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_come_in_order_however_the_file_is_cut),
        cmocka_unit_test(names_are_told_without_prefix_and_with_namespace),
        cmocka_unit_test(space_is_preserved_where_the_nearest_element_says_so),
        cmocka_unit_test(what_is_not_well_formed_is_told_with_its_line),
        cmocka_unit_test(document_types_are_refused),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(attributes_and_tags_are_bounded), cmocka_unit_test(namespaces_are_bounded),
        cmocka_unit_test(names_are_bounded),
        cmocka_unit_test(long_texts_and_files_are_not),
        cmocka_unit_test(utf16_is_read),
        cmocka_unit_test(source_that_fails_is_told_apart),
    };
    return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
