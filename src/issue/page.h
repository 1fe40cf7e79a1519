/* The page of a document: what anybody may know who has its token; published as a file, or served to who asks for it. */
#ifndef ISSUE_PAGE_H
#define ISSUE_PAGE_H

#include "issue/register.h"

/* What the page is made of: files of layouts/check/. */
struct page_parts {
    struct buffer html;          /* a line that begins with ?genuine, ?replaced, ?revoked or ?unknown is for documents in that state,
                                    ?known for the first three; ?published and ?served for pages that are, ?withheld and ?proven for those
                                    on which nobody is named or somebody, ?asked for who gave something to prove it, ?reasoned where a
                                    reason is known; of several all hold. {title}, {language}, {qualification}, {issued}, {revoked} and
                                    {status} stand for what a document has there, {name}, {diploma}, {date} and {reason} likewise;
                                    {reader} for the language of who reads, {style} for check.css */
    struct buffer script, style; /* that all pages share */
};

/* False with errors in the sink; page_parts_finish is owed in any case. */
bool page_parts_read(const char *folder, struct page_parts *parts, struct arena *arena, struct diag *diag);
void page_parts_finish(struct page_parts *parts);

struct page_view {
    const struct issue *issue; /* NULL: no document is known, */
    bool asked, proven;        /* or what was given does not prove it. Proven: it names its holder */
    const char *language;      /* of the reader: one section alone, and no script. NULL: it is published, in all languages */
};

/* Both append: index.html; and the same for programs, status.json. */
void page_put(const struct page_parts *parts, const struct page_view *view, struct buffer *out);
void page_put_status(const struct issue *issue, bool proven, struct buffer *out);

#endif
