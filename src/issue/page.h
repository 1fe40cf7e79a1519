/* The page of a document that is published: what anybody may know who has its token. */
#ifndef ISSUE_PAGE_H
#define ISSUE_PAGE_H

#include "issue/register.h"

/* What the page is made of: files of layouts/check/. */
struct page_parts {
    struct buffer html;          /* a line that begins with ?genuine, ?replaced or ?revoked is for documents in that state; {title},
                                    {language}, {qualification}, {issued}, {revoked} and {status} stand for what a document has there */
    struct buffer script, style; /* that all pages share */
};

/* False with errors in the sink; page_parts_finish is owed in any case. */
bool page_parts_read(const char *folder, struct page_parts *parts, struct arena *arena, struct diag *diag);
void page_parts_finish(struct page_parts *parts);

/* Both append: index.html; and the same for programs, status.json. */
void page_put(const struct page_parts *parts, const struct issue *issue, struct buffer *out);
void page_put_status(const struct issue *issue, struct buffer *out);

#endif
