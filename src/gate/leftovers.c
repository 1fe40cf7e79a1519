/* What other programs and other people leave behind in prose: the kinds of gate/text.h, and Markdown. */
#include <string.h>

#include "base/unicode.h"
#include "gate/judgement.h"
#include "gate/text.h"

/* **strong**; [words](address); the end of a CDATA section. 0: none. */
static size_t mark_at(const char *text)
{
    enum { LENGTH_MOST = 200 };
    bool strong = strncmp(text, "**", 2) == 0;
    const char *ending = strong ? "**" : "](http";
    if (strncmp(text, "]]>", 3) == 0)
        return 3;
    if (strong ? !text[2] || strchr(" *\n", text[2]) : *text != '[')
        return 0;
    for (const char *at = text + 2 * strong; *at && *at != '\n' && at - text < LENGTH_MOST; at++)
        if (strncmp(at, ending, strlen(ending)) == 0)
            return (size_t)(at - text) + 2;
    return 0;
}

/* A sign that people and word processors type before an item, and headings of Markdown; its length with the space behind it. 0: none.
 * What follows is a letter: "– 5 °C" and "§ 5" are none. An asterisk belongs to a note. */
static size_t bullet_at(const char *line)
{
    static const char *const bullets[] = {"-", "\u2013", "\u2014", "\u2022", "\u00B7", "\u25AA", "\u25CF", "\u25E6", "#", "##", "###",
                                          "o\u00A0", "\u00A7", "\u00D8", "\u00FC", ">"};
    if (!*line || !strchr("-#>o\xC2\xC3\xE2", *line)) /* as nearly all lines */
        return 0;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t length = strlen(bullets[i]);
        if (strncmp(line, bullets[i], length) != 0)
            continue;
        size_t space = line[length] == ' ' ? 1 : strncmp(line + length, "\u00A0", 2) == 0 ? 2 : 0;
        const char *next = line + length + space, *end = next + strlen(next);
        bool own = strcmp(bullets[i], "\u2022") == 0 || bullets[i][0] == 'o'; /* needs no space behind it */
        if ((space || own) && unicode_is_letter(utf8_next(&next, end)))
            return length + space;
    }
    return 0;
}

static void judge_bullets(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    for (const char *line = text->words; line; line = text->signs & SIGN_BREAK ? strchr(line, '\n') : NULL) {
        line += *line == '\n';
        if (!bullet_at(line))
            continue;
        size_t start = (size_t)(line - text->words), length = strcspn(line, "\n");
        judgement_add(judgement, DIAG_TEXT_BULLET, text->node, "\"%s\" of <%s>: %s", text->language, prose->name,
                      prose_part(text, start, start + length, judgement->arena));
        return; /* where one is, there are many */
    }
}

static void judge_marks(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    for (const char *at = text->words; (at = strpbrk(at, "*[]")); at++) {
        size_t length = mark_at(at), start = (size_t)(at - text->words);
        if (!length)
            continue;
        judgement_add(judgement, DIAG_TEXT_MARKUP, text->node, "\"%s\" of <%s>: %s", text->language, prose->name,
                      prose_part(text, start, start + length, judgement->arena));
        return; /* where one is, there are many */
    }
}

/* The message of the text's gate, as a judgement. */
struct telling {
    struct judgement *judgement;
    const struct xml_node *node;
};

static void tell(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    const struct telling *telling = context;
    (void)place;
    (void)field;
    judgement_add(telling->judgement, id, telling->node, "%s", detail);
}

static void tell_suspicion(struct judgement *judgement, const struct suspicion *found, const char *text, const char *what,
                           const struct xml_node *node)
{
    struct diag *own = diag_create();
    report_suspicion(found, text, what, (struct place){0}, own);
    diag_each(own, tell, &(struct telling){judgement, node});
    diag_destroy(own);
}

static void judge_suspicion(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    struct suspicion found;
    if (!find_suspicion(judgement->gate, text->words, TEXT_PROSE, &found, judgement->diag))
        return;
    size_t start = (size_t)(found.part - text->words);
    const char *around = prose_part(text, start, text->length, judgement->arena);
    const char *what = arena_format(judgement->arena, "\"%s\" of <%s>", text->language, prose->name);
    tell_suspicion(judgement, &found, around, what, text->node);
}

/* Of marks, names and the like, which may be nearly anything, only that they were not filled in. */
static bool is_left_open(struct judgement *judgement, const char *value, struct suspicion *found)
{
    return strpbrk(value, "[{<") && find_suspicion(judgement->gate, value, TEXT_PROSE, found, judgement->diag) &&
           strcmp(found->kind, "placeholder") == 0;
}

static void judge_attribute(struct judgement *judgement, const struct xml_node *attribute)
{
    struct suspicion found;
    const char *value = xml_text(attribute, judgement->arena);
    if (is_left_open(judgement, value, &found))
        tell_suspicion(judgement, &found, value,
                       arena_format(judgement->arena, "%s of <%s>", xml_name(attribute), xml_name(xml_parent(attribute))), attribute);
}

/* A field of a form's own that has no texts. */
static void judge_value(struct judgement *judgement, const struct xml_node *field)
{
    struct suspicion found;
    const char *value = xml_first_element(field) ? "" : xml_text(field, judgement->arena), *name = xml_attribute(field, "name");
    if (is_left_open(judgement, value, &found))
        tell_suspicion(judgement, &found, value, arena_format(judgement->arena, "<field name=\"%s\">", name ? name : ""), field);
}

static void judge_values(struct judgement *judgement, const struct xml_node *parent)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node)) {
        if (xml_is_named(node, "text") || xml_is_named(node, "source") || xml_is_named(node, "waivers") ||
            xml_is_named(node, "fields"))
            continue;
        if (xml_is_named(node, "field"))
            judge_value(judgement, node);
        for (const struct xml_node *each = xml_first_attribute(node); each; each = xml_next_attribute(each))
            judge_attribute(judgement, each);
        judge_values(judgement, node);
    }
}

void judge_codes(struct judgement *judgement, const struct xml_node *root)
{
    struct suspicion found;
    judge_values(judgement, root);
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        const char *code = xml_is_named(node, "code") ? xml_text(node, judgement->arena) : "";
        if (find_suspicion(judgement->gate, code, TEXT_NUMBER, &found, judgement->diag))
            tell_suspicion(judgement, &found, code, "<code>", node);
    }
}

void judge_leftovers(struct judgement *judgement, const struct prose *prose)
{
    for (size_t i = 0; i < prose->count; i++) {
        judge_suspicion(judgement, prose, &prose->texts[i]);
        if (prose->texts[i].signs & SIGN_MARK)
            judge_marks(judgement, prose, &prose->texts[i]);
        judge_bullets(judgement, prose, &prose->texts[i]);
    }
}
