/* What other programs and other people leave behind in prose: the kinds of gate/text.h, and Markdown. */
#include <string.h>

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

static void tell(void *context, enum diag_id id, struct place place, const char *detail)
{
    const struct telling *telling = context;
    (void)place;
    judgement_add(telling->judgement, id, telling->node, "%s", detail);
}

static void judge_suspicion(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    struct suspicion found;
    if (!find_suspicion(judgement->gate, text->words, TEXT_PROSE, &found, judgement->diag))
        return;
    struct diag *own = diag_create();
    size_t start = (size_t)(found.part - text->words);
    const char *around = prose_part(text, start, text->length, judgement->arena);
    const char *what = arena_format(judgement->arena, "\"%s\" of <%s>", text->language, prose->name);
    report_suspicion(&found, around, what, (struct place){0}, own);
    diag_each(own, tell, &(struct telling){judgement, text->node});
    diag_destroy(own);
}

void judge_codes(struct judgement *judgement, const struct xml_node *root)
{
    struct suspicion found;
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        const char *code = xml_is_named(node, "code") ? xml_text(node, judgement->arena) : "";
        if (!find_suspicion(judgement->gate, code, TEXT_NUMBER, &found, judgement->diag))
            continue;
        struct diag *own = diag_create();
        report_suspicion(&found, code, "<code>", (struct place){0}, own);
        diag_each(own, tell, &(struct telling){judgement, node});
        diag_destroy(own);
    }
}

void judge_leftovers(struct judgement *judgement, const struct prose *prose)
{
    for (size_t i = 0; i < prose->count; i++) {
        judge_suspicion(judgement, prose, &prose->texts[i]);
        if (prose->texts[i].signs & SIGN_MARK)
            judge_marks(judgement, prose, &prose->texts[i]);
    }
}
