/* Inside the room: a workbook that is being read. */
#ifndef BOOK_READ_H
#define BOOK_READ_H

#include "base/map.h"
#include "book/book.h"
#include "book/tree.h"
#include "sheet/sheet.h"

enum { READ_SHEETS_MOST = 60, READ_BYTES_MOST = 64 * 1024 * 1024 /* of all cells */, READ_QUALIFICATIONS_MOST = 20000 };

/* A qualification of the list. */
struct listed_entry {
    const char *key, *file;
    struct spot spot;
    struct node *root;
    struct buffer base;
    struct listed_entry *next;
};

struct reading {
    const struct book_reading *request;
    struct arena *arena;
    struct diag *diag;
    const struct kind *usual;
    struct lines lines;
    struct listed_values listed;
    const char *names[READ_SHEETS_MOST];
    bool is_hidden[READ_SHEETS_MOST];
    size_t name_count;
    struct listed_entry *first, **end;
    size_t entry_count;
    struct map *entries, *files; /* by their keys, and by the names of their files */
    size_t bytes;
};

/* What a column is. */
enum role { ROLE_IGNORED, ROLE_QUALIFICATION, ROLE_ELEMENT, ROLE_FILE, ROLE_BASE, ROLE_VALUE, ROLE_TEXT };
struct column {
    enum role role;
    const char *heading;
};

/* A sheet of it, whose headings were found. */
enum part { PART_NONE, PART_LIST, PART_ROWS, PART_BASE };
struct page {
    const char *name;
    struct sheet *sheet;
    enum part part;
    struct column *columns;
    int column_count;
};

/* Opens the sheet of this number and finds its headings; without a sheet if there is nothing to read. What is wrong with it is told if `tells`.
 * False with errors. */
bool page_open(struct page *page, struct reading *reading, size_t index, bool tells);
void page_close(struct page *page);

/* Reports at a cell: q.xlsx:Profile!C7. Column -1: at the row. */
__attribute__((format(printf, 4, 5))) void read_report(struct reading *reading, enum diag_id id, struct spot spot, const char *format, ...);

/* A copy of a cell's words; NULL with an error: there are too many in all. */
const char *read_words(struct reading *reading, const char *words);

/* A row of each. */
void read_list_row(struct reading *reading, const struct page *page, const struct sheet_row *row);
void read_row(struct reading *reading, const struct page *page, const struct sheet_row *row);
void read_base_row(struct reading *reading, const struct page *page, const struct sheet_row *row);

/* Once all rows are read, what its file is called. */
void name_entry(struct reading *reading, struct listed_entry *entry);

#endif
