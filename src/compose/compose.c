/* The whole document: what it is of, its nodes, its parts. */
#include "compose/compose.h"

#include <string.h>

#include "base/unicode.h"
#include "compose/composer.h"

const char *context_language(const struct composer *composer, const struct context *context)
{
    return context->span_language ? context->span_language : composer->languages[context->language];
}

/* The language that holds at a node. */
static const char *language_at(const struct node *node)
{
    while (node && !node->language)
        node = node->parent;
    return node ? node->language : NULL;
}

struct node *composer_node(struct composer *composer, const struct context *context, enum role role, struct place place)
{
    struct node *parent = context->node;
    if (!parent)
        return NULL;
    struct node *node = arena_new(composer->arena, struct node);
    composer_spend(composer, SPENT_ON_ONE, place);
    node->role = role;
    node->place = place;
    node->column_span = node->row_span = 1;
    node->index = composer->document->node_count++;
    node->parent = parent;
    const char *language = context_language(composer, context), *around = language_at(parent);
    if (language && language != around && (!around || strcmp(language, around) != 0))
        node->language = language;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

bool composer_spend(struct composer *composer, size_t bytes, struct place place)
{
    if (composer->spent > SPENT_MOST)
        return false;
    composer->spent += bytes;
    if (composer->spent <= SPENT_MOST)
        return true;
    diag_report(composer->diag, DIAG_PAGES_LIMIT, place, "more than %d MB", SPENT_MOST / 1024 / 1024);
    return false;
}

bool context_enter(struct composer *composer, const struct template *template, struct context *context)
{
    if (template->language != LANGUAGE_INHERITED)
        context->language = template->language;
    if (++context->depth > NESTING_MOST) {
        diag_report(composer->diag, DIAG_LABEL_CYCLE, template->place, "<%s%s%s%s>", template->element,
                    template->name ? " name=\"" : "", template->name ? template->name : "", template->name ? "\"" : "");
        return false;
    }
    if (!composer_spend(composer, SPENT_ON_ONE, template->place))
        return false;
    if (!composer->languages[context->language]) {
        diag_report(composer->diag, DIAG_EDITION_UNKNOWN, template->place,
                    "the qualification names no language for the translated title (attribute `translation`)");
        return false;
    }
    return true;
}

static const char *find_variable(void *context, const char *name);

static void show_field(struct composer *composer, const char *name)
{
    int field = find_field_index(composer, name);
    if (field >= 0)
        composer->fields_shown[field] = true;
}

/* Among more than a variable alone. */
static const char *find_among(void *context, const char *name)
{
    show_field(context, name);
    return find_variable(context, name);
}

bool composer_ask(struct composer *composer, const struct template *template, const struct context *context,
                  struct xml_answer *answer)
{
    if (!template->select) { /* <use> */
        *answer = (struct xml_answer){.kind = XML_BOOLEAN, .string = "true", .boolean = true};
        return true;
    }
    const char *variable = xml_path_variable(template->select);
    bool bound = composer->document->bound;
    const char *value = variable ? find_variable(composer, variable) : NULL;
    if (value) {
        /* Whether a field is there, and its value among words: that much may differ from holder to holder. */
        if (template->kind == TEMPLATE_IF || template->kind == TEMPLATE_VALUE || template->kind == TEMPLATE_CODE)
            composer->document->bound = bound;
        if (template->kind != TEMPLATE_IF)
            show_field(composer, variable);
        *answer = (struct xml_answer){.kind = XML_STRING, .string = value, .boolean = *value != '\0'};
        return true;
    }
    bool found = xml_ask(composer->query, template->select, context->item, composer->arena, template->place,
                         composer->diag, answer);
    if (found && answer->kind != XML_NODES && template->kind != TEMPLATE_IF)
        mark_spoken(composer, template->select);
    if (found && template->kind == TEMPLATE_EACH && answer->count)
        composer->filled++;
    else if (found && template->kind == TEMPLATE_EACH)
        composer->vacant = template;
    return found;
}

static void visit_inside(struct composer *composer, const struct template *template, struct context context,
                         visit_template *visit, void *state)
{
    struct xml_answer answer;
    struct row_around row;
    if (rows_begin(composer, template, &row)) {
        while (rows_next(composer, &row))
            visit_templates(composer, template->first, context, visit, state);
        return;
    }
    if (!composer_ask(composer, template, &context, &answer))
        return;
    if (template->kind == TEMPLATE_IF && answer.boolean)
        visit_templates(composer, template->first, context, visit, state);
    for (size_t i = 0; template->kind == TEMPLATE_EACH && i < answer.count; i++) {
        context.item = answer.nodes[i];
        visit_templates(composer, template->first, context, visit, state);
    }
}

static void visit_one(struct composer *composer, const struct template *template, struct context context,
                      visit_template *visit, void *state)
{
    if (!context_enter(composer, template, &context))
        return;
    if (template->kind == TEMPLATE_EACH || template->kind == TEMPLATE_IF)
        visit_inside(composer, template, context, visit, state);
    else
        visit(composer, template, context, state);
}

void visit_templates(struct composer *composer, const struct template *list, struct context context,
                     visit_template *visit, void *state)
{
    for (const struct template *template = list; template; template = template->next) {
        size_t count = count_originals(composer, template);
        for (size_t i = 0; i < count; i++) {
            take_original(composer, template, i);
            visit_one(composer, template, context, visit, state);
        }
        leave_originals(composer, template);
    }
}

const struct label *composer_label(struct composer *composer, const struct template *template,
                                   const struct context *context)
{
    const char *name = template->name;
    struct xml_answer answer;
    if (template->select) {
        if (!composer_ask(composer, template, context, &answer))
            return NULL;
        name = answer.kind == XML_NODES && answer.count ? xml_text(answer.nodes[0], composer->arena) : answer.string;
        name = name ? name : "";
    }
    const struct label_set *labels = composer->labels[context->language];
    const struct label *label = labels ? map_find(labels->labels, name, strlen(name)) : NULL;
    /* What a select asks for is as the data have it: a country's code. */
    if (!label)
        diag_report(composer->diag, DIAG_LABEL_UNKNOWN,
                    template->select ? xml_place(composer->qualification->file, context->item) : template->place, "\"%s\" in %s", name,
                    labels ? labels->path : composer->languages[context->language]);
    return label;
}

/* ------------------------------------------------------------------------------------------------ variables */

static const char *find_variable(void *context, const char *name)
{
    static const char *const languages[] = {"", "edition", "original", "translation"};
    struct composer *composer = context;
    const char *value;
    for (int i = LANGUAGE_EDITION; i <= LANGUAGE_TRANSLATION; i++) {
        size_t length = strlen(languages[i]);
        if (strncmp(name, languages[i], length) == 0 && name[length] == '\0')
            return composer->languages[i] ? composer->languages[i] : "";
        if (strncmp(name, languages[i], length) == 0 && strcmp(name + length, ".code") == 0)
            return composer->codes[i] ? composer->codes[i] : "";
    }
    int field = find_field_index(composer, name);
    if (field >= 0) {
        composer->document->bound = true;
        return composer->fields[field].value;
    }
    if (composer->rows && (value = find_rows_value(composer, name)))
        return value;
    const struct input_column *column;
    return layout_input(composer->layout, name, &column) ? "" : NULL;
}

/* That of ISO 639, without the script or the region: DE for de-AT. */
static const char *printed_code(struct composer *composer, const char *language)
{
    return language ? unicode_upper(composer->arena, language, strcspn(language, "-"), language) : NULL;
}

/* Those of all originals: "FI, SV". */
static const char *original_codes(struct composer *composer)
{
    const struct qualification *qualification = composer->qualification;
    const char *codes = printed_code(composer, qualification->original);
    for (size_t i = 1; i < qualification->original_count; i++)
        codes = arena_join(composer->arena, codes, ", ", printed_code(composer, qualification->originals[i]));
    return codes;
}

static void set_original(struct composer *composer, size_t original)
{
    composer->original = original;
    composer->languages[LANGUAGE_ORIGINAL] = composer->qualification->originals[original];
    composer->labels[LANGUAGE_ORIGINAL] = composer->edition->original_labels[original];
}

static void set_languages(struct composer *composer)
{
    const struct edition *edition = composer->edition;
    composer->languages[LANGUAGE_EDITION] = edition->language;
    composer->languages[LANGUAGE_TRANSLATION] = edition->translation;
    composer->labels[LANGUAGE_EDITION] = edition->labels;
    composer->labels[LANGUAGE_TRANSLATION] = edition->translation_labels;
    set_original(composer, 0);
    composer->codes[LANGUAGE_EDITION] = printed_code(composer, edition->language);
    composer->codes[LANGUAGE_ORIGINAL] = original_codes(composer);
    composer->codes[LANGUAGE_TRANSLATION] = printed_code(composer, edition->translation);
}

const char *edition_translation(const struct qualification *qualification, const char *language)
{
    if (qualification->untranslated)
        return NULL;
    for (size_t i = 0; i < qualification->original_count; i++)
        if (strcmp(language, qualification->originals[i]) == 0)
            return qualification->translation;
    return language;
}

/* ------------------------------------------------------------------------------------------------ several originals */

size_t count_originals(const struct composer *composer, const struct template *template)
{
    bool several = template->language == LANGUAGE_ORIGINAL && !composer->original_of;
    return several ? composer->qualification->original_count : 1;
}

void take_original(struct composer *composer, const struct template *template, size_t original)
{
    if (composer->qualification->original_count == 1 || template->language != LANGUAGE_ORIGINAL ||
        (composer->original_of && composer->original_of != template))
        return;
    composer->original_of = template;
    set_original(composer, original);
    composer->codes[LANGUAGE_ORIGINAL] = printed_code(composer, composer->languages[LANGUAGE_ORIGINAL]);
}

void leave_originals(struct composer *composer, const struct template *template)
{
    if (composer->original_of != template)
        return;
    composer->original_of = NULL;
    set_original(composer, 0);
    composer->codes[LANGUAGE_ORIGINAL] = original_codes(composer);
}

/* ------------------------------------------------------------------------------------------------ parts */

struct context context_outermost(const struct composer *composer, struct node *node)
{
    const struct style *text = composer->layout->text_style;
    struct context context = {.item = composer->qualification->root, .language = LANGUAGE_EDITION, .node = node};
    return context_in(composer, context, text, false);
}

static struct block **after_last(struct block **link)
{
    while (*link)
        link = &(*link)->next;
    return link;
}

static void compose_parts(struct composer *composer)
{
    const struct layout *layout = composer->layout;
    struct document *document = composer->document;
    struct node *root = arena_new(composer->arena, struct node);
    root->role = ROLE_DOCUMENT;
    root->language = composer->edition->language;
    root->column_span = root->row_span = 1;
    root->index = document->node_count++;
    document->root = root;
    document->first = compose_blocks(composer, layout->body, context_outermost(composer, root));
    struct block *note = compose_note(composer, context_outermost(composer, root));
    *(layout->note_at_end ? after_last(&document->first) : &document->foot_note) = note;
    document->foot_note_gap = layout->note_gap;
    struct context artifact = context_outermost(composer, NULL);
    document->head_first = compose_blocks(composer, layout->head_first, artifact);
    document->head_rest = compose_blocks(composer, layout->head_rest, artifact);
    document->foot = compose_blocks(composer, layout->foot, artifact);
    document->text = layout->text_style;
    document->page = layout->page;
    document->fit = layout->fit;
    document->place = xml_place(composer->qualification->file, composer->qualification->root);
}

/* The words of a link to the PDF: sets of labels that are older than this one may be without them. */
static void compose_for_web(struct composer *composer)
{
    const struct label *label = map_find(composer->edition->labels->labels, LABEL_PDF, strlen(LABEL_PDF));
    struct context context = context_outermost(composer, NULL);
    const char *words = label ? compose_string(composer, label->content, context) : NULL;
    composer->document->pdf_words = words && *words ? words : "PDF";
    compose_facts(composer);
}

struct document *compose_document(const struct layout *layout, const struct qualification *qualification, const struct edition *edition,
                                  struct arena *arena, struct diag *diag)
{
    struct composer composer = {.layout = layout, .qualification = qualification, .edition = edition,
                                .arena = arena, .diag = diag};
    size_t errors = diag_errors(diag);
    set_languages(&composer);
    if (!take_fields(&composer))
        return NULL;
    composer.document = arena_new(arena, struct document);
    composer.document->bound = composer.rows_kept; /* other fields of the caller are at fault beside them */
    composer.document->fields = composer.fields;
    composer.document->kinds = composer.kinds;
    composer.document->field_count = composer.field_count;
    composer.shown = map_create();
    composer.asked = map_create();
    composer.fields_shown = arena_new_array(arena, bool, composer.field_count);
    composer.query = xml_query_create(qualification->file, find_among, &composer);
    compose_parts(&composer);
    compose_metadata(&composer);
    if (diag_errors(diag) == errors + composer.empty_parts) /* else what stops short may be what would show it */
        check_shown(&composer);
    composer.document->unseen = edition->unseen;
    if (!edition->unseen || layout->carries_record)
        compose_source(&composer);
    if (edition->for_web)
        compose_for_web(&composer);
    xml_query_destroy(composer.query);
    map_destroy(composer.axes);
    map_destroy(composer.asked);
    map_destroy(composer.shown);
    return diag_errors(diag) == errors ? composer.document : NULL;
}
