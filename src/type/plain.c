#include "type/plain.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "type/cmap.h"
#include "type/pair.h"
#include "type/private.h"
#include "type/rules.h"

/* Slots of the two memories, each a power of two; what falls into a slot that is taken drives the other out. */
enum { CHARACTERS = 512, PAIRS = 2048 };

struct character {
    uint32_t code_point; /* 0: the slot is free */
    uint16_t glyph;
    uint16_t advance_fu;
    uint32_t kerning; /* the simple pair rules that begin with it, a bit for each; the last for all from there on */
    bool plain, literal;
};

struct pair {
    uint32_t glyphs; /* first and second; 0: the slot is free */
    int advance_fu;  /* what the pair adds to the advance of the first */
};

struct plain {
    const struct face *face;
    const uint8_t *systems[2]; /* what of GSUB and GPOS is on */
    struct rules rules;
    size_t kerning; /* how many rules, first in the list, are simple pair rules */
    struct character characters[CHARACTERS];
    struct pair pairs[PAIRS];
};

/* Moves the simple pair rules to the front, in their order. */
static size_t sort_rules(struct rules *rules)
{
    size_t count = 0;
    for (size_t i = 0; i < rules->count; i++) {
        if (!pair_is_simple(&rules->list[i]))
            continue;
        struct rule rule = rules->list[i];
        for (size_t to = i; to > count; to--)
            rules->list[to] = rules->list[to - 1];
        rules->list[count++] = rule;
    }
    return count;
}

static void find_systems(const struct face *face, uint32_t script, uint32_t language, const uint8_t *systems[2])
{
    struct table file = face->private->file;
    systems[0] = rules_system(sfnt_table(file, SFNT_TAG('G', 'S', 'U', 'B')), script, language).bytes;
    systems[1] = rules_system(sfnt_table(file, SFNT_TAG('G', 'P', 'O', 'S')), script, language).bytes;
}

struct plain *plain_create(const struct face *face, uint32_t script, uint32_t language)
{
    const struct face_private *private = face->private;
    struct table gdef = sfnt_table(private->file, SFNT_TAG('G', 'D', 'E', 'F'));
    struct table classes = table_part(gdef, table_u16(gdef, 4), SIZE_MAX);
    if (!table_u16(gdef, 4) || private->is_special)
        return NULL;
    struct plain *plain = memory_zeroed(1, sizeof *plain);
    plain->face = face;
    plain->rules.classes = classes;
    find_systems(face, script, language, plain->systems);
    struct table gsub = sfnt_table(private->file, SFNT_TAG('G', 'S', 'U', 'B'));
    struct table gpos = sfnt_table(private->file, SFNT_TAG('G', 'P', 'O', 'S'));
    if (rules_collect(&plain->rules, gsub, false, script, language) &&
        rules_collect(&plain->rules, gpos, true, script, language)) {
        plain->kerning = sort_rules(&plain->rules);
        return plain;
    }
    plain_destroy(plain);
    return NULL;
}

bool plain_serves(const struct plain *plain, const struct face *face, uint32_t script, uint32_t language)
{
    const uint8_t *systems[2];
    if (plain->face != face)
        return false;
    find_systems(face, script, language, systems);
    return systems[0] == plain->systems[0] && systems[1] == plain->systems[1];
}

void plain_destroy(struct plain *plain)
{
    if (!plain)
        return;
    rules_finish(&plain->rules);
    free(plain);
}

static bool is_plain(const struct plain *plain, uint16_t glyph)
{
    const struct rules *rules = &plain->rules;
    if (glyph == 0 || class_find(rules->classes, glyph) == CLASS_MARK)
        return false;
    for (size_t i = plain->kerning; i < rules->count; i++)
        if (rule_can_touch(&rules->list[i], glyph, rules->classes))
            return false;
    return true;
}

static unsigned kerning_bit(size_t rule)
{
    enum { LAST = 31 };
    return rule < LAST ? (unsigned)rule : LAST;
}

static uint32_t collect_kerning(const struct plain *plain, uint16_t glyph)
{
    uint32_t kerning = 0;
    for (size_t i = 0; i < plain->kerning; i++)
        if (coverage_find(plain->rules.list[i].coverage, glyph) >= 0)
            kerning |= UINT32_C(1) << kerning_bit(i);
    return kerning;
}

/* Not inlined, nor the next but one: nearly every character and pair is known, and shaping them is the program's innermost loop. */
__attribute__((noinline))
static void learn_character(struct plain *plain, struct character *character, uint32_t code_point)
{
    enum { FIRST_BEYOND = 0x10000 };
    uint32_t glyph = face_glyph(plain->face, code_point);
    *character = (struct character){
        .code_point = code_point,
        .glyph = (uint16_t)glyph,
        .advance_fu = (uint16_t)face_advance_fu(plain->face, glyph),
        .kerning = collect_kerning(plain, (uint16_t)glyph),
        .plain = is_plain(plain, (uint16_t)glyph),
        .literal = code_point < FIRST_BEYOND && !unicode_is_mark(code_point),
    };
}

static const struct character *find_character(struct plain *plain, uint32_t code_point)
{
    struct character *character = &plain->characters[code_point % CHARACTERS];
    if (character->code_point != code_point)
        learn_character(plain, character, code_point);
    return character;
}

/* Of each lookup the first rule that fits counts. `kerning` is what the character of the first glyph has. */
__attribute__((noinline))
static void learn_pair(const struct plain *plain, struct pair *pair, uint16_t first, uint32_t kerning, uint16_t second)
{
    *pair = (struct pair){.glyphs = (uint32_t)first << 16 | second};
    int done = -1;
    for (uint32_t rest = kerning; rest; rest &= rest - 1) {
        size_t from = (size_t)__builtin_ctz(rest), to = kerning_bit(from + 1) > from ? from + 1 : plain->kerning;
        for (size_t i = from; i < to; i++) {
            const struct rule *rule = &plain->rules.list[i];
            if (rule->lookup != done && pair_find(rule, first, second, &pair->advance_fu))
                done = rule->lookup;
        }
    }
}

static int find_kerning(struct plain *plain, uint16_t first, uint32_t kerning, uint16_t second)
{
    struct pair *pair = &plain->pairs[(first * 31u + second) % PAIRS];
    if (pair->glyphs != ((uint32_t)first << 16 | second))
        learn_pair(plain, pair, first, kerning, second);
    return pair->advance_fu;
}

bool plain_shape(struct plain *plain, const char *text, size_t length, struct glyph *glyphs, size_t *count, bool *literal)
{
    struct glyph *glyph = glyphs;
    bool all_literal = true;
    const char *at = text, *end = text + length;
    uint32_t kerning = 0; /* of the character before, whose slot may be taken again */
    while (at < end) {
        const char *start = at;
        const struct character *character = find_character(plain, *at & 0x80 ? utf8_next(&at, end) : (uint32_t)*at++);
        if (!character->plain)
            return false;
        if (glyph > glyphs)
            glyph[-1].advance_fu += find_kerning(plain, glyph[-1].id, kerning, character->glyph);
        kerning = character->kerning;
        all_literal &= character->literal;
        *glyph++ = (struct glyph){
            .id = character->glyph,
            .length = (uint16_t)(at - start),
            .text = (uint32_t)(start - text),
            .advance_fu = character->advance_fu,
        };
    }
    *count = (size_t)(glyph - glyphs);
    *literal = all_literal;
    return true;
}
