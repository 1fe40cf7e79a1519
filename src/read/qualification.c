/* A qualification file -> qualification. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "read/read.h"
#include "read/reader.h"

static const char *copy_word(struct arena *arena, const char **list)
{
    const char *word = *list + strspn(*list, " \t\r\n");
    size_t length = strcspn(word, " \t\r\n");
    *list = word + length;
    return length ? arena_copy(arena, word, length) : NULL;
}

static void read_editions(struct reader *reader, const struct xml_node *root, struct qualification *qualification)
{
    const char *list = reader_need(reader, root, "editions");
    if (!list)
        return;
    const char **editions = arena_new_array(reader->arena, const char *, strlen(list) / 2 + 1);
    for (const char *word; (word = copy_word(reader->arena, &list));)
        editions[qualification->edition_count++] = word;
    qualification->editions = editions;
    if (!qualification->edition_count)
        diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, root),
                    "editions=\"\": expected the languages that there are, such as `nl en de`");
}

enum { LANGUAGES_MOST = 200 }; /* of which each is compared with each: Europe has no more */

/* BCP 47, 2.1.1: nl-BE and nl-be are the same. */
static void check_languages(struct reader *reader, const struct xml_node *root, const struct qualification *qualification)
{
    for (size_t i = 1; i < qualification->edition_count && i < LANGUAGES_MOST; i++)
        for (size_t j = 0; j < i; j++)
            if (ascii_compare(qualification->editions[i], qualification->editions[j], SIZE_MAX) == 0) {
                diag_report(reader->diag, DIAG_LANGUAGE_TWICE, reader_place(reader, root), "\"%s\" in editions=\"%s\"",
                            qualification->editions[i], xml_attribute(root, "editions"));
                return;
            }
    const char *original = qualification->original, *translation = qualification->translation;
    if (original && translation && ascii_compare(original, translation, SIZE_MAX) == 0)
        diag_report(reader->diag, DIAG_LANGUAGE_TWICE, reader_place(reader, root), "original=\"%s\" translation=\"%s\"",
                    original, translation);
}

static void read_fields(struct reader *reader, const struct xml_node *fields, struct qualification *qualification)
{
    size_t count = 0;
    for (const struct xml_node *node = xml_first_element(fields); node; node = xml_next_element(node))
        count++;
    struct field *list = arena_new_array(reader->arena, struct field, count);
    for (const struct xml_node *node = xml_first_element(fields); node; node = xml_next_element(node)) {
        const char *name = reader_need(reader, node, "name");
        list[qualification->field_count++] = (struct field){name ? name : "", xml_text(node, reader->arena),
                                                            reader_place(reader, node)};
    }
    qualification->fields = list;
}

static void read_root(struct reader *reader, struct qualification *qualification)
{
    const struct xml_node *root = qualification->root;
    qualification->original = reader_need(reader, root, "original");
    qualification->country = reader_need(reader, root, "country");
    qualification->translation = xml_attribute(root, "translation");
    qualification->date = xml_attribute(root, "date");
    qualification->dated = xml_attribute(root, "dated");
    if (xml_attribute(root, "standard"))
        qualification->standard =
            (enum standard)(STANDARD_PDF17 + reader_choice(reader, root, "standard", standard_names, 0));
    read_editions(reader, root, qualification);
    check_languages(reader, root, qualification);
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (xml_is_named(node, "fields"))
            read_fields(reader, node, qualification);
}

struct qualification *read_qualification(struct xml_file *file, struct diag *diag)
{
    struct qualification *qualification = memory_zeroed(1, sizeof *qualification);
    qualification->arena = arena_create();
    qualification->file = file;
    qualification->root = xml_root(file);
    struct reader reader = {.file = file, .arena = qualification->arena, .diag = diag};
    size_t errors = diag_errors(diag);
    if (xml_is_named(qualification->root, "qualification"))
        read_root(&reader, qualification);
    else
        diag_report(diag, DIAG_XML_KIND, reader_place(&reader, qualification->root), "<%s>; expected <qualification>",
                    xml_name(qualification->root));
    if (diag_errors(diag) == errors)
        return qualification;
    qualification_destroy(qualification);
    return NULL;
}

void qualification_destroy(struct qualification *qualification)
{
    if (!qualification)
        return;
    xml_close(qualification->file);
    arena_destroy(qualification->arena);
    free(qualification);
}

const char *file_kind(const struct xml_file *file)
{
    static const char *const kinds[] = {"qualification", "layout", "labels"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (xml_is_named(xml_root(file), kinds[i]))
            return kinds[i];
    return NULL;
}
