/* Findings as text for people, and as JSON for programs. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/diag_inside.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"

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

void diag_put_plain(struct buffer *out, const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        const char *start = text;
        bool control = unicode_is_control(utf8_next(&text, end)) || (text - start == 1 && *start & 0x80); /* no UTF-8: C1, perhaps */
        for (; control && start < text; start++)
            buffer_format(out, "\\x%02x", (unsigned char)*start);
        buffer_append(out, start, (size_t)(text - start));
    }
}

static void print_plain(const char *text, FILE *out)
{
    struct buffer plain = {0};
    diag_put_plain(&plain, text);
    if (plain.length)
        fwrite(plain.bytes, 1, plain.length, out);
    buffer_finish(&plain);
}

static const char *severity_of(const struct finding *finding)
{
    return finding->waiver ? N_("waived") : finding->severity == SEVERITY_ERROR ? N_("error") : N_("warning");
}

static void print_finding(const struct finding *finding, FILE *out)
{
    const struct message *message = &diag_messages[finding->id];
    print_plain(finding->place.file ? finding->place.file : "supplement", out);
    if (finding->place.file && finding->place.line > 0)
        fprintf(out, ":%d", finding->place.line);
    fprintf(out, ": %s%s%s", say(severity_of(finding)), say(": "), say(message->text));
    if (*finding->detail) {
        fputs(say(": "), out);
        print_plain(finding->detail, out);
    }
    fprintf(out, " [%s]\n", message->name);
    if (finding->waiver) {
        fprintf(out, "  %s%s", say(N_("waived")), say(": "));
        print_plain(finding->waiver, out);
        fputc('\n', out);
    }
}

/* The caller frees it. */
static struct finding *sort_findings(const struct diag *diag)
{
    struct finding *sorted = memory_zeroed(diag->count, sizeof *sorted);
    if (diag->count)
        memcpy(sorted, diag->findings, diag->count * sizeof *sorted);
    qsort(sorted, diag->count, sizeof *sorted, compare_findings);
    return sorted;
}

void diag_print_exhausted(FILE *out)
{
    const struct message *message = &diag_messages[DIAG_MEMORY_EXHAUSTED];
    fprintf(out, "supplement: %s%s%s [%s]\n  %s%s\n", say("error"), say(": "), say(message->text), message->name, say("hint: "),
            say(message->hint));
}

void diag_print(const struct diag *diag, FILE *out)
{
    if (diag->exhausted) {
        diag_print_exhausted(out);
        return;
    }
    bool hinted[DIAG_COUNT] = {false};
    struct finding *sorted = sort_findings(diag);
    for (size_t i = 0; i < diag->count; i++) {
        enum diag_id id = sorted[i].id;
        print_finding(&sorted[i], out);
        if (sorted[i].waiver)
            continue;
        if (!hinted[id] && *diag_messages[id].hint) /* once: the hint is the same for all of an id */
            fprintf(out, "  %s%s\n", say("hint: "), say(diag_messages[id].hint));
        hinted[id] = true;
    }
    for (int id = 0; id < DIAG_COUNT; id++)
        if (diag_more_of(diag, id))
            fprintf(out, say("supplement: %zu more of [%s]\n"), diag_more_of(diag, id), diag_messages[id].name);
    free(sorted);
}

/* ------------------------------------------------------------------------------------------------ for programs */

static void put_object(const struct finding *finding, struct buffer *line)
{
    const struct message *message = &diag_messages[finding->id];
    buffer_string(line, "{\"event\":\"finding\"");
    json_text(line, "file", finding->place.file);
    if (finding->place.file && finding->place.line > 0)
        buffer_format(line, ",\"line\":%d", finding->place.line);
    json_text(line, "severity", severity_of(finding));
    json_text(line, "id", message->name);
    json_text(line, "text", say(message->text));
    json_text(line, "detail", *finding->detail ? finding->detail : NULL);
    json_text(line, "hint", *message->hint ? say(message->hint) : NULL);
    json_text(line, "waived", finding->waiver);
    buffer_string(line, "}\n");
}

/* Its words are plain. */
static void print_exhausted_json(FILE *out)
{
    const struct message *message = &diag_messages[DIAG_MEMORY_EXHAUSTED];
    fprintf(out, "{\"event\":\"finding\",\"severity\":\"error\",\"id\":\"%s\",\"text\":\"%s\",\"hint\":\"%s\"}\n",
            message->name, say(message->text), say(message->hint));
}

void diag_print_json(const struct diag *diag, FILE *out)
{
    if (diag->exhausted) {
        print_exhausted_json(out);
        return;
    }
    struct buffer lines = {0};
    struct finding *sorted = sort_findings(diag);
    for (size_t i = 0; i < diag->count; i++)
        put_object(&sorted[i], &lines);
    for (int id = 0; id < DIAG_COUNT; id++)
        if (diag_more_of(diag, id)) {
            buffer_string(&lines, "{\"event\":\"finding\"");
            json_text(&lines, "id", diag_messages[id].name);
            buffer_format(&lines, ",\"more\":%zu}\n", diag_more_of(diag, id));
        }
    if (lines.length)
        fwrite(lines.bytes, 1, lines.length, out);
    buffer_finish(&lines);
    free(sorted);
}

/* ------------------------------------------------------------------------------------------------ counts */

static void put_between(FILE *out, const char **between)
{
    fputs(*between, out);
    *between = ", ";
}

void diag_print_counts(const struct diag *diag, FILE *out)
{
    size_t errors = 0, warnings = 0, waived = 0;
    if (diag->exhausted)
        return;
    for (size_t i = 0; i < diag->count; i++) {
        const struct finding *finding = &diag->findings[i];
        waived += finding->waiver != NULL;
        errors += !finding->waiver && finding->severity == SEVERITY_ERROR;
        warnings += !finding->waiver && finding->severity == SEVERITY_WARNING;
    }
    for (int id = 0; id < DIAG_COUNT; id++)
        *(diag->strict || diag_messages[id].severity == SEVERITY_ERROR ? &errors : &warnings) += diag_more_of(diag, id);
    const char *between = "";
    if (errors) {
        put_between(out, &between);
        fprintf(out, say_count(errors, "%zu error", "%zu errors"), errors);
    }
    if (warnings) {
        put_between(out, &between);
        fprintf(out, say_count(warnings, "%zu warning", "%zu warnings"), warnings);
    }
    if (waived) {
        put_between(out, &between);
        fprintf(out, say_count(waived, "%zu waived", "%zu waived"), waived);
    }
    fputs(*between ? "\n" : say("nothing found\n"), out);
}
