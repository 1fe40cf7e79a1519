/* What the cells of a row say of a graduate, as the documents have it. */
#include "issue/cohort_inside.h"

#include <string.h>

#include "base/number.h"
#include "base/unicode.h"

static bool is_white(uint32_t code_point)
{
    return code_point == '\t' || code_point == 0xA0 || code_point == 0x2007 || code_point == 0x202F ||
           (code_point != '\n' && unicode_is_space(code_point));
}

/* Whether all white space in the text is single spaces, which is told at a glance. */
static bool is_single_spaced(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        if (*at <= ' ' || *at >= 0xC2) {
            bool single = *at == ' ' && at[1] != ' ';
            bool white = *at == 0xC2 ? at[1] == 0xA0 : *at == 0xE2 ? at[1] <= 0x81 : *at == 0xE1 || *at == 0xE3;
            if (*at < 0xC2 ? !single && *at != '\n' : white)
                return false;
        }
    return true;
}

static const char *single_spaced(const char *text, size_t length, struct arena *arena)
{
    const char *end = text + length;
    char *out = arena_alloc(arena, length + 1), *at = out;
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        if (!is_white(code_point))
            at += utf8_put(code_point, at);
        else if (at == out || at[-1] != ' ')
            *at++ = ' ';
    }
    *at = '\0';
    return out;
}

/* As the documents have it. */
const char *cohort_cell(const char *const *cells, int column, struct arena *arena)
{
    size_t length = column >= 0 ? strlen(cells[column]) : 0;
    if (!length)
        return "";
    const char *text = unicode_nfc(arena, cells[column], length, &length);
    return is_single_spaced(text) ? text : single_spaced(text, length, arena);
}

/* A cell of a name that says that there is no such name: of somebody who has but one. */
static bool is_dash(const char *text)
{
    return !text[strspn(text, "-.")] || strcmp(text, "\xE2\x80\x93") == 0;
}

/* Whether what follows a prefix is joined to it: d'Or, El-Amrani, but 't Hooft. */
static bool joins(const char *prefix)
{
    static const char *const ends[] = {"'", "\xE2\x80\x99", "\xCA\xBC", "-", "\xE2\x80\x90"};
    size_t length = strlen(prefix);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t tail = strlen(ends[i]);
        if (length > tail && strcmp(prefix + length - tail, ends[i]) == 0)
            return true;
    }
    return false;
}

const char *graduate_name(const struct columns *columns, const char *const *cells, struct arena *arena)
{
    const char *parts[NAME_COLUMNS_MOST];
    size_t length = 0;
    for (int i = 0; i < columns->name_count; i++) {
        parts[i] = cohort_cell(cells, columns->name[i].column, arena);
        length += strlen(parts[i]) + 1;
    }
    char *name = arena_alloc(arena, length + 1), *at = name;
    bool joined = true;
    for (int i = 0; i < columns->name_count; i++) {
        if (is_dash(parts[i]))
            continue;
        if (!joined)
            *at++ = ' ';
        at = stpcpy(at, parts[i]);
        joined = !columns->name[i].needed && joins(parts[i]);
    }
    *at = '\0';
    return name;
}

const char *graduate_surname(const struct cohort *cohort, const struct graduate *graduate, struct arena *arena)
{
    const struct columns *columns = &cohort->columns;
    int last = columns->name_is_last ? columns->of_role[COLUMN_NAME] : columns->of_part[NAME_LAST];
    const char *name = cohort_cell(graduate->cells, last, arena), *prefix = cohort_cell(graduate->cells, columns->of_part[NAME_PREFIX], arena);
    if (is_dash(name)) /* or empty */
        return NULL;
    return is_dash(prefix) ? name : arena_format(arena, "%s%s%s", prefix, joins(prefix) ? "" : " ", name);
}

/* "nl, en" and the like. */
void graduate_languages(struct graduate *graduate, struct arena *arena)
{
    static const char separators[] = " ,;/+&\n\t";
    const char *text = graduate->role[COLUMN_LANGUAGE];
    while (*(text += strspn(text, separators)) && graduate->language_count < LANGUAGES_MOST) {
        size_t length = strcspn(text, separators);
        char *language = arena_copy(arena, text, length);
        for (char *at = language; *at; at++)
            if (*at >= 'A' && *at <= 'Z')
                *at = (char)(*at + 'a' - 'A');
        graduate->languages[graduate->language_count++] = language;
        text += length;
    }
}

const char *graduate_value(struct cohort *cohort, const struct graduate *graduate, enum supplement_kind kind, const char *value,
                           struct arena *arena)
{
    if (kind == SUPPLEMENT_DAY)
        return dates_take(&cohort->dates, 0, graduate, value, arena);
    const char *plain = kind == SUPPLEMENT_TEXT ? NULL : number_plain(value, arena);
    return plain ? plain : value;
}

static void add_field(const struct cohort *cohort, struct graduate *graduate, struct supplement_field *fields,
                      const char *name, const char *value)
{
    if (*value)
        fields[graduate->field_count++] =
            (struct supplement_field){name, value, {cohort->path, graduate->line}};
}

void graduate_put_field(const struct graduate *graduate, size_t field, const char *value, struct buffer *out)
{
    const char *name = graduate->fields[field].name;
    value = value ? value : graduate->fields[field].value;
    buffer_append(out, name, strlen(name) + 1);
    buffer_append(out, value, strlen(value) + 1);
}

void graduate_fields(struct cohort *cohort, struct graduate *graduate, struct arena *arena)
{
    const struct columns *columns = &cohort->columns;
    const struct row_form *form = graduate->form;
    struct supplement_field *fields =
        arena_new_array(arena, struct supplement_field, (size_t)columns->field_count + COLUMN_ROLES);
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (form->shows_role[i])
            add_field(cohort, graduate, fields, column_field_name((enum column_role)i), graduate->role[i]);
    for (int i = 0; i < columns->field_count; i++) {
        if (!form->shows[i])
            continue;
        const char *value = cohort_cell(graduate->cells, columns->fields[i].column, arena);
        add_field(cohort, graduate, fields, columns->fields[i].name,
                  graduate_value(cohort, graduate, form->kinds[i], value, arena));
    }
    graduate->fields = fields;
}

void graduate_ask_for(struct graduate *graduate, const char *languages, struct arena *arena)
{
    while (*(languages += strspn(languages, " ,")) && graduate->language_count < LANGUAGES_MOST) {
        size_t length = strcspn(languages, " ,");
        graduate->languages[graduate->language_count++] = arena_copy(arena, languages, length);
        languages += length;
    }
}
