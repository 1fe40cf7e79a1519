/* The file that was dropped: its rows, what its columns are, what was corrected in it. */
#ifndef DESK_COHORT_H
#define DESK_COHORT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "desk/door.h"
#include "desk/memfile.h"
#include "supplement.h"

/* A row as it stands in the file. */
struct line {
    int number;
    const char **cells;
    size_t count;
};

struct cohort {
    const char *name;              /* of the file, as it was dropped; NULL: there is none */
    char ticket[DESK_KEY_SIZE];    /* of these rows: a page that shows others has another, and "" if there are none */
    struct memfile file, map;      /* what the columns are by whoever sits at the desk; or none */
    const char **headings, **meanings; /* as of supplement_row */
    const char **chosen;           /* a meaning for each heading; NULL: nobody chose one */
    size_t column_count;
    int heading_line;
    struct line *lines;
    size_t line_count, line_room;
    struct supplement_correction *corrections; /* in the order of lines and columns */
    size_t correction_count, correction_room;
    const char *languages, *sheet; /* as in supplement_export; NULL: nobody said */
    enum supplement_dates dates;
    enum supplement_hidden hidden;
    bool reissue;
    const char *into;              /* the folder in which what it replaces lies, by its name among what the desk has made; NULL: it replaces nothing
                                      that is known */
    struct arena *arena, *reading; /* of the file; of its rows, which are read anew when it is read in another way */
};

void cohort_init(struct cohort *cohort);
void cohort_finish(struct cohort *cohort);

/* Takes a file in the place of the one before. False with errno: there is none then. */
bool cohort_take(struct cohort *cohort, const char *name, const void *bytes, size_t length);

/* The same of a single row that somebody has put together: what its columns are, what they are called, what stands in them. */
struct cohort_column {
    const char *meaning, *heading, *cell;
};
bool cohort_take_row(struct cohort *cohort, const char *name, const struct cohort_column *columns, size_t count);

/* Says which sheet of a workbook is meant (NULL or "": the only one). What was said of the cells and columns of another is forgotten. */
void cohort_choose_sheet(struct cohort *cohort, const char *sheet);
bool cohort_is_of_sheet(const struct cohort *cohort, const char *sheet);

/* Fills in how it is read. */
void cohort_request(const struct cohort *cohort, struct supplement_export *request);

/* Reads its rows; what is wrong with them the rehearsal tells. False with errors: not even headings can be read. */
bool cohort_read(struct cohort *cohort, struct supplement *supplement, const struct supplement_export *request, struct diag *diag);

/* NULL: there is none. */
const struct line *cohort_line(const struct cohort *cohort, int number);

/* What stands in a cell (column from 1), corrected or not; "" if nothing does. */
const char *cohort_cell(const struct cohort *cohort, const struct line *line, int column);
bool cohort_is_corrected(const struct cohort *cohort, int line, int column);
bool cohort_has_corrections(const struct cohort *cohort, int line);

/* Corrects a cell; what stands in the file is no correction. Whether it says anything else now. */
bool cohort_correct(struct cohort *cohort, int line, int column, const char *value);

/* Says what a column (from 1) is, in a word of layouts/columns.csv or the name of a field; "" is what its heading says. */
void cohort_choose(struct cohort *cohort, int column, const char *meaning);
/* To be called after some were chosen. False with errno. */
bool cohort_map(struct cohort *cohort);

/* Appends the file as it is corrected, as CSV. */
void cohort_put_csv(const struct cohort *cohort, struct buffer *out);

#endif
