#include "learn/record.h"

#include <string.h>

#include "learn/stock.h"

void record_init(struct record *record, struct stock *stock, const char *id, struct arena *arena)
{
    *record = (struct record){.arena = arena, .things = map_create(), .stock = stock, .id = id};
}

void record_finish(struct record *record)
{
    map_destroy(record->things);
    record->things = NULL;
}

struct thing *record_thing(struct record *record, const char *id)
{
    void **slot = map_slot(record->things, id, strlen(id));
    if (*slot)
        return *slot;
    struct thing *thing = arena_new(record->arena, struct thing);
    *slot = thing;
    thing->id = id;
    thing->end = &thing->first;
    if (record->stock)
        stock_load(record->stock, record, thing);
    return thing;
}

struct thing *record_root(struct record *record)
{
    return record_thing(record, record->id);
}

struct fact *record_add(struct record *record, struct thing *thing, const char *property, enum fact_kind kind, const char *value,
                        const char *language)
{
    struct fact *fact = arena_new(record->arena, struct fact);
    *fact = (struct fact){property, kind, value, language, NULL, NULL};
    *thing->end = fact;
    thing->end = &fact->next;
    return fact;
}

static struct fact *find(struct fact *fact, const char *property)
{
    while (fact && strcmp(fact->property, property) != 0)
        fact = fact->next;
    return fact;
}

struct fact *fact_first(const struct thing *thing, const char *property)
{
    return find(thing->first, property);
}

struct fact *fact_next(const struct fact *fact)
{
    return find(fact->next, fact->property);
}

struct thing *record_follow(struct record *record, const struct thing *thing, const char *property)
{
    const struct fact *fact = fact_first(thing, property);
    return fact && fact->kind == FACT_LINK ? record_thing(record, fact->value) : NULL;
}

const char *thing_words(const struct thing *thing, const char *property)
{
    const struct fact *fact = fact_first(thing, property);
    return fact ? fact->value : NULL;
}

const char *thing_words_in(const struct thing *thing, const char *property, const char *language)
{
    for (const struct fact *fact = fact_first(thing, property); fact; fact = fact_next(fact))
        if (strcmp(fact->language, language) == 0)
            return fact->value;
    return NULL;
}

static void went(struct record *record, struct thing *thing, const char *property, const char *element, int depth)
{
    for (struct fact *fact = property ? fact_first(thing, property) : thing->first; fact;
         fact = property ? fact_next(fact) : fact->next) {
        if (fact->went) /* and so was what it leads to */
            continue;
        fact->went = element;
        if (fact->kind == FACT_LINK && fact->value[0] == '_' && depth < RECORD_DEPTH_MOST)
            went(record, record_thing(record, fact->value), NULL, element, depth + 1);
    }
}

void record_went(struct record *record, struct thing *thing, const char *property, const char *element)
{
    went(record, thing, property, element, 0);
}
