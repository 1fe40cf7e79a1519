/* Codes in pictures: scans and photographs of paper (PNG). They are found by ZBar, which is loaded when the first is looked for, and may
 * not be there. */
#ifndef CODE_PICTURE_H
#define CODE_PICTURE_H

#include "base/buffer.h"
#include "base/diag.h"

/* Appends the text of the first code in the picture that is of an essence (essence.h). False with DIAG_FILE_UNREADABLE, DIAG_PICTURE_INVALID,
 * _CODELESS or DIAG_PICTURE_READER. */
bool code_read_picture(const char *path, struct buffer *text, struct diag *diag);

#endif
