/* What a PDF says of itself: information dictionary and XMP (ISO 16684-1), output intent, the data that travels inside.
 * Private to the PDF painter. */
#ifndef PAINT_PDF_METADATA_H
#define PAINT_PDF_METADATA_H

#include "paint/paint.h"
#include "paint/pdf_object.h"

/* The information dictionary; what XMP says too is equal there. PDF 2.0 has none (ISO 32000-2, 14.3.3; ISO 19005-4, 6.1.3). */
void pdf_information_write(const struct metadata *metadata, struct pdf_file *file);

/* Each writes its objects and appends its entries to the catalog's. `has_files`: there are embedded ones. */
void pdf_metadata_write(const struct metadata *metadata, bool has_files, struct pdf_file *file, struct buffer *catalog);
void pdf_output_intent_write(struct pdf_file *file, struct buffer *catalog);

/* The same where title and date are the holder's: what all holders share, and the objects of these numbers, behind the
 * trunk. */
void pdf_metadata_make_common(const struct metadata *metadata, bool has_files, const struct pdf_file *file,
                              struct pdf_piece *common);
void pdf_put_metadata_entry(struct buffer *catalog, int number);
void pdf_metadata_write_personal(const struct pdf_piece *common, const struct personal_part *part, struct pdf_file *file,
                                 int number);
void pdf_put_common_information(struct buffer *out, const struct metadata *metadata);
void pdf_information_write_personal(const struct buffer *common, const struct personal_part *part, struct pdf_file *file,
                                    int number);

/* A file that travels inside, such as the data that the document was made from. */
struct pdf_inside {
    const char *name;
    const char *relationship, *words; /* what it is to the document, and in words (7.11.3) */
    int specification, embedded;      /* object numbers: of its file specification, 0: there is none; and of its bytes */
};

/* XML as an embedded file of that object number: whole, in the trunk; or behind it, what all holders share and the rest. */
void pdf_inside_write(const char *xml, size_t length, const char *date, struct pdf_file *file, int number);
void pdf_source_write_personal(const struct pdf_piece *common, const struct personal_part *part, struct pdf_file *file,
                               int number);
/* The file specifications of up to two such files, if there is a first. */
void pdf_inside_describe(const struct pdf_inside files[2], struct pdf_file *file, struct buffer *catalog);

/* An sRGB profile (ICC.1:2010, version 4). */
extern const unsigned char pdf_srgb[];
extern const size_t pdf_srgb_length;

#endif
