/* What is for the inventory's keeper alone, who has the token. */
#ifndef SERVE_KEEPER_H
#define SERVE_KEEPER_H

#include "http/answer.h"
#include "serve/inventory.h"

/* Whether who asks has the token (NULL: nobody has), as Bearer (RFC 6750, 2.1) or as the password of Basic (RFC 7617), which browsers ask for. */
bool keeper_is(const char *authorization, const char *token);

/* 401, which makes a browser ask. */
void keeper_refuse(struct answer *answer);

/* Which files are at fault, and why: a page in this language, or JSON. */
void keeper_answer(const struct request *request, const struct inventory *inventory, const char *language, struct answer *answer);

#endif
