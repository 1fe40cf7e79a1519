/* Where a deflated block ends (RFC 1951), told by its last bytes without inflating it. Private to the PDF painter. */
#ifndef PAINT_PDF_DEFLATE_END_H
#define PAINT_PDF_DEFLATE_END_H

#include <stddef.h>

/* Bits of the last byte behind the end of one block, of dynamic codes, that fills the bytes; 8 bytes behind them may be read. -1: they
 * do not tell, or it is a block of another kind. What is given must be such a block. */
int deflate_bits_behind(const unsigned char *bytes, size_t length);

#endif
