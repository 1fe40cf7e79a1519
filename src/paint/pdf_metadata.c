#include "paint/pdf_metadata.h"

#include <string.h>

#include "paint/pdf_text.h"

#define PRODUCER "libHaru " HPDF_VERSION_TEXT

void pdf_information_write(const struct metadata *metadata, struct pdf_file *file)
{
    struct buffer entries = {0};
    pdf_put_text_entry(&entries, "/Title", metadata->title);
    pdf_put_text_entry(&entries, "/Author", metadata->author);
    pdf_put_text_entry(&entries, "/Subject", metadata->subject);
    pdf_put_text_entry(&entries, "/Keywords", metadata->keywords);
    pdf_put_text_entry(&entries, "/Creator", metadata->creator);
    pdf_put_text_entry(&entries, "/Producer", PRODUCER);
    pdf_put_date_entry(&entries, "/CreationDate", metadata->date);
    pdf_put_date_entry(&entries, "/ModDate", metadata->date);
    pdf_info_entries(file, &entries);
    buffer_finish(&entries);
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

static void put_dublin_core(struct buffer *out, const struct metadata *metadata)
{
    put_element(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->title,
                "</rdf:li></rdf:Alt></dc:title>\n");
    put_element(out, "<dc:creator><rdf:Seq><rdf:li>", metadata->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    put_element(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->subject,
                "</rdf:li></rdf:Alt></dc:description>\n");
    put_element(out, "<dc:language><rdf:Bag><rdf:li>", metadata->language, "</rdf:li></rdf:Bag></dc:language>\n");
    put_element(out, "<dc:identifier>", metadata->identifier, "</dc:identifier>\n");
}

static void put_xmp(struct buffer *out, const struct metadata *metadata)
{
    PDF_PUT(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                       "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                       "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                       " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                       " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                       " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                       "<dc:format>application/pdf</dc:format>\n"
                       "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
                       "<pdfuaid:part>1</pdfuaid:part>\n");
    put_dublin_core(out, metadata);
    put_element(out, "<pdf:Keywords>", metadata->keywords, "</pdf:Keywords>\n");
    put_element(out, "<pdf:Producer>", PRODUCER, "</pdf:Producer>\n");
    put_element(out, "<xmp:CreatorTool>", metadata->creator, "</xmp:CreatorTool>\n");
    put_element(out, "<xmp:CreateDate>", metadata->date, "</xmp:CreateDate>\n");
    put_element(out, "<xmp:ModifyDate>", metadata->date, "</xmp:ModifyDate>\n");
    PDF_PUT(out, "</rdf:Description>\n");
    buffer_string(out, UA_SCHEMA);
    PDF_PUT(out, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

void pdf_metadata_write(const struct metadata *metadata, struct pdf_file *file, struct buffer *catalog)
{
    struct buffer xmp = {0};
    int number = pdf_reserve(file, 1);
    put_xmp(&xmp, metadata);
    /* PDF/A-1 forbade compression here; from part 2 on it is allowed. */
    pdf_stream_deflated(file, number, "/Type/Metadata/Subtype/XML", xmp.bytes, xmp.length, NULL, 0);
    buffer_finish(&xmp);
    PDF_PUT(catalog, "/Metadata");
    pdf_put_reference(catalog, number);
}

/* ------------------------------------------------------------------------------------------------ colour */

/* PDF/A-3, 6.2.3: device colours need to be told which device; ours are sRGB. */
void pdf_output_intent_write(struct pdf_file *file, struct buffer *catalog)
{
    int number = pdf_reserve(file, 1);
    pdf_stream_deflated(file, number, "/N 3", pdf_srgb, pdf_srgb_length, NULL, 0);
    PDF_PUT(catalog, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                           "/Info(sRGB IEC61966-2.1)/DestOutputProfile");
    pdf_put_reference(catalog, number);
    PDF_PUT(catalog, ">>]");
}

/* ------------------------------------------------------------------------------------------------ source */

/* The last lines of a personal edition are a piece of their own for the deflater: there stand the fields, in which the
 * data of one holder differ from those of another. */
static size_t find_tail(const struct document *document)
{
    enum { TAIL_LINES = 12 };
    size_t at = document->source_length;
    for (int lines = 0; at > 0; at--)
        if (document->source[at - 1] == '\n' && lines++ == TAIL_LINES)
            break;
    return at;
}

static void write_embedded_file(const struct document *document, struct pdf_file *file, int number)
{
    struct buffer entries = {0};
    size_t tail = find_tail(document);
    PDF_PUT(&entries, "/Type/EmbeddedFile/Subtype/application#2Fxml/Params<</Size ");
    pdf_put_integer(&entries, (long)document->source_length);
    pdf_put_date_entry(&entries, "/ModDate", document->metadata.date);
    PDF_PUT(&entries, ">>\0");
    pdf_stream_deflated(file, number, (const char *)entries.bytes, document->source, document->source_length, &tail,
                        document->personal);
    buffer_finish(&entries);
}

/* 7.11.4, and PDF/A-3, 6.8: an associated file of the document. */
void pdf_source_write(const struct document *document, struct pdf_file *file, struct buffer *catalog)
{
    if (!document->source)
        return;
    const char *name = document->source_name ? document->source_name : "qualification.xml";
    int number = pdf_reserve(file, 2), embedded = number + 1;
    write_embedded_file(document, file, embedded);
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, number);
    PDF_PUT(out, "<</Type/Filespec/AFRelationship/Source/Desc(The data that this document was made from)");
    pdf_put_text_entry(out, "/F", name);
    pdf_put_text_entry(out, "/UF", name);
    PDF_PUT(out, "/EF<</F");
    pdf_put_reference(out, embedded);
    PDF_PUT(out, "/UF");
    pdf_put_reference(out, embedded);
    PDF_PUT(out, ">>>>");
    pdf_object_end(file, PDF_DOCUMENT);

    PDF_PUT(catalog, "/AF[");
    pdf_put_reference(catalog, number);
    PDF_PUT(catalog, "]/Names<</EmbeddedFiles<</Names[");
    pdf_put_text(catalog, name, strlen(name));
    pdf_put_reference(catalog, number);
    PDF_PUT(catalog, "]>>>>");
}
