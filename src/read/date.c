/* <date> of a label file: how the language writes days, and the words that dates are known by. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "read/read.h"
#include "read/reader.h"

enum { MONTHS = 12, WEEKDAYS = 7 };

/* ------------------------------------------------------------------------------------------------ writing */

static bool is_once(const char *pattern, const char *part)
{
    const char *found = strstr(pattern, part);
    return found && !strstr(found + 1, part);
}

static void check_pattern(struct reader *reader, const struct xml_node *node, const char *pattern)
{
    size_t braces = 0;
    for (const char *at = pattern; *at; at++)
        braces += *at == '{';
    if (braces != 3 || !is_once(pattern, "{day}") || !is_once(pattern, "{month}") || !is_once(pattern, "{year}"))
        diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, node),
                    "pattern=\"%s\": expected {day}, {month} and {year}, each once", pattern);
}

/* The words of the element; months and days of the week stand in the order that they have. */
static const char *take_words(struct reader *reader, const struct xml_node *node)
{
    reader_attributes(reader, node, "also");
    const char *text = xml_text(node, reader->arena);
    text += strspn(text, " \t\r\n");
    size_t length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1]))
        length--;
    if (!length)
        diag_report(reader->diag, DIAG_TEXT_EMPTY, reader_place(reader, node), "<%s>", xml_name(node));
    return arena_copy(reader->arena, text, length);
}

/* Months and days of the week, in their order. */
static void read_names(struct reader *reader, const struct xml_node *node, struct date_form *form)
{
    int months = 0, weekdays = 0;
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (xml_is_named(child, "month") && months < MONTHS)
            form->months[months++] = take_words(reader, child);
        else if (xml_is_named(child, "weekday") && weekdays < WEEKDAYS)
            weekdays += *take_words(reader, child) != '\0';
        else
            reader_unknown(reader, child);
    if (months != MONTHS || weekdays != WEEKDAYS)
        diag_report(reader->diag, DIAG_ELEMENT_MISSING, reader_place(reader, node),
                    "in <date>: %d of 12 <month>, %d of 7 <weekday>", months, weekdays);
}

/* "{day}" and "{year}" are longer than what stands for them. */
static size_t room_for(const struct date_form *form)
{
    size_t longest = 0;
    for (int i = 0; i < MONTHS; i++) {
        size_t length = form->months[i] ? strlen(form->months[i]) : 0;
        longest = length > longest ? length : longest;
    }
    return strlen(form->pattern) + (form->first ? strlen(form->first) : 0) + longest + 1;
}

const struct date_form *read_date_form(struct reader *reader, const struct xml_node *node)
{
    struct date_form *form = arena_new(reader->arena, struct date_form);
    reader_attributes(reader, node, "pattern first also");
    const char *pattern = reader_need(reader, node, "pattern");
    form->pattern = pattern ? pattern : "";
    form->first = xml_attribute(node, "first");
    if (pattern)
        check_pattern(reader, node, pattern);
    read_names(reader, node, form);
    form->room = room_for(form);
    return form;
}

/* ------------------------------------------------------------------------------------------------ reading */

/* Each word of a list, of a pattern without its parts, or of an ordinal number. */
static void add_each(struct day_names *names, enum day_name_kind kind, int number, const char *text, struct arena *arena)
{
    static const char parting[] = " \t\r\n.,;:/()[]0123456789";
    while (text && *(text += strspn(text, parting))) {
        size_t length = *text == '{' ? strcspn(text, "}") : strcspn(text, " \t\r\n.,;:/()[]0123456789{");
        if (*text != '{')
            day_names_add(names, kind, number, arena_copy(arena, text, length));
        text += length + (text[length] == '}');
    }
}

static void add_date(struct day_names *names, const struct xml_node *date, struct arena *arena)
{
    int months = 0, weekdays = 0;
    add_each(names, DAY_NAME_OTHER, 0, xml_attribute(date, "pattern"), arena);
    add_each(names, DAY_NAME_OTHER, 0, xml_attribute(date, "first"), arena);
    add_each(names, DAY_NAME_OTHER, 0, xml_attribute(date, "also"), arena);
    for (const struct xml_node *node = xml_first_element(date); node; node = xml_next_element(node)) {
        bool is_month = xml_is_named(node, "month");
        enum day_name_kind kind = is_month ? DAY_NAME_MONTH : DAY_NAME_WEEKDAY;
        int number = is_month ? ++months : ++weekdays;
        if (number > (is_month ? MONTHS : WEEKDAYS))
            continue;
        day_names_add(names, kind, number, xml_text(node, arena));
        add_each(names, kind, number, xml_attribute(node, "also"), arena);
    }
}

static void add_file(struct day_names *names, const struct reach *reach, const char *path, struct arena *arena, struct diag *diag)
{
    struct xml_file *file = xml_read_within(reach, path, (struct place){0}, diag);
    const struct xml_node *node = file && xml_is_named(xml_root(file), "labels") ? xml_first_element(xml_root(file)) : NULL;
    const char *language = node ? xml_attribute(xml_root(file), "lang") : NULL;
    day_names_begin(names, language ? language : "");
    for (; node; node = xml_next_element(node))
        if (xml_is_named(node, "date"))
            add_date(names, node, arena);
    xml_close(file);
}

static void add_folder(struct day_names *names, const struct reach *reach, const char *folder, struct arena *arena, struct diag *diag)
{
    struct dirent **entries = NULL;
    int count = file_list(folder, &entries, ".xml");
    for (int i = 0; i < count; i++) {
        add_file(names, reach, arena_format(arena, "%s/%s", folder, entries[i]->d_name), arena, diag);
        free(entries[i]);
    }
    free(entries);
}

void read_day_names(const struct layout *layout, struct day_names *names)
{
    struct arena *arena = arena_create();
    struct diag *ignored = diag_create();
    for (const char *const *folder = layout->label_folders; *folder; folder++)
        add_folder(names, layout->reach, *folder, arena, ignored);
    diag_destroy(ignored);
    arena_destroy(arena);
}
