#include "word/sort.h"

#include <string.h>

#include "base/map.h"
#include "base/say.h"

enum { HEADINGS_LEAST = 3 /* without which it is no supplement */ };

/* ------------------------------------------------------------------------------------------------ its language */

/* How many headings it has in this language, each counted once. */
static size_t count_headings(const struct sorted *sorted, const char *language, const struct folded *folded)
{
    const struct phrases phrases = phrases_in(&sorted->all, language, sorted->arena);
    struct map *labels = map_create();
    for (size_t i = 0; i < sorted->text->count; i++) {
        const struct phrase *phrase = phrases_heading(&phrases, &folded[i], sorted->arena).phrase;
        if (phrase)
            *map_slot(labels, phrase->said->label, strlen(phrase->said->label)) = labels;
    }
    size_t count = map_count(labels);
    map_destroy(labels);
    return count;
}

static bool find_language(struct sorted *sorted, const struct folded *folded)
{
    size_t most = 0;
    struct map *seen = map_create();
    for (size_t i = 0; i < sorted->all.count; i++) {
        const char *language = sorted->all.list[i].said->language;
        void **slot = map_slot(seen, language, strlen(language));
        size_t count = *slot ? 0 : count_headings(sorted, language, folded);
        *slot = sorted;
        if (count > most) {
            most = count;
            sorted->language = language;
        }
    }
    map_destroy(seen);
    if (most >= HEADINGS_LEAST)
        return true;
    diag_report(sorted->text->diag, DIAG_WORD_NO_FORM, (struct place){sorted->text->path, 0}, "%s", "");
    return false;
}

/* ------------------------------------------------------------------------------------------------ tables */

/* What headings stand to the left and above in a table. */
struct heads {
    int table, row;                                    /* that is read */
    const struct phrase *left;                         /* alone in a cell of its row */
    const struct phrase *above[TEXT_COLUMNS_MOST + 1]; /* alone in a cell of the column */
};

struct standing {
    const struct phrase *heading;            /* the last one that was read */
    const struct spot *spot;                 /* the cell that is read */
    struct heads heads[TEXT_NESTING_MOST];   /* of the table that is read, and those around it: by how many are around */
    const struct phrase *own;                /* in this cell */
    bool has_words;                          /* the cell, below its heading */
};

static bool is_row_heading(const struct phrase *phrase)
{
    return phrase_is(phrase, "pathways.school") || phrase_is(phrase, "pathways.workplace") || phrase_is(phrase, "pathways.prior-learning");
}

/* A table within a cell does not end the one around it. */
static struct heads *heads_of(struct standing *standing, const struct spot *spot)
{
    struct heads *heads = standing->heads;
    for (const struct spot *around = spot->around; around; around = around->around)
        heads++;
    if (heads->table != spot->table)
        *heads = (struct heads){.table = spot->table};
    if (heads->row != spot->row)
        heads->left = NULL;
    heads->row = spot->row;
    return heads;
}

static void end_cell(struct standing *standing)
{
    const bool is_alone = standing->own && !standing->has_words;
    const struct spot *spot = standing->spot;
    struct heads *heads = spot ? heads_of(standing, spot) : NULL;
    for (int i = 0; heads && i < spot->width && standing->own && spot->column + i <= TEXT_COLUMNS_MOST; i++)
        heads->above[spot->column + i] = is_alone ? standing->own : NULL;
    if (heads && (is_alone || is_row_heading(standing->own))) /* that may have words in its cell, too */
        heads->left = standing->own;
    standing->own = NULL;
    standing->has_words = false;
}

static void enter(struct standing *standing, const struct spot *spot)
{
    const struct spot *old = standing->spot;
    if (spot == old || (spot && old && spot->table == old->table && spot->row == old->row && spot->column == old->column))
        return;
    end_cell(standing);
    standing->spot = spot;
}

/* Under which headings words stand in a cell: its own, that of its row, that of its column, those of the cell around it; else that which was
 * read last. */
static void stand(struct standing *standing, struct piece *piece)
{
    const struct phrase *beside = is_row_heading(standing->own) ? standing->own : NULL, *column = NULL;
    for (const struct spot *spot = standing->spot; spot; spot = spot->around) {
        const struct heads *heads = heads_of(standing, spot);
        const struct phrase *above = spot->column <= TEXT_COLUMNS_MOST ? heads->above[spot->column] : NULL;
        beside = beside ? beside : heads->left ? heads->left : above;
        column = column ? column : above;
    }
    piece->heading = standing->own ? standing->own : beside ? beside : standing->heading;
    piece->column = is_row_heading(piece->heading) && column != piece->heading ? column : NULL;
}

/* ------------------------------------------------------------------------------------------------ pieces */

static const char *section_of(const struct phrase *phrase, struct arena *arena)
{
    static const struct {
        const char *label, *section;
    } others[] = {{"translated-title.heading", "translated-title"}, {"pathways.school", "pathway"}, {"pathways.workplace", "pathway"},
                  {"pathways.prior-learning", "pathway"}, {"note", "note"}};
    for (size_t i = 0; phrase && i < sizeof others / sizeof *others; i++)
        if (phrase_is(phrase, others[i].label))
            return others[i].section;
    if (phrase && strncmp(phrase->said->label, "official.grading", strlen("official.grading")) == 0)
        return "grading-scale";
    return phrase ? arena_copy(arena, phrase->said->path, strcspn(phrase->said->path, "/")) : "";
}

static void add_piece(struct sorted *sorted, struct standing *standing, const struct paragraph *paragraph, const char *words)
{
    struct piece *piece = &sorted->list[sorted->count++];
    *piece = (struct piece){.paragraph = paragraph, .words = words};
    if (paragraph->origin == ORIGIN_BODY) {
        stand(standing, piece);
        standing->has_words = true;
    }
    piece->section = section_of(piece->heading, sorted->arena);
}

static void add_heading(struct sorted *sorted, struct standing *standing, const struct paragraph *paragraph, const struct heading *heading)
{
    sorted->list[sorted->count++] = (struct piece){.paragraph = paragraph, .words = paragraph->words, .heading = heading->phrase,
                                                   .section = section_of(heading->phrase, sorted->arena), .code = heading->code,
                                                   .is_heading = true, .became = "heading"};
    standing->own = standing->heading = heading->phrase;
    standing->has_words = false;
    if (heading->rest)
        add_piece(sorted, standing, paragraph, heading->rest);
}

static void sort_paragraphs(struct sorted *sorted, const struct folded *folded)
{
    struct standing standing = {0};
    for (size_t i = 0; i < sorted->text->count; i++) {
        const struct paragraph *paragraph = sorted->text->list[i];
        const struct heading heading = phrases_heading(&sorted->phrases, &folded[i], sorted->arena);
        if (paragraph->origin == ORIGIN_BODY)
            enter(&standing, paragraph->spot);
        if (heading.phrase && paragraph->origin == ORIGIN_BODY)
            add_heading(sorted, &standing, paragraph, &heading);
        else
            add_piece(sorted, &standing, paragraph, paragraph->words);
    }
}

const struct phrase *find_fixed(const struct sorted *sorted, const char *words)
{
    const char *values[PHRASE_VALUES_MOST];
    const struct folded folded = fold_words(strchr("(*", *words) ? skip_number(words) : words, sorted->arena); /* "(1) If applicable." */
    for (size_t i = 0; folded.length && i < sorted->phrases.count; i++)
        if (*sorted->phrases.list[i].keys[0] && phrase_fits(&sorted->phrases.list[i], &folded, values, sorted->arena))
            return &sorted->phrases.list[i];
    return NULL;
}

bool sort_text(struct sorted *sorted, const struct text *text, const struct word_reading *reading, struct arena *arena)
{
    *sorted = (struct sorted){.text = text, .arena = arena, .all = phrases_make(reading->phrases, reading->phrase_count, arena)};
    struct folded *folded = arena_new_array(arena, struct folded, text->count);
    for (size_t i = 0; i < text->count; i++)
        folded[i] = fold_words(skip_number(text->list[i]->words), arena);
    if (!find_language(sorted, folded))
        return false;
    sorted->phrases = phrases_in(&sorted->all, sorted->language, arena);
    sorted->list = arena_new_array(arena, struct piece, 2 * text->count);
    sort_paragraphs(sorted, folded);
    return true;
}
