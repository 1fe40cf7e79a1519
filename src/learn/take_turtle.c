/* Turtle (W3C, 2014), of which serd tells one statement after the other. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/say.h"
#include "learn/nesting.h"
#include "learn/serd.h"
#include "learn/take.h"

enum {
    PREFIXES_MOST = 1000,
    STATEMENT_MOST = 8 * 1024 * 1024, /* serd keeps what it has read of one [B] */
    BLOCK = 32 * 1024
};

struct prefix {
    const char *name, *namespace;
    size_t length; /* of the namespace */
};

struct taking {
    struct intake *intake;
    struct stock *stock;
    struct prefix prefixes[PREFIXES_MOST];
    size_t prefix_count;
    struct arena *arena;         /* of the prefixes */
    struct buffer subject, predicate, object; /* addresses written out */
    struct nesting nesting;
    size_t silent;               /* bytes since the last statement */
    bool failed;
    struct diag *diag;
};

static bool fail(struct taking *taking, enum diag_id id, int line, const char *words)
{
    if (!taking->failed)
        diag_report(taking->diag, id, (struct place){taking->intake->path, line}, "%s", words);
    taking->failed = true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ bytes */

static size_t give(void *bytes, size_t size, size_t count, void *context)
{
    struct taking *taking = context;
    (void)size;
    if (taking->failed)
        return 0;
    size_t length = 0;
    for (ptrdiff_t got = 1; length < count && got; length += (size_t)got) { /* serd takes what is shorter for the end */
        got = intake_read(taking->intake, (unsigned char *)bytes + length, count - length);
        if (got < 0) {
            fail(taking, DIAG_FILE_UNREADABLE, 0, say_error(taking->intake->error));
            return 0;
        }
    }
    taking->silent += length;
    if (taking->silent > STATEMENT_MOST)
        fail(taking, DIAG_RECORD_TOO_LARGE, taking->nesting.line + 1, say("one statement has more than eight megabytes"));
    else if (!nesting_follow(&taking->nesting, bytes, length))
        fail(taking, DIAG_TURTLE_SYNTAX, taking->nesting.line + 1, say("its brackets are nested too deep"));
    return taking->failed ? 0 : length;
}

static int has_failed(void *context)
{
    return ((struct taking *)context)->failed;
}

/* ------------------------------------------------------------------------------------------------ names */

static struct prefix *find_prefix(struct taking *taking, const char *name, size_t length)
{
    for (size_t i = taking->prefix_count; i--;)
        if (strncmp(taking->prefixes[i].name, name, length) == 0 && !taking->prefixes[i].name[length])
            return &taking->prefixes[i];
    return NULL;
}

static SerdStatus on_prefix(void *context, const SerdNode *name, const SerdNode *address)
{
    struct taking *taking = context;
    struct prefix *prefix = find_prefix(taking, (const char *)name->buf, name->n_bytes);
    if (!prefix && taking->prefix_count == PREFIXES_MOST) {
        fail(taking, DIAG_TURTLE_SYNTAX, taking->nesting.line + 1, say("it has too many prefixes"));
        return SERD_ERR_UNKNOWN;
    }
    prefix = prefix ? prefix : &taking->prefixes[taking->prefix_count++];
    prefix->name = arena_copy(taking->arena, (const char *)name->buf, name->n_bytes);
    prefix->namespace = arena_copy(taking->arena, (const char *)address->buf, address->n_bytes);
    prefix->length = address->n_bytes;
    return SERD_SUCCESS;
}

static struct piece whole(const struct buffer *buffer)
{
    return (struct piece){(const char *)buffer->bytes, buffer->length};
}

/* The node's address. One with a prefix that nobody declared stays as it is. */
static struct piece address_of(struct taking *taking, const SerdNode *node, struct buffer *room)
{
    const char *text = (const char *)node->buf;
    const char *colon = node->type == SERD_CURIE ? memchr(text, ':', node->n_bytes) : NULL;
    const struct prefix *prefix = colon ? find_prefix(taking, text, (size_t)(colon - text)) : NULL;
    if (!prefix && node->type != SERD_BLANK)
        return (struct piece){text, node->n_bytes};
    buffer_clear(room);
    if (!prefix) {
        buffer_string(room, "_:");
        buffer_append(room, text, node->n_bytes);
        return whole(room);
    }
    buffer_append(room, prefix->namespace, prefix->length);
    buffer_append(room, colon + 1, node->n_bytes - (size_t)(colon + 1 - text));
    return whole(room);
}

/* A local name of the model's, else the whole address. */
static struct piece property_of(struct taking *taking, const SerdNode *node)
{
    static const char TYPE[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    const struct piece address = address_of(taking, node, &taking->predicate);
    if (address.length == sizeof TYPE - 1 && memcmp(address.bytes, TYPE, address.length) == 0)
        return (struct piece){"a", 1};
    size_t at = address.length;
    while (at && address.bytes[at - 1] != '/' && address.bytes[at - 1] != '#')
        at--;
    return at && is_model_namespace(address.bytes, at) ? (struct piece){address.bytes + at, address.length - at} : address;
}

/* ------------------------------------------------------------------------------------------------ statements */

static bool is_qualification(struct piece class)
{
    static const char *const names[] = {"Qualification", "LearningAchievementSpecification"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (class.length > length && memcmp(class.bytes + class.length - length, names[i], length) == 0 &&
            is_model_namespace(class.bytes, class.length - length))
            return true;
    }
    return false;
}

static SerdStatus on_statement(void *context, SerdStatementFlags flags, const SerdNode *graph, const SerdNode *subject,
                               const SerdNode *predicate, const SerdNode *object, const SerdNode *datatype, const SerdNode *language)
{
    struct taking *taking = context;
    (void)flags;
    (void)graph;
    (void)datatype;
    taking->silent = 0;
    const bool is_text = object->type == SERD_LITERAL;
    const struct piece of = address_of(taking, subject, &taking->subject), property = property_of(taking, predicate);
    const struct piece value = is_text ? (struct piece){(const char *)object->buf, object->n_bytes} : address_of(taking, object, &taking->object);
    const struct piece tag = language && language->buf ? (struct piece){(const char *)language->buf, language->n_bytes} : (struct piece){"", 0};
    bool good = !taking->failed && stock_add(taking->stock, of, property, is_text ? FACT_TEXT : FACT_LINK, value, tag);
    if (good && !is_text && property.length == 1 && property.bytes[0] == 'a' && is_qualification(value))
        good = stock_add_root(taking->stock, of, 0); /* serd does not say where */
    taking->failed |= !good;
    return good ? SERD_SUCCESS : SERD_ERR_UNKNOWN;
}

static SerdStatus on_error(void *context, const SerdError *error)
{
    struct taking *taking = context;
    char words[256];
    va_list arguments;
    if (taking->failed)
        return SERD_SUCCESS;
    va_copy(arguments, *error->args);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* the format is serd's own, as are its arguments */
    vsnprintf(words, sizeof words, error->fmt, arguments);
#pragma GCC diagnostic pop
    va_end(arguments);
    words[strcspn(words, "\n")] = '\0';
    fail(taking, DIAG_TURTLE_SYNTAX, (int)error->line, words);
    return SERD_SUCCESS;
}

/* ------------------------------------------------------------------------------------------------ all of it */

static SerdStatus read_all(const struct serd *serd, SerdReader *reader, struct taking *taking)
{
    SerdStatus status = serd->serd_reader_start_source_stream(reader, give, has_failed, taking, (const uint8_t *)taking->intake->path, BLOCK);
    while (!status && !taking->failed)
        status = serd->serd_reader_read_chunk(reader);
    serd->serd_reader_end_stream(reader);
    return status;
}

static bool take(const struct serd *serd, struct taking *taking)
{
    SerdReader *reader = serd->serd_reader_new(SERD_TURTLE, taking, NULL, NULL, on_prefix, on_statement, NULL);
    serd->serd_reader_set_strict(reader, true);
    serd->serd_reader_set_error_sink(reader, on_error, taking);
    SerdStatus status = read_all(serd, reader, taking);
    serd->serd_reader_free(reader);
    if (status > SERD_FAILURE && !taking->failed) /* SERD_FAILURE: there is no more */
        fail(taking, DIAG_TURTLE_SYNTAX, taking->nesting.line + 1, say("it is not understood"));
    return !taking->failed;
}

bool take_turtle(struct intake *intake, struct stock *stock, struct diag *diag)
{
    const struct serd *serd = serd_load(diag);
    if (!serd)
        return false;
    struct taking *taking = memory_zeroed(1, sizeof *taking);
    *taking = (struct taking){.intake = intake, .stock = stock, .arena = arena_create(), .diag = diag};
    bool good = take(serd, taking);
    arena_destroy(taking->arena);
    buffer_finish(&taking->subject);
    buffer_finish(&taking->predicate);
    buffer_finish(&taking->object);
    free(taking);
    return good;
}
