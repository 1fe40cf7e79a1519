/* The outline (ISO 32000-1, 12.3.3): every heading, in its words, at its depth, leading to where it stands. */
#include <string.h>

#include "checks.h"

struct outline {
    struct written *written;
    const struct element *heading; /* the next that should come */
    int levels[DEPTH_MOST];        /* of the headings above */
    int count;
};

static const struct element *next_heading(const struct element *element)
{
    while (element && !heading_level(element))
        element = element->next;
    return element;
}

static const char *title_of(struct written *written, qpdf_oh entry)
{
    const char *title = get_text(written, entry, "/Title");
    return title ? title : "";
}

static void check_entry(struct outline *outline, qpdf_oh entry, int depth)
{
    struct written *written = outline->written;
    const struct element *heading = outline->heading;
    const char *title = title_of(written, entry);
    outline->count++;
    if (!heading) {
        report(written, FAULT_OUTLINE_MISSING, "\"%s\" is no heading", title);
        return;
    }
    if (strcmp(title, heard_title(written, heading)) != 0)
        report(written, FAULT_OUTLINE_TITLE, "\"%s\" for \"%s\"", title, heard_title(written, heading));
    int level = heading_level(heading), above = depth ? outline->levels[depth - 1] : 0;
    if (level <= above || (outline->levels[depth] && level != outline->levels[depth]))
        report(written, FAULT_OUTLINE_LEVEL, "\"%s\", of level %d, stands below level %d or beside %d", title, level,
               above, outline->levels[depth]);
    outline->levels[depth] = level;
    if (!leads_to(written, entry, heading))
        report(written, FAULT_OUTLINE_TARGET, "\"%s\" does not lead to its heading", title);
    outline->heading = next_heading(heading->next);
}

/* The entries below `parent`; gives how many there are at any depth. */
static int check_entries(struct outline *outline, qpdf_oh parent, int depth)
{
    struct written *written = outline->written;
    int before = 0, count = outline->count, last = 0;
    if (depth == DEPTH_MOST)
        return 0;
    outline->levels[depth] = 0;
    for (qpdf_oh entry = get(written, parent, "/First");
         qpdf_oh_is_dictionary(written->pdf, entry) && outline->count < 10000; entry = get(written, entry, "/Next")) {
        last = object_of(written, entry);
        if (object_of(written, get(written, entry, "/Parent")) != object_of(written, parent) ||
            object_of(written, get(written, entry, "/Prev")) != before)
            report(written, FAULT_OUTLINE_LEVEL, "\"%s\" does not lead back", title_of(written, entry));
        check_entry(outline, entry, depth);
        check_entries(outline, entry, depth + 1);
        before = last;
    }
    count = outline->count - count;
    if (object_of(written, get(written, parent, "/Last")) != last || get_integer(written, parent, "/Count", 0) != count)
        report(written, FAULT_OUTLINE_LEVEL, "\"%s\": its last entry or the number of entries below is wrong",
               title_of(written, parent));
    return count;
}

void check_outline(struct written *written)
{
    struct outline outline = {.written = written, .heading = next_heading(written->tree)};
    qpdf_oh root = get(written, written->root, "/Outlines");
    if (qpdf_oh_is_dictionary(written->pdf, root))
        check_entries(&outline, root, 0);
    for (; outline.heading; outline.heading = next_heading(outline.heading->next))
        report(written, FAULT_OUTLINE_MISSING, "\"%s\" is not in the outline", heard(written, outline.heading));
}
