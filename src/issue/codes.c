#include "issue/codes.h"

#include <nettle/hmac.h>
#include <stdint.h>
#include <string.h>

enum { LETTER_BITS = 5, GROUP = 4, TOKEN_LETTERS = 20 };

struct codes {
    const char *address; /* ends in a slash */
    bool removed;        /* only what was issued with it bears it */
    struct hmac_sha256_ctx key;
};

const struct codes *codes_read(struct issue_register *opened, struct arena *arena, struct diag *diag)
{
    struct register_address found;
    if (!register_find_address(opened, arena, &found, diag))
        return NULL;
    struct codes *codes = arena_new(arena, struct codes);
    size_t length = strlen(found.address);
    codes->address = arena_format(arena, "%s%s", found.address, length && found.address[length - 1] == '/' ? "" : "/");
    codes->removed = found.removed;
    hmac_sha256_set_key(&codes->key, sizeof found.key, found.key);
    return codes;
}

static void write_letters(const uint8_t *bytes, char token[TOKEN_SIZE])
{
    for (int i = 0; i < TOKEN_LETTERS; i++) {
        int bit = i * LETTER_BITS, pair = bytes[bit / 8] << 8 | bytes[bit / 8 + 1];
        if (i && i % GROUP == 0)
            *token++ = '-';
        *token++ = TOKEN_ALPHABET[pair >> (16 - LETTER_BITS - bit % 8) & 31];
    }
    *token = '\0';
}

void codes_token(const struct codes *codes, const struct issue *issue, char token[TOKEN_SIZE])
{
    const char *const parts[] = {issue->qualification, issue->diploma, issue->language, issue->edition, issue->fields};
    struct hmac_sha256_ctx hash = codes->key;
    uint8_t bytes[TOKEN_LETTERS * LETTER_BITS / 8 + 2];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        hmac_sha256_update(&hash, strlen(parts[i]) + 1, (const uint8_t *)parts[i]);
    hmac_sha256_digest(&hash, sizeof bytes, bytes);
    write_letters(bytes, token);
}

bool codes_are_on(const struct codes *codes, const struct graduate *graduate)
{
    return codes && !codes->removed && graduate->form->has_code;
}

struct fields codes_fields(const struct codes *codes, const struct graduate *graduate, const char *token, struct arena *arena)
{
    if (!codes || !graduate->form->has_code || (codes->removed && !token))
        return (struct fields){graduate->fields, graduate->field_count};
    struct supplement_field *list = arena_new_array(arena, struct supplement_field, graduate->field_count + 1);
    if (graduate->field_count)
        memcpy(list, graduate->fields, graduate->field_count * sizeof *list);
    const char *address = arena_format(arena, "%s%s", codes->address, token ? token : TOKEN_NOBODYS);
    list[graduate->field_count] = (struct supplement_field){CODE_FIELD, address, {0}};
    return (struct fields){list, graduate->field_count + 1};
}

/* ------------------------------------------------------------------------------------------------ what is signed */

struct fields codes_with_signed(struct fields fields, const char *text, struct arena *arena)
{
    if (!text)
        return fields;
    struct supplement_field *list = arena_new_array(arena, struct supplement_field, fields.count + 1);
    if (fields.count)
        memcpy(list, fields.list, fields.count * sizeof *list);
    list[fields.count] = (struct supplement_field){SIGNED_FIELD, text, {0}};
    return (struct fields){list, fields.count + 1};
}

/* What is signed of a document. */
static struct essence codes_essence(const struct issue *issue)
{
    return (struct essence){.name = issue->name, .qualification = issue->qualification, .number = issue->diploma, .date = issue->date,
                            .title = issue->title};
}

bool codes_essence_fits(const struct issue *issue, struct place place, struct diag *diag)
{
    struct essence essence = codes_essence(issue);
    if (essence_fit(&essence))
        return true;
    diag_report(diag, DIAG_CODE_CROWDED, place, "\"%s\"", issue->name);
    return false;
}

const char *codes_unsigned(const struct issue *issue, struct arena *arena)
{
    struct essence essence = codes_essence(issue);
    struct buffer text = {0};
    essence_fit(&essence);
    essence_put_text(&essence, &text);
    const char *copy = arena_copy(arena, (const char *)text.bytes, text.length);
    buffer_finish(&text);
    return copy;
}
