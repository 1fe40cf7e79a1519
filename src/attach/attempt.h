/* qpdf is C++, and throws what C cannot catch. Where it has no memory it says that something else is wrong, or nothing: so it is
 * noted, and nothing that came of it is used. */
#ifndef ATTACH_ATTEMPT_H
#define ATTACH_ATTEMPT_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Runs what calls qpdf. Gives up, as base/memory.h has it, if memory was exhausted meanwhile. False: qpdf has failed in a way
 * that it does not expect itself. */
typedef void attempted(void *context);
bool attempt(attempted *work, void *context);

/* Gives up if memory was exhausted in an earlier call, or in this one, which gave a pointer. */
void attempt_check(void);
const void *attempt_given(const void *pointer);

#ifdef __cplusplus
}
#endif

#endif
