#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"

enum { KEPT_PER_ID = 200 };

struct message {
    const char *name;
    enum severity severity;
    int status;
    const char *text;
    const char *hint;
};

#define DIAG_MESSAGE(id, name, severity, status, text, hint) [id] = {name, severity, status, text, hint},
static const struct message catalogue[DIAG_COUNT] = {DIAG_CATALOGUE(DIAG_MESSAGE)};
#undef DIAG_MESSAGE

struct finding {
    enum diag_id id;
    struct place place;
    const char *detail;
    size_t arrival;
};

struct diag {
    struct arena *arena;
    struct map *seen;         /* place, id and detail -> the finding */
    struct finding *findings; /* in order of arrival */
    size_t count;
    size_t capacity;
    size_t errors;           /* reports of errors, repeated ones too */
    int status;              /* the highest yet */
    size_t kept[DIAG_COUNT]; /* findings of each id */
    size_t more[DIAG_COUNT]; /* reports beyond KEPT_PER_ID */
};

struct diag *diag_create(void)
{
    struct diag *diag = memory_zeroed(1, sizeof *diag);
    diag->arena = arena_create();
    diag->seen = map_create();
    return diag;
}

void diag_destroy(struct diag *diag)
{
    if (!diag)
        return;
    map_destroy(diag->seen);
    arena_destroy(diag->arena);
    free(diag->findings);
    free(diag);
}

void diag_clear(struct diag *diag)
{
    struct diag cleared = {.arena = diag->arena, .seen = diag->seen, .findings = diag->findings};
    cleared.capacity = diag->capacity;
    arena_clear(diag->arena);
    map_clear(diag->seen);
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
        diag->capacity = diag->capacity ? diag->capacity * 2 : 16;
        diag->findings = memory_resize(diag->findings, diag->capacity * sizeof *diag->findings);
    }
    if (finding.place.file)
        finding.place.file = arena_copy(diag->arena, finding.place.file, strlen(finding.place.file));
    finding.detail = arena_copy(diag->arena, finding.detail, strlen(finding.detail));
    finding.arrival = diag->count;
    diag->findings[diag->count++] = finding;
}

static void report(struct diag *diag, enum diag_id id, struct place place, const char *detail)
{
    if (catalogue[id].severity == SEVERITY_ERROR) {
        diag->errors++;
        if (diag->status < catalogue[id].status)
            diag->status = catalogue[id].status;
    }
    if (diag->kept[id] == KEPT_PER_ID) { /* not looked up, so that a flood takes no memory */
        diag->more[id]++;
        return;
    }
    if (is_repeated(diag, id, place, detail))
        return;
    diag->kept[id]++;
    keep(diag, (struct finding){.id = id, .place = place, .detail = detail});
}

void diag_report(struct diag *diag, enum diag_id id, struct place place, const char *format, ...)
{
    char text[1024]; /* a longer detail is cut: it is one line for a person */
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t end = strlen(text);
    if (end == sizeof text - 1) { /* not within a UTF-8 character */
        while (end && ((unsigned char)text[end - 1] & 0xc0) == 0x80)
            end--;
        if (end && (unsigned char)text[end - 1] >= 0xc0)
            end--;
    }
    text[end] = '\0';
    report(diag, id, place, text);
}

void diag_take(struct diag *diag, const struct diag *from, diag_choice *wanted, void *context)
{
    for (size_t i = 0; i < from->count; i++)
        if (!wanted || wanted(context, from->findings[i].id, from->findings[i].place))
            report(diag, from->findings[i].id, from->findings[i].place, from->findings[i].detail);
    for (int id = 0; id < DIAG_COUNT; id++)
        diag->more[id] += from->more[id];
}

void diag_each(const struct diag *diag, diag_visit *visit, void *context)
{
    for (size_t i = 0; i < diag->count; i++)
        visit(context, diag->findings[i].id, diag->findings[i].place, diag->findings[i].detail);
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

size_t diag_errors(const struct diag *diag)
{
    return diag->errors;
}

size_t diag_count(const struct diag *diag)
{
    return diag->count;
}

int diag_status(const struct diag *diag)
{
    return diag->status;
}

const char *diag_name(enum diag_id id)
{
    return catalogue[id].name;
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    int order = strcmp(a->place.file ? a->place.file : "", b->place.file ? b->place.file : "");
    if (order)
        return order;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    return a->arrival < b->arrival ? -1 : a->arrival > b->arrival;
}

/* Text from a file may hold what moves a terminal's cursor: control characters are shown, not sent. */
static void print_plain(const char *text, FILE *out)
{
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < 0x20 || byte == 0x7f)
            fprintf(out, "\\x%02x", byte);
        else
            fputc(byte, out);
    }
}

static void print_finding(const struct finding *finding, FILE *out)
{
    const struct message *message = &catalogue[finding->id];
    print_plain(finding->place.file ? finding->place.file : "supplement", out);
    if (finding->place.file && finding->place.line > 0)
        fprintf(out, ":%d", finding->place.line);
    fprintf(out, ": %s: %s", message->severity == SEVERITY_ERROR ? "error" : "warning", message->text);
    if (*finding->detail) {
        fputs(": ", out);
        print_plain(finding->detail, out);
    }
    fprintf(out, " [%s]\n", message->name);
}

void diag_print(const struct diag *diag, FILE *out)
{
    bool hinted[DIAG_COUNT] = {false};
    struct finding *sorted = memory_zeroed(diag->count, sizeof *sorted);
    if (diag->count)
        memcpy(sorted, diag->findings, diag->count * sizeof *sorted);
    qsort(sorted, diag->count, sizeof *sorted, compare_findings);
    for (size_t i = 0; i < diag->count; i++) {
        enum diag_id id = sorted[i].id;
        print_finding(&sorted[i], out);
        if (!hinted[id] && *catalogue[id].hint) /* once: the hint is the same for all of an id */
            fprintf(out, "  hint: %s\n", catalogue[id].hint);
        hinted[id] = true;
    }
    for (int id = 0; id < DIAG_COUNT; id++)
        if (diag->more[id])
            fprintf(out, "supplement: %zu more of [%s]\n", diag->more[id], catalogue[id].name);
    free(sorted);
}
