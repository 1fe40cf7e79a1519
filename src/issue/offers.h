/* The qualifications that a cohort may ask for. */
#ifndef ISSUE_OFFERS_H
#define ISSUE_OFFERS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "supplement.h"

/* A layout by which documents of some of them are made. */
struct offered_form {
    struct supplement_layout *layout;
    const char *const *inputs;    /* fields that it takes, NULL behind the last */
};

/* A qualification of the folder. */
struct offer {
    const char *path, *code;
    const char *const *editions;
    const char *original;         /* language of the certificate itself */
    const char *from, *until;     /* days of which its diplomas are; NULL: nobody says */
    uint64_t hash;                /* of the file as it was read */
    const struct offered_form *form; /* NULL: it is at fault, which is told where a document is to be made */
};

struct shelf;
struct offers {
    struct offer *list;
    size_t count;
    struct map *by_code;
    struct offered_form *forms;   /* each once */
    size_t form_count;
    const char *const *inputs;    /* fields that any of them takes */
};

/* Reads and judges all qualifications in the folder, in the order of their names, and the forms that they have of the layout, as
 * supplement_form tells. Those that have room there are put on the shelf (NULL: there is
 * none), the others are closed again. False with errors: one of them is at fault, two have the same code, or no
 * form can be read. */
bool offers_read(struct offers *offers, const char *folder, struct supplement *supplement, struct supplement_layout *layout,
                 struct shelf *shelf, const char *today, struct arena *arena, struct diag *diag);
void offers_finish(struct offers *offers); /* a zeroed one is fine */
const struct offer *offers_find(const struct offers *offers, const char *code);

/* Opens the file; the hash is of its bytes. NULL with errors. */
struct supplement_qualification *offer_open(struct supplement *supplement, const char *path, uint64_t *hash, struct diag *diag);

#endif
