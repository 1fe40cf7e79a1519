/* Numbers of core tasks and work processes: 1, 2 and 1.1, 1.2; or B1-K1 and B1-K1-W1. Each level counts from 1 without a gap,
 * and a work process's number begins with that of its task. Work processes may also be numbered through: 1, 2, 3. */
#include <stdlib.h>
#include <string.h>

#include "gate/judgement.h"

enum { PARTS_MOST = 16 };

/* A number of an outline, cut where points, hyphens and changes from letters to digits are. */
struct outline {
    struct {
        const char *text;
        size_t length;
    } parts[PARTS_MOST];
    size_t count;
    long last;    /* the number, or the place in the alphabet, of the last part; 0: neither */
    bool is_code; /* of a catalogue, AUD.02 or 31023, of which a qualification takes some */
};

static struct outline outline_read(const char *number)
{
    struct outline outline = {0};
    for (const char *at = number; *(at += strspn(at, ".-")) && outline.count < PARTS_MOST;) {
        const char *start = at;
        while (*at && !strchr(".-", *at) && is_digit_byte(*at) == is_digit_byte(*start))
            at++;
        size_t length = (size_t)(at - start);
        outline.parts[outline.count].text = start;
        outline.parts[outline.count++].length = length;
        outline.is_code |= is_digit_byte(*start) ? length > 2 || *start == '0' : length > 1;
    }
    if (outline.count) {
        const char *last = outline.parts[outline.count - 1].text;
        size_t length = outline.parts[outline.count - 1].length;
        if (is_digit_byte(*last))
            outline.last = length < 9 ? strtol(last, NULL, 10) : 0;
        else if (length == 1)
            outline.last = (*last | 0x20) - 'a' + 1;
    }
    return outline;
}

/* Whether the first `count` parts are the same; 01 is 1. */
static bool is_part_same(const struct outline *one, const struct outline *other, size_t at)
{
    const char *a = one->parts[at].text, *b = other->parts[at].text;
    if (is_digit_byte(*a) && is_digit_byte(*b))
        return strtol(a, NULL, 10) == strtol(b, NULL, 10);
    return one->parts[at].length == other->parts[at].length && strncmp(a, b, one->parts[at].length) == 0;
}

static bool begin_alike(const struct outline *one, const struct outline *other, size_t count)
{
    bool same = one->count >= count && other->count >= count;
    for (size_t i = 0; same && i < count; i++)
        same = is_part_same(one, other, i);
    return same;
}

/* Compares a number with the one before it in its list (NULL: it is the first). */
static void judge_next(struct judgement *judgement, const struct xml_node *node, const char *number, const char *before)
{
    struct outline outline = outline_read(number), previous = outline_read(before ? before : "");
    bool starts = !before || outline.count != previous.count || !begin_alike(&outline, &previous, outline.count - 1);
    if (!outline.last)
        return;
    if (starts && before && outline.count != previous.count)
        judgement_add(judgement, DIAG_TASKS_DISORDERED, node, "\"%s\" behind \"%s\"", number, before);
    else if (starts && outline.last != 1 && !outline.is_code)
        judgement_add(judgement, DIAG_TASK_GAP, node, "\"%s\" is the first", number);
    else if (!starts && previous.last && outline.last <= previous.last)
        judgement_add(judgement, DIAG_TASKS_DISORDERED, node, "\"%s\" behind \"%s\"", number, before);
    else if (!starts && previous.last && outline.last > previous.last + 1 && !outline.is_code)
        judgement_add(judgement, DIAG_TASK_GAP, node, "\"%s\" behind \"%s\"", number, before);
}

/* `through`: the number of the last work process, where they are numbered through all tasks. */
static void judge_processes(struct judgement *judgement, const struct xml_node *task, const char **through)
{
    const char *own = xml_attribute(task, "number"), *before = NULL;
    struct outline outline = outline_read(own ? own : "");
    for (const struct xml_node *node = xml_first_element(task); node; node = xml_next_element(node)) {
        const char *number = xml_is_named(node, "work-process") ? xml_attribute(node, "number") : NULL;
        if (!number)
            continue;
        struct outline process = outline_read(number);
        bool inside = process.count > outline.count;
        if (inside && !begin_alike(&process, &outline, outline.count)) {
            judgement_add(judgement, DIAG_TASK_OF_ANOTHER, node, "\"%s\" in \"%s\"", number, own ? own : "");
            before = NULL;
            continue;
        }
        if (inside || *through)
            judge_next(judgement, node, number, inside ? before : *through);
        before = number;
        if (!inside)
            *through = number;
    }
}

void judge_tasks(struct judgement *judgement, const struct xml_node *root)
{
    const char *before = NULL, *through = NULL;
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        const char *number = xml_is_named(node, "core-task") ? xml_attribute(node, "number") : NULL;
        if (!number)
            continue;
        judge_next(judgement, node, number, before);
        judge_processes(judgement, node, &through);
        before = number;
    }
}
