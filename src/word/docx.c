/* Word's documents, by ECMA-376 part 1, clause 17. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/unicode.h"
#include "sheet/part.h"
#include "sheet/relations.h"
#include "word/take.h"

enum { STYLES_MOST = 5000 };

struct style {
    bool is_titled, is_listed;
    unsigned look;
};

/* A paragraph that is open. In its runs text boxes may stand, with paragraphs of their own. */
struct setting {
    unsigned look, styled_look; /* of the run; of the paragraph, by its style */
    bool in_run, is_titled;
    const char *marker;
};

struct docx {
    struct text *text;
    struct package *package;
    struct part part;
    struct map *styles;
    struct style defaults;        /* of all words, whatever their style */
    const struct style *usual;    /* of paragraphs that name none; or NULL */
    int skipped;        /* elements around this one that are passed over */
    struct setting settings[TEXT_NESTING_MOST + 1]; /* by the depth of their paragraph */
    int boxes, hidden_box, hidden_row; /* text boxes around; the one, and the row's table, of which nothing is seen; 0: none */
    int fields, coded_field;           /* fields around; the outermost one of which the code is read, not what it shows; 0: none */
    bool in_words;
    bool is_unfilled;   /* the field, of which only the properties came so far */
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
        *style = (struct style){style->is_titled || base->is_titled, style->is_listed || base->is_listed, style->look | base->look};
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

static void read_style(struct docx *docx, struct style *style)
{
    const char *says = value(docx, "val");
    if (is(docx, "basedOn"))
        inherit(docx, style);
    else if (is(docx, "name") && says)
        style->is_titled |= begins_with(says, "heading") || begins_with(says, "title");
    else if (is(docx, "outlineLvl"))
        style->is_titled |= number_of(docx, "val", 9) < 9;
    else if (is(docx, "numId"))
        style->is_listed = number_of(docx, "val", 0);
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

/* ------------------------------------------------------------------------------------------------ words */

static unsigned look_of(struct docx *docx)
{
    return setting_of(docx)->look | (docx->hidden_box || docx->hidden_row || docx->coded_field ? LOOK_HIDDEN : 0);
}

static void add(struct docx *docx, const char *words)
{
    text_add(docx->text, words, strlen(words), look_of(docx));
}

static void put_break(struct docx *docx)
{
    if (look_of(docx) & LOOK_HIDDEN)
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

/* The code of a field stands before what it shows (ECMA-376, part 1, 17.16.18). A field in the code shows nothing on paper: the outer one asks it. */
static void pass_field(struct docx *docx)
{
    const char *kind = value(docx, "fldCharType");
    bool is_begun = kind && strcmp(kind, "begin") == 0;
    docx->fields += is_begun;
    if (is_begun && !docx->coded_field)
        docx->coded_field = docx->fields;
    else if (kind && !is_begun && docx->coded_field == docx->fields)
        docx->coded_field = 0;
    docx->fields -= kind && strcmp(kind, "end") == 0 && docx->fields;
}

static const struct style *find_style(const struct docx *docx)
{
    const char *id = value(docx, "val");
    return id ? map_find(docx->styles, id, strlen(id)) : NULL;
}

static void mark(struct docx *docx)
{
    const struct setting *setting = setting_of(docx);
    text_mark(docx->text, setting->marker, setting->is_titled);
}

static void take_style(struct docx *docx, const struct style *style)
{
    struct setting *setting = setting_of(docx);
    *setting = (struct setting){.look = docx->defaults.look};
    if (style) {
        setting->look |= style->look;
        setting->is_titled = style->is_titled;
        setting->marker = style->is_listed && !style->is_titled ? "" : NULL;
    }
    setting->styled_look = setting->look;
    mark(docx);
}

/* Of headings the number is no list's. */
static void take_number(struct docx *docx)
{
    struct setting *setting = setting_of(docx);
    setting->marker = number_of(docx, "val", 0) && !setting->is_titled ? "" : NULL;
    mark(docx);
}

static void open_paragraph(struct docx *docx)
{
    text_open(docx->text, NULL, false);
    take_style(docx, docx->usual);
}

static void open_run(struct setting *setting)
{
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
    if (part_is(&docx->part, "Fallback") || (docx->is_unfilled && is(docx, "sdtContent")))
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

/* A sign by its number (ECMA-376, part 1, 17.3.3.30). Fonts of symbols have theirs where Unicode has none, at F000: the gate sees those. */
static void add_sign(struct docx *docx)
{
    const char *says = value(docx, "char");
    unsigned long number = says ? strtoul(says, NULL, 16) : 0;
    bool is_sign = number >= 0x20 && number < 0xFFFE && (number < 0xD800 || number > 0xDFFF);
    char sign[5] = "";
    utf8_put(is_sign ? (uint32_t)number : 0xFFFD, sign);
    add(docx, sign);
}

static void begin_in_paragraph(struct docx *docx)
{
    struct setting *setting = setting_of(docx);
    if (is(docx, "pStyle"))
        take_style(docx, find_style(docx) ? find_style(docx) : docx->usual);
    else if (is(docx, "numId"))
        take_number(docx);
    else if (is(docx, "r"))
        open_run(setting);
    else if (is(docx, "rStyle") && setting->in_run)
        style_run(docx);
    else if (is(docx, "t"))
        docx->in_words = true;
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

static void begin(struct docx *docx)
{
    struct text *text = docx->text;
    if (docx->skipped || is_passed_over(docx)) {
        text->was_changed |= is(docx, "del") || is(docx, "moveFrom");
        text->unfilled += !docx->skipped && is(docx, "sdtContent");
        docx->skipped++;
        return;
    }
    if (is(docx, "p"))
        open_paragraph(docx);
    if (is(docx, "txbxContent"))
        open_box(docx);
    if (is(docx, "sdt") || is(docx, "showingPlcHdr")) /* the properties of a field stand before what it holds */
        docx->is_unfilled = is(docx, "showingPlcHdr") && is_on(docx);
    text->was_changed |= is(docx, "ins") || is(docx, "moveTo");
    text->remarks += is(docx, "commentReference");
    text->pictures += part_is(&docx->part, "blip") || part_is(&docx->part, "imagedata");
    begin_in_table(docx);
    begin_in_paragraph(docx);
}

static void end(struct docx *docx)
{
    if (docx->skipped)
        docx->skipped--;
    else if (is(docx, "sdt"))
        docx->is_unfilled = false;
    else if (is(docx, "p"))
        text_close(docx->text);
    else if (is(docx, "r"))
        setting_of(docx)->in_run = false;
    else if (is(docx, "t"))
        docx->in_words = false;
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
    docx->fields = docx->coded_field = 0;
    if (!part_open_all(&docx->part, docx->package, name, docx->diag))
        return false;
    while ((event = part_next(&docx->part, docx->diag)) < XML_EVENT_DONE && !docx->text->is_full) {
        size_t length;
        if (event == XML_EVENT_START)
            begin(docx);
        else if (event == XML_EVENT_END)
            end(docx);
        else if (docx->in_words && !docx->skipped) {
            const char *words = xml_stream_text(docx->part.stream, &length);
            text_add(docx->text, words, length, look_of(docx));
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

bool take_docx(struct text *text, struct package *package, const char *document, struct diag *diag)
{
    struct docx docx = {.text = text, .package = package, .styles = map_create(), .diag = diag};
    struct relation *relations = NULL;
    bool good = relations_read(package, document, text->arena, &relations, diag);
    const struct relation *styles = relation_of_kind(relations, "styles");
    good = good && (!styles || !package_has(package, styles->target) || read_styles(&docx, styles->target)) && read_words(&docx, document) &&
           read_others(&docx, relations, "footnotes", ORIGIN_NOTE) && read_others(&docx, relations, "endnotes", ORIGIN_NOTE) &&
           read_others(&docx, relations, "header", ORIGIN_EDGE) && read_others(&docx, relations, "footer", ORIGIN_EDGE);
    map_destroy(docx.styles);
    return good;
}
