/* The sheets: their headings, how wide and what colour they are, and what their cells offer. */
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "book/write.h"
#include "sheet/sheet.h"

/* ------------------------------------------------------------------------------------------------ looks */

static void make_looks(struct writing *writing)
{
    static const struct {
        lxw_color_t letters, fill;
        bool is_bold, is_slanted;
    } LOOKS[LOOK_COUNT] = {
        [LOOK_HEADING] = {0x1F3864, 0xDCE6F1, true, false}, [LOOK_NAME] = {0x1F3864, 0, false, false},
        [LOOK_LABEL] = {0x595959, 0, false, false},         [LOOK_CELL] = {0, 0, false, false},
        [LOOK_UNUSED] = {0, 0xF2F2F2, false, false},        [LOOK_ABOUT] = {0x595959, 0, false, true},
    };
    const struct xlsx *xlsx = writing->xlsx;
    for (int i = 0; i < LOOK_COUNT; i++) {
        lxw_format *look = writing->looks[i] = writing->xlsx->workbook_add_format(writing->workbook);
        xlsx->format_set_num_format(look, "@"); /* what is typed stays as it is: 1.10, 007 */
        xlsx->format_set_align(look, LXW_ALIGN_VERTICAL_TOP);
        xlsx->format_set_text_wrap(look);
        xlsx->format_set_border(look, LXW_BORDER_THIN);
        xlsx->format_set_border_color(look, 0xD9D9D9);
        if (LOOKS[i].letters)
            xlsx->format_set_font_color(look, LOOKS[i].letters);
        if (LOOKS[i].fill)
            xlsx->format_set_bg_color(look, LOOKS[i].fill);
        if (LOOKS[i].is_bold)
            xlsx->format_set_bold(look);
        if (LOOKS[i].is_slanted)
            xlsx->format_set_italic(look);
    }
}

static lxw_worksheet *add_sheet(struct writing *writing, const char *name)
{
    lxw_worksheet *sheet = writing->xlsx->workbook_add_worksheet(writing->workbook, name);
    return sheet ? sheet : writing->xlsx->workbook_add_worksheet(writing->workbook, NULL);
}

/* Headings stay in sight, and are repeated on each page of paper. */
static void lay_out(const struct writing *writing, lxw_worksheet *sheet, lxw_col_t columns, lxw_col_t frozen)
{
    writing->xlsx->worksheet_freeze_panes(sheet, 1, frozen);
    writing->xlsx->worksheet_autofilter(sheet, 0, 0, NAMES_ROWS, (lxw_col_t)(columns - 1));
    writing->xlsx->worksheet_set_landscape(sheet);
    writing->xlsx->worksheet_set_paper(sheet, 9); /* A4 */
    writing->xlsx->worksheet_fit_to_pages(sheet, 1, 0);
    writing->xlsx->worksheet_repeat_rows(sheet, 0, 0);
}

static void put_heading(struct writing *writing, lxw_worksheet *sheet, lxw_col_t column, const char *heading, int width)
{
    writing->xlsx->worksheet_set_column(sheet, column, column, width, writing->looks[LOOK_CELL]);
    writing->xlsx->worksheet_write_string(sheet, 0, column, heading, writing->looks[LOOK_HEADING]);
}

/* ------------------------------------------------------------------------------------------------ drop-downs */

/* Puts the words into a column of the sheet that is hidden, from where drop-downs take them. */
static const char *add_choices(struct writing *writing, const char *name, const char *const *words)
{
    lxw_col_t column = writing->choice_count++;
    lxw_row_t count = 0;
    writing->xlsx->worksheet_write_string(writing->choices, 0, column, name, NULL);
    for (; words[count]; count++)
        writing->xlsx->worksheet_write_string(writing->choices, count + 1, column, words[count], NULL);
    char letters[SHEET_LETTERS_SIZE];
    sheet_letters(column, letters);
    return arena_format(writing->arena, "=" BOOK_CHOICES "!$%s$2:$%s$%u", letters, letters, count + 1);
}

/* As much of the words as a message of a cell takes. */
static char *cut(struct writing *writing, const char *words, size_t most)
{
    return arena_copy(writing->arena, words, utf8_cut(words, strlen(words), most));
}

/* What the cells of a column offer (a formula; or NULL), and what is said of them when one stands there. */
static void offer(struct writing *writing, lxw_worksheet *sheet, lxw_col_t column, const char *choices, const char *title, const char *about)
{
    enum { TITLE_MOST = 31, ABOUT_MOST = 254 };
    lxw_data_validation validation = {.validate = choices ? LXW_VALIDATION_TYPE_LIST_FORMULA : LXW_VALIDATION_TYPE_ANY,
                                      .value_formula = choices ? arena_format(writing->arena, "%s", choices) : NULL,
                                      .ignore_blank = LXW_VALIDATION_ON,
                                      .show_input = LXW_VALIDATION_ON,
                                      .show_error = LXW_VALIDATION_ON,
                                      .dropdown = LXW_VALIDATION_ON,
                                      .input_title = cut(writing, title, TITLE_MOST),
                                      .input_message = cut(writing, about, ABOUT_MOST)};
    if (choices || *about)
        writing->xlsx->worksheet_data_validation_range(sheet, 1, column, NAMES_ROWS, column, &validation);
}

static void put_value(struct writing *writing, lxw_worksheet *sheet, lxw_col_t column, const struct value_kind *value, int width)
{
    const char *name = value_column(value), *choices = value->choices ? add_choices(writing, name, value->choices) : NULL;
    const char *about = *value->about ? say(value->about) : *value->expected ? say(value->expected) : "";
    put_heading(writing, sheet, column, name, width);
    offer(writing, sheet, column, choices, value->label && *value->label ? say(value->label) : name, about);
}

/* ------------------------------------------------------------------------------------------------ the list */

static void write_list(struct writing *writing)
{
    lxw_worksheet *sheet = writing->list;
    writing->listed = listed_of(writing->usual, writing->arena);
    put_heading(writing, sheet, 0, "qualification", WIDTH_KEY);
    put_heading(writing, sheet, 1, "file", WIDTH_ELEMENT);
    offer(writing, sheet, 0, NULL, "qualification", say("Where there are several, a row for each. Write its code, or another short word that names it: the rows of the other sheets begin with it."));
    offer(writing, sheet, 1, NULL, "file", say("What its file is called, without .xml. Empty: as the column before, or its code."));
    for (size_t i = 0; i < writing->listed.count; i++)
        put_value(writing, sheet, (lxw_col_t)(i + 2), writing->listed.list[i].value, WIDTH_VALUE + 2);
    lay_out(writing, sheet, (lxw_col_t)(writing->listed.count + 2), 1);
    writing->list_next = 1;
}

/* ------------------------------------------------------------------------------------------------ sections */

static void gather_values(struct tab *tab, const struct kind *kind)
{
    for (size_t i = 0; i < kind->value_count; i++) {
        size_t at = 0;
        while (at < tab->value_count && strcmp(tab->values[at]->name, kind->values[i].name) != 0)
            at++;
        if (at == tab->value_count && at < COLUMNS_MOST)
            tab->values[tab->value_count++] = &kind->values[i];
    }
}

/* An element of the office's sheet is there in few qualifications. */
static bool is_there(const struct xml_node *root, const char *path)
{
    size_t length = strcspn(path, "/");
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (strlen(xml_name(node)) == length && strncmp(xml_name(node), path, length) == 0)
            return true;
    return false;
}

static bool is_needed(const struct writing *writing, int index)
{
    const struct lines *lines = &writing->lines;
    bool needed = index != TAB_OFFICE;
    for (size_t i = 0; i < lines->count && !needed; i++)
        for (size_t j = 0; j < writing->request->count && !needed && lines->list[i].tab == index; j++)
            needed = is_there(xml_root(writing->request->list[j].file), lines->list[i].path);
    return needed;
}

/* Of one value the about is its own; of a name that several elements have, what it has to be. */
static void put_values(struct writing *writing, struct tab *tab, int index)
{
    const struct lines *lines = &writing->lines;
    for (size_t i = 0; i < tab->value_count; i++) {
        struct value_kind value = *tab->values[i];
        size_t count = 0;
        for (size_t j = 0; j < lines->count; j++)
            for (size_t k = 0; k < lines->list[j].kind->value_count && lines->list[j].tab == index; k++)
                count += strcmp(lines->list[j].kind->values[k].name, value.name) == 0;
        if (count > 1)
            value.about = "";
        put_value(writing, tab->sheet, (lxw_col_t)(COLUMN_FIRST + i), &value, WIDTH_VALUE);
    }
}

static void put_elements(struct writing *writing, struct tab *tab, int index)
{
    const struct lines *lines = &writing->lines;
    const char *paths[LINES_MOST + 1];
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->list[i].tab == index)
            paths[count++] = lines->list[i].path;
    paths[count] = NULL;
    put_heading(writing, tab->sheet, COLUMN_ELEMENT, "element", WIDTH_ELEMENT);
    offer(writing, tab->sheet, COLUMN_ELEMENT, add_choices(writing, "element", paths), "element",
          say("What stands in this row. For one more, insert a row, or copy one; parts such as core-task/work-process belong to the row above."));
}

static void write_tab(struct writing *writing, int index)
{
    const struct lines *lines = &writing->lines;
    struct tab *tab = &writing->tabs[index];
    const char *keys = arena_format(writing->arena, "='%s'!$A$2:$A$%d", writing->list->name, NAMES_ROWS);
    tab->next = 1;
    for (size_t i = 0; i < lines->count; i++)
        if (lines->list[i].tab == index)
            gather_values(tab, lines->list[i].kind);
    put_heading(writing, tab->sheet, COLUMN_QUALIFICATION, "qualification", WIDTH_KEY);
    offer(writing, tab->sheet, COLUMN_QUALIFICATION, keys, "qualification", say("As it stands on the first sheet. Empty: the only one."));
    put_elements(writing, tab, index);
    put_heading(writing, tab->sheet, COLUMN_LABEL, "field", WIDTH_LABEL);
    put_values(writing, tab, index);
    lxw_col_t column = (lxw_col_t)(COLUMN_FIRST + tab->value_count);
    for (size_t i = 0; i < writing->language_count && index != TAB_OFFICE; i++)
        put_heading(writing, tab->sheet, column++, writing->languages[i], WIDTH_TEXT);
    put_heading(writing, tab->sheet, column, "explanation", WIDTH_ABOUT);
    lay_out(writing, tab->sheet, (lxw_col_t)(column + 1), COLUMN_FIRST);
}

void write_tabs(struct writing *writing)
{
    make_looks(writing);
    writing->list = add_sheet(writing, say("Qualifications"));
    for (int i = 0; i < TAB_COUNT; i++)
        if (is_needed(writing, i))
            writing->tabs[i].sheet = add_sheet(writing, tab_title(i));
    writing->choices = add_sheet(writing, BOOK_CHOICES);
    writing->base = add_sheet(writing, BOOK_BASE);
    writing->xlsx->worksheet_hide(writing->choices);
    writing->xlsx->worksheet_hide(writing->base);
    writing->xlsx->worksheet_write_string(writing->base, 0, 0, "qualification", NULL);
    writing->xlsx->worksheet_write_string(writing->base, 0, 1, "base", NULL);
    writing->base_next = 1;
    write_list(writing);
    for (int i = 0; i < TAB_COUNT; i++)
        if (writing->tabs[i].sheet)
            write_tab(writing, i);
}
