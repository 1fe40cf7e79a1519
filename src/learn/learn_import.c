/* A record's qualifications, one by one, as files in a folder. */
#include <inttypes.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/say.h"
#include "base/unicode.h"
#include "learn/draw.h"
#include "learn/exact.h"
#include "learn/give.h"
#include "learn/keep.h"
#include "learn/learn.h"
#include "learn/report.h"
#include "learn/take.h"

struct importing {
    const struct learn_import *request;
    struct stock *stock;
    struct arena *arena;   /* of one qualification */
    struct record record;
    struct parts parts;    /* that the record gives */
    struct buffer report;
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ names */

enum { SLUG_MOST = 60 };

static const char *first_words(struct importing *importing, enum section section)
{
    const struct section_parts *parts = &importing->parts.sections[section];
    const struct xml_node *node = parts->count ? parts->list[0].node : NULL;
    const struct xml_node *text = node && section == SECTION_TITLE ? xml_first_element(node) : node;
    return text ? xml_text(text, importing->arena) : "";
}

/* Whether the file of this name is there, and is not of this record. */
static bool is_of_another(struct importing *importing, const char *name)
{
    const char *path = arena_format(importing->arena, "%s/%s.xml", importing->request->folder, name);
    struct diag *unheard = diag_create();
    if (!file_exists(path)) {
        diag_destroy(unheard);
        return false;
    }
    struct xml_file *file = xml_read(path, (struct place){0}, unheard);
    bool is_same = file && strcmp(give_address(file, importing->arena), importing->record.id) == 0;
    if (file)
        xml_close(file);
    diag_destroy(unheard);
    return !is_same;
}

/* Code and title, as far as there are; it stays, once it was given. */
static const char *name_of(void *context)
{
    struct importing *importing = context;
    const char *code = unicode_slug(importing->arena, first_words(importing, SECTION_CODE), SLUG_MOST);
    const char *title = unicode_slug(importing->arena, first_words(importing, SECTION_TITLE), SLUG_MOST);
    const char *name = arena_format(importing->arena, "%s%s%s", code, *code && *title ? "-" : "", title);
    if (!*name || is_of_another(importing, name))
        name = arena_format(importing->arena, "%s%s%016" PRIx64, name, *name ? "-" : "", map_hash(importing->record.id, strlen(importing->record.id)));
    return name;
}

/* ------------------------------------------------------------------------------------------------ one qualification */

static void tell_line(struct importing *importing, int line)
{
    buffer_string(&importing->report, "  ");
    diag_put_plain(&importing->report, importing->request->path);
    if (line)
        buffer_format(&importing->report, ":%d", line);
    buffer_string(&importing->report, ": ");
    diag_put_plain(&importing->report, importing->record.id);
    buffer_byte(&importing->report, '\n');
}

static bool import_record(struct importing *importing, int line)
{
    struct draft draft = {.arena = importing->arena};
    struct buffer plain = {0};
    struct xml_file *exact[EXACT_MOST];
    draw_record(&importing->record, &draft);
    put_draft(&draft, &plain);
    struct xml_file *file = xml_read_memory((const char *)plain.bytes, plain.length, importing->record.id, importing->diag);
    size_t count = 0;
    if (file) {
        parts_of(xml_root(file), importing->arena, &importing->parts);
        count = exact_take(&importing->record, &importing->parts, exact);
    }
    if (draft_is_full(&draft))
        importing->record.overflowed = true;
    if (importing->record.overflowed)
        diag_report(importing->diag, DIAG_RECORD_TOO_LARGE, (struct place){importing->request->path, line}, "%s", importing->record.id);
    const struct keeping keeping = {importing->request->folder, importing->record.id, name_of, importing, NULL, NULL, importing->arena, &importing->report, importing->diag};
    bool good = file && !importing->record.overflowed && keep_parts(&keeping, &importing->parts);
    if (good) {
        tell_line(importing, line);
        report_record(&importing->record, &importing->report);
    }
    while (count)
        xml_close(exact[--count]);
    if (file)
        xml_close(file);
    buffer_finish(&plain);
    draft_finish(&draft);
    return good;
}

static bool import_one(struct importing *importing, size_t index)
{
    int line;
    const char *id = stock_root(importing->stock, index, &line);
    const size_t errors = diag_errors(importing->diag);
    arena_clear(importing->arena);
    buffer_clear(&importing->report);
    record_init(&importing->record, importing->stock, id, importing->arena);
    bool good = import_record(importing, line);
    record_finish(&importing->record);
    if (good && importing->request->report)
        good = importing->request->report(importing->request->context, importing->report.bytes, importing->report.length);
    return good && diag_errors(importing->diag) == errors;
}

/* ------------------------------------------------------------------------------------------------ all of them */

static bool import_all(struct importing *importing)
{
    const struct learn_import *request = importing->request;
    const size_t count = stock_count(importing->stock);
    bool good = true;
    if (!count)
        diag_report(importing->diag, DIAG_RECORD_EMPTY, (struct place){request->path, 0}, "%s", "");
    for (size_t i = 0; i < count; i++) {
        if (request->stop && request->stop(request->context)) {
            diag_report(importing->diag, DIAG_INTERRUPTED, (struct place){request->path, 0}, "%zu of %zu", i, count);
            return false;
        }
        good = import_one(importing, i) && good;
    }
    return good && count;
}

static bool take(struct intake *intake, struct stock *stock, struct diag *diag)
{
    switch (intake_letters(intake)) {
    case LETTERS_XML: return take_xml(intake, stock, diag);
    case LETTERS_TURTLE: return take_turtle(intake, stock, diag);
    default: diag_report(diag, DIAG_RECORD_KIND, (struct place){intake->path, 0}, "%s", intake_other(intake)); return false;
    }
}

bool learn_import(const struct learn_import *request, struct diag *diag)
{
    struct intake intake;
    struct importing importing = {.request = request, .arena = arena_create(), .diag = diag};
    bool good = intake_open(&intake, request->path, diag) && keep_begin(request->folder, diag);
    if (good) {
        importing.stock = stock_create(request->folder, request->path, diag);
        good = take(&intake, importing.stock, diag) && import_all(&importing);
    }
    intake_close(&intake);
    stock_destroy(importing.stock);
    buffer_finish(&importing.report);
    arena_destroy(importing.arena);
    return good;
}
