/*
 * mutate-objects NAME FILE OUT    writes FILE to OUT through qpdf, with that mutation; the name "unchanged" means none
 * mutate-objects -l               prints the names of all mutations
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mutation.h"

_Noreturn void lost(const char *what)
{
    fprintf(stderr, "mutate-objects: there is no %s\n", what);
    exit(2);
}

/* ------------------------------------------------------------------------------------------------ finding */

struct element *find_element(struct written *written, const char *type_and_text)
{
    size_t length = strcspn(type_and_text, "=|");
    const char *text = type_and_text[length] == '=' ? type_and_text + length + 1 : "";
    size_t text_length = strcspn(text, "|");
    for (struct element *element = written->tree; element; element = element->next)
        if (strlen(element->type) == length && strncmp(element->type, type_and_text, length) == 0 &&
            strncmp(heard(written, element), text, text_length) == 0)
            return element;
    lost(type_and_text);
}

static qpdf_oh find_font_named(struct written *written, const char *name)
{
    for (const struct font *font = written->fonts; font; font = font->next)
        if (strncmp(font->name, name, strlen(font->name)) == 0)
            return font->dictionary;
    lost("font of that name");
}

static qpdf_oh find_link(struct written *written, int number)
{
    for (int i = 0; i < written->sheet_count; i++) {
        qpdf_oh annotations = get(written, written->sheets[i].dictionary, "/Annots");
        int count = item_count(written, annotations);
        if (number < count)
            return item(written, annotations, number);
        number -= count;
    }
    lost("link of that number");
}

/* The object that the first step names; moves past it. */
static qpdf_oh find_first(struct written *written, const char **steps)
{
    const char *step = *steps, *bar = strchr(step, '|'), *argument = bar ? bar + 1 : "";
    bool counts = strncmp(step, "page|", 5) == 0 || strncmp(step, "font|", 5) == 0 || strncmp(step, "link|", 5) == 0;
    bool selects = strncmp(step, "element|", 8) == 0;
    const char *next = counts || selects ? strchr(argument, '|') : bar;
    *steps = next ? next + 1 : "";
    if (selects)
        return find_element(written, argument)->dictionary;
    if (step[0] == 'p')
        return written->sheets[strtol(argument, NULL, 10)].dictionary;
    if (step[0] == 'f')
        return find_font_named(written, argument);
    if (step[0] == 'l')
        return find_link(written, (int)strtol(argument, NULL, 10));
    return step[0] == 'i'   ? get(written, written->trailer, "/Info")
           : step[0] == 't' ? written->tree_root
                            : written->root;
}

qpdf_oh find(struct written *written, const char *steps)
{
    const char *all = steps;
    qpdf_oh object = find_first(written, &steps);
    while (*steps) {
        size_t length = strcspn(steps, "|");
        const char *step = arena_copy(written->arena, steps, length);
        object = *step == '/' ? get(written, object, step) : item(written, object, (int)strtol(step, NULL, 10));
        steps += length + (steps[length] == '|');
    }
    if (qpdf_oh_is_null(written->pdf, object))
        lost(all);
    return object;
}

/* ------------------------------------------------------------------------------------------------ changing */

bool replace_bytes(struct buffer *bytes, const char *from, size_t from_length, const char *to, size_t to_length)
{
    unsigned char *found = memmem(bytes->bytes, bytes->length, from, from_length);
    if (!found)
        return false;
    struct buffer after = {0};
    buffer_append(&after, bytes->bytes, (size_t)(found - bytes->bytes));
    buffer_append(&after, to, to_length);
    buffer_append(&after, found + from_length, (size_t)(bytes->bytes + bytes->length - found) - from_length);
    buffer_finish(bytes);
    *bytes = after;
    return true;
}

/* False: it does not hold the bytes. */
static bool edit_one(struct written *written, qpdf_oh stream, const char *from, size_t from_length, const char *to,
                     size_t to_length)
{
    struct buffer bytes = {0};
    size_t length;
    const char *data = get_stream(written, stream, &length);
    if (!data)
        lost("stream");
    buffer_append(&bytes, data, length);
    bool found = replace_bytes(&bytes, from, from_length, to, to_length);
    if (found) {
        qpdf_oh null = qpdf_oh_new_null(written->pdf);
        qpdf_oh_replace_stream_data(written->pdf, stream, bytes.bytes, bytes.length, null, null);
    }
    buffer_finish(&bytes);
    return found;
}

void edit_stream(struct written *written, qpdf_oh stream, const char *from, size_t from_length, const char *to,
                 size_t to_length)
{
    bool found = false;
    if (!qpdf_oh_is_array(written->pdf, stream))
        found = edit_one(written, stream, from, from_length, to, to_length);
    for (int i = 0; !found && i < item_count(written, stream); i++)
        found = edit_one(written, item(written, stream, i), from, from_length, to, to_length);
    if (!found)
        lost(from);
}

static void make_change(struct written *written, const struct change *change)
{
    qpdf_oh object = find(written, change->steps);
    if (qpdf_oh_is_stream(written->pdf, object))
        object = qpdf_oh_get_dict(written->pdf, object);
    if (!change->value && !has(written, object, change->key))
        lost(change->key);
    if (change->value)
        qpdf_oh_replace_key(written->pdf, object, change->key, qpdf_oh_parse(written->pdf, change->value));
    else
        qpdf_oh_remove_key(written->pdf, object, change->key);
}

static bool mutate(struct written *written, const char *name)
{
    for (const struct change *change = CHANGES; change->name; change++)
        if (strcmp(change->name, name) == 0)
            return make_change(written, change), true;
    for (const struct edit *edit = EDITS; edit->name; edit++)
        if (strcmp(edit->name, name) == 0) {
            edit_stream(written, find(written, edit->steps), edit->from, edit->from_length, edit->to, edit->to_length);
            return true;
        }
    for (const struct act *act = ACTS; act->name; act++)
        if (strcmp(act->name, name) == 0)
            return act->act(written), true;
    for (const struct damage *damage = DAMAGES; damage->name; damage++)
        if (strcmp(damage->name, name) == 0)
            return true;
    return strcmp(name, "unchanged") == 0;
}

/* ------------------------------------------------------------------------------------------------ writing */

/* As the painter does: object streams, and everything compressed. */
static bool write_file(struct written *written, const char *name, const char *path)
{
    struct buffer file = {0};
    if (qpdf_init_write_memory(written->pdf) & QPDF_ERRORS)
        return false;
    qpdf_set_object_stream_mode(written->pdf, qpdf_o_generate);
    qpdf_set_newline_before_endstream(written->pdf, QPDF_TRUE); /* PDF/A-3, 6.1.7.1 */
    qpdf_set_static_ID(written->pdf, QPDF_TRUE);
    if (qpdf_write(written->pdf) & QPDF_ERRORS)
        return false;
    buffer_append(&file, qpdf_get_buffer(written->pdf), qpdf_get_buffer_length(written->pdf));
    for (const struct damage *damage = DAMAGES; damage->name; damage++)
        if (strcmp(damage->name, name) == 0)
            damage->act(&file);
    FILE *out = fopen(path, "wb");
    bool good = out && fwrite(file.bytes, 1, file.length, out) == file.length;
    good &= out && fclose(out) == 0;
    buffer_finish(&file);
    return good;
}

static void list_names(void)
{
    for (const struct change *change = CHANGES; change->name; change++)
        puts(change->name);
    for (const struct edit *edit = EDITS; edit->name; edit++)
        puts(edit->name);
    for (const struct act *act = ACTS; act->name; act++)
        puts(act->name);
    for (const struct damage *damage = DAMAGES; damage->name; damage++)
        puts(damage->name);
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "-l") == 0) {
        list_names();
        return 0;
    }
    if (count != 4) {
        fputs("usage: mutate-objects NAME FILE OUT | -l\n", stderr);
        return 2;
    }
    struct arena *arena = arena_create();
    struct written *written = written_open(arena, arguments[2], true);
    bool good = written && mutate(written, arguments[1]) && write_file(written, arguments[1], arguments[3]);
    if (!good)
        fprintf(stderr, "mutate-objects: cannot make %s of %s\n", arguments[1], arguments[2]);
    if (written)
        written_close(written);
    arena_destroy(arena);
    return good ? 0 : 2;
}
