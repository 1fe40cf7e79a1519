/* libxml2's parser is given the file in blocks and calls back for each event; what one block holds is written down here
 * and handed out one by one. No tree is made: that would cost more than the parsing. */
#include "xml/stream.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/say.h"
#include "xml/memory.h"
#include "xml/xml_file.h"

enum { BLOCK = 16 * 1024, FAULT_SIZE = 160 };

/* Offsets are into `texts`. Names are libxml2's, which keeps each once and until the parser is freed. */
struct event {
    enum xml_event kind;
    const char *name;
    const char *namespace;
    size_t first; /* of its attributes, or the offset of its text */
    size_t count; /* of its attributes, or the length of its text */
    int line;
    bool preserves_space;
};

struct attribute {
    const char *name;
    const char *namespace; /* NULL: in none */
    size_t value; /* offset; NUL-terminated */
};

struct xml_stream {
    xml_source *source;
    void *context;
    xmlParserCtxtPtr parser;
    struct event *events;
    size_t count, capacity;
    size_t next; /* the event after the one that was handed out */
    struct attribute *attributes;
    size_t attribute_count, attribute_capacity;
    struct buffer texts;
    size_t silent;       /* bytes given since the last event */
    unsigned depth;      /* of the elements that are open */
    uint64_t preserving; /* a bit for each of them */
    bool begun, ended, failed;
    bool source_failed;
    char fault[FAULT_SIZE];
    int fault_line;
};

static struct event *add_event(struct xml_stream *stream, enum xml_event kind)
{
    if (stream->count == stream->capacity) {
        stream->capacity = stream->capacity ? stream->capacity * 2 : 64;
        stream->events = memory_resize(stream->events, stream->capacity * sizeof *stream->events);
    }
    struct event *event = &stream->events[stream->count++];
    *event = (struct event){.kind = kind, .name = "", .namespace = ""};
    stream->silent = 0;
    return event;
}

/* What was said first is the cause of what comes after it. */
static void fail(struct xml_stream *stream, const char *words, int length, int line)
{
    if (stream->failed)
        return;
    stream->failed = true;
    stream->fault_line = line;
    size_t size = strnlen(words, (size_t)length), most = sizeof stream->fault - 1;
    size = size < most ? size : most;
    memcpy(stream->fault, words, size);
    stream->fault[size] = '\0';
}

static void refuse(struct xml_stream *stream, const char *words)
{
    int line = stream->parser->input ? stream->parser->input->line : 0;
    fail(stream, words, (int)strlen(words), line);
    xmlStopParser(stream->parser);
}

#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    struct xml_stream *stream = ((xmlParserCtxtPtr)context)->_private;
    if (error->level < XML_ERR_ERROR)
        return;
    const char *words = error->message ? error->message : say("it is not well-formed XML");
    fail(stream, words, (int)strcspn(words, "\n"), error->line);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    refuse(((xmlParserCtxtPtr)context)->_private, say("it has a document type declaration"));
}

/* libxml2 gives five pointers for each attribute: name, prefix, namespace, and where its value begins and ends. */
enum { NAME, PREFIX, NAMESPACE, BEGIN, END, FIELDS };

static void add_attribute(struct xml_stream *stream, const xmlChar **fields)
{
    if (stream->attribute_count == stream->attribute_capacity) {
        stream->attribute_capacity = stream->attribute_capacity ? stream->attribute_capacity * 2 : 64;
        stream->attributes = memory_resize(stream->attributes, stream->attribute_capacity * sizeof *stream->attributes);
    }
    stream->attributes[stream->attribute_count++] =
        (struct attribute){(const char *)fields[NAME], (const char *)fields[NAMESPACE], stream->texts.length};
    buffer_append(&stream->texts, fields[BEGIN], (size_t)(fields[END] - fields[BEGIN]));
    buffer_byte(&stream->texts, '\0');
}

static bool is_xml_space(const xmlChar **fields)
{
    return fields[NAMESPACE] && strcmp((const char *)fields[NAME], "space") == 0 &&
           strcmp((const char *)fields[NAMESPACE], (const char *)XML_XML_NAMESPACE) == 0;
}

static bool preserves(const xmlChar **fields)
{
    size_t length = (size_t)(fields[END] - fields[BEGIN]);
    return length == strlen("preserve") && memcmp(fields[BEGIN], "preserve", length) == 0;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
    (void)prefix;
    (void)namespaces;
    (void)namespace_list;
    (void)defaulted;
    struct xml_stream *stream = ((xmlParserCtxtPtr)context)->_private;
    if (stream->failed)
        return;
    bool many = attributes > XML_STREAM_ATTRIBUTES_MOST || xml_has_many_namespaces(context);
    if (stream->depth == XML_STREAM_DEPTH_MOST || many) {
        refuse(stream, many ? say("an element has too many attributes") : say("its elements are nested too deep"));
        return;
    }
    bool preserving = stream->depth && (stream->preserving >> (stream->depth - 1) & 1);
    struct event *event = add_event(stream, XML_EVENT_START);
    event->name = (const char *)name;
    event->namespace = uri ? (const char *)uri : "";
    event->first = stream->attribute_count;
    event->count = (size_t)attributes;
    event->line = stream->parser->input ? stream->parser->input->line : 0;
    for (int i = 0; i < attributes; i++) {
        const xmlChar **fields = attribute_list + i * FIELDS;
        if (is_xml_space(fields))
            preserving = preserves(fields);
        add_attribute(stream, fields);
    }
    event->preserves_space = preserving;
    uint64_t bit = UINT64_C(1) << stream->depth++;
    stream->preserving = preserving ? stream->preserving | bit : stream->preserving & ~bit;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix;
    struct xml_stream *stream = ((xmlParserCtxtPtr)context)->_private;
    if (stream->failed)
        return;
    struct event *event = add_event(stream, XML_EVENT_END);
    event->name = (const char *)name;
    event->namespace = uri ? (const char *)uri : "";
    stream->depth--;
}

static void on_text(void *context, const xmlChar *text, int length)
{
    struct xml_stream *stream = ((xmlParserCtxtPtr)context)->_private;
    struct event *event = add_event(stream, XML_EVENT_TEXT);
    event->first = stream->texts.length;
    event->count = (size_t)length;
    buffer_append(&stream->texts, text, (size_t)length);
}

static void on_comment(void *context, const xmlChar *text)
{
    (void)text;
    ((struct xml_stream *)((xmlParserCtxtPtr)context)->_private)->silent = 0;
}

struct xml_stream *xml_stream_open(xml_source *source, void *context)
{
    xml_begin();
    struct xml_stream *stream = memory_zeroed(1, sizeof *stream);
    xmlSAXHandler calls = {.initialized = XML_SAX2_MAGIC,
                           .startElementNs = on_start,
                           .endElementNs = on_end,
                           .characters = on_text,
                           .ignorableWhitespace = on_text,
                           .cdataBlock = on_text,
                           .comment = on_comment,
                           .internalSubset = on_doctype,
                           .serror = on_error};
    stream->source = source;
    stream->context = context;
    stream->parser = xmlCreatePushParserCtxt(&calls, NULL, NULL, 0, NULL);
    if (!stream->parser)
        memory_exhausted();
    stream->parser->_private = stream;
    /* Without NOENT, an `&amp;` in an attribute would come as `&#38;`. There are no entities but the five. */
    xmlCtxtUseOptions(stream->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    return stream;
}

void xml_stream_close(struct xml_stream *stream)
{
    if (!stream)
        return;
    xmlFreeParserCtxt(stream->parser);
    buffer_finish(&stream->texts);
    free(stream->attributes);
    free(stream->events);
    free(stream);
}

/* Gives the parser one more block, or tells it that there is none. */
static void read_on(struct xml_stream *stream)
{
    unsigned char block[BLOCK];
    stream->count = stream->next = stream->attribute_count = 0;
    buffer_clear(&stream->texts);
    ptrdiff_t length = stream->source(stream->context, block, sizeof block);
    if (length < 0) {
        stream->failed = stream->source_failed = true;
        return;
    }
    stream->ended = length == 0;
    stream->silent += (size_t)length;
    if (stream->ended && !stream->begun)
        refuse(stream, say("it is empty")); /* libxml2 would speak of what it has at its end */
    stream->begun = true;
    xmlParseChunk(stream->parser, (const char *)block, (int)length, stream->ended);
    if (!stream->parser->wellFormed)
        fail(stream, say("it is not well-formed XML"), FAULT_SIZE, 0);
    if (stream->silent > XML_STREAM_TAG_BYTES_MOST)
        refuse(stream, say("a tag is too long"));
    else if (xml_has_many_names(stream->parser))
        refuse(stream, say("it has too many different names of elements and attributes"));
}

enum xml_event xml_stream_next(struct xml_stream *stream)
{
    while (stream->next == stream->count) {
        if (stream->failed)
            return XML_EVENT_FAULT;
        if (stream->ended)
            return XML_EVENT_DONE;
        read_on(stream);
    }
    return stream->events[stream->next++].kind;
}

static const struct event *current(const struct xml_stream *stream)
{
    return &stream->events[stream->next - 1];
}

const char *xml_stream_name(const struct xml_stream *stream)
{
    return current(stream)->name;
}

const char *xml_stream_namespace(const struct xml_stream *stream)
{
    return current(stream)->namespace;
}

int xml_stream_line(const struct xml_stream *stream)
{
    return stream->next ? stream->events[stream->next - 1].line : 0;
}

/* `namespace`: NULL: in none; "": in some one. */
static const char *find_attribute(const struct xml_stream *stream, const char *namespace, const char *name)
{
    const struct event *event = current(stream);
    for (size_t i = 0; i < event->count; i++) {
        const struct attribute *attribute = &stream->attributes[event->first + i];
        if (!attribute->namespace == !namespace && strcmp(attribute->name, name) == 0 &&
            (!namespace || !*namespace || strcmp(attribute->namespace, namespace) == 0))
            return (const char *)stream->texts.bytes + attribute->value;
    }
    return NULL;
}

const char *xml_stream_attribute(const struct xml_stream *stream, const char *name)
{
    return find_attribute(stream, NULL, name);
}

const char *xml_stream_attribute_qualified(const struct xml_stream *stream, const char *name)
{
    return find_attribute(stream, "", name);
}

const char *xml_stream_attribute_of(const struct xml_stream *stream, const char *namespace, const char *name)
{
    return find_attribute(stream, namespace, name);
}

bool xml_stream_preserves_space(const struct xml_stream *stream)
{
    return current(stream)->preserves_space;
}

const char *xml_stream_text(const struct xml_stream *stream, size_t *length)
{
    *length = current(stream)->count;
    return (const char *)stream->texts.bytes + current(stream)->first;
}

const char *xml_stream_fault(const struct xml_stream *stream, int *line)
{
    *line = stream->fault_line;
    return stream->source_failed ? NULL : stream->fault;
}
