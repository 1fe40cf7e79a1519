/* Digital signatures in a PDF, and what they let be changed (ISO 32000-2, 12.8). */
#ifndef ATTACH_SIGNATURE_H
#define ATTACH_SIGNATURE_H

#include "attach/pdf.h"

/* What may still be done to a signed file, by an addition at its end (12.8.2.2, DocMDP; 12.7.5.5, a field's lock). */
enum permission {
    PERMISSION_NOTHING = 1,
    PERMISSION_FORMS = 2,       /* filling in forms, signing */
    PERMISSION_ANNOTATIONS = 3, /* and annotations */
    PERMISSION_UNLIMITED = 4    /* signed, but not certified: nothing is said */
};

struct signatures {
    int count;
    const char *names;          /* of the signers or fields, for messages */
    enum permission permission; /* what all of them allow; PERMISSION_UNLIMITED if there are none */
    const char *reason;         /* why it is not more */
};

/* Calls `visit` with each signature field that has a value: its dictionary, and the signature's. */
typedef void visit_signature(void *context, struct pdf *pdf, qpdf_oh field, qpdf_oh signature);
void signatures_each(struct pdf *pdf, visit_signature *visit, void *context);

struct signatures signatures_find(struct pdf *pdf);

/* Takes the signatures away. Their fields and what they look like stay, so that the file can be signed anew. */
void signatures_remove(struct pdf *pdf);

#endif
