#include "attach/signature.h"

#include <string.h>

#include "attach/walk.h"
#include "base/say.h"

/* The field's type stands in it or in one above it. */
static bool is_signature_field(struct pdf *pdf, qpdf_oh field)
{
    enum { LEVELS_MOST = 32 };
    for (int level = 0; field && level < LEVELS_MOST; level++, field = pdf_get(pdf, field, "/Parent"))
        if (pdf_get(pdf, field, "/FT"))
            return pdf_is_name(pdf, pdf_get(pdf, field, "/FT"), "/Sig");
    return false;
}

/* Each field of the form, and each widget of a page: readers find signatures by either. */
void signatures_each(struct pdf *pdf, visit_signature *visit, void *context)
{
    struct walk walk;
    walk_start(&walk, pdf, NULL);
    qpdf_oh fields = pdf_find(pdf, pdf_catalog(pdf), "/AcroForm/Fields");
    for (int i = 0; i < pdf_count(pdf, fields); i++)
        walk_add(&walk, pdf_item(pdf, fields, i));
    for (int page = 0; page < pdf->pages; page++) {
        qpdf_oh annotations = pdf_get(pdf, pdf_page(pdf, page), "/Annots");
        for (int i = 0; i < pdf_count(pdf, annotations); i++)
            if (pdf_is_name(pdf, pdf_get(pdf, pdf_item(pdf, annotations, i), "/Subtype"), "/Widget"))
                walk_add(&walk, pdf_item(pdf, annotations, i));
    }
    for (qpdf_oh field; (field = walk_next(&walk)) != 0;) {
        qpdf_oh kids = pdf_get(pdf, field, "/Kids"), signature = pdf_get(pdf, field, "/V");
        for (int i = 0; i < pdf_count(pdf, kids); i++)
            walk_add(&walk, pdf_item(pdf, kids, i));
        if (is_signature_field(pdf, field) && pdf_get(pdf, signature, "/Contents"))
            visit(context, pdf, field, signature);
    }
    walk_finish(&walk);
}

/* ------------------------------------------------------------------------------------------------ finding */

static void limit(struct signatures *signatures, long long permission, const char *reason)
{
    if (permission < PERMISSION_NOTHING || permission >= (long long)signatures->permission)
        return;
    signatures->permission = (enum permission)permission;
    signatures->reason = reason;
}

static const char *docmdp_words(long long permission)
{
    return permission == 1   ? say("it is certified so that nothing may be changed (DocMDP 1)")
           : permission == 2 ? say("it is certified so that only forms may be filled in (DocMDP 2)")
                             : say("it is certified so that only annotations may be added (DocMDP 3)");
}

/* The limits that a signature sets on what comes after it. */
static void read_references(struct signatures *signatures, struct pdf *pdf, qpdf_oh signature)
{
    enum { DOCMDP_DEFAULT = 2 }; /* table 257 */
    qpdf_oh references = pdf_get(pdf, signature, "/Reference");
    for (int i = 0; i < pdf_count(pdf, references); i++) {
        qpdf_oh reference = pdf_item(pdf, references, i), method = pdf_get(pdf, reference, "/TransformMethod");
        long long permission = pdf_integer(pdf, pdf_find(pdf, reference, "/TransformParams/P"), 0);
        if (pdf_is_name(pdf, method, "/DocMDP")) {
            permission = permission ? permission : DOCMDP_DEFAULT;
            limit(signatures, permission, docmdp_words(permission));
        } else if (pdf_is_name(pdf, method, "/FieldMDP")) { /* its fields are not touched; P came with PDF 2.0 */
            limit(signatures, permission, say("it locks the document with its fields (FieldMDP)"));
        }
    }
}

static const char *signature_name(struct pdf *pdf, qpdf_oh field, qpdf_oh signature)
{
    const char *name = pdf_text(pdf, pdf_get(pdf, signature, "/Name"));
    if (!name || !*name)
        name = pdf_text(pdf, pdf_get(pdf, field, "/T"));
    return name && *name ? name : say("someone");
}

static void add_signature(void *context, struct pdf *pdf, qpdf_oh field, qpdf_oh signature)
{
    struct signatures *signatures = context;
    const char *name = signature_name(pdf, field, signature);
    signatures->names = signatures->count++ ? arena_format(pdf->arena, "%s, %s", signatures->names, name) : name;
    read_references(signatures, pdf, signature);
    limit(signatures, pdf_integer(pdf, pdf_find(pdf, field, "/Lock/P"), 0), say("its field locks the document"));
}

struct signatures signatures_find(struct pdf *pdf)
{
    struct signatures signatures = {.permission = PERMISSION_UNLIMITED};
    signatures_each(pdf, add_signature, &signatures);
    qpdf_oh permissions = pdf_get(pdf, pdf_catalog(pdf), "/Perms");
    for (const char **key = pdf_keys(pdf, permissions); *key; key++) {
        qpdf_oh signature = pdf_get(pdf, permissions, *key);
        if (strcmp(*key, "/DocMDP") != 0 || !signatures.count) /* that one is a field's, too */
            add_signature(&signatures, pdf, 0, signature);
        read_references(&signatures, pdf, signature);
        if (strncmp(*key, "/UR", 3) == 0)
            limit(&signatures, PERMISSION_NOTHING, say("it grants usage rights, which a change would end (UR3)"));
    }
    return signatures;
}

/* ------------------------------------------------------------------------------------------------ removing */

static void remove_signature(void *context, struct pdf *pdf, qpdf_oh field, qpdf_oh signature)
{
    (void)context;
    (void)signature;
    pdf_remove(pdf, field, "/V");
    pdf_remove(pdf, field, "/Lock");
}

void signatures_remove(struct pdf *pdf)
{
    signatures_each(pdf, remove_signature, NULL);
    pdf_remove(pdf, pdf_catalog(pdf), "/Perms");
    pdf_remove(pdf, pdf_catalog(pdf), "/DSS"); /* what is needed to check them: certificates, revocations */
    pdf_remove(pdf, pdf_get(pdf, pdf_catalog(pdf), "/AcroForm"), "/SigFlags");
}
