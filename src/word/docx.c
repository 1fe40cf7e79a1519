/* Word's documents, by ECMA-376 part 1, clause 17. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/unicode.h"
#include "sheet/part.h"
#include "sheet/relations.h"
#include "word/count.h"
#include "word/take.h"

enum { STYLES_MOST = 5000, LISTS_MOST = 5000 };

struct style {
    bool is_titled;
    int list, level; /* its list's number; 0: none */
    unsigned look;
};

/* A list as paragraphs name it: one that they share, which it may begin anew. */
struct numbering {
    struct list *list;
    bool is_own, is_begun;
    int starts[LIST_LEVELS]; /* where it does; -1: it does not */
};

/* A field of an old form (ECMA-376 part 1, 17.16.17): what is chosen in it stands in its properties alone. */
struct form {
    int field;         /* which one it is of those around; 0: none */
    enum { FORM_OTHER, FORM_BOX, FORM_LIST } kind;
    bool is_checked, is_chosen;
    int chosen, count; /* entries */
    const char *words; /* chosen of a list; what a field for words says by itself; or NULL */
    size_t from;       /* where what it shows begins in its paragraph */
};

/* A paragraph that is open. In its runs text boxes may stand, with paragraphs of their own. */
struct setting {
    unsigned look, styled_look; /* of the run; of the paragraph, by its style */
    bool in_properties, in_run, is_titled;
    bool is_ended; /* false: its end was taken out, and the next one goes on with it */
    int list, level;
};

struct docx {
    struct text *text;
    struct package *package;
    struct part part;
    struct map *styles, *lists, *numberings; /* lists by their own numbers, and by "=" and the style that they are */
    struct style defaults;        /* of all words, whatever their style */
    const struct style *usual;    /* of paragraphs that name none; or NULL */
    int skipped;        /* elements around this one that are passed over */
    struct setting settings[TEXT_NESTING_MOST + 1]; /* by the depth of their paragraph */
    int boxes, hidden_box, hidden_row; /* text boxes around; the one, and the row's table, of which nothing is seen; 0: none */
    int fields, coded_field;           /* fields around; the outermost one of which the code is read, not what it shows; 0: none */
    bool in_words, in_formula;
    struct relation *links;            /* of the part */
    const char *link;                  /* that we are in; or NULL */
    size_t link_from;                  /* where its words begin in their paragraph */
    bool is_joined;                    /* the paragraph that is open goes on in the next one */
    struct form form;
    bool is_unfilled;                  /* the control, of which only the properties came so far */
    const char *box;                   /* the same: what it shows; NULL: it is no box */
    int controls, unfilled_control, boxed_control; /* those of which we are in the content; the outermost one of that kind; 0: none */
    struct diag *diag;
};

static struct setting *setting_of(struct docx *docx)
{
    const int depth = docx->text->depth;
    return &docx->settings[depth < TEXT_NESTING_MOST ? depth : TEXT_NESTING_MOST];
}

/* Namespaces end alike in the transitional and the strict form, but for the year. */
static bool is_word(const struct docx *docx)
{
    return strstr(xml_stream_namespace(docx->part.stream), "/wordprocessingml/");
}

static bool is_math(const struct docx *docx, const char *name)
{
    return part_is(&docx->part, name) && strstr(xml_stream_namespace(docx->part.stream), "/math");
}

static bool is(const struct docx *docx, const char *name)
{
    return part_is(&docx->part, name) && is_word(docx);
}

/* Attributes are in the namespace in the transitional form, and in the strict one too. */
static const char *value(const struct docx *docx, const char *name)
{
    return xml_stream_attribute_qualified(docx->part.stream, name);
}

static bool says_yes(const char *says)
{
    return strcmp(says, "0") != 0 && strcmp(says, "false") != 0 && strcmp(says, "off") != 0;
}

/* Of what is there, and on, unless it says otherwise. */
static bool is_on(const struct docx *docx)
{
    const char *says = value(docx, "val");
    return !says || says_yes(says);
}

static int number_of(const struct docx *docx, const char *name, int otherwise)
{
    const char *says = value(docx, name);
    int number = says ? whole_number(says, 10000) : -1;
    return number < 0 ? otherwise : number;
}

/* ------------------------------------------------------------------------------------------------ styles */

static bool begins_with(const char *words, const char *beginning)
{
    for (; *beginning; words++, beginning++)
        if ((*words | 0x20) != *beginning)
            return false;
    return true;
}

static struct style *add_style(struct docx *docx, const char *id)
{
    if (!id || map_count(docx->styles) == STYLES_MOST)
        return NULL;
    void **slot = map_slot(docx->styles, id, strlen(id));
    return *slot ? *slot : (*slot = arena_new(docx->text->arena, struct style));
}

/* A style has what the one has that it is based on; that stands before it in most files. */
static void inherit(struct docx *docx, struct style *style)
{
    const char *id = value(docx, "val");
    const struct style *base = id ? map_find(docx->styles, id, strlen(id)) : NULL;
    if (base)
        *style = (struct style){style->is_titled || base->is_titled, base->list, base->level, style->look | base->look};
}

/* A property of words. */
static void read_look(const struct docx *docx, unsigned *look)
{
    static const struct {
        const char *name;
        enum look look;
    } LOOKS[] = {{"b", LOOK_BOLD}, {"strike", LOOK_STRUCK}, {"dstrike", LOOK_STRUCK}, {"vanish", LOOK_HIDDEN}};
    for (size_t i = 0; i < sizeof LOOKS / sizeof *LOOKS; i++)
        if (is(docx, LOOKS[i].name))
            *look = is_on(docx) ? *look | LOOKS[i].look : *look & ~(unsigned)LOOKS[i].look;
}

static void read_style_name(struct style *style, const char *name)
{
    style->is_titled |= begins_with(name, "heading") || begins_with(name, "title");
    style->look |= strcmp(name, "Placeholder Text") == 0 ? LOOK_ASKING : 0;
}

static void read_style(struct docx *docx, struct style *style)
{
    const char *says = value(docx, "val");
    if (is(docx, "basedOn"))
        inherit(docx, style);
    else if (is(docx, "name") && says) /* in English, whatever the language of Word is */
        read_style_name(style, says);
    else if (is(docx, "outlineLvl"))
        style->is_titled |= number_of(docx, "val", 9) < 9;
    else if (is(docx, "numId"))
        style->list = number_of(docx, "val", 0);
    else if (is(docx, "ilvl"))
        style->level = number_of(docx, "val", 0);
    else
        read_look(docx, &style->look);
}

static struct style *begin_style(struct docx *docx)
{
    struct style *style = add_style(docx, value(docx, "styleId"));
    const char *type = value(docx, "type"), *is_default = value(docx, "default");
    if (type && strcmp(type, "paragraph") == 0 && is_default && says_yes(is_default))
        docx->usual = style;
    return style;
}

static bool read_styles(struct docx *docx, const char *name)
{
    struct style *style = NULL;
    enum xml_event event;
    if (!part_open_all(&docx->part, docx->package, name, docx->diag))
        return false;
    while ((event = part_next(&docx->part, docx->diag)) < XML_EVENT_DONE) {
        if (event == XML_EVENT_START && is(docx, "docDefaults"))
            style = &docx->defaults;
        else if (event == XML_EVENT_START && is(docx, "style"))
            style = begin_style(docx);
        else if (event == XML_EVENT_START && style)
            read_style(docx, style);
        else if (event == XML_EVENT_END && (is(docx, "style") || is(docx, "docDefaults")))
            style = NULL;
    }
    part_close(&docx->part);
    return event == XML_EVENT_DONE;
}

/* ------------------------------------------------------------------------------------------------ lists */

static int level_of(const struct docx *docx)
{
    const int level = number_of(docx, "ilvl", 0);
    return level < LIST_LEVELS ? level : LIST_LEVELS - 1;
}

static void **list_slot(struct docx *docx, const char *sign, const char *id)
{
    const char *key = arena_format(docx->text->arena, "%s%s", sign, id ? id : "");
    return map_count(docx->lists) < LISTS_MOST || map_find(docx->lists, key, strlen(key)) ? map_slot(docx->lists, key, strlen(key)) : NULL;
}

static struct list *begin_list(struct docx *docx)
{
    void **slot = list_slot(docx, "", value(docx, "abstractNumId"));
    return slot ? *slot = arena_new(docx->text->arena, struct list) : NULL;
}

static struct numbering *begin_numbering(struct docx *docx)
{
    const char *id = value(docx, "numId");
    if (!id || map_count(docx->numberings) >= LISTS_MOST)
        return NULL;
    struct numbering *numbering = arena_new(docx->text->arena, struct numbering);
    for (int i = 0; i < LIST_LEVELS; i++)
        numbering->starts[i] = -1;
    return *map_slot(docx->numberings, id, strlen(id)) = numbering;
}

/* A list that is a style's is the one that says so. */
static struct list *find_list(struct docx *docx)
{
    void **slot = list_slot(docx, "", value(docx, "val"));
    struct list *list = slot ? *slot : NULL;
    void **linked = list && list->link ? list_slot(docx, "=", list->link) : NULL;
    return linked && *linked ? *linked : list;
}

/* Levels that are said anew are this numbering's own. */
static struct list *own_list(struct docx *docx, struct numbering *numbering)
{
    if (!numbering->list || numbering->is_own)
        return numbering->list;
    struct list *own = arena_new(docx->text->arena, struct list);
    *own = *numbering->list;
    numbering->is_own = true;
    return numbering->list = own;
}

static enum numerals numerals_of(const char *says)
{
    static const struct {
        const char *name;
        enum numerals numerals;
    } KINDS[] = {{"bullet", NUMERALS_SIGN},        {"none", NUMERALS_NONE},           {"decimalZero", NUMERALS_ZERO},     {"lowerLetter", NUMERALS_SMALL},
                 {"upperLetter", NUMERALS_CAPITAL}, {"lowerRoman", NUMERALS_ROMAN_SMALL}, {"upperRoman", NUMERALS_ROMAN}};
    for (size_t i = 0; says && i < sizeof KINDS / sizeof *KINDS; i++)
        if (strcmp(KINDS[i].name, says) == 0)
            return KINDS[i].numerals;
    return NUMERALS_DECIMAL;
}

static void read_level(struct docx *docx, struct list_level *level)
{
    const char *says = value(docx, "val");
    if (is(docx, "start"))
        level->start = number_of(docx, "val", 1);
    else if (is(docx, "numFmt"))
        level->numerals = numerals_of(says);
    else if (is(docx, "lvlText"))
        level->pattern = says ? arena_copy(docx->text->arena, says, strlen(says)) : NULL;
    else if (is(docx, "isLgl"))
        level->is_decimal = is_on(docx);
}

/* What of a list and of numberings is said (17.9). */
struct lists_reading {
    struct list *list;
    struct numbering *numbering;
    struct list_level *level;
    int override; /* the level that is begun anew */
};

static void begin_in_lists(struct docx *docx, struct lists_reading *reading)
{
    const char *says = value(docx, "val");
    if (is(docx, "abstractNum"))
        *reading = (struct lists_reading){.list = begin_list(docx)};
    else if (is(docx, "num"))
        *reading = (struct lists_reading){.numbering = begin_numbering(docx)};
    else if (is(docx, "styleLink") && reading->list && list_slot(docx, "=", says))
        *list_slot(docx, "=", says) = reading->list;
    else if (is(docx, "numStyleLink") && reading->list && says)
        reading->list->link = arena_copy(docx->text->arena, says, strlen(says));
    else if (is(docx, "abstractNumId") && reading->numbering)
        reading->numbering->list = find_list(docx);
    else if (is(docx, "lvlOverride"))
        reading->override = level_of(docx);
    else if (is(docx, "startOverride") && reading->numbering)
        reading->numbering->starts[reading->override] = number_of(docx, "val", 1);
    else if (is(docx, "lvl")) {
        struct list *list = reading->numbering ? own_list(docx, reading->numbering) : reading->list;
        reading->level = list ? &list->levels[level_of(docx)] : NULL;
    } else if (reading->level)
        read_level(docx, reading->level);
}

static bool read_lists(struct docx *docx, const char *name)
{
    struct lists_reading reading = {0};
    enum xml_event event;
    if (!part_open_all(&docx->part, docx->package, name, docx->diag))
        return false;
    while ((event = part_next(&docx->part, docx->diag)) < XML_EVENT_DONE) {
        if (event == XML_EVENT_START)
            begin_in_lists(docx, &reading);
        else if (event == XML_EVENT_END && is(docx, "lvl"))
            reading.level = NULL;
    }
    part_close(&docx->part);
    return event == XML_EVENT_DONE;
}

static void begin_numbers(struct numbering *numbering)
{
    for (int i = 0; i < LIST_LEVELS && !numbering->is_begun; i++)
        if (numbering->starts[i] >= 0) {
            numbering->list->levels[i].start = numbering->starts[i];
            numbering->list->next[i] = 0;
        }
    numbering->is_begun = true;
}

/* What stands before the paragraph by itself; NULL: nothing. */
static const char *count_paragraph(struct docx *docx, const struct setting *setting)
{
    char id[24];
    snprintf(id, sizeof id, "%d", setting->list);
    struct numbering *numbering = setting->list ? map_find(docx->numberings, id, strlen(id)) : NULL;
    if (!numbering || !numbering->list)
        return setting->list ? "" : NULL;
    begin_numbers(numbering);
    return list_count(numbering->list, setting->level < LIST_LEVELS ? setting->level : LIST_LEVELS - 1, docx->text->arena);
}

/* ------------------------------------------------------------------------------------------------ words */

static unsigned look_of(struct docx *docx)
{
    return setting_of(docx)->look | (docx->in_formula ? LOOK_FORMULA : 0) | (docx->hidden_box || docx->hidden_row || docx->coded_field ? LOOK_HIDDEN : 0) |
           (docx->unfilled_control ? LOOK_UNFILLED : 0);
}

static void add(struct docx *docx, const char *words)
{
    text_add(docx->text, words, strlen(words), look_of(docx));
}

static void put_break(struct docx *docx)
{
    if (look_of(docx) & (LOOK_HIDDEN | LOOK_UNFILLED))
        add(docx, " ");
    else
        text_break(docx->text);
}

/* Of a box nothing is seen where its place is hidden. */
static void open_box(struct docx *docx)
{
    docx->boxes++;
    if (!docx->hidden_box && look_of(docx) & LOOK_HIDDEN)
        docx->hidden_box = docx->boxes;
}

static void close_box(struct docx *docx)
{
    if (docx->hidden_box == docx->boxes)
        docx->hidden_box = 0;
    docx->boxes--;
}

static void begin_form(struct docx *docx)
{
    const struct form *form = &docx->form;
    const char *says = value(docx, "val");
    if (is(docx, "ffData"))
        docx->form = (struct form){.field = docx->fields, .from = text_length(docx->text)};
    if (!form->field || form->field != docx->fields)
        return;
    if (is(docx, "checkBox"))
        docx->form.kind = FORM_BOX;
    else if (is(docx, "ddList"))
        docx->form.kind = FORM_LIST;
    else if (is(docx, "checked") || (is(docx, "default") && form->kind == FORM_BOX)) /* which it was before: it stands first */
        docx->form.is_checked = is_on(docx);
    else if (is(docx, "result") || (is(docx, "default") && form->kind == FORM_LIST && !form->is_chosen)) {
        docx->form.chosen = number_of(docx, "val", 0);
        docx->form.is_chosen |= is(docx, "result") && docx->form.chosen; /* the first one is what nobody chose, too */
    } else if (says && (is(docx, "default") || (is(docx, "listEntry") && docx->form.count++ == form->chosen)))
        docx->form.words = arena_copy(docx->text->arena, says, strlen(says));
}

/* What is chosen, if nothing is shown of it; what a field says that nobody changed. */
static void show_form(struct docx *docx, bool is_ended)
{
    const struct form *form = &docx->form;
    const bool is_empty = text_length(docx->text) == form->from;
    if (!is_ended) {
        docx->form.from = text_length(docx->text);
        return;
    }
    if (form->kind == FORM_BOX && is_empty)
        add(docx, form->is_checked ? TEXT_CHECKED : TEXT_UNCHECKED);
    else if (form->kind == FORM_LIST && is_empty && form->words)
        add(docx, form->words);
    if (form->words && !form->is_chosen)
        text_doubt(docx->text, form->from, form->words);
    docx->form.field = 0;
}

/* The code of a field stands before what it shows (ECMA-376, part 1, 17.16.18). A field in the code shows nothing on paper: the outer one asks it. */
static void pass_field(struct docx *docx)
{
    const char *kind = value(docx, "fldCharType");
    bool is_begun = kind && strcmp(kind, "begin") == 0, is_ended = kind && strcmp(kind, "end") == 0;
    docx->fields += is_begun;
    if (is_begun && !docx->coded_field)
        docx->coded_field = docx->fields;
    else if (kind && !is_begun && docx->coded_field == docx->fields)
        docx->coded_field = 0;
    if (kind && !is_begun && docx->form.field == docx->fields)
        show_form(docx, is_ended);
    docx->fields -= is_ended && docx->fields;
}

static const struct style *find_style(const struct docx *docx)
{
    const char *id = value(docx, "val");
    return id ? map_find(docx->styles, id, strlen(id)) : NULL;
}

static void take_style(struct docx *docx, const struct style *style)
{
    struct setting *setting = setting_of(docx);
    *setting = (struct setting){.look = docx->defaults.look, .in_properties = true, .is_ended = true};
    if (style) {
        setting->look |= style->look;
        setting->is_titled = style->is_titled;
        setting->list = style->list;
        setting->level = style->level;
    }
    setting->styled_look = setting->look;
}

static void open_paragraph(struct docx *docx)
{
    if (!docx->is_joined)
        text_open(docx->text, NULL, false);
    docx->is_joined = false;
    take_style(docx, docx->usual);
}

static void close_joined(struct docx *docx)
{
    if (docx->is_joined)
        text_close(docx->text);
    docx->is_joined = false;
}

/* Of headings the number is no list's. */
static void close_paragraph(struct docx *docx)
{
    const struct setting *setting = setting_of(docx);
    docx->is_joined = !setting->is_ended;
    if (docx->is_joined)
        return;
    const char *marker = count_paragraph(docx, setting);
    text_mark(docx->text, setting->is_titled ? NULL : marker, setting->is_titled);
    text_label(docx->text, setting->is_titled && marker && *marker ? marker : NULL);
    text_close(docx->text);
}

static void open_run(struct setting *setting)
{
    setting->in_properties = false;
    setting->in_run = true;
    setting->look = setting->styled_look;
}

/* Two styles undo each other, but not what all words have (ECMA-376 part 1, 17.7.3). */
static void style_run(struct docx *docx)
{
    const struct style *style = find_style(docx);
    setting_of(docx)->look = docx->defaults.look | (setting_of(docx)->styled_look ^ (style ? style->look : 0));
}

/* What was taken out, and older or other forms of what stands there too. */
static bool is_passed_over(const struct docx *docx)
{
    static const char *const names[] = {"del", "moveFrom", "pPrChange", "rPrChange", "trPrChange", "tcPrChange", "rt"};
    if (part_is(&docx->part, "Fallback"))
        return true;
    for (size_t i = 0; is_word(docx) && i < sizeof names / sizeof *names; i++)
        if (part_is(&docx->part, names[i]))
            return true;
    return false;
}

static void begin_in_table(struct docx *docx)
{
    if (is(docx, "tbl"))
        text_open_table(docx->text);
    else if (is(docx, "tr"))
        text_next_row(docx->text);
    else if (is(docx, "hidden") && is_on(docx) && !docx->hidden_row)
        docx->hidden_row = docx->text->table_depth;
    else if (is(docx, "gridBefore"))
        text_next_cell(docx->text, number_of(docx, "val", 1));
    else if (is(docx, "tc"))
        text_next_cell(docx->text, 1);
    else if (is(docx, "gridSpan"))
        text_widen_cell(docx->text, number_of(docx, "val", 1));
}

/* The first sign of a control that is a box is the box; there are no others. */
static void take_words(struct docx *docx, const char *words, size_t length)
{
    if (!docx->boxed_control)
        text_add(docx->text, words, length, look_of(docx));
    else if (docx->box)
        add(docx, docx->box);
    docx->box = docx->boxed_control ? NULL : docx->box;
}

/* A sign by its number (ECMA-376, part 1, 17.3.3.30). Fonts of symbols have theirs where Unicode has none, at F000: the gate sees those. */
static void add_sign(struct docx *docx)
{
    const char *says = value(docx, "char");
    unsigned long number = says ? strtoul(says, NULL, 16) : 0;
    bool is_sign = number >= 0x20 && number < 0xFFFE && (number < 0xD800 || number > 0xDFFF);
    char sign[5] = "";
    utf8_put(is_sign ? (uint32_t)number : 0xFFFD, sign);
    take_words(docx, sign, strlen(sign));
}

/* Words around a formula are half of what is meant: check lets none of them pass. */
static void begin_formula(struct docx *docx)
{
    add(docx, " [? formula] ");
    docx->in_formula = true;
}

/* Its value lies in a file of its own kind. */
static void leave_control(struct docx *docx)
{
    const char *name = value(docx, "name");
    text_leave(docx->text, LEFT_CONTROL, name ? name : "");
    add(docx, " [? field] ");
}

static void begin_link(struct docx *docx)
{
    const char *id = value(docx, "id");
    const struct relation *link = id ? relation_of_id(docx->links, id) : NULL;
    docx->link = link ? link->target : NULL;
    docx->link_from = text_length(docx->text);
}

static void end_link(struct docx *docx)
{
    if (docx->link)
        text_link(docx->text, docx->link_from, docx->link);
    docx->link = NULL;
}

static void begin_in_paragraph(struct docx *docx)
{
    struct setting *setting = setting_of(docx);
    if (is(docx, "pStyle"))
        take_style(docx, find_style(docx) ? find_style(docx) : docx->usual);
    else if (is(docx, "numId"))
        setting->list = number_of(docx, "val", 0);
    else if (is(docx, "ilvl"))
        setting->level = number_of(docx, "val", 0);
    else if (is(docx, "r"))
        open_run(setting);
    else if (is(docx, "rStyle") && setting->in_run)
        style_run(docx);
    else if (is(docx, "t") || is_math(docx, "t"))
        docx->in_words = true;
    else if (is_math(docx, "oMath"))
        begin_formula(docx);
    else if (is(docx, "hyperlink"))
        begin_link(docx);
    else if (is(docx, "control"))
        leave_control(docx);
    else if ((is(docx, "tab") && setting->in_run) || is(docx, "ptab"))
        add(docx, " ");
    else if (is(docx, "br") || is(docx, "cr"))
        put_break(docx);
    else if (is(docx, "noBreakHyphen"))
        add(docx, "\xE2\x80\x91");
    else if (is(docx, "sym"))
        add_sign(docx);
    else if (is(docx, "fldChar"))
        pass_field(docx);
    else if (setting->in_run)
        read_look(docx, &setting->look);
}

/* What a control shows is in its content; of a box, whatever sign it has, whether it is checked (Word's own namespace of 2010). */
static void begin_control(struct docx *docx)
{
    if (is(docx, "sdt")) {
        docx->is_unfilled = false;
        docx->box = NULL;
    } else if (is(docx, "showingPlcHdr")) {
        docx->is_unfilled = is_on(docx);
    } else if (part_is(&docx->part, "checkbox")) {
        docx->box = TEXT_UNCHECKED;
    } else if (part_is(&docx->part, "checked") && docx->box) {
        docx->box = is_on(docx) ? TEXT_CHECKED : TEXT_UNCHECKED;
    } else if (is(docx, "sdtContent")) {
        docx->controls++;
        docx->unfilled_control = docx->unfilled_control ? docx->unfilled_control : docx->is_unfilled ? docx->controls : 0;
        docx->boxed_control = docx->boxed_control ? docx->boxed_control : docx->box ? docx->controls : 0;
        docx->is_unfilled = false;
    }
}

static void end_control(struct docx *docx)
{
    if (docx->unfilled_control == docx->controls)
        docx->unfilled_control = 0;
    if (docx->boxed_control == docx->controls) {
        docx->boxed_control = 0;
        docx->box = NULL;
    }
    docx->controls -= docx->controls > 0;
}

static void begin(struct docx *docx)
{
    struct text *text = docx->text;
    if (docx->skipped || is_passed_over(docx)) {
        text->was_changed |= is(docx, "del") || is(docx, "moveFrom");
        setting_of(docx)->is_ended &= docx->skipped || !setting_of(docx)->in_properties || !(is(docx, "del") || is(docx, "moveFrom"));
        docx->skipped++;
        return;
    }
    if (is(docx, "tbl"))
        close_joined(docx);
    if (is(docx, "p"))
        open_paragraph(docx);
    if (is(docx, "txbxContent"))
        open_box(docx);
    text->was_changed |= is(docx, "ins") || is(docx, "moveTo");
    text->remarks += is(docx, "commentReference");
    text->pictures += (part_is(&docx->part, "blip") || part_is(&docx->part, "imagedata")) && !docx->unfilled_control;
    begin_control(docx);
    begin_form(docx);
    begin_in_table(docx);
    begin_in_paragraph(docx);
}

/* Behind which no paragraph goes on. */
static bool ends_joined(const struct docx *docx)
{
    static const char *const NAMES[] = {"tc", "body", "txbxContent", "footnote", "endnote", "hdr", "ftr"};
    for (size_t i = 0; docx->is_joined && i < sizeof NAMES / sizeof *NAMES; i++)
        if (is(docx, NAMES[i]))
            return true;
    return false;
}

static void end(struct docx *docx)
{
    if (!docx->skipped && ends_joined(docx))
        close_joined(docx);
    if (docx->skipped)
        docx->skipped--;
    else if (is(docx, "sdtContent"))
        end_control(docx);
    else if (is(docx, "p"))
        close_paragraph(docx);
    else if (is(docx, "r"))
        setting_of(docx)->in_run = false;
    else if (is(docx, "t") || is_math(docx, "t"))
        docx->in_words = false;
    else if (is_math(docx, "oMath"))
        docx->in_formula = false;
    else if (is(docx, "hyperlink"))
        end_link(docx);
    else if (is(docx, "tr") && docx->hidden_row == docx->text->table_depth)
        docx->hidden_row = 0;
    else if (is(docx, "txbxContent"))
        close_box(docx);
    else if (is(docx, "tbl"))
        text_close_table(docx->text);
}

static bool read_words(struct docx *docx, const char *name)
{
    enum xml_event event;
    docx->fields = docx->coded_field = docx->form.field = 0;
    docx->controls = docx->unfilled_control = docx->boxed_control = 0;
    docx->in_formula = docx->is_joined = false;
    if (!relations_read_links(docx->package, name, docx->text->arena, &docx->links, docx->diag) ||
        !part_open_all(&docx->part, docx->package, name, docx->diag))
        return false;
    while ((event = part_next(&docx->part, docx->diag)) < XML_EVENT_DONE && !docx->text->is_full) {
        size_t length;
        if (event == XML_EVENT_START)
            begin(docx);
        else if (event == XML_EVENT_END)
            end(docx);
        else if (docx->in_words && !docx->skipped) {
            const char *words = xml_stream_text(docx->part.stream, &length);
            take_words(docx, words, length);
        }
    }
    part_close(&docx->part);
    return event == XML_EVENT_DONE;
}

/* ------------------------------------------------------------------------------------------------ parts */

/* All parts of this kind that the document leads to. */
static bool read_others(struct docx *docx, const struct relation *relations, const char *kind, enum origin origin)
{
    docx->text->origin = origin;
    for (const struct relation *relation = relations; relation; relation = relation->next)
        if (strcmp(relation->kind, kind) == 0 && package_has(docx->package, relation->target) && !read_words(docx, relation->target))
            return false;
    return true;
}

/* What the words need. */
static bool read_own(struct docx *docx, const struct relation *relations, const char *kind, bool (*read)(struct docx *docx, const char *name))
{
    const struct relation *own = relation_of_kind(relations, kind);
    return !own || !package_has(docx->package, own->target) || read(docx, own->target);
}

bool take_docx(struct text *text, struct package *package, const char *document, struct diag *diag)
{
    struct docx docx = {.text = text, .package = package, .styles = map_create(), .lists = map_create(), .numberings = map_create(), .diag = diag};
    struct relation *relations = NULL;
    bool good = relations_read(package, document, text->arena, &relations, diag);
    good = good && read_own(&docx, relations, "styles", read_styles) && read_own(&docx, relations, "numbering", read_lists) && read_words(&docx, document) &&
           read_others(&docx, relations, "footnotes", ORIGIN_NOTE) && read_others(&docx, relations, "endnotes", ORIGIN_NOTE) &&
           read_others(&docx, relations, "header", ORIGIN_EDGE) && read_others(&docx, relations, "footer", ORIGIN_EDGE);
    map_destroy(docx.styles);
    map_destroy(docx.lists);
    map_destroy(docx.numberings);
    return good;
}
