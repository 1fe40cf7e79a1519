/* Files that are being written: opened, saved, forgotten. */
#include <stdlib.h>
#include <string.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/markup.h"
#include "base/memory.h"
#include "base/say.h"
#include "desk/author.h"

bool author_is_name(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && length < 200 && *name != '.' && !strchr(name, '/') && ends_in(name, ".xml");
}

const char *author_address(const char *name, struct arena *arena)
{
    struct buffer out = {0};
    markup_address(&out, name);
    const char *address = arena_copy(arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return address;
}

static char *copy(const char *text)
{
    char *own = memory_zeroed(strlen(text) + 1, 1);
    return memcpy(own, text, strlen(text));
}

static void writing_destroy(struct writing *writing)
{
    draft_destroy(writing->draft);
    draft_destroy(writing->saved);
    arena_destroy(writing->arena);
    arena_destroy(writing->places);
    diag_destroy(writing->diag);
    supplement_files_destroy(writing->pages);
    supplement_files_destroy(writing->pages_before);
    free(writing->name);
    free(writing->path);
    free(writing->spoken);
    free(writing->edition);
    free(writing);
}

void author_destroy(struct author *author)
{
    if (!author)
        return;
    for (struct writing *writing = author->writings, *next; writing; writing = next) {
        next = writing->next;
        writing_destroy(writing);
    }
    free(author);
}

static struct author *author_of(struct desk *desk)
{
    if (!desk->author)
        desk->author = memory_zeroed(1, sizeof *desk->author);
    return desk->author;
}

/* ------------------------------------------------------------------------------------------------ kinds */

/* Of its form, as far as it can be read; and of the usual one otherwise. */
static bool read_kinds(struct desk *desk, struct writing *writing, const struct buffer *bytes, struct diag *diag)
{
    struct diag *ignored = diag_create();
    struct buffer lines = {0};
    struct supplement_qualification *opened =
        supplement_read_draft(desk->supplement, writing->name, bytes->bytes, bytes->length, ignored);
    bool good = supplement_headings(desk->supplement, desk->author->layout, opened, say_language(), &lines, diag);
    writing->headings = headings_read((const char *)lines.bytes, lines.length, writing->arena);
    writing->kind = kind_read(supplement_data_file(desk->supplement, "layouts/schemas/qualification.xsd"), &writing->headings, writing->arena, diag);
    writing->spoken = copy(say_language());
    supplement_close_qualification(desk->supplement, opened);
    buffer_finish(&lines);
    diag_destroy(ignored);
    return good && writing->kind;
}

/* ------------------------------------------------------------------------------------------------ opening */

static bool take_bytes(struct writing *writing, const struct buffer *saved, const struct buffer *now, struct diag *diag)
{
    writing->saved = draft_create(writing->kind, writing->name, (const char *)saved->bytes, saved->length, diag);
    writing->draft = writing->saved ? draft_create(writing->kind, writing->name, (const char *)now->bytes, now->length, diag) : NULL;
    return writing->draft;
}

/* `now`: what it says already, unsaved. */
static struct writing *open_bytes(struct desk *desk, const char *name, const struct buffer *saved, const struct buffer *now, struct diag *diag)
{
    struct author *author = author_of(desk);
    struct writing *writing = memory_zeroed(1, sizeof *writing);
    struct arena *arena = arena_create();
    writing->name = copy(name);
    writing->path = copy(arena_format(arena, "%s/%s", desk->desking->qualifications, name));
    arena_destroy(arena);
    writing->arena = arena_create();
    writing->places = arena_create();
    writing->diag = diag_create();
    writing->pages = supplement_files_create();
    writing->version = ++author->versions;
    writing->drawn = writing->version;
    if (!author->layout)
        author->layout = supplement_open_layout(desk->supplement, desk->desking->layout, diag);
    if (author->layout && read_kinds(desk, writing, saved, diag) && take_bytes(writing, saved, now, diag)) {
        writing->next = author->writings;
        author->writings = writing;
        return writing;
    }
    writing_destroy(writing);
    return NULL;
}

static struct writing **find_link(struct author *author, const char *name)
{
    struct writing **link = &author->writings;
    while (*link && strcmp((*link)->name, name) != 0)
        link = &(*link)->next;
    return link;
}

void author_forget(struct desk *desk, const char *name)
{
    struct writing **link = find_link(author_of(desk), name), *writing = *link;
    if (!writing)
        return;
    *link = writing->next;
    writing_destroy(writing);
}

static bool is_same(const struct buffer *one, const struct buffer *other)
{
    return one->length == other->length && memcmp(one->bytes, other->bytes, one->length) == 0;
}

bool author_is_changed(const struct writing *writing)
{
    return !is_same(draft_bytes(writing->saved), draft_bytes(writing->draft));
}

/* Another language has other headings: it is opened anew with all that was written. */
static struct writing *speak(struct desk *desk, struct writing *writing, struct diag *diag)
{
    struct buffer saved = {0}, now = {0};
    buffer_append(&saved, draft_bytes(writing->saved)->bytes, draft_bytes(writing->saved)->length);
    buffer_append(&now, draft_bytes(writing->draft)->bytes, draft_bytes(writing->draft)->length);
    char *name = copy(writing->name);
    author_forget(desk, name);
    writing = open_bytes(desk, name, &saved, &now, diag);
    free(name);
    buffer_finish(&saved);
    buffer_finish(&now);
    return writing;
}

static struct writing *in_language(struct desk *desk, struct writing *writing, struct diag *diag)
{
    return strcmp(writing->spoken, say_language()) == 0 ? writing : speak(desk, writing, diag);
}

struct writing *author_open(struct desk *desk, const char *name, struct diag *diag)
{
    struct writing *writing = *find_link(author_of(desk), name);
    return writing ? in_language(desk, writing, diag) : author_open_anew(desk, name, diag);
}

struct writing *author_open_anew(struct desk *desk, const char *name, struct diag *diag)
{
    struct writing *writing = *find_link(author_of(desk), name);
    if (writing && author_is_changed(writing))
        return in_language(desk, writing, diag);
    struct buffer bytes = {0};
    const char *path = arena_format(desk->arena, "%s/%s", desk->desking->qualifications, name);
    bool good = author_is_name(name) && file_read(path, AUTHOR_FILE_MOST, (struct place){0}, &bytes, diag);
    bool is_new = good && !(writing && is_same(draft_bytes(writing->saved), &bytes) && strcmp(writing->spoken, say_language()) == 0);
    if (is_new) {
        author_forget(desk, name);
        writing = open_bytes(desk, name, &bytes, &bytes, diag);
    }
    buffer_finish(&bytes);
    return good ? writing : NULL;
}

/* ------------------------------------------------------------------------------------------------ saving */

static void note(struct writing *writing, const char *words, bool is_error)
{
    writing->note = words;
    writing->note_is_error = is_error;
}

static bool is_on_disk(const struct writing *writing)
{
    struct diag *ignored = diag_create();
    struct buffer bytes = {0};
    bool same = file_read(writing->path, AUTHOR_FILE_MOST, (struct place){0}, &bytes, ignored) && is_same(&bytes, draft_bytes(writing->saved));
    buffer_finish(&bytes);
    diag_destroy(ignored);
    return same;
}

bool author_save(struct writing *writing)
{
    struct diag *diag = diag_create();
    const struct buffer *bytes = draft_bytes(writing->draft);
    bool is_same_there = is_on_disk(writing);
    bool good = is_same_there && file_write(writing->path, bytes->bytes, bytes->length, (struct file_manner){0}, diag);
    struct draft *saved = good ? draft_create(writing->kind, writing->name, (const char *)bytes->bytes, bytes->length, diag) : NULL;
    if (saved) {
        draft_destroy(writing->saved);
        writing->saved = saved;
        note(writing, say("Saved."), false);
    } else {
        note(writing, is_same_there ? say("It could not be saved: look at the folder, its permissions and the free space.")
                                    : say("Not saved: another program has changed the file since it was opened."), true);
    }
    diag_destroy(diag);
    return good;
}

void author_touch(struct writing *writing)
{
    writing->is_checked = false;
    writing->drawn++;
}

void author_touch_paths(struct writing *writing)
{
    author_touch(writing);
    writing->version++;
}
