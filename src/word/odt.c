/* LibreOffice's documents, by OpenDocument 1.3 part 3. */
#include <string.h>

#include "base/map.h"
#include "sheet/part.h"
#include "word/take.h"

enum { STYLES_MOST = 20000, ITEMS_MOST = 20, SPANS_MOST = 48 };

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
    struct map *styles;
    struct style *style; /* that is being read */
    struct style defaults; /* of paragraphs, whatever their style */
    int skipped;         /* elements around this one that are passed over */
    int spans;           /* that are open, and how each looks */
    unsigned looks[SPANS_MOST];
    int items;                 /* list items around */
    int hidden_parts;          /* sections and fields around, from the first one of which nothing is seen */
    bool is_fresh[ITEMS_MOST]; /* nothing stood in the item so far */
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

static void read_style(struct odt *odt)
{
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
    return (spans > setting->spans ? odt->looks[spans - 1] : setting->look) | (odt->hidden_parts ? LOOK_HIDDEN : 0);
}

static void add(struct odt *odt, const char *words)
{
    text_add(odt->text, words, strlen(words), look_of(odt));
}

static void open_span(struct odt *odt)
{
    const unsigned look = restyled(look_of(odt), find_style(odt, value(odt, "style-name")));
    if (odt->spans < SPANS_MOST)
        odt->looks[odt->spans] = look;
    odt->spans++;
}

/* The first paragraph of an item stands behind its sign. */
static const char *take_marker(struct odt *odt)
{
    bool *is_fresh = odt->items && odt->items <= ITEMS_MOST ? &odt->is_fresh[odt->items - 1] : NULL;
    const char *marker = is_fresh && *is_fresh ? "" : NULL;
    if (is_fresh)
        *is_fresh = false;
    return marker;
}

static void open_paragraph(struct odt *odt, bool is_titled)
{
    const struct style *style = find_style(odt, value(odt, "style-name"));
    const char *marker = take_marker(odt);
    const unsigned hidden = look_of(odt) & LOOK_HIDDEN; /* what is hidden around a paragraph hides it too */
    text_open(odt->text, is_titled ? NULL : marker, is_titled || style->is_titled);
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
    if (look_of(odt) & LOOK_HIDDEN)
        add(odt, " ");
    else
        text_break(odt->text);
}

/* A field that only says what belongs there: an extension of LibreOffice, which has it from Word. */
static bool is_unfilled(const struct odt *odt)
{
    const char *shows = part_is(&odt->part, "content-control") ? value(odt, "showing-place-holder") : NULL;
    return shows && strcmp(shows, "true") == 0;
}

/* What was taken out, and what no reader sees as words of the text. */
static bool is_passed_over(const struct odt *odt)
{
    return is(odt, "text", "tracked-changes") || is(odt, "office", "annotation") || is(odt, "text", "note-citation") ||
           is(odt, "text", "sequence-decls") || is(odt, "text", "ruby-text") || is(odt, "svg-compatible", "desc") || is(odt, "svg-compatible", "title") ||
           is(odt, "office", "forms") || is(odt, "office", "scripts") || is_unfilled(odt);
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
    else if (is(odt, "text", "list-item") && ++odt->items <= ITEMS_MOST)
        odt->is_fresh[odt->items - 1] = true;
    else if (is(odt, "text", "note"))
        odt->text->origin = ORIGIN_NOTE;
}

static void begin(struct odt *odt)
{
    if (odt->skipped || is_passed_over(odt)) {
        odt->text->was_changed |= is(odt, "text", "changed-region");
        odt->text->remarks += is(odt, "office", "annotation");
        odt->text->unfilled += !odt->skipped && is_unfilled(odt);
        odt->skipped++;
        return;
    }
    odt->text->pictures += is(odt, "draw", "image");
    read_style(odt);
    begin_in_table(odt);
    begin_words(odt);
}

static void end(struct odt *odt, enum origin origin)
{
    if (odt->skipped)
        odt->skipped--;
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
    struct odt odt = {.text = text, .package = package, .styles = map_create(), .diag = diag};
    bool good = (!package_has(package, "styles.xml") || read_part(&odt, "styles.xml", ORIGIN_EDGE)) && read_part(&odt, "content.xml", ORIGIN_BODY);
    map_destroy(odt.styles);
    return good;
}
