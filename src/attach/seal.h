/* A seal's place, or that of a time stamp on the document, in a PDF (ISO 32000-2, 12.8; ETSI EN 319 142-1): a revision behind the file, whose
 * bytes stay as they are, with a signature field that shows nothing, or the one that the file keeps a place for, and in it a gap for the
 * seal's bytes, which are made elsewhere. */
#ifndef ATTACH_SEAL_H
#define ATTACH_SEAL_H

#include "attach/attach.h"
#include "base/arena.h"

/* The place for a seal that a file has, and what is to be read there above whose it is. */
struct seal_box {
    double width, height; /* [pt] */
    const char *words;    /* "Electronic seal", in the document's language */
};

/* Appends operators that draw a seal, the box 0,0 – width,height, y up, in shades of grey. */
typedef void draw_seal_function(void *context, const struct seal_box *box, struct buffer *out);

struct seal_place {
    const char *date; /* when it is sealed, as in a PDF: D:20261129120000Z; NULL: it is a time stamp on the document, which says so itself */
    size_t size;      /* [B] that the seal may have */
    bool certify;     /* nothing may be changed from now on (DocMDP 1) */
    struct attach_memory **memory; /* NULL in the beginning, and the caller's to be forgotten: files that are like one before are sealed
                                    * without being read. Or NULL: nothing is kept */
    const char *owner;         /* whose it is, in words, */
    draw_seal_function *draw;  /* and its picture, where it is seen: the same one whenever the owner is the same */
    void *context;
};

/* What is sealed is all but the gap, in which the seal stands as hexadecimal digits between angle brackets. */
struct seal_gap {
    size_t at;     /* of the bracket, from where the file begins */
    size_t length; /* with both brackets */
};

/* Appends the revision that is to stand behind the file, the gap full of zeros. False with errors: among them DIAG_SEAL_REFUSED where another seal forbids
 * it; `out` is as it was. */
typedef bool place_seal_function(const struct attach_file *file, const struct seal_place *place, struct buffer *out,
                                 struct seal_gap *gap, struct diag *diag);
place_seal_function place_seal;

/* A seal, or another signature, that a file has. */
struct found_seal {
    const char *date;    /* when it says that it was made, as in a PDF; NULL: it does not */
    struct seal_gap gap; /* that it stands in, as its ByteRange says */
    size_t end;          /* of what is sealed: all before it but the gap */
    const void *seal;    /* DER, and zeros behind it; NULL: there is none */
    size_t length;
    size_t unsealed;     /* length of the file before it was sealed */
    bool sound;          /* what is sealed begins where the file does, and the gap holds the seal and nothing else */
    bool is_stamp;       /* it is no seal but a time stamp on the document (ISO 32000-2, 12.8.5) */
    bool settled;        /* up to the next seal that is none, or the file's end, nothing else was changed than such stamps and what it
                            takes to check them take */
};

/* What it takes to check seals later. */
struct kept_proof {
    enum kept_kind { KEPT_CERTIFICATE, KEPT_OCSP, KEPT_CRL } kind;
    const void *bytes;
    size_t length;
};
enum { KEPT_MOST = 64 };

enum { FOUND_SEALS_MOST = 32, FOUND_INSIDE_MOST = 8 /* more are not told */ };

struct found_seals {
    struct found_seal list[FOUND_SEALS_MOST]; /* the one that reaches furthest first */
    size_t count;
    size_t unstamped; /* if there are only time stamps on the document, and nothing else was changed with them: its length before; or 0 */
    struct attach_file inside[FOUND_INSIDE_MOST]; /* supplements that the file embeds, which may have seals of their own */
    size_t inside_count;
    struct kept_proof kept[KEPT_MOST]; /* by the file (DSS); what is there besides is passed over */
    size_t kept_count;
};

/* Appends the file with a revision that keeps them (DSS), besides what is kept there already. False with errors; `out` is as it was. */
typedef bool keep_proofs_function(const struct attach_file *file, const struct kept_proof *proofs, size_t count, struct buffer *out,
                                  struct diag *diag);
keep_proofs_function keep_proofs;

/* All that are there, in the arena. False with errors. */
typedef bool find_seals_function(const struct attach_file *file, struct arena *arena, struct found_seals *found, struct diag *diag);
find_seals_function find_seals;

#endif
