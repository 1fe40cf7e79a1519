/* The size of type and leading with which a document takes no more pages than it may, and fills them. Inside the room. */
#ifndef TYPESET_FIT_H
#define TYPESET_FIT_H

#include "typeset/setting.h"

/* How a document was set, with what was found on the way. */
struct attempt {
    struct setting setting;
    struct diag *diag;
    bool good;                     /* it was cut, without an error */
    bool differs;                  /* see personal_log */
};

/* Sets the document at the size that its `fit` asks for: the largest scale with which it takes so many pages, in steps of one
 * per cent, within what is estimated, or its natural size if that is hardly smaller; at the largest of all the leading grows
 * too. With none, `fits` is false, and the document takes as few pages as it can, at its natural size or less: what begins a
 * page because the layout asks for it may then follow on (setter.flows). How long the words of personal paragraphs are counts
 * only if they would take more pages otherwise. `template` has the document and its setter; the caller destroys the attempt's
 * diag. */
struct attempt choose_size(const struct setting *template, bool *fits);

#endif
