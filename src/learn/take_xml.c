/* The model's own XML (xsd/loq/loq.xsd, version 3.1.0): <Courses>, in it containers, in these things with an id, in these facts. A fact
 * leads to another thing by idref, to a value of a vocabulary by uri, or holds a thing without an id, or words. */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/say.h"
#include "learn/take.h"
#include "xml/stream.h"

enum { IDS_MOST = 4096, LEVEL_CONTAINER = 1, LEVEL_THING = 2 };

/* An element that is open. */
struct open {
    char property[256];
    char language[64];
    size_t id;       /* where the address of the thing that it is begins in `ids`; 0: it is none so far */
    bool is_linked;  /* to another thing: what stands in it is of that */
};

struct taking {
    struct intake *intake;
    struct stock *stock;
    struct xml_stream *stream;
    struct open open[XML_STREAM_DEPTH_MOST + 1];
    size_t depth;
    struct buffer ids, words; /* addresses of the open elements, one behind the other; words of the innermost one */
    unsigned nameless;        /* things so far */
    struct diag *diag;
};

static struct piece piece_of(const char *text)
{
    return (struct piece){text, strlen(text)};
}

static const char *id_of(const struct taking *taking, const struct open *open)
{
    return (const char *)taking->ids.bytes + open->id - 1;
}

static void set_id(struct taking *taking, struct open *open, const char *id)
{
    open->id = taking->ids.length + 1;
    buffer_append(&taking->ids, id, strlen(id) + 1);
}

static bool add(struct taking *taking, const struct open *of, const struct open *open, enum fact_kind kind, struct piece value)
{
    return stock_add(taking->stock, piece_of(id_of(taking, of)), piece_of(open->property), kind, value, piece_of(open->language));
}

/* The element holds other elements, so it is a thing. */
static bool begin_nameless(struct taking *taking, struct open *open)
{
    char id[24];
    if (open->id)
        return true;
    snprintf(id, sizeof id, "_:x%u", ++taking->nameless);
    set_id(taking, open, id);
    return add(taking, open - 1, open, FACT_LINK, piece_of(id));
}

static bool begin_thing(struct taking *taking, struct open *open)
{
    const char *id = xml_stream_attribute(taking->stream, "id");
    char made[24];
    if (!id) {
        snprintf(made, sizeof made, "_:x%u", ++taking->nameless);
        id = made;
    }
    set_id(taking, open, id);
    bool is_root = strcmp(open->property, "qualification") == 0 || strcmp(open->property, "learningAchievementSpecification") == 0;
    return !is_root || stock_add_root(taking->stock, piece_of(id), xml_stream_line(taking->stream));
}

static bool begin_fact(struct taking *taking, struct open *open)
{
    const char *language = xml_stream_attribute(taking->stream, "language");
    const char *link = xml_stream_attribute(taking->stream, "idref");
    link = link ? link : xml_stream_attribute(taking->stream, "uri");
    snprintf(open->language, sizeof open->language, "%s", language ? language : "");
    buffer_clear(&taking->words);
    if (!begin_nameless(taking, open - 1))
        return false;
    if (!link)
        return true;
    set_id(taking, open, link);
    open->is_linked = true;
    return add(taking, open - 1, open, FACT_LINK, piece_of(link));
}

static bool refuse(struct taking *taking, enum diag_id id, const char *words)
{
    diag_report(taking->diag, id, (struct place){taking->intake->path, xml_stream_line(taking->stream)}, "%s", words);
    return false;
}

static bool begin(struct taking *taking)
{
    const char *name = xml_stream_name(taking->stream);
    if (!taking->depth && strcmp(name, "Courses") != 0)
        return refuse(taking, DIAG_RECORD_KIND, name);
    struct open *open = &taking->open[taking->depth];
    *open = (struct open){0};
    snprintf(open->property, sizeof open->property, "%s", name);
    bool good = taking->depth == LEVEL_THING ? begin_thing(taking, open) : taking->depth < LEVEL_THING || begin_fact(taking, open);
    taking->depth++;
    return good;
}

static bool end(struct taking *taking)
{
    struct open *open = &taking->open[--taking->depth];
    bool good = true;
    if (taking->depth > LEVEL_THING && !open->id) {
        const unsigned char *text = taking->words.bytes, *stop = text + taking->words.length;
        while (text < stop && ascii_is_space((char)*text))
            text++;
        while (text < stop && ascii_is_space((char)stop[-1]))
            stop--;
        good = add(taking, open - 1, open, FACT_TEXT, (struct piece){(const char *)text, (size_t)(stop - text)});
    }
    if (open->id)
        taking->ids.length = open->id - 1;
    buffer_clear(&taking->words);
    return good;
}

static bool add_words(struct taking *taking)
{
    size_t length;
    const char *text = xml_stream_text(taking->stream, &length);
    if (taking->depth <= LEVEL_THING || taking->open[taking->depth - 1].id)
        return true; /* between elements */
    buffer_append(&taking->words, text, length);
    return taking->words.length <= STOCK_WORDS_MOST || refuse(taking, DIAG_RECORD_TOO_LARGE, say("one text has more than four megabytes"));
}

static bool tell_fault(struct taking *taking)
{
    int line = 0;
    const char *words = xml_stream_fault(taking->stream, &line);
    if (words)
        diag_report(taking->diag, DIAG_XML_SYNTAX, (struct place){taking->intake->path, line}, "%s", words);
    else
        diag_report(taking->diag, DIAG_FILE_UNREADABLE, (struct place){taking->intake->path, 0}, "%s", say_error(taking->intake->error));
    return false;
}

static bool take_events(struct taking *taking)
{
    for (;;) {
        bool good = true;
        switch (xml_stream_next(taking->stream)) {
        case XML_EVENT_START: good = begin(taking); break;
        case XML_EVENT_END: good = end(taking); break;
        case XML_EVENT_TEXT: good = add_words(taking); break;
        case XML_EVENT_DONE: return true;
        case XML_EVENT_FAULT: return tell_fault(taking);
        }
        if (!good)
            return false;
    }
}

static ptrdiff_t give(void *context, unsigned char *bytes, size_t room)
{
    return intake_read(context, bytes, room);
}

bool take_xml(struct intake *intake, struct stock *stock, struct diag *diag)
{
    struct taking taking = {.intake = intake, .stock = stock, .stream = xml_stream_open(give, intake), .diag = diag};
    bool good = take_events(&taking);
    xml_stream_close(taking.stream);
    buffer_finish(&taking.ids);
    buffer_finish(&taking.words);
    return good;
}
