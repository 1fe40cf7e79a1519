/* What people leave behind who make a list or a text: notes to themselves, and words to try something with. Names are borne
 * that look like them: Xxx, Todo. */
#include <string.h>

#include "base/ascii.h"
#include "gate/kinds.h"

/* Todo is a name, and "todo" is Spanish: TODO counts alone, before a colon, or in a cell that is not all capitals. */
static bool is_to_do(const struct text *text, const struct part *word)
{
    return word_is(word, "TODO") && (is_whole(text, word) || *word->end == ':' ||
                                     (text->use != TEXT_PROSE && (text->use == TEXT_NUMBER || has_small_letter(text))));
}

/* What a note begins with, and another capital letter. */
static bool has_capitals(const struct text *text)
{
    for (const char *at = text->start; (at = strpbrk(at, "TFM")); at++)
        if (at[1] >= 'A' && at[1] <= 'Z')
            return true;
    return false;
}

bool find_note(const struct text *text, struct part *part)
{
    static const char *const notes[] = {"FIXME", "TBD", "MERGEFIELD", NULL};
    if (text->use == TEXT_PROSE && !has_capitals(text)) /* as most prose, which is long */
        return false;
    for (const char *at = text->start; next_word_of(text, "tfm", &at, part);)
        if (is_to_do(text, part) || word_is_any(part, notes))
            return true;
    return false;
}

/* Three or more x, all small or all capital. Outside names and numbers, XXX is the thirtieth. */
bool find_row_of_x(const struct text *text, struct part *part)
{
    bool numeral = text->use == TEXT_WORDS || text->use == TEXT_PROSE;
    for (const char *at = text->start; next_word_of(text, "x", &at, part);) {
        size_t length = (size_t)(part->end - part->start);
        if (length < 3 || (*part->start != 'x' && *part->start != 'X'))
            continue;
        const char row[] = {*part->start, '\0'};
        if (strspn(part->start, row) >= length && (*row == 'x' || length > 3 || !numeral || is_whole(text, part)))
            return true;
    }
    return false;
}

/* Three or more question marks: who wrote it did not know. */
bool find_question(const struct text *text, struct part *part)
{
    const char *at = strstr(text->start, "?" "??");
    if (!at || at >= text->end)
        return false;
    *part = (struct part){at, at + strspn(at, "?")};
    return true;
}

bool find_filler(const struct text *text, struct part *part)
{
    static const char filler[] = "lorem ipsum";
    for (const char *at = text->start; (at = strpbrk(at, "lL")); at++)
        if (ascii_compare(at, filler, sizeof filler - 1) == 0) {
            *part = (struct part){at, at + sizeof filler - 1};
            return true;
        }
    return false;
}

bool find_try(const struct text *text, struct part *part)
{
    static const char *const tries[] = {"test", "TEST", "asdf", "dummy", "DUMMY", NULL};
    *part = (struct part){text->start, text->end};
    return word_is_any(part, tries);
}
