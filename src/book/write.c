#define _GNU_SOURCE /* memfd_create */
#include "book/write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "book/words.h"

enum { BOOK_BYTES_MOST = 64 * 1024 * 1024 };

/* ------------------------------------------------------------------------------------------------ names */

static const struct xml_node *root_of(const struct book_qualification *qualification)
{
    return xml_root(qualification->file);
}

/* The name of its file without folder and .xml. */
static const char *stem_of(const struct book_qualification *qualification, struct arena *arena)
{
    const char *name = last_part(xml_path_of(qualification->file)), *dot = strrchr(name, '.');
    size_t length = dot && strcmp(dot, ".xml") == 0 ? (size_t)(dot - name) : strlen(name);
    return strcmp(name, "-") == 0 ? "" : arena_copy(arena, name, length);
}

static bool is_taken(const char *const *keys, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

/* Its code; or what its file is called; or a number. */
static const char *key_of(const struct writing *writing, size_t index, const char *const *keys)
{
    const struct book_qualification *qualification = &writing->request->list[index];
    const struct xml_node *first = xml_first_element(root_of(qualification));
    const char *code = first && xml_is_named(first, "code") ? xml_text(first, writing->arena) : "";
    code = content_trim(code, writing->arena);
    if (!code || !*code || is_taken(keys, index, code))
        code = stem_of(qualification, writing->arena);
    if (!*code || is_taken(keys, index, code))
        code = arena_format(writing->arena, "%zu", index + 1);
    while (is_taken(keys, index, code))
        code = arena_format(writing->arena, "%s+", code);
    return code;
}

static void give_keys(struct writing *writing)
{
    const char **keys = arena_new_array(writing->arena, const char *, writing->request->count + 1);
    for (size_t i = 0; i < writing->request->count; i++)
        keys[i] = key_of(writing, i, keys);
    writing->keys = keys;
}

/* The editions of all, in the order in which they are met. */
static void gather_languages(struct writing *writing, const struct xml_node *root)
{
    const char *list = xml_attribute(root, "editions");
    for (list = list ? list : ""; *(list += strspn(list, " \t\r\n"));) {
        size_t length = strcspn(list, " \t\r\n");
        const char *language = arena_copy(writing->arena, list, length);
        if (writing->language_count < LANGUAGES_MOST && !is_taken(writing->languages, writing->language_count, language))
            writing->languages[writing->language_count++] = language;
        list += length;
    }
}

/* Texts in others stand there too. */
static void gather_texts(struct writing *writing, const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child)) {
        const char *language = xml_is_named(child, "text") ? xml_attribute(child, "lang") : NULL;
        if (language && writing->language_count < LANGUAGES_MOST && !is_taken(writing->languages, writing->language_count, language))
            writing->languages[writing->language_count++] = language;
        gather_texts(writing, child);
    }
}

/* ------------------------------------------------------------------------------------------------ the list */

static const struct xml_node *find_part(const struct xml_node *root, const char *name)
{
    const struct xml_node *node = xml_first_element(root);
    while (node && !xml_is_named(node, name))
        node = xml_next_element(node);
    return node;
}

static bool write_listed(struct writing *writing, const struct asked *asked)
{
    const struct xml_node *root = root_of(asked->qualification);
    const lxw_row_t row = writing->list_next++;
    bool good = write_cell(writing, writing->list, row, 0, writing->request->is_begun ? "" : asked->key, LOOK_NAME) &&
                write_cell(writing, writing->list, row, 1, writing->request->is_begun ? "" : stem_of(asked->qualification, writing->arena), LOOK_CELL);
    for (size_t i = 0; i < writing->listed.count && good; i++) {
        const struct listed_value *listed = &writing->listed.list[i];
        const struct xml_node *node = listed->part ? find_part(root, listed->part->name) : root;
        const char *words = node ? xml_attribute(node, listed->value->name) : NULL;
        good = write_cell(writing, writing->list, row, (lxw_col_t)(i + 2), words ? words : "", LOOK_CELL);
    }
    return good;
}

/* ------------------------------------------------------------------------------------------------ what it was made from */

/* As much as a cell takes, ending where no white space is cut off. */
static size_t piece_of(const char *text, size_t length)
{
    enum { PIECE_MOST = 30000 };
    size_t end = length < PIECE_MOST ? length : PIECE_MOST;
    while (end < length && end > 1 && (((unsigned char)text[end] & 0xC0) == 0x80 || text[end] == ' ' || text[end - 1] == ' '))
        end--;
    return end;
}

static bool has_kind(const struct kind *root, const struct xml_node *node)
{
    for (size_t i = 0; i < root->part_count; i++)
        if (kind_is_of(&root->parts[i], node))
            return true;
    return false;
}

/* As much of the file as the workbook has a place for. */
static void put_base(struct buffer *out, const struct asked *asked, struct arena *arena)
{
    const struct xml_node *root = root_of(asked->qualification);
    buffer_string(out, "<qualification version=\"1\"");
    for (size_t i = 0; i < asked->kind->value_count; i++) {
        const char *name = asked->kind->values[i].name, *value = xml_attribute(root, name);
        if (!value)
            continue;
        buffer_format(out, " %s=\"", name);
        content_escape(out, value, strlen(value), '"');
        buffer_byte(out, '"');
    }
    buffer_byte(out, '>');
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (has_kind(asked->kind, node))
            put_element(out, node, arena);
    buffer_string(out, "</qualification>");
}

/* By it an import knows what was changed in the workbook, and what in the file. */
static bool write_base(struct writing *writing, const struct asked *asked)
{
    struct buffer file = {0};
    put_base(&file, asked, writing->arena);
    bool good = true;
    for (size_t at = 0, length; at < file.length && good; at += length) {
        const char *text = (const char *)file.bytes + at;
        length = piece_of(text, file.length - at);
        good = write_cell(writing, writing->base, writing->base_next, 0, asked->key, LOOK_NAME) &&
               write_cell(writing, writing->base, writing->base_next, 1, arena_copy(writing->arena, text, length), LOOK_NAME);
        writing->base_next++;
    }
    buffer_finish(&file);
    return good;
}

/* ------------------------------------------------------------------------------------------------ the whole */

/* Forms that have the same headings have the same kinds. */
static bool ask(struct writing *writing, size_t index)
{
    const struct book_qualification *qualification = &writing->request->list[index];
    const struct buffer *headings = qualification->headings, *last = index ? writing->request->list[index - 1].headings : NULL;
    struct asked *asked = &writing->asked[index];
    if (last && last->length == headings->length && memcmp(last->bytes, headings->bytes, headings->length) == 0) {
        *asked = writing->asked[index - 1];
    } else {
        asked->headings = headings_read((const char *)headings->bytes, headings->length, writing->arena);
        asked->kind = kind_read(writing->request->schema, &asked->headings, writing->arena, writing->diag);
        if (!asked->kind)
            return false;
        asked->lines = lines_of(asked->kind, writing->arena);
        writing->lines = lines_join(&writing->lines, &asked->lines, writing->arena);
    }
    asked->qualification = qualification;
    asked->key = writing->keys[index];
    return true;
}

static bool write_all(struct writing *writing)
{
    static const struct headings none = {0};
    const struct book_writing *request = writing->request;
    writing->usual = kind_read(request->schema, &none, writing->arena, writing->diag);
    bool good = writing->usual;
    if (good)
        writing->lines = lines_of(writing->usual, writing->arena);
    give_keys(writing);
    writing->asked = arena_new_array(writing->arena, struct asked, request->count);
    for (size_t i = 0; i < request->count && good; i++)
        good = ask(writing, i);
    for (size_t i = 0; i < request->count; i++)
        gather_languages(writing, root_of(&request->list[i]));
    for (size_t i = 0; i < request->count; i++)
        gather_texts(writing, root_of(&request->list[i]));
    if (good)
        write_tabs(writing);
    for (size_t i = 0; i < request->count && good; i++) {
        const struct asked *asked = &writing->asked[i];
        good = write_listed(writing, asked) && write_rows(writing, asked) && (request->is_begun || write_base(writing, asked));
    }
    return good;
}

static bool report(struct diag *diag, const char *words)
{
    diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){0}, "%s", words);
    return false;
}

/* Closing it is what writes it. */
static bool finish(struct writing *writing, int file, struct buffer *out)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    lxw_error error = writing->xlsx->workbook_close(writing->workbook);
    if (error != LXW_NO_ERROR)
        return report(writing->diag, writing->xlsx->lxw_strerror(error));
    return file_read(path, BOOK_BYTES_MOST, (struct place){0}, out, writing->diag);
}

static bool begin(struct writing *writing, int file)
{
    char path[40];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    lxw_workbook_options options = {.tmpdir = (char *)(uintptr_t)writing->request->folder};
    lxw_doc_properties properties = {.created = 946684800}; /* 2000-01-01: equal input gives equal bytes */
    writing->workbook = writing->xlsx->workbook_new_opt(path, &options);
    return writing->workbook && writing->xlsx->workbook_set_properties(writing->workbook, &properties) == LXW_NO_ERROR;
}

static bool write_into(struct writing *writing, int file, struct buffer *out)
{
    if (!begin(writing, file))
        return report(writing->diag, say_error(errno));
    if (write_all(writing))
        return finish(writing, file, out);
    writing->xlsx->lxw_workbook_free(writing->workbook);
    return false;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool book_write(const struct book_writing *request, struct buffer *out, struct diag *diag)
{
    struct writing writing = {.request = request, .xlsx = xlsx_load(diag), .diag = diag};
    if (request->folder && access(request->folder, W_OK | X_OK) != 0) /* the library would tell in its own words */
        return file_unwritable(request->folder, errno, diag);
    if (!writing.xlsx)
        return false;
    int file = memfd_create("workbook", MFD_CLOEXEC);
    if (file < 0)
        return report(diag, say_error(errno));
    writing.arena = arena_create();
    memory_watch();
    bool good = write_into(&writing, file, out);
    memory_check();
    close(file);
    arena_destroy(writing.arena);
    return good;
}
