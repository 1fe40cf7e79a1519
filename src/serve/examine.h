/* What looks at a file that somebody gave, as `verify` does: a process that is begun before this one closes itself off, and has no network. Each file
 * is looked at in a process of its own, of bounded time and memory: whatever a file makes of that, nothing else is touched. */
#ifndef SERVE_EXAMINE_H
#define SERVE_EXAMINE_H

#include "supplement.h"

struct examine_rules {
    const char *register_path;
    const char *trust; /* as of supplement_verification; or NULL */
    void (*confine)(struct supplement *supplement, const void *context); /* called in that process before anything comes in; or NULL */
    const void *context;
};

/* Begins the process, before threads are begun. A socket, on which it takes examinations, and with whose end it ends; -1: it cannot be begun. */
int examine_begin(struct supplement *supplement, const struct examine_rules *rules);

/* An examination: the language that its words are in, and with it come two descriptors: the file, at its beginning, and where the reply goes. */
struct examine_task {
    char language[8];
};

/* The reply: what became of it, and if that is a verdict, behind it the words, up to the end. */
enum examine_outcome { EXAMINE_VERDICT, EXAMINE_REFUSED /* the file's fault */, EXAMINE_FAILED /* the register's */ };
struct examine_reply {
    enum examine_outcome outcome;
    enum supplement_verdict verdict;
};

#endif
