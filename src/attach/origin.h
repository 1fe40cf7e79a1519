/* Who wrote a PDF: this program leaves a checksum in what it writes. */
#ifndef ATTACH_ORIGIN_H
#define ATTACH_ORIGIN_H

#include "attach/pdf.h"

/* Whether it says that this program made it, and does not begin as that wrote it. */
bool origin_is_lost(struct pdf *pdf);

#endif
