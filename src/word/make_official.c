/* Section 5: who awards the certificate, its level, how it is marked. */
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "word/make.h"

/* ------------------------------------------------------------------------------------------------ awarding body */

static bool is_name(const char *words)
{
    enum { NAME_MOST = 120 };
    size_t length = strlen(words);
    return length <= NAME_MOST && words[length - 1] != '.' && !strchr(words, '\n');
}

/* A first line that is no sentence is the name; what follows is its status. */
void make_body(struct making *making)
{
    struct buffer words = {0};
    const char *name = NULL;
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, "awarding-body"));) {
        if (!name && !words.length && is_name(piece->words)) {
            name = marked(making, piece, piece->words);
            guess_piece(making, piece, "awarding-body", say("it is taken for the name of the awarding body; what follows for its status"));
        } else {
            join_piece(&words, piece, piece->words);
            take_piece(piece, "awarding-body");
        }
    }
    const char *status = joined(making, &words);
    if (!name && !status)
        return;
    buffer_string(making->out, "  <awarding-body>\n");
    put_in(making, "name", name, false, 4);
    put_in(making, "status", status, true, 4);
    buffer_string(making->out, "  </awarding-body>\n");
}

/* ------------------------------------------------------------------------------------------------ level */

enum { FRAMEWORKS_MOST = 6 };

struct level {
    const char *nlqf, *eqf, *isced;
    struct framework {
        const char *name, *level;
    } frameworks[FRAMEWORKS_MOST];
    int count;
};

static const char *value_of(struct making *making, const struct folded *folded, const char *label)
{
    const char *values[PHRASE_VALUES_MOST];
    for (size_t i = 0; i < making->sorted->phrases.count; i++) {
        const struct phrase *phrase = &making->sorted->phrases.list[i];
        if (phrase_is(phrase, label) && phrase->count == 2 && *phrase->keys[0] && phrase_fits(phrase, folded, values, making->arena) && *values[0])
            return values[0];
    }
    return NULL;
}

/* "NQF level 4", which sentences do not end like. */
static bool read_named(struct making *making, struct level *level, const struct folded *folded)
{
    enum { NAME_MOST = 30, LEVEL_MOST = 6 };
    const char *values[PHRASE_VALUES_MOST];
    for (size_t i = 0; i < making->sorted->phrases.count && level->count < FRAMEWORKS_MOST; i++) {
        const struct phrase *phrase = &making->sorted->phrases.list[i];
        if (!phrase_is(phrase, "official.level.framework") || phrase->count != 3 || !phrase_fits(phrase, folded, values, making->arena))
            continue;
        const bool is_level_first = strpbrk(values[0], "0123456789") && !strpbrk(values[1], "0123456789"); /* niveau 3 du CNCP */
        const char *name = values[is_level_first], *number = values[!is_level_first];
        if (*name && *number && strlen(name) <= NAME_MOST && strlen(number) <= LEVEL_MOST) {
            level->frameworks[level->count++] = (struct framework){name, number};
            return true;
        }
    }
    return false;
}

static bool read_framework(struct making *making, struct level *level, const char *words)
{
    const struct folded folded = fold_words(words, making->arena);
    const char *nlqf = value_of(making, &folded, "official.level.nlqf"), *eqf = value_of(making, &folded, "official.level.eqf"),
               *isced = value_of(making, &folded, "official.level.isced");
    level->nlqf = nlqf ? nlqf : level->nlqf;
    level->eqf = eqf ? eqf : level->eqf;
    level->isced = isced ? isced : level->isced;
    return nlqf || eqf || isced || read_named(making, level, &folded);
}

/* "NLQF level 3 – EQF level 3 – ISCED 3C", as the form has it: all of it are levels, or it is prose. */
static bool read_frameworks(struct making *making, struct level *level, const char *words)
{
    static const char dash[] = " \xE2\x80\x93 ";
    struct level found = *level;
    for (const char *at = words, *next; at; at = next) {
        const char *end = strstr(at, dash);
        next = end ? end + sizeof dash - 1 : NULL;
        if (!read_framework(making, &found, arena_copy(making->arena, at, end ? (size_t)(end - at) : strlen(at))))
            return false;
    }
    if (!found.nlqf && !found.eqf && !found.isced) /* "Qualification level 3" alone may be anything */
        return false;
    *level = found;
    return true;
}

/* Lines that are no levels are words. */
static void read_level(struct making *making, struct level *level, struct piece *piece, struct buffer *words)
{
    struct buffer left = {0};
    const char *at = piece->words;
    for (size_t length; *at; at += length + (at[length] == '\n')) {
        length = strcspn(at, "\n");
        const char *line = arena_copy(making->arena, at, length);
        if (!read_frameworks(making, level, line))
            buffer_format(&left, "%s%s", left.length ? "\n" : "", line);
    }
    const char *rest = joined(making, &left);
    if (rest)
        join_piece(words, piece, rest);
    take_piece(piece, "level");
}

void make_level(struct making *making)
{
    struct level level = {0};
    struct buffer words = {0};
    bool is_there = false;
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, "level")); is_there = true)
        read_level(making, &level, piece, &words);
    const char *text = joined(making, &words);
    if (!is_there)
        return;
    buffer_string(making->out, "  <level");
    if (level.nlqf)
        put_attribute(making, "nlqf", level.nlqf);
    if (level.eqf)
        put_attribute(making, "eqf", level.eqf);
    if (level.isced)
        put_attribute(making, "isced", level.isced);
    buffer_string(making->out, text || level.count ? ">\n" : "/>\n");
    if (text)
        put_text(making, making->sorted->language, text, true, 4);
    for (int i = 0; i < level.count; i++) {
        buffer_string(making->out, "    <framework");
        put_attribute(making, "name", level.frameworks[i].name);
        put_attribute(making, "level", level.frameworks[i].level);
        buffer_string(making->out, "/>\n");
    }
    if (text || level.count)
        buffer_string(making->out, "  </level>\n");
}

/* ------------------------------------------------------------------------------------------------ marks */

enum { STEPS_MOST = 40, MARK_MOST = 12 };

struct step {
    const char *mark, *words, *share; /* mark, share: or NULL */
};
struct scale {
    struct step steps[STEPS_MOST];
    int count, lowest; /* that passes: -1: it is not said */
    struct buffer requirements;
};

/* "voldoende (minimum)": without the form's words for the mark that just passes. */
static const char *without_minimum(struct making *making, const char *words, bool *is_minimum)
{
    for (size_t i = 0; i < making->sorted->phrases.count; i++) {
        const struct phrase *phrase = &making->sorted->phrases.list[i];
        const char *found = phrase_is(phrase, "official.grading.minimum") ? strstr(words, phrase->said->words) : NULL;
        if (found && !found[strlen(phrase->said->words)]) {
            *is_minimum = true;
            return arena_copy(making->arena, words, (size_t)(found - words) - (found > words && found[-1] == ' '));
        }
    }
    return words;
}

/* 10, 5.5, 92–100, A, III. */
static bool is_mark(const char *words)
{
    size_t length = strlen(words);
    return length && length <= MARK_MOST && (strspn(words, "0123456789.,-+% \xE2\x80\x93") == length || strspn(words, "ABCDEFIVX+-") == length);
}

static void add_step(struct making *making, struct scale *scale, const char *mark, const char *words)
{
    bool is_minimum = false;
    words = without_minimum(making, words, &is_minimum);
    if (is_minimum)
        scale->lowest = scale->count;
    scale->steps[scale->count++] = (struct step){mark, words, NULL};
}

/* Two cells of a row, the first of which is a mark. */
static bool read_row(struct making *making, struct scale *scale, struct piece *piece)
{
    struct piece *next = next_piece(making, piece, "grading-scale");
    const struct spot *one = piece->paragraph->spot, *other = next ? next->paragraph->spot : NULL;
    if (!one || !other || other->table != one->table || other->row != one->row || other->column == one->column || !is_mark(piece->words) ||
        scale->count == STEPS_MOST)
        return false;
    add_step(making, scale, piece->words, next->words);
    take_piece(piece, "grading-scale");
    take_piece(next, "grading-scale");
    return true;
}

/* A third cell: how many have the mark. */
static bool read_share(struct scale *scale, struct piece *piece)
{
    if (!phrase_is(piece->heading, "official.grading.share") || !scale->count || scale->steps[scale->count - 1].share || !is_mark(piece->words))
        return false;
    scale->steps[scale->count - 1].share = piece->words;
    take_piece(piece, "grading-scale");
    return true;
}

/* "10 = outstanding", "10: outstanding", a line each. */
static bool read_line(struct making *making, struct scale *scale, const char *line)
{
    size_t length = strcspn(line, "=:");
    if (!line[length] || length > MARK_MOST || scale->count == STEPS_MOST)
        return false;
    const char *mark = arena_copy(making->arena, line, length - (length && line[length - 1] == ' ')), *words = line + length + 1;
    if (!is_mark(mark))
        return false;
    add_step(making, scale, mark, words + strspn(words, " "));
    return true;
}

static bool read_lines(struct making *making, struct scale *scale, struct piece *piece)
{
    struct scale read = *scale;
    const char *words = piece->words;
    for (size_t length; *words; words += length + (words[length] == '\n')) {
        length = strcspn(words, "\n");
        if (!read_line(making, &read, arena_copy(making->arena, words, length)))
            return false;
    }
    *scale = read;
    take_piece(piece, "grading-scale");
    return true;
}

static void put_step(struct making *making, const struct scale *scale, int i)
{
    const char *mark = scale->steps[i].mark, *dash = strstr(mark, "\xE2\x80\x93");
    buffer_string(making->out, "    <step");
    if (dash) {
        put_attribute(making, "from", arena_copy(making->arena, mark, (size_t)(dash - mark)));
        put_attribute(making, "to", dash + 3);
    } else {
        put_attribute(making, "mark", mark);
    }
    if (scale->steps[i].share)
        put_attribute(making, "share", scale->steps[i].share);
    put_attribute(making, "passes", scale->lowest < 0 ? "[yes or no]" : i <= scale->lowest ? "yes" : "no");
    buffer_string(making->out, ">\n");
    put_text(making, making->sorted->language, scale->steps[i].words, false, 6);
    buffer_string(making->out, "    </step>\n");
}

void make_scale(struct making *making)
{
    struct scale scale = {.lowest = -1};
    struct piece *first = next_piece(making, NULL, "grading-scale");
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, "grading-scale"));) {
        if (read_share(&scale, piece) || read_row(making, &scale, piece) || read_lines(making, &scale, piece))
            continue;
        join_piece(&scale.requirements, piece, piece->words);
        take_piece(piece, "grading-scale");
    }
    const char *requirements = joined(making, &scale.requirements);
    if (!scale.count && !requirements)
        return;
    if (scale.count && scale.lowest < 0)
        guess_piece(making, first, "grading-scale", say("which marks pass, the document does not say"));
    buffer_string(making->out, "  <grading-scale>\n");
    for (int i = 0; i < scale.count; i++)
        put_step(making, &scale, i);
    put_in(making, "requirements", requirements, true, 4);
    buffer_string(making->out, "  </grading-scale>\n");
}
