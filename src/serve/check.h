/* The check page: what who holds a document on paper is answered at the address that is printed on it. */
#ifndef SERVE_CHECK_H
#define SERVE_CHECK_H

#include "base/diag.h"
#include "base/token.h"
#include "http/answer.h"
#include "supplement.h"

struct check;

/* Whether the register can be asked. False with errors. */
bool check_can_ask(struct supplement *supplement, const char *register_path, struct diag *diag);

/* NULL with errors: the register cannot be read. It is opened anew for each question, so what is written to it is seen at once. */
struct check *check_create(const char *register_path, struct diag *diag);
void check_destroy(struct check *check); /* NULL is fine */

/* Puts a question to the register. False: it cannot be read, which its keeper alone is told. */
bool check_ask(struct check *check, struct supplement_question *question);

/* Whether the path is that of a check page: all below /c/, however it is written; and each that ends in a token as it is printed, since a
 * register's address may have any path, or none. The token, or, if what is below /c/ is none, one that nothing has. */
bool check_read_path(const char *path, char token[TOKEN_SIZE]);

/* What may be published with the token: a page in the language that is preferred, or JSON. To POST, which gives what proves whose the
 * document is (`proof`, or `surname` or `number`; application/x-www-form-urlencoded), what stands in it; what does not fit is answered as
 * a token is that nobody made. On any thread. */
void check_answer(struct check *check, const struct request *request, const char token[TOKEN_SIZE], struct answer *answer);

#endif
