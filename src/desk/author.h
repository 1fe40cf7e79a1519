/* The author's page: qualifications of the folder, each as a form with the page beside it. What is being written is kept until it is saved, as long
 * as the desk is open. */
#ifndef DESK_AUTHOR_H
#define DESK_AUTHOR_H

#include "desk/inside.h"
#include "draft/draft.h"

enum { AUTHOR_BODY_MOST = 4 * 1024 * 1024, AUTHOR_FILE_MOST = 1024 * 1024 /* [B] */ };

desk_answer author_answer_list, author_answer_new, author_answer_edit, author_answer_form, author_answer_field, author_answer_picture;

void author_destroy(struct author *author); /* NULL is fine */

/* ------------------------------------------------------------------------------------------------ what is being written */

/* A finding at its place. Texts live as long as the writing's sink. */
struct placed_finding {
    const char *path; /* of draft.h; "": of the file */
    size_t index;     /* in the sink */
};

/* A file that is open. */
struct writing {
    char *name;                  /* of the file in the folder */
    char *path;
    struct arena *arena;         /* kinds, headings */
    const struct kind *kind;
    struct headings headings;
    char *spoken;                /* the language that the headings are in */
    struct draft *saved, *draft;
    unsigned version;            /* of its structure: another once fields have other paths */
    unsigned drawn;              /* counts changes */
    const char *note;            /* what came of the last thing that was asked, for the next page; or NULL */
    bool note_is_error;
    /* findings of what it says now */
    bool is_checked;
    struct diag *diag;
    struct arena *places;
    struct placed_finding *findings;
    size_t finding_count;
    /* pages of an edition */
    struct files *pages;
    char *edition;               /* that they are of; NULL: of none */
    unsigned pages_drawn;        /* of which state they are */
    unsigned drawing;            /* their number: no others have it */
    struct files *pages_before;  /* drawn before them; NULL: there are none */
    unsigned drawing_before;
    bool is_old;                 /* what it says now cannot be drawn */
    struct writing *next;
};

struct author {
    struct supplement_layout *layout;
    struct writing *writings;
    unsigned versions, drawings;
};

/* The open file of this name, which is opened if it is not; or anew, if nothing was written that is not saved and the file is another by now. NULL
 * with errors. */
typedef struct writing *author_opening(struct desk *desk, const char *name, struct diag *diag);
author_opening author_open, author_open_anew;

/* Forgets what was not saved. */
void author_forget(struct desk *desk, const char *name);

/* Writes the file, if it is on the disk as it was when it was opened, or `anyway`. False with a note. */
bool author_save(struct writing *writing);

bool author_is_changed(const struct writing *writing);

/* Whether it can be the name of a file in the folder: bread.xml. */
bool author_is_name(const char *name);

/* The name as it stands in an address (markup_address). In the arena. */
const char *author_address(const char *name, struct arena *arena);

/* Takes note of a change: what was found and drawn is old; or what it was found at, too. */
void author_touch(struct writing *writing);
void author_touch_paths(struct writing *writing);

/* Finds out what speaks against what it says now. */
void author_check(struct desk *desk, struct writing *writing);

/* Draws the pages of the edition; those of before stay if it cannot be drawn. */
void author_draw(struct desk *desk, struct writing *writing, const char *edition);

/* Appends, as JSON, what a browser that shows the drawing of this number has to draw anew: of each page, in order, null if it is as it was, or
 * {"changes":[[at,gone,come],…],"moves":[[at,"x y"],…],"svg":…}: at which of its items how many go and how many come, where letters stand then that are
 * others in no way but that, and a picture of all that come. {"svg":…} is the whole page, as it is for who shows neither this drawing nor the one
 * before. */
void author_put_redrawn(const struct writing *writing, unsigned shown, struct arena *arena, struct buffer *out);

/* ------------------------------------------------------------------------------------------------ its page */

/* Puts the form, with the pages of this edition beside it, into the answer. */
void author_put_page(struct desk *desk, struct writing *writing, const char *edition, struct answer *answer);

/* Appends a finding in words: what is wrong, with what, what to do. */
void author_put_finding(struct buffer *out, const struct diag *diag, size_t index);

#endif
