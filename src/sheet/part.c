#include "sheet/part.h"

#include <string.h>

static ptrdiff_t on_source(void *context, unsigned char *bytes, size_t room)
{
    struct part *part = context;
    return entry_read(part->entry, bytes, room, part->diag);
}

bool part_open(struct part *part, struct package *package, const char *name, struct diag *diag)
{
    *part = (struct part){.package = package, .name = name};
    part->entry = entry_open(package, name, diag);
    if (part->entry)
        part->stream = xml_stream_open(on_source, part);
    return part->entry;
}

bool part_open_all(struct part *part, struct package *package, const char *name, struct diag *diag)
{
    bool good = part_open(part, package, name, diag);
    part->takes_all = true;
    return good;
}

void part_close(struct part *part)
{
    xml_stream_close(part->stream);
    entry_close(part->entry);
    part->stream = NULL;
    part->entry = NULL;
}

static bool is_ours(struct part *part)
{
    static const char *const ours[] = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    };
    const char *namespace = xml_stream_namespace(part->stream);
    if (namespace == part->known || part->takes_all)
        return true;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strcmp(namespace, ours[i]) == 0) {
            part->known = namespace;
            return true;
        }
    return false;
}

static enum xml_event fault(struct part *part)
{
    int line;
    const char *words = xml_stream_fault(part->stream, &line);
    if (words) /* else entry_read has told why */
        package_report(part->package, part->name, part->diag, "line %d: %s", line, words);
    return XML_EVENT_FAULT;
}

enum xml_event part_next(struct part *part, struct diag *diag)
{
    part->diag = diag;
    for (int foreign = 0;;) { /* how many elements around this one are passed over */
        enum xml_event event = xml_stream_next(part->stream);
        if (event == XML_EVENT_FAULT)
            return fault(part);
        if (event == XML_EVENT_DONE)
            return event;
        if (event == XML_EVENT_START && (foreign || !is_ours(part)))
            foreign++;
        else if (event == XML_EVENT_END && foreign)
            foreign--;
        else if (!foreign)
            return event;
    }
}

bool part_is(const struct part *part, const char *name)
{
    return strcmp(xml_stream_name(part->stream), name) == 0;
}

bool part_is_odf(const struct part *part, const char *vocabulary, const char *name)
{
    static const char begin[] = "urn:oasis:names:tc:opendocument:xmlns:";
    const char *namespace = xml_stream_namespace(part->stream);
    size_t length = strlen(vocabulary);
    return part_is(part, name) && strncmp(namespace, begin, sizeof begin - 1) == 0 &&
           strncmp(namespace + sizeof begin - 1, vocabulary, length) == 0 && namespace[sizeof begin - 1 + length] == ':';
}

const char *part_attribute(const struct part *part, const char *name)
{
    return xml_stream_attribute(part->stream, name);
}

const char *part_attribute_odf(const struct part *part, const char *name)
{
    return xml_stream_attribute_qualified(part->stream, name);
}

bool part_is_true(const struct part *part, const char *name)
{
    const char *value = part_attribute(part, name);
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool part_is_set(const struct part *part)
{
    return !part_attribute(part, "val") || part_is_true(part, "val");
}

int whole_number(const char *text, int most)
{
    int number = 0;
    const char *digit = text;
    for (; *digit >= '0' && *digit <= '9'; digit++) {
        if (number > (most - (*digit - '0')) / 10)
            return -1;
        number = number * 10 + (*digit - '0');
    }
    return digit == text || *digit ? -1 : number;
}

int part_number(const struct part *part, const char *name, int most, int otherwise)
{
    const char *value = part_attribute(part, name);
    int number = value ? whole_number(value, most) : -1;
    return number < 0 ? otherwise : number;
}
