/* A record's qualifications, one by one, as files in a folder. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "learn/draw.h"
#include "learn/exact.h"
#include "learn/give.h"
#include "learn/learn.h"
#include "learn/merge.h"
#include "learn/report.h"
#include "learn/take.h"

#define KEPT ".imported"

struct importing {
    const struct learn_import *request;
    struct stock *stock;
    struct arena *arena;   /* of one qualification */
    struct record record;
    struct parts parts;    /* that the record gives */
    const char *kept;      /* path of what was imported last */
    const char *name;      /* of the file in the folder, without .xml */
    struct buffer report;
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ names */

static const char *path_of(const struct importing *importing, const char *name)
{
    return arena_format(importing->arena, "%s/%s.xml", importing->request->folder, name);
}

/* Small letters and figures, others as hyphens. */
static const char *slug_of(struct importing *importing, const char *words)
{
    enum { SLUG_MOST = 60 };
    char slug[SLUG_MOST + 1];
    size_t length = 0;
    for (const char *at = words, *end = words + strlen(words); at < end && length < SLUG_MOST;) {
        uint32_t letter = unicode_lower(unicode_base(utf8_next(&at, end)));
        if (letter < 128 && (ascii_is_letter((char)letter) || ascii_is_digit((char)letter)))
            slug[length++] = (char)letter;
        else if (length && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length && slug[length - 1] == '-')
        length--;
    return arena_copy(importing->arena, slug, length);
}

static const char *first_words(struct importing *importing, enum section section)
{
    const struct section_parts *parts = &importing->parts.sections[section];
    const struct xml_node *node = parts->count ? parts->list[0].node : NULL;
    const struct xml_node *text = node && section == SECTION_TITLE ? xml_first_element(node) : node;
    return text ? xml_text(text, importing->arena) : "";
}

static uint64_t hash_of_record(const struct importing *importing)
{
    return map_hash(importing->record.id, strlen(importing->record.id));
}

/* Whether the file of this name is there, and is not of this record. */
static bool is_of_another(struct importing *importing, const char *name)
{
    const char *path = path_of(importing, name);
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
static const char *name_of(struct importing *importing)
{
    const char *code = slug_of(importing, first_words(importing, SECTION_CODE));
    const char *title = slug_of(importing, first_words(importing, SECTION_TITLE));
    const char *name = arena_format(importing->arena, "%s%s%s", code, *code && *title ? "-" : "", title);
    if (!*name || is_of_another(importing, name))
        name = arena_format(importing->arena, "%s%s%016" PRIx64, name, *name ? "-" : "", hash_of_record(importing));
    return name;
}

/* ------------------------------------------------------------------------------------------------ what was there */

/* As name_of makes them. */
static bool is_name(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return length && length < 200 && !name[length];
}

/* What was imported last: the file's name, a line end, and the file. NULL: nothing was, or its file is gone. */
static struct xml_file *read_kept(struct importing *importing)
{
    struct buffer contents = {0};
    struct diag *unheard = diag_create();
    struct xml_file *file = NULL;
    if (file_exists(importing->kept) && file_read(importing->kept, XML_BYTES_MOST, (struct place){0}, &contents, unheard)) {
        const char *text = (const char *)contents.bytes, *line = memchr(text, '\n', contents.length);
        const char *name = line ? arena_copy(importing->arena, text, (size_t)(line - text)) : "";
        if (is_name(name) && file_exists(path_of(importing, name))) {
            importing->name = name;
            file = xml_read_memory(line + 1, contents.length - (size_t)(line + 1 - text), importing->kept, unheard);
        }
    }
    buffer_finish(&contents);
    diag_destroy(unheard);
    return file;
}

static bool keep(struct importing *importing)
{
    struct buffer contents = {0};
    buffer_format(&contents, "%s\n", importing->name);
    put_parts(&contents, &importing->parts, importing->arena);
    bool good = file_write(importing->kept, contents.bytes, contents.length, (struct file_manner){.chosen_name = true}, importing->diag);
    buffer_finish(&contents);
    return good;
}

/* ------------------------------------------------------------------------------------------------ one qualification */

static bool write_file(struct importing *importing, const char *path, const struct parts *parts, const char *done)
{
    struct buffer contents = {0};
    put_parts(&contents, parts, importing->arena);
    bool good = file_write(path, contents.bytes, contents.length, (struct file_manner){.chosen_name = true}, importing->diag);
    buffer_finish(&contents);
    diag_put_plain(&importing->report, path);
    buffer_format(&importing->report, ": %s\n", done);
    return good;
}

static bool is_unchanged(struct importing *importing, const struct parts *one, const struct parts *other)
{
    bool same = attributes_hash(one) == attributes_hash(other);
    for (size_t i = 0; i < SECTION_COUNT && same; i++) {
        for (size_t j = 0; j < one->sections[i].count; j++)
            same = same && !one->sections[i].list[j].texts;
        same = same && parts_equal(&one->sections[i], &other->sections[i], importing->arena);
    }
    return same;
}

static bool bring_up_to_date(struct importing *importing, const char *path, const struct xml_file *last)
{
    struct parts before, there, merged;
    struct buffer differences = {0};
    struct xml_file *file = xml_read(path, (struct place){0}, importing->diag);
    if (!file)
        return false;
    parts_of(last ? xml_root(last) : NULL, importing->arena, &before);
    parts_of(xml_root(file), importing->arena, &there);
    merge_parts(&before, &importing->parts, &there, importing->arena, &merged, &differences);
    bool good = true;
    if (is_unchanged(importing, &merged, &there)) {
        diag_put_plain(&importing->report, path);
        buffer_format(&importing->report, ": %s\n", say("up to date, and left as it is"));
    } else {
        good = write_file(importing, path, &merged, say("brought up to date; what people wrote stays"));
    }
    buffer_append(&importing->report, differences.bytes, differences.length);
    buffer_finish(&differences);
    xml_close(file);
    return good;
}

static bool put_in_folder(struct importing *importing)
{
    importing->kept = arena_format(importing->arena, "%s/" KEPT "/%016" PRIx64 ".xml", importing->request->folder, hash_of_record(importing));
    importing->name = NULL;
    struct xml_file *last = read_kept(importing);
    importing->name = importing->name ? importing->name : name_of(importing);
    const char *path = path_of(importing, importing->name);
    bool good = file_exists(path) ? bring_up_to_date(importing, path, last) : write_file(importing, path, &importing->parts, say("made"));
    if (last)
        xml_close(last);
    return good && keep(importing);
}

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
    bool good = file && !importing->record.overflowed && put_in_folder(importing);
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

static bool make_folder(const char *path, struct diag *diag)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){path, 0}, "%s", say_error(errno));
    return false;
}

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
    default: diag_report(diag, DIAG_RECORD_KIND, (struct place){intake->path, 0}, "%s", "JSON"); return false;
    }
}

bool learn_import(const struct learn_import *request, struct diag *diag)
{
    struct intake intake;
    struct importing importing = {.request = request, .arena = arena_create(), .diag = diag};
    bool good = intake_open(&intake, request->path, diag) && make_folder(request->folder, diag);
    if (good) {
        importing.stock = stock_create(request->folder, request->path, diag);
        good = take(&intake, importing.stock, diag) &&
               make_folder(arena_format(importing.arena, "%s/" KEPT, request->folder), diag) && import_all(&importing);
    }
    intake_close(&intake);
    stock_destroy(importing.stock);
    buffer_finish(&importing.report);
    arena_destroy(importing.arena);
    return good;
}
