#include "learn/report.h"

#include <string.h>

#include "base/diag.h"
#include "base/say.h"
#include "learn/stock.h"
#include "learn/words.h"

enum { PATH_MOST = 400, LANGUAGES_SIZE = 120, SAMPLE_MOST = 60 /* letters */ };

struct row {
    const char *path, *went, *sample;
    size_t count;
    char languages[LANGUAGES_SIZE]; /* with spaces before each */
    struct row *next;
};

struct reporting {
    struct record *record;
    struct map *rows;
    struct row *first, **end;
};

/* ------------------------------------------------------------------------------------------------ rows */

static bool has_language(const struct row *row, const char *language)
{
    size_t length = strlen(language);
    for (const char *at = row->languages; (at = strstr(at, language)); at += length)
        if (at[-1] == ' ' && (!at[length] || at[length] == ' '))
            return true;
    return false;
}

static void add_language(struct row *row, const char *language)
{
    size_t length = strlen(row->languages);
    if (!*language || length + strlen(language) + 2 > LANGUAGES_SIZE || has_language(row, language))
        return;
    row->languages[length] = ' ';
    memcpy(row->languages + length + 1, language, strlen(language) + 1);
}

static void add_row(struct reporting *reporting, const char *path, const struct fact *fact)
{
    struct arena *arena = reporting->record->arena;
    const char *key = arena_format(arena, "%s\n%s", path, fact->went ? fact->went : "");
    void **slot = map_slot(reporting->rows, key, strlen(key));
    struct row *row = *slot;
    if (!row) {
        row = arena_new(arena, struct row);
        row->path = path;
        row->went = fact->went;
        row->sample = fact->value;
        *reporting->end = *slot = row;
        reporting->end = &row->next;
    }
    row->count++;
    add_language(row, fact->language);
}

/* ------------------------------------------------------------------------------------------------ walking */

/* A value of a vocabulary, of which nothing is told but what it is called; its names are not missed. */
static bool is_value(const struct thing *thing)
{
    static const char *const labels[] = {"a", "prefLabel", "altLabel", "notation", "inScheme", "definition"};
    for (const struct fact *fact = thing->first; fact; fact = fact->next) {
        size_t i = 0;
        while (i < sizeof labels / sizeof *labels && strcmp(fact->property, labels[i]) != 0)
            i++;
        if (i == sizeof labels / sizeof *labels)
            return false;
    }
    return true;
}

static bool is_followed(struct reporting *reporting, const struct fact *fact, const struct thing *thing, int depth)
{
    const struct stock *stock = reporting->record->stock;
    return depth < RECORD_DEPTH_MOST && thing->first && !(fact->went && is_value(thing)) && !(fact->value[0] != '_' && is_value(thing)) &&
           !(stock && stock_is_root(stock, thing->id));
}

static void walk(struct reporting *reporting, struct thing *thing, const char *before, int depth)
{
    if (thing->told)
        return;
    thing->told = true;
    for (const struct fact *fact = thing->first; fact; fact = fact->next) {
        if (strcmp(fact->property, "a") == 0 || strlen(before) > PATH_MOST)
            continue;
        const char *path = *before ? arena_format(reporting->record->arena, "%s/%s", before, fact->property) : fact->property;
        struct thing *to = fact->kind == FACT_LINK ? record_thing(reporting->record, fact->value) : NULL;
        if (to && is_followed(reporting, fact, to, depth))
            walk(reporting, to, path, depth + 1);
        else
            add_row(reporting, path, fact);
    }
}

/* ------------------------------------------------------------------------------------------------ words */

static void put_row(struct reporting *reporting, const struct row *row, struct buffer *out)
{
    struct arena *arena = reporting->record->arena;
    const char *sample = words_on_line(row->sample, arena);
    buffer_string(out, "  ");
    diag_put_plain(out, row->path);
    if (row->count > 1 || *row->languages) {
        buffer_string(out, " (");
        if (row->count > 1)
            buffer_format(out, "%zu%s", row->count, *row->languages ? ":" : "");
        diag_put_plain(out, row->languages + (row->count == 1));
        buffer_string(out, ")");
    }
    if (row->went) {
        buffer_format(out, " -> %s\n", row->went);
        return;
    }
    size_t length = strlen(sample), cut = length > SAMPLE_MOST ? SAMPLE_MOST : length;
    while (cut < length && ((unsigned char)sample[cut] & 0xC0) == 0x80)
        cut--;
    buffer_string(out, say(" has no place: "));
    diag_put_plain(out, arena_copy(arena, sample, cut));
    buffer_string(out, cut < length ? "…\n" : "\n");
}

void report_record(struct record *record, struct buffer *out)
{
    struct reporting reporting = {.record = record, .rows = map_create()};
    reporting.end = &reporting.first;
    walk(&reporting, record_root(record), "", 0);
    for (const struct row *row = reporting.first; row; row = row->next)
        if (row->went)
            put_row(&reporting, row, out);
    for (const struct row *row = reporting.first; row; row = row->next)
        if (!row->went)
            put_row(&reporting, row, out);
    map_destroy(reporting.rows);
}
