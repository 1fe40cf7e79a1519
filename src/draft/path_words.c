/* A path -> words: what the layout or the schema calls each step of it. */
#include <string.h>

#include "base/ending.h"
#include "base/say.h"
#include "draft/kind.h"

struct naming {
    const struct kind *kind; /* of the element that the steps so far lead to; NULL: the schema has none */
    const struct headings *headings;
    const char *section;     /* "" */
    const char *general;     /* the path so far, without numbers */
    const char *words;       /* and so far */
    struct arena *arena;
};

/* One of a path: `core-task[2]`, `field[practice]`, `@eqf`. */
struct step_words {
    const char *name, *key; /* key: "" */
};

static struct step_words read_step(const char *step, struct arena *arena)
{
    size_t name = strcspn(step, "[/"), key = step[name] == '[' ? strcspn(step + name + 1, "]/") : 0;
    return (struct step_words){arena_copy(arena, step, name), key ? arena_copy(arena, step + name + 1, key) : ""};
}

static const struct kind *find_part(const struct kind *kind, const struct step_words *step)
{
    for (size_t i = 0; kind && i < kind->part_count; i++) {
        const struct kind *part = &kind->parts[i];
        if (strcmp(part->name, step->name) == 0 && (!part->key || strcmp(part->key, step->key) == 0))
            return part;
    }
    return NULL;
}

static const char *value_label(const struct kind *kind, const char *name)
{
    for (size_t i = 0; kind && i < kind->value_count; i++)
        if (strcmp(kind->values[i].name, name) == 0)
            return say(kind->values[i].label);
    return name;
}

static void put_step(struct naming *naming, const struct step_words *step)
{
    struct arena *arena = naming->arena;
    const struct kind *part = find_part(naming->kind, step);
    bool is_own = part && part->key;
    const char *label = *step->name == '@' ? value_label(naming->kind, step->name + 1) : is_own ? part->label : part ? say(part->label) : step->name;
    const char *name = is_own ? arena_format(arena, "%s[%s]", step->name, step->key) : step->name, *number = is_own ? "" : step->key;
    naming->general = arena_format(arena, "%s%s%s", naming->general, *naming->general ? "/" : "", name);
    naming->kind = part;
    const char *heading = heading_find(naming->headings, naming->general), *words = heading ? heading : label;
    if (*number || !ends_in(naming->section, words)) /* a field that is all of its section is called as that is */
        naming->words = arena_format(arena, "%s%s%s%s%s", naming->words, *naming->words ? " › " : "", words, *number ? " " : "", number);
}

const char *kind_path_words(const struct kind *kind, const struct headings *headings, const char *path, struct arena *arena)
{
    const char *section = heading_of_section(headings, read_step(path, arena).name), *over = section ? section : "";
    struct naming naming = {.kind = kind, .headings = headings, .section = over, .general = "", .words = over, .arena = arena};
    for (const char *at = path; *at; at += strcspn(at, "/"), at += *at == '/') {
        const struct step_words step = read_step(at, arena);
        put_step(&naming, &step);
    }
    return naming.words;
}
