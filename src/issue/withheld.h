/* What a published page withholds from who does not know it: name, number and date, encrypted under what the holder gives. */
#ifndef ISSUE_WITHHELD_H
#define ISSUE_WITHHELD_H

#include "issue/register.h"

/*
 * Appends fields.json: what stands in the document, encrypted under each word that proves the name and under the diploma number (proof.h);
 * where the name has fewer, or there is no number, under what nobody knows. AES-256-GCM (NIST SP 800-38D) with a key by
 * PBKDF2-HMAC-SHA-256 (RFC 8018); salt and nonces are made of the register's key and the token, so the same document gives the same bytes.
 * All plain texts are filled up to one of few lengths.
 *
 * {"version":3,"rounds":N,"salt":BASE64,"name":[{"nonce":BASE64,"text":BASE64},…],"number":{…}}
 */
void withheld_put(const unsigned char key[REGISTER_KEY_SIZE], const char *token, const struct issue *issue, struct buffer *out);

enum { WITHHELD_VERSION = 3 };

/* Whether it is whole, and of this version: a disk that lost its power may have kept a part. */
bool withheld_is_whole(const struct buffer *file);

#endif
