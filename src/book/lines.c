#include "book/lines.h"

#include <string.h>

#include "base/say.h"

static const struct {
    const char *title, *elements; /* with a space before and behind each */
} TABS[TAB_COUNT] = {
    {N_("Title"), " code title certificate qualification-file "},
    {N_("Profile"), " profile core-task skill skill-group "},
    {N_("Occupations"), " occupations "},
    {N_("Official basis"), " awarding-body school authority level access agreements legal-basis "},
    {N_("Grading"), " grading-scale "},
    {N_("Learning pathways"), " learning-pathways pathway duration entry-requirements "},
    {N_("More information"), " additional-information reference-point field "},
    {N_("Administration"), " source waivers "},
};

const char *tab_title(int tab)
{
    return say(TABS[tab].title);
}

/* What no sheet names stands with what else there is to say. */
static int find_tab(const char *element, struct arena *arena)
{
    const char *wanted = arena_format(arena, " %s ", element);
    for (int i = 0; i < TAB_COUNT; i++)
        if (strstr(TABS[i].elements, wanted))
            return i;
    return TAB_OFFICE - 1;
}

bool kind_is_listed(const struct kind *kind)
{
    return !kind->is_repeated && !kind->key && !kind->texts && !kind->part_count && kind->value_count && *kind->values[0].name;
}

static size_t add_listed(struct listed_value *list, size_t count, const struct kind *kind, const struct kind *part)
{
    for (size_t i = 0; i < kind->value_count && count < COLUMNS_MOST; i++)
        list[count++] = (struct listed_value){&kind->values[i], part};
    return count;
}

struct listed_values listed_of(const struct kind *root, struct arena *arena)
{
    struct listed_value *list = arena_new_array(arena, struct listed_value, COLUMNS_MOST);
    size_t count = add_listed(list, 0, root, NULL);
    for (size_t i = 0; i < root->part_count; i++)
        if (kind_is_listed(&root->parts[i]))
            count = add_listed(list, count, &root->parts[i], &root->parts[i]);
    return (struct listed_values){list, count};
}

const struct kind *kind_title(const struct kind *kind)
{
    const struct kind *first = kind->part_count ? &kind->parts[0] : NULL;
    return first && !kind->texts && first->texts && strcmp(first->name, "title") == 0 ? first : NULL;
}

const char *value_column(const struct value_kind *value)
{
    return *value->name ? value->name : "value";
}

struct gathering {
    struct line *list;
    size_t count;
    struct arena *arena;
};

static void add_parts(struct gathering *gathering, const struct kind *kind, const char *path, int tab);

static void add_kind(struct gathering *gathering, const struct kind *kind, const char *above, int tab)
{
    const struct kind *title = kind_title(kind);
    const char *name = kind->key ? arena_format(gathering->arena, "%s[%s]", kind->name, kind->key) : kind->name;
    const char *path = arena_format(gathering->arena, "%s%s%s", above, *above ? "/" : "", name);
    if (tab < 0)
        tab = find_tab(kind->name, gathering->arena);
    if ((kind->texts || title || kind->value_count || kind->is_repeated) && gathering->count < LINES_MOST)
        gathering->list[gathering->count++] = (struct line){path, kind, kind->texts ? kind : title, tab};
    add_parts(gathering, kind, path, tab);
}

static void add_parts(struct gathering *gathering, const struct kind *kind, const char *path, int tab)
{
    const struct kind *title = *path ? kind_title(kind) : NULL;
    for (size_t i = 0; i < kind->part_count; i++)
        if (&kind->parts[i] != title && !(!*path && kind_is_listed(&kind->parts[i])))
            add_kind(gathering, &kind->parts[i], path, tab);
}

struct lines lines_of(const struct kind *root, struct arena *arena)
{
    struct gathering gathering = {.list = arena_new_array(arena, struct line, LINES_MOST), .arena = arena};
    add_parts(&gathering, root, "", -1);
    return (struct lines){gathering.list, gathering.count};
}

const struct line *lines_find(const struct lines *lines, const char *path)
{
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->list[i].path, path) == 0)
            return &lines->list[i];
    return NULL;
}

struct lines lines_join(const struct lines *lines, const struct lines *more, struct arena *arena)
{
    struct line *list = arena_new_array(arena, struct line, lines->count + more->count);
    size_t count = lines->count;
    memcpy(list, lines->list, count * sizeof *list);
    for (size_t i = 0; i < more->count; i++)
        if (!lines_find(lines, more->list[i].path))
            list[count++] = more->list[i];
    return (struct lines){list, count};
}
