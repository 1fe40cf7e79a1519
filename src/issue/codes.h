/* The codes that documents bear, if their register has an address at which they can be checked. */
#ifndef ISSUE_CODES_H
#define ISSUE_CODES_H

#include "base/token.h"
#include "code/essence.h"
#include "issue/cohort.h"
#include "issue/register.h"

/* The fields that a form with codes has: the address, and what is signed. */
#define CODE_FIELD "check"
#define SIGNED_FIELD "signed"

struct codes;

/* Those of the register, in the arena; NULL: it has no address, or an error is in the sink. */
const struct codes *codes_read(struct issue_register *opened, struct arena *arena, struct diag *diag);

/* 100 bits that nobody guesses who has not the register's key: a keyed hash (RFC 2104, HMAC-SHA-256) of the document's qualification,
 * diploma, language, edition and fields, in letters of Crockford's base 32, which has none that are taken for another. */
void codes_token(const struct codes *codes, const struct issue *issue, char token[TOKEN_SIZE]);

/* The graduate's fields; where its form has a code, behind them the address that ends in the token (NULL: in one that nothing has).
 * In the arena, or the graduate's own. */
struct fields {
    const struct supplement_field *list;
    size_t count;
};
struct fields codes_fields(const struct codes *codes, const struct graduate *graduate, const char *token, struct arena *arena);

/* These, and behind them what is signed (NULL: nothing is). In the arena, or the same. */
struct fields codes_with_signed(struct fields fields, const char *text, struct arena *arena);

/* Whether a code has room for what is signed of a document: false with DIAG_CODE_CROWDED. */
bool codes_essence_fits(const struct issue *issue, struct place place, struct diag *diag);

/* As long a text as that of this document, which nobody signed; in the arena. */
const char *codes_unsigned(const struct issue *issue, struct arena *arena);

/* Whether documents of the graduate's form have one; `codes` may be NULL. */
bool codes_are_on(const struct codes *codes, const struct graduate *graduate);
#endif
