/* A register for people: as a table, or as a CSV file that a spreadsheet opens. */
#include <string.h>

#include "base/say.h"
#include "issue/register_inside.h"
#include "issue/words.h"
#include "sheet/sheet.h"

struct list {
    struct issue_register *opened;
    FILE *out;
    struct buffer line, corrections;
    struct arena *arena;             /* of a row's seal and token */
    size_t number_width, name_width; /* of the table */
};

static void flush_line(struct list *list)
{
    fwrite(list->line.bytes, 1, list->line.length, list->out);
    buffer_clear(&list->line);
}

/* ------------------------------------------------------------------------------------------------ corrections */

/* `born "2006-01-01" → "2006-10-01" 2026-07-10T12:00:00Z`, of several one after the other. */
static bool put_correction(void *context, const struct issue *issue, const struct correction *correction, struct diag *diag)
{
    struct buffer *words = context;
    (void)issue;
    (void)diag;
    buffer_string(words, words->length ? ", " : "");
    buffer_format(words, "%s \"", issue_field_name(correction->field));
    diag_put_plain(words, correction->old);
    buffer_string(words, "\" → \"");
    diag_put_plain(words, correction->new);
    buffer_string(words, "\" ");
    diag_put_plain(words, correction->when);
    return true;
}

/* In list->corrections, with a NUL; "" if nothing was corrected. */
static bool find_corrections(struct list *list, const struct issue *issue, struct diag *diag)
{
    buffer_clear(&list->corrections);
    if (!register_each_correction(list->opened, issue, put_correction, &list->corrections, diag))
        return false;
    buffer_byte(&list->corrections, '\0');
    return true;
}

/* In the arena of the row's seal; NULL if it has none, as in a register that never had an address. */
static bool find_token(struct list *list, const struct issue *issue, const char **token, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    *token = register_find_token(list->opened, issue, list->arena, diag);
    return diag_errors(diag) == errors;
}

/* All empty if it has none. */
static bool find_seal(struct list *list, const struct issue *issue, struct issue_seal *seal, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    arena_clear(list->arena);
    if (!register_find_seal(list->opened, issue, list->arena, seal, diag))
        *seal = (struct issue_seal){.owner = NULL};
    return diag_errors(diag) == errors;
}

/* ------------------------------------------------------------------------------------------------ table */

static size_t number_width(const struct issue *issue)
{
    struct buffer number = {0};
    issue_cite(issue, &number);
    buffer_byte(&number, '\0');
    size_t width = plain_width((const char *)number.bytes);
    buffer_finish(&number);
    return width;
}

static bool widen(void *context, const struct issue *issue, struct diag *diag)
{
    (void)diag;
    struct list *list = context;
    size_t number = number_width(issue), name = plain_width(issue->name);
    list->number_width = number > list->number_width ? number : list->number_width;
    list->name_width = name > list->name_width ? name : list->name_width;
    return true;
}

/* `width` columns are taken already. Two spaces stand between columns; a name that came after the widths were measured
 * shifts its line. */
static void pad(struct buffer *line, size_t width, size_t wanted)
{
    for (; width < wanted; width++)
        buffer_byte(line, ' ');
    buffer_string(line, "  ");
}

static void put_state(struct buffer *line, const struct issue *issue)
{
    if (issue->revoked) {
        buffer_string(line, say("revoked "));
        diag_put_plain(line, issue->revoked);
        buffer_string(line, say(": "));
        diag_put_plain(line, issue->reason ? issue->reason : "");
    }
    if (issue->revoked && issue->replaced_by)
        buffer_string(line, "; ");
    if (issue->replaced_by)
        buffer_format(line, say("replaced by %d"), issue->replaced_by);
    if (issue->moved) {
        buffer_string(line, say(", kept as "));
        diag_put_plain(line, issue->moved);
    }
    if (!issue->revoked && !issue->replaced_by)
        buffer_string(line, say("valid"));
}

static const char TIME[] = "2026-07-10T12:00:00Z"; /* as wide as any */

static bool put_table_row(void *context, const struct issue *issue, struct diag *diag)
{
    struct list *list = context;
    struct issue_seal seal;
    const char *token;
    if (!find_corrections(list, issue, diag) || !find_seal(list, issue, &seal, diag) || !find_token(list, issue, &token, diag))
        return false;
    struct buffer *line = &list->line, number = {0};
    issue_cite(issue, &number);
    buffer_byte(&number, '\0');
    diag_put_plain(line, (const char *)number.bytes);
    pad(line, plain_width((const char *)number.bytes), list->number_width);
    diag_put_plain(line, issue->issued);
    pad(line, plain_width(issue->issued), strlen(TIME));
    diag_put_plain(line, issue->name);
    pad(line, plain_width(issue->name), list->name_width);
    put_state(line, issue);
    if (seal.owner) {
        buffer_string(line, say("; sealed by "));
        diag_put_plain(line, seal.owner);
    }
    if (token) {
        buffer_string(line, say("; token "));
        diag_put_plain(line, token);
    }
    if (list->corrections.length > 1)
        buffer_format(line, say("; corrected: %s"), (const char *)list->corrections.bytes);
    buffer_byte(line, '\n');
    buffer_finish(&number);
    flush_line(list);
    return !ferror(list->out);
}

/* A heading, as wide as its column. */
static void put_heading(struct list *list, const char *heading, size_t width)
{
    buffer_string(&list->line, heading);
    pad(&list->line, plain_width(heading), width);
}

static bool put_table(struct issue_register *opened, struct list *list, struct diag *diag)
{
    const char *number = say("NUMBER"), *name = say("NAME");
    list->number_width = plain_width(number);
    list->name_width = plain_width(name);
    if (!register_each(opened, widen, list, diag))
        return false;
    put_heading(list, number, list->number_width);
    put_heading(list, say("ISSUED"), strlen(TIME));
    put_heading(list, name, list->name_width);
    buffer_string(&list->line, say("STATE"));
    buffer_byte(&list->line, '\n');
    flush_line(list);
    return register_each(opened, put_table_row, list, diag);
}

/* ------------------------------------------------------------------------------------------------ CSV */

/* As spreadsheets of European languages open it without asking: semicolons, and the byte order mark for UTF-8. Line ends
 * and quotes as RFC 4180 has them. */
static const char HEADER[] =
    "\xef\xbb\xbfnumber;qualification;diploma;language;issue;title;student;name;born;date;school;file;pages;edition;"
    "fields;sha256;bytes;diploma_sha256;issued;replaces;replaced_by;revoked;reason;corrections;"
    "sealed;sealed_by;unsealed_sha256;token\r\n";

static void put_text(struct buffer *line, const char *value)
{
    buffer_byte(line, ';');
    sheet_put_cell(line, value ? value : "");
}

static void put_number(struct buffer *line, long long number)
{
    buffer_byte(line, ';');
    if (number)
        buffer_format(line, "%lld", number);
}

static void put_cited(struct buffer *line, const struct issue *issue)
{
    struct buffer number = {0};
    issue_cite(issue, &number);
    buffer_byte(&number, '\0');
    sheet_put_cell(line, (const char *)number.bytes);
    buffer_finish(&number);
}

static bool put_csv_row(void *context, const struct issue *issue, struct diag *diag)
{
    struct list *list = context;
    struct issue_seal seal;
    const char *token;
    if (!find_corrections(list, issue, diag) || !find_seal(list, issue, &seal, diag) || !find_token(list, issue, &token, diag))
        return false;
    struct buffer *line = &list->line;
    put_cited(line, issue);
    put_text(line, issue->qualification);
    put_text(line, issue->diploma);
    put_text(line, issue->language);
    put_number(line, issue->number);
    const char *const texts[] = {issue->title, issue->student, issue->name, issue->born,
                                 issue->date,  issue->school,  issue->moved ? issue->moved : issue->file};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        put_text(line, texts[i]);
    put_number(line, issue->pages);
    put_text(line, issue->edition);
    put_text(line, issue->fields);
    put_text(line, issue->sha256);
    put_number(line, issue->bytes);
    put_text(line, issue->diploma_sha256);
    put_text(line, issue->issued);
    put_number(line, issue->replaces);
    put_number(line, issue->replaced_by);
    put_text(line, issue->revoked);
    put_text(line, issue->reason);
    put_text(line, (const char *)list->corrections.bytes);
    put_text(line, seal.sealed);
    put_text(line, seal.owner);
    put_text(line, seal.unsealed);
    put_text(line, token);
    buffer_string(line, "\r\n");
    flush_line(list);
    return !ferror(list->out);
}

bool register_list(struct issue_register *opened, bool csv, FILE *out, struct diag *diag)
{
    struct list list = {.opened = opened, .out = out, .arena = arena_create()};
    bool good;
    if (csv) {
        buffer_string(&list.line, HEADER);
        flush_line(&list);
        good = register_each(opened, put_csv_row, &list, diag);
    } else {
        good = put_table(opened, &list, diag);
    }
    buffer_finish(&list.line);
    buffer_finish(&list.corrections);
    arena_destroy(list.arena);
    return good;
}
