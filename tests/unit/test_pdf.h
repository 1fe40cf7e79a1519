/* A painted PDF, opened up so that tests can look at its objects. It reads what the painter writes, not any PDF: the
 * objects in their order, each as text; whether a reader of PDF agrees is for qpdf and veraPDF to say. */
#ifndef TEST_PDF_H
#define TEST_PDF_H

#include <zlib.h>

#include "paint/pdf_cache.h"
#include "test_paint.h"

enum { OBJECTS_MOST = 4096 };

struct object {
    const char *text;             /* the value; of a stream its dictionary. NULL: there is none */
    size_t offset;                /* in the file; of an object in an object stream 0 */
    int container, index;         /* the object stream and the place in it, or 0 */
    const unsigned char *stream;  /* inflated where it was deflated */
    size_t stream_length;
};

struct written {
    struct arena *arena;
    struct object objects[OBJECTS_MOST];
    const char *trailer;          /* dictionary of the cross-reference stream */
};

static inline const char *after(const char *text, const char *key)
{
    const char *found = text ? strstr(text, key) : NULL;
    return found ? found + strlen(key) : NULL;
}

static inline long number_after(const char *text, const char *key)
{
    const char *found = after(text, key);
    if (!found)
        fail_msg("no %s in %s", key, text ? text : "nothing");
    return strtol(found, NULL, 10);
}

/* The entry's text, from behind the key up to the first of the delimiters. */
static inline const char *entry(struct written *pdf, const char *text, const char *key, const char *delimiters)
{
    const char *found = after(text, key);
    if (!found)
        fail_msg("no %s in %s", key, text ? text : "nothing");
    return arena_copy(pdf->arena, found, strcspn(found, delimiters));
}

static inline struct object *object(struct written *pdf, long number)
{
    if (number <= 0 || number >= OBJECTS_MOST || !pdf->objects[number].text)
        fail_msg("no object %ld", number);
    return &pdf->objects[number];
}

/* The object that an entry of `text` refers to. */
static inline struct object *refers(struct written *pdf, const char *text, const char *key)
{
    return object(pdf, number_after(text, key));
}

static inline void pdf_inflate(struct written *pdf, struct object *read, const unsigned char *bytes, size_t length)
{
    for (uLongf room = 1 << 12; room < 1 << 28; room *= 4) {
        unsigned char *out = malloc(room);
        uLongf size = room;
        int result = uncompress(out, &size, bytes, length);
        if (result == Z_OK) {
            read->stream = (unsigned char *)arena_copy(pdf->arena, (char *)out, size);
            read->stream_length = size;
        }
        free(out);
        if (result == Z_OK)
            return;
        assert_int_equal(result, Z_BUF_ERROR);
    }
    fail_msg("a stream does not end");
}

static inline void read_contained(struct written *pdf, int container)
{
    struct object *stream = &pdf->objects[container];
    long count = number_after(stream->text, "/N "), first = number_after(stream->text, "/First ");
    const char *index = (const char *)stream->stream, *objects = index + first;
    for (int i = 0; i < count; i++) {
        char *end;
        long number = strtol(index, &end, 10), offset = strtol(end, &end, 10);
        index = end;
        assert_true(number > 0 && number < OBJECTS_MOST && first + offset < (long)stream->stream_length);
        assert_null(pdf->objects[number].text);
        const char *start = objects + offset;
        long next = i + 1 < count ? strtol(strchr(index + 1, ' '), NULL, 10) : (long)stream->stream_length - first;
        pdf->objects[number] = (struct object){.text = arena_copy(pdf->arena, start, (size_t)(next - offset)),
                                               .container = container, .index = i};
    }
}

/* One object at `at`; gives where the next begins. */
static inline const unsigned char *read_stream(struct written *pdf, const struct buffer *file, const unsigned char *at)
{
    static const char begin[] = ">>stream\n", end[] = "\nendstream\nendobj\n";
    const unsigned char *file_end = file->bytes + file->length;
    char *value;
    long number = strtol((const char *)at, &value, 10);
    assert_true(number > 0 && number < OBJECTS_MOST);
    assert_memory_equal(value, " 0 obj\n<<", 9);
    const unsigned char *bytes = (const unsigned char *)value;
    while (memcmp(bytes, begin, strlen(begin)) != 0)
        assert_true(++bytes + strlen(begin) < file_end);
    struct object *read = &pdf->objects[number];
    assert_null(read->text);
    read->offset = (size_t)(at - file->bytes);
    read->text = arena_copy(pdf->arena, value + 7, (size_t)(bytes + 2 - (const unsigned char *)value - 7));
    bytes += strlen(begin);
    size_t length = (size_t)number_after(read->text, "/Length ");
    assert_true(length + strlen(end) < (size_t)(file_end - bytes));
    assert_memory_equal(bytes + length, end, strlen(end));
    if (strstr(read->text, "/FlateDecode")) {
        pdf_inflate(pdf, read, bytes, length);
    } else {
        read->stream = bytes;
        read->stream_length = length;
    }
    if (strstr(read->text, "/Type/ObjStm"))
        read_contained(pdf, (int)number);
    if (strstr(read->text, "/Type/XRef"))
        pdf->trailer = read->text;
    return bytes + length + strlen(end);
}

static inline struct written *pdf_read(struct arena *arena, const struct buffer *file)
{
    struct written *pdf = arena_new(arena, struct written);
    pdf->arena = arena;
    const char *start = arena_copy(arena, (const char *)file->bytes, file->length); /* ends with a NUL */
    struct buffer copy = {(unsigned char *)(uintptr_t)start, file->length, 0};
    assert_memory_equal(start, "%PDF-", 5);
    const unsigned char *at = (const unsigned char *)strchr(strchr(start, '\n') + 1, '\n') + 1;
    while (memcmp(at, "startxref", 9) != 0)
        at = read_stream(pdf, &copy, at);
    assert_non_null(pdf->trailer);
    return pdf;
}

static inline const char *catalog(struct written *pdf)
{
    return refers(pdf, pdf->trailer, "/Root ")->text;
}

/* Pages from 0. */
static inline const char *page_object(struct written *pdf, int page)
{
    const char *kids = after(refers(pdf, catalog(pdf), "/Pages ")->text, "/Kids [ ");
    assert_non_null(kids);
    while (page--)
        kids = after(kids, " R ");
    return object(pdf, strtol(kids, NULL, 10))->text;
}

/* The page's operators, as a string: without NUL bytes, which are the upper halves of the codes of Latin text. */
static inline const char *page_content(struct written *pdf, int page)
{
    const struct object *content = refers(pdf, page_object(pdf, page), "/Contents ");
    char *text = arena_alloc(pdf->arena, content->stream_length + 1), *end = text;
    for (size_t i = 0; i < content->stream_length; i++)
        if (content->stream[i])
            *end++ = (char)content->stream[i];
    return text;
}

/* ---- a document made by hand */

static inline void number_nodes(struct node *node, int *count)
{
    node->index = (*count)++;
    for (struct node *child = node->first; child; child = child->next)
        number_nodes(child, count);
}

static inline void assert_same_letters(const struct pdf_fonts *painted, const struct pdf_fonts *rehearsed)
{
    for (int i = 0; i < painted->count; i++) {
        const struct pdf_font *one = painted->list[i], *other = i < rehearsed->count ? rehearsed->list[i] : NULL;
        assert_int_equal(pdf_font_is_used(one), pdf_font_is_used(other));
        if (!pdf_font_is_used(one))
            continue;
        assert_int_equal(one->variant_count, other->variant_count);
        for (size_t j = 0; j < PDF_CODES / 64; j++) /* letters that are parts of variants may be looked at as well */
            assert_int_equal(one->used[j], one->variant_count ? one->used[j] & other->used[j] : other->used[j]);
    }
}

/* The same line without glyphs, if its texts tell them. */
static inline const struct line *unseen_line(struct sheet *sheet, const struct line *line)
{
    struct line *unseen = arena_new(sheet->arena, struct line);
    struct glyph_run *runs = arena_new_array(sheet->arena, struct glyph_run, line->count);
    for (size_t i = 0; i < line->count; i++) {
        runs[i] = line->runs[i];
        const struct shaped *shaped = shape_text(sheet->shaper, runs[i].face, "en", runs[i].text, runs[i].length);
        if (!shaped->literal || runs[i].glyphs != shaped->glyphs)
            return line;
        runs[i].glyphs = NULL;
        runs[i].count = 0;
    }
    *unseen = *line;
    unseen->runs = runs;
    return unseen;
}

/* A rehearsal of what nobody will see needs no glyphs where texts tell them: those are embedded all the same. */
static inline void assert_rehearsed_unseen(struct sheet *sheet, const struct pdf_cache *painted_with)
{
    struct pages pages = sheet->pages;
    struct pdf_cache *cache = pdf_cache_create();
    pages.pages = arena_new_array(sheet->arena, struct page, (size_t)pages.count);
    for (int i = 0; i < pages.count; i++) {
        struct page *page = &pages.pages[i];
        *page = sheet->pages.pages[i];
        page->items = arena_new_array(sheet->arena, struct item, page->count);
        for (size_t j = 0; j < page->count; j++) {
            page->items[j] = sheet->pages.pages[i].items[j];
            if (page->items[j].kind == ITEM_TEXT && !page->items[j].text.personal)
                page->items[j].text.line = unseen_line(sheet, page->items[j].text.line);
        }
    }
    struct diag *diag = diag_create();
    assert_true(rehearse_pdf(&pages, cache, diag));
    assert_same_letters(painted_with->fonts, cache->fonts);
    diag_destroy(diag);
    pdf_cache_destroy(cache);
}

/* A rehearsal finds what painting with the cache found: all that is in the sheet's sink. What is to be embedded is the same too. */
static inline void assert_rehearsed(struct sheet *sheet, const struct pdf_cache *painted_with, bool painted)
{
    struct pdf_cache *cache = pdf_cache_create();
    struct diag *diag = diag_create();
    assert_int_equal(rehearse_pdf(&sheet->pages, cache, diag), painted);
    char *one = printed(sheet->diag), *other = printed(diag);
    assert_string_equal(one, other);
    if (painted) {
        assert_same_letters(painted_with->fonts, cache->fonts);
        assert_rehearsed_unseen(sheet, painted_with);
    }
    free(one);
    free(other);
    diag_destroy(diag);
    pdf_cache_destroy(cache);
}

/* Paints with the cache, or with a new one if it is NULL, and opens what was painted. */
static inline struct written *sheet_paint(struct sheet *sheet, struct pdf_cache *cache)
{
    struct pdf_cache *used = cache ? cache : pdf_cache_create();
    sheet->document.node_count = 0;
    number_nodes(&sheet->root, &sheet->document.node_count);
    buffer_clear(&sheet->out);
    bool painted = paint_pdf(&sheet->pages, used, &sheet->out, sheet->diag);
    if (!painted)
        diag_print(sheet->diag, stderr);
    assert_true(painted);
    assert_rehearsed(sheet, used, painted);
    if (!cache)
        pdf_cache_destroy(used);
    return pdf_read(sheet->arena, &sheet->out);
}

/* A line of several runs, one for each text: `nodes` and `languages` as long; faces all regular. */
static inline struct item *sheet_line(struct sheet *sheet, double x, double y, int count, const char *const *texts,
                                      struct node *const *nodes)
{
    struct glyph_run *runs = arena_new_array(sheet->arena, struct glyph_run, (size_t)count);
    struct run *sources = arena_new_array(sheet->arena, struct run, (size_t)count);
    double left = 0;
    for (int i = 0; i < count; i++) {
        runs[i] = *sheet_text(sheet, sheet->regular, 10, x, y, texts[i], nodes[i]);
        sources[i] = sheet->page.items[--sheet->page.count].text.runs[0];
        runs[i].run = i;
        runs[i].x = left;
        left += runs[i].width;
    }
    struct line *line = arena_new(sheet->arena, struct line);
    *line = (struct line){.width = left, .ascent = 10, .descent = 2, .runs = runs, .count = (size_t)count};
    struct item *item = page_add(&sheet->page, sheet->arena, ITEM_TEXT);
    item->x = x;
    item->y = y;
    item->text.line = line;
    item->text.runs = sources;
    return item;
}

/* ---- the structure tree in a line of words */

static inline void put_element(struct written *pdf, struct buffer *out, long number, long parent);

/* What stands in K: marks as their MCID, those of another page as "page NUMBER: MCID", annotations as "annotation". */
static inline void put_kids(struct written *pdf, struct buffer *out, long number, const char *kids)
{
    const char *gap = "";
    while (*kids && *kids != ']') {
        char *end;
        long kid = strtol(kids, &end, 10);
        buffer_string(out, gap);
        gap = " ";
        if (strncmp(kids, "<</Type/MCR", 11) == 0) {
            buffer_format(out, "page %ld: %ld", number_after(kids, "/Pg "), number_after(kids, "/MCID "));
            kids = strstr(kids, ">>") + 2;
        } else if (strncmp(kids, "<</Type/OBJR", 12) == 0) {
            assert_non_null(strstr(refers(pdf, kids, "/Obj ")->text, "/Type/Annot"));
            buffer_string(out, "annotation");
            kids = strstr(kids, ">>") + 2;
        } else if (strncmp(end, " 0 R", 4) == 0) {
            put_element(pdf, out, kid, number);
            kids = end + 4;
        } else {
            assert_ptr_not_equal(end, kids);
            buffer_format(out, "%ld", kid);
            kids = end;
        }
    }
}

/* "P{attributes}(kids)". */
static inline void put_element(struct written *pdf, struct buffer *out, long number, long parent)
{
    const char *text = object(pdf, number)->text, *name = after(text, "/S/"), *kids = after(text, "/K[");
    assert_non_null(name);
    assert_non_null(kids);
    size_t length = strcspn(name, "/ ");
    buffer_append(out, name, length);
    const char *end = strstr(name, "/Pg ");
    if (!end || end > kids)
        end = kids - 3;
    if (end > name + length)
        buffer_format(out, "{%.*s}", (int)(end - name - (long)length), name + length);
    const char *tail = kids; /* behind the last ] that closes K */
    while (after(tail, "/P "))
        tail = after(tail, "/P ");
    assert_int_equal(strtol(tail, NULL, 10), parent);
    buffer_byte(out, '(');
    put_kids(pdf, out, number, kids);
    buffer_byte(out, ')');
}

static inline void assert_structure(struct written *pdf, const char *expected)
{
    struct buffer words = {0};
    long root = number_after(catalog(pdf), "/StructTreeRoot ");
    put_element(pdf, &words, number_after(object(pdf, root)->text, "/K "), root);
    buffer_byte(&words, 0);
    assert_string_equal((const char *)words.bytes, expected);
    buffer_finish(&words);
}

static inline void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("expected \"%s\" in:\n%s", part, text);
}

static inline void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("did not expect \"%s\" in:\n%s", part, text);
}

#endif
