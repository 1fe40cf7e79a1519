#include "serve/site_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/map.h"

static const char HEAD[] = "supplement site 1\n";
enum { HEAD_LENGTH = sizeof HEAD - 1, SEAL_LENGTH = 17, STATE_MOST = 1 << 28, PART_MOST = 200, PATH_MOST = 500, VERSION_MOST = 16 };

static const char *const ENDINGS[SITE_FORMS] = {"html", "pdf", "png"};

/* ------------------------------------------------------------------------------------------------ names */

static bool is_part(const char *part, size_t length)
{
    if (!length || length > PART_MOST || *part == '.')
        return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)part[i] < ' ' || part[i] == 0x7F || part[i] == '\\')
            return false;
    return true;
}

bool site_is_version(const char *name, size_t length)
{
    static const char DAY[] = "dddd-dd-dd";
    if (length < SITE_DAY || length > VERSION_MOST)
        return false;
    for (size_t i = 0; i < SITE_DAY; i++)
        if (DAY[i] == 'd' ? name[i] < '0' || name[i] > '9' : name[i] != DAY[i])
            return false;
    for (size_t i = SITE_DAY + 1; i < length; i++)
        if (name[i] < '0' || name[i] > '9')
            return false;
    return length == SITE_DAY || (length > SITE_DAY + 1 && name[SITE_DAY] == '-');
}

static bool is_name(const char *part, size_t length, const char *name)
{
    return length == strlen(name) && memcmp(part, name, length) == 0;
}

/* index.html, or that in another language. */
static bool is_index(const char *part, size_t length)
{
    static const char BEGIN[] = "index.", END[] = ".html";
    return is_name(part, length, SITE_INDEX) || (length > sizeof BEGIN + sizeof END && memcmp(part, BEGIN, sizeof BEGIN - 1) == 0 &&
                                                 memcmp(part + length - (sizeof END - 1), END, sizeof END - 1) == 0);
}

bool site_is_path(const char *code)
{
    size_t first = strcspn(code, "/");
    if (strlen(code) > PATH_MOST || is_index(code, first) || is_name(code, first, SITE_MAP) || is_name(code, first, SITE_FEED))
        return false;
    for (const char *part = code;; part++) {
        size_t length = strcspn(part, "/");
        if (!is_part(part, length) || is_name(part, length, SITE_INDEX) || (part > code && site_is_version(part, length)))
            return false;
        part += length;
        if (!*part)
            return true;
    }
}

const char *const *site_entry_names(const struct site_entry *entry, struct arena *arena)
{
    const char **names = arena_new_array(arena, const char *, entry->count * SITE_FORMS + 3);
    size_t count = 0;
    names[count++] = arena_format(arena, "%s/%s.xml", entry->code, last_part(entry->code));
    for (size_t i = 0; i < entry->count; i++)
        for (size_t j = 0; j < SITE_FORMS; j++)
            names[count++] = arena_format(arena, "%s/%s.%s", entry->code, entry->editions[i].language, ENDINGS[j]);
    names[count++] = arena_format(arena, "%s/" SITE_INDEX, entry->code);
    names[count] = NULL;
    return names;
}

/* ------------------------------------------------------------------------------------------------ an entry */

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

struct site_entry site_entry_copy(const struct site_entry *entry, struct arena *arena)
{
    struct site_entry made = *entry;
    made.source = copy(arena, entry->source);
    made.code = copy(arena, entry->code);
    made.withdrawn = entry->withdrawn ? copy(arena, entry->withdrawn) : NULL;
    made.editions = arena_new_array(arena, struct site_edition, entry->count);
    for (size_t i = 0; i < entry->count; i++)
        made.editions[i] = (struct site_edition){copy(arena, entry->editions[i].language), copy(arena, entry->editions[i].title)};
    return made;
}

uint64_t site_entry_look(const struct site_entry *entry, const char *folder)
{
    struct arena *arena = arena_create();
    uint64_t sight = 1;
    for (const char *const *name = site_entry_names(entry, arena); sight && *name; name++) {
        struct stat status;
        bool there = lstat(arena_format(arena, "%s/%s", folder, *name), &status) == 0 && S_ISREG(status.st_mode);
        const int64_t seen[] = {(int64_t)sight, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
        sight = there ? map_hash(seen, sizeof seen) : 0;
    }
    arena_destroy(arena);
    return sight;
}

/* ------------------------------------------------------------------------------------------------ writing */

/* What parts a line's fields is no part of them. */
static void put_field(struct buffer *out, const char *text)
{
    buffer_byte(out, '\t');
    for (; *text; text++)
        buffer_byte(out, (unsigned char)*text < ' ' ? ' ' : (unsigned char)*text);
}

void site_state_put(struct buffer *out, const struct site_entry *entry)
{
    buffer_format(out, "%016" PRIx64 " %016" PRIx64, entry->contents, entry->sight);
    put_field(out, entry->source);
    put_field(out, entry->code);
    if (entry->withdrawn)
        put_field(out, entry->withdrawn);
    for (size_t i = 0; i < entry->count; i++) {
        put_field(out, entry->editions[i].language);
        put_field(out, entry->editions[i].title);
    }
    buffer_byte(out, '\n');
}

bool site_state_write(const char *folder, const struct buffer *lines, struct arena *arena, struct diag *diag)
{
    struct buffer file = {0};
    buffer_append(&file, HEAD, HEAD_LENGTH);
    buffer_append(&file, lines->bytes, lines->length);
    buffer_format(&file, "%016" PRIx64 "\n", map_hash(file.bytes, file.length));
    bool good = file_write(arena_format(arena, "%s/" SITE_STATE, folder), file.bytes, file.length,
                           (struct file_manner){FILE_AS_USUAL, true}, diag);
    buffer_finish(&file);
    return good;
}

/* ------------------------------------------------------------------------------------------------ reading */

/* Whether it is as it was written. */
static bool is_whole(const struct buffer *file)
{
    char seal[SEAL_LENGTH + 1];
    if (file->length < HEAD_LENGTH + SEAL_LENGTH || memcmp(file->bytes, HEAD, HEAD_LENGTH) != 0)
        return false;
    size_t length = file->length - SEAL_LENGTH;
    snprintf(seal, sizeof seal, "%016" PRIx64 "\n", map_hash(file->bytes, length));
    return memcmp(file->bytes + length, seal, SEAL_LENGTH) == 0;
}

/* The next field of the line, which is changed; NULL: there is none. */
static const char *take_field(char **at)
{
    char *field = *at;
    if (!field)
        return NULL;
    char *end = strchr(field, '\t');
    *at = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return field;
}

static size_t count_fields(const char *line)
{
    size_t count = 1;
    while ((line = strchr(line, '\t')) != NULL) {
        count++;
        line++;
    }
    return count;
}

/* Whoever may write in the folder may have written it: what it names is removed one day. */
static bool read_line(char *line, struct site_entry *entry, struct arena *arena)
{
    size_t fields = count_fields(line);
    const char *marks = take_field(&line);
    const size_t before = fields % 2 ? 3 : 4; /* the editions' fields: one that was withdrawn has its day too */
    if (fields < before + 2 || sscanf(marks, "%16" SCNx64 " %16" SCNx64, &entry->contents, &entry->sight) != 2)
        return false;
    entry->source = take_field(&line);
    entry->code = take_field(&line);
    entry->withdrawn = before == 4 ? take_field(&line) : NULL;
    entry->count = (fields - before) / 2;
    entry->editions = arena_new_array(arena, struct site_edition, entry->count);
    bool good = site_is_path(entry->code) && (!entry->withdrawn || site_is_version(entry->withdrawn, strlen(entry->withdrawn)));
    for (size_t i = 0; i < entry->count; i++) {
        entry->editions[i].language = take_field(&line);
        entry->editions[i].title = take_field(&line);
        good = good && site_is_path(entry->editions[i].language) && !strchr(entry->editions[i].language, '/');
    }
    return good;
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; (text = strchr(text, '\n')) != NULL; text++)
        count++;
    return count;
}

static void read_lines(struct site_state *state, char *text, struct arena *arena)
{
    state->list = arena_new_array(arena, struct site_entry, count_lines(text) + 1);
    for (char *end; (end = strchr(text, '\n')) != NULL; text = end + 1) {
        *end = '\0';
        if (read_line(text, &state->list[state->count], arena))
            state->count++;
    }
}

struct site_state site_state_read(const char *folder, struct arena *arena)
{
    const char *path = arena_format(arena, "%s/" SITE_STATE, folder);
    struct site_state state = {.is_there = file_exists(path)};
    struct buffer file = {0};
    struct diag *diag = diag_create(); /* what cannot be read says nothing */
    if (state.is_there && file_read(path, STATE_MOST, (struct place){0}, &file, diag) && is_whole(&file))
        read_lines(&state, arena_copy(arena, (const char *)file.bytes + HEAD_LENGTH, file.length - HEAD_LENGTH - SEAL_LENGTH), arena);
    diag_destroy(diag);
    buffer_finish(&file);
    return state;
}
