/* Text: templates -> runs. */
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "base/unicode.h"
#include "compose/composer.h"

/* ------------------------------------------------------------------------------------------------ runs */

/* True of de-AT and de, too. */
static bool is_of_language(const char *tag, const char *language)
{
    size_t length = strlen(language);
    return strncmp(tag, language, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

/* That of the label set in the text's own language, if the document has it; else NULL. */
static const struct typography *find_typography(const struct composer *composer, const struct context *context)
{
    const struct label_set *labels = composer->labels[context->language];
    if (labels && !context->span_language)
        return &labels->typography;
    for (int i = LANGUAGE_EDITION; i <= LANGUAGE_TRANSLATION; i++)
        if (composer->labels[i] && is_of_language(context_language(composer, context), composer->labels[i]->language))
            return &composer->labels[i]->typography;
    return NULL;
}

static struct run *add_run(struct composer *composer, struct flow *flow, const struct context *context,
                           struct place place, enum run_kind kind)
{
    if (flow->count == flow->capacity)
        flow->runs = arena_widen(composer->arena, flow->runs, flow->count, &flow->capacity, 4, sizeof *flow->runs);
    struct run *run = &flow->runs[flow->count++];
    *run = (struct run){.kind = kind, .text = "", .style = context->style, .node = context->node, .place = place,
                        .bold = context->style->bold || context->bold, .italic = context->style->italic || context->italic,
                        .refers = context->refers, .language = context_language(composer, context),
                        .typography = find_typography(composer, context)};
    return run;
}

static const uint64_t EACH = 0x0101010101010101; /* times a byte: that, eight times */

/* Of eight bytes the highest bit of each that is less than `bound`, which is at most 0x80; that of the first byte is the lowest. */
static uint64_t bytes_below(uint64_t eight, unsigned bound)
{
    return ~(((eight & 0x7F * EACH) + (0x80 - bound) * EACH) | eight) & 0x80 * EACH;
}

/* Copies eight bytes at a time, as long as white space among them is single spaces; gives the number of bytes. `space`: what comes
 * before is white space. */
static size_t copy_plain(const char *text, const char *end, char *out, bool *space)
{
    const char *at = text;
    for (uint64_t eight; end - at >= (ptrdiff_t)sizeof eight; at += sizeof eight, out += sizeof eight) {
        memcpy(&eight, at, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        eight = __builtin_bswap64(eight);
#endif
        uint64_t blanks = bytes_below(eight, ' ' + 1), doubled = blanks & (blanks << 8 | (*space ? 0x80 : 0));
        if (doubled | bytes_below(eight, ' '))
            break;
        memcpy(out, at, sizeof eight);
        *space = blanks >> 63;
    }
    return (size_t)(at - text);
}

/* Collapses white space to single spaces, none at the head if `open` is false, NUL-terminated; gives the length written, which is
 * no more than that of the text. */
static size_t collapse(const char *text, size_t length, char *out, bool open)
{
    enum { A_FEW = 8 }; /* before what follows is tried as plain again */
    const char *end = text + length;
    char *at = out;
    bool space = !open;
    while (text < end) {
        size_t plain = copy_plain(text, end, at, &space);
        text += plain;
        at += plain;
        for (int i = 0; i < A_FEW && text < end; i++, text++) {
            bool blank = ascii_is_space(*text);
            if (!blank || !space)
                *at++ = blank ? ' ' : *text;
            space = blank;
        }
    }
    *at = '\0';
    return (size_t)(at - out);
}

/* The run that text in this context may join; NULL: it needs a run of its own. */
static struct run *run_to_join(const struct composer *composer, const struct flow *flow, const struct context *context)
{
    struct run *last = flow->count ? &flow->runs[flow->count - 1] : NULL;
    const char *language = context_language(composer, context);
    bool alike = last && last->kind == RUN_TEXT && last->style == context->style && last->node == context->node &&
                 last->bold == (context->style->bold || context->bold) &&
                 last->italic == (context->style->italic || context->italic) && last->refers == context->refers &&
                 (last->language == language || strcmp(last->language, language) == 0);
    return alike ? last : NULL;
}

/* Room for `more` bytes behind the words of the run (NULL: none); what grows once gets twice that, so that little is
 * copied. */
static void reserve_words(struct composer *composer, struct flow *flow, const struct run *run, size_t more)
{
    size_t kept = run ? run->length : 0;
    if (run && run->text == flow->words && kept + more <= flow->room)
        return;
    size_t room = run ? 2 * (kept + more) : more;
    char *words = arena_room(composer->arena, room, 1);
    if (run)
        memcpy(words, run->text, kept);
    flow->words = words;
    flow->room = room;
}

void flow_text(struct composer *composer, struct flow *flow, const struct context *context, struct place place,
               const char *text)
{
    if (context->style->capitals)
        text = unicode_upper(composer->arena, text, strlen(text), context_language(composer, context));
    size_t more = strlen(text);
    if (!composer_spend(composer, more, place))
        return;
    struct run *run = run_to_join(composer, flow, context);
    size_t before = run ? run->length : 0;
    reserve_words(composer, flow, run, more + 1);
    size_t length = collapse(text, more, flow->words + before, flow->open);
    if (!length)
        return;
    if (!run)
        run = add_run(composer, flow, context, place, RUN_TEXT);
    run->text = flow->words;
    run->length = before + length;
    flow->length += length;
    flow->open = flow->words[before + length - 1] != ' ';
}

void flow_break(struct composer *composer, struct flow *flow, const struct context *context, struct place place)
{
    if (!composer_spend(composer, SPENT_ON_ONE, place))
        return;
    flow_text(composer, flow, context, place, " ");
    add_run(composer, flow, context, place, RUN_BREAK);
    flow->open = false;
}

static void add_page(struct composer *composer, struct flow *flow, const struct context *context, struct place place,
                     enum run_kind kind)
{
    add_run(composer, flow, context, place, kind);
    flow->open = true;
}

/* No space at the end of a paragraph. */
void flow_end(struct flow *flow)
{
    struct run *last = flow->count ? &flow->runs[flow->count - 1] : NULL;
    if (!last || last->kind != RUN_TEXT || !last->length || last->text[last->length - 1] != ' ')
        return;
    if (--last->length == 0)
        flow->count--;
}

/* Appends the run's words; what is left out between two spaces leaves one. */
static size_t append_words(char *string, size_t used, const struct run *run)
{
    size_t from = run->length && run->text[0] == ' ' && (!used || string[used - 1] == ' ');
    memcpy(string + used, run->text + from, run->length - from);
    return used + run->length - from;
}

const char *runs_string(const struct run *runs, size_t count, struct arena *arena)
{
    size_t length = 0, used = 0;
    for (size_t i = 0; i < count; i++)
        length += runs[i].length;
    char *string = arena_alloc(arena, length + 1);
    for (size_t i = 0; i < count; i++)
        if (!runs[i].refers)
            used = append_words(string, used, &runs[i]);
    used -= used && string[used - 1] == ' ';
    string[used] = '\0';
    return string;
}

const char *flow_string(struct composer *composer, const struct flow *flow)
{
    composer->document->bound |= flow->insertion_count > 0;
    return runs_string(flow->runs, flow->count, composer->arena);
}

/* ------------------------------------------------------------------------------------------------ values */

/* A text that was chosen itself, or something in it, is in its own language, whatever the place where it is shown. */
static void take_language(struct composer *composer, const struct xml_node *node, struct context *context)
{
    const char *own = NULL;
    const struct xml_node *text = node;
    for (; text && !xml_is_named(text, "text"); text = xml_parent(text))
        own = own || !xml_is_element(text) ? own : xml_attribute(text, "lang");
    if (!text)
        return;
    const char *language = xml_attribute(text, "lang");
    own = own ? own : language;
    if (own && strcmp(own, context_language(composer, context)) != 0)
        context->span_language = own;
    if (language && strcmp(language, composer->edition->language) != 0)
        *map_slot(composer->shown, &text, sizeof text) = composer->shown;
}

const struct xml_node *find_text(struct composer *composer, const struct xml_node *node, struct context *context)
{
    mark_shown(composer, node);
    const char *language = composer->languages[context->language];
    bool translated = false;
    const struct xml_node *first = xml_is_element(node) ? xml_first_element(node) : NULL;
    for (const struct xml_node *child = first; child; child = xml_next_element(child)) {
        if (!xml_is_named(child, "text"))
            continue;
        translated = true;
        const char *own = xml_attribute(child, "lang");
        if (!own || strcmp(own, language) != 0)
            continue;
        if (context->language != LANGUAGE_EDITION)
            *map_slot(composer->shown, &child, sizeof child) = composer->shown;
        return child;
    }
    if (!translated) {
        take_language(composer, node, context);
        return node;
    }
    const struct xml_node *parent = xml_parent(node);
    size_t before = diag_count(composer->diag);
    diag_report(composer->diag, DIAG_TEXT_MISSING, xml_place(composer->qualification->file, node),
                "\"%s\" of <%s>%s%s%s", language, xml_name(node), parent ? say(" in <") : "", parent ? xml_name(parent) : "",
                parent ? ">" : "");
    diag_point_field(composer->diag, before, arena_format(composer->arena, ":%s", language));
    return NULL;
}

static void text_of_node(struct composer *composer, const struct xml_node *node, struct context context,
                         struct flow *flow)
{
    const char *language = context_language(composer, &context);
    const struct xml_node *text = find_text(composer, node, &context);
    if (!text)
        return;
    if (context_language(composer, &context) != language)
        context.node = composer_node(composer, &context, ROLE_SPAN, xml_place(composer->qualification->file, text));
    size_t runs = flow->count, length = runs ? flow->runs[runs - 1].length : 0, errors = diag_errors(composer->diag);
    struct place place = xml_place(composer->qualification->file, text);
    const char *value = value_of_data(composer, text, &context);
    if (value)
        flow_text(composer, flow, &context, place, value);
    else if (xml_is_element(text))
        compose_rich_text(composer, text, context, flow);
    else
        flow_text(composer, flow, &context, place, xml_text(text, composer->arena));
    bool empty = flow_shows_nothing(flow, runs) &&
                 (!runs || shows_nothing(flow->runs[runs - 1].text + length, flow->runs[runs - 1].length - length));
    if (empty && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, place, "<%s>", xml_name(node));
    composer->filled += !empty && !composer->label_depth;
}

/* Remembers where the value of a field stands. White space in it that was not written as it is, is another matter; so are
 * capitals, which another value may get although this one has none to get. */
static void note_insertion(struct composer *composer, struct flow *flow, const char *value, struct insertion insertion)
{
    const struct run *run = flow->count ? &flow->runs[flow->count - 1] : NULL;
    size_t length = strlen(value);
    if (!run || run->style->capitals || run->length < length || memcmp(run->text + run->length - length, value, length) != 0) {
        composer->document->bound = true;
        return;
    }
    struct insertion *more = arena_new_array(composer->arena, struct insertion, flow->insertion_count + 1);
    if (flow->insertion_count)
        memcpy(more, flow->insertions, flow->insertion_count * sizeof *more);
    insertion.run = flow->count - 1;
    insertion.offset = run->length - length;
    insertion.length = length;
    more[flow->insertion_count++] = insertion;
    flow->insertions = more;
}

/* How the language writes the days that stand here; NULL, reported, if its labels do not say. */
static const struct date_form *find_date_form(struct composer *composer, const struct template *template,
                                              const struct context *context)
{
    const struct label_set *labels = composer->labels[context->language];
    if (!labels || !labels->date)
        diag_report(composer->diag, DIAG_LABEL_UNKNOWN, template->place, "<date> in %s",
                    labels ? labels->path : composer->languages[context->language]);
    return labels ? labels->date : NULL;
}

/* The value of a field, which is the holder's own: another holder has another one in its place. */
static void text_of_field(struct composer *composer, const struct template *template, const struct context *context,
                          size_t number, struct flow *flow)
{
    const struct field *field = &composer->fields[number];
    const struct label_set *labels = composer->labels[context->language];
    enum input_kind kind = composer->kinds[number];
    const struct insertion insertion = {
        .field = number, .date = kind == INPUT_DATE ? find_date_form(composer, template, context) : NULL,
        .decimal = labels && (kind == INPUT_NUMBER || kind == INPUT_MARK) ? labels->decimal : '\0'};
    const char *value = insertion_text(&insertion, field->value, composer->arena);
    flow_text(composer, flow, context, field->place.file ? field->place : template->place, value);
    note_insertion(composer, flow, value, insertion);
}

static void text_of_value(struct composer *composer, const struct template *template, struct context context,
                          struct flow *flow)
{
    struct xml_answer answer;
    if (!composer_ask(composer, template, &context, &answer))
        return;
    if (answer.kind == XML_NODES ? !answer.count : shows_nothing(answer.string, strlen(answer.string)))
        diag_report(composer->diag, DIAG_VALUE_NOT_FOUND, template->place, "`%s` in <%s> of %s",
                    xml_path_text(template->select), xml_name(context.item),
                    xml_path_of(composer->qualification->file));
    const char *variable = xml_path_variable(template->select);
    int field = variable ? find_field_index(composer, variable) : -1;
    if (field >= 0)
        text_of_field(composer, template, &context, (size_t)field, flow);
    else if (answer.kind != XML_NODES && *answer.string)
        flow_text(composer, flow, &context, template->place, answer.string);
    composer->filled += answer.kind != XML_NODES && *answer.string && !composer->label_depth;
    for (size_t i = 0; i < answer.count; i++) {
        if (i)
            flow_text(composer, flow, &context, template->place, ", ");
        text_of_node(composer, answer.nodes[i], context, flow);
    }
}

/* ------------------------------------------------------------------------------------------------ templates */

/* The field that a link leads to and that is all that it shows, counted from 1; 0: there is none. */
static size_t field_of_link(const struct composer *composer, const struct template *template, const struct flow *flow, size_t before)
{
    const char *variable = template->select ? xml_path_variable(template->select) : NULL;
    int field = variable ? find_field_index(composer, variable) : -1;
    const struct insertion *last = flow->insertion_count ? &flow->insertions[flow->insertion_count - 1] : NULL;
    bool alone = field >= 0 && last && last->field == (size_t)field && last->run == before && last->offset == 0 &&
                 flow->count == before + 1 && last->length == flow->runs[before].length;
    return alone ? (size_t)field + 1 : 0;
}

static void text_of_link(struct composer *composer, const struct template *template, struct context context,
                         struct flow *flow)
{
    struct xml_answer answer = {.string = template->text};
    bool bound = composer->document->bound;
    if (template->select && !composer_ask(composer, template, &context, &answer))
        return;
    const char *target = answer.count ? xml_text(answer.nodes[0], composer->arena) : answer.string;
    struct node *link = composer_node(composer, &context, ROLE_LINK, template->place);
    context.node = link;
    size_t before = flow->count, insertions = flow->insertion_count, errors = diag_errors(composer->diag);
    compose_text(composer, template->first, context, flow);
    if (flow_shows_nothing(flow, before) && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, template->place, "<a>");
    size_t field = field_of_link(composer, template, flow, before);
    if (field)
        composer->document->bound = bound;
    else
        composer->document->bound |= flow->insertion_count > insertions; /* its title would name the holder too */
    if (!link)
        return;
    struct flow words = {.runs = flow->runs + before, .count = flow->count - before};
    link->field = field;
    link->target = target ? target : "";
    link->title = flow_string(composer, &words);
}

static void text_in(struct composer *composer, const struct template *template, struct context context,
                    enum role role, struct flow *flow)
{
    context.node = composer_node(composer, &context, role, template->place);
    if (template->style && role == ROLE_SPAN)
        context.style = layout_text_style(composer->layout, template->style);
    context.bold |= role == ROLE_STRONG;
    context.italic |= role == ROLE_EMPHASIS;
    compose_text(composer, template->first, context, flow);
}

static void text_of(struct composer *composer, const struct template *template, struct context context, void *state)
{
    struct flow *flow = state;
    const struct label *label;
    if (composer->original && composer->original_of == template)
        flow_text(composer, flow, &context, template->place, ", ");
    switch (template->kind) {
    case TEMPLATE_TEXT: flow_text(composer, flow, &context, template->place, template->text); break;
    case TEMPLATE_BREAK: flow_break(composer, flow, &context, template->place); break;
    case TEMPLATE_PAGE_NUMBER: add_page(composer, flow, &context, template->place, RUN_PAGE_NUMBER); break;
    case TEMPLATE_PAGE_COUNT: add_page(composer, flow, &context, template->place, RUN_PAGE_COUNT); break;
    case TEMPLATE_VALUE: text_of_value(composer, template, context, flow); break;
    case TEMPLATE_LABEL:
        label = composer_label(composer, template, &context);
        composer->label_depth++;
        if (label)
            compose_text(composer, label->content, context, flow);
        composer->label_depth--;
        break;
    case TEMPLATE_SPAN: text_in(composer, template, context, ROLE_SPAN, flow); break;
    case TEMPLATE_STRONG: text_in(composer, template, context, ROLE_STRONG, flow); break;
    case TEMPLATE_EMPHASIS: text_in(composer, template, context, ROLE_EMPHASIS, flow); break;
    case TEMPLATE_LINK: text_of_link(composer, template, context, flow); break;
    case TEMPLATE_NOTE_REFERENCE: compose_reference(composer, template, context, flow); break;
    default:
        diag_report(composer->diag, DIAG_VALUE_NOT_INLINE, template->place, "<%s>", template->element);
    }
}

void compose_text(struct composer *composer, const struct template *list, struct context context, struct flow *flow)
{
    visit_templates(composer, list, context, text_of, flow);
}

const char *compose_string(struct composer *composer, const struct template *list, struct context context)
{
    if (!list)
        return NULL;
    struct flow flow = {0};
    context.node = NULL;
    compose_text(composer, list, context, &flow);
    flow_end(&flow);
    return flow_string(composer, &flow);
}
