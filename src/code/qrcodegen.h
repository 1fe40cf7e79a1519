/* The library that makes codes, as it is loaded. Private to the room. */
#ifndef CODE_QRCODEGEN_H
#define CODE_QRCODEGEN_H

#include <qrcodegen/qrcodegen.h>

#include "base/diag.h"

#define QRCODEGEN_FUNCTIONS(X) \
    X(qrcodegen_makeAlphanumeric) X(qrcodegen_encodeSegmentsAdvanced) X(qrcodegen_getSize) X(qrcodegen_getModule)

struct qrcodegen {
#define MEMBER(name) __typeof__(name) *name;
    QRCODEGEN_FUNCTIONS(MEMBER)
#undef MEMBER
};

/* NULL with an error: it is not there. */
const struct qrcodegen *qrcodegen_load(struct diag *diag);

#endif
