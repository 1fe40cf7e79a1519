/* LibreOffice's documents, by OpenDocument 1.3 part 3. */
#include <string.h>

#include "base/ending.h"
#include "base/map.h"
#include "sheet/part.h"
#include "word/count.h"
#include "word/take.h"

enum { STYLES_MOST = 20000, LISTS_MOST = 5000, CONTROLS_MOST = 5000, ITEMS_MOST = 20, SPANS_MOST = 48 };

struct style {
    bool is_titled;
    unsigned look, said; /* of the words; what of it is said, be it that they do not look so */
};

/* A paragraph that is open. In it boxes and notes may stand, with paragraphs of their own. */
struct setting {
    unsigned look; /* by its style */
    int spans;     /* around it */
};

struct odt {
    struct text *text;
    struct package *package;
    struct part part;
    struct map *styles, *lists, *controls; /* lists by the names of their styles; what form controls show, by theirs */
    struct style *style; /* that is being read */
    struct list *list;   /* the same: of a style */
    struct style defaults; /* of paragraphs, whatever their style */
    int skipped;         /* elements around this one that are passed over */
    int spans;           /* that are open, and how each looks */
    unsigned looks[SPANS_MOST];
    int items, list_depth;     /* list items, and lists, around */
    struct list *open_lists[ITEMS_MOST];
    int unfilled;              /* fields around that nobody filled in */
    const char *link;          /* that we are in; or NULL */
    size_t link_from;          /* where its words begin in their paragraph */
    struct control {           /* of a form, or in the text as another program's form has it: what is read of it */
        const char *id;
        struct buffer words;
        int entries, chosen;
        size_t from;           /* where what it shows begins in its paragraph */
    } control;
    int hidden_parts;          /* sections and fields around, from the first one of which nothing is seen */
    bool is_fresh[ITEMS_MOST]; /* nothing stood in the item so far */
    struct list headings;      /* by their levels */
    struct setting settings[TEXT_NESTING_MOST + 1]; /* by the depth of their paragraph */
    struct diag *diag;
};

static struct setting *setting_of(struct odt *odt)
{
    const int depth = odt->text->depth;
    return &odt->settings[depth < TEXT_NESTING_MOST ? depth : TEXT_NESTING_MOST];
}

static bool is(const struct odt *odt, const char *vocabulary, const char *name)
{
    return part_is_odf(&odt->part, vocabulary, name);
}

static const char *value(const struct odt *odt, const char *name)
{
    return part_attribute_odf(&odt->part, name);
}

static bool says(const struct odt *odt, const char *name, const char *expected)
{
    const char *said = value(odt, name);
    return said && strcmp(said, expected) == 0;
}

static int number_of(const struct odt *odt, const char *name)
{
    const char *says = value(odt, name);
    int number = says ? whole_number(says, TEXT_COLUMNS_MOST) : 1;
    return number < 1 ? 1 : number;
}

/* ------------------------------------------------------------------------------------------------ styles */

static const struct style *find_style(const struct odt *odt, const char *name)
{
    static const struct style PLAIN;
    const struct style *style = name ? map_find(odt->styles, name, strlen(name)) : NULL;
    return style ? style : &PLAIN;
}

/* A style has what the one has that it is based on; that stands before it. */
static void begin_style(struct odt *odt)
{
    const char *name = value(odt, "name");
    odt->style = NULL;
    if (!name || map_count(odt->styles) == STYLES_MOST)
        return;
    const struct style base = *find_style(odt, value(odt, "parent-style-name"));
    const char *level = value(odt, "default-outline-level"); /* "": none */
    void **slot = map_slot(odt->styles, name, strlen(name));
    odt->style = *slot = *slot ? *slot : arena_new(odt->text->arena, struct style);
    *odt->style = base; /* whatever a style of this name is in the other part */
    odt->style->is_titled = level ? *level : base.is_titled;
    if (strcmp(name, "Placeholder_20_Text") == 0) /* Word's style of what fields say by themselves */
        odt->style->look |= LOOK_ASKING, odt->style->said |= LOOK_ASKING;
}

/* What a property says of words: nothing, that they look so, or that they do not. */
static void read_look(struct odt *odt, const char *property, const char *plain, enum look look)
{
    const char *says = value(odt, property);
    if (!says)
        return;
    odt->style->look = strcmp(says, plain) == 0 ? odt->style->look & ~(unsigned)look : odt->style->look | look;
    odt->style->said |= look;
}

/* ------------------------------------------------------------------------------------------------ lists */

static struct list *find_list(struct odt *odt, const char *name)
{
    return name ? map_find(odt->lists, name, strlen(name)) : NULL;
}

static struct list *add_list(struct odt *odt)
{
    const char *name = value(odt, "name");
    return name && map_count(odt->lists) < LISTS_MOST ? *map_slot(odt->lists, name, strlen(name)) = arena_new(odt->text->arena, struct list) : NULL;
}

static enum numerals numerals_of(const char *format)
{
    static const char FORMATS[] = "1aAiI";
    static const enum numerals NUMERALS[] = {NUMERALS_DECIMAL, NUMERALS_SMALL, NUMERALS_CAPITAL, NUMERALS_ROMAN_SMALL, NUMERALS_ROMAN};
    const char *found = format && *format ? strchr(FORMATS, *format) : NULL;
    return found ? NUMERALS[found - FORMATS] : NUMERALS_NONE;
}

/* "%1.%2." of a level that shows the one above it, too. */
static const char *pattern_of(struct odt *odt, int level)
{
    const char *before = value(odt, "num-prefix"), *behind = value(odt, "num-suffix"), *format = value(odt, "num-format"), *numbers = "";
    const int shown = number_of(odt, "display-levels");
    for (int i = level - shown + 1; i <= level && format && *format; i++)
        if (i >= 0)
            numbers = arena_format(odt->text->arena, "%s%s%%%d", numbers, *numbers ? "." : "", i + 1);
    return arena_format(odt->text->arena, "%s%s%s", before ? before : "", numbers, behind ? behind : "");
}

static void read_list_level(struct odt *odt)
{
    const int level = number_of(odt, "level") - 1;
    if (!odt->list || level >= LIST_LEVELS - 1)
        return;
    struct list_level *own = &odt->list->levels[level];
    if (!is(odt, "text", "list-level-style-number") && !is(odt, "text", "outline-level-style")) {
        *own = (struct list_level){.numerals = NUMERALS_SIGN};
        return;
    }
    *own = (struct list_level){numerals_of(value(odt, "num-format")), pattern_of(odt, level), number_of(odt, "start-value"), false};
}

static void read_list_style(struct odt *odt)
{
    if (is(odt, "text", "list-style"))
        odt->list = add_list(odt);
    else if (is(odt, "text", "outline-style"))
        odt->list = &odt->headings;
    else if (is(odt, "text", "list-level-style-number") || is(odt, "text", "list-level-style-bullet") || is(odt, "text", "list-level-style-image") ||
             is(odt, "text", "outline-level-style"))
        read_list_level(odt);
}

/* A list in another has its style, if it names none; each one counts from the beginning, unless it goes on. */
static void open_list(struct odt *odt)
{
    const int depth = odt->list_depth++;
    if (depth >= ITEMS_MOST)
        return;
    struct list *list = find_list(odt, value(odt, "style-name"));
    const char *continued = value(odt, "continue-list");
    odt->open_lists[depth] = list ? list : depth ? odt->open_lists[depth - 1] : NULL;
    if (list && !depth && !says(odt, "continue-numbering", "true") && !continued)
        memset(list->next, 0, sizeof list->next);
}

static void open_item(struct odt *odt)
{
    if (++odt->items > ITEMS_MOST)
        return;
    odt->is_fresh[odt->items - 1] = true;
    struct list *list = odt->list_depth && odt->list_depth < LIST_LEVELS ? odt->open_lists[odt->list_depth - 1] : NULL;
    if (list && value(odt, "start-value"))
        list->next[odt->list_depth - 1] = number_of(odt, "start-value"); /* the item's number is that */
}

/* ------------------------------------------------------------------------------------------------ styles of words */

static void read_style(struct odt *odt)
{
    read_list_style(odt);
    if (is(odt, "style", "style"))
        begin_style(odt);
    else if (is(odt, "style", "default-style"))
        odt->style = says(odt, "family", "paragraph") ? &odt->defaults : NULL;
    if (!odt->style || !is(odt, "style", "text-properties"))
        return;
    read_look(odt, "font-weight", "normal", LOOK_BOLD);
    read_look(odt, "text-line-through-style", "none", LOOK_STRUCK);
    read_look(odt, "display", "true", LOOK_HIDDEN);
}

/* ------------------------------------------------------------------------------------------------ words */

/* Words in `look` that have this style as well. */
static unsigned restyled(unsigned look, const struct style *style)
{
    return (look & ~style->said) | style->look;
}

static unsigned look_of(struct odt *odt)
{
    const struct setting *setting = setting_of(odt);
    const int spans = odt->spans < SPANS_MOST ? odt->spans : SPANS_MOST;
    return (spans > setting->spans ? odt->looks[spans - 1] : setting->look) | (odt->hidden_parts ? LOOK_HIDDEN : 0) | (odt->unfilled ? LOOK_UNFILLED : 0);
}

static void add(struct odt *odt, const char *words)
{
    text_add(odt->text, words, strlen(words), look_of(odt));
}

static void open_span(struct odt *odt)
{
    const unsigned look = restyled(look_of(odt) & ~(unsigned)LOOK_UNFILLED, find_style(odt, value(odt, "style-name")));
    if (odt->spans < SPANS_MOST)
        odt->looks[odt->spans] = look;
    odt->spans++;
}

/* The first paragraph of an item stands behind its sign. */
static const char *take_marker(struct odt *odt)
{
    bool *is_fresh = odt->items && odt->items <= ITEMS_MOST ? &odt->is_fresh[odt->items - 1] : NULL;
    if (!is_fresh || !*is_fresh)
        return NULL;
    *is_fresh = false;
    struct list *list = odt->list_depth && odt->list_depth < LIST_LEVELS ? odt->open_lists[odt->list_depth - 1] : NULL;
    return list ? list_count(list, odt->list_depth - 1, odt->text->arena) : "";
}

/* Of a heading, by its level; those in lists have the list's number. */
static const char *take_label(struct odt *odt, const char *marker)
{
    const int level = number_of(odt, "outline-level");
    if (odt->items || says(odt, "is-list-header", "true") || level >= LIST_LEVELS)
        return marker && *marker ? marker : NULL;
    const char *label = list_count(&odt->headings, level - 1, odt->text->arena);
    return label && *label ? label : NULL;
}

static void open_paragraph(struct odt *odt, bool is_titled)
{
    const struct style *style = find_style(odt, value(odt, "style-name"));
    const char *marker = take_marker(odt);
    const unsigned hidden = look_of(odt) & LOOK_HIDDEN; /* what is hidden around a paragraph hides it too */
    text_open(odt->text, is_titled ? NULL : marker, is_titled || style->is_titled);
    text_label(odt->text, is_titled ? take_label(odt, marker) : NULL);
    *setting_of(odt) = (struct setting){hidden | restyled(odt->defaults.look, style), odt->spans};
}

/* Which may be hidden: sections (ODF 1.3 part 3, 5.4), and words (7.7.5). */
static bool is_part(const struct odt *odt)
{
    return is(odt, "text", "section") || is(odt, "text", "hidden-text");
}

static void open_part(struct odt *odt)
{
    odt->hidden_parts += odt->hidden_parts || says(odt, "display", "none") || says(odt, "is-hidden", "true");
}

static void put_break(struct odt *odt)
{
    if (look_of(odt) & (LOOK_HIDDEN | LOOK_UNFILLED))
        add(odt, " ");
    else
        text_break(odt->text);
}

/* A field that only says what belongs there; controls in the text are an extension of LibreOffice, which has them from Word. */
static bool is_unfilled(const struct odt *odt)
{
    return is(odt, "text", "placeholder") || (part_is(&odt->part, "content-control") && says(odt, "showing-place-holder", "true"));
}

/* A control that is a box, with any sign. */
static bool is_box(const struct odt *odt)
{
    return part_is(&odt->part, "content-control") && says(odt, "checkbox", "true");
}

/* What was taken out, and what no reader sees as words of the text. */
static bool is_passed_over(const struct odt *odt)
{
    return is(odt, "text", "tracked-changes") || is(odt, "office", "annotation") || is(odt, "text", "note-citation") ||
           is(odt, "text", "sequence-decls") || is(odt, "text", "ruby-text") || is(odt, "svg-compatible", "desc") || is(odt, "svg-compatible", "title") ||
           is(odt, "office", "scripts") || is_box(odt);
}

/* ------------------------------------------------------------------------------------------------ forms */

static bool is_control(const struct odt *odt)
{
    static const char *const KINDS[] = {"checkbox", "radio", "listbox", "combobox", "text", "textarea", "formatted-text", "number", "date", "time"};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (is(odt, "form", KINDS[i]))
            return true;
    return false;
}

static void put_value(struct odt *odt, const char *name)
{
    const char *says = value(odt, name);
    if (says && !odt->control.words.length)
        buffer_string(&odt->control.words, says);
}

/* What is chosen and typed stands in the form's own list of controls, before all words. */
static void begin_form(struct odt *odt)
{
    const char *id = value(odt, "id"), *label = value(odt, "label");
    if (is(odt, "form", "option") && odt->control.id && (says(odt, "current-selected", "true") || (!value(odt, "current-selected") && says(odt, "selected", "true"))))
        buffer_format(&odt->control.words, "%s%s", odt->control.words.length ? ", " : "", label ? label : "");
    if (!is_control(odt) || !id)
        return;
    buffer_clear(&odt->control.words);
    odt->control = (struct control){.id = arena_copy(odt->text->arena, id, strlen(id)), .words = odt->control.words};
    if (is(odt, "form", "checkbox") || is(odt, "form", "radio")) {
        const char *state = value(odt, "current-state"), *usual = value(odt, "state");
        const bool is_on = state ? strcmp(state, "checked") == 0 : says(odt, "current-selected", "true") || (usual && strcmp(usual, "checked") == 0) || says(odt, "selected", "true");
        buffer_format(&odt->control.words, "%s %s", is_on ? TEXT_CHECKED : TEXT_UNCHECKED, label ? label : "");
        return;
    }
    put_value(odt, "current-value");
    put_value(odt, "value");
}

static void end_form(struct odt *odt)
{
    const struct control *control = &odt->control;
    if (!is_control(odt) || !control->id)
        return;
    if (map_count(odt->controls) < CONTROLS_MOST)
        *map_slot(odt->controls, control->id, strlen(control->id)) =
            arena_copy(odt->text->arena, control->words.length ? (const char *)control->words.bytes : "", control->words.length);
    odt->control.id = NULL;
}

/* Where the control stands; one that stands on the page has a paragraph of its own. */
static void place_control(struct odt *odt)
{
    const char *id = value(odt, "control"), *words = id ? map_find(odt->controls, id, strlen(id)) : NULL;
    const bool is_alone = !odt->text->depth;
    if (!words)
        return;
    if (is_alone)
        text_open(odt->text, NULL, false);
    add(odt, words);
    if (is_alone)
        text_close(odt->text);
}

/* Fields of Word's old forms, as LibreOffice keeps them: what is chosen stands in parameters. */
static void read_mark(struct odt *odt)
{
    const char *name = value(odt, "name"), *says = value(odt, "value");
    struct control *control = &odt->control;
    if (!name || !says)
        return;
    if (strcmp(name, "Content") == 0) { /* what a field for words says by itself */
        buffer_string(&control->words, says);
    } else if (strcmp(name, "Checkbox_Checked") == 0 && strcmp(says, "true") == 0) {
        buffer_clear(&control->words);
        buffer_string(&control->words, TEXT_CHECKED);
    } else if (strcmp(name, "Dropdown_Selected") == 0) {
        control->chosen = whole_number(says, 10000);
    } else if (strcmp(name, "Dropdown_ListEntry") == 0) {
        buffer_string(&control->words, says);
        buffer_byte(&control->words, '\0');
        control->entries++;
    }
}

static void begin_mark(struct odt *odt)
{
    buffer_clear(&odt->control.words);
    odt->control = (struct control){.words = odt->control.words};
    const char *type = value(odt, "type");
    if (type && ends_in(type, "FORMCHECKBOX"))
        buffer_string(&odt->control.words, TEXT_UNCHECKED);
}

static void end_mark(struct odt *odt)
{
    struct control *control = &odt->control;
    buffer_byte(&control->words, '\0');
    const char *words = (const char *)control->words.bytes;
    const size_t from = text_length(odt->text);
    for (int i = 0; i < control->chosen && i < control->entries; i++) /* behind the last one there is an end, too */
        words += strlen(words) + 1;
    if (*words)
        add(odt, words);
    if (control->entries && control->chosen <= 0) /* the first one is what nobody chose, too */
        text_doubt(odt->text, from, words);
    buffer_clear(&control->words);
}

/* A field for words shows them. */
static void end_shown_mark(struct odt *odt)
{
    buffer_byte(&odt->control.words, '\0');
    text_doubt(odt->text, odt->control.from, (const char *)odt->control.words.bytes);
    buffer_clear(&odt->control.words);
}

static void begin_link(struct odt *odt)
{
    const char *address = value(odt, "href");
    odt->link = address ? arena_copy(odt->text->arena, address, strlen(address)) : NULL;
    odt->link_from = text_length(odt->text);
}

static void begin_in_table(struct odt *odt)
{
    if (is(odt, "table", "table"))
        text_open_table(odt->text);
    else if (is(odt, "table", "table-row"))
        text_next_row(odt->text);
    else if (is(odt, "table", "table-cell"))
        text_next_cell(odt->text, number_of(odt, "number-columns-spanned"));
    else if (is(odt, "table", "covered-table-cell"))
        text_cover_cell(odt->text);
}

static void begin_words(struct odt *odt)
{
    if (is(odt, "text", "p") || is(odt, "text", "h"))
        open_paragraph(odt, part_is(&odt->part, "h"));
    else if (is(odt, "text", "span"))
        open_span(odt);
    else if (is(odt, "text", "s") || is(odt, "text", "tab"))
        add(odt, " ");
    else if (is(odt, "text", "line-break"))
        put_break(odt);
    else if (is_part(odt))
        open_part(odt);
    else if (is(odt, "text", "hidden-paragraph") && says(odt, "is-hidden", "true"))
        text_hide(odt->text);
    else if (is(odt, "text", "list"))
        open_list(odt);
    else if (is(odt, "text", "list-item"))
        open_item(odt);
    else if (is(odt, "draw", "control"))
        place_control(odt);
    else if (is(odt, "text", "a"))
        begin_link(odt);
    else if (part_is(&odt->part, "fieldmark") || part_is(&odt->part, "fieldmark-start"))
        begin_mark(odt);
    else if (part_is(&odt->part, "fieldmark-separator"))
        odt->control.from = text_length(odt->text);
    else if (part_is(&odt->part, "fieldmark-end"))
        end_shown_mark(odt);
    else if (part_is(&odt->part, "param"))
        read_mark(odt);
    else if (is(odt, "text", "note"))
        odt->text->origin = ORIGIN_NOTE;
}

static void begin(struct odt *odt)
{
    if (odt->skipped || is_passed_over(odt)) {
        odt->text->was_changed |= is(odt, "text", "changed-region");
        odt->text->remarks += is(odt, "office", "annotation");
        if (!odt->skipped && is_box(odt))
            add(odt, says(odt, "checked", "true") ? TEXT_CHECKED : TEXT_UNCHECKED);
        odt->skipped++;
        return;
    }
    odt->unfilled += odt->unfilled || is_unfilled(odt);
    odt->text->pictures += is(odt, "draw", "image") && !odt->unfilled;
    begin_form(odt);
    read_style(odt);
    begin_in_table(odt);
    begin_words(odt);
}

static void end(struct odt *odt, enum origin origin)
{
    if (!odt->skipped)
        end_form(odt);
    odt->unfilled -= !odt->skipped && odt->unfilled;
    if (odt->skipped)
        odt->skipped--;
    else if (part_is(&odt->part, "fieldmark"))
        end_mark(odt);
    else if (is(odt, "text", "a") && odt->link)
        text_link(odt->text, odt->link_from, odt->link);
    else if (is(odt, "text", "list-style") || is(odt, "text", "outline-style"))
        odt->list = NULL;
    else if (is(odt, "text", "list"))
        odt->list_depth--;
    else if (is(odt, "style", "style") || is(odt, "style", "default-style"))
        odt->style = NULL;
    else if (is(odt, "text", "p") || is(odt, "text", "h"))
        text_close(odt->text);
    else if (is(odt, "text", "span"))
        odt->spans--;
    else if (is_part(odt))
        odt->hidden_parts -= odt->hidden_parts > 0;
    else if (is(odt, "text", "list-item"))
        odt->items--;
    else if (is(odt, "text", "note"))
        odt->text->origin = origin;
    else if (is(odt, "table", "table"))
        text_close_table(odt->text);
}

/* Styles stand before what has them. */
static bool read_part(struct odt *odt, const char *name, enum origin origin)
{
    enum xml_event event;
    odt->text->origin = origin;
    if (!part_open_all(&odt->part, odt->package, name, odt->diag))
        return false;
    while ((event = part_next(&odt->part, odt->diag)) < XML_EVENT_DONE && !odt->text->is_full) {
        size_t length;
        if (event == XML_EVENT_START)
            begin(odt);
        else if (event == XML_EVENT_END)
            end(odt, origin);
        else if (!odt->skipped && odt->text->depth) {
            const char *words = xml_stream_text(odt->part.stream, &length);
            text_add(odt->text, words, length, look_of(odt));
        }
    }
    part_close(&odt->part);
    return event == XML_EVENT_DONE;
}

bool take_odt(struct text *text, struct package *package, struct diag *diag)
{
    struct odt odt = {.text = text, .package = package, .styles = map_create(), .lists = map_create(), .controls = map_create(), .diag = diag};
    bool good = (!package_has(package, "styles.xml") || read_part(&odt, "styles.xml", ORIGIN_EDGE)) && read_part(&odt, "content.xml", ORIGIN_BODY);
    buffer_finish(&odt.control.words);
    map_destroy(odt.styles);
    map_destroy(odt.lists);
    map_destroy(odt.controls);
    return good;
}
