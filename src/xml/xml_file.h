/* Inside the room: what a file is made of. */
#ifndef XML_XML_FILE_H
#define XML_XML_FILE_H

#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "base/arena.h"

struct xml_file {
    const char *path;
    xmlDocPtr document;
    struct arena *arena; /* path, texts brought to NFC */
};

#endif
