#include "written.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------------------------------------ faults */

const char *fault_name(enum fault fault)
{
    static const char *const names[] = {
#define FAULT(id, name) name,
#include "faults.h"
#undef FAULT
    };
    return names[fault];
}

void report(struct written *written, enum fault fault, const char *format, ...)
{
    char detail[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    written->fault_count++;
    if (!written->silent)
        printf("%s: %s: %s\n", written->path, fault_name(fault), detail);
}

/* ------------------------------------------------------------------------------------------------ objects */

qpdf_oh get(struct written *written, qpdf_oh object, const char *key)
{
    if (qpdf_oh_is_stream(written->pdf, object))
        object = qpdf_oh_get_dict(written->pdf, object);
    if (!qpdf_oh_is_dictionary(written->pdf, object))
        return qpdf_oh_new_null(written->pdf);
    return qpdf_oh_get_key(written->pdf, object, key);
}

bool has(struct written *written, qpdf_oh dictionary, const char *key)
{
    return !qpdf_oh_is_null(written->pdf, get(written, dictionary, key));
}

const char *get_name(struct written *written, qpdf_oh dictionary, const char *key)
{
    qpdf_oh name = get(written, dictionary, key);
    if (!qpdf_oh_is_name(written->pdf, name))
        return NULL;
    const char *text = qpdf_oh_get_name(written->pdf, name);
    return arena_copy(written->arena, text, strlen(text));
}

const char *get_text(struct written *written, qpdf_oh dictionary, const char *key)
{
    qpdf_oh string = get(written, dictionary, key);
    if (!qpdf_oh_is_string(written->pdf, string))
        return NULL;
    const char *text = qpdf_oh_get_utf8_value(written->pdf, string);
    return arena_copy(written->arena, text, strlen(text));
}

long get_integer(struct written *written, qpdf_oh dictionary, const char *key, long otherwise)
{
    qpdf_oh number = get(written, dictionary, key);
    return qpdf_oh_is_integer(written->pdf, number) ? (long)qpdf_oh_get_int_value(written->pdf, number) : otherwise;
}

bool is_true(struct written *written, qpdf_oh dictionary, const char *key)
{
    qpdf_oh value = get(written, dictionary, key);
    return qpdf_oh_is_bool(written->pdf, value) && qpdf_oh_get_bool_value(written->pdf, value);
}

int item_count(struct written *written, qpdf_oh array)
{
    return qpdf_oh_is_array(written->pdf, array) ? qpdf_oh_get_array_n_items(written->pdf, array) : 0;
}

qpdf_oh item(struct written *written, qpdf_oh array, int index)
{
    if (index >= item_count(written, array))
        return qpdf_oh_new_null(written->pdf);
    return qpdf_oh_get_array_item(written->pdf, array, index);
}

double item_number(struct written *written, qpdf_oh array, int index)
{
    qpdf_oh number = item(written, array, index);
    return qpdf_oh_is_number(written->pdf, number) ? qpdf_oh_get_numeric_value(written->pdf, number) : 0;
}

int object_of(struct written *written, qpdf_oh object)
{
    return qpdf_oh_get_object_id(written->pdf, object);
}

bool is_name(const char *name, const char *wanted)
{
    return name && strcmp(name, wanted) == 0;
}

const char *get_stream(struct written *written, qpdf_oh stream, size_t *length)
{
    QPDF_BOOL decoded = QPDF_FALSE;
    unsigned char *bytes = NULL;
    const char *copy = NULL;
    *length = 0;
    if (qpdf_oh_is_stream(written->pdf, stream) &&
        qpdf_oh_get_stream_data(written->pdf, stream, qpdf_dl_all, &decoded, &bytes, length) == QPDF_SUCCESS)
        copy = arena_copy(written->arena, (const char *)bytes, *length);
    free(bytes);
    return copy;
}

/* A key is in the node whose Limits hold it; we look into all. */
qpdf_oh find_number(struct written *written, qpdf_oh tree, long key, int depth)
{
    qpdf_oh numbers = get(written, tree, "/Nums"), kids = get(written, tree, "/Kids");
    for (int i = 0; i + 1 < item_count(written, numbers); i += 2)
        if ((long)item_number(written, numbers, i) == key)
            return item(written, numbers, i + 1);
    for (int i = 0; depth < DEPTH_MOST && i < item_count(written, kids); i++) {
        qpdf_oh found = find_number(written, item(written, kids, i), key, depth + 1);
        if (!qpdf_oh_is_null(written->pdf, found))
            return found;
    }
    return qpdf_oh_new_null(written->pdf);
}

/* ------------------------------------------------------------------------------------------------ opening */

static void read_pages(struct written *written)
{
    int count = qpdf_get_num_pages(written->pdf);
    written->sheet_count = count > 0 ? count : 0;
    written->sheets = arena_new_array(written->arena, struct sheet, (size_t)written->sheet_count);
    for (int i = 0; i < written->sheet_count; i++) {
        struct sheet *sheet = &written->sheets[i];
        sheet->dictionary = qpdf_get_page_n(written->pdf, (size_t)i);
        sheet->object = object_of(written, sheet->dictionary);
        qpdf_oh box = get(written, sheet->dictionary, "/MediaBox");
        sheet->width = item_number(written, box, 2);
        sheet->height = item_number(written, box, 3);
    }
    for (int i = 0; i < written->sheet_count; i++)
        read_page(written, i);
}

struct written *written_open(struct arena *arena, const char *path, bool silent)
{
    struct written *written = arena_new(arena, struct written);
    written->arena = arena;
    written->path = path;
    written->silent = silent;
    written->pdf = qpdf_init();
    qpdf_set_suppress_warnings(written->pdf, QPDF_TRUE);
    qpdf_silence_errors(written->pdf);
    if (qpdf_read(written->pdf, path, NULL) & QPDF_ERRORS) {
        qpdf_error error = qpdf_get_error(written->pdf);
        fprintf(stderr, "%s: %s\n", path,
                error ? qpdf_get_error_message_detail(written->pdf, error) : "cannot be read");
        written_close(written);
        return NULL;
    }
    written->trailer = qpdf_get_trailer(written->pdf);
    written->root = qpdf_get_root(written->pdf);
    written->tree_root = get(written, written->root, "/StructTreeRoot");
    written->second = qpdf_get_pdf_version(written->pdf)[0] == '2';
    written->language = get_text(written, written->root, "/Lang");
    read_pages(written);
    read_tree(written);
    return written;
}

static void finish_pieces(struct written *written)
{
    for (int i = 0; i < written->sheet_count; i++)
        for (struct piece *piece = written->sheets[i].pieces; piece; piece = piece->next)
            buffer_finish(&piece->text);
}

void written_close(struct written *written)
{
    finish_pieces(written);
    qpdf_cleanup(&written->pdf);
}
