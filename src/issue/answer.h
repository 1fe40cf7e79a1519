/* What is told to who holds a document on paper, and asks with the token that it bears. */
#ifndef ISSUE_ANSWER_H
#define ISSUE_ANSWER_H

#include "issue/register.h"
#include "supplement.h"

/* What the document's own state is. */
enum supplement_verdict issue_verdict(const struct issue *issue);

/* What anybody may know who has the token: when it was issued, what for, what became of it. Appended, in words. */
void answer_for_all(const struct issue *issue, struct buffer *words);

#endif
