#include "issue/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/row_name.h"

static const char STAR[] = ".*.";

size_t rows_name_length(const char *input)
{
    const char *star = strstr(input, STAR);
    return star ? (size_t)(star - input) : 0;
}

static const char *column_of(const char *input)
{
    return input + rows_name_length(input) + strlen(STAR);
}

bool input_takes(const char *input, const char *field)
{
    struct row_name name;
    size_t length = rows_name_length(input);
    if (strcmp(input, field) == 0)
        return true;
    return length && row_name_read(field, &name) && name.input_length == length && strncmp(input, field, length) == 0 &&
           strcmp(column_of(input), name.column) == 0;
}

bool inputs_take(const char *const *inputs, const char *field)
{
    while (*inputs && !input_takes(*inputs, field))
        inputs++;
    return *inputs;
}

static bool is_plain_of(const struct meanings *meanings, const char *plain, const char *word, size_t length)
{
    return strcmp(plain, heading_plain(arena_copy(meanings->arena, word, length), meanings->arena)) == 0;
}

const char *rows_named(const struct meanings *meanings, const char *const *inputs, const char *plain)
{
    const char *meaning = meanings_find(meanings, plain, NULL);
    for (; *inputs; inputs++) {
        size_t length = rows_name_length(*inputs);
        if (length && (is_plain_of(meanings, plain, *inputs, length) ||
                       (meaning && strncmp(meaning, *inputs, length + 2) == 0 && !meaning[length + 2])))
            return *inputs;
    }
    return NULL;
}

bool inputs_are_beside(const char *input, const char *other)
{
    size_t length = rows_name_length(input);
    return rows_name_length(other) == length && strncmp(input, other, length) == 0;
}

/* `of`: one of the rows' inputs; NULL: of any rows. */
static const char *find_column(const struct meanings *meanings, const char *const *inputs, const char *plain, const char *of)
{
    const char *meaning = meanings_find(meanings, plain, NULL), *found = NULL;
    int count = 0;
    for (; *inputs; inputs++) {
        if (!rows_name_length(*inputs) || (of && !inputs_are_beside(*inputs, of)))
            continue;
        if (meaning && strcmp(meaning, *inputs) == 0)
            return *inputs;
        if (is_plain_of(meanings, plain, *inputs, strlen(*inputs)) ||
            is_plain_of(meanings, plain, column_of(*inputs), strlen(column_of(*inputs)))) {
            found = *inputs;
            count++;
        }
    }
    return count == 1 ? found : NULL;
}

const char *rows_column(const struct meanings *meanings, const char *const *inputs, const char *plain)
{
    return find_column(meanings, inputs, plain, NULL);
}

/* Whether what rows have first, such as a module, is this one's: "module 3 mark" is the mark of module 3. */
static bool is_first(const char *const *inputs, const char *input)
{
    while (!inputs_are_beside(*inputs, input))
        inputs++;
    return *inputs == input;
}

/* The input that the words around a number mean: of the rows that the word before it means, or of those which have first what it
 * means; of two that are one heading elsewhere ("module name"), that heading's. */
static const char *find_around(const struct meanings *meanings, const char *const *inputs, const char *before, const char *behind)
{
    const char *of = rows_named(meanings, inputs, before);
    if (of)
        return find_column(meanings, inputs, behind, of);
    of = find_column(meanings, inputs, before, NULL);
    if (!of || !is_first(inputs, of))
        return NULL;
    const char *input = find_column(meanings, inputs, behind, of);
    return input ? input : find_column(meanings, inputs, arena_format(meanings->arena, "%s%s", before, behind), of);
}

/* The same, where a small word may stand between: "mark for module 3", "note du module 3". */
static const char *find_across(const struct meanings *meanings, const char *const *inputs, const char *module, const char *words)
{
    static const char *const small[] = { /* as plain headings are: without spaces */
                                        "for", "of", "in", "voor", "van", "für", "im", "des", "du", "de", "dela", "del", "do", "da", "di",
                                        "della", "z", "za", "ze", "för", "i", "forthe", "ofthe"};
    const char *input = find_around(meanings, inputs, module, words);
    size_t length = strlen(words);
    for (size_t i = 0; !input && i < sizeof small / sizeof *small; i++) {
        size_t tail = strlen(small[i]);
        if (length > tail && strcmp(words + length - tail, small[i]) == 0)
            input = find_around(meanings, inputs, module, arena_copy(meanings->arena, words, length - tail));
    }
    return input;
}

/* The same of words that all stand before it: "mark module 3". */
static const char *find_before(const struct meanings *meanings, const char *const *inputs, const char *words)
{
    const char *input = find_column(meanings, inputs, words, NULL);
    for (const char *at = words; !input && *at && *++at;)
        if (((unsigned char)*at & 0xC0) != 0x80)
            input = find_across(meanings, inputs, at, arena_copy(meanings->arena, words, (size_t)(at - words)));
    return input;
}

const char *rows_numbered(const struct meanings *meanings, const char *const *inputs, const char *plain)
{
    enum { DIGITS_MOST = 4, WORDS_MOST = 100 /* bytes */ };
    const char *digits = plain + strcspn(plain, "0123456789"), *behind = digits + strspn(digits, "0123456789");
    size_t length = (size_t)(behind - digits);
    if (!length || length > DIGITS_MOST || digits == plain || digits - plain > WORDS_MOST)
        return NULL;
    const char *before = arena_copy(meanings->arena, plain, (size_t)(digits - plain));
    const char *input = *behind ? find_around(meanings, inputs, before, behind) : find_before(meanings, inputs, before);
    int number = (int)strtol(digits, NULL, 10);
    if (!input || !number)
        return NULL;
    return arena_format(meanings->arena, "%.*s.%d.%s", (int)rows_name_length(input), input, number, column_of(input));
}
