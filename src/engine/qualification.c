/* Qualifications: opened, closed, and what other programs ask of them. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "engine/engine.h"

void close_qualification(struct supplement_qualification *qualification)
{
    qualification_destroy(qualification->qualification);
    free(qualification->editions);
    free(qualification);
}

static struct supplement_qualification *keep_qualification(struct supplement *supplement, struct qualification *read)
{
    struct supplement_qualification *qualification = memory_zeroed(1, sizeof *qualification);
    qualification->qualification = read;
    qualification->judged = supplement->trusts;
    qualification->editions = memory_zeroed(read->edition_count + 1, sizeof *qualification->editions);
    for (size_t i = 0; i < read->edition_count; i++)
        qualification->editions[i] = read->editions[i];
    qualification->code = "";
    for (const struct xml_node *node = xml_first_element(read->root); node; node = xml_next_element(node))
        if (xml_is_named(node, "code"))
            qualification->code = xml_text(node, read->arena);
    qualification->next = supplement->qualifications;
    supplement->qualifications = qualification;
    return qualification;
}

static enum xml_validity weigh_qualification(struct supplement *supplement, const struct xml_file *file, struct diag *diag)
{
    const char *kind = file_kind(file);
    bool is_good = !kind || strcmp(kind, "qualification") != 0 || supplement->trusts || is_known_qualification(file);
    return is_good ? XML_VALID : xml_weigh(file, schema_path(supplement, "qualification"), diag);
}

/* Takes over the file, which is at least as valid as that; NULL gives NULL. */
static struct supplement_qualification *take_qualification(struct supplement *supplement, struct xml_file *file, enum xml_validity least,
                                                           struct diag *diag)
{
    if (!file)
        return NULL;
    struct diag *own = diag_create(), *schema = diag_create();
    enum xml_validity validity = weigh_qualification(supplement, file, schema);
    struct qualification *read = read_qualification(file, own);
    struct supplement_qualification *taken = read && validity >= least ? keep_qualification(supplement, read) : NULL;
    tell_better(own, schema, diag);
    diag_destroy(schema);
    diag_destroy(own);
    if (taken)
        taken->unfinished = validity < XML_VALID;
    else
        qualification_destroy(read);
    return taken;
}

struct supplement_qualification *supplement_open_qualification(struct supplement *supplement, const char *path,
                                                               struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, diag);
        return NULL;
    }
    struct supplement_qualification *qualification =
        take_qualification(supplement, xml_read(path, (struct place){0}, diag), XML_VALID, diag);
    memory_leave(&guard);
    return qualification;
}

void supplement_close_qualification(struct supplement *supplement, struct supplement_qualification *qualification)
{
    if (!engine_is_usable(supplement) || !qualification) /* what is half made is not taken apart */
        return;
    struct supplement_qualification **link = &supplement->qualifications;
    while (*link != qualification)
        link = &(*link)->next;
    *link = qualification->next;
    forget_stencils(supplement, qualification->qualification);
    close_qualification(qualification);
}

static struct supplement_qualification *read_memory(struct supplement *supplement, const char *name, const void *bytes, size_t length,
                                                    enum xml_validity least, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, diag);
        return NULL;
    }
    struct supplement_qualification *qualification =
        take_qualification(supplement, xml_read_memory(bytes, length, name, diag), least, diag);
    memory_leave(&guard);
    return qualification;
}

struct supplement_qualification *supplement_read_qualification(struct supplement *supplement, const char *name,
                                                               const void *bytes, size_t length, struct diag *diag)
{
    return read_memory(supplement, name, bytes, length, XML_VALID, diag);
}

struct supplement_qualification *supplement_read_draft(struct supplement *supplement, const char *name, const void *bytes, size_t length,
                                                       struct diag *diag)
{
    return read_memory(supplement, name, bytes, length, XML_INVALID_VALUES, diag);
}

const char *supplement_original(const struct supplement_qualification *qualification)
{
    return qualification->qualification->original;
}

const char *supplement_code(const struct supplement_qualification *qualification)
{
    return qualification->code;
}

void supplement_awarded(const struct supplement_qualification *qualification, const char **from, const char **until)
{
    const struct qualification *read = qualification->qualification;
    const struct xml_node *validity = xml_first_element(read->root);
    while (validity && !xml_is_named(validity, "validity"))
        validity = xml_next_element(validity);
    *from = validity ? xml_attribute(validity, "from") : NULL;
    *until = validity ? xml_attribute(validity, "until") : NULL;
    if (!*from)
        *from = read->date;
}

/* White space between words as one space. */
static const char *join_words(const char *text, struct arena *arena)
{
    static const char SPACES[] = " \t\r\n";
    struct buffer words = {0};
    while (*(text += strspn(text, SPACES))) {
        size_t length = strcspn(text, SPACES);
        buffer_string(&words, words.length ? " " : "");
        buffer_append(&words, text, length);
        text += length;
    }
    const char *joined = words.length ? arena_copy(arena, (const char *)words.bytes, words.length) : "";
    buffer_finish(&words);
    return joined;
}

static const struct xml_node *find_text(const struct xml_node *parent, const char *language)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node)) {
        const char *own = xml_attribute(node, "lang");
        if (own && strcmp(own, language) == 0)
            return node;
    }
    return NULL;
}

static const char *find_title(const struct qualification *qualification, const char *language)
{
    const struct xml_node *title = xml_first_element(qualification->root), *text = NULL;
    while (title && !xml_is_named(title, "title"))
        title = xml_next_element(title);
    if (title)
        text = find_text(title, language);
    if (title && !text)
        text = find_text(title, qualification->original);
    return text ? join_words(xml_text(text, qualification->arena), qualification->arena) : "";
}

const char *supplement_title(const struct supplement_qualification *opened, const char *language)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return NULL;
    const char *title = find_title(opened->qualification, language);
    memory_leave(&guard);
    return title;
}

const char *const *supplement_editions(const struct supplement_qualification *qualification)
{
    return qualification->editions;
}
