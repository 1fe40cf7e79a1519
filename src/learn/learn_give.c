#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "learn/draw.h"
#include "learn/exact.h"
#include "learn/give.h"
#include "learn/learn.h"
#include "learn/write.h"

/* What would be read from the record if it had no notes that keep things exactly. */
static void keep_exactly(struct record *record, const struct xml_file *file)
{
    struct draft draft = {.arena = record->arena};
    struct buffer plain = {0};
    struct diag *unheard = diag_create();
    struct parts of_file, of_plain;
    draw_record(record, &draft);
    put_draft(&draft, &plain);
    struct xml_file *read = xml_read_memory((const char *)plain.bytes, plain.length, "", unheard);
    parts_of(xml_root(file), record->arena, &of_file);
    parts_of(read ? xml_root(read) : NULL, record->arena, &of_plain);
    exact_give(record, &of_file, &of_plain);
    if (read)
        xml_close(read);
    diag_destroy(unheard);
    buffer_finish(&plain);
    draft_finish(&draft);
}

/* Two files may have one address, as those of one qualification from year to year: then the later ones are numbered. */
static const char *address_of(const struct xml_file *file, struct record *const *before, size_t count, struct arena *arena)
{
    const char *address = give_address(file, arena), *numbered = address;
    for (size_t i = 0, number = 2; i < count; i++)
        if (strcmp(before[i]->id, numbered) == 0) {
            numbered = arena_format(arena, "%s-%zu", address, number++);
            i = (size_t)-1; /* from the first again */
        }
    return numbered;
}

void learn_give(const struct xml_file *const *files, size_t count, enum learn_format format, struct buffer *out, struct diag *diag)
{
    static void (*const writers[])(struct record *const *records, size_t count, struct buffer *out) = {write_xml, write_turtle, write_jsonld,
                                                                                                       write_json};
    struct arena *arena = arena_create();
    struct record **records = arena_new_array(arena, struct record *, count);
    for (size_t i = 0; i < count; i++) {
        records[i] = arena_new(arena, struct record);
        record_init(records[i], NULL, address_of(files[i], records, i, arena), arena);
        give_record(records[i], files[i], diag);
        keep_exactly(records[i], files[i]);
    }
    writers[format](records, count, out);
    for (size_t i = 0; i < count; i++)
        record_finish(records[i]);
    arena_destroy(arena);
}
