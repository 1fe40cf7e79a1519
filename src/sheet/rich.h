/* Inside the room: the text of a string in a workbook, put together from its runs (ECMA-376 part 1, 18.4). How a run
 * looks, and how it is pronounced (rPh), is left out, but that it is struck through. */
#ifndef SHEET_RICH_H
#define SHEET_RICH_H

#include <stdbool.h>

#include "base/buffer.h"
#include "sheet/part.h"

struct rich {
    struct buffer text; /* of the runs so far; `_x000D_` and its like decoded, line ends as line feeds */
    size_t run;         /* where this run begins */
    bool taking;        /* this is a run */
    bool preserves;     /* with the white space at its ends */
    bool struck;        /* some run of it is */
    int pronouncing;
};

void rich_finish(struct rich *rich);

/* Forgets the text, for the next string. */
void rich_clear(struct rich *rich);

/* Gives it an event that happened within the string. */
void rich_take(struct rich *rich, const struct part *part, enum xml_event event);

/* Decodes `_xHHHH_` (ST_Xstring, 22.9.2.19) and makes each line end a line feed, from `from` to the end of the buffer.
 */
void rich_decode(struct buffer *text, size_t from);

#endif
