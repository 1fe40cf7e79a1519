/* Section 3: core tasks with their work processes, skills, alone or in groups, or prose. */
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "draft/content.h"
#include "word/count.h"
#include "word/make.h"

struct profile {
    struct making *making;
    struct buffer prose, tasks, skills, groups; /* prose: words; others: elements */
    struct buffer introduction;                 /* words, of the task or group that is open */
    enum { OPEN_NONE, OPEN_TASK, OPEN_GROUP } open;
    const char *number;                         /* of the task */
    const char *next_number;                    /* that stood alone before a work process; or NULL */
    int processes, items;                       /* in what is open */
};

/* ------------------------------------------------------------------------------------------------ elements */

static void put_to(struct profile *profile, struct buffer *out, const char *element, const char *number, const char *title, const char *words, int indent)
{
    struct making *making = profile->making;
    struct buffer *before = making->out;
    making->out = out;
    buffer_format(out, "%*s<%s", indent, "", element);
    if (number)
        put_attribute(making, "number", number);
    buffer_string(out, ">\n");
    if (title)
        put_in(making, "title", title, false, indent + 2);
    else
        put_text(making, making->sorted->language, words, false, indent + 2);
    making->out = before;
}

static struct buffer *buffer_of(struct profile *profile)
{
    return profile->open == OPEN_TASK ? &profile->tasks : profile->open == OPEN_GROUP ? &profile->groups : &profile->skills;
}

static void put_introduction(struct profile *profile)
{
    struct making *making = profile->making;
    struct buffer *before = making->out;
    making->out = buffer_of(profile);
    put_in(making, "introduction", joined(making, &profile->introduction), true, 4);
    making->out = before;
}

static void close_open(struct profile *profile)
{
    if (profile->open == OPEN_NONE)
        return;
    if (!profile->items)
        put_introduction(profile);
    buffer_format(buffer_of(profile), "  </%s>\n", profile->open == OPEN_TASK ? "core-task" : "skill-group");
    profile->open = OPEN_NONE;
}

static void open_task(struct profile *profile, const char *number, const char *title)
{
    close_open(profile);
    put_to(profile, &profile->tasks, "core-task", number, title, NULL, 2);
    profile->open = OPEN_TASK;
    profile->number = number;
    profile->items = 0;
}

static void open_group(struct profile *profile, const char *title)
{
    close_open(profile);
    put_to(profile, &profile->groups, "skill-group", NULL, title, NULL, 2);
    profile->open = OPEN_GROUP;
    profile->items = 0;
}

static void put_process(struct profile *profile, const char *number, const char *words)
{
    if (!profile->items++)
        put_introduction(profile);
    put_to(profile, &profile->tasks, "work-process", number, words, NULL, 4);
    buffer_string(&profile->tasks, "    </work-process>\n");
}

static void put_skill(struct profile *profile, const char *words)
{
    const int indent = profile->open == OPEN_GROUP ? 4 : 2;
    if (profile->open == OPEN_GROUP && !profile->items++)
        put_introduction(profile);
    put_to(profile, buffer_of(profile), "skill", NULL, NULL, words, indent);
    buffer_format(buffer_of(profile), "%*s</skill>\n", indent, "");
}

/* ------------------------------------------------------------------------------------------------ pieces */

enum { NUMBER_MOST = 12 };

/* "1.1 Gathers …": the number before words, in the arena; NULL: there is none. */
static const char *number_before(struct profile *profile, const char *words, const char **rest)
{
    size_t length = strcspn(words, " :)");
    if (!length || length > NUMBER_MOST || !strpbrk(words, "0123456789") || strcspn(words, "0123456789") >= length || !words[length])
        return NULL;
    *rest = words + length + strspn(words + length, " :.)");
    while (length && words[length - 1] == '.')
        length--;
    return arena_copy(profile->making->arena, words, length);
}

static bool is_number_alone(const char *words)
{
    return strlen(words) <= NUMBER_MOST && strpbrk(words, "0123456789") && !strpbrk(words, " \n");
}

/* Words with the number that stands before them by itself: "Core task 1: …". */
static const char *numbered(struct profile *profile, const struct piece *piece)
{
    const struct paragraph *paragraph = piece->paragraph;
    const char *label = paragraph->label ? paragraph->label : paragraph->marker;
    return label && *label && paragraph->words == piece->words ? arena_format(profile->making->arena, "%s %s", label, piece->words) : piece->words;
}

static bool read_task(struct profile *profile, struct piece *piece)
{
    const char *values[PHRASE_VALUES_MOST];
    const struct folded folded = fold_words(numbered(profile, piece), profile->making->arena);
    for (size_t i = 0; i < profile->making->sorted->phrases.count; i++) {
        const struct phrase *phrase = &profile->making->sorted->phrases.list[i];
        if (phrase_is(phrase, "profile.core-task") && phrase->count == 3 && phrase_fits(phrase, &folded, values, profile->making->arena) && *values[0] && *values[1]) {
            open_task(profile, values[0], values[1]);
            take_piece(piece, "core-task");
            return true;
        }
    }
    return false;
}

static void read_process(struct profile *profile, struct piece *piece)
{
    const char *rest = piece->words, *marker = piece->paragraph->marker, *number = profile->next_number;
    const int plain = marker ? plain_number(marker) : 0;
    if (!number && is_number_alone(piece->words)) { /* whatever a list counts before it */
        profile->next_number = piece->words;
        take_piece(piece, "work-process");
        return;
    }
    profile->next_number = NULL;
    if (!number && plain) /* the third in task 2 is 2.3; a list that begins anew there goes on */
        number = arena_format(profile->making->arena, "%s.%d", profile->number, plain > profile->items ? plain : profile->items + 1);
    else if (!number)
        number = number_before(profile, numbered(profile, piece), &rest);
    if (number) {
        put_process(profile, number, rest);
        take_piece(piece, "work-process");
    } else if (marker) {
        put_process(profile, arena_format(profile->making->arena, "%s.%d", profile->number, profile->items + 1), piece->words);
        take_piece(piece, "work-process");
    } else if (!profile->items) {
        join_piece(&profile->introduction, piece, piece->words);
        take_piece(piece, "core-task");
    } else {
        put_process(profile, arena_format(profile->making->arena, "%s.%d", profile->number, profile->items + 1), marked(profile->making, piece, piece->words));
        guess_piece(profile->making, piece, "work-process", say("it is taken for a work process"));
    }
}

/* A line before items that is no sentence, or is set as a heading. */
static bool is_group(struct profile *profile, const struct piece *piece)
{
    const struct piece *next = piece + 1, *end = profile->making->sorted->list + profile->making->sorted->count;
    while (next < end && next->became && !next->is_heading)
        next++;
    return next < end && !next->is_heading && next->paragraph->marker && (piece->paragraph->is_strong || piece->words[strlen(piece->words) - 1] == ':');
}

/* Without the sign that parts items. */
static const char *without_sign(struct profile *profile, const char *words)
{
    size_t length = strlen(words);
    return length > 1 && strchr(";,", words[length - 1]) ? arena_copy(profile->making->arena, words, length - 1) : words;
}

static void read_skill(struct profile *profile, struct piece *piece)
{
    if (piece->paragraph->marker) {
        put_skill(profile, without_sign(profile, piece->words));
        take_piece(piece, profile->open == OPEN_GROUP ? "skill-group" : "skill");
    } else if (is_group(profile, piece)) {
        open_group(profile, marked(profile->making, piece, piece->words));
        guess_piece(profile->making, piece, "skill-group", say("it is taken for the heading of a group of skills"));
    } else if (profile->open == OPEN_GROUP && !profile->items) {
        join_piece(&profile->introduction, piece, piece->words);
        take_piece(piece, "skill-group");
    } else if (profile->open == OPEN_NONE && !profile->skills.length) {
        join_piece(&profile->prose, piece, piece->words);
        take_piece(piece, "profile");
    } else {
        join_piece(&profile->prose, piece, marked(profile->making, piece, piece->words));
        guess_piece(profile->making, piece, "profile", say("it stands before the skills, which it followed"));
    }
}

void make_profile(struct making *making)
{
    struct profile profile = {.making = making};
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, "profile"));) {
        if (read_task(&profile, piece))
            continue;
        if (profile.open == OPEN_TASK)
            read_process(&profile, piece);
        else
            read_skill(&profile, piece);
    }
    close_open(&profile);
    put_in(making, "profile", joined(making, &profile.prose), true, 2);
    struct buffer *const all[] = {&profile.tasks, &profile.skills, &profile.groups};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        buffer_append(making->out, all[i]->bytes, all[i]->length);
        buffer_finish(all[i]);
    }
    buffer_finish(&profile.introduction);
}
