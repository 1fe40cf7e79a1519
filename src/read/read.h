/* Reading: files -> layout, labels, qualification. Whatever is not understood is reported at its line; then NULL. */
#ifndef READ_READ_H
#define READ_READ_H

#include "gate/day.h"
#include "model/layout.h"
#include "model/qualification.h"

/* Fonts and pictures that the layout names are opened too. The layout that it builds on is looked for beside it, then in the
 * folder `layouts`. It reaches its own folder, `fonts` beside that, and both of those that the program brings, whose own layouts reach
 * all. */
struct layout *read_layout(const char *path, const char *layouts, struct fonts *fonts, struct diag *diag);
/* The same of a file that is open; takes it over, as the others below do: it is closed with what was read, or at once. */
struct layout *read_layout_file(struct xml_file *file, const char *layouts, struct fonts *fonts, struct diag *diag);
void layout_destroy(struct layout *layout);

/* Appends the layout as one file that builds on no other, for the folder in which the file at the path lies. False with errors. */
bool flatten_layout(const char *path, const char *layouts, struct buffer *out, struct diag *diag);

/* The labels of a language: LANGUAGE.xml of the first folder that has it; what it lacks is taken from the next that has. A
 * language with a region, de-AT, takes what is said of it alone before what is said of the language. `place` is where they are
 * asked for. */
struct label_set *read_labels(const struct layout *layout, const char *language, struct place place, struct diag *diag);
struct label_set *read_labels_file(const struct layout *layout, struct xml_file *file, struct diag *diag);
/* The same with what the file lacks from those below it, if it lies in a folder of the layout's. */
struct label_set *read_labels_over(const struct layout *layout, struct xml_file *file, struct diag *diag);
/* False, reported, if the file is not called as the language of its labels: nl.xml. */
bool is_called_as_language(const struct label_set *labels, struct diag *diag);
void label_set_destroy(struct label_set *labels);

/* Adds the words of dates of all label files of the layout; a file that cannot be read has none. */
void read_day_names(const struct layout *layout, struct day_names *names);

struct qualification *read_qualification(struct xml_file *file, struct diag *diag);
/* True if the file is certainly valid by the schema of qualifications; false if only the schema can tell. */
bool is_known_qualification(const struct xml_file *file);
void qualification_destroy(struct qualification *qualification);

/* Whether the qualification has what the layout's form demands, and of fields of its own only those that the form has, each
 * with what it is to hold. All that is amiss is reported. */
bool check_vocabulary(const struct layout *layout, const struct qualification *qualification, struct diag *diag);

/* What kind of file it is, by its root element: "qualification", "layout", "labels"; NULL if none of them. */
const char *file_kind(const struct xml_file *file);

#endif
