/*
 * Layout rules: the lookups of GSUB and GPOS that a script and language turn on (OpenType 1.9, "OpenType Layout Common
 * Table Formats"). HarfBuzz carries them out; what is here tells which glyphs they leave alone. Private to this room.
 */
#ifndef TYPE_RULES_H
#define TYPE_RULES_H

#include <stdbool.h>

#include "type/sfnt.h"

enum rule_kind {
    RULE_COVERED,  /* may change any glyph that it covers */
    RULE_LIGATURE,
    RULE_CONTEXT,
    RULE_CHAIN,    /* context with what stands before and after */
    RULE_PAIR,     /* kerning */
};

/* A subtable of a lookup. */
struct rule {
    enum rule_kind kind;
    uint16_t lookup;     /* its number: of one lookup, only the first rule that fits is used at a place */
    uint16_t flags;      /* of the lookup */
    struct table table;
    struct table coverage; /* glyphs that it begins with */
};

struct rules {
    struct table classes; /* of glyphs, from GDEF */
    struct rule *list;    /* in the order of their lookups */
    size_t count;
};

enum { RULES_LIMIT = 4096 };

/* The part of a GSUB or GPOS table that says what is on for a script and language; the same for those that are not
 * told apart. `language` is an OpenType tag; one that the font does not know means its default. Empty if there is none. */
struct table rules_system(struct table layout, uint32_t script, uint32_t language);

/* Appends the rules of a GSUB or GPOS table for the features that are on in left-to-right text without ligatures.
 * Left out are those that do nothing without a mark: that attach marks, or have a mark in their context. False if there
 * are too many. */
bool rules_collect(struct rules *rules, struct table layout, bool positions, uint32_t script, uint32_t language);
void rules_finish(struct rules *rules);

/* The place of a glyph in a coverage table, or -1. */
int coverage_find(struct table coverage, uint16_t glyph);

/* The class of a glyph in a class definition table; 0 if it is not listed. */
uint16_t class_find(struct table classes, uint16_t glyph);

/* Fills in the coverage; false if the rule does nothing without a mark. */
bool rule_prepare(struct rule *rule, struct table classes);

/* False if the rule leaves the glyph alone in any text that has no marks. */
bool rule_can_touch(const struct rule *rule, uint16_t glyph, struct table classes);

/* Class of marks in GDEF. */
enum { CLASS_MARK = 3 };

#endif
