#include "code/essence.h"

#include <stdint.h>
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"

#define BEGIN "SUP1:"
#define LETTERS "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:"

enum { BASE = sizeof LETTERS - 1, BEGIN_LENGTH = sizeof BEGIN - 1, BYTES_MOST = (CODE_TEXT_MOST - BEGIN_LENGTH) / 3 * 2 };

/* CBOR's major types (RFC 8949, 3.1). */
enum { BYTES = 2, TEXT = 3, ARRAY = 4, MAP = 5, TAG = 6 };

/* What is the same in all: tag, array of four, and the protected header up to the key. */
static const unsigned char HEAD[] = {0xD2, 0x84, 0x4D, 0xA2, 0x01, 0x26, 0x04, 0x48};
enum { HEADER_AT = 2, HEADER_LENGTH = 14 /* with its own head */ };

/* ------------------------------------------------------------------------------------------------ CBOR */

static void put_head(struct buffer *out, int major, size_t number)
{
    buffer_byte(out, (unsigned char)(major << 5 | (number < 24 ? (int)number : number < 256 ? 24 : 25)));
    if (number >= 256)
        buffer_byte(out, (unsigned char)(number >> 8));
    if (number >= 24)
        buffer_byte(out, (unsigned char)number);
}

static void put_bytes(struct buffer *out, int major, const void *bytes, size_t length)
{
    put_head(out, major, length);
    buffer_append(out, bytes, length);
}

static void put_head_of_all(const struct essence *essence, struct buffer *out)
{
    buffer_append(out, HEAD, sizeof HEAD);
    buffer_append(out, essence->key, sizeof essence->key);
}

static void put_contents(const struct essence *essence, struct buffer *out)
{
    const char *const texts[] = {essence->name, essence->qualification, essence->number, essence->date, essence->title};
    struct buffer map = {0};
    size_t count = essence->title ? 5 : 4;
    put_head(&map, MAP, count);
    for (size_t i = 0; i < count; i++) {
        buffer_byte(&map, (unsigned char)(i + 1));
        put_bytes(&map, TEXT, texts[i], strlen(texts[i]));
    }
    put_bytes(out, BYTES, map.bytes, map.length);
    buffer_finish(&map);
}

void essence_put_signed(const struct essence *essence, struct buffer *out)
{
    static const char CONTEXT[] = "Signature1";
    struct buffer head = {0};
    put_head_of_all(essence, &head);
    put_head(out, ARRAY, 4);
    put_bytes(out, TEXT, CONTEXT, sizeof CONTEXT - 1);
    buffer_append(out, head.bytes + HEADER_AT, HEADER_LENGTH);
    put_head(out, BYTES, 0);
    put_contents(essence, out);
    buffer_finish(&head);
}

static void put_message(const struct essence *essence, struct buffer *out)
{
    put_head_of_all(essence, out);
    put_head(out, MAP, 0);
    put_contents(essence, out);
    put_bytes(out, BYTES, essence->signature, sizeof essence->signature);
}

/* ------------------------------------------------------------------------------------------------ base 41 */

void essence_put_text(const struct essence *essence, struct buffer *out)
{
    struct buffer message = {0};
    put_message(essence, &message);
    buffer_string(out, BEGIN);
    for (size_t i = 0; i < message.length; i += 2) {
        bool pair = i + 1 < message.length;
        unsigned number = pair ? (unsigned)message.bytes[i] << 8 | message.bytes[i + 1] : message.bytes[i];
        for (int letters = pair ? 3 : 2; letters; letters--, number /= BASE)
            buffer_byte(out, (unsigned char)LETTERS[number % BASE]);
    }
    buffer_finish(&message);
}

/* The number that begins with these letters; -1: they are none. */
static long read_number(const char *letters, size_t count)
{
    long number = 0;
    while (count--) {
        const char *at = letters[count] ? strchr(LETTERS, letters[count]) : NULL;
        if (!at)
            return -1;
        number = number * BASE + (at - LETTERS);
    }
    return number;
}

/* Gives how many bytes there are; 0: it is no base 41. */
static size_t read_letters(const char *text, size_t length, unsigned char bytes[BYTES_MOST])
{
    size_t count = 0;
    for (size_t at = 0; at < length; at += 3) {
        size_t letters = length - at < 3 ? length - at : 3;
        long number = letters == 1 ? -1 : read_number(text + at, letters);
        if (number < 0 || number > (letters == 3 ? 0xFFFF : 0xFF))
            return 0;
        if (letters == 3)
            bytes[count++] = (unsigned char)(number >> 8);
        bytes[count++] = (unsigned char)number;
    }
    return count;
}

/* ------------------------------------------------------------------------------------------------ reading */

/* Of a message, what is not read so far. */
struct rest {
    const unsigned char *at, *end;
};

/* Bytes or a text, with the shortest head; NULL: they are something else. */
static const unsigned char *take_bytes(struct rest *rest, int major, size_t *length)
{
    const unsigned char *at = rest->at;
    int size = at < rest->end ? *at & 0x1F : 31, more = size < 24 ? 0 : size - 23;
    if (at == rest->end || *at >> 5 != major || more > 2 || rest->end - at - 1 < more)
        return NULL;
    *length = more == 0 ? (size_t)size : more == 1 ? at[1] : (size_t)at[1] << 8 | at[2];
    at += 1 + more;
    if ((more == 1 && *length < 24) || (more == 2 && *length < 256) || (size_t)(rest->end - at) < *length)
        return NULL;
    rest->at = at + *length;
    return at;
}

static bool take_same(struct rest *rest, const void *bytes, size_t length)
{
    if ((size_t)(rest->end - rest->at) < length || memcmp(rest->at, bytes, length) != 0)
        return false;
    rest->at += length;
    return true;
}

/* Arena NULL: it is looked at alone. */
static bool read_contents(struct rest rest, struct arena *arena, struct essence *essence)
{
    const char **const places[] = {&essence->name, &essence->qualification, &essence->number, &essence->date, &essence->title};
    size_t count = rest.at < rest.end ? *rest.at++ & 0x1F : 0;
    if ((count != 4 && count != 5) || rest.at[-1] >> 5 != MAP)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t length = 0;
        const unsigned char key = (unsigned char)(i + 1), *text = take_same(&rest, &key, 1) ? take_bytes(&rest, TEXT, &length) : NULL;
        if (!text || memchr(text, '\0', length) || !utf8_valid((const char *)text, length))
            return false;
        *places[i] = arena ? arena_copy(arena, (const char *)text, length) : "";
    }
    return rest.at == rest.end;
}

static bool read_message(const unsigned char *bytes, size_t count, struct arena *arena, struct essence *essence)
{
    struct rest rest = {bytes, bytes + count};
    size_t length, signature_length;
    if (!take_same(&rest, HEAD, sizeof HEAD) || rest.end - rest.at < ESSENCE_KEY_SIZE)
        return false;
    memcpy(essence->key, rest.at, ESSENCE_KEY_SIZE);
    rest.at += ESSENCE_KEY_SIZE;
    const unsigned char *contents = take_same(&rest, "\xA0", 1) ? take_bytes(&rest, BYTES, &length) : NULL;
    const unsigned char *signature = contents ? take_bytes(&rest, BYTES, &signature_length) : NULL;
    if (!signature || signature_length != ESSENCE_SIGNATURE_SIZE || rest.at != rest.end)
        return false;
    memcpy(essence->signature, signature, ESSENCE_SIGNATURE_SIZE);
    return read_contents((struct rest){contents, contents + length}, arena, essence);
}

bool essence_is(const char *text)
{
    return strncmp(text, BEGIN, BEGIN_LENGTH) == 0;
}

const char *essence_read(const char *text, struct arena *arena, struct essence *essence)
{
    unsigned char bytes[BYTES_MOST];
    size_t length = strlen(text);
    *essence = (struct essence){0};
    if (!essence_is(text))
        return say("it does not begin with SUP1:");
    if (length > CODE_TEXT_MOST)
        return say("it is longer than a code holds");
    size_t count = read_letters(text + BEGIN_LENGTH, length - BEGIN_LENGTH, bytes);
    if (count && read_message(bytes, count, arena, essence))
        return NULL;
    *essence = (struct essence){0};
    return say("a part of it is missing, or letters are others");
}

const char *essence_fault(const char *text)
{
    struct essence essence;
    return essence_read(text, NULL, &essence);
}

/* ------------------------------------------------------------------------------------------------ room */

static size_t text_length(const struct essence *essence)
{
    struct buffer text = {0};
    essence_put_text(essence, &text);
    size_t length = text.length;
    buffer_finish(&text);
    return length;
}

bool essence_fit(struct essence *essence)
{
    if (essence->title && text_length(essence) > CODE_TEXT_MOST)
        essence->title = NULL;
    return text_length(essence) <= CODE_TEXT_MOST;
}
