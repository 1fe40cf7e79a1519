/* Changes to a good PDF, each of which makes it bad in one way: what the net of tests has to catch. */
#ifndef MUTATION_H
#define MUTATION_H

#include "written.h"

/*
 * An object, named by steps with bars between them. First: root, information, tree, page|NUMBER, font|/NAME (of the resource),
 * link|NUMBER (in the order of annotations), or element|/TYPE=TEXT, the first of its type whose text begins so; the rest: keys
 * of dictionaries and indexes of arrays.
 */
qpdf_oh find(struct written *written, const char *steps);

struct element *find_element(struct written *written, const char *type_and_text);

/* Ends the program: a mutation that does not find what it changes is worth nothing. */
_Noreturn void lost(const char *what);

/* Sets the value, written as PDF has it; NULL removes it. */
struct change {
    const char *name, *steps, *key, *value;
};

/* Replaces bytes in a stream. */
struct edit {
    const char *name, *steps, *from;
    size_t from_length;
    const char *to;
    size_t to_length;
};

struct act {
    const char *name;
    void (*act)(struct written *written);
};

/* The same in the file that has been written, where the file ends or where qpdf writes by itself. */
struct damage {
    const char *name;
    void (*act)(struct buffer *file);
};

#define BYTES(text) text, sizeof text - 1

extern const struct change CHANGES[];
extern const struct edit EDITS[];
extern const struct act ACTS[];
extern const struct damage DAMAGES[];

/* Replaces the first occurrence; gives false if there is none. */
bool replace_bytes(struct buffer *bytes, const char *from, size_t from_length, const char *to, size_t to_length);

/* The first occurrence in a stream, or in an array of streams, as the content of a page may be one. */
void edit_stream(struct written *written, qpdf_oh stream, const char *from, size_t from_length, const char *to, size_t to_length);

#endif
