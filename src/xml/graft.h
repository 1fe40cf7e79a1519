/* Changing the tree of a file by what stands in another. What is taken from another file keeps its place there (xml_place):
 * messages name the file where a thing stands. The other file must stay as long as this one: xml_keep. */
#ifndef XML_GRAFT_H
#define XML_GRAFT_H

#include "base/buffer.h"
#include "xml/xml.h"

/* Makes the tree fit for changes. */
void xml_begin_changes(struct xml_file *file);

/* The file closes the other when it is closed. */
void xml_keep(struct xml_file *file, struct xml_file *other);

/* Each attribute of `with`, an element of `from`, replaces the node's of that name or is added. */
void xml_overlay(struct xml_file *file, const struct xml_node *node, const struct xml_file *from,
                 const struct xml_node *with);

/* The same of one attribute, which `with` has. */
void xml_take_attribute(struct xml_file *file, const struct xml_node *node, const struct xml_file *from,
                        const struct xml_node *with, const char *name);

/* Gives an attribute that is there another value. */
void xml_set_attribute(struct xml_file *file, const struct xml_node *node, const char *name, const char *value);

/* Takes an attribute away, if it is there. */
void xml_drop_attribute(const struct xml_node *node, const char *name);

/* The node is told of where `with` stands from now on. */
void xml_take_place(struct xml_file *file, const struct xml_node *node, const struct xml_file *from, const struct xml_node *with);

/* Puts a copy of the children of `with`, an element of `from`, before the node's sibling `next`, or at the end of `parent`. */
void xml_insert(struct xml_file *file, const struct xml_node *parent, const struct xml_node *next,
                const struct xml_file *from, const struct xml_node *with);

/* Puts a copy of the element itself at the end of `parent`; gives it. */
const struct xml_node *xml_append(struct xml_file *file, const struct xml_node *parent, const struct xml_file *from,
                                  const struct xml_node *element);

void xml_remove(const struct xml_node *node);
void xml_remove_children(const struct xml_node *node);

/* Appends the file as text. */
void xml_write(const struct xml_file *file, struct buffer *out);

#endif
