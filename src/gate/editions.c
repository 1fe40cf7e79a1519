/* Languages of one text that are out of step: paragraphs, items, emphasis, links; a translation that was not made. */
#include <string.h>

#include "base/unicode.h"
#include "gate/address.h"
#include "gate/judgement.h"

enum {
    COPY_WORDS = 6,        /* of a paragraph that cannot be the same in two languages by chance, */
    COPY_SMALL = 4,        /* and of these, words with a small first letter: names have few */
    COPY_WORDS_NEAR = 12   /* in languages so close that short sentences may be the same */
};

/* ------------------------------------------------------------------------------------------------ shape */

static int blocks_of(const struct prose_text *text)
{
    return text->paragraphs ? text->paragraphs : 1;
}

static void compare_count(struct judgement *judgement, enum diag_id id, const struct prose *prose,
                          const struct prose_text *text, int count, int expected)
{
    if (count != expected)
        judgement_add(judgement, id, text->node, "<%s>: %d in \"%s\", %d in \"%s\"", prose->name, count, text->language,
                      expected, prose->texts[prose->original].language);
}

static const struct prose_link *find_link(const struct prose_text *text, const char *address)
{
    for (size_t i = 0; i < text->link_count; i++)
        if (address_is_same_place(text->links[i].address, address))
            return &text->links[i];
    return NULL;
}

enum { LINKS_MOST = 200 }; /* that are compared, each with each */

/* Sites have pages in several languages: what counts is where they are. */
static const char *odd_link(const struct prose_text *text, const struct prose_text *other)
{
    for (size_t i = 0; i < text->link_count && i < LINKS_MOST && other->link_count < LINKS_MOST; i++)
        if (!find_link(other, text->links[i].address))
            return text->links[i].address;
    return NULL;
}

/* All others lack the link of the original: then it is told once, there. */
static bool is_alone(const struct prose *prose, const char *address)
{
    enum { TEXTS_MOST = 40 };
    for (size_t i = 0; i < prose->count && prose->count <= TEXTS_MOST; i++)
        if (i != prose->original && find_link(&prose->texts[i], address))
            return false;
    return prose->count > 2 && prose->count <= TEXTS_MOST;
}

static void compare_links(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    const struct prose_text *original = &prose->texts[prose->original];
    const char *here = odd_link(text, original), *there = odd_link(original, text);
    if (!here && there && is_alone(prose, there))
        judgement_add(judgement, DIAG_LINKS_DIFFER, original->node, "<%s>: only \"%s\" has %s", prose->name,
                      original->language, there);
    else if (here || there)
        judgement_add(judgement, DIAG_LINKS_DIFFER, text->node, "<%s>: \"%s\" has %s, \"%s\" has not", prose->name,
                      here ? text->language : original->language, here ? here : there,
                      here ? original->language : text->language);
}

void judge_shape(struct judgement *judgement, const struct prose *prose)
{
    const struct prose_text *original = &prose->texts[prose->original];
    for (size_t i = 0; i < prose->count; i++) {
        const struct prose_text *text = &prose->texts[i];
        if (text == original)
            continue;
        compare_count(judgement, DIAG_ITEMS_DIFFER, prose, text, text->items, original->items);
        compare_count(judgement, DIAG_PARAGRAPHS_DIFFER, prose, text, blocks_of(text), blocks_of(original));
        compare_count(judgement, DIAG_EMPHASIS_DIFFERS, prose, text, text->strong, original->strong);
        compare_links(judgement, prose, text);
    }
}

/* ------------------------------------------------------------------------------------------------ copies */

static bool is_language_among(const char *language, const char *list)
{
    char word[8] = " ";
    size_t length = strcspn(language, "-");
    if (length > 3)
        return false;
    memcpy(word + 1, language, length);
    memcpy(word + 1 + length, " ", 2);
    return strstr(list, word) != NULL;
}

static bool are_near(const char *one, const char *other)
{
    static const char *const families[] = {" nb nn no da ", " hr sr bs cnr sl mk bg ", " cs sk "};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (is_language_among(one, families[i]) && is_language_among(other, families[i]))
            return true;
    return false;
}

static bool is_same_language(const char *one, const char *other)
{
    size_t length = strcspn(one, "-");
    return length == strcspn(other, "-") && strncmp(one, other, length) == 0;
}

static bool is_sentence(const char *words, size_t length, size_t least)
{
    size_t count = 0, small = 0;
    const char *end = words + length;
    for (bool starts = true; words < end;) {
        uint32_t character = utf8_next(&words, end);
        bool letter = character < 0x80 ? (character | 0x20) - 'a' < 26 : unicode_is_letter(character);
        count += starts && letter;
        small += starts && letter && unicode_lower(character) == character;
        starts = character == ' ';
    }
    return count >= least && small >= COPY_SMALL;
}

static const char *find_part(const struct prose_text *text, const char *part, size_t length)
{
    for (const char *at = text->words; length && (size_t)(text->words + text->length - at) >= length; at++) {
        if (memcmp(at, part, length) == 0)
            return at;
        at += strcspn(at, "\n"); /* paragraphs are compared from their beginnings */
        if (!*at)
            return NULL;
    }
    return NULL;
}

/* A paragraph of one text that the other has too, word for word. */
static void compare_paragraphs(struct judgement *judgement, const struct prose *prose, const struct prose_text *text,
                               const struct prose_text *other)
{
    size_t least = are_near(text->language, other->language) ? COPY_WORDS_NEAR : COPY_WORDS;
    for (size_t start = 0, end, next; start < text->length; start = next) {
        end = start + strcspn(text->words + start, "\n");
        next = end + 1;
        const char *paragraph = text->words + start, *found = find_part(other, paragraph, end - start);
        bool whole = found && (found[end - start] == '\n' || !found[end - start]);
        if (!whole || !is_sentence(paragraph, end - start, least))
            continue;
        judgement_add(judgement, DIAG_TEXT_UNTRANSLATED, text->node, "<%s>: \"%s\" says what \"%s\" says: \"%s\"",
                      prose->name, text->language, other->language,
                      prose_part(text, start, end, judgement->arena));
        return;
    }
}

void judge_copies(struct judgement *judgement, const struct prose *prose)
{
    enum { TEXTS_MOST = 40 }; /* each is compared with each */
    for (size_t i = 0; i < prose->count && prose->count <= TEXTS_MOST; i++)
        for (size_t j = 0; j < i; j++) {
            const struct prose_text *text = &prose->texts[i], *other = &prose->texts[j];
            bool may_be_copy = text->length == other->length || ((text->signs | other->signs) & SIGN_BREAK);
            if (!may_be_copy || is_same_language(text->language, other->language))
                continue;
            bool first_translates = i == prose->original;
            compare_paragraphs(judgement, prose, first_translates ? other : text, first_translates ? text : other);
        }
}
