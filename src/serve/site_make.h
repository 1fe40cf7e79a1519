/* One qualification of a site: its file is read, judged and made into all that is published of it; on any thread. */
#ifndef SERVE_SITE_MAKE_H
#define SERVE_SITE_MAKE_H

#include "base/crew.h"
#include "serve/site_state.h"
#include "supplement.h"

/* What all of them have in common. */
struct site_plan {
    const char *folder;  /* of the site */
    const char *layout;  /* as of supplement_open_layout */
    const char *today;   /* as of supplement_judge */
    uint64_t program;    /* stands for what all editions have in common */
};

enum site_outcome {
    SITE_FAULTY,  /* it is told: it stays as it was */
    SITE_CURRENT, /* its files are there as they should be */
    SITE_MADE
};

/* A piece of work for a crew. */
struct site_piece {
    struct piece piece;
    const char *path;                 /* of the qualification's file; of this life, as what follows */
    const struct site_entry *before;  /* as it was published; or NULL */
    struct site_entry entry;          /* with its source; the rest is found out */
    enum site_outcome outcome;
    struct buffer data;
    struct supplement_files **files;  /* of each edition its page, its PDF, its picture */
    struct arena *arena;
    struct diag *diag;
};

/* A piece for the file of this path. */
struct site_piece *site_piece_create(const char *path, const char *source, const struct site_entry *before);
void site_piece_destroy(struct site_piece *piece);

/* Of workers, whose plan is a struct site_plan. */
extern const struct craft SITE_CRAFT;

#endif
