#include "test_pdf.h"

static void add_text(struct sheet *sheet, const char *text)
{
    struct node *node = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    sheet_text(sheet, sheet->regular, 10, 5, 10, text, node);
}

/* ------------------------------------------------------------------------------------------------ the file */

enum { ROW = 6 };

/* The cross-reference stream's rows, the differences undone. */
static const unsigned char *reference_rows(struct written *pdf, size_t *count)
{
    const struct object *stream = NULL;
    for (int i = 0; i < OBJECTS_MOST; i++)
        if (pdf->objects[i].text == pdf->trailer)
            stream = &pdf->objects[i];
    assert_non_null(stream);
    *count = stream->stream_length / (ROW + 1);
    unsigned char *rows = arena_alloc(pdf->arena, *count * ROW);
    for (size_t i = 0; i < *count; i++) {
        assert_int_equal(stream->stream[i * (ROW + 1)], 2);
        for (size_t j = 0; j < ROW; j++)
            rows[i * ROW + j] =
                (unsigned char)(stream->stream[i * (ROW + 1) + 1 + j] + (i ? rows[(i - 1) * ROW + j] : 0));
    }
    return rows;
}

static void references_lead_to_objects(void **state)
{
    struct sheet *sheet = *state;
    add_text(sheet, "x");
    struct written *pdf = sheet_paint(sheet, NULL);
    size_t count;
    const unsigned char *rows = reference_rows(pdf, &count);
    assert_int_equal(number_after(pdf->trailer, "/Size "), count);
    assert_int_equal(rows[0], 0);
    for (size_t i = 1; i < count; i++) {
        const unsigned char *row = rows + i * ROW;
        const struct object *written = object(pdf, (long)i);
        long place = row[1] << 16 | row[2] << 8 | row[3];
        assert_int_equal(row[0], written->container ? 2 : 1);
        assert_int_equal(place, written->container ? (long)written->container : (long)written->offset);
        assert_int_equal(row[4] << 8 | row[5], written->index);
    }
    const char *end = arena_copy(sheet->arena, (char *)sheet->out.bytes + sheet->out.length - 30, 30);
    size_t place = (size_t)number_after(end, "startxref\n");
    assert_has((char *)sheet->out.bytes + place, "/Type/XRef");
    assert_has(end, "\n%%EOF\n");
}

static void file_goes_behind_what_is_there(void **state)
{
    struct sheet *sheet = *state;
    struct pdf_cache *cache = pdf_cache_create();
    add_text(sheet, "x");
    sheet_paint(sheet, cache);
    struct buffer behind = {0};
    buffer_string(&behind, "before");
    assert_true(paint_pdf(&sheet->pages, cache, &behind, sheet->diag));
    assert_int_equal(behind.length, sheet->out.length + 6);
    assert_memory_equal(behind.bytes, "before", 6);
    assert_memory_equal(behind.bytes + 6, sheet->out.bytes, sheet->out.length);
    buffer_finish(&behind);
    pdf_cache_destroy(cache);
}

static void identifier_differs_where_anything_does(void **state)
{
    struct sheet *sheet = *state;
    add_text(sheet, "x");
    const char *first = entry(sheet_paint(sheet, NULL), sheet_paint(sheet, NULL)->trailer, "/ID[<", "]");
    sheet->document.metadata.keywords = "other";
    const char *second = entry(sheet_paint(sheet, NULL), sheet_paint(sheet, NULL)->trailer, "/ID[<", "]");
    assert_int_equal(strlen(first), 32 + 2 + 32 + 1);
    assert_memory_equal(first, first + 34, 32);
    assert_memory_not_equal(first, second, 16);
    assert_memory_not_equal(first + 16, second + 16, 8);
}

/* ------------------------------------------------------------------------------------------------ what is kept */

static void paint_copy(struct sheet *sheet, struct pdf_cache *cache, struct buffer *copy)
{
    sheet_paint(sheet, cache);
    buffer_clear(copy);
    buffer_append(copy, sheet->out.bytes, sheet->out.length);
}

/* What was painted before, and how often, leaves no trace. */
static void kept_things_change_no_byte(void **state)
{
    struct sheet *sheet = *state;
    struct pdf_cache *cache = pdf_cache_create();
    struct buffer alone = {0};
    sheet->document.source = "<a>\n</a>\n";
    sheet->document.source_length = strlen(sheet->document.source);
    add_text(sheet, "Zo\xC3\xAB j\xCC\x81");
    paint_copy(sheet, NULL, &alone);
    for (int i = 0; i < 4; i++) {
        const struct shaped *other = shape_text(sheet->shaper, sheet->regular, "en", "\xC5\x81ukasz j", 9);
        struct glyph_run *run = (struct glyph_run *)(uintptr_t)sheet->page.items[0].text.line->runs;
        struct glyph_run before = *run;
        run->text = other->text;
        run->glyphs = other->glyphs;
        run->count = other->count;
        sheet_paint(sheet, cache);
        *run = before;
        sheet_paint(sheet, cache);
        assert_int_equal(sheet->out.length, alone.length);
        assert_memory_equal(sheet->out.bytes, alone.bytes, alone.length);
    }
    buffer_finish(&alone);
    pdf_cache_destroy(cache);
}

/* The page of one holder is that of another but for the name. */
static void names_change_nothing_around_them(void **state)
{
    struct sheet *sheet = *state;
    static const char *const names[] = {"Zo\xC3\xAB", "\xC5\xBB"};
    const char *contents[2];
    for (int i = 0; i < 2; i++) {
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        struct node *node = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
        sheet_text(sheet, sheet->regular, 10, 5, 10, names[i], node);
        sheet_text(sheet, sheet->bold, 10, 5, 20, "The same", node);
        sheet_text(sheet, sheet->regular, 10, 5, 30, "for both.", node);
        contents[i] = strchr(page_content(sheet_paint(sheet, NULL), 0), ']');
    }
    assert_string_equal(contents[0], contents[1]);
}

static const struct object *font_program(struct written *pdf)
{
    const char *font = refers(pdf, refers(pdf, page_object(pdf, 0), "/Resources ")->text, "/F0 ")->text;
    return refers(pdf, refers(pdf, font, "/FontDescriptor ")->text, "/FontFile2 ");
}

/* Paints a page of that text alone; gives where its font ends, but for the last words of the object. */
static size_t paint_alone(struct sheet *sheet, const char *text, struct buffer *copy)
{
    sheet->page.count = 0;
    sheet->root.first = sheet->root.last = NULL;
    add_text(sheet, text);
    const struct object *program = font_program(sheet_paint(sheet, NULL));
    buffer_clear(copy);
    buffer_append(copy, sheet->out.bytes, sheet->out.length);
    assert_true(program->offset < 500); /* behind the header and the colour profile */
    return program->offset + (size_t)number_after(program->text, "/Length ");
}

/* So a cohort's files are hashed from behind the fonts on. */
static void personal_files_with_the_same_letters_begin_alike(void **state)
{
    struct sheet *sheet = *state;
    static const struct field fields[] = {{"holder.name", "x", {0}}};
    struct buffer one = {0}, other = {0};
    sheet->document.source = "<a>\n</a>\n";
    sheet->document.source_length = strlen(sheet->document.source);
    for (int personal = 0; personal < 2; personal++) {
        sheet->document.fields = fields;
        sheet->document.field_count = (size_t)personal;
        size_t end = paint_alone(sheet, "a\xE2\x80\x93 \xC3\xA9\xC3\xA8", &one);
        size_t other_end = paint_alone(sheet, "\xC3\xA8 a\xC3\xA9\xE2\x80\x93", &other);
        assert_int_equal(end == other_end && memcmp(one.bytes, other.bytes, end) == 0, personal);
    }
    buffer_finish(&one);
    buffer_finish(&other);
}

/* ------------------------------------------------------------------------------------------------ metadata */

static const char *metadata_stream(struct written *pdf)
{
    const struct object *stream = refers(pdf, catalog(pdf), "/Metadata ");
    assert_has(stream->text, "/Type/Metadata/Subtype/XML");
    return (const char *)stream->stream;
}

static void information_and_xmp_agree(void **state)
{
    struct sheet *sheet = *state;
    sheet->document.metadata = (struct metadata){.title = "A <title> & \"more\" \xC3\xBC", .author = "The author",
                                                 .subject = "The subject", .keywords = "Some, words",
                                                 .identifier = "25135", .language = "nl",
                                                 .date = "2026-03-01T12:34:56Z", .creator = "Supplement 9.9"};
    add_text(sheet, "x");
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *xmp = metadata_stream(pdf), *information = refers(pdf, pdf->trailer, "/Info ")->text;
    assert_has(information, "/Title(A <title> & \"more\" \xFC)");
    assert_has(xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &lt;title&gt; &amp; &quot;more&quot; \xC3\xBC</rdf:li>");
    assert_has(information, "/Author(The author)");
    assert_has(xmp, "<dc:creator><rdf:Seq><rdf:li>The author</rdf:li></rdf:Seq></dc:creator>");
    assert_has(information, "/Subject(The subject)");
    assert_has(xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">The subject</rdf:li>");
    assert_has(information, "/Keywords(Some, words)");
    assert_has(xmp, "<pdf:Keywords>Some, words</pdf:Keywords>");
    assert_has(information, "/Creator(Supplement 9.9)");
    assert_has(xmp, "<xmp:CreatorTool>Supplement 9.9</xmp:CreatorTool>");
    assert_has(information, "/CreationDate(D:20260301123456+00'00')/ModDate(D:20260301123456+00'00')");
    assert_has(xmp, "<xmp:CreateDate>2026-03-01T12:34:56Z</xmp:CreateDate>");
    assert_has(xmp, "<xmp:ModifyDate>2026-03-01T12:34:56Z</xmp:ModifyDate>");
    assert_has(xmp, "<dc:language><rdf:Bag><rdf:li>nl</rdf:li></rdf:Bag></dc:language>");
    assert_has(xmp, "<dc:identifier>25135</dc:identifier>");
    const char *producer = entry(pdf, information, "/Producer(", ")");
    assert_string_equal(entry(pdf, xmp, "<pdf:Producer>", "<"), producer);
    assert_null(after(after(information, "/Producer"), "/Producer"));
}

/* PDFDocEncoding has no soft hyphen; and a title may have characters that it has elsewhere than Latin-1. */
static void text_beyond_latin_1_is_utf_16(void **state)
{
    struct sheet *sheet = *state;
    static const struct {
        const char *text, *written;
        size_t length;
    } cases[] = {{"a\xC2\xAD", "/Title(\xFE\xFF\0a\0\xAD)", 14},
                 {"a\xC2\xA0", "/Title(\xFE\xFF\0a\0\xA0)", 14}, /* A0 alone is the Euro */
                 {"\xE2\x80\x93(", "/Title(\xFE\xFF\x20\x13\0\\()", 15},
                 {"\xF0\x9D\x90\x9B", "/Title(\xFE\xFF\xD8\x35\xDC\x1B)", 14},
                 {"\xC2\xA1\xC3\xBF\r\\)", "/Title(\xFE\xFF\0\xA1\0\xFF\0\\r\0\\\\\0\\))", 23}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sheet->document.metadata.title = cases[i].text;
        struct written *pdf = sheet_paint(sheet, NULL);
        assert_memory_equal(after(refers(pdf, pdf->trailer, "/Info ")->text, "<<"), cases[i].written, cases[i].length);
    }
}

static void absent_metadata_are_left_out(void **state)
{
    struct sheet *sheet = *state;
    add_text(sheet, "x");
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *xmp = metadata_stream(pdf), *information = refers(pdf, pdf->trailer, "/Info ")->text;
    assert_lacks(information, "/Author");
    assert_lacks(information, "Date");
    assert_lacks(xmp, "dc:creator");
    assert_lacks(xmp, "Date");
    assert_lacks(xmp, "dc:identifier");
}

/* veraPDF takes any prefix for the schema of PDF/UA's identifier. */
static void conformance_is_claimed_and_described(void **state)
{
    struct sheet *sheet = *state;
    add_text(sheet, "x");
    const char *xmp = metadata_stream(sheet_paint(sheet, NULL));
    assert_has(xmp, "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    assert_has(xmp, "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
    assert_has(xmp, "<pdfuaid:part>1</pdfuaid:part>");
    assert_has(xmp, "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
    assert_has(xmp, "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"");
    assert_has(xmp, "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"");
    assert_has(xmp, "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"");
    assert_has(xmp, "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
                    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>");
    assert_has(xmp, "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
                    "<pdfaProperty:category>internal</pdfaProperty:category>");
}

static void catalog_says_what_readers_ask(void **state)
{
    struct sheet *sheet = *state;
    add_text(sheet, "x");
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(catalog(pdf), "/MarkInfo<</Marked true>>");
    assert_has(catalog(pdf), "/ViewerPreferences<</DisplayDocTitle true>>");
    assert_has(catalog(pdf), "/PageLabels<</Nums[0<</S/D>>]>>");
    assert_has(catalog(pdf), "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)");
    assert_has(page_object(pdf, 0), "/MediaBox[0 0 100 50]");
    const struct object *profile = refers(pdf, catalog(pdf), "/DestOutputProfile ");
    assert_has(profile->text, "/N 3");
    assert_int_equal(profile->stream_length, profile->stream[2] << 8 | profile->stream[3]);
    assert_memory_equal(profile->stream + 12, "mntrRGB XYZ ", 12);
    assert_memory_equal(profile->stream + 36, "acsp", 4);
}

/* ------------------------------------------------------------------------------------------------ source */

static void source_travels_inside(void **state)
{
    struct sheet *sheet = *state;
    struct buffer source = {0};
    for (int i = 0; i < 400; i++)
        buffer_format(&source, "<line number=\"%d\"/>\n", i);
    sheet->document.source = (const char *)source.bytes;
    sheet->document.source_length = source.length;
    sheet->document.source_name = "qualification.xml";
    sheet->document.metadata.date = "2026-03-01T12:34:56Z";
    add_text(sheet, "x");
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *specification = refers(pdf, catalog(pdf), "/AF[")->text;
    assert_ptr_equal(refers(pdf, catalog(pdf), "/Names<</EmbeddedFiles<</Names[(qualification.xml) ")->text, specification);
    assert_has(specification, "/Type/Filespec/AFRelationship/Source");
    assert_has(specification, "/F(qualification.xml)/UF(qualification.xml)");
    assert_has(specification, "/Desc(");
    const struct object *file = refers(pdf, specification, "/EF<</F ");
    assert_ptr_equal(refers(pdf, after(specification, "/EF<<"), "/UF "), file);
    assert_has(file->text, "/Type/EmbeddedFile/Subtype/application#2Fxml");
    assert_has(file->text, "/ModDate(D:20260301123456+00'00')");
    assert_int_equal(number_after(file->text, "/Size "), source.length);
    assert_int_equal(file->stream_length, source.length);
    assert_memory_equal(file->stream, source.bytes, source.length);
    buffer_finish(&source);
}

static void short_source_travels_too(void **state)
{
    struct sheet *sheet = *state;
    static const char *const sources[] = {"", "x", "\n", "a\nb\n"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        sheet->document.source = sources[i];
        sheet->document.source_length = strlen(sources[i]);
        struct written *pdf = sheet_paint(sheet, NULL);
        const struct object *file = refers(pdf, refers(pdf, catalog(pdf), "/AF[")->text, "/EF<</F ");
        assert_int_equal(file->stream_length, strlen(sources[i]));
        assert_memory_equal(file->stream, sources[i], file->stream_length);
    }
}

/* 7.9.6: readers look for a name by halves. */
static void names_of_files_inside_stand_in_order(void **state)
{
    struct sheet *sheet = *state;
    static const char *const names[][2] = {{"a.xml", "b.xml"}, {"b.xml", "a.xml"}};
    sheet->document.source = "<source/>";
    sheet->document.source_length = strlen(sheet->document.source);
    sheet->document.record = "<record/>";
    sheet->document.record_length = strlen(sheet->document.record);
    add_text(sheet, "x");
    for (size_t i = 0; i < 2; i++) {
        sheet->document.source_name = names[i][0];
        sheet->document.record_name = names[i][1];
        struct written *pdf = sheet_paint(sheet, NULL);
        const char *first = after(catalog(pdf), "/EmbeddedFiles<</Names[(a.xml)"), *second = after(first, "(b.xml)");
        assert_has(object(pdf, number_after(first, ""))->text, "/UF(a.xml)");
        assert_has(object(pdf, number_after(second, ""))->text, "/UF(b.xml)");
    }
}

static void without_source_nothing_is_attached(void **state)
{
    struct sheet *sheet = *state;
    add_text(sheet, "x");
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_lacks(catalog(pdf), "/AF");
    assert_lacks(catalog(pdf), "/Names");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(references_lead_to_objects),
        TEST(file_goes_behind_what_is_there),
        TEST(identifier_differs_where_anything_does),
        TEST(kept_things_change_no_byte),
        TEST(names_change_nothing_around_them),
        TEST(personal_files_with_the_same_letters_begin_alike),
        TEST(information_and_xmp_agree),
        TEST(text_beyond_latin_1_is_utf_16),
        TEST(absent_metadata_are_left_out),
        TEST(conformance_is_claimed_and_described),
        TEST(catalog_says_what_readers_ask),
        TEST(source_travels_inside),
        TEST(short_source_travels_too),
        TEST(names_of_files_inside_stand_in_order),
        TEST(without_source_nothing_is_attached),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
