#include "sheet/strings.h"

#include <stdlib.h>

#include "base/memory.h"
#include "sheet/cell.h"
#include "sheet/part.h"
#include "sheet/rich.h"

/* The text of a part unpacks to fewer bytes than these. */
static const uint32_t AT_FAULT = UINT32_C(1) << 31, STRUCK = UINT32_C(1) << 30;

static void add(struct strings *strings, const struct rich *rich)
{
    if (strings->count == strings->capacity) {
        strings->capacity = strings->capacity ? strings->capacity * 2 : 256;
        strings->places = memory_resize(strings->places, (size_t)strings->capacity * sizeof *strings->places);
    }
    const char *text = (const char *)rich->text.bytes;
    size_t length = rich->text.length;
    cell_trim(&text, &length);
    uint32_t place = (uint32_t)strings->text.length;
    bool good = cell_is_plain(text, length) || cell_check(&(struct cell_site){0}, text, length, NULL);
    strings->places[strings->count++] = place | (good ? 0 : AT_FAULT) | (rich->struck ? STRUCK : 0);
    buffer_append(&strings->text, text, length);
    buffer_byte(&strings->text, '\0');
}

static bool read_strings(struct strings *strings, struct part *part, struct rich *rich, struct diag *diag)
{
    enum xml_event event;
    while ((event = part_next(part, diag)) < XML_EVENT_DONE) {
        bool whole = event != XML_EVENT_TEXT && part_is(part, "si");
        if (!whole) {
            rich_take(rich, part, event);
        } else if (event == XML_EVENT_START) {
            rich_clear(rich);
        } else if (strings->count == STRINGS_MOST) {
            diag_report(diag, DIAG_SHEET_TOO_LARGE, package_place(part->package), "it has more than %d texts",
                        STRINGS_MOST);
            return false;
        } else {
            add(strings, rich);
        }
    }
    return event == XML_EVENT_DONE;
}

bool strings_read(struct strings *strings, struct package *package, const char *name, struct diag *diag)
{
    struct part part;
    struct rich rich = {0};
    if (!part_open(&part, package, name, diag))
        return false;
    bool good = read_strings(strings, &part, &rich, diag);
    part_close(&part);
    rich_finish(&rich);
    return good;
}

void strings_finish(struct strings *strings)
{
    buffer_finish(&strings->text);
    free(strings->places);
    *strings = (struct strings){0};
}

const char *strings_find(const struct strings *strings, int number, bool *good, bool *struck)
{
    if (number < 0 || number >= strings->count)
        return NULL;
    uint32_t place = strings->places[number];
    *good = !(place & AT_FAULT);
    *struck = place & STRUCK;
    return (const char *)strings->text.bytes + (place & ~(AT_FAULT | STRUCK));
}
