/* Rows of a list that are no graduate's. */
#include "issue/cohort_inside.h"

#include <string.h>

#include "base/unicode.h"

/* The text behind the word, whose letters are small, at its beginning; NULL: it does not begin so. */
static const char *behind_word(const char *text, const char *word)
{
    for (; *word; word++, text++)
        if ((*text >= 'A' && *text <= 'Z' ? *text + 'a' - 'A' : *text) != *word)
            return NULL;
    return text;
}

/* "(3 rows affected)", as programs that ask databases end what they found. */
static bool is_count_of_rows(const char *text)
{
    size_t digits = *text == '(' ? strspn(text + 1, "0123456789") : 0;
    return digits && strncmp(text + 1 + digits, " row", 4) == 0;
}

/* Whether the text is a total ("Aantal: 12") or a line below a list ("Uitgedraaid op 10-7-2026"). */
static bool is_footer(const char *text)
{
    static const char *const totals[] = {"totaal",  "aantal", "total",  "subtotaal", "eindtotaal", "count", "summe", "gesamt",
                                         "anzahl",  "somme",  "nombre", "totale",    "suma",       "razem", "celkem"};
    static const char *const lines[] = {"uitgedraaid op ", "afgedrukt op ", "geprint op ", "printed on ", "gedruckt am ",
                                        "pagina ", "page ", "seite ", "bladzijde "};
    const char *behind;
    if (is_count_of_rows(text))
        return true;
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
        if ((behind = behind_word(text, totals[i])) && !behind[strspn(behind, " :=0123456789.")])
            return true;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if ((behind = behind_word(text, lines[i])) && behind[strcspn(behind, "0123456789")])
            return true;
    return false;
}

/* Whether these cells hold at most numbers. */
static bool are_numbers(const struct sheet_row *row, int from)
{
    for (int i = from; i < row->count; i++)
        if (row->cells[i][strspn(row->cells[i], " 0123456789.,%")])
            return false;
    return true;
}

static bool is_empty_at(const struct cohort *cohort, const struct sheet_row *row, enum column_role role)
{
    int column = cohort->columns.of_role[role];
    return column >= 0 && (column >= row->count || !*row->cells[column]);
}

static bool are_headings_again(const struct cohort *cohort, const struct sheet_row *row)
{
    int column = cohort->columns.of_role[cohort_key(cohort)];
    if (column >= row->count || strcmp(row->cells[column], cohort->headings[column]) != 0)
        return false;
    for (int i = 0; i < row->count && i < cohort->columns.count; i++)
        if (strcmp(row->cells[i], cohort->headings[i]) != 0)
            return false;
    return true;
}

/* Lines that are drawn: |---|---|, or ----+---- of SQL's programs. */
static bool is_drawn(const struct sheet_row *row)
{
    for (int i = 0; i < row->count; i++)
        if (row->cells[i][strspn(row->cells[i], " -+=|:")])
            return false;
    return true;
}

/* A row that is no graduate's: the headings again on another page, a line that is drawn, a total, a line below the list. */
bool cohort_passes_over(const struct cohort *cohort, const struct sheet_row *row, struct diag *diag)
{
    bool again = are_headings_again(cohort, row) || is_drawn(row);
    int first = 0;
    if (!again && !is_empty_at(cohort, row, COLUMN_QUALIFICATION) && !is_empty_at(cohort, row, cohort_key(cohort)))
        return false;
    while (first + 1 < row->count && !*row->cells[first])
        first++;
    if (!again && !(is_footer(row->cells[first]) && are_numbers(row, first + 1)))
        return false;
    diag_report(diag, DIAG_ROW_PASSED_OVER, (struct place){cohort->path, row->line}, "\"%.*s\"",
                (int)utf8_cut(row->cells[first], strlen(row->cells[first]), CELL_SHOWN), row->cells[first]);
    return true;
}

bool cohort_no_graduate(const struct cohort *cohort, const struct graduate *graduate, struct diag *diag)
{
    const char *const *role = graduate->role;
    int first = 0;
    if (*role[COLUMN_NAME] || *role[COLUMN_QUALIFICATION] || *role[cohort_key(cohort)])
        return false;
    while (first + 1 < graduate->cell_count && !*graduate->cells[first])
        first++;
    diag_report(diag, DIAG_ROW_NO_GRADUATE, (struct place){cohort->path, graduate->line}, "\"%.*s\"",
                (int)utf8_cut(graduate->cells[first], strlen(graduate->cells[first]), CELL_SHOWN), graduate->cells[first]);
    return true;
}
