/* What rooms and the library's face have in common: plain data, and no function. It is installed with the face; C++ takes it
 * too. */
#ifndef SUPPLEMENT_BASE_FACE_H
#define SUPPLEMENT_BASE_FACE_H

#ifdef SUPPLEMENT_INSIDE /* in the library's own sources these have short names */
#define supplement_buffer buffer /* base/buffer.h */
#define supplement_diag diag     /* base/diag.h */
#define supplement_files files   /* base/files.h */
#define supplement_place place
#define supplement_standard standard
#define SUPPLEMENT_STANDARD_UNSAID STANDARD_UNSAID
#define SUPPLEMENT_STANDARD_PDF17 STANDARD_PDF17
#define SUPPLEMENT_STANDARD_PDF2 STANDARD_PDF2
#endif

/* Where something stands. `file` is borrowed: it lives as long as what was read from it. A NULL file means no place
 * (the command line, the machine); line 0 means the file as a whole. */
struct supplement_place {
    const char *file;
    int line;
};

/* What a PDF conforms to: standards of one age, all of them at once. */
enum supplement_standard {
    SUPPLEMENT_STANDARD_UNSAID, /* whoever comes next may say */
    SUPPLEMENT_STANDARD_PDF17,  /* PDF 1.7 (ISO 32000-1): PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1); what is usual */
    SUPPLEMENT_STANDARD_PDF2    /* PDF 2.0 (ISO 32000-2): PDF/A-4f (ISO 19005-4), PDF/UA-2 (ISO 14289-2), WTPDF 1.0 for reuse
                                   and for accessibility */
};

#endif
