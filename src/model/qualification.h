/* A qualification: the facts about it and its texts in each language, as the file holds them. Layouts say by XPath which
 * of them go where, so this noun knows only what the program itself must know. Immutable once read. */
#ifndef MODEL_QUALIFICATION_H
#define MODEL_QUALIFICATION_H

#include "model/document.h"
#include "xml/xml.h"

struct qualification {
    struct xml_file *file;
    const struct xml_node *root;
    const char *const *originals;   /* BCP 47: languages of the certificate itself */
    size_t original_count;
    const char *original;           /* the first of them */
    bool untranslated;              /* its name is given in these alone */
    const char *translation;        /* language of the translated title in an original's own edition; or NULL */
    const char *country;            /* ISO 3166-1 alpha-2 */
    const char *form;               /* that its documents have, by name; NULL: the country's, or the usual one */
    const char *date;               /* of the text, xs:date; or NULL */
    const char *dated;              /* when an edition was made, ISO 8601 in UTC, kept in its data; or NULL */
    enum standard standard;         /* of the PDF, kept in its data; or unsaid */
    const char *const *editions;    /* BCP 47 */
    size_t edition_count;
    const struct field *fields;     /* of a personal edition, kept in the file */
    size_t field_count;
    struct arena *arena;
};

#endif
