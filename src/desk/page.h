/* The frame of the desk's pages: head, where one can go, languages. Whoever adds a page begins with page_begin and ends with page_end. */
#ifndef DESK_PAGE_H
#define DESK_PAGE_H

#include "http/answer.h"

/* Where a page belongs. */
enum page_place { PAGE_COHORT, PAGE_REGISTER, PAGE_VERIFY, PAGE_AUTHOR, PAGE_NOWHERE };

/* Begins a page in the answer's `own`, in the language that is spoken (say). The title, not escaped, is the page's heading too. */
void page_begin(struct answer *answer, enum page_place place, const char *title);
/* The same of one that is asked for again until what it waits for is there. */
void page_begin_waiting(struct answer *answer, enum page_place place, const char *title);
void page_end(struct answer *answer, int status);

/* A page on which the title says all, or the words under it (NULL: none). */
void page_tell(struct answer *answer, enum page_place place, int status, const char *title, const char *words);

/* Appends what printf would print; texts that it is given (%s) are escaped, what stands in the format is not. It knows %s, %d, %zu
 * and %%. */
void page_put(struct buffer *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Sends whoever posted something to the page that shows what came of it (303). */
void page_lead_to(struct answer *answer, const char *path);

#endif
