/* Values from PDF syntax (ISO 32000-2, 7.3), read strictly. */
#include "attach/plain_inside.h"

#include <stdlib.h>
#include <string.h>

#include "attach/lexis.h"
#include "base/ascii.h"
#include "base/memory.h"

enum {
    VALUES_MOST = 150 * 1000, /* some 7 MB of memory */
    DEPTH_MOST = 64,
    KEYS_MOST = 256          /* of a dictionary: they are looked for one after another */
};

qpdf_oh plain_new(struct plain *plain, enum plain_kind kind)
{
    if (plain->value_count % PLAIN_CHUNK == 0) {
        size_t chunks = plain->value_count / PLAIN_CHUNK;
        plain->chunks = memory_resize(plain->chunks, (chunks + 1) * sizeof *plain->chunks);
        plain->chunks[chunks] = arena_new_array(plain->arena, struct plain_value, PLAIN_CHUNK);
    }
    plain->value_count++;
    plain_at(plain, plain->value_count)->kind = kind;
    return plain->value_count;
}

static qpdf_oh new_value(struct plain_reader *reader, enum plain_kind kind)
{
    qpdf_oh value = plain_new(reader->plain, kind);
    plain_at(reader->plain, value)->home = reader->home;
    return value;
}

/* ------------------------------------------------------------------------------------------------ tokens */

void reader_skip_space(struct plain_reader *reader)
{
    while (reader->at < reader->end && (is_space(*reader->at) || *reader->at == '%')) {
        if (*reader->at == '%')
            while (reader->at < reader->end && *reader->at != '\n' && *reader->at != '\r')
                reader->at++;
        else
            reader->at++;
    }
}

bool reader_word(struct plain_reader *reader, const char *word)
{
    size_t length = strlen(word);
    reader_skip_space(reader);
    if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, word, length) != 0 ||
        (reader->end - reader->at > (ptrdiff_t)length && is_regular(reader->at[length])))
        return false;
    reader->at += length;
    return true;
}

bool reader_number(struct plain_reader *reader, long long *number)
{
    enum { DIGITS_MOST = 18 };
    reader_skip_space(reader);
    const char *from = reader->at;
    *number = 0;
    while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9' && reader->at - from < DIGITS_MOST)
        *number = 10 * *number + (*reader->at++ - '0');
    bool whole = reader->at > from && (reader->at == reader->end || !is_regular(*reader->at));
    if (!whole)
        reader->at = from;
    return whole;
}

/* With its slash, escapes resolved (7.3.5); NULL if it is not right. */
static const char *read_name(struct plain_reader *reader, size_t *length)
{
    const char *from = reader->at++;
    bool escaped = false;
    for (; reader->at < reader->end && is_regular(*reader->at); reader->at++)
        escaped |= *reader->at == '#';
    *length = (size_t)(reader->at - from);
    char *name = arena_copy(reader->plain->arena, from, *length), *to = name;
    if (!escaped)
        return name;
    for (const char *at = from; at < reader->at; at++) {
        int high = *at == '#' && reader->at - at > 2 ? ascii_hexadecimal(at[1]) : -1, low = high < 0 ? -1 : ascii_hexadecimal(at[2]);
        if (*at == '#' && (low < 0 || 16 * high + low == 0))
            return NULL;
        *to++ = *at == '#' ? (char)(16 * high + low) : *at;
        at += *at == '#' ? 2 : 0;
    }
    *to = '\0';
    *length = (size_t)(to - name);
    return name;
}

/* What stands for a byte behind a backslash (table 3); a line's end stands for nothing. */
static void read_escape(struct plain_reader *reader, char **to)
{
    static const char names[] = "nrtbf", bytes[] = "\n\r\t\b\f";
    char byte = *reader->at++;
    const char *name = memchr(names, byte, 5);
    if (byte >= '0' && byte <= '7') {
        int value = byte - '0';
        for (int i = 0; i < 2 && reader->at < reader->end && *reader->at >= '0' && *reader->at <= '7'; i++)
            value = 8 * value + (*reader->at++ - '0');
        *(*to)++ = (char)value;
    } else if (byte == '\r') {
        reader->at += reader->at < reader->end && *reader->at == '\n';
    } else if (byte != '\n') {
        *(*to)++ = name ? bytes[name - names] : byte;
    }
}

/* Where a string in parentheses ends: behind it; NULL if it does not. */
static const char *string_end(const char *at, const char *end)
{
    int depth = 0;
    for (; at < end; at++) {
        depth += (*at == '(') - (*at == ')');
        if (!depth)
            return at + 1;
        at += *at == '\\';
    }
    return NULL;
}

/* A string or a name. */
static qpdf_oh new_words(struct plain_reader *reader, enum plain_kind kind, const char *bytes, size_t length)
{
    qpdf_oh value = new_value(reader, kind);
    struct plain_value *words = plain_at(reader->plain, value);
    words->bytes = bytes;
    words->count = (int)length;
    return value;
}

static qpdf_oh read_literal(struct plain_reader *reader)
{
    const char *end = string_end(reader->at, reader->end);
    if (!end)
        return 0;
    char *bytes = arena_alloc(reader->plain->arena, (size_t)(end - reader->at)), *to = bytes;
    for (reader->at++; reader->at < end - 1;) {
        char byte = *reader->at++;
        if (byte == '\\') {
            read_escape(reader, &to);
        } else if (byte == '\r') { /* any end of a line is a line feed (7.3.4.2) */
            reader->at += *reader->at == '\n';
            *to++ = '\n';
        } else {
            *to++ = byte;
        }
    }
    reader->at = end;
    return new_words(reader, PLAIN_STRING, bytes, (size_t)(to - bytes));
}

static qpdf_oh read_hexadecimal(struct plain_reader *reader)
{
    const char *from = ++reader->at;
    while (reader->at < reader->end && *reader->at != '>')
        reader->at++;
    if (reader->at == reader->end)
        return 0;
    unsigned char *bytes = arena_alloc(reader->plain->arena, (size_t)(reader->at - from) / 2 + 2);
    size_t digits = 0;
    for (; from < reader->at; from++) {
        int digit = ascii_hexadecimal(*from);
        if (digit < 0 && !is_space(*from))
            return 0;
        if (digit >= 0)
            bytes[digits / 2] |= (unsigned char)(digits % 2 ? digit : digit << 4);
        digits += digit >= 0;
    }
    reader->at++;
    reader->plain->loose |= digits % 2;
    return new_words(reader, PLAIN_STRING, (const char *)bytes, (digits + 1) / 2);
}

/* ------------------------------------------------------------------------------------------------ numbers and words */

/* "12 0 R": what begins so is read as a whole. Other generations are rare. */
static bool read_reference(struct plain_reader *reader, long long number)
{
    static const char usual[] = " 0 R";
    const char *from = reader->at;
    long long generation;
    size_t rest = (size_t)(reader->end - from), length = sizeof usual - 1;
    if (number > 0 && number < PLAIN_NUMBERS_MOST && rest > length && memcmp(from, usual, length) == 0 && !is_regular(from[length])) {
        reader->at += length;
        return true;
    }
    if (rest && !is_space(*from) && *from != '%') /* something else follows at once */
        return false;
    if (number > 0 && number < PLAIN_NUMBERS_MOST && reader_number(reader, &generation) && reader_word(reader, "R")) {
        reader->bad |= generation != 0;
        return true;
    }
    reader->at = from;
    return false;
}

static qpdf_oh read_real(struct plain_reader *reader, const char *from)
{
    int points = 0, digits = 0;
    const char *at = from + (*from == '+' || *from == '-');
    for (; at < reader->end && is_regular(*at); at++) {
        points += *at == '.';
        digits += *at >= '0' && *at <= '9';
        if (*at != '.' && (*at < '0' || *at > '9'))
            return 0;
    }
    reader->at = at;
    if (points > 1 || !digits || (!points && digits > 18))
        return 0;
    qpdf_oh value = new_value(reader, points ? PLAIN_REAL : PLAIN_INTEGER);
    struct plain_value *number = plain_at(reader->plain, value);
    number->bytes = arena_copy(reader->plain->arena, from, (size_t)(at - from));
    number->count = (int)(at - from);
    if (!points)
        number->integer = strtoll(number->bytes, NULL, 10);
    return value;
}

static qpdf_oh read_number(struct plain_reader *reader)
{
    const char *from = reader->at;
    long long number;
    if (!reader_number(reader, &number))
        return read_real(reader, from);
    bool refers = read_reference(reader, number);
    qpdf_oh value = new_value(reader, refers ? PLAIN_REFERENCE : PLAIN_INTEGER);
    if (refers)
        plain_at(reader->plain, value)->number = (int)number;
    else
        plain_at(reader->plain, value)->integer = number;
    return value;
}

static qpdf_oh read_keyword(struct plain_reader *reader)
{
    if (reader_word(reader, "null"))
        return new_value(reader, PLAIN_NULL);
    bool truth = reader_word(reader, "true");
    if (!truth && !reader_word(reader, "false"))
        return 0;
    qpdf_oh value = new_value(reader, PLAIN_BOOL);
    plain_at(reader->plain, value)->truth = truth;
    return value;
}

/* ------------------------------------------------------------------------------------------------ arrays, dictionaries */

void plain_push(struct plain *plain, qpdf_oh value)
{
    if (plain->stack_count == plain->stack_capacity) {
        plain->stack_capacity = 2 * plain->stack_capacity + 256;
        plain->stack = memory_resize(plain->stack, plain->stack_capacity * sizeof *plain->stack);
    }
    plain->stack[plain->stack_count++] = value;
}

static qpdf_oh read_array(struct plain_reader *reader)
{
    struct plain *plain = reader->plain;
    size_t before = plain->stack_count;
    reader->at++;
    for (;;) {
        reader_skip_space(reader);
        if (reader->at < reader->end && *reader->at == ']')
            break;
        qpdf_oh item = reader_value(reader);
        if (!item)
            return 0;
        plain_push(plain, item);
    }
    reader->at++;
    qpdf_oh value = new_value(reader, PLAIN_ARRAY);
    struct plain_value *array = plain_at(plain, value);
    array->count = array->capacity = (int)(plain->stack_count - before);
    array->items = arena_new_array(plain->arena, qpdf_oh, (size_t)array->count);
    memcpy(array->items, plain->stack + before, (size_t)array->count * sizeof *array->items);
    plain->stack_count = before;
    return value;
}

/* The same key twice is not by the book. */
static bool has_key(const struct plain_entry *entries, int count, const struct plain_entry *entry)
{
    for (int i = 0; i < count; i++)
        if (entries[i].length == entry->length && memcmp(entries[i].key, entry->key, entry->length) == 0)
            return true;
    return false;
}

static bool read_entry(struct plain_reader *reader, struct plain_entry *entry)
{
    if (*reader->at != '/' || !(entry->key = read_name(reader, &entry->length)))
        return false;
    entry->value = reader_value(reader);
    return entry->value != 0;
}

static qpdf_oh read_dictionary(struct plain_reader *reader)
{
    struct plain_entry entries[KEYS_MOST];
    int count = 0;
    for (reader->at += 2;;) {
        reader_skip_space(reader);
        if (reader->end - reader->at < 2)
            return 0;
        if (reader->at[0] == '>' && reader->at[1] == '>')
            break;
        if (count == KEYS_MOST || !read_entry(reader, &entries[count]) || has_key(entries, count, &entries[count]))
            return 0;
        count++;
    }
    reader->at += 2;
    qpdf_oh value = new_value(reader, PLAIN_DICTIONARY);
    struct plain_value *dictionary = plain_at(reader->plain, value);
    dictionary->count = dictionary->capacity = count;
    dictionary->entries = arena_new_array(reader->plain->arena, struct plain_entry, (size_t)count);
    if (count)
        memcpy(dictionary->entries, entries, (size_t)count * sizeof *entries);
    return value;
}

static qpdf_oh read_name_value(struct plain_reader *reader)
{
    size_t length;
    const char *name = read_name(reader, &length);
    return name ? new_words(reader, PLAIN_NAME, name, length) : 0;
}

static qpdf_oh read_any(struct plain_reader *reader)
{
    bool doubled = reader->end - reader->at > 1 && reader->at[1] == '<';
    switch (*reader->at) {
    case '/':
        return read_name_value(reader);
    case '(':
        return read_literal(reader);
    case '<':
        return doubled ? read_dictionary(reader) : read_hexadecimal(reader);
    case '[':
        return read_array(reader);
    case '+': case '-': case '.':
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
        return read_number(reader);
    default:
        return read_keyword(reader);
    }
}

qpdf_oh reader_value(struct plain_reader *reader)
{
    reader_skip_space(reader);
    if (reader->bad || reader->at == reader->end || reader->depth == DEPTH_MOST || reader->plain->value_count > VALUES_MOST)
        return 0;
    reader->depth++;
    qpdf_oh value = read_any(reader);
    reader->depth--;
    return reader->bad ? 0 : value;
}

qpdf_oh plain_parse(struct plain *plain, const char *text, size_t length, int home)
{
    struct plain_reader reader = {.plain = plain, .at = text, .end = text + length, .home = home};
    qpdf_oh value = reader_value(&reader);
    reader_skip_space(&reader);
    return reader.at == reader.end ? value : 0;
}
