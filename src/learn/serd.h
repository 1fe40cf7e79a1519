/* serd, which reads Turtle: the only place that knows it. It is loaded when the first Turtle is read. */
#ifndef LEARN_SERD_H
#define LEARN_SERD_H

#include <serd/serd.h>

#include "base/diag.h"

#define SERD_FUNCTIONS(F) \
    F(serd_reader_new) F(serd_reader_free) F(serd_reader_set_strict) F(serd_reader_set_error_sink) F(serd_reader_start_source_stream) \
    F(serd_reader_read_chunk) F(serd_reader_end_stream)

struct serd {
#define SERD_MEMBER(name) __typeof__(&name) name;
    SERD_FUNCTIONS(SERD_MEMBER)
#undef SERD_MEMBER
};

/* NULL with an error: the library is missing. */
const struct serd *serd_load(struct diag *diag);

#endif
