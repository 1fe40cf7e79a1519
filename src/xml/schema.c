/* Checking a file against its schema: libxml2 explains these faults well. Only run to explain faults and by `check`:
 * compiling a schema costs as much as a whole page. */
#include <libxml/xmlschemas.h>
#include <string.h>

#include "xml/xml.h"
#include "xml/xml_file.h"

struct checking {
    const char *name;
    struct diag *diag;
    enum diag_id id;
};

#if LIBXML_VERSION >= 21200
static void on_fault(void *context, const xmlError *error)
#else
static void on_fault(void *context, xmlErrorPtr error)
#endif
{
    struct checking *checking = context;
    struct place place = {checking->name, error->line};
    size_t length = error->message ? strcspn(error->message, "\n") : 0;
    diag_report(checking->diag, checking->id, place, "%.*s", (int)length, error->message ? error->message : "");
}

static xmlSchemaPtr read_schema(struct xml_file *file, struct diag *diag)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewDocParserCtxt(file->document);
    if (!parser)
        return NULL;
    struct checking checking = {file->path, diag, DIAG_INTERNAL};
    xmlSchemaSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)on_fault, &checking);
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    return schema;
}

static bool follows(const struct xml_file *file, xmlSchemaPtr schema, struct diag *diag)
{
    xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema);
    if (!validator)
        return false;
    struct checking checking = {file->path, diag, DIAG_SCHEMA};
    xmlSchemaSetValidStructuredErrors(validator, (xmlStructuredErrorFunc)on_fault, &checking);
    int result = xmlSchemaValidateDoc(validator, file->document);
    xmlSchemaFreeValidCtxt(validator);
    return result == 0;
}

bool xml_validate(const struct xml_file *file, const char *schema_path, struct diag *diag)
{
    struct xml_file *schema_file = xml_read(schema_path, (struct place){0}, diag);
    if (!schema_file)
        return false;
    xmlSchemaPtr schema = read_schema(schema_file, diag);
    bool valid = schema && follows(file, schema, diag);
    if (!schema)
        diag_report(diag, DIAG_INTERNAL, (struct place){schema_path, 0}, "the schema cannot be read");
    xmlSchemaFree(schema);
    xml_close(schema_file);
    return valid;
}
