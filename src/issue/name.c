#include "issue/name.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/unicode.h"

enum { PART_MOST = 200 }; /* bytes: all file systems take 255, and "(2)" may follow */

/* ------------------------------------------------------------------------------------------------ placeholders */

static const char *const names[COLUMN_ROLES] = {
    [COLUMN_STUDENT] = "student", [COLUMN_NAME] = "name",       [COLUMN_BORN] = "born",
    [COLUMN_QUALIFICATION] = "qualification", [COLUMN_LANGUAGE] = "language", [COLUMN_DIPLOMA] = "diploma",
    [COLUMN_DATE] = "date",       [COLUMN_SCHOOL] = "school",
};

static bool is_called(const char *name, const char *placeholder, size_t length)
{
    return name && strlen(name) == length && memcmp(name, placeholder, length) == 0;
}

/* The role that a placeholder names, {name} or {holder.name}; COLUMN_ROLES if it is none. */
static enum column_role role_of(const char *placeholder, size_t length)
{
    for (int i = 0; i < COLUMN_ROLES; i++)
        if (is_called(names[i], placeholder, length) ||
            is_called(column_field_name((enum column_role)i), placeholder, length))
            return (enum column_role)i;
    return COLUMN_ROLES;
}

static bool is_known(const struct cohort *cohort, const char *placeholder, size_t length)
{
    bool known = role_of(placeholder, length) < COLUMN_ROLES;
    for (const char *const *input = cohort->inputs; !known && *input; input++)
        known = is_called(*input, placeholder, length) && !strchr(*input, '*'); /* of rows there may be many */
    return known;
}

static void check_placeholders(const char *pattern, const struct cohort *cohort, struct diag *diag)
{
    for (const char *open = strchr(pattern, '{'); open; open = strchr(open, '{')) {
        const char *close = strchr(open, '}');
        if (!close || !is_known(cohort, open + 1, (size_t)(close - open - 1))) {
            diag_report(diag, DIAG_NAME_PATTERN, (struct place){0}, "\"%s\": nothing is known by %.*s", pattern,
                        close ? (int)(close - open + 1) : (int)strlen(open), open);
            break;
        }
        open = close;
    }
}

/* Names in the output folder that the program itself uses: the register with what SQLite puts beside it, rejected.csv, those of
 * shards, the folder of what was replaced; whatever their capitals. Those that begin with a dot no document has, see put_part. */
static bool is_own(const char *part, size_t length)
{
    static const struct { const char *begins, *holds; } own[] = {{"register", ".db"}, {"rejected", ".csv"}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        size_t begin = strlen(own[i].begins), hold = strlen(own[i].holds);
        if (length < begin || ascii_compare(part, own[i].begins, begin) != 0)
            continue;
        for (size_t at = begin; at + hold <= length; at++)
            if (ascii_compare(part + at, own[i].holds, hold) == 0)
                return true;
    }
    return length == strlen("replaced") && ascii_compare(part, "replaced", length) == 0;
}

static bool is_below(const char *pattern)
{
    size_t length = strlen(pattern);
    return length && strcmp(pattern, ".") != 0 && *pattern != '/' && !strstr(pattern, "..") && !strchr(pattern, '\\') && pattern[length - 1] != '/';
}

const char *name_pattern(const char *pattern, struct arena *arena)
{
    const char *meant = "";
    if (!is_below(pattern))
        return pattern;
    for (const char *from = pattern; *from; from += strspn(from, "/")) {
        size_t length = strcspn(from, "/");
        if (length > 1 || *from != '.')
            meant = arena_format(arena, "%s%s%.*s", meant, *meant ? "/" : "", (int)length, from);
        from += length;
    }
    size_t length = strlen(meant);
    bool ends = length >= 4 && ascii_compare(meant + length - 4, ".pdf", 4) == 0;
    return ends ? meant : arena_format(arena, "%s.pdf", meant);
}

bool name_check(const char *pattern, const struct cohort *cohort, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    if (!is_below(pattern))
        diag_report(diag, DIAG_NAME_PATTERN, (struct place){0}, "\"%s\" is not a name below a folder", pattern);
    const char *top = pattern;
    while (strncmp(top, "./", 2) == 0)
        top += 1 + strspn(top + 1, "/");
    if (is_own(top, strcspn(top, "/")))
        diag_report(diag, DIAG_NAME_PATTERN, (struct place){0}, "\"%.*s\" is a name that the program itself uses", (int)strcspn(top, "/"), top);
    check_placeholders(pattern, cohort, diag);
    return diag_errors(diag) == errors;
}

bool path_check(const char *pattern, const struct cohort *cohort, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    if (!strchr(pattern, '{'))
        diag_report(diag, DIAG_NAME_PATTERN, (struct place){0},
                    "\"%s\" is the same for every row; write {diploma} for its number", pattern);
    check_placeholders(pattern, cohort, diag);
    return diag_errors(diag) == errors;
}

static const char *value_of(const struct graduate *graduate, const char *language, const char *placeholder, size_t length)
{
    enum column_role role = role_of(placeholder, length);
    if (role == COLUMN_LANGUAGE)
        return language;
    if (role < COLUMN_ROLES)
        return graduate->role[role];
    for (size_t i = 0; i < graduate->field_count; i++)
        if (is_called(graduate->fields[i].name, placeholder, length))
            return graduate->fields[i].value;
    return "";
}

/* ------------------------------------------------------------------------------------------------ safe names */

static bool is_refused(uint32_t code_point)
{
    return code_point < ' ' || code_point == 0x7F || (code_point < 0x80 && strchr("/\\:*?\"<>|", (int)code_point)) ||
           unicode_is_control(code_point);
}

static void put_value(struct buffer *out, const char *value)
{
    const char *end = value + strlen(value), *from = value; /* what is not put yet */
    while (value < end) {
        const char *start = value;
        if (ascii_is_letter(*value) || ascii_is_digit(*value)) {
            value++;
        } else if (is_refused(utf8_next(&value, end))) {
            buffer_append(out, from, (size_t)(start - from));
            buffer_byte(out, '_');
            from = value;
        }
    }
    buffer_append(out, from, (size_t)(end - from));
}

/* CON, NUL, COM1 … with any ending: Windows opens a device. */
static bool is_device(const char *part, size_t length)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", "com", "lpt"};
    size_t stem = 0;
    while (stem < length && part[stem] != '.')
        stem++;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        bool numbered = i >= 4;
        if (stem == 3U + numbered && ascii_compare(part, devices[i], 3) == 0 &&
            (!numbered || (part[3] >= '1' && part[3] <= '9')))
            return true;
    }
    return false;
}

/* Where the ending of a name begins: ".pdf"; its end if it has none. */
static size_t ending_of(const char *part, size_t length)
{
    for (size_t i = length; i > 1 && length - i < 8; i--)
        if (part[i - 1] == '.')
            return i - 1;
    return length;
}

static bool is_edge(char sign)
{
    return sign == '.' || sign == ' ';
}

/* One part of the name, between slashes. */
static void put_part(struct buffer *out, const char *part, size_t length, bool at_top)
{
    while (length > 0 && is_edge(part[length - 1]))
        length--;
    size_t stem = ending_of(part, length), ending = length - stem, kept = stem, first = 0;
    while (first < stem && is_edge(part[first]))
        first++;
    if (is_device(part + first, length - first) || (at_top && is_own(part + first, length - first)))
        buffer_byte(out, '_');
    if (kept + ending > PART_MOST)
        for (kept = PART_MOST - ending; kept > 0 && ((unsigned char)part[kept] & 0xC0) == 0x80;)
            kept--; /* not within a character */
    while (kept > first && is_edge(part[kept - 1]))
        kept--;
    if (first == kept)
        buffer_byte(out, '_');
    buffer_append(out, part + first, kept - first);
    buffer_append(out, part + stem, ending);
}

/* One part of the pattern, with the values. */
static void fill_part(struct buffer *out, const char *part, size_t length, const struct graduate *graduate,
                      const char *language)
{
    const char *end = part + length;
    while (part < end) {
        const char *open = memchr(part, '{', (size_t)(end - part));
        const char *close = open ? memchr(open, '}', (size_t)(end - open)) : NULL;
        buffer_append(out, part, (size_t)((close ? open : end) - part));
        if (!close)
            return;
        put_value(out, value_of(graduate, language, open + 1, (size_t)(close - open - 1)));
        part = close + 1;
    }
}

/* With `safe`, the parts that hold no value are made safe too. */
static const char *make(const char *pattern, bool safe, const struct graduate *graduate, const char *language,
                        struct arena *arena)
{
    struct buffer name = {0}, part = {0};
    for (const char *from = pattern; from; from = strchr(from, '/') ? strchr(from, '/') + 1 : NULL) {
        size_t length = strcspn(from, "/");
        if (from > pattern)
            buffer_byte(&name, '/');
        buffer_clear(&part);
        (void)buffer_reserve(&part, 1);
        fill_part(&part, from, length, graduate, language);
        if (safe || memchr(from, '{', length))
            put_part(&name, (const char *)part.bytes, part.length, safe && from == pattern);
        else
            buffer_append(&name, from, length);
    }
    const char *result = arena_copy(arena, (const char *)name.bytes, name.length);
    buffer_finish(&name);
    buffer_finish(&part);
    return result;
}

const char *name_make(const char *pattern, const struct graduate *graduate, const char *language, struct arena *arena)
{
    return make(pattern, true, graduate, language, arena);
}

const char *path_make(const char *pattern, const struct graduate *graduate, const char *language, struct arena *arena)
{
    return make(pattern, false, graduate, language, arena);
}

/* ------------------------------------------------------------------------------------------------ names that are taken */

/* Hashes: a hundred thousand names would take too much memory. Two names of equal hash only cost one of them a "(2)". */
struct name_set {
    uint64_t *hashes; /* open addressing; 0: empty */
    size_t count, capacity;
};

struct name_set *name_set_create(void)
{
    struct name_set *set = memory_zeroed(1, sizeof *set);
    set->capacity = 1024;
    set->hashes = memory_zeroed(set->capacity, sizeof *set->hashes);
    return set;
}

void name_set_destroy(struct name_set *set)
{
    if (!set)
        return;
    free(set->hashes);
    free(set);
}

static uint64_t folded_hash(const char *name)
{
    const size_t length = strlen(name), character_most = 4;
    const char *end = name + length;
    struct buffer folded = {0};
    char *room = (char *)buffer_reserve(&folded, character_most * length + 1);
    while (name < end)
        folded.length += utf8_put(unicode_lower(utf8_next(&name, end)), room + folded.length);
    uint64_t hash = map_hash(folded.bytes, folded.length);
    buffer_finish(&folded);
    return hash ? hash : 1;
}

static uint64_t *find_slot(struct name_set *set, uint64_t hash)
{
    size_t at = hash & (set->capacity - 1);
    while (set->hashes[at] && set->hashes[at] != hash)
        at = (at + 1) & (set->capacity - 1);
    return &set->hashes[at];
}

static void grow(struct name_set *set)
{
    struct name_set larger = {.capacity = 2 * set->capacity, .count = set->count};
    larger.hashes = memory_zeroed(larger.capacity, sizeof *larger.hashes);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->hashes[i])
            *find_slot(&larger, set->hashes[i]) = set->hashes[i];
    free(set->hashes);
    *set = larger;
}

static bool take(struct name_set *set, const char *name)
{
    uint64_t hash = folded_hash(name), *slot;
    if (5 * set->count > 4 * set->capacity)
        grow(set);
    slot = find_slot(set, hash);
    if (*slot)
        return false;
    *slot = hash;
    set->count++;
    return true;
}

/* Where a name is cut to be numbered: before its ending. */
static size_t stem_of(const char *name)
{
    const char *last = strrchr(name, '/');
    size_t folder = last ? (size_t)(last + 1 - name) : 0;
    return folder + ending_of(name + folder, strlen(name) - folder);
}

const char *name_take(struct name_set *set, const char *name, struct arena *arena)
{
    size_t stem = stem_of(name);
    const char *wanted = name;
    for (int number = 2; !take(set, wanted); number++)
        wanted = arena_format(arena, "%.*s (%d)%s", (int)stem, name, number, name + stem);
    return wanted;
}

/* ------------------------------------------------------------------------------------------------ names that are replaced */

#define ASIDE "replaced/"

const char *name_aside(const char *name, int number, struct arena *arena)
{
    size_t stem = stem_of(name);
    return arena_format(arena, ASIDE "%.*s (%d)%s", (int)stem, name, number, name + stem);
}

const char *name_within(const char *file)
{
    const char *archive = strstr(file, ".zip/"), *run = strstr(file, ".pdf/");
    const char *container = archive && (!run || archive < run) ? archive : run;
    return container ? container + strlen(".zip/") : file;
}

/* No part of a name that is made here is empty or begins with a dot. */
static bool is_part(const char *part, size_t length)
{
    return length && *part != '.' && !memchr(part, '\\', length);
}

bool name_is_inside(const char *name)
{
    if (is_own(name, strcspn(name, "/")))
        return false;
    for (; is_part(name, strcspn(name, "/")); name++) {
        name += strcspn(name, "/");
        if (!*name)
            return true;
    }
    return false;
}

bool name_is_aside(const char *name)
{
    size_t folder = strlen(ASIDE);
    return strncmp(name, ASIDE, folder) == 0 && name_is_inside(name + folder);
}

bool name_is_same(const char *one, const char *other)
{
    const char *end = one + strlen(one), *other_end = other + strlen(other);
    while (one < end && other < other_end)
        if (unicode_lower(utf8_next(&one, end)) != unicode_lower(utf8_next(&other, other_end)))
            return false;
    return one == end && other == other_end;
}

bool name_is_variant(const char *name, const char *wanted)
{
    size_t stem = stem_of(wanted), digits;
    if (strncmp(name, wanted, stem) != 0 || strncmp(name + stem, " (", 2) != 0)
        return false;
    digits = strspn(name + stem + 2, "0123456789");
    return digits && name[stem + 2 + digits] == ')' && strcmp(name + stem + 3 + digits, wanted + stem) == 0;
}
