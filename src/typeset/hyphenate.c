#include "typeset/hyphenate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "typeset/patterns.h"

enum { LEAST_LEFT = 3, LEAST_RIGHT = 3, PATTERN_FILE_LIMIT = 64 * 1024 * 1024, LONGEST_LANGUAGE = 35 };

/* A language that was asked for. */
struct language {
    enum hyphenation_state state;
    struct patterns patterns;
    struct file_map map;      /* of the compiled file; or */
    struct buffer compiled;   /* what was made of the .dic file now */
    struct map *words;        /* -> struct hyphens */
    struct language *next;    /* all that there are */
};

struct hyphenation {
    char *folder, *compiled_folder; /* NULL if there is none */
    bool paired;                    /* what is in the second was made of what is in the first */
    const struct reach *reach;      /* of the first */
    struct map *languages;          /* tag -> struct language; several tags may share one */
    struct language *all;
    struct arena *words;
    /* What was asked for last: a paragraph has one language. */
    char last_tag[LONGEST_LANGUAGE + 1];
    struct language *last;
};

static const struct hyphens no_hyphens = {.count = 0};

static char *copy_text(const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(memory_resize(NULL, size), text, size);
}

struct hyphenation *hyphenation_create(const struct reach *reach, const char *folder, const char *compiled_folder, bool paired)
{
    struct hyphenation *hyphenation = memory_zeroed(1, sizeof *hyphenation);
    hyphenation->reach = reach;
    hyphenation->folder = copy_text(folder);
    hyphenation->compiled_folder = copy_text(compiled_folder);
    hyphenation->paired = paired;
    hyphenation->languages = map_create();
    hyphenation->words = arena_create();
    return hyphenation;
}

static void language_destroy(struct language *language)
{
    map_destroy(language->words);
    buffer_finish(&language->compiled);
    if (language->map.bytes)
        file_unmap(&language->map);
    free(language);
}

void hyphenation_destroy(struct hyphenation *hyphenation)
{
    if (!hyphenation)
        return;
    for (struct language *language = hyphenation->all, *next; language; language = next) {
        next = language->next;
        language_destroy(language);
    }
    map_destroy(hyphenation->languages);
    arena_destroy(hyphenation->words);
    free(hyphenation->folder);
    free(hyphenation->compiled_folder);
    free(hyphenation);
}

size_t hyphenation_size(const struct hyphenation *hyphenation)
{
    size_t size = arena_used(hyphenation->words);
    for (const struct language *language = hyphenation->all; language; language = language->next)
        size += map_size(language->words);
    return size;
}

void hyphenation_forget(struct hyphenation *hyphenation)
{
    for (struct language *language = hyphenation->all; language; language = language->next) {
        map_destroy(language->words);
        language->words = map_create();
    }
    arena_destroy(hyphenation->words);
    hyphenation->words = arena_create();
}

/* ------------------------------------------------------------------------------------------------ reading */

/* Whether there is a file. One that cannot be looked at (rights, memory) is there: to do without it would give other lines. */
static bool is_file(const char *path, struct stat *status)
{
    if (stat(path, status) == 0)
        return S_ISREG(status->st_mode);
    *status = (struct stat){0};
    return errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG;
}

/* FOLDER/NAME.EXTENSION in memory that the caller frees; NULL if it is no file. */
static char *find_file(const char *folder, const char *name, const char *extension, struct stat *status)
{
    if (!folder)
        return NULL;
    size_t size = strlen(folder) + strlen(name) + strlen(extension) + 3;
    char *path = memory_resize(NULL, size);
    snprintf(path, size, "%s/%s.%s", folder, name, extension);
    if (is_file(path, status))
        return path;
    free(path);
    return NULL;
}

static bool map_file(const struct reach *reach, const char *path, struct file_map *map)
{
    struct diag *diag = diag_create(); /* why it cannot be read does not matter here: there is another way */
    bool mapped = file_map(reach, path, PATTERN_FILE_LIMIT, (struct place){.file = path}, map, diag);
    diag_destroy(diag);
    return mapped;
}

static bool is_newer(const struct stat *status, const struct stat *than)
{
    struct timespec one = status->st_mtim, other = than->st_mtim;
    return one.tv_sec > other.tv_sec || (one.tv_sec == other.tv_sec && one.tv_nsec > other.tv_nsec);
}

/* Where the folders are paired, age and length tell enough: to hash the source takes half as long as all hyphens of a
 * document. */
static bool is_made_of(const struct hyphenation *hyphenation, const struct patterns *patterns, const struct stat *status,
                       const char *source, const struct stat *source_status)
{
    struct file_map map;
    if (patterns->source_length != (uint64_t)source_status->st_size)
        return false;
    if (hyphenation->paired && is_newer(status, source_status))
        return true;
    if (!map_file(hyphenation->reach, source, &map))
        return false;
    bool same = patterns->source_hash == map_hash(map.bytes, map.length);
    file_unmap(&map);
    return same;
}

/* Uses the compiled file if it was made of this very source. */
static bool open_compiled(const struct hyphenation *hyphenation, struct language *language, const char *name,
                          const char *source, const struct stat *source_status)
{
    struct stat status;
    char *path = find_file(hyphenation->compiled_folder, name, "bin", &status);
    bool mapped = path && map_file(NULL, path, &language->map);
    free(path);
    if (!mapped)
        return false;
    if (patterns_open(&language->patterns, language->map.bytes, language->map.length) &&
        is_made_of(hyphenation, &language->patterns, &status, source, source_status))
        return true;
    file_unmap(&language->map);
    language->map = (struct file_map){.bytes = NULL};
    return false;
}

static bool compile(const struct reach *reach, struct language *language, const char *path)
{
    struct file_map source;
    if (!map_file(reach, path, &source))
        return false;
    bool compiled = patterns_compile(path, source.bytes, source.length, &language->compiled) &&
                    patterns_open(&language->patterns, language->compiled.bytes, language->compiled.length);
    file_unmap(&source);
    return compiled;
}

static void read_language(struct hyphenation *hyphenation, struct language *language, const char *name)
{
    struct stat status;
    char *path = find_file(hyphenation->folder, name, "dic", &status);
    if (!path)
        return;
    bool ready = open_compiled(hyphenation, language, name, path, &status) || compile(hyphenation->reach, language, path);
    language->state = ready ? HYPHENATION_READY : HYPHENATION_INVALID;
    free(path);
}

static struct language *add_language(struct hyphenation *hyphenation, const char *name)
{
    struct language *language = memory_zeroed(1, sizeof *language);
    language->state = HYPHENATION_MISSING;
    language->words = map_create();
    read_language(hyphenation, language, name);
    language->next = hyphenation->all;
    hyphenation->all = language;
    return language;
}

/* Tries the tag as it is, then without its last subtag and so on: de-AT-1996, de-AT, de (RFC 4647, 3.4 Lookup). */
static struct language *look_up(struct hyphenation *hyphenation, const char *tag)
{
    char name[LONGEST_LANGUAGE + 1];
    struct language *language;
    snprintf(name, sizeof name, "%s", strchr(tag, '/') ? "" : tag); /* a tag is no path */
    for (;;) {
        language = map_find(hyphenation->languages, name, strlen(name));
        if (!language) {
            language = add_language(hyphenation, name);
            *map_slot(hyphenation->languages, name, strlen(name)) = language;
        }
        char *dash = strrchr(name, '-');
        if (language->state != HYPHENATION_MISSING || !dash)
            return language;
        *dash = '\0';
    }
}

static struct language *find_language(struct hyphenation *hyphenation, const char *tag)
{
    if (hyphenation->last && !strcmp(hyphenation->last_tag, tag))
        return hyphenation->last;
    struct language *language = look_up(hyphenation, tag);
    if (strlen(tag) <= LONGEST_LANGUAGE) {
        strcpy(hyphenation->last_tag, tag);
        hyphenation->last = language;
    }
    return language;
}

enum hyphenation_state hyphenation_state(struct hyphenation *hyphenation, const char *language)
{
    return find_language(hyphenation, language)->state;
}

/* ------------------------------------------------------------------------------------------------ words */

static bool mark_follows(const char *word, size_t at, size_t length)
{
    const char *next = word + at;
    return at < length && unicode_is_mark(utf8_next(&next, word + length));
}

/* Gathers the odd points that leave enough letters on both sides; never between a letter and its mark. */
static const struct hyphens *hyphenate_word(struct hyphenation *hyphenation, const struct patterns *patterns,
                                            const char *word, size_t length)
{
    unsigned char points[PATTERN_LONGEST_WORD];
    struct hyphen list[PATTERN_LONGEST_WORD];
    int left = patterns->left > LEAST_LEFT ? patterns->left : LEAST_LEFT;
    int right = patterns->right > LEAST_RIGHT ? patterns->right : LEAST_RIGHT;
    int letters = 0, before = 0;
    size_t count = 0;
    patterns_apply(patterns, word, length, points);
    for (size_t i = 0; i < length; i++)
        letters += (word[i] & 0xC0) != 0x80;
    for (size_t i = 0; i + 1 < length; i++) {
        before += (word[i] & 0xC0) != 0x80;
        if (points[i] % 2 && (word[i + 1] & 0xC0) != 0x80 && before >= left && letters - before >= right &&
            !mark_follows(word, i + 1, length))
            list[count++] = (struct hyphen){.offset = (uint16_t)(i + 1), .weak = points[i] == 1};
    }
    if (!count)
        return &no_hyphens;
    struct hyphens *hyphens = arena_alloc(hyphenation->words, sizeof *hyphens + count * sizeof *list);
    hyphens->count = count;
    memcpy(hyphens->list, list, count * sizeof *list);
    return hyphens;
}

const struct hyphens *hyphenation_find(struct hyphenation *hyphenation, const char *language, const char *word,
                                       size_t length)
{
    struct language *found = find_language(hyphenation, language);
    if (found->state != HYPHENATION_READY || !length || length > HYPHENATION_LONGEST)
        return &no_hyphens;
    void **slot = map_slot(found->words, word, length);
    if (!*slot) {
        const struct hyphens *hyphens = hyphenate_word(hyphenation, &found->patterns, word, length);
        memcpy(slot, &hyphens, sizeof hyphens); /* the map holds no const pointers */
    }
    return *slot;
}
