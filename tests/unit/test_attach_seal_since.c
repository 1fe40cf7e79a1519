/* What stands behind a seal: time stamps on the document and what it takes to check them change nothing, all else does. */
#include <stdlib.h>

#include "attach/seal.h"
#include "attach/seal_since.h"
#include "base/diag.h"
#include "test_attach.h"

#define CATALOG "/Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)8 0 R]>>>>/AF[8 0 R]/Metadata 7 0 R"
#define FORM "/AcroForm<</Fields[5 0 R]/SigFlags 3>>"
#define STAMPED "/AcroForm<</Fields[5 0 R 10 0 R]/SigFlags 3>>"
#define PAGE "/Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
#define WIDGET "<</Type/Annot/Subtype/Widget/FT/Sig/T(t)/F 132/P 3 0 R/V 11 0 R/Rect"
#define STAMP "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/Contents<00>>>"
#define PACKET(more) \
    "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>" \
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/' " \
    "xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/'>" \
    "<rdf:Description rdf:about=''>" more "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
#define AUTHOR(author) "<dc:creator><rdf:Seq><rdf:li>" author "</rdf:li></rdf:Seq></dc:creator>"
#define TITLE(title) "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>" title "</rdf:li></rdf:Alt></dc:title>"
#define PART(part) "<pdfaid:part>" part "</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"

/* An object of the revision. */
struct object {
    int number;
    const char *text, *stream; /* NULL: it is none */
};

static void put_object(struct buffer *out, const struct object *object)
{
    buffer_format(out, "%d 0 obj\n", object->number);
    if (object->stream)
        buffer_format(out, "<</Length %zu%s>>stream\n%s\nendstream", strlen(object->stream), object->text, object->stream);
    else
        buffer_string(out, object->text);
    buffer_string(out, "\nendobj\n");
}

static void put_old(struct buffer *out)
{
    static const char *const objects[] = {
        "<<" CATALOG FORM ">>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<<" PAGE "/Annots[5 0 R]>>",
        "<</Length 8>>stream\n0 0 m f \nendstream", "<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/F 132/P 3 0 R/V 6 0 R/Rect[0 0 0 0]>>",
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents<00>>>", NULL};
    struct buffer packet = {0}, file = {0};
    static const char text[] = PACKET(TITLE("a") AUTHOR("b") PART("3"));
    buffer_format(&packet, "<</Type/Metadata/Subtype/XML/Length %zu>>stream\n%s\nendstream", strlen(text), text);
    buffer_byte(&packet, '\0');
    const char *all[10] = {0};
    memcpy(all, objects, sizeof objects);
    all[6] = (const char *)packet.bytes;
    all[7] = "<</Type/Filespec/F(a)/UF(a)/AFRelationship/Source>>";
    all[8] = "<</Unused 14 0 R/Author<FEFF00E9>>>";
    make_pdf_with(&file, all, 0, "/Info 9 0 R");
    buffer_append(out, file.bytes, file.length);
    buffer_finish(&packet);
    buffer_finish(&file);
}

/* The file with a revision of these objects behind it, ended by number 0; and what stands behind its end. */
static bool is_stamped_by(const struct object *objects, const char *behind)
{
    struct buffer file = {0}, rows = {0};
    put_old(&file);
    size_t old = file.length;
    long previous = strtol(pdf_search(file.bytes, file.length, "startxref\n") + strlen("startxref\n"), NULL, 10);
    for (; objects->number; objects++) {
        buffer_format(&rows, "%d 1\n%010zu 00000 n \n", objects->number, file.length);
        put_object(&file, objects);
    }
    size_t at = file.length;
    buffer_format(&file, "xref\n%.*strailer\n<</Size 15/Root 1 0 R/Info 9 0 R/ID[<5A><5B>]/Prev %ld>>\nstartxref\n%zu\n%%%%EOF\n%s",
                  (int)rows.length, (const char *)rows.bytes, previous, at, behind);
    const struct attach_file asked = {"d.pdf", file.bytes, file.length};
    struct pdf pdf;
    bool plain = pdf_open_plain(&pdf, &asked);
    pdf_close(&pdf);
    assert_true(plain || *behind); /* or nothing would be tested */
    bool stamped = is_stamped_alone(&asked, old, file.length);
    buffer_finish(&file);
    buffer_finish(&rows);
    return stamped;
}

#define MORE_CATALOG "/DSS 13 0 R/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>/Version/2.0"
#define STORE {13, "<</Certs[12 0 R]>>", NULL}, {12, "", "certificate"}
#define FIELD(rectangle) {10, WIDGET rectangle ">>", NULL}, {11, STAMP, NULL}
#define STAMPED_CATALOG {1, "<<" CATALOG STAMPED MORE_CATALOG ">>", NULL}
#define STAMPED_PAGE {3, "<<" PAGE "/Annots[5 0 R 10 0 R]>>", NULL}

static void stamps_and_what_is_kept_change_nothing(void **state)
{
    (void)state;
    static const struct object cases[][9] = {
        {{1, "<<" CATALOG FORM MORE_CATALOG ">>", NULL}, STORE},
        {STAMPED_CATALOG, STAMPED_PAGE, STORE, FIELD("[0 0 0 0]")},
        {STAMPED_CATALOG, STAMPED_PAGE, STORE, FIELD("[5 5 5 9]")},
        {STAMPED_CATALOG, STAMPED_PAGE, {10, "<</Type/Annot/Subtype/Widget/FT/Sig/T(t)/F 134/V 11 0 R/Rect[0 0 9 9]>>", NULL}, {11, STAMP, NULL}}, /* hidden */
        {STAMPED_CATALOG, STORE, FIELD("[0 0 0 0]")}, /* on no page */
        {STAMPED_CATALOG, {3, "<<" PAGE "/Tabs/S/Annots[5 0 R 10 0 R]>>", NULL}, FIELD("[0 0 0 0]")},
        {{1, "<<" CATALOG FORM MORE_CATALOG ">>", NULL}, {9, "<</Unused 14 0 R/Author<FEFF00E9>/ModDate(D:2026)/Producer(x)>>", NULL}, {13, "<<>>", NULL}},
        {{9, "<</Unused 14 0 R/Author(\351)>>", NULL}}, /* in PDFDocEncoding */
        /* written anew, and the same */
        {{1, "<<" CATALOG FORM ">>", NULL}, STAMPED_PAGE, {4, "", "0 0 m f "}, FIELD("[0 0 0 0]")},
        {{1, "<<" CATALOG FORM ">>", NULL}, {7, "/Type/Metadata/Subtype/XML",
                                             PACKET("<pdf:Producer>who stamps</pdf:Producer>" PART("3")
                                                    "<dc:creator>\n <rdf:Seq>\n<rdf:li>b</rdf:li></rdf:Seq></dc:creator>" TITLE("a"))}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!is_stamped_by(cases[i], ""))
            fail_msg("case %zu", i);
}

#define EIGHT " 10 0 R 10 0 R 10 0 R 10 0 R 10 0 R 10 0 R 10 0 R 10 0 R"

static void everything_else_does(void **state)
{
    (void)state;
    static const struct object cases[][9] = {
        {STAMPED_CATALOG, STAMPED_PAGE, FIELD("[0 0 9 9]")}, /* it shows */
        {STAMPED_CATALOG, STAMPED_PAGE, {10, WIDGET "[0 0 0 0]/AA<</E<</S/JavaScript/JS(x)>>>>>>", NULL}, {11, STAMP, NULL}},
        {STAMPED_CATALOG, STAMPED_PAGE, {10, WIDGET "[0 0 0 0]>>", NULL}, {11, "<</Type/Sig/SubFilter/ETSI.CAdES.detached/Contents<00>>>", NULL}},
        {STAMPED_CATALOG, STAMPED_PAGE, {10, "<</Type/Annot/Subtype/FreeText/Rect[0 0 0 0]/Contents(x)>>", NULL}},
        {STAMPED_CATALOG, {3, "<<" PAGE "/Annots[10 0 R]>>", NULL}, FIELD("[0 0 0 0]")}, /* in the place of the seal's */
        {STAMPED_CATALOG, {3, "<<" PAGE "/Rotate 90/Annots[5 0 R 10 0 R]>>", NULL}, FIELD("[0 0 0 0]")},
        {STAMPED_CATALOG, {3, "<<" PAGE "/Tabs/R/Annots[5 0 R 10 0 R]>>", NULL}, FIELD("[0 0 0 0]")},
        {STAMPED_CATALOG, {3, "<<" PAGE "/Annots[5 0 R" EIGHT EIGHT EIGHT EIGHT " 10 0 R]>>", NULL}, FIELD("[0 0 0 0]")},
        {STAMPED_CATALOG, STAMPED_PAGE, {4, "", "9 9 m f "}, FIELD("[0 0 0 0]")},
        {STAMPED_CATALOG, STAMPED_PAGE, {4, "/Filter/ASCIIHexDecode", "0 0 m f "}, FIELD("[0 0 0 0]")},
        {{2, "<</Type/Pages/Kids[3 0 R 12 0 R]/Count 2>>", NULL}, {12, "<<" PAGE ">>", NULL}},
        {{1, "<<" CATALOG FORM "/OpenAction<</S/URI/URI(x)>>>>", NULL}},
        {{1, "<</Type/Catalog/Pages 2 0 R/AF[8 0 R]/Metadata 7 0 R" FORM ">>", NULL}}, /* without names */
        {{1, "<<" CATALOG "/Lang(en)" FORM ">>", NULL}},
        {{1, "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)8 0 R]>>>>/AF[8 0 R 12 0 R]/Metadata 7 0 R" FORM ">>", NULL},
         {12, "<</Type/Filespec/F(b)/UF(b)/AFRelationship/Source>>", NULL}},
        {{8, "<</Type/Filespec/F(a)/UF(a)/AFRelationship/Data>>", NULL}},
        {{8, "<</Type/Filespec/F(a)/UF(b)/AFRelationship/Source>>", NULL}},
        {{1, "<<" CATALOG "/AcroForm<</Fields[5 0 R]/SigFlags 3/NeedAppearances true>>>>", NULL}},
        {{1, "<<" CATALOG "/AcroForm<</Fields[]/SigFlags 3>>>>", NULL}},
        {{1, "<<" CATALOG ">>", NULL}}, /* without the form */
        {{6, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents<01>>>", NULL}},
        {{9, "<</Unused 14 0 R/Author<FEFF00E9>/Title(b)>>", NULL}},
        {{9, "<</Unused 14 0 R/Author(\350)>>", NULL}},
        {{9, "<</Unused 14 0 R>>", NULL}},
        {{14, "<</S(what was referred to and not there)>>", NULL}},
        {{7, "/Type/Metadata/Subtype/XML", PACKET(TITLE("b") AUTHOR("b") PART("3"))}},
        {{7, "/Type/Metadata/Subtype/XML", PACKET(TITLE("a") AUTHOR("c") PART("3"))}},
        {{7, "/Type/Metadata/Subtype/XML", PACKET(TITLE("a") PART("3"))}},
        {{7, "/Type/Metadata/Subtype/XML", PACKET(TITLE("a") AUTHOR("b") PART("2"))}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (is_stamped_by(cases[i], ""))
            fail_msg("case %zu", i);
}

static void nothing_stands_behind_a_revision(void **state)
{
    (void)state;
    static const struct object objects[] = {{1, "<<" CATALOG FORM MORE_CATALOG ">>", NULL}, STORE, {0, NULL, NULL}};
    struct buffer file = {0};
    assert_true(is_stamped_by(objects, "\r\n"));
    assert_false(is_stamped_by(objects, "% more\n"));
    put_old(&file);
    size_t old = file.length;
    buffer_string(&file, "% more\n%%EOF\n"); /* which is none */
    const struct attach_file asked = {"d.pdf", file.bytes, file.length};
    assert_false(is_stamped_alone(&asked, old, file.length));
    buffer_finish(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stamps_and_what_is_kept_change_nothing),
        cmocka_unit_test(everything_else_does),
        cmocka_unit_test(nothing_stands_behind_a_revision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
