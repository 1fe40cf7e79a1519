/* Text as it is extracted and heard (ISO 32000-1, 9.10, 14.8.2.4 and 14.9.4). */
#include <string.h>

#include "base/unicode.h"
#include "checks.h"

enum { SOFT_HYPHEN = 0xAD };

/* ------------------------------------------------------------------------------------------------ codes */

/* PDF/A-3, 6.2.11.7.2, and what stands for no character or for anyone's own. */
static bool is_forbidden(uint32_t code_point)
{
    return code_point == 0 || code_point == 0xFEFF || code_point == 0xFFFE || code_point == 0xFFFD ||
           code_point == MOVED || (code_point >= 0xE000 && code_point < 0xF900) || code_point >= 0xF0000;
}

static void check_code(struct written *written, const struct font *font, unsigned code)
{
    const char *text = font->text[code];
    if (!text || !*text) {
        report(written, FAULT_TO_UNICODE_MISSING, "%s: code %04X stands for nothing", font->name, code);
        return;
    }
    for (const char *end = text + strlen(text); text < end;)
        if (is_forbidden(utf8_next(&text, end)))
            report(written, FAULT_TO_UNICODE_FORBIDDEN, "%s: code %04X stands for what is no character", font->name,
                   code);
}

/* ------------------------------------------------------------------------------------------------ ActualText */

static bool is_character_of(const char *text, uint32_t wanted)
{
    const char *end = text + strlen(text);
    while (text < end)
        if (utf8_next(&text, end) == wanted)
            return true;
    return false;
}

static bool are_characters_of(const char *some, const char *all)
{
    for (const char *end = some + strlen(some); some < end;) {
        uint32_t code_point = utf8_next(&some, end);
        if (code_point != SOFT_HYPHEN && !is_character_of(all, code_point))
            return false;
    }
    return true;
}

/* A word is said as its glyphs say it, but for the hyphen that broke it. */
static void check_said(struct written *written, const struct said *said)
{
    if (!*said->text || !are_characters_of(said->text, said->glyphs) || !are_characters_of(said->glyphs, said->text))
        report(written, FAULT_ACTUAL_TEXT, "page %d: \"%s\" is said for \"%s\"", said->page + 1, said->text,
               said->glyphs);
}

/* ------------------------------------------------------------------------------------------------ words */

/* The text of a block with its moves; blocks within it are left out. */
static void gather_block(struct buffer *out, const struct element *element)
{
    for (const struct kid *kid = element->kids; kid; kid = kid->next) {
        if (kid->piece)
            buffer_append(out, kid->piece->text.bytes, kid->piece->text.length);
        if (kid->element && is_inline(kid->element))
            gather_block(out, kid->element);
        else if (kid->element)
            buffer_byte(out, '\n');
    }
}

static bool is_of_word(uint32_t code_point)
{
    return unicode_is_letter(code_point) || unicode_is_digit(code_point);
}

/* 14.8.2.5: words are parted by spaces, not by places alone; a soft hyphen stands at the end of a line and nowhere else. */
static void check_words(struct written *written, const struct element *element)
{
    struct buffer gathered = {0};
    gather_block(&gathered, element);
    const char *start = gathered.bytes ? (const char *)gathered.bytes : "", *text = start,
               *end = text + gathered.length;
    uint32_t before = ' ', last = ' ';
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        bool joined = last == MOVED && is_of_word(before) && is_of_word(code_point);
        if (joined || (last == SOFT_HYPHEN && code_point != MOVED)) {
            int shown = text - start > 30 ? 30 : (int)(text - start);
            report(written, joined ? FAULT_WORDS_JOINED : FAULT_SOFT_HYPHEN, "%s, object %d: \"%.*s\"", element->type,
                   element->object, shown, text - shown);
        }
        before = last == MOVED ? before : last;
        before = code_point == MOVED ? last : before;
        last = code_point;
    }
    if (last == SOFT_HYPHEN)
        report(written, FAULT_SOFT_HYPHEN, "%s, object %d ends in one", element->type, element->object);
    buffer_finish(&gathered);
}

void check_text(struct written *written)
{
    for (const struct font *font = written->fonts; font; font = font->next)
        for (unsigned code = 0; code < CODES; code++)
            if (font->used[code])
                check_code(written, font, code);
    for (const struct said *said = written->said; said; said = said->next)
        check_said(written, said);
    for (const struct element *element = written->tree; element; element = element->next)
        if (!is_inline(element))
            check_words(written, element);
}
