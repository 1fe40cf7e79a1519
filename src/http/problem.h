/* What went wrong with a request, for programs and people: application/problem+json (RFC 9457). */
#ifndef HTTP_PROBLEM_H
#define HTTP_PROBLEM_H

#include "base/diag.h"
#include "http/answer.h"

/* Makes the answer this problem. `findings` of the diagnostics are told with it; NULL: there are none. */
void problem_put(struct answer *answer, int status, const char *detail, const struct diag *findings);

/* Appends `,"findings":[…]`: at most 50. */
void problem_put_findings(struct buffer *out, const struct diag *findings);

#endif
