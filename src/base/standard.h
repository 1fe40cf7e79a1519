/* What a PDF conforms to: standards of one age, all of them at once. */
#ifndef BASE_STANDARD_H
#define BASE_STANDARD_H

enum standard {
    STANDARD_UNSAID, /* whoever comes next may say */
    STANDARD_PDF17,  /* PDF 1.7 (ISO 32000-1): PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1); what is usual */
    STANDARD_PDF2    /* PDF 2.0 (ISO 32000-2): PDF/A-4f (ISO 19005-4), PDF/UA-2 (ISO 14289-2), WTPDF 1.0 for reuse and
                        for accessibility */
};

/* Their names on the command line, in layouts and in data, from STANDARD_PDF17 on; ended by NULL. */
extern const char *const standard_names[];

/* STANDARD_UNSAID: there is none of this name. */
enum standard standard_named(const char *name);

/* NULL of STANDARD_UNSAID. */
const char *standard_name(enum standard standard);

#endif
