/* Inside the room: what the desk's pages share. Requests are answered one at a time, on one thread. */
#ifndef DESK_INSIDE_H
#define DESK_INSIDE_H

#include "base/arena.h"
#include "desk/asked.h"
#include "desk/cohort.h"
#include "desk/desk.h"
#include "desk/door.h"
#include "desk/finding.h"
#include "desk/job.h"
#include "desk/page.h"
#include "http/form.h"
#include "http/http.h"

enum { PREVIEWS = 4 };

/* A row's document as pictures, one a page. */
struct preview {
    int line;                         /* 0: there is none */
    char language[LANGUAGE_SIZE];
    struct files *files;
};

struct desk {
    const struct desking *desking;
    struct supplement *supplement;    /* of the thread that answers */
    struct supplement_layout *layout; /* opened when it is first asked for */
    struct door door;
    struct host host;
    struct cohort cohort;             /* the file that was dropped, if any */
    struct job job;                   /* what is done with it, on another thread */
    bool is_outdated;                 /* cells were corrected since its rows were checked, or another language was chosen */
    struct preview previews[PREVIEWS]; /* that were shown last, of the cohort as it is */
    int next_preview;
    struct arena *arena;              /* of the request at hand */
    struct asked asked;
    struct author *author;            /* what is being written; NULL: nothing */
    struct supplement_key *seal;      /* the key of it, once it is open; or NULL */
};

/* Answers a request of a route. */
typedef void desk_answer(struct desk *desk, const struct request *request, struct answer *answer);

struct route {
    const char *method;   /* GET is HEAD, too */
    const char *path;     /* one that ends in a slash is all below it */
    desk_answer *answer;
    size_t body_most;     /* of a POST [B]; 0: FORM_MOST */
    bool is_of_cohort;    /* what is posted counts for the rows that its page showed, and no others */
};

enum { FORM_MOST = 16 * 1024 * 1024, FILE_MOST = 256 * 1024 * 1024 + FORM_MOST, PDF_MOST = 64 * 1024 * 1024 + 64 * 1024 /* [B] */ };

/* NULL with errors. */
struct supplement_layout *desk_layout(struct desk *desk, struct diag *diag);

/* Today's day, as long as the cohort's file is there. */
const char *desk_today(const struct desk *desk);

/* How documents are made at this desk: all of a request but what the cohort says. */
struct supplement_export desk_request(const struct desk *desk);

/* Rehearses the cohort anew, and waits for a moment: small ones are done by then. */
void desk_rehearse(struct desk *desk);
/* What was shown of its rows is made anew when it is asked for again: they, or what their documents are made of, are others by now. */
void desk_forget_pictures(struct desk *desk);
/* Reads it anew first. */
void desk_read(struct desk *desk);

/* Of which lines nothing can be issued, by their numbers: of many no findings are kept, but the job tells of each. In the arena of the request. */
const bool *desk_bad_lines(const struct desk *desk, const struct findings *findings);

/* Ends a check that is being made; it is made anew when its rows are looked at. */
void desk_stop(struct desk *desk);

/* What is being done. Rows in which cells were corrected since are checked anew first. */
struct job_progress desk_look(struct desk *desk);

/* Whether documents are being issued: what they are made of stays as it is until then, and whoever asked is led to the page that shows it. */
bool desk_is_issuing(struct desk *desk, struct answer *answer);

/* start.c: the page to begin with; the file that is dropped, taken and put away again */
desk_answer answer_start, answer_file, answer_away;
/* table.c: the cohort with what is wrong in it; how it is read */
desk_answer answer_table, answer_settings;
/* correct.c: cells that are mended; the file as it is then */
desk_answer answer_cells, answer_corrected;
/* columns.c: what each column is */
desk_answer answer_columns, answer_chosen;
/* row.c: one graduate, with the document beside */
desk_answer answer_row, answer_picture;
/* issue.c: what is issued, and how it goes on */
desk_answer answer_issue, answer_issue_begun, answer_again, answer_stop, answer_job, answer_made, answer_rejected, answer_rows;
/* issued.c: one of the documents that were made; and all of them, as a part of a page, with the rows of which none was made */
desk_answer answer_document;
void put_results(struct desk *desk, const struct request *request, struct buffer *out);

/* Answers with a file that was made, such as a PDF. False: it cannot be read. */
bool answer_with_file(const char *path, const char *media, const char *disposition, struct answer *answer);
bool is_made_one_file(const char *output);

/* Links to the pages of a list, each by its number (from 0), behind `path`. Nothing if there is but one. */
void put_page_links(struct buffer *out, const char *path, size_t page, size_t pages);
/* register.c: what was issued */
desk_answer answer_register, answer_entry, answer_revoke;
/* replace.c: what was issued, to be issued corrected */
desk_answer answer_replace;
/* verify.c: whether a file is what was issued */
desk_answer answer_verify, answer_verified;

/* seal.c: in the form by which documents are issued, how they are sealed, if there is a key; nothing otherwise. Ticked as it was posted, if it was. */
void put_sealing(const struct desk *desk, const struct request *form, struct buffer *out);
/* Takes it over. False with errors: the key stays locked. */
bool take_sealing(struct desk *desk, const struct request *form, bool is_run, struct supplement_export *request, struct diag *diag);

/* In each form of a route that is of the cohort: of which. */
void put_ticket(struct buffer *out, const struct cohort *cohort);

/* A button alone, which posts to a route of the cohort's; and one that does what one mostly wants next. */
void put_lone_button(struct buffer *out, const struct cohort *cohort, const char *path, const char *words);
void put_first_button(struct buffer *out, const struct cohort *cohort, const char *path, const char *words);

/* The form in which columns are assigned. */
void put_columns(struct desk *desk, struct buffer *out);

/* The form that says how the file is read. */
void put_settings(struct buffer *out, const struct cohort *cohort, bool is_open);

/* What a column is, in words; NULL: nothing. */
const char *meaning_words(const char *meaning);

/* One of the ways in which a list can be looked at. */
void put_choice(struct buffer *out, const char *path, const char *words, size_t count, bool is_here);

/* An option of a menu. */
void put_option(struct buffer *out, const char *value, const char *words, bool is_chosen);

/* Before the field of a cell: what is seen in it. Left so, it is nothing that anybody typed, whatever the cell has become meanwhile. */
void put_seen(struct buffer *out, const char *value);
/* Above such fields: when what is typed counts, where no script tells it at once. */
void put_unscripted(struct buffer *out);
/* Takes over what was typed into cells; they are checked when they are looked at. False, answered: documents are being issued of them. */
bool take_cells(struct desk *desk, const struct request *request, struct answer *answer);

/* Whether corrections would be lost by what is posted, and nobody has said yet that this is meant: the page asks then, by a button of these words
 * that posts the same to the path. */
bool asks_about_corrections(struct desk *desk, const struct request *request, const char *path, const char *words, struct answer *answer);

#endif
