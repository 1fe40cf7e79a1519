#include "desk/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/ending.h"
#include "base/say.h"
#include "desk/page.h"

static bool is_error(const struct diag *diag, size_t index)
{
    return supplement_finding_severity(diag, index) == SUPPLEMENT_ERROR;
}

/* ------------------------------------------------------------------------------------------------ marks */

static int compare(const void *a, const void *b)
{
    const struct mark *first = a, *second = b;
    int lines = (first->line > second->line) - (first->line < second->line);
    int columns = (first->column > second->column) - (first->column < second->column);
    return lines ? lines : columns ? columns : (first->index > second->index) - (first->index < second->index);
}

/* What is told of a row that the table does not have, or of another file, is no mark. */
static bool is_in_table(const struct cohort *cohort, const struct finding_words *words)
{
    const char *file = words->place.file;
    return file && strcmp(file, cohort->file.path) == 0 && words->place.line > cohort->heading_line && cohort_line(cohort, words->place.line);
}

struct findings findings_of(const struct diag *diag, const struct cohort *cohort, struct arena *arena)
{
    struct finding_words words;
    struct findings findings = {.diag = diag, .cohort = cohort, .marks = arena_new_array(arena, struct mark, diag_count(diag) + 1)};
    for (size_t i = 0; diag_word(diag, i, &words); i++)
        if (is_in_table(cohort, &words))
            findings.marks[findings.count++] =
                (struct mark){words.place.line, (size_t)words.column <= cohort->column_count ? words.column : 0, i, is_error(diag, i)};
    qsort(findings.marks, findings.count, sizeof *findings.marks, compare);
    return findings;
}

/* The first mark that is not before this place. */
static const struct mark *find(const struct findings *findings, int line, int column)
{
    size_t low = 0, high = findings->count;
    const struct mark wanted = {.line = line, .column = column};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&findings->marks[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < findings->count ? &findings->marks[low] : NULL;
}

const struct mark *finding_of_line(const struct findings *findings, int line)
{
    const struct mark *mark = find(findings, line, 0);
    return mark && mark->line == line ? mark : NULL;
}

const struct mark *finding_of_cell(const struct findings *findings, int line, int column)
{
    const struct mark *mark = find(findings, line, column);
    return mark && mark->line == line && mark->column == column ? mark : NULL;
}

static bool is_within(const struct findings *findings, const struct mark *mark, int line)
{
    return mark < findings->marks + findings->count && mark->line == line;
}

bool finding_is_bad(const struct findings *findings, int line)
{
    const struct mark *mark = finding_of_line(findings, line);
    while (mark && is_within(findings, mark, line) && !mark->is_error)
        mark++;
    return mark && is_within(findings, mark, line);
}

/* ------------------------------------------------------------------------------------------------ words */

bool finding_has_id(const struct diag *diag, const char *id)
{
    size_t count = supplement_diag_count(diag);
    for (size_t i = 0; i < count; i++)
        if (strcmp(supplement_finding_id(diag, i), id) == 0)
            return true;
    return false;
}

/* What to do at a desk, where the catalogue's hint names an option of the command line. */
static const char *hint_of(const struct diag *diag, size_t index)
{
    static const struct {
        const char *id, *hint;
    } HINTS[] = {
        {"number-held", N_("correct the row, or the one that it is told with; if what was issued is wrong, revoke it first, under “Register”")},
        {"edition-unknown", N_("what it is issued in stands at the qualification, under “Qualifications”, as its editions")},
        {"register-busy", N_("wait until that has ended; “Try again” or “Check again” goes on then")},
        {"output-busy", N_("wait until that has ended; “Try again” or “Check again” goes on then")},
        {"interrupted", N_("“Go on” does the rest, and comes to the same end")},
        {"sheet-encoding-guessed", N_("are they right? If not, save the file as .xlsx or as “CSV UTF-8”, and drop that")},
        {"sheet-encoding-unclear", N_("save the file as .xlsx or as “CSV UTF-8”, and drop that")},
        {"sheet-column-hidden", N_("show it, and look; or say under “How the file is read” that what is hidden is taken")},
        {"column-twice", N_("say under “Columns” what each of them is, or that one is not used")},
        {"column-names", N_("if they should be, say under “Columns” which part of the name stands where")},
        {"name-parts", N_("correct the cells, or say under “Columns” what they are")},
        {"name-turned", N_("write it as it is printed: Zoë de Vries")},
        {"rows-absent", N_("add columns such as `result 1 mark`, or a sheet of the workbook that is called so")},
        {"issue-without-code", N_("tick “Replace what was issued before” under “How the file is read” to have them made anew")},
        {"diploma-outside", N_("put it below the folder that stands before the first {…}")},
        {"diploma-shared", N_("let each have a file of its own: {diploma} stands for its number")},
        {"diploma-claims", N_("have the diplomas made as tagged PDF/A-2 or PDF/A-3 with PDF/UA, or choose “holds the diploma as a file”")},
        {"claim-dropped", N_("have the diplomas made as tagged PDF/A-2 or PDF/A-3 with PDF/UA, or choose “holds the diploma as a file”")},
        {"diploma-signatures", N_("choose “holds the diploma as a file”, which keeps each diploma as it is")},
        {"signature-behind", N_("choose “holds the diploma as a file”, which keeps each diploma as it is")},
        {"signature-breaks", N_("choose “holds the diploma as a file”, which keeps each diploma as it is")},
        {"signature-forbids", N_("choose “holds the diploma as a file”, which keeps each diploma as it is")},
        {"pdf-unfit", N_("choose “holds the diploma as a file”, which keeps each diploma as it is")},
        {"pdf-encrypted", N_("take the protection off, or choose “holds the diploma as a file”, which keeps each diploma as it is")},
        {"supplement-twice", N_("take the diploma without the supplements that it has already")},
        {"holders-differ", N_("whose diploma is it?")},
        {"run-diplomas", N_("issue into a folder or an archive, and print the files from there")},
        {"code-crowded", N_("issue this row without a signed code")},
        {"code-key", N_("issue without a signed code, or have the desk begun with a key on the curve P-256")},
        {"seal-failed", N_("is the card still there? If it was pulled out, begin the desk anew: what was sealed before is whole, and the same file goes on from there")},
        {"stamp-unreached", N_("what was sealed before is whole, and “Try again” goes on from there: is the address right, and may this computer reach it?")},
        {"stamp-refused", N_("what was sealed before is whole, and “Try again” goes on from there; or ask the authority")},
        {"date-unclear", N_("write it as 2026-07-10, or say under “How the file is read” what comes first in numbers with slashes")},
        {"sheet-choice", N_("say under “How the file is read” which of them holds the graduates")},
        {"sheet-missing", N_("say under “How the file is read” which sheet holds the graduates")},
        {"sheet-hidden", N_("show them in the spreadsheet, or say under “How the file is read” what is to be done with hidden rows")},
        {"column-missing", N_("say under “What the columns are” which column it is")},
        {"column-unused", N_("perhaps it is misspelt: say under “Columns” what it is, or that it is not used")},
        {"replaces-much", N_("is this the right file? If it is, tick “Replace what was issued before” under “How the file is read”")},
        {"students-slipped", N_("look whether the columns slipped against each other; if the school gave its numbers anew, say under “Columns” that theirs is not used")},
        {"corrections-slipped", N_("a column slipped, or was sorted alone: put it right. If the register had them wrong, tick “Replace what was issued before” under “How the file is read”")},
        {"issue-outdated", N_("tick “Replace what was issued before” under “How the file is read” to have them made anew")},
        {"diploma-unreadable", N_("is it there under just this name? {diploma} stands for its number, with _ for each sign that a name cannot have, such as /")},
        {"key-secret", N_("type the passphrase that came with the key")},
        {"issue-lost", N_("bring the file back from a copy, or tick “Replace what was issued before” under “How the file is read”")},
    };
    const char *id = supplement_finding_id(diag, index);
    for (size_t i = 0; i < sizeof HINTS / sizeof *HINTS; i++)
        if (strcmp(HINTS[i].id, id) == 0)
            return say(HINTS[i].hint);
    return supplement_finding_hint(diag, index);
}

static void put_words(struct buffer *out, const struct diag *diag, size_t index)
{
    const char *detail = supplement_finding_detail(diag, index), *hint = hint_of(diag, index);
    if (!is_error(diag, index))
        page_put(out, "%s%s", say("warning"), say(": ")); /* not by its colour alone */
    page_put(out, "<strong>%s</strong>", supplement_finding_text(diag, index));
    if (detail)
        page_put(out, "%s%s", say(": "), detail);
    if (hint)
        page_put(out, "<span class=\"mend\">%s</span>", hint);
}

static const char *class_of(const struct diag *diag, size_t index)
{
    return is_error(diag, index) ? "bad" : "warn";
}

void finding_put_cell(struct buffer *out, const struct findings *findings, int line, int column)
{
    const struct mark *mark = finding_of_cell(findings, line, column);
    page_put(out, "<ul class=\"reasons\" id=\"e-%d-%d\">", line, column);
    for (; mark && is_within(findings, mark, line) && mark->column == column; mark++) {
        page_put(out, "<li class=\"%s\">", class_of(findings->diag, mark->index));
        put_words(out, findings->diag, mark->index);
        buffer_string(out, "</li>");
    }
    buffer_string(out, "</ul>\n");
}

/* Files are named without their folders, addresses whole; the one that was dropped, which is in memory, is the page's subject. */
static void put_place(struct buffer *out, const struct diag *diag, size_t index)
{
    const char *file = supplement_finding_file(diag, index);
    int line = supplement_finding_line(diag, index);
    bool is_dropped = !file || strncmp(file, "/proc/", 6) == 0;
    if (!is_dropped)
        page_put(out, "%s%s", strstr(file, "://") ? file : last_part(file), line ? ", " : say(": "));
    if (line)
        page_put(out, "%s %d%s", is_dropped ? say("row") : say("line"), line, say(": "));
}

static void put_item(struct buffer *out, const struct diag *diag, size_t index)
{
    page_put(out, "<li class=\"%s\">", class_of(diag, index));
    put_place(out, diag, index);
    put_words(out, diag, index);
    buffer_string(out, "</li>\n");
}

static void put_more(struct buffer *out, const struct diag *diag)
{
    size_t more = supplement_diag_more(diag);
    if (more)
        page_put(out, say("<p>There are %zu more of the same kinds; they show when these are mended.</p>\n"), more);
}

/* The list of those of this kind that are about no row. Gives how many they are. */
static size_t put_kind(struct buffer *out, const struct findings *findings, bool errors)
{
    struct finding_words words;
    size_t count = 0;
    for (size_t i = 0; diag_word(findings->diag, i, &words); i++)
        if (is_error(findings->diag, i) == errors && !is_in_table(findings->cohort, &words)) {
            buffer_string(out, count++ ? "" : "<ul class=\"findings\">\n");
            put_item(out, findings->diag, i);
        }
    buffer_string(out, count ? "</ul>\n" : "");
    return count;
}

/* A sheet of many columns has a warning for each that is not used: they do not push away what one came for. */
void finding_put_others(struct buffer *out, const struct findings *findings)
{
    enum { OPEN_MOST = 3 };
    struct buffer warnings = {0};
    put_kind(out, findings, true);
    size_t count = put_kind(&warnings, findings, false);
    bool folds = count > OPEN_MOST;
    buffer_string(out, folds ? "<details>\n<summary>" : "");
    if (folds)
        page_put(out, say_count(count, "%zu warning", "%zu warnings"), count);
    buffer_string(out, folds ? "</summary>\n" : "");
    buffer_append(out, warnings.bytes, warnings.length);
    buffer_string(out, folds ? "</details>\n" : "");
    buffer_finish(&warnings);
    put_more(out, findings->diag);
}

void finding_put_all(struct buffer *out, const struct diag *diag)
{
    size_t count = supplement_diag_count(diag);
    buffer_string(out, count ? "<ul class=\"findings\">\n" : "");
    for (size_t i = 0; i < count; i++)
        put_item(out, diag, i);
    buffer_string(out, count ? "</ul>\n" : "");
    put_more(out, diag);
}
