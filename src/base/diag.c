#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag_inside.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"

enum { KEPT_PER_ID = 200 };

#define DIAG_MESSAGE(id, name, severity, status, text, hint) [id] = {name, severity, status, text, hint},
const struct message diag_messages[DIAG_COUNT] = {DIAG_CATALOGUE(DIAG_MESSAGE)};
#undef DIAG_MESSAGE

struct diag *diag_create(void)
{
    struct diag *diag = memory_zeroed(1, sizeof *diag);
    diag->arena = arena_create();
    return diag;
}

struct diag *diag_create_for(const struct diag *diag)
{
    struct diag *part = diag_create();
    part->strict = diag->strict;
    return part;
}

void diag_destroy(struct diag *diag)
{
    if (!diag)
        return;
    map_destroy(diag->seen);
    arena_destroy(diag->arena);
    free(diag->counts);
    free(diag->findings);
    free(diag);
}

void diag_clear(struct diag *diag)
{
    if (!diag->count && !diag->errors && !diag->warnings && !diag->status && !diag->exhausted)
        return; /* nothing came, mostly */
    struct diag cleared = {.arena = diag->arena, .seen = diag->seen, .counts = diag->counts, .findings = diag->findings};
    cleared.capacity = diag->capacity;
    cleared.strict = diag->strict;
    arena_clear(diag->arena);
    if (diag->seen)
        map_clear(diag->seen);
    if (diag->counts)
        memset(diag->counts, 0, sizeof *diag->counts);
    *diag = cleared;
}

/* Whether this has been reported before, at the same place and in the same words. */
static bool is_repeated(struct diag *diag, enum diag_id id, struct place place, const char *detail)
{
    struct buffer key = {0};
    buffer_format(&key, "%d\n%d\n%s\n%s", (int)id, place.line, place.file ? place.file : "", detail);
    void **slot = map_slot(diag->seen, key.bytes, key.length);
    buffer_finish(&key);
    if (*slot)
        return true;
    *slot = diag;
    return false;
}

static void keep(struct diag *diag, struct finding finding)
{
    if (diag->count == diag->capacity) {
        size_t capacity = diag->capacity ? diag->capacity * 2 : 16;
        diag->findings = memory_resize(diag->findings, capacity * sizeof *diag->findings);
        diag->capacity = capacity;
    }
    if (finding.place.file)
        finding.place.file = arena_copy(diag->arena, finding.place.file, strlen(finding.place.file));
    finding.detail = arena_copy(diag->arena, finding.detail, strlen(finding.detail));
    if (finding.field)
        finding.field = arena_copy(diag->arena, finding.field, strlen(finding.field));
    if (finding.waiver)
        finding.waiver = arena_copy(diag->arena, finding.waiver, strlen(finding.waiver));
    finding.arrival = diag->count;
    diag->findings[diag->count++] = finding;
}

/* What a waiver lets pass speaks against nothing. */
static int status_of(const struct finding *finding)
{
    const int status = diag_messages[finding->id].status;
    if (finding->waiver || finding->severity == SEVERITY_WARNING)
        return STATUS_OK;
    return status ? status : STATUS_INPUT; /* a warning that counts as an error */
}

static void count_finding(struct diag *diag, const struct finding *finding)
{
    const int status = status_of(finding);
    diag->warnings += !finding->waiver && finding->severity == SEVERITY_WARNING;
    diag->errors += status != STATUS_OK;
    if (diag->status < status)
        diag->status = status;
}

static struct diag_counts *counts_of(struct diag *diag)
{
    if (!diag->seen)
        diag->seen = map_create();
    if (!diag->counts)
        diag->counts = memory_zeroed(1, sizeof *diag->counts);
    return diag->counts;
}

static void report(struct diag *diag, struct finding finding)
{
    enum diag_id id = finding.id;
    struct diag_counts *counts = counts_of(diag);
    finding.severity = diag->strict ? SEVERITY_ERROR : diag_messages[id].severity;
    count_finding(diag, &finding);
    if (counts->kept[id] == KEPT_PER_ID) { /* not looked up, so that a flood takes no memory */
        counts->more[id]++;
        return;
    }
    if (is_repeated(diag, id, finding.place, finding.detail))
        return;
    counts->kept[id]++;
    keep(diag, finding);
}

/* A longer detail is cut, and says so: it is one line for a person. */
enum { DETAIL_MOST = 1024 };

static void __attribute__((format(printf, 2, 0))) put_detail(char *text, const char *format, va_list arguments)
{
    static const char more[] = "…";
    if (vsnprintf(text, DETAIL_MOST, say(format), arguments) < DETAIL_MOST)
        return;
    size_t end = DETAIL_MOST - sizeof more;
    while (end && ((unsigned char)text[end] & 0xc0) == 0x80) /* not within a UTF-8 character */
        end--;
    memcpy(text + end, more, sizeof more);
}

void diag_report(struct diag *diag, enum diag_id id, struct place place, const char *format, ...)
{
    char text[DETAIL_MOST];
    va_list arguments;
    va_start(arguments, format);
    put_detail(text, format, arguments);
    va_end(arguments);
    report(diag, (struct finding){.id = id, .place = place, .detail = text});
}

void diag_waive(struct diag *diag, enum diag_id id, struct place place, const char *waiver, const char *format, ...)
{
    char text[DETAIL_MOST];
    va_list arguments;
    va_start(arguments, format);
    put_detail(text, format, arguments);
    va_end(arguments);
    report(diag, (struct finding){.id = id, .place = place, .detail = text, .waiver = waiver});
}

void diag_point(struct diag *diag, size_t first, int column)
{
    for (size_t i = first; i < diag->count; i++)
        if (!diag->findings[i].column)
            diag->findings[i].column = column;
}

void diag_point_field(struct diag *diag, size_t first, const char *field)
{
    for (size_t i = first; i < diag->count; i++)
        if (!diag->findings[i].field)
            diag->findings[i].field = arena_copy(diag->arena, field, strlen(field));
}

static void take_counts(struct diag *diag, const struct diag *from)
{
    for (int id = 0; id < DIAG_COUNT && from->counts; id++)
        counts_of(diag)->more[id] += from->counts->more[id];
    if (from->exhausted)
        diag_exhaust(diag);
}

static bool is_one_of(int column, const int *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i] == column)
            return true;
    return false;
}

void diag_take_beside(struct diag *diag, const struct diag *from, const int *columns, size_t count)
{
    for (size_t i = 0; i < from->count; i++)
        if (!is_one_of(from->findings[i].column, columns, count))
            report(diag, from->findings[i]);
    take_counts(diag, from);
}

void diag_take(struct diag *diag, const struct diag *from, diag_choice *wanted, void *context)
{
    for (size_t i = 0; i < from->count; i++)
        if (!wanted || wanted(context, from->findings[i].id, from->findings[i].place))
            report(diag, from->findings[i]);
    take_counts(diag, from);
}

void diag_each(const struct diag *diag, diag_visit *visit, void *context)
{
    for (const struct finding *finding = diag->findings; finding < diag->findings + diag->count; finding++)
        visit(context, finding->id, finding->place, finding->field, finding->detail);
}

static const char *text_or_null(const char *text)
{
    return *text ? text : NULL;
}

static struct finding_words exhausted_words(void)
{
    const struct message *message = &diag_messages[DIAG_MEMORY_EXHAUSTED];
    return (struct finding_words){.id = message->name, .severity = message->severity, .status = message->status,
                                  .text = say(message->text), .hint = say(message->hint)};
}

bool diag_word(const struct diag *diag, size_t index, struct finding_words *words)
{
    *words = (struct finding_words){0};
    if (diag->exhausted)
        *words = exhausted_words();
    if (diag->exhausted || index >= diag->count)
        return diag->exhausted && index == 0;
    const struct finding *finding = &diag->findings[index];
    const struct message *message = &diag_messages[finding->id];
    *words = (struct finding_words){
        .id = message->name,
        .severity = finding->severity,
        .status = status_of(finding),
        .place = finding->place,
        .column = finding->column,
        .field = finding->field,
        .text = say(message->text),
        .detail = text_or_null(finding->detail),
        .hint = *message->hint ? say(message->hint) : NULL,
        .waiver = finding->waiver,
    };
    return true;
}

size_t diag_more(const struct diag *diag)
{
    size_t more = 0;
    for (int id = 0; id < DIAG_COUNT; id++)
        more += diag_more_of(diag, id);
    return more;
}

bool diag_has(const struct diag *diag, struct place place, bool (*wanted)(enum diag_id id))
{
    for (size_t i = 0; i < diag->count; i++) {
        const struct finding *finding = &diag->findings[i];
        bool same = finding->place.file && place.file && strcmp(finding->place.file, place.file) == 0;
        if (same && finding->place.line == place.line && (!wanted || wanted(finding->id)))
            return true;
    }
    return false;
}

bool diag_tells(const struct diag *diag, enum diag_id id, const char *detail)
{
    for (size_t i = 0; i < diag->count && diag->counts->kept[id]; i++)
        if (diag->findings[i].id == id && strcmp(diag->findings[i].detail, detail) == 0)
            return true;
    return false;
}

void diag_exhaust(struct diag *diag)
{
    diag->errors += !diag->exhausted;
    diag->exhausted = true;
    diag->status = STATUS_SYSTEM;
}

void diag_be_strict(struct diag *diag)
{
    diag->strict = true;
}

size_t diag_warnings(const struct diag *diag)
{
    return diag->warnings;
}

size_t diag_errors(const struct diag *diag)
{
    return diag->errors;
}

size_t diag_count(const struct diag *diag)
{
    return diag->exhausted ? 1 : diag->count;
}

int diag_status(const struct diag *diag)
{
    return diag->status;
}

const char *diag_name(enum diag_id id)
{
    return diag_messages[id].name;
}
