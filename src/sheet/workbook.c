#include "sheet/workbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "sheet/odf.h"
#include "sheet/ods.h"
#include "sheet/part.h"
#include "sheet/relations.h"
#include "sheet/worksheet.h"

static void add_sheet(struct workbook *workbook, const struct part *part, const struct relation *relations)
{
    const char *name = part_attribute(part, "name"), *state = part_attribute(part, "state");
    const char *id = xml_stream_attribute_qualified(part->stream, "id");
    const struct relation *relation = id ? relation_of_id(relations, id) : NULL;
    if (!name || !relation || strcmp(relation->kind, "worksheet") != 0 || workbook->sheet_count == WORKBOOK_SHEETS_MOST)
        return;
    struct workbook_sheet *sheet = &workbook->sheets[workbook->sheet_count++];
    sheet->name = arena_copy(workbook->arena, name, strlen(name));
    sheet->part = relation->target;
    sheet->hidden = state && strcmp(state, "visible") != 0;
}

/* Whether its formulas are yet to be calculated, so that what was saved of them is no result. */
static bool is_due(const struct part *part)
{
    const char *completed = part_attribute(part, "calcCompleted");
    return part_is_true(part, "fullCalcOnLoad") || (completed && !part_is_true(part, "calcCompleted"));
}

static bool read_workbook(struct workbook *workbook, const char *name, const struct relation *relations,
                          struct diag *diag)
{
    struct part part;
    if (!part_open(&part, workbook->package, name, diag))
        return false;
    enum xml_event event;
    while ((event = part_next(&part, diag)) < XML_EVENT_DONE) {
        if (event != XML_EVENT_START)
            continue;
        if (part_is(&part, "workbookPr"))
            workbook->since_1904 = part_is_true(&part, "date1904");
        else if (part_is(&part, "calcPr"))
            workbook->is_due = is_due(&part);
        else if (part_is(&part, "sheet"))
            add_sheet(workbook, &part, relations);
    }
    part_close(&part);
    return event == XML_EVENT_DONE;
}

/* The part of this kind, or where it usually is; NULL if there is none. Some programs name one that they do not write. */
static const char *find_part(const struct package *package, const struct relation *relations, const char *kind,
                             const char *usual)
{
    const struct relation *relation = relation_of_kind(relations, kind);
    if (relation && package_has(package, relation->target))
        return relation->target;
    return package_has(package, usual) ? usual : NULL;
}

/* Reads the workbook's own part, and those that its sheets share. */
static bool read_parts(struct workbook *workbook, struct diag *diag)
{
    struct package *package = workbook->package;
    struct relation *relations;
    if (!relations_read(package, "", workbook->arena, &relations, diag))
        return false;
    const char *office = find_part(package, relations, "officeDocument", "xl/workbook.xml");
    if (!office && relation_of_kind(relations, "officeDocument")) {
        package_report(package, relation_of_kind(relations, "officeDocument")->target, diag, "this part is missing");
        return false;
    }
    if (!office) {
        diag_report(diag, DIAG_SHEET_UNKNOWN, package_place(package), "it is a ZIP archive of something else");
        return false;
    }
    if (!relations_read(package, office, workbook->arena, &relations, diag) ||
        !read_workbook(workbook, office, relations, diag))
        return false;
    const char *strings = find_part(package, relations, "sharedStrings", "xl/sharedStrings.xml");
    const char *styles = find_part(package, relations, "styles", "xl/styles.xml");
    workbook->lacks_styles = !styles;
    return (!strings || strings_read(&workbook->strings, package, strings, diag)) &&
           (!styles || styles_read(&workbook->styles, package, styles, workbook->arena, diag));
}

static bool has_password(struct package *package, struct diag *diag)
{
    if (!odf_has_password(package))
        return false;
    diag_report(diag, DIAG_SHEET_ENCRYPTED, package_place(package), "%s", "");
    return true;
}

static struct package *open_package(const struct source *source, enum kind kind, struct diag *diag)
{
    if (kind == KIND_FLAT)
        return package_open_flat(source, &PACKAGE_WORKBOOK, ODS_CONTENT, diag);
    struct package *package = package_open(source, &PACKAGE_WORKBOOK, diag);
    if (package && !has_password(package, diag) && package_is_workbook(package, diag))
        return package;
    package_close(package);
    return NULL;
}

struct workbook *workbook_open(const struct source *source, enum kind kind, struct diag *diag)
{
    struct package *package = open_package(source, kind, diag);
    if (!package)
        return NULL;
    struct workbook *workbook = memory_zeroed(1, sizeof *workbook);
    workbook->package = package;
    workbook->arena = arena_create();
    workbook->sheets = arena_new_array(workbook->arena, struct workbook_sheet, WORKBOOK_SHEETS_MOST);
    if (package_has(package, ODS_CONTENT) ? ods_read_workbook(workbook, diag) : read_parts(workbook, diag))
        return workbook;
    workbook_close(workbook);
    return NULL;
}

void workbook_close(struct workbook *workbook)
{
    if (!workbook)
        return;
    ods_styles_destroy(workbook->ods_styles);
    styles_finish(&workbook->styles);
    strings_finish(&workbook->strings);
    package_close(workbook->package);
    arena_destroy(workbook->arena);
    free(workbook);
}

/* ------------------------------------------------------------------------------------------------ choosing */

static const char *normal(struct arena *arena, const char *text)
{
    size_t length;
    return unicode_nfc(arena, text, strlen(text), &length);
}

/* Reports the names of the sheets that are wanted (all if it is NULL) behind the words. */
static const struct workbook_sheet *refuse(const struct workbook *workbook, enum diag_id id, const char *words,
                                           const bool *wanted, struct diag *diag)
{
    struct buffer names = {0};
    for (int i = 0; i < workbook->sheet_count; i++)
        if (!wanted || wanted[i])
            buffer_format(&names, "%s\"%s\"", names.length ? ", " : "", workbook->sheets[i].name);
    diag_report(diag, id, package_place(workbook->package), "%s%.*s", words, (int)names.length,
                names.length ? (const char *)names.bytes : "");
    buffer_finish(&names);
    return NULL;
}

static const struct workbook_sheet *choose_named(struct workbook *workbook, const char *name, struct diag *diag)
{
    const char *wanted = normal(workbook->arena, name);
    for (int i = 0; i < workbook->sheet_count; i++)
        if (strcmp(normal(workbook->arena, workbook->sheets[i].name), wanted) == 0)
            return &workbook->sheets[i];
    return refuse(workbook, DIAG_SHEET_MISSING, arena_format(workbook->arena, say("\"%s\"; it has "), name), NULL, diag);
}

/* Whether there is a row in the sheet, or what should be one. */
static bool holds_anything(struct workbook *workbook, const struct workbook_sheet *sheet)
{
    if (workbook->ods_styles)
        return sheet->holds;
    struct diag *unheard = diag_create(); /* what is wrong with a sheet matters when it is the one */
    struct sheet_row row;
    struct worksheet *worksheet = worksheet_open(workbook, sheet, unheard);
    bool holds = !worksheet || worksheet_next(worksheet, &row, unheard) != SHEET_END;
    worksheet_close(worksheet);
    diag_destroy(unheard);
    return holds;
}

/* Of the sheets that hold anything, those that are taken; of one alone nobody is asked. */
static int take_sheets(const struct workbook *workbook, const struct sheet_options *options, bool *wanted, int count)
{
    for (int i = 0; count > 1 && options->takes && i < workbook->sheet_count; i++)
        if (wanted[i] && !options->takes(options->context, workbook->sheets[i].name)) {
            wanted[i] = false;
            count--;
        }
    return count;
}

static const struct workbook_sheet *choose_among(struct workbook *workbook, const struct sheet_options *options,
                                                 const struct workbook_sheet *named, struct diag *diag)
{
    bool wanted[WORKBOOK_SHEETS_MOST];
    const struct workbook_sheet *chosen = NULL;
    int count = 0;
    for (int i = 0; i < workbook->sheet_count; i++) {
        const struct workbook_sheet *sheet = &workbook->sheets[i];
        wanted[i] = !sheet->hidden && sheet != named && holds_anything(workbook, sheet);
        count += wanted[i];
    }
    if (named) {
        take_sheets(workbook, options, wanted, count + 1);
        return named;
    }
    if (!count) {
        diag_report(diag, DIAG_SHEET_EMPTY, package_place(workbook->package), "%s", "");
        return NULL;
    }
    bool held[WORKBOOK_SHEETS_MOST];
    memcpy(held, wanted, sizeof held);
    count = take_sheets(workbook, options, wanted, count);
    for (int i = 0; count == 1 && i < workbook->sheet_count; i++)
        if (wanted[i])
            chosen = &workbook->sheets[i];
    return chosen ? chosen : refuse(workbook, DIAG_SHEET_CHOICE, "", count ? wanted : held, diag);
}

const struct workbook_sheet *workbook_choose(struct workbook *workbook, const struct sheet_options *options,
                                             struct diag *diag)
{
    const struct workbook_sheet *named = options->name ? choose_named(workbook, options->name, diag) : NULL;
    if (options->name && (!named || !options->takes))
        return named;
    return choose_among(workbook, options, named, diag);
}
