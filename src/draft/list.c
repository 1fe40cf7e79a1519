/* A draft -> the entries of a form: what the schema lets it have, in that order, with what it says. */
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "draft/draft_inside.h"

enum { ENTRIES_MOST = 20000 };

struct listing {
    const struct draft *draft;
    const struct headings *headings;
    struct arena *arena;
    struct entry *list;
    size_t count, room, languages;
};

static struct entry *add(struct listing *listing, enum entry_kind kind, const char *path)
{
    if (listing->count == listing->room)
        listing->list = arena_widen(listing->arena, listing->list, listing->count, &listing->room, 256, sizeof *listing->list);
    struct entry *entry = &listing->list[listing->count++];
    *entry = (struct entry){.kind = kind, .path = path, .label = "", .about = ""};
    return entry;
}

/* `general` is the path without numbers: core-task/title. */
static void name_entry(struct listing *listing, struct entry *entry, const char *general, const char *label, const char *about)
{
    const char *heading = heading_find(listing->headings, general);
    entry->is_heading = heading != NULL;
    entry->label = heading ? heading : say(label);
    entry->about = *about ? say(about) : "";
}

/* ------------------------------------------------------------------------------------------------ fields */

static void add_texts(struct listing *listing, const struct kind *kind, long element, const char *path, const char *general)
{
    struct entry *entry = add(listing, ENTRY_TEXTS, path);
    const char **texts = arena_new_array(listing->arena, const char *, listing->languages + 1);
    name_entry(listing, entry, general, kind->label, kind->about);
    entry->is_prose = kind->texts == TEXTS_PROSE;
    entry->texts = texts;
    for (size_t i = 0; i < listing->languages; i++) {
        long text = draft_text(listing->draft, element, listing->draft->languages[i]);
        struct content content;
        texts[i] = "";
        if (text == ABSENT)
            continue;
        draft_content(listing->draft, text, listing->arena, &content);
        texts[i] = content_words(&content, listing->arena);
    }
}

static void add_value(struct listing *listing, const struct kind *kind, const struct value_kind *value, long element, const char *path,
                      const char *general)
{
    const char *sign = *value->name ? "@" : "";
    struct entry *entry = add(listing, ENTRY_VALUE, arena_format(listing->arena, "%s%s%s", path, sign, value->name));
    name_entry(listing, entry, arena_format(listing->arena, "%s%s%s%s", general, *sign && *general ? "/" : "", sign, value->name), value->label,
               value->about);
    if (!*value->name && !entry->is_heading)
        entry->label = kind->key ? kind->label : say(kind->label);
    entry->value = value;
    struct target target = {.steps = {{kind, element}}, .depth = 1, .value = value};
    entry->words = target_words(listing->draft, &target, listing->arena);
}

/* ------------------------------------------------------------------------------------------------ groups */

static void add_kind(struct listing *listing, const struct kind *kind, long element, const char *path, const char *general);

static void add_inside(struct listing *listing, const struct kind *kind, long element, const char *path, const char *general);

static void add_group(struct listing *listing, const struct kind *kind, long element, const char *path, const char *general)
{
    struct entry *group = add(listing, ENTRY_GROUP, path);
    group->is_item = kind->is_repeated;
    name_entry(listing, group, general, kind->label, kind->about);
    add_inside(listing, kind, element, path, general);
    add(listing, ENTRY_END, path);
}

static void add_inside(struct listing *listing, const struct kind *kind, long element, const char *path, const char *general)
{
    for (size_t i = 0; i < kind->value_count; i++)
        add_value(listing, kind, &kind->values[i], element, path, general);
    if (kind->texts)
        add_texts(listing, kind, element, path, general);
    for (size_t i = 0; i < kind->part_count; i++) {
        const struct kind *part = &kind->parts[i];
        const char *slash = *path ? "/" : "", *key = part->key ? part->key : "";
        const char *name = arena_format(listing->arena, part->key ? "%s[%s]" : "%s", part->name, key);
        add_kind(listing, part, element, arena_format(listing->arena, "%s%s%s", path, slash, name),
                 arena_format(listing->arena, "%s%s%s", general, slash, name));
    }
}

static void add_items(struct listing *listing, const struct kind *kind, long parent, const char *path, const char *general)
{
    size_t index = 1;
    for (long element; (element = draft_child(listing->draft, parent, kind, index)) != ABSENT && listing->count < ENTRIES_MOST; index++)
        add_group(listing, kind, element, arena_format(listing->arena, "%s[%zu]", path, index), general);
    if (kind->is_repeated)
        name_entry(listing, add(listing, ENTRY_MORE, path), general, kind->label, kind->about);
}

/* What has a single field is that field, without a group around it. */
static void add_kind(struct listing *listing, const struct kind *kind, long parent, const char *path, const char *general)
{
    if (kind->is_repeated) {
        add_items(listing, kind, parent, path, general);
        return;
    }
    long element = draft_child(listing->draft, parent, kind, 1);
    bool is_single = !kind->part_count && (kind->texts != TEXTS_NONE) + kind->value_count == 1;
    if (is_single && kind->texts)
        add_texts(listing, kind, element, path, general);
    else if (is_single)
        add_value(listing, kind, kind->values, element, path, general);
    else
        add_group(listing, kind, element, path, general);
}

struct entries draft_list(const struct draft *draft, const struct headings *headings, struct arena *arena)
{
    struct listing listing = {.draft = draft, .headings = headings, .arena = arena};
    while (draft->languages[listing.languages])
        listing.languages++;
    add_inside(&listing, draft->kind, 0, "", "");
    return (struct entries){listing.list, listing.count};
}
