#include "paint/pdf_metadata.h"

#include <string.h>

#include "paint/pdf_text.h"

#define PRODUCER "libHaru " HPDF_VERSION_TEXT

void pdf_put_common_information(struct buffer *out, const struct metadata *metadata)
{
    pdf_put_text_entry(out, "/Author", metadata->author);
    pdf_put_text_entry(out, "/Subject", metadata->subject);
    pdf_put_text_entry(out, "/Keywords", metadata->keywords);
    pdf_put_text_entry(out, "/Creator", metadata->creator);
    pdf_put_text_entry(out, "/Producer", PRODUCER);
}

static void put_personal_information(struct buffer *out, const char *title, const char *date)
{
    pdf_put_text_entry(out, "/Title", title);
    pdf_put_date_entry(out, "/CreationDate", date);
    pdf_put_date_entry(out, "/ModDate", date);
}

void pdf_information_write(const struct metadata *metadata, struct pdf_file *file)
{
    if (file->standard == STANDARD_PDF2)
        return;
    file->info = pdf_reserve(file, 1);
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, file->info);
    PDF_PUT(out, "<<");
    put_personal_information(out, metadata->title, metadata->date);
    pdf_put_common_information(out, metadata);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
}

void pdf_information_write_personal(const struct buffer *common, const struct personal_part *part, struct pdf_file *file,
                                    int number)
{
    struct buffer *out = pdf_object_begin(file, PDF_PERSONAL, number);
    PDF_PUT(out, "<<");
    put_personal_information(out, part->title, part->date);
    buffer_append(out, common->bytes, common->length);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_PERSONAL);
}

/* ------------------------------------------------------------------------------------------------ XMP */

static void put_element(struct buffer *out, const char *open, const char *text, const char *close)
{
    if (!text)
        return;
    buffer_string(out, open);
    xml_put_text(out, text);
    buffer_string(out, close);
}

/* PDF/UA-1, 5: its identifier is in no schema that PDF/A knows, so PDF/A-3, 6.6.2.3 wants it described. */
static const char UA_SCHEMA[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

/* ISO 19005-3, 6.6.4; ISO 14289-1, 5. */
static const char CLAIMS[] =
    "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n";

/* Level F of PDF/A-4 holds files, at least one (ISO 19005-4, annex A); without any it has no letter. */
static const char CLAIM_OF_FILES[] = "<pdfaid:conformance>F</pdfaid:conformance>";

/* ISO 19005-4, 6.7.3; ISO 14289-2, 5; Well-Tagged PDF 1.0, 6.1. PDF/A-4 wants no schema described. */
static const char CLAIMS_OF_PDF2[] =
    "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
    "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>\n"
    "<pdfd:declarations xmlns:pdfd=\"http://pdfa.org/declarations/\"><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0"
    "</pdfd:conformsTo></rdf:li>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo>"
    "</rdf:li></rdf:Bag></pdfd:declarations>\n";

static void put_dublin_core(struct buffer *out, const struct metadata *metadata)
{
    put_element(out, "<dc:creator><rdf:Seq><rdf:li>", metadata->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    put_element(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->subject,
                "</rdf:li></rdf:Alt></dc:description>\n");
    put_element(out, "<dc:language><rdf:Bag><rdf:li>", metadata->language, "</rdf:li></rdf:Bag></dc:language>\n");
    put_element(out, "<dc:identifier>", metadata->identifier, "</dc:identifier>\n");
}

static void put_claims(struct buffer *out, enum standard standard, bool has_files)
{
    buffer_string(out, standard == STANDARD_PDF2 ? CLAIMS_OF_PDF2 : CLAIMS);
    if (standard == STANDARD_PDF2 && has_files)
        buffer_string(out, CLAIM_OF_FILES);
}

/* What all documents of a standard say. */
static void put_first_xmp(struct buffer *out, enum standard standard, bool has_files)
{
    PDF_PUT(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    if (standard != STANDARD_PDF2)
        buffer_string(out, UA_SCHEMA);
    PDF_PUT(out, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                       " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                       " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                       "<dc:format>application/pdf</dc:format>\n");
    put_claims(out, standard, has_files);
}

/* What follows, but for title and date, which come last. */
static void put_common_xmp(struct buffer *out, const struct metadata *metadata)
{
    put_dublin_core(out, metadata);
    put_element(out, "<pdf:Keywords>", metadata->keywords, "</pdf:Keywords>\n");
    put_element(out, "<pdf:Producer>", PRODUCER, "</pdf:Producer>\n");
    put_element(out, "<xmp:CreatorTool>", metadata->creator, "</xmp:CreatorTool>\n");
}

static void put_personal_xmp(struct buffer *out, const char *title, const char *date)
{
    put_element(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title, "</rdf:li></rdf:Alt></dc:title>\n");
    put_element(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
    put_element(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
    PDF_PUT(out, "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* PDF/A-1 forbade compression here; from part 2 on it is allowed. */
static const char METADATA_ENTRIES[] = "/Type/Metadata/Subtype/XML";

void pdf_put_metadata_entry(struct buffer *catalog, int number)
{
    PDF_PUT(catalog, "/Metadata");
    pdf_put_reference(catalog, number);
}

void pdf_metadata_write(const struct metadata *metadata, bool has_files, struct pdf_file *file, struct buffer *catalog)
{
    struct buffer xmp = {0};
    int number = pdf_reserve(file, 1);
    put_first_xmp(&xmp, file->standard, has_files);
    put_common_xmp(&xmp, metadata);
    put_personal_xmp(&xmp, metadata->title, metadata->date);
    pdf_stream_deflated(file, number, METADATA_ENTRIES, xmp.bytes, xmp.length);
    buffer_finish(&xmp);
    pdf_put_metadata_entry(catalog, number);
}

void pdf_metadata_make_common(const struct metadata *metadata, bool has_files, const struct pdf_file *file,
                              struct pdf_piece *common)
{
    struct buffer xmp = {0};
    put_first_xmp(&xmp, file->standard, has_files);
    pdf_piece_make(common, file->deflater, xmp.bytes, xmp.length);
    buffer_clear(&xmp);
    put_common_xmp(&xmp, metadata);
    pdf_piece_add(common, file->deflater, xmp.bytes, xmp.length);
    buffer_finish(&xmp);
}

/* Puts the stream together from what all holders share and the rest. */
static void put_pieces(struct pdf_file *file, const struct pdf_piece *common, const void *rest, size_t length)
{
    struct pdf_pieces pieces;
    buffer_clear(&file->scratch);
    pdf_pieces_begin(&pieces, &file->scratch);
    pdf_pieces_add(&pieces, common);
    pdf_pieces_store(&pieces, rest, length);
    pdf_pieces_end(&pieces);
}

/* Working memory that is free behind the trunk. */
static struct buffer *clear_working(struct pdf_file *file)
{
    struct buffer *working = &file->groups[PDF_DOCUMENT].index;
    buffer_clear(working);
    return working;
}

void pdf_metadata_write_personal(const struct pdf_piece *common, const struct personal_part *part, struct pdf_file *file,
                                 int number)
{
    struct buffer *rest = clear_working(file);
    put_personal_xmp(rest, part->title, part->date);
    put_pieces(file, common, rest->bytes, rest->length);
    pdf_stream_pieces(file, number, METADATA_ENTRIES);
}

/* ------------------------------------------------------------------------------------------------ colour */

/* PDF/A-3, 6.2.3: device colours need to be told which device; ours are sRGB. */
void pdf_output_intent_write(struct pdf_file *file, struct buffer *catalog)
{
    int number = pdf_reserve(file, 1);
    pdf_stream_deflated(file, number, "/N 3", pdf_srgb, pdf_srgb_length);
    PDF_PUT(catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                           "/Info(sRGB IEC61966-2.1)/DestOutputProfile");
    pdf_put_reference(catalog, number);
    PDF_PUT(catalog, ">>]");
}

/* ------------------------------------------------------------------------------------------------ files inside */

static void put_embedded_entries(struct buffer *entries, size_t length, const char *date)
{
    PDF_PUT(entries, "/Type/EmbeddedFile/Subtype/application#2Fxml/Params<</Size ");
    pdf_put_integer(entries, (long)length);
    pdf_put_date_entry(entries, "/ModDate", date);
    PDF_PUT(entries, ">>\0");
}

void pdf_inside_write(const char *xml, size_t length, const char *date, struct pdf_file *file, int number)
{
    struct buffer entries = {0};
    put_embedded_entries(&entries, length, date);
    pdf_stream_deflated(file, number, (const char *)entries.bytes, xml, length);
    buffer_finish(&entries);
}

void pdf_source_write_personal(const struct pdf_piece *common, const struct personal_part *part, struct pdf_file *file,
                               int number)
{
    struct buffer *entries = clear_working(file);
    put_embedded_entries(entries, common->length + part->source_length, part->date);
    put_pieces(file, common, part->source, part->source_length);
    pdf_stream_pieces(file, number, (const char *)entries->bytes);
}

/* 7.11.3 and 7.11.4. */
static void write_specification(const struct pdf_inside *inside, struct pdf_file *file)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, inside->specification);
    buffer_format(out, "<</Type/Filespec/AFRelationship/%s/Desc(%s)", inside->relationship, inside->words);
    pdf_put_text_entry(out, "/F", inside->name);
    pdf_put_text_entry(out, "/UF", inside->name);
    PDF_PUT(out, "/EF<</F");
    pdf_put_reference(out, inside->embedded);
    PDF_PUT(out, "/UF");
    pdf_put_reference(out, inside->embedded);
    PDF_PUT(out, ">>>>");
    pdf_object_end(file, PDF_DOCUMENT);
}

static void put_name(struct buffer *catalog, const struct pdf_inside *inside)
{
    pdf_put_text(catalog, inside->name, strlen(inside->name));
    pdf_put_reference(catalog, inside->specification);
}

/* PDF/A-3, 6.8: they are associated with the document. Their names stand in order (7.9.6). */
void pdf_inside_describe(const struct pdf_inside files[2], struct pdf_file *file, struct buffer *catalog)
{
    int count = !files[0].specification ? 0 : files[1].specification ? 2 : 1;
    int first = count == 2 && strcmp(files[0].name, files[1].name) > 0;
    if (!count)
        return;
    PDF_PUT(catalog, "/AF[");
    for (int i = 0; i < count; i++) {
        write_specification(&files[i], file);
        pdf_put_reference(catalog, files[i].specification);
    }
    PDF_PUT(catalog, "]/Names<</EmbeddedFiles<</Names[");
    put_name(catalog, &files[first]);
    if (count == 2)
        put_name(catalog, &files[!first]);
    PDF_PUT(catalog, "]>>>>");
}
