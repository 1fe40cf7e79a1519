/* What the parts promise, and what of it is true of the whole: PDF/A (ISO 19005) and PDF/UA (ISO 14289). What is not
 * certain is not claimed. */
#ifndef ATTACH_CLAIMS_H
#define ATTACH_CLAIMS_H

#include "attach/structure.h"
#include "xml/xmp.h"

/* A file that is joined, and what it says of itself. */
struct part {
    struct pdf pdf;
    struct xmp_claims claims; /* as the file makes them */
    struct xmp_words words;
    const char *pdfa_doubt, *pdfua_doubt, *declared_doubt; /* why such a claim is not believed; NULL: nothing speaks against it */
    const char *title; /* of the document; else its file's name without the ending */
    bool tagged;
    bool has_files;                         /* embedded ones */
    bool lent;                              /* it is not this one's to be closed (kept.h) */
    bool kept;                              /* the whole begins with its bytes as they are */
    bool plain_headings, numbered_headings; /* H; H1, H2 … */
    struct structure_census census;         /* of its structure, once somebody asked: part_census */
    bool counted;
};

/* Opens it and reads all this; what it claims is doubted unless that is `known` to be true. False with errors, or without if it is
 * to be `plain` and is not. part_close either way. */
bool part_open(struct part *part, const struct attach_file *file, bool plain, bool known, struct diag *diag);
void part_close(struct part *part);

/* What its structure's elements are called. What changes the structure forgets it. */
const struct structure_census *part_census(struct part *part);
void part_forget_census(struct part *part);

/* A file's name without folders, in the part's arena. */
const char *part_file_name(struct part *part);

/* What the whole may claim. Each claim of a part that it does not keep is told as a warning; what `request` requires
 * and is not there, as an error. */
struct xmp_claims judge_appended(struct part *parts, size_t count, const struct attach_request *request,
                                 struct diag *diag);
struct xmp_claims judge_embedded(struct part *host, const struct attach_request *request, struct diag *diag);

/* Makes the metadata claim just this. True if they had to be changed. */
bool write_claims(struct part *whole, const struct xmp_claims *claims);

#endif
