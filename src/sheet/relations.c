#include "sheet/relations.h"

#include <string.h>

#include "base/ending.h"
#include "sheet/part.h"

enum { RELATIONS_MOST = 10000 };

/* The length of the part's folder, with its last slash. */
static size_t folder_length(const char *part)
{
    const char *slash = strrchr(part, '/');
    return slash ? (size_t)(slash - part) + 1 : 0;
}

/* The name that a target means, told from a part in `folder`: "/xl/a.xml", "a.xml" or "../a.xml". */
static const char *resolve(const char *folder, size_t length, const char *target, struct arena *arena)
{
    if (*target == '/')
        return arena_copy(arena, target + 1, strlen(target + 1));
    for (;;) {
        if (strncmp(target, "./", 2) == 0) {
            target += 2;
        } else if (strncmp(target, "../", 3) == 0) {
            target += 3;
            if (length)
                length--;
            while (length && folder[length - 1] != '/')
                length--;
        } else {
            return arena_format(arena, "%.*s%s", (int)length, folder, target);
        }
    }
}

static int hexadecimal(char digit)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = digit ? strchr(digits, digit >= 'A' && digit <= 'F' ? digit | 0x20 : digit) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* Without the escapes of a URL: "my%20sheet.xml". */
static const char *decode(const char *target, struct arena *arena)
{
    char *decoded = arena_copy(arena, target, strlen(target)), *to = decoded;
    for (const char *at = target; *at; at++) {
        int high = *at == '%' ? hexadecimal(at[1]) : -1, low = high >= 0 ? hexadecimal(at[2]) : -1;
        bool escaped = low >= 0 && high + low > 0;
        *to++ = escaped ? (char)(high * 16 + low) : *at;
        at += escaped ? 2 : 0;
    }
    *to = '\0';
    return decoded;
}

/* The part that a target means; where there is none of that name, some programs mean it from the package's root. */
static const char *find_target(const struct package *package, const char *from, const char *target, struct arena *arena)
{
    const char *name = resolve(from, folder_length(from), target, arena);
    if (package_has(package, name))
        return name;
    const char *decoded = decode(name, arena);
    if (package_has(package, decoded))
        return decoded;
    return package_has(package, target) ? arena_copy(arena, target, strlen(target)) : name;
}

static struct relation *read_relation(const struct part *part, const char *from, bool leads_out, struct arena *arena)
{
    const char *id = part_attribute(part, "Id"), *type = part_attribute(part, "Type");
    const char *target = part_attribute(part, "Target"), *mode = part_attribute(part, "TargetMode");
    if (!id || !type || !target || (mode && strcmp(mode, "External") == 0) != leads_out)
        return NULL;
    const char *kind = last_part(type);
    struct relation *relation = arena_new(arena, struct relation);
    relation->id = arena_copy(arena, id, strlen(id));
    relation->kind = arena_copy(arena, kind, strlen(kind));
    relation->target = leads_out ? arena_copy(arena, target, strlen(target)) : find_target(part->package, from, target, arena);
    return relation;
}

static bool read_relations(struct package *package, const char *from, bool leads_out, struct arena *arena, struct relation **first, struct diag *diag)
{
    size_t folder = folder_length(from);
    const char *name = arena_format(arena, "%.*s_rels/%s.rels", (int)folder, from, from + folder);
    *first = NULL;
    struct part part;
    if (!package_has(package, name))
        return true;
    if (!part_open(&part, package, name, diag))
        return false;
    struct relation **last = first;
    int count = 0;
    enum xml_event event;
    while ((event = part_next(&part, diag)) < XML_EVENT_DONE) {
        if (event != XML_EVENT_START || !part_is(&part, "Relationship") || ++count > RELATIONS_MOST)
            continue;
        *last = read_relation(&part, from, leads_out, arena);
        if (*last)
            last = &(*last)->next;
    }
    part_close(&part);
    return event == XML_EVENT_DONE;
}

bool relations_read(struct package *package, const char *from, struct arena *arena, struct relation **first,
                    struct diag *diag)
{
    return read_relations(package, from, false, arena, first, diag);
}

bool relations_read_links(struct package *package, const char *from, struct arena *arena, struct relation **first, struct diag *diag)
{
    return read_relations(package, from, true, arena, first, diag);
}

const struct relation *relation_of_kind(const struct relation *first, const char *kind)
{
    while (first && strcmp(first->kind, kind) != 0)
        first = first->next;
    return first;
}

const struct relation *relation_of_id(const struct relation *first, const char *id)
{
    while (first && strcmp(first->id, id) != 0)
        first = first->next;
    return first;
}
