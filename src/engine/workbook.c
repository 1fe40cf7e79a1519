/* Workbooks of qualifications, in the module that has what it takes. */
#include "base/say.h"
#include "book/book.h"
#include "engine/engine.h"

static bool write_book(struct supplement *supplement, const struct book_writing *writing, struct buffer *out, struct diag *diag)
{
    book_write_function *write = (book_write_function *)find_function(supplement, "supplement-book", "book_write", diag);
    return write && write(writing, out, diag);
}

static bool write_all(struct supplement *supplement, struct supplement_layout *layout,
                      const struct supplement_qualification *const *qualifications, size_t count, const char *folder, struct buffer *out,
                      struct diag *diag)
{
    struct arena *arena = arena_create();
    struct book_qualification *list = arena_new_array(arena, struct book_qualification, count);
    struct buffer *headings = arena_new_array(arena, struct buffer, count);
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        list[i] = (struct book_qualification){qualifications[i]->qualification->file, &headings[i]};
        good = headings_put(layout, qualifications[i], say_language(), arena, &headings[i], diag);
    }
    const struct book_writing writing = {.schema = schema_path(supplement, "qualification"), .list = list, .count = count, .about = skeleton_about, .folder = folder};
    good = good && write_book(supplement, &writing, out, diag);
    for (size_t i = 0; i < count; i++)
        buffer_finish(&headings[i]);
    arena_destroy(arena);
    return good;
}

bool supplement_workbook(struct supplement *supplement, struct supplement_layout *layout,
                         const struct supplement_qualification *const *qualifications, size_t count, const char *folder, struct buffer *out,
                         struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = write_all(supplement, layout, qualifications, count, folder, out, diag);
    memory_leave(&guard);
    return good;
}

/* The file to begin with, whose placeholders no schema lets pass. */
static bool begin(struct supplement *supplement, struct supplement_layout *layout, const char *country, const char *languages, const char *folder,
                  struct arena *arena, struct buffer *out, struct diag *diag)
{
    struct buffer skeleton = {0}, headings = {0};
    bool good = skeleton_put(layout, country, languages, arena, &skeleton, diag);
    struct xml_file *file = good ? xml_read_memory((const char *)skeleton.bytes, skeleton.length, "-", diag) : NULL;
    if (file) {
        struct qualification begun = {.country = xml_attribute(xml_root(file), "country")};
        const struct book_qualification listed = {file, &headings};
        const struct book_writing writing = {schema_path(supplement, "qualification"), &listed, 1, skeleton_about, true, folder};
        good = headings_put(layout, &(struct supplement_qualification){.qualification = &begun}, say_language(), arena, &headings, diag) &&
               write_book(supplement, &writing, out, diag);
        xml_close(file);
    }
    buffer_finish(&headings);
    buffer_finish(&skeleton);
    return file && good;
}

bool supplement_begin_workbook(struct supplement *supplement, struct supplement_layout *layout, const char *country, const char *languages,
                               const char *folder, struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    struct arena *arena = arena_create();
    bool good = begin(supplement, layout, country, languages, folder, arena, out, diag);
    arena_destroy(arena);
    memory_leave(&guard);
    return good;
}
