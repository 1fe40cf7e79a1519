/* Punctuation by language, each stretch of words by its own: a name in English may stand in a French text. */
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "gate/judgement.h"
#include "gate/kinds.h"
#include "gate/punctuation.h"

struct known_punctuation {
    const char *language;
    struct punctuation punctuation;
    struct known_punctuation *next;
};

struct marking {
    struct judgement *judgement;
    const struct prose *prose;
    const struct prose_text *text;
    bool quote_told, space_told; /* once for each text */
};

/* A qualification has few languages and many texts. */
static const struct punctuation *punctuation_of(struct judgement *judgement, const char *language)
{
    struct known_punctuation *known = judgement->known_punctuation;
    for (; known; known = known->next)
        if (strcmp(known->language, language) == 0)
            return &known->punctuation;
    known = arena_new(judgement->arena, struct known_punctuation);
    *known = (struct known_punctuation){.language = language, .next = judgement->known_punctuation};
    known->punctuation = punctuation_find(gate_punctuation(judgement->gate, judgement->diag), language);
    judgement->known_punctuation = known;
    return &known->punctuation;
}

/* The mark with the words around it. */
static const char *show(const struct marking *marking, const char *words, size_t length, const char *at)
{
    enum { AROUND = 16 }; /* [bytes] */
    size_t from = at - words > AROUND ? (size_t)(at - words) - AROUND : 0;
    size_t to = (size_t)(at - words) + AROUND < length ? (size_t)(at - words) + AROUND : length;
    while (from && words[from - 1] != ' ' && words + from < at)
        from++;
    while (to < length && ((unsigned char)words[to] & 0xC0) == 0x80)
        to++;
    return arena_format(marking->judgement->arena, "%.*s", (int)(to - from), words + from);
}

static void judge_words(struct marking *marking, const char *language, const char *words, size_t length)
{
    struct judgement *judgement = marking->judgement;
    const struct punctuation punctuation = *punctuation_of(judgement, language);
    size_t mark_length;
    const char *quote = marking->quote_told ? NULL : quote_at_fault(&punctuation, words, length, &mark_length);
    if (quote)
        judgement_add(judgement, DIAG_QUOTES_FOREIGN, marking->text->node, "\"%s\" of <%s>, \"%s\": %.*s; the language has %.*s",
                      language, marking->prose->name, show(marking, words, length, quote), (int)mark_length, quote,
                      (int)punctuation.quotes_length, punctuation.quotes);
    const char *sign = marking->space_told ? NULL : sign_without_space(&punctuation, words, length, &mark_length);
    if (sign)
        judgement_add(judgement, DIAG_SPACE_LACKING, marking->text->node, "\"%s\" of <%s>, \"%s\": %.*s", language,
                      marking->prose->name, show(marking, words, length, sign), (int)mark_length, sign);
    marking->quote_told |= quote != NULL;
    marking->space_told |= sign != NULL;
}

static void judge_node(struct marking *marking, const char *language, const struct xml_node *node);

/* The node's words but those in another language, which are judged by themselves and leave a letter. */
static void put_own_words(struct marking *marking, const char *language, const struct xml_node *node, struct buffer *words)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        const char *other = xml_is_element(child) ? xml_attribute(child, "lang") : NULL;
        if (!xml_is_element(child)) {
            buffer_string(words, xml_text(child, marking->judgement->arena));
        } else if (other && strcmp(other, language) != 0) {
            judge_node(marking, other, child);
            buffer_byte(words, 'x');
        } else {
            put_own_words(marking, language, child, words);
        }
    }
    if (xml_is_named(node, "p") || xml_is_named(node, "li"))
        buffer_byte(words, '\n');
}

/* As deep as XML_DEPTH_MOST. */
static void judge_node(struct marking *marking, const char *language, const struct xml_node *node)
{
    struct buffer words = {0};
    put_own_words(marking, language, node, &words);
    judge_words(marking, language, (const char *)words.bytes, words.length);
    buffer_finish(&words);
}

void judge_punctuation(struct judgement *judgement, const struct prose *prose)
{
    for (size_t i = 0; i < prose->count; i++) {
        const struct prose_text *text = &prose->texts[i];
        struct marking marking = {.judgement = judgement, .prose = prose, .text = text};
        if (text->signs & SIGN_QUOTE || punctuation_of(judgement, text->language)->spaced_length)
            judge_node(&marking, text->language, text->node);
    }
}
