#include "issue/withheld.h"

#include <nettle/base64.h>
#include <nettle/gcm.h>
#include <nettle/hmac.h>
#include <nettle/pbkdf2.h>
#include <string.h>

#include "base/json.h"
#include "issue/proof.h"

/* Who has the token may guess surnames, of which there are few: rounds make each guess dearer, not the secret longer. So many that
 * 100,000 documents are published in some minutes, once. */
enum { ROUNDS = 10000, SALT_SIZE = 16, LENGTHS = 128 };

/* Bytes that nobody knows who has not the key: a keyed hash of texts of which there are fewer than tokens are made of (codes.h). */
static void derive(const unsigned char *key, const char *purpose, const char *token, size_t size, uint8_t *bytes)
{
    struct hmac_sha256_ctx hash;
    hmac_sha256_set_key(&hash, REGISTER_KEY_SIZE, key);
    hmac_sha256_update(&hash, strlen(purpose) + 1, (const uint8_t *)purpose);
    hmac_sha256_update(&hash, strlen(token) + 1, (const uint8_t *)token);
    hmac_sha256_digest(&hash, size, bytes);
}

static void put_base64(struct buffer *out, const uint8_t *bytes, size_t length)
{
    size_t size = BASE64_ENCODE_RAW_LENGTH(length);
    base64_encode_raw((char *)buffer_reserve(out, size), length, bytes);
    out->length += size;
}

static void put_plain(const struct issue *issue, struct buffer *out)
{
    buffer_string(out, "{\"version\":1");
    json_text(out, "name", issue->name);
    json_text(out, "diploma", issue->diploma);
    json_text(out, "date", issue->date);
    buffer_byte(out, '}');
    while (out->length % LENGTHS)
        buffer_byte(out, ' ');
}

static void put_encrypted(const struct buffer *plain, const struct buffer *word, const uint8_t *salt, const uint8_t *nonce,
                          struct buffer *out)
{
    struct gcm_aes256_ctx cipher;
    struct buffer text = {0};
    uint8_t key[AES256_KEY_SIZE], *at = buffer_reserve(&text, plain->length + GCM_DIGEST_SIZE);
    pbkdf2_hmac_sha256(word->length, word->bytes, ROUNDS, SALT_SIZE, salt, sizeof key, key);
    gcm_aes256_set_key(&cipher, key);
    gcm_aes256_set_iv(&cipher, GCM_IV_SIZE, nonce);
    gcm_aes256_encrypt(&cipher, plain->length, at, plain->bytes);
    gcm_aes256_digest(&cipher, GCM_DIGEST_SIZE, at + plain->length); /* behind the text, as WebCrypto has it */
    put_base64(out, at, plain->length + GCM_DIGEST_SIZE);
    buffer_finish(&text);
}

/* Nothing where there is no word to encrypt it under. */
static void put_locked(const char *kind, const struct buffer *plain, const struct buffer *word, const uint8_t *salt,
                       const uint8_t *nonce, struct buffer *out)
{
    if (!word->length)
        return;
    buffer_format(out, ",\"%s\":{\"nonce\":\"", kind);
    put_base64(out, nonce, GCM_IV_SIZE);
    buffer_string(out, "\",\"text\":\"");
    put_encrypted(plain, word, salt, nonce, out);
    buffer_string(out, "\"}");
}

void withheld_put(const unsigned char key[REGISTER_KEY_SIZE], const char *token, const struct issue *issue, struct buffer *out)
{
    uint8_t salt[SALT_SIZE], name_nonce[GCM_IV_SIZE], number_nonce[GCM_IV_SIZE];
    struct buffer plain = {0}, name = {0}, number = {0};
    derive(key, "salt", token, sizeof salt, salt);
    derive(key, "nonce of name", token, sizeof name_nonce, name_nonce);
    derive(key, "nonce of number", token, sizeof number_nonce, number_nonce);
    proof_of_name(issue->name, &name);
    proof_of_number(issue->diploma, &number);
    put_plain(issue, &plain);
    buffer_format(out, "{\"version\":1,\"rounds\":%d,\"salt\":\"", ROUNDS);
    put_base64(out, salt, sizeof salt);
    buffer_byte(out, '"');
    put_locked("name", &plain, &name, salt, name_nonce, out);
    put_locked("number", &plain, &number, salt, number_nonce, out);
    buffer_string(out, "}\n");
    buffer_finish(&plain);
    buffer_finish(&name);
    buffer_finish(&number);
}

bool withheld_is_whole(const struct buffer *file)
{
    return file->length > 2 && file->bytes[0] == '{' && memcmp(file->bytes + file->length - 2, "}\n", 2) == 0;
}
