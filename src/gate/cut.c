/* Texts that were cut: by the width of a column in a database, or by who copied too little. */
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "base/unicode.h"
#include "gate/judgement.h"

enum {
    SENTENCE_LEAST = 60,  /* bytes of a text that may be expected to end in a stop, if its translations do */
    SHORT_LEAST = 80,     /* bytes of the others, for one to be too short */
    SHORT_PERCENT = 40    /* of the shortest of the others */
};

/* ------------------------------------------------------------------------------------------------ endings */

static bool ends_in(const struct prose_text *text, const char *ending)
{
    size_t tail = strlen(ending);
    return text->length >= tail && memcmp(text->words + text->length - tail, ending, tail) == 0;
}

static bool is_letter_before(const struct prose_text *text, size_t end)
{
    if (!end)
        return false;
    const char *start = text->words + end - 1, *past = text->words + end;
    while (start > text->words && ((unsigned char)*start & 0xC0) == 0x80)
        start--;
    return unicode_is_letter(utf8_next(&start, past));
}

/* One of several, as skills are: each but the last may end in a semicolon. */
static bool is_followed(const struct prose_text *text)
{
    const struct xml_node *node = xml_parent(text->node), *next = xml_next_element(node);
    return next && xml_is_named(next, xml_name(node));
}

/* Whose path may end in a slash. */
static bool ends_in_address(const struct prose_text *text)
{
    size_t word = text->length;
    while (word && (unsigned char)text->words[word - 1] > ' ')
        word--;
    const char *last = text->words + word;
    size_t length = text->length - word;
    return (length > 7 && ascii_compare(last, "http", 4) == 0 && memchr(last, ':', 6)) || (length > 4 && ascii_compare(last, "www.", 4) == 0);
}

/* What no text ends in. */
static const char *broken_ending(const struct prose_text *text)
{
    static const char *const signs[] = {",", ":", "(", "[", "/", "&", "\u2013", "\u2014", "\u00AD", "\u201E", "…", "..."};
    char last = text->length ? text->words[text->length - 1] : 'a';
    if (is_digit_byte(last) || (is_letter_byte(last) && (unsigned char)last < 0x80))
        return NULL;
    if (ends_in(text, "-") && is_letter_before(text, text->length - 1))
        return "-";
    if (ends_in(text, ";") && !text->items && !is_followed(text) && strncmp(text->language, "el", 2) != 0) /* Greek asks with it */
        return ";";
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (ends_in(text, signs[i]))
            return signs[i][0] == '/' && ends_in_address(text) ? NULL : signs[i];
    return NULL;
}

/* Behind what closes a quotation or a bracket. */
static bool ends_in_stop(const struct prose_text *text)
{
    static const char *const closing[] = {")", "]", "\"", "'", "\u201D", "\u2019", "\u201C", "\u00BB", "\u00AB", "\u203A"};
    struct prose_text rest = *text;
    char last = text->length ? text->words[text->length - 1] : 'a';
    if (is_digit_byte(last) || (is_letter_byte(last) && (unsigned char)last < 0x80))
        return false;
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (ends_in(&rest, closing[i])) {
            rest.length -= strlen(closing[i]);
            i = (size_t)-1;
        }
    return ends_in(&rest, ".") || ends_in(&rest, "!") || ends_in(&rest, "?") || ends_in(&rest, ";");
}

static bool ends_in_link(const struct prose_text *text)
{
    return text->link_count && text->links[text->link_count - 1].end >= text->length;
}

/* Signs that open and are not closed; `1)` and `a)` only close. */
static const char *open_bracket(const struct prose_text *text)
{
    int round = 0, square = 0;
    for (const char *at = text->words; (at = strpbrk(at, "()[]")); at++) {
        int *depth = *at == '(' || *at == ')' ? &round : &square;
        if (*at == '(' || *at == '[')
            ++*depth;
        else if (*depth)
            --*depth;
    }
    return round ? "(" : square ? "[" : NULL;
}

static size_t occurrences(const struct prose_text *text, const char *sign)
{
    size_t count = 0, length = strlen(sign);
    for (const char *at = text->words; (at = strstr(at, sign)); at += length)
        count++;
    return count;
}

/* Which sign opens and which closes is another thing in each language; but they come in pairs. An inch, 19", is none. */
static const char *open_quotation(const struct prose_text *text)
{
    size_t curly = occurrences(text, "\u201C") + occurrences(text, "\u201D") + occurrences(text, "\u201E");
    size_t angled = occurrences(text, "\u00AB") + occurrences(text, "\u00BB"), straight = 0;
    for (const char *at = text->words; (at = strchr(at, '"')); at++)
        straight += at == text->words || at[-1] < '0' || at[-1] > '9';
    return curly % 2 ? "“" : angled % 2 ? "«" : straight % 2 ? "\"" : NULL;
}

/* ------------------------------------------------------------------------------------------------ lengths */

static size_t characters_of(const struct prose_text *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->length; i++)
        count += ((unsigned char)text->words[i] & 0xC0) != 0x80;
    return count;
}

/* Widths of columns in databases and spreadsheets. */
static bool is_column_width(size_t characters)
{
    static const size_t widths[] = {100, 128, 200, 250, 254, 255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 4000, 32767};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (characters == widths[i])
            return true;
    return false;
}

/* One small letter that stands alone at the end: `Specialyrkesexamen f`. */
static bool ends_in_lone_letter(const struct prose_text *text)
{
    if (text->length < 12)
        return false;
    const char *space = text->words + text->length, *end = space;
    while (space > text->words && end - space < 5 && space[-1] != ' ' && space[-1] != '\n')
        space--;
    if (space == text->words || space[-1] != ' ' || space == end)
        return false;
    const char *at = space;
    uint32_t letter = utf8_next(&at, end);
    return at == end && unicode_is_letter(letter) && unicode_lower(letter) == letter;
}

/* ------------------------------------------------------------------------------------------------ with the others */

/* What is asked of each text once. */
struct ending {
    const char *broken; /* the sign, if no text ends so */
    bool stop, lone;
};

static struct ending ending_of(const struct prose_text *text)
{
    return (struct ending){broken_ending(text), ends_in_stop(text), ends_in_lone_letter(text)};
}

struct others {
    size_t count, shortest, longest; /* [bytes] */
    bool all_stop;                   /* each ends a sentence */
    bool one_broken;                 /* one ends as no text does */
    bool one_lone;                   /* one ends in a letter, a label as it seems */
};

static struct others others_of(const struct prose *prose, const struct ending *endings, size_t at)
{
    struct others others = {.shortest = (size_t)-1, .all_stop = prose->count > 1};
    for (size_t i = 0; i < prose->count; i++) {
        size_t length = prose->texts[i].length;
        if (i == at)
            continue;
        others.count++;
        others.shortest = length < others.shortest ? length : others.shortest;
        others.longest = length > others.longest ? length : others.longest;
        others.all_stop &= endings[i].stop;
        others.one_broken |= endings[i].broken != NULL;
        others.one_lone |= endings[i].lone;
    }
    return others;
}

static void tell(struct judgement *judgement, enum diag_id id, const struct prose *prose, const struct prose_text *text,
                 const char *why)
{
    judgement_add(judgement, id, text->node, "\"%s\" of <%s>, \"%s\": %s", text->language, prose->name,
                  prose_tail(text, judgement->arena), why);
}

/* What is certain; false: nothing. */
static bool judge_ending(struct judgement *judgement, const struct prose *prose, const struct prose_text *text,
                         const struct ending *ending, const struct others *others)
{
    const char *sign = ending->broken, *bracket = text->signs & SIGN_BRACKET ? open_bracket(text) : NULL;
    bool lone = ending->lone && !others->one_lone;
    bool longer = others->longest * 100 > text->length * 115;
    bool cut_by_width = others->all_stop && !ending->stop && is_column_width(characters_of(text));
    if (sign)
        tell(judgement, others->one_broken ? DIAG_TEXT_CUT_PERHAPS : DIAG_TEXT_CUT, prose, text,
             arena_format(judgement->arena, say("nothing follows on %s"), sign));
    else if (bracket)
        tell(judgement, DIAG_TEXT_CUT, prose, text,
             arena_format(judgement->arena, say("the bracket %s is not closed"), bracket));
    else if (lone)
        tell(judgement, longer ? DIAG_TEXT_CUT : DIAG_TEXT_CUT_PERHAPS, prose, text, say("one letter stands alone at its end"));
    else if (cut_by_width)
        tell(judgement, DIAG_TEXT_CUT, prose, text,
             arena_format(judgement->arena, say("%zu characters, as many as a column holds, and no stop"),
                          characters_of(text)));
    else
        return false;
    return true;
}

static void judge_text(struct judgement *judgement, const struct prose *prose, const struct prose_text *text,
                       const struct ending *ending, const struct others *others)
{
    if (!text->length || judge_ending(judgement, prose, text, ending, others))
        return;
    const char *quotation = text->signs & SIGN_QUOTE ? open_quotation(text) : NULL;
    if (quotation)
        tell(judgement, DIAG_TEXT_CUT_PERHAPS, prose, text,
             arena_format(judgement->arena, say("the quotation mark %s is not closed"), quotation));
    else if (others->count && others->shortest >= SHORT_LEAST && text->length * 100 < others->shortest * SHORT_PERCENT)
        tell(judgement, DIAG_TEXT_CUT_PERHAPS, prose, text, say("much shorter than in the other languages"));
    else if (others->all_stop && text->length >= SENTENCE_LEAST && !ending->stop && !ends_in_link(text))
        tell(judgement, DIAG_TEXT_CUT_PERHAPS, prose, text, say("it ends without a stop, unlike the others"));
}

void judge_cut(struct judgement *judgement, const struct prose *prose)
{
    enum { TEXTS_MOST = 100 }; /* each is compared with each */
    struct ending endings[TEXTS_MOST];
    for (size_t i = 0; i < prose->count && prose->count <= TEXTS_MOST; i++)
        endings[i] = ending_of(&prose->texts[i]);
    for (size_t i = 0; i < prose->count && prose->count <= TEXTS_MOST; i++) {
        const struct others others = others_of(prose, endings, i);
        judge_text(judgement, prose, &prose->texts[i], &endings[i], &others);
    }
}
