#include "learn/keep.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/file_many.h"
#include "base/map.h"
#include "base/say.h"
#include "learn/merge.h"
#include "learn/weave.h"

#define KEPT ".imported"

struct keep {
    const struct keeping *asked;
    const struct parts *parts;
    const char *kept;      /* path of what was imported last */
    const char *name;      /* of the file in the folder, without .xml */
    struct buffer imported; /* what is imported now, as a file */
};

/* ------------------------------------------------------------------------------------------------ what was there */

static const char *path_of(const struct keep *keep, const char *name)
{
    return arena_format(keep->asked->arena, "%s/%s.xml", keep->asked->folder, name);
}

/* In this folder, and in no other. */
static bool is_name(const char *name)
{
    return *name && *name != '.' && strlen(name) < 200 && !strchr(name, '/');
}

/* What was imported last: the file's name, a line end, and the file. NULL: nothing was, or its file is gone. */
static struct xml_file *read_kept(struct keep *keep)
{
    struct buffer contents = {0};
    struct diag *unheard = diag_create();
    struct xml_file *file = NULL;
    if (file_exists(keep->kept) && file_read(keep->kept, XML_BYTES_MOST, (struct place){0}, &contents, unheard)) {
        const char *text = (const char *)contents.bytes, *line = memchr(text, '\n', contents.length);
        const char *name = line ? arena_copy(keep->asked->arena, text, (size_t)(line - text)) : "";
        if (is_name(name) && file_exists(path_of(keep, name))) {
            keep->name = name;
            file = xml_read_memory(line + 1, contents.length - (size_t)(line + 1 - text), keep->kept, unheard);
        }
    }
    buffer_finish(&contents);
    diag_destroy(unheard);
    return file;
}

static bool keep_last(const struct keep *keep)
{
    struct buffer contents = {0};
    buffer_format(&contents, "%s\n", keep->name);
    buffer_append(&contents, keep->imported.bytes, keep->imported.length);
    bool good = file_many_write(keep->kept, contents.bytes, contents.length, (struct file_manner){.chosen_name = true}, keep->asked->diag);
    buffer_finish(&contents);
    return good;
}

/* ------------------------------------------------------------------------------------------------ what is there */

static bool write_file(const struct keep *keep, const char *path, const struct buffer *contents, const char *done)
{
    bool good = file_many_write(path, contents->bytes, contents->length, (struct file_manner){.chosen_name = true}, keep->asked->diag);
    diag_put_plain(keep->asked->report, path);
    buffer_format(keep->asked->report, ": %s\n", done);
    return good;
}

static bool is_unchanged(const struct keep *keep, const struct parts *one, const struct parts *other)
{
    bool same = attributes_hash(one) == attributes_hash(other);
    for (size_t i = 0; i < SECTION_COUNT && same; i++) {
        for (size_t j = 0; j < one->sections[i].count; j++)
            same = same && !one->sections[i].list[j].texts;
        same = same && parts_equal(&one->sections[i], &other->sections[i], keep->asked->arena);
    }
    return same;
}

/* What a merge is of: what was imported last, and what is now. */
struct sides {
    struct parts before, now;
    struct xml_file *woven[2]; /* that they point into; or NULL */
};

static void find_sides(const struct keep *keep, const char *path, const struct xml_file *last, const struct parts *there, struct sides *sides)
{
    struct arena *arena = keep->asked->arena;
    const char *language = keep->asked->language;
    struct parts before, now;
    size_t unpaired;
    *sides = (struct sides){.now = *keep->parts};
    parts_of(last ? xml_root(last) : NULL, arena, &sides->before);
    if (!language)
        return;
    sides->woven[0] = weave_parts(last ? &sides->before : NULL, language, there, arena, &before, &unpaired);
    sides->woven[1] = weave_parts(keep->parts, language, there, arena, &now, &unpaired);
    if (unpaired)
        diag_report(keep->asked->diag, DIAG_WORD_UNPAIRED, (struct place){path, 0},
                    say_count(unpaired, "%zu element has no partner in \"%s\"", "%zu elements have no partner in \"%s\""), unpaired, language);
    if (sides->woven[0] && sides->woven[1]) {
        sides->before = before;
        sides->now = now;
    }
}

static void finish_sides(struct sides *sides)
{
    for (int i = 0; i < 2; i++)
        if (sides->woven[i])
            xml_close(sides->woven[i]);
}

static bool bring_up_to_date(const struct keep *keep, const char *path, const struct xml_file *last)
{
    struct parts there, merged;
    struct sides sides;
    struct buffer differences = {0}, contents = {0};
    struct xml_file *file = xml_read(path, (struct place){0}, keep->asked->diag);
    if (!file)
        return false;
    parts_of(xml_root(file), keep->asked->arena, &there);
    find_sides(keep, path, last, &there, &sides);
    merge_parts(&sides.before, &sides.now, &there, keep->asked->arena, &merged, &differences);
    bool good = true;
    if (is_unchanged(keep, &merged, &there)) {
        diag_put_plain(keep->asked->report, path);
        buffer_format(keep->asked->report, ": %s\n", say("up to date, and left as it is"));
    } else {
        put_parts(&contents, &merged, &there, keep->asked->arena);
        good = write_file(keep, path, &contents, say("brought up to date; what people wrote stays"));
    }
    buffer_append(keep->asked->report, differences.bytes, differences.length);
    buffer_finish(&differences);
    buffer_finish(&contents);
    finish_sides(&sides);
    xml_close(file);
    return good;
}

bool keep_parts(const struct keeping *asked, const struct parts *parts)
{
    struct keep own = {.asked = asked, .parts = parts}, *keep = &own;
    keep->kept = arena_format(keep->asked->arena, "%s/" KEPT "/%016" PRIx64 ".xml", keep->asked->folder, map_hash(asked->id, strlen(asked->id)));
    struct xml_file *last = read_kept(keep);
    keep->name = keep->name ? keep->name : asked->name(asked->context);
    const char *path = path_of(keep, keep->name);
    put_parts(&keep->imported, parts, NULL, asked->arena);
    bool good = file_exists(path) ? bring_up_to_date(keep, path, last ? last : asked->base) : write_file(keep, path, &keep->imported, say("made"));
    good = good && keep_last(keep);
    if (last)
        xml_close(last);
    buffer_finish(&keep->imported);
    return good;
}

static bool make_folder(const char *path, struct diag *diag)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST || file_unwritable(path, errno, diag);
}

bool keep_begin(const char *folder, struct diag *diag)
{
    struct arena *arena = arena_create();
    const char *kept = arena_format(arena, "%s/" KEPT, folder);
    bool good = make_folder(folder, diag) && make_folder(kept, diag);
    file_many_begin(folder);
    file_many_begin(kept);
    arena_destroy(arena);
    return good;
}
