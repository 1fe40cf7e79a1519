/* Findings, buffers and files for programs of others: these names are the library's own, those of the rooms are hidden. */
#include <stdlib.h>

#include "engine/engine.h"

const char *supplement_version(void)
{
    return SUPPLEMENT_VERSION;
}

/* ------------------------------------------------------------------------------------------------ findings */

struct diag *supplement_diag_create(void)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return NULL;
    struct diag *diag = diag_create();
    memory_leave(&guard);
    return diag;
}

void supplement_diag_destroy(struct diag *diag)
{
    diag_destroy(diag);
}

void supplement_diag_clear(struct diag *diag)
{
    diag_clear(diag);
}

void supplement_diag_be_strict(struct diag *diag)
{
    diag_be_strict(diag);
}

size_t supplement_diag_errors(const struct diag *diag)
{
    return diag_errors(diag);
}

size_t supplement_diag_warnings(const struct diag *diag)
{
    return diag_warnings(diag);
}

int supplement_diag_status(const struct diag *diag)
{
    return diag_status(diag);
}

static void print(void (*print_findings)(const struct diag *diag, FILE *out), const struct diag *diag, FILE *out)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard))) {
        diag_print_exhausted(out);
        return;
    }
    print_findings(diag, out);
    memory_leave(&guard);
}

void supplement_diag_print(const struct diag *diag, FILE *out)
{
    print(diag_print, diag, out);
}

void supplement_diag_print_json(const struct diag *diag, FILE *out)
{
    print(diag_print_json, diag, out);
}

size_t supplement_diag_count(const struct diag *diag)
{
    return diag_count(diag);
}

size_t supplement_diag_more(const struct diag *diag)
{
    return diag_more(diag);
}

static struct finding_words words_of(const struct diag *diag, size_t index)
{
    struct finding_words words;
    diag_word(diag, index, &words);
    return words;
}

const char *supplement_finding_id(const struct diag *diag, size_t index)
{
    return words_of(diag, index).id;
}

enum supplement_severity supplement_finding_severity(const struct diag *diag, size_t index)
{
    const struct finding_words words = words_of(diag, index);
    if (words.waiver)
        return SUPPLEMENT_WAIVED;
    return words.severity == SEVERITY_ERROR ? SUPPLEMENT_ERROR : SUPPLEMENT_WARNING;
}

int supplement_finding_status(const struct diag *diag, size_t index)
{
    return words_of(diag, index).status;
}

const char *supplement_finding_file(const struct diag *diag, size_t index)
{
    return words_of(diag, index).place.file;
}

int supplement_finding_line(const struct diag *diag, size_t index)
{
    return words_of(diag, index).place.line;
}

int supplement_finding_column(const struct diag *diag, size_t index)
{
    return words_of(diag, index).column;
}

const char *supplement_finding_text(const struct diag *diag, size_t index)
{
    return words_of(diag, index).text;
}

const char *supplement_finding_detail(const struct diag *diag, size_t index)
{
    return words_of(diag, index).detail;
}

const char *supplement_finding_hint(const struct diag *diag, size_t index)
{
    return words_of(diag, index).hint;
}

const char *supplement_finding_waiver(const struct diag *diag, size_t index)
{
    return words_of(diag, index).waiver;
}

/* ------------------------------------------------------------------------------------------------ buffers */

struct buffer *supplement_buffer_create(void)
{
    return calloc(1, sizeof(struct buffer));
}

void supplement_buffer_destroy(struct buffer *buffer)
{
    if (buffer)
        buffer_finish(buffer);
    free(buffer);
}

void supplement_buffer_clear(struct buffer *buffer)
{
    buffer_clear(buffer);
}

/* Called by functions of others, across which nobody goes back to a door. */
bool supplement_buffer_append(struct buffer *buffer, const void *bytes, size_t length)
{
    if (length > buffer->capacity - buffer->length) {
        size_t capacity = buffer->length + length;
        void *room = capacity < length ? NULL : realloc(buffer->bytes, capacity);
        if (!room)
            return false;
        buffer->bytes = room;
        buffer->capacity = capacity;
    }
    buffer_append(buffer, bytes, length);
    return true;
}

const unsigned char *supplement_buffer_bytes(const struct buffer *buffer)
{
    return buffer->length ? buffer->bytes : NULL;
}

size_t supplement_buffer_length(const struct buffer *buffer)
{
    return buffer->length;
}

/* ------------------------------------------------------------------------------------------------ files */

struct files *supplement_files_create(void)
{
    return calloc(1, sizeof(struct files));
}

void supplement_files_destroy(struct files *files)
{
    if (files)
        files_finish(files);
    free(files);
}

size_t supplement_files_count(const struct files *files)
{
    return files->count;
}

int supplement_files_pages(const struct files *files)
{
    return files->count ? files->pages : 0;
}

const unsigned char *supplement_files_bytes(const struct files *files, size_t index)
{
    return index < files->count ? supplement_buffer_bytes(&files->list[index]) : NULL;
}

size_t supplement_files_length(const struct files *files, size_t index)
{
    return index < files->count ? files->list[index].length : 0;
}
