/* The essence of a document that is signed: what its paper says of its holder, as a long code holds it, so that who has the certificate
 * of who signed, and no network, can check it.
 *
 * The text is "SUP1:" and, in base 41, a COSE_Sign1 message (RFC 9052, 4.2) in deterministic CBOR (RFC 8949, 4.2.1), with its tag:
 *
 *     18([<< {1: -7, 4: KEY} >>, {}, << {1: NAME, 2: CODE, 3: NUMBER, 4: DATE, 5: TITLE} >>, SIGNATURE])
 *
 *     1: -7      the signature is ECDSA on P-256 with SHA-256 (ES256: RFC 9053, 2.1)
 *     KEY        8 bytes: the first of the SHA-256 of the certificate, as the European health certificates have it
 *     NAME       of the holder
 *     CODE       of the qualification
 *     NUMBER     of the diploma
 *     DATE       of the document, 2026-07-10
 *     TITLE      of the qualification; not there if there is no room for it
 *     SIGNATURE  64 bytes, r and s, of ["Signature1", the first, h'', the third] (RFC 9052, 4.4)
 *
 * Base 41 has two bytes, a * 256 + b, in three letters, c + d * 41 + e * 1681, and a last byte in two: as base 45 (RFC 9285), but with
 * "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:", of which no white space is lost when it is copied and no shell takes a sign for
 * something else. What is not written in just this way is no essence. */
#ifndef CODE_ESSENCE_H
#define CODE_ESSENCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "code/code.h"

enum { ESSENCE_KEY_SIZE = 8, ESSENCE_SIGNATURE_SIZE = 64 };

struct essence {
    const char *name, *qualification, *number, *date;
    const char *title; /* NULL: it is left out */
    unsigned char key[ESSENCE_KEY_SIZE], signature[ESSENCE_SIGNATURE_SIZE];
};

/* Leaves the title out if a code cannot hold it. False: nor can it hold the rest. */
bool essence_fit(struct essence *essence);

/* Both append: what is signed; and the text of one that fits. */
void essence_put_signed(const struct essence *essence, struct buffer *out);
void essence_put_text(const struct essence *essence, struct buffer *out);

/* Whether the text begins as that of an essence does. */
bool essence_is(const char *text);

/* Reads a text, into the arena. NULL: all is well. Else what is wrong with it, in words; nothing is in `essence` then. */
const char *essence_read(const char *text, struct arena *arena, struct essence *essence);

/* The same, of which nothing is kept. */
const char *essence_fault(const char *text);

#endif
