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

/* The languages that the attribute lists; NULL, reported, if there are none. */
static const char *const *read_languages(struct reader *reader, const struct xml_node *root, const char *attribute, size_t *count)
{
    const char *list = reader_need(reader, root, attribute);
    if (!list)
        return NULL;
    const char **languages = arena_new_array(reader->arena, const char *, strlen(list) / 2 + 1);
    for (const char *word; (word = copy_word(reader->arena, &list));)
        languages[(*count)++] = word;
    if (*count)
        return languages;
    diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, root),
                "%s=\"\": expected the languages that there are, such as `nl en de`", attribute);
    return NULL;
}

enum { LANGUAGES_MOST = 200 }; /* of which each is compared with each: Europe has no more */

/* BCP 47, 2.1.1: nl-BE and nl-be are the same. */
static bool has_language(const char *const *languages, size_t count, const char *language)
{
    for (size_t i = 0; i < count; i++)
        if (ascii_compare(languages[i], language, SIZE_MAX) == 0)
            return true;
    return false;
}

static void check_languages(struct reader *reader, const struct xml_node *root, const char *attribute,
                            const char *const *languages, size_t count)
{
    size_t before = diag_count(reader->diag);
    for (size_t i = 1; i < count && i < LANGUAGES_MOST; i++)
        if (has_language(languages, i, languages[i])) {
            diag_report(reader->diag, DIAG_LANGUAGE_TWICE, reader_place(reader, root), "\"%s\" in %s=\"%s\"", languages[i],
                        attribute, xml_attribute(root, attribute));
            break;
        }
    diag_point_field(reader->diag, before, arena_format(reader->arena, "@%s", attribute));
}

static void check_translation(struct reader *reader, const struct xml_node *root, const struct qualification *qualification)
{
    const char *translation = qualification->translation;
    size_t before = diag_count(reader->diag);
    if (translation && has_language(qualification->originals, qualification->original_count, translation))
        diag_report(reader->diag, DIAG_LANGUAGE_TWICE, reader_place(reader, root), "original=\"%s\" translation=\"%s\"",
                    xml_attribute(root, "original"), translation);
    diag_point_field(reader->diag, before, "@translation");
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
    qualification->originals = read_languages(reader, root, "original", &qualification->original_count);
    qualification->original = qualification->originals ? qualification->originals[0] : NULL;
    qualification->country = reader_need(reader, root, "country");
    qualification->form = xml_attribute(root, "form");
    qualification->translation = xml_attribute(root, "translation");
    qualification->date = xml_attribute(root, "date");
    qualification->dated = xml_attribute(root, "dated");
    if (xml_attribute(root, "standard"))
        qualification->standard =
            (enum standard)(STANDARD_PDF17 + reader_choice(reader, root, "standard", standard_names, 0));
    qualification->editions = read_languages(reader, root, "editions", &qualification->edition_count);
    check_languages(reader, root, "original", qualification->originals, qualification->original_count);
    check_languages(reader, root, "editions", qualification->editions, qualification->edition_count);
    check_translation(reader, root, qualification);
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (xml_is_named(node, "fields"))
            read_fields(reader, node, qualification);
        else if (xml_is_named(node, "certificate"))
            qualification->untranslated = !reader_yes(reader, node, "translated", true);
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
