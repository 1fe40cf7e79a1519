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
#define VERSION "3"
_Static_assert(WITHHELD_VERSION == 3, "it is a text here");
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

/* Where there is no word, under a key that nobody has, which takes no rounds. */
static void put_encrypted(const struct buffer *plain, const struct buffer *word, const uint8_t *salt, const uint8_t *nonce,
                          const uint8_t *nobodys, struct buffer *out)
{
    struct gcm_aes256_ctx cipher;
    struct buffer text = {0};
    uint8_t key[AES256_KEY_SIZE], *at = buffer_reserve(&text, plain->length + GCM_DIGEST_SIZE);
    if (word->length)
        pbkdf2_hmac_sha256(word->length, word->bytes, ROUNDS, SALT_SIZE, salt, sizeof key, key);
    gcm_aes256_set_key(&cipher, word->length ? key : nobodys);
    gcm_aes256_set_iv(&cipher, GCM_IV_SIZE, nonce);
    gcm_aes256_encrypt(&cipher, plain->length, at, plain->bytes);
    gcm_aes256_digest(&cipher, GCM_DIGEST_SIZE, at + plain->length); /* behind the text, as WebCrypto has it */
    put_base64(out, at, plain->length + GCM_DIGEST_SIZE);
    buffer_finish(&text);
}

static void put_locked(const unsigned char *key, const char *token, const char *purpose, const struct buffer *plain,
                       const struct buffer *word, const uint8_t *salt, struct buffer *out)
{
    uint8_t nonce[GCM_IV_SIZE], nobodys[AES256_KEY_SIZE];
    derive(key, purpose, token, sizeof nonce, nonce);
    derive(key, "nobody's", token, sizeof nobodys, nobodys);
    buffer_string(out, "{\"nonce\":\"");
    put_base64(out, nonce, GCM_IV_SIZE);
    buffer_string(out, "\",\"text\":\"");
    put_encrypted(plain, word, salt, nonce, nobodys, out);
    buffer_string(out, "\"}");
}

/* The words of the name; of one that has fewer the others are nobody's, so that nobody counts them. */
static void put_words(const unsigned char *key, const char *token, const struct issue *issue, const struct buffer *plain,
                      const uint8_t *salt, struct buffer *out)
{
    struct buffer words[PROOF_WORDS] = {{0}};
    proof_words(issue->name, issue->surname, words);
    for (int i = 0; i < PROOF_WORDS; i++) {
        char purpose[] = "nonce of name 0";
        purpose[sizeof purpose - 2] = (char)('1' + i);
        buffer_string(out, i ? "," : "");
        put_locked(key, token, purpose, plain, &words[i], salt, out);
    }
    proof_words_finish(words);
}

void withheld_put(const unsigned char key[REGISTER_KEY_SIZE], const char *token, const struct issue *issue, struct buffer *out)
{
    uint8_t salt[SALT_SIZE];
    struct buffer plain = {0}, number = {0};
    derive(key, "salt", token, sizeof salt, salt);
    proof_of_number(issue->diploma, &number);
    put_plain(issue, &plain);
    buffer_format(out, "{\"version\":" VERSION ",\"rounds\":%d,\"salt\":\"", ROUNDS);
    put_base64(out, salt, sizeof salt);
    buffer_string(out, "\",\"name\":[");
    put_words(key, token, issue, &plain, salt, out);
    buffer_string(out, "],\"number\":");
    put_locked(key, token, "nonce of number", &plain, &number, salt, out);
    buffer_string(out, "}\n");
    buffer_finish(&plain);
    buffer_finish(&number);
}

bool withheld_is_whole(const struct buffer *file)
{
    static const char BEGIN[] = "{\"version\":" VERSION ",";
    return file->length > sizeof BEGIN && memcmp(file->bytes, BEGIN, sizeof BEGIN - 1) == 0 && memcmp(file->bytes + file->length - 2, "}\n", 2) == 0;
}
