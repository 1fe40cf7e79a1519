#include "issue/full_name.h"

#include <stdio.h>
#include <string.h>

#include "base/ending.h"
#include "base/say.h"
#include "base/unicode.h"

/* ------------------------------------------------------------------------------------------------ parts */

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* Whether the text is this part and more: "de Vries" is "de" and more, "Derksen" and "de" itself are not. */
static bool is_part_and_more(const char *text, const char *part)
{
    size_t length = strlen(part);
    return *part && strlen(text) > length &&
           ((starts_with(text, part) && text[length] == ' ') ||
            (ends_in(text, part) && text[strlen(text) - length - 1] == ' '));
}

static const char *part_of(const struct graduate *graduate, int column, struct arena *arena)
{
    return cohort_cell(graduate->cells, column, arena);
}

static void check_filled(struct cohort *cohort, const struct graduate *graduate, struct place place, struct diag *diag)
{
    const struct columns *columns = &cohort->columns;
    for (int i = 0; i < columns->name_count; i++)
        if (columns->name[i].needed && !*graduate->cells[columns->name[i].column]) {
            size_t before = diag_count(diag);
            diag_report(diag, DIAG_CELL_EMPTY, place, "%s; of a person who has no such name it holds \"-\"",
                        sheet_column(cohort->sheet, columns->name[i].column));
            diag_point(diag, before, columns->name[i].column + 1);
        }
}

/* A prefix that also stands with the last name; a first name that stands with what was taken for the last. */
static void check_twice(struct cohort *cohort, const struct graduate *graduate, struct place place, struct arena *arena,
                        struct diag *diag)
{
    const struct columns *columns = &cohort->columns;
    for (int i = 0; i + 1 < columns->name_count; i++) {
        const struct name_column *name = &columns->name[i], *last = &columns->name[columns->name_count - 1];
        const char *part = part_of(graduate, name->column, arena);
        const char *whole = part_of(graduate, last->column, arena);
        if ((!name->needed || columns->name_is_last) && is_part_and_more(whole, part))
            diag_report(diag, DIAG_NAME_PARTS, place, "%s, \"%s\": \"%s\" stands in it already",
                        sheet_column(cohort->sheet, last->column), whole, part);
    }
}

/* A full name beside its parts has to hold them. */
static void check_whole(struct cohort *cohort, const struct graduate *graduate, struct place place, struct arena *arena,
                        struct diag *diag)
{
    static const enum name_part held[] = {NAME_PREFIX, NAME_LAST};
    const struct columns *columns = &cohort->columns;
    const char *whole = NULL;
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        int column = columns->of_part[held[i]];
        if (column < 0 || !*graduate->cells[column])
            continue;
        whole = whole ? whole : heading_plain(graduate->role[COLUMN_NAME], arena);
        if (!strstr(whole, heading_plain(graduate->cells[column], arena)))
            diag_report(diag, DIAG_NAME_PARTS, place, "\"%s\" of %s is not in \"%s\"",
                        part_of(graduate, column, arena), sheet_column(cohort->sheet, column),
                        graduate->role[COLUMN_NAME]);
    }
}

/* ------------------------------------------------------------------------------------------------ turned round */

/* Initials: a letter and a dot, once or more: "J.P.", but not "jr." or "Ph.D.". */
static bool is_initials(const char *word, size_t length)
{
    const char *end = word + length;
    bool letter = false;
    while (word < end) {
        uint32_t code_point = utf8_next(&word, end);
        if (code_point == '.' ? !letter : letter)
            return false;
        letter = code_point != '.';
    }
    return length && !letter;
}

/* What follows a name behind a comma: generations in several languages, and degrees. Words that are also first names only
 * with a dot. */
static bool is_suffix(const char *word, size_t length)
{
    static const char *const suffixes[] = {
        "jr", "Jr", "JR", "sr", "Sr", "SR", "jnr", "Jnr", "snr", "Snr", "jun", "sen", "Jun.", "Sen.", "junior", "senior",
        "esq", "Esq", "fils", "père", "filho", "neto", "hijo", "ml", "nejml", "st", "II", "III", "IV", "VI", "VII",
        "PhD", "DPhil", "MPhil", "MSc", "BSc", "MA", "BA", "MBA", "BBA", "MPA", "LLM", "LLB", "MD", "MEng", "BEng", "MEd",
        "BEd", "CSc", "DrSc", "DiS", "RN"};
    char plain[16];
    size_t at = 0;
    bool dotted = false;
    if (is_initials(word, length))
        return false;
    for (size_t i = 0; i < length && at + 2 < sizeof plain; i++)
        if (word[i] == '.')
            dotted = true;
        else
            plain[at++] = word[i];
    plain[at] = '\0';
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t whole = strcspn(suffixes[i], ".");
        if (at == whole && strncmp(plain, suffixes[i], whole) == 0 && (dotted || !suffixes[i][whole]))
            return true;
    }
    return false;
}

/* A sign within a word: a small letter follows at once. */
static bool is_inside_word(const char *comma)
{
    const char *at = comma + 1, *end = at + strlen(at);
    uint32_t code_point = at < end ? utf8_next(&at, end) : 0;
    return unicode_is_letter(code_point) && unicode_lower(code_point) == code_point;
}

static bool is_turned(const char *name)
{
    for (const char *comma = strchr(name, ','); comma; comma = strchr(comma + 1, ',')) {
        const char *word = comma + 1 + strspn(comma + 1, " ");
        if (!is_inside_word(comma) && !is_suffix(word, strcspn(word, " ,;/()\"")))
            return true;
    }
    return false;
}

void full_name_judge(struct cohort *cohort, const struct graduate *graduate, struct arena *arena, struct diag *diag)
{
    const struct columns *columns = &cohort->columns;
    const struct place place = {cohort->path, graduate->line};
    const char *name = graduate->role[COLUMN_NAME];
    size_t before = diag_count(diag);
    if (!*name)
        return;
    if (columns->name_count) {
        check_filled(cohort, graduate, place, diag);
        check_twice(cohort, graduate, place, arena, diag);
    } else if (!columns->name_is_meant) {
        check_whole(cohort, graduate, place, arena, diag);
    }
    if (!columns->name_is_meant && strchr(name, ',') && is_turned(name))
        diag_report(diag, DIAG_NAME_TURNED, place, "%s, \"%s\"", cohort_column(cohort, COLUMN_NAME), name);
    cohort_point(cohort, COLUMN_NAME, before, diag);
}

/* ------------------------------------------------------------------------------------------------ capitals */

/* Latin, Greek and Cyrillic; not the signs among them, such as ʼ. */
static bool has_case(uint32_t code_point)
{
    return unicode_is_letter(code_point) && !unicode_is_mark(code_point) &&
           (code_point < 0x2B0 || (code_point >= 0x370 && code_point < 0x590) ||
            (code_point >= 0x1E00 && code_point < 0x2000));
}

void name_cases_count(struct name_cases *cases, const struct graduate *graduate)
{
    const char *name = graduate->role[COLUMN_NAME], *at = name, *end = name + strlen(name);
    bool capital = false, small = false;
    while (at < end && !(capital && small)) {
        uint32_t code_point = utf8_next(&at, end);
        if (!has_case(code_point))
            continue;
        bool lowers = unicode_lower(code_point) != code_point;
        capital |= lowers;
        small |= !lowers;
    }
    cases->names += *name != '\0';
    cases->capital += capital && !small;
    cases->small += small && !capital;
    if (capital == small || cases->line)
        return;
    cases->line = graduate->line;
    if (strlen(name) < sizeof cases->example)
        strcpy(cases->example, name);
}

void name_cases_report(const struct name_cases *cases, const char *path, struct diag *diag)
{
    enum { FEW = 3 };
    bool capital = cases->capital >= cases->small;
    size_t most = capital ? cases->capital : cases->small;
    if (most >= FEW && 2 * most >= cases->names)
        diag_report(diag, DIAG_NAME_CAPITALS, (struct place){path, cases->line}, *cases->example ? N_("%zu of %zu in %s, as \"%s\"") : N_("%zu of %zu in %s"),
                    most, cases->names, capital ? say("capitals") : say("small letters"), cases->example);
}
