/* The ways in which a supplement joins its diploma: see enum attach_way. Each appends the whole to `out`, or only
 * judges if that is NULL; false with errors. */
#ifndef ATTACH_WAYS_H
#define ATTACH_WAYS_H

#include "attach/claims.h"
#include "attach/signature.h"

/* Whether pages can be appended to a file as it is: false with DIAG_PDF_UNFIT for one whose pages are not all that it
 * shows. */
bool is_joinable(struct part *whole, struct diag *diag);
/* Whether the file's pages can be appended to others: not with forms, layers, or more objects than qpdf can copy. */
bool is_appendable(struct part *part, struct diag *diag);

/* Of `parts`, the first is the whole that the others are appended to. */
bool append_pages(struct part *parts, size_t count, const struct xmp_claims *claims, bool duplex, struct diag *diag);
/* The first part, with what was added to it, with these claims, as PDF of this version or the highest of these parts. */
bool write_whole(struct part *parts, size_t count, const char *version, const struct xmp_claims *claims, struct buffer *out,
                 struct diag *diag);
bool append_supplements(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                        struct diag *diag);

bool embed_supplements(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                       struct diag *diag);
/* In a revision at the end of a signed file, which stays as it is. */
bool embed_in_revision(struct part *parts, size_t count, const struct attach_request *request,
                       const struct signatures *signatures, struct buffer *out, struct diag *diag);

/* `parts` are the supplements; the diploma need not be understood. */
bool collect_files(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                   struct diag *diag);

#endif
