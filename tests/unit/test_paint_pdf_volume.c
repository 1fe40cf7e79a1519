/* Volumes: what many documents share, and what they must not. */
#include "test_pdf.h"

struct volume {
    struct pdf_volume *volume;
    struct buffer out;
    size_t calls_left;          /* the sink fails after so many; */
    size_t counted;             /* and counts what it throws away, */
    bool throws_away;           /* if it does */
};

static bool take(void *context, const void *bytes, size_t length)
{
    struct volume *volume = context;
    if (!volume->calls_left--)
        return false;
    if (!volume->throws_away)
        buffer_append(&volume->out, bytes, length);
    volume->counted += length;
    return true;
}

static void volume_begin_as(struct volume *volume, const struct metadata *metadata)
{
    *volume = (struct volume){.calls_left = SIZE_MAX};
    volume->volume = pdf_volume_create(metadata, take, volume);
    assert_non_null(volume->volume);
}

static void volume_begin(struct volume *volume)
{
    static const struct metadata metadata = {.title = "Run", .language = "nl"};
    volume_begin_as(volume, &metadata);
}

/* Adds the sheet's pages, and clears the sheet. */
static bool volume_add(struct volume *volume, struct sheet *sheet, const char *bookmark)
{
    sheet->document.node_count = 0;
    number_nodes(&sheet->root, &sheet->document.node_count);
    bool added = pdf_volume_add(volume->volume, &sheet->pages, bookmark, sheet->diag);
    sheet->root.first = sheet->root.last = NULL;
    sheet->page.count = 0;
    return added;
}

static void volume_close(struct volume *volume)
{
    pdf_volume_destroy(volume->volume);
    buffer_finish(&volume->out);
}

static struct written *volume_end(struct volume *volume, struct sheet *sheet)
{
    assert_true(pdf_volume_finish(volume->volume, sheet->diag));
    struct written *pdf = pdf_read(sheet->arena, &volume->out);
    volume_close(volume);
    return pdf;
}

static struct node *put_text(struct sheet *sheet, enum role role, const char *text)
{
    struct node *node = sheet_node(sheet, &sheet->root, role);
    sheet_text(sheet, sheet->regular, 10, 5, 20, text, node);
    return node;
}

static void put_heading(struct sheet *sheet, const char *title)
{
    struct node *node = put_text(sheet, ROLE_HEADING, title);
    node->level = 1;
    node->title = title;
}

static void add_text(struct volume *volume, struct sheet *sheet, const char *text, const char *bookmark)
{
    put_text(sheet, ROLE_PARAGRAPH, text);
    assert_true(volume_add(volume, sheet, bookmark));
}

/* Kid `index` of a node of a tree. */
static const struct object *kid(struct written *pdf, const struct object *node, int index)
{
    const char *kids = after(node->text, "/Kids[");
    assert_non_null(kids);
    while (index--)
        kids = after(kids, " R");
    return object(pdf, strtol(kids, NULL, 10));
}

static const struct object *page_of(struct written *pdf, int branch, int document, int page)
{
    return kid(pdf, kid(pdf, kid(pdf, refers(pdf, catalog(pdf), "/Pages "), branch), document), page);
}

/* ------------------------------------------------------------------------------------------------ pages */

static void each_begins_on_a_right_hand_page(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    assert_int_equal(pdf_volume_pages(volume.volume), 0);
    add_text(&volume, sheet, "one", "1");
    assert_int_equal(pdf_volume_pages(volume.volume), 2);
    sheet->page.width = 70;
    add_text(&volume, sheet, "two", "2");
    assert_int_equal(pdf_volume_pages(volume.volume), 4);
    struct written *pdf = volume_end(&volume, sheet);
    assert_has(refers(pdf, catalog(pdf), "/Pages ")->text, "/Count 4");
    assert_has(page_of(pdf, 0, 0, 0)->text, "/MediaBox[0 0 100 50]/Tabs/S/StructParents 0/Resources");
    assert_has(page_of(pdf, 0, 1, 0)->text, "/MediaBox[0 0 70 50]/Tabs/S/StructParents 1/Resources");
    const char *blank = page_of(pdf, 0, 1, 1)->text;
    assert_has(blank, "/MediaBox[0 0 70 50]/Resources<<>>>>");
    assert_lacks(blank, "/Contents");
    assert_lacks(blank, "/StructParents");
    assert_has(refers(pdf, catalog(pdf), "/PageLabels ")->text, "[ 0<</S/D/P(1-)>> 2<</S/D/P(2-)>>]");
}

static void two_pages_need_no_blank_one(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    struct page pages[2];
    volume_begin(&volume);
    put_text(sheet, ROLE_PARAGRAPH, "one");
    pages[0] = pages[1] = sheet->page;
    pages[1].number = 2;
    sheet->pages.pages = pages;
    sheet->pages.count = 2;
    assert_true(volume_add(&volume, sheet, "1"));
    assert_int_equal(pdf_volume_pages(volume.volume), 2);
    struct written *pdf = volume_end(&volume, sheet);
    assert_has(page_of(pdf, 0, 0, 1)->text, "/Contents");
}

static void trees_have_branches(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    for (int i = 0; i < 130; i++)
        add_text(&volume, sheet, "a", "same");
    struct written *pdf = volume_end(&volume, sheet);
    const struct object *root = refers(pdf, catalog(pdf), "/Pages ");
    assert_has(root->text, "/Count 260");
    assert_has(kid(pdf, root, 0)->text, "/Count 256");
    assert_has(kid(pdf, root, 1)->text, "/Count 4");
    assert_int_equal(number_after(kid(pdf, root, 1)->text, "/Parent "), number_after(catalog(pdf), "/Pages "));
    assert_has(page_of(pdf, 1, 1, 0)->text, "/StructParents 129");
    const struct object *parents =
        refers(pdf, refers(pdf, catalog(pdf), "/StructTreeRoot ")->text, "/ParentTree ");
    assert_has(kid(pdf, parents, 0)->text, "/Limits[0 127]");
    assert_has(kid(pdf, parents, 1)->text, "/Limits[128 129]");
    assert_has(kid(pdf, kid(pdf, parents, 1), 1)->text, "/Limits[129 129]/Nums[ 129[");
}

/* ------------------------------------------------------------------------------------------------ structure */

static void each_is_a_document_in_its_language(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    add_text(&volume, sheet, "one", "1");
    sheet->root.language = "nl";
    put_text(sheet, ROLE_PARAGRAPH, "twee");
    put_text(sheet, ROLE_PARAGRAPH, "three")->language = "en";
    assert_true(volume_add(&volume, sheet, "2"));
    struct written *pdf = volume_end(&volume, sheet);
    assert_has(catalog(pdf), "/Lang(nl)");
    assert_structure(pdf, "Document(Document{/Lang(en)}(P(0)) Document{/Lang(nl)}(P(0) P{/Lang(en)}(1)))");
}

static void add_linked(struct volume *volume, struct sheet *sheet)
{
    struct node *paragraph = sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
    struct node *link = sheet_node(sheet, paragraph, ROLE_LINK);
    link->target = "https://example.org";
    sheet_text(sheet, sheet->regular, 10, 5, 20, "link", link);
    assert_true(volume_add(volume, sheet, "1"));
}

/* A page's key in the parent tree, and behind the document's pages its annotations'. */
static void keys_lead_back_to_the_elements(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    add_linked(&volume, sheet);
    add_linked(&volume, sheet);
    struct written *pdf = volume_end(&volume, sheet);
    assert_structure(pdf, "Document(Document{/Lang(en)}(P(Link(0 annotation))) Document{/Lang(en)}(P(Link(0 annotation))))");
    const char *root = refers(pdf, catalog(pdf), "/StructTreeRoot ")->text;
    assert_int_equal(number_after(root, "/ParentTreeNextKey "), 4);
    const struct object *parents = refers(pdf, root, "/ParentTree ");
    for (int i = 0; i < 2; i++) {
        const char *page = page_of(pdf, 0, i, 0)->text, *leaf = kid(pdf, kid(pdf, parents, 0), i)->text;
        assert_int_equal(number_after(page, "/StructParents "), 2 * i);
        const char *annotation = refers(pdf, page, "/Annots[")->text;
        assert_int_equal(number_after(annotation, "/StructParent "), 2 * i + 1);
        const char *nums = after(leaf, i ? "/Limits[2 3]/Nums[ 2[" : "/Limits[0 1]/Nums[ 0[");
        assert_non_null(nums);
        long element = strtol(nums, NULL, 10);
        assert_has(object(pdf, element)->text, "<</S/Link");
        assert_ptr_equal(refers(pdf, object(pdf, element)->text, "/Pg ")->text, page);
        assert_ptr_equal(refers(pdf, object(pdf, element)->text, "/Obj ")->text, annotation);
    }
}

static void notes_have_ids_of_their_own(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    for (int i = 0; i < 2; i++) {
        put_text(sheet, ROLE_NOTE, "note");
        assert_true(volume_add(&volume, sheet, "1"));
    }
    struct written *pdf = volume_end(&volume, sheet);
    assert_structure(pdf, "Document(Document{/Lang(en)}(Note{/ID(note-00000001)}(0)) "
                          "Document{/Lang(en)}(Note{/ID(note-00000003)}(0)))");
    const char *names = after(refers(pdf, catalog(pdf), "/StructTreeRoot ")->text, "/IDTree<</Names[(note-00000001)");
    assert_non_null(names);
    assert_has(object(pdf, strtol(names, NULL, 10))->text, "/ID(note-00000001)");
    assert_has(refers(pdf, names, "(note-00000003)")->text, "/ID(note-00000003)");
}

/* ------------------------------------------------------------------------------------------------ bookmarks */

static void a_bookmark_is_a_students(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    put_heading(sheet, "Supplement");
    assert_true(volume_add(&volume, sheet, "Jan, 1"));
    put_heading(sheet, "Certificaatsupplement");
    assert_true(volume_add(&volume, sheet, "Jan, 1"));
    put_heading(sheet, "Supplement");
    assert_true(volume_add(&volume, sheet, "Zo\xC3\xAB (x), 2"));
    struct written *pdf = volume_end(&volume, sheet);
    const char *outline = refers(pdf, catalog(pdf), "/Outlines ")->text;
    assert_int_equal(number_after(outline, "/Count "), 2);
    const char *first = refers(pdf, outline, "/First ")->text, *last = refers(pdf, outline, "/Last ")->text;
    assert_has(first, "<</Title(Jan, 1)/Dest[");
    assert_has(first, "/XYZ 0 50 null]");
    assert_has(first, "/Count -2>>");
    assert_lacks(first, "/Prev");
    assert_ptr_equal(refers(pdf, first, "/Next ")->text, last);
    assert_has(last, "<</Title(Zo\xEB \\(x\\), 2)/Dest[");
    assert_has(last, "/Count -1>>");
    assert_lacks(last, "/Next");
    assert_ptr_equal(refers(pdf, last, "/Prev ")->text, first);
    assert_ptr_equal(refers(pdf, last, "/Dest[ ")->text, page_of(pdf, 0, 2, 0)->text);
    const char *edition = refers(pdf, first, "/First ")->text, *other = refers(pdf, first, "/Last ")->text;
    assert_has(edition, "<</Title(Supplement)");
    assert_has(other, "<</Title(Certificaatsupplement)");
    assert_ptr_equal(refers(pdf, edition, "/Next ")->text, other);
    assert_ptr_equal(refers(pdf, other, "/Dest[ ")->text, page_of(pdf, 0, 1, 0)->text);
    assert_ptr_equal(refers(pdf, other, "/Parent ")->text, first);
}

/* ------------------------------------------------------------------------------------------------ metadata */

static const char *information_of_dated(struct sheet *sheet, const char *date)
{
    static const char *const days[] = {"2026-07-10T00:00:00Z", "2026-08-01T00:00:00Z", "2026-07-31T00:00:00Z"};
    const struct metadata metadata = {.date = date};
    struct volume volume;
    volume_begin_as(&volume, &metadata);
    for (int i = 0; i < 3; i++) {
        sheet->document.metadata.title = "Supplement: Jan";
        sheet->document.metadata.common_title = "Supplement";
        sheet->document.metadata.date = days[i];
        add_text(&volume, sheet, "a", "1");
    }
    struct written *pdf = volume_end(&volume, sheet);
    return refers(pdf, pdf->trailer, "/Info ")->text;
}

/* A run is nobody's own, and as old as the last of its documents. */
static void a_run_is_all_holders(void **state)
{
    const char *information = information_of_dated(*state, NULL);
    assert_has(information, "/Title(Supplement)");
    assert_has(information, "/CreationDate(D:20260801000000+00'00')");
    assert_has(information_of_dated(*state, "2026-07-15T00:00:00Z"), "/CreationDate(D:20260715000000+00'00')");
}

/* ------------------------------------------------------------------------------------------------ PDF 2.0 */

/* The first document says of which standard all of it is. */
static void a_run_of_pdf_2_is_one_document(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    sheet->document.metadata.standard = STANDARD_PDF2;
    put_heading(sheet, "One");
    assert_true(volume_add(&volume, sheet, "Jan, 1"));
    sheet->document.metadata.standard = STANDARD_PDF17;
    put_heading(sheet, "Two");
    assert_true(volume_add(&volume, sheet, "Jan, 2"));
    struct written *pdf = volume_end(&volume, sheet);
    assert_structure(pdf, "Document(Document{/Lang(en)}(H1(0)) Document{/Lang(en)}(H1(0)))");
    const char *root = refers(pdf, catalog(pdf), "/StructTreeRoot ")->text, *document = refers(pdf, root, "/K ")->text;
    const char *last = refers(pdf, refers(pdf, catalog(pdf), "/Outlines ")->text, "/Last ")->text;
    assert_has(refers(pdf, document, "/NS ")->text, "(http://iso.org/pdf2/ssn)");
    assert_ptr_equal(refers(pdf, last, "/D[")->text, page_of(pdf, 0, 1, 0)->text);
    assert_has(refers(pdf, last, "/SD[")->text, "/S/Document");
    assert_has(refers(pdf, refers(pdf, last, "/First ")->text, "/SD[")->text, "/S/H1");
    assert_lacks(pdf->trailer, "/Info");
}

/* ------------------------------------------------------------------------------------------------ resources */

static int count_objects(const struct written *pdf, const char *part)
{
    int count = 0;
    for (int i = 0; i < OBJECTS_MOST; i++)
        count += pdf->objects[i].text && strstr(pdf->objects[i].text, part);
    return count;
}

static void fonts_are_embedded_once(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    add_text(&volume, sheet, "ab", "1");
    add_text(&volume, sheet, "bc", "2");
    struct written *pdf = volume_end(&volume, sheet);
    assert_int_equal(count_objects(pdf, "/FontFile2"), 1);
    const char *resources = refers(pdf, page_of(pdf, 0, 0, 0)->text, "/Resources ")->text;
    assert_ptr_equal(refers(pdf, page_of(pdf, 0, 1, 0)->text, "/Resources ")->text, resources);
    assert_has(refers(pdf, resources, "/F0 ")->text, "/FirstChar 97/LastChar 99/Widths[561 615 480]"); /* a, b and c */
}

/* What a glyph says that is no character's own must last longer than the document that it stood in. */
static void sequences_are_remembered(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    struct shaper *shaper = sheet->shaper;
    volume_begin(&volume);
    sheet->shaper = shaper_create();
    add_text(&volume, sheet, "M\xCC\x82", "1");
    shaper_destroy(sheet->shaper);
    sheet->shaper = shaper;
    add_text(&volume, sheet, "C\xCC\xA8", "2");
    struct written *pdf = volume_end(&volume, sheet);
    const char *font = refers(pdf, refers(pdf, page_of(pdf, 0, 0, 0)->text, "/Resources ")->text, "/F0 ")->text;
    const struct object *to_unicode = refers(pdf, font, "/ToUnicode ");
    assert_has(arena_copy(pdf->arena, (const char *)to_unicode->stream, to_unicode->stream_length), "0302>");
}

/* ------------------------------------------------------------------------------------------------ large files */

/* A JPEG file as far as the painter looks: a frame header, then anything. */
static struct image *put_picture(struct sheet *sheet, struct buffer *bytes, size_t length)
{
    static const unsigned char head[] = {0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 0, 0, 0, 0};
    if (!bytes->length) {
        buffer_append(bytes, head, sizeof head);
        memset(buffer_reserve(bytes, length), 7, length);
        bytes->length += length;
    }
    bytes->bytes[bytes->length - 1]++; /* another picture each time */
    struct image *image = arena_new(sheet->arena, struct image);
    *image = (struct image){.path = "p.jpg", .format = IMAGE_JPEG, .width_px = 1, .height_px = 1,
                            .bytes = bytes->bytes, .length = bytes->length};
    sheet_box(sheet, ITEM_IMAGE, 10, 10, 5, 5)->image = image;
    return image;
}

/* The table says of each object where it is. */
static void assert_references(struct written *pdf, int width)
{
    const unsigned char *row = NULL;
    unsigned char now[8] = {0};
    int length = 1 + width + 2;
    for (int i = 0; i < OBJECTS_MOST; i++)
        if (pdf->objects[i].text && strstr(pdf->objects[i].text, "/Type/XRef"))
            row = pdf->objects[i].stream;
    assert_non_null(row);
    for (long i = 0, count = number_after(pdf->trailer, "/Size "); i < count; i++) {
        assert_int_equal(*row++, 2);
        size_t place = 0;
        for (int j = 0; j < length; j++) {
            now[j] = (unsigned char)(now[j] + *row++);
            place = j && j <= width ? place << 8 | now[j] : place;
        }
        const struct object *object = &pdf->objects[i];
        if (now[0] == 1)
            assert_int_equal(place, object->offset);
        else if (i)
            assert_int_equal(place, object->container);
        assert_int_equal(now[0], i ? object->container ? 2 : 1 : 0);
        if (object->container)
            assert_int_equal(now[length - 2] << 8 | now[length - 1], object->index);
    }
}

static void offsets_are_wide_in_a_large_file(void **state)
{
    struct sheet *sheet = *state;
    for (int pictures = 15; pictures <= 17; pictures++) {
        struct volume volume;
        struct buffer bytes = {0};
        volume_begin(&volume);
        for (int i = 0; i < pictures; i++) {
            put_picture(sheet, &bytes, 1 << 20);
            add_text(&volume, sheet, "a", "1");
        }
        struct written *pdf = volume_end(&volume, sheet);
        assert_has(pdf->trailer, pictures < 16 ? "/W[1 3 2]/DecodeParms<</Predictor 12/Columns 6>>"
                                               : "/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>");
        assert_references(pdf, pictures < 16 ? 3 : 4);
        buffer_finish(&bytes);
    }
}

/* Two bytes of the table count the objects of a stream; a document may have more. */
static void objects_are_counted_in_their_streams(void **state)
{
    enum { MANY = 2 * UINT16_MAX + 100 };
    struct buffer out = {0};
    struct pdf_file file = {.out = &out, .is_run = true, .deflater = pdf_deflater_create()};
    uint32_t streams = 1;
    (void)state;
    pdf_group_clear(&file.groups[PDF_STRUCTURE], pdf_reserve(&file, 1));
    for (int i = 0; i < MANY; i++) {
        int number = pdf_reserve(&file, 1);
        buffer_byte(pdf_object_begin(&file, PDF_STRUCTURE, number), '0');
        streams += i && file.entries[number].place != file.entries[number - 1].place && file.entries[number].index == 0;
        assert_true(file.entries[number].index <= UINT16_MAX);
        pdf_object_end(&file, PDF_STRUCTURE);
    }
    assert_int_equal(streams, 3);
    pdf_deflater_destroy(file.deflater);
    pdf_file_finish(&file);
    buffer_finish(&out);
}

static void two_gigabytes_are_too_large(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    struct buffer bytes = {0};
    int added = 0;
    volume_begin(&volume);
    volume.throws_away = true;
    for (bool fits = true; fits; added += fits) {
        put_picture(sheet, &bytes, 64 << 20);
        fits = volume_add(&volume, sheet, "1");
    }
    assert_int_equal(added, 31);
    assert_true(volume.counted < INT32_MAX);
    assert_said(sheet, "error: the print run is larger than one PDF may be: 21");
    assert_false(volume_add(&volume, sheet, "1"));
    assert_false(pdf_volume_finish(volume.volume, sheet->diag));
    volume_close(&volume);
    buffer_finish(&bytes);
}

/* ------------------------------------------------------------------------------------------------ failures */

static void a_sink_that_fails_is_told(void **state)
{
    struct sheet *sheet = *state;
    for (size_t calls = 0; calls < 3; calls++) {
        struct volume volume;
        volume_begin(&volume);
        diag_clear(sheet->diag);
        volume.calls_left = calls;
        bool made = true;
        for (int i = 0; i < 2 && made; i++) {
            put_text(sheet, ROLE_PARAGRAPH, "a");
            made = volume_add(&volume, sheet, "1");
        }
        assert_int_equal(made, calls == 2);
        assert_false(pdf_volume_finish(volume.volume, sheet->diag));
        assert_int_equal(diag_errors(sheet->diag), 1);
        assert_said(sheet, "the output cannot be written: the print run");
        volume_close(&volume);
    }
}

static void nothing_is_no_run(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    assert_false(pdf_volume_finish(volume.volume, sheet->diag));
    assert_said(sheet, "the print run holds no supplement: Run [run-empty]");
    assert_int_equal(volume.counted, 0);
    volume_close(&volume);
    pdf_volume_destroy(NULL);
}

static void a_glyph_that_cannot_be_shown_ends_it(void **state)
{
    struct sheet *sheet = *state;
    struct volume volume;
    volume_begin(&volume);
    put_text(sheet, ROLE_PARAGRAPH, "\xE4\xB8\xAD");
    assert_false(volume_add(&volume, sheet, "1"));
    assert_said(sheet, "[character-missing]");
    put_text(sheet, ROLE_PARAGRAPH, "a");
    assert_false(volume_add(&volume, sheet, "1"));
    assert_false(pdf_volume_finish(volume.volume, sheet->diag));
    volume_close(&volume);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_begins_on_a_right_hand_page),
        TEST(two_pages_need_no_blank_one),
        TEST(trees_have_branches),
        TEST(each_is_a_document_in_its_language),
        TEST(keys_lead_back_to_the_elements),
        TEST(notes_have_ids_of_their_own),
        TEST(a_bookmark_is_a_students), TEST(a_run_is_all_holders),
        TEST(a_run_of_pdf_2_is_one_document),
        TEST(fonts_are_embedded_once),
        TEST(sequences_are_remembered),
        TEST(offsets_are_wide_in_a_large_file),
        TEST(objects_are_counted_in_their_streams),
        TEST(two_gigabytes_are_too_large),
        TEST(a_sink_that_fails_is_told),
        TEST(nothing_is_no_run),
        TEST(a_glyph_that_cannot_be_shown_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
