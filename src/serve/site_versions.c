#include "serve/site_versions.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/markup.h"
#include "base/say.h"
#include "serve/index.h"
#include "serve/site_change.h"
#include "serve/speech.h"

enum { DATA_MOST = 4 * 1024 * 1024 };

/* ------------------------------------------------------------------------------------------------ folders */

static int is_version(const struct dirent *entry)
{
    return site_is_version(entry->d_name, strlen(entry->d_name));
}

static long number_of(const char *version)
{
    return version[SITE_DAY] ? strtol(version + SITE_DAY + 1, NULL, 10) : 1;
}

static int newest_first(const struct dirent **a, const struct dirent **b)
{
    int days = strncmp((*b)->d_name, (*a)->d_name, SITE_DAY);
    long one = number_of((*a)->d_name), other = number_of((*b)->d_name);
    return days ? days : (one < other) - (one > other);
}

static const char *data_name(const char *code, const char *version, struct arena *arena)
{
    return arena_format(arena, "%s/%s/%s.xml", code, version, last_part(code));
}

static bool is_there(const struct site_files *files, const char *name)
{
    struct stat status;
    return lstat(site_path(files, name), &status) == 0 && S_ISREG(status.st_mode);
}

const char *const *site_versions(const struct site_files *files, const char *code, struct arena *arena)
{
    struct dirent **names = NULL;
    int found = file_scan(site_path(files, code), &names, is_version, newest_first);
    const char **versions = arena_new_array(arena, const char *, (size_t)(found > 0 ? found : 0) + 1);
    size_t count = 0;
    for (int i = 0; i < found; i++) {
        if (is_there(files, data_name(code, names[i]->d_name, arena)))
            versions[count++] = arena_copy(arena, names[i]->d_name, strlen(names[i]->d_name));
        free(names[i]);
    }
    free(names);
    versions[count] = NULL;
    return versions;
}

/* ------------------------------------------------------------------------------------------------ keeping */

/* False: there is none. */
static bool read_version(const struct site_files *files, const char *code, const char *version, struct buffer *data)
{
    struct diag *diag = diag_create(); /* what cannot be read has no fields */
    bool good = version && file_read(site_path(files, data_name(code, version, files->arena)), DATA_MOST, (struct place){0}, data, diag);
    diag_destroy(diag);
    return good;
}

const char *site_versions_day(const struct site_files *files, const char *code, const char *today)
{
    const char *newest = site_versions(files, code, files->arena)[0];
    bool is_back = newest && strncmp(today, newest, SITE_DAY) < 0;
    if (is_back)
        diag_report(files->diag, DIAG_CLOCK_BACK, (struct place){site_path(files, code), 0}, "%.*s, %.*s", SITE_DAY, today, SITE_DAY, newest);
    return arena_format(files->arena, "%.*s", SITE_DAY, is_back ? newest : today);
}

/* The first of the day that is not finished. */
static const char *new_version(const struct site_files *files, const char *code, const char *today)
{
    const char *day = site_versions_day(files, code, today), *version = day;
    for (int number = 2; is_there(files, data_name(code, version, files->arena)); number++)
        version = arena_format(files->arena, "%s-%d", day, number);
    return version;
}

static bool keep(struct site_files *files, const struct site_piece *piece, const char *version)
{
    const struct site_entry *entry = &piece->entry;
    bool good = site_make_folder(site_path(files, arena_format(files->arena, "%s/%s", entry->code, version)), files->diag);
    for (size_t i = 0; good && i < entry->count; i++)
        good = site_files_update(files, arena_format(files->arena, "%s/%s/%s.pdf", entry->code, version, entry->editions[i].language),
                                 supplement_files_bytes(piece->files[i], 1), supplement_files_length(piece->files[i], 1));
    return good && site_files_update(files, data_name(entry->code, version, files->arena), piece->data.bytes, piece->data.length);
}

bool site_versions_keep(struct site_files *files, const struct site_piece *piece, const char *today)
{
    const char *code = piece->entry.code, *newest = site_versions(files, code, files->arena)[0];
    struct buffer data = {0};
    bool is_newest = read_version(files, code, newest, &data) && data.length == piece->data.length &&
                     memcmp(data.bytes, piece->data.bytes, data.length) == 0;
    buffer_finish(&data);
    return is_newest || keep(files, piece, new_version(files, code, today));
}

/* ------------------------------------------------------------------------------------------------ the page */

#define STYLE \
    ":root{color-scheme:light dark;background:#fff;color:#111}a{color:#0b4fa8}body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;" \
    "margin:2rem auto;padding:0 1rem;" \
    "overflow-wrap:anywhere}h1{line-height:1.2}cite{font-style:normal}ul{list-style:none;padding:0}li{margin:.25rem 0}" \
    "a{display:inline-block;min-height:1.5rem;min-width:1.5rem}section{border-top:1px solid;margin-top:2rem}dl{margin:0}dt{margin-top:1rem;font-weight:bold}" \
    "dd{margin:.25rem 0;display:flex;gap:.75rem}dd b{flex:0 0 6.5rem;font-weight:normal}dd>*{min-width:0}" \
    "del,ins{text-decoration:none;border-left:.25rem solid;padding-left:.5rem}del{border-color:#b3261e}ins{border-color:#1b6e37}" \
    "@media(prefers-color-scheme:dark){:root{background:#141414;color:#ececec}a{color:#a8c7fa}del{border-color:#f2b8b5}" \
    "ins{border-color:#8fd6a4}}"

static void put_attribute(struct buffer *out, const char *name, const char *value)
{
    buffer_format(out, " %s=\"", name);
    markup_string(out, value);
    buffer_byte(out, '"');
}

static void put_line(struct buffer *out, const char *words)
{
    buffer_format(out, "<p>%s</p>\n", words);
}

static void put_withdrawn(struct buffer *out, const char *day)
{
    buffer_format(out, "<p id=\"withdrawn-%s\">%s %s <time datetime=\"%s\">%s</time></p>\n", day,
                  say("This qualification is no longer published. Its versions stay here."), say("Withdrawn on"), day, day);
}

static void put_head(struct buffer *out, const struct site_entry *entry, const char *language)
{
    buffer_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", language);
    buffer_string(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                       "form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    markup_string(out, entry->code);
    buffer_format(out, " – %s</title>\n<style>" STYLE "</style>\n</head>\n<body>\n<main>\n<p><a href=\"", say("Versions"));
    for (const char *at = entry->code; at; at = strchr(at + 1, '/'))
        buffer_string(out, "../");
    buffer_format(out, SITE_INDEX "\">%s</a></p>\n<h1>", say("All qualifications"));
    markup_string(out, entry->code);
    for (size_t i = 0; i < entry->count; i++) {
        buffer_string(out, i ? " · <cite dir=\"auto\"" : " <cite dir=\"auto\"");
        put_attribute(out, "lang", entry->editions[i].language);
        buffer_byte(out, '>');
        markup_string(out, entry->editions[i].title);
        buffer_string(out, "</cite>");
    }
    buffer_string(out, "</h1>\n");
    if (entry->withdrawn)
        put_withdrawn(out, entry->withdrawn);
}

static void put_link(struct buffer *out, const char *folder, const char *name, const char *words, const char *language)
{
    buffer_string(out, "<li><a href=\"");
    markup_address(out, folder);
    markup_address(out, name);
    buffer_byte(out, '"');
    if (language)
        put_attribute(out, "hreflang", language);
    buffer_byte(out, '>');
    markup_string(out, words);
    buffer_string(out, "</a></li>\n");
}

static void put_links(struct buffer *out, const struct site_files *files, const char *code, const char *version)
{
    struct arena *arena = files->arena;
    const char *folder = arena_format(arena, "%s/", version);
    struct dirent **names = NULL;
    int count = file_list(site_path(files, arena_format(arena, "%s/%s", code, version)), &names, ".pdf");
    buffer_string(out, "<ul>\n");
    for (int i = 0; i < count; i++) {
        const char *language = arena_copy(arena, names[i]->d_name, strlen(names[i]->d_name) - strlen(".pdf"));
        put_link(out, folder, names[i]->d_name, arena_format(arena, "PDF (%s)", language), language);
        free(names[i]);
    }
    free(names);
    put_link(out, folder, arena_format(arena, "%s.xml", last_part(code)), say("Data (XML)"), NULL);
    buffer_string(out, "</ul>\n");
}

static void put_text(struct buffer *out, const char *label, const char *element, const char *language, const char *text)
{
    buffer_format(out, "<dd><b>%s</b> <%s dir=\"auto\"", label, element);
    if (language)
        put_attribute(out, "lang", language);
    buffer_byte(out, '>');
    markup_string(out, text);
    buffer_format(out, "</%s></dd>\n", element);
}

static void put_changes(struct buffer *out, const struct changes *changes, const struct site_names *names, struct arena *arena)
{
    buffer_format(out, "<h3>%s</h3>\n%s", say("What changed"), changes->count ? "<dl>\n" : "");
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->list[i];
        buffer_string(out, "<dt>");
        markup_string(out, site_name(names, change->field, arena));
        if (change->language) {
            buffer_string(out, " (");
            markup_string(out, change->language);
            buffer_byte(out, ')');
        }
        buffer_string(out, "</dt>\n");
        if (change->before)
            put_text(out, change->now ? say("Before") : say("Removed"), "del", change->language, change->before);
        if (change->now)
            put_text(out, change->before ? say("Now") : say("Added"), "ins", change->language, change->now);
    }
    if (changes->count)
        buffer_string(out, "</dl>\n");
    else
        put_line(out, say("No field changed."));
}

/* What all versions on a page have in common. */
struct listing {
    const struct site_files *files;
    const char *code;
    const struct site_names *names; /* NULL: there is but one version */
};

/* The older one is NULL for the first. */
static void put_version(struct buffer *out, const struct listing *listing, const char *const versions[2], bool is_current)
{
    struct buffer now = {0}, before = {0};
    struct arena *arena = arena_create();
    buffer_format(out, "<section id=\"%s\">\n<h2>%s <time datetime=\"%.*s\">%s</time></h2>\n", versions[0], say("Published on"), SITE_DAY,
                  versions[0], versions[0]);
    if (is_current)
        put_line(out, say("This is what is published now."));
    put_links(out, listing->files, listing->code, versions[0]);
    if (read_version(listing->files, listing->code, versions[1], &before) && read_version(listing->files, listing->code, versions[0], &now)) {
        struct changes changes = find_changes(&before, &now, arena);
        put_changes(out, &changes, listing->names, arena);
    }
    buffer_string(out, "</section>\n");
    buffer_finish(&now);
    buffer_finish(&before);
    arena_destroy(arena);
}

/* As the newest version has them, for all. */
static const struct site_names *read_names(const struct site_files *files, const char *code, const char *newest, const char *language,
                                           struct site_namer *namer, struct arena *arena)
{
    struct buffer data = {0};
    read_version(files, code, newest, &data);
    const struct site_names *names = site_names_read(namer, &data, language, arena);
    buffer_finish(&data);
    return names;
}

const char *site_versions_name(const char *code, struct arena *arena)
{
    return arena_format(arena, "%s/" SITE_INDEX, code);
}

bool site_versions_update(struct site_files *files, const struct site_entry *entry, struct site_namer *namer)
{
    const char *const *versions = site_versions(files, entry->code, files->arena);
    const char *language = speech_turn(entry->count ? entry->editions[0].language : NULL);
    struct arena *arena = arena_create();
    struct listing listing = {files, entry->code, NULL};
    struct buffer page = {0};
    if (versions[0] && versions[1])
        listing.names = read_names(files, entry->code, versions[0], language, namer, arena);
    put_head(&page, entry, language);
    for (size_t i = 0; versions[i]; i++)
        put_version(&page, &listing, versions + i, !entry->withdrawn && i == 0);
    buffer_string(&page, "</main>\n</body>\n</html>\n");
    speech_end();
    bool good = site_files_update(files, site_versions_name(entry->code, files->arena), page.bytes, page.length);
    buffer_finish(&page);
    arena_destroy(arena);
    return good;
}
