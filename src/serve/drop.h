/* The page onto which a PDF is dropped, to hear whether it is what was issued: the browser sends the file's hash; the file only if that is not known, and
 * its owner wants it. */
#ifndef SERVE_DROP_H
#define SERVE_DROP_H

#include "http/answer.h"
#include "serve/check.h"
#include "serve/examiner.h"

struct drop;

enum { DROP_FILE_MOST = 16 * 1024 * 1024 }; /* bytes of a file; what is beside it in a form are some more */

/* Asks with the check; of the examiner's NULL no file is taken. */
struct drop *drop_create(struct check *check, struct examiner *examiner);
void drop_destroy(struct drop *drop); /* NULL is fine */

/* The form, for a page of any address, in the language that is spoken; and what such a page may load. */
void drop_put_form(struct buffer *out);
#define DROP_POLICY "; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'"

/* Whether this is a path of ours, /check or /check.js; how many bytes of a body are taken there; and what is answered, in the language that is spoken.
 * False: the file is being looked at, and `examined`; once that is done, it is answered again. On any thread. */
bool drop_has(const char *path);
size_t drop_body_most(const struct request *request);
bool drop_answer(struct drop *drop, const struct request *request, const char *language, struct answer *answer);

#endif
