#include "serve/site_feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/markup.h"
#include "base/memory.h"
#include "base/say.h"
#include "serve/index.h"
#include "serve/site_versions.h"
#include "serve/speech.h"

struct version {
    const struct site_entry *entry;
    const char *name;
    size_t order; /* of those of a day */
    bool is_first;
    bool is_end; /* it was withdrawn on that day */
};

struct feed {
    struct version *list;
    size_t count, room;
};

static void add(struct feed *feed, const struct site_entry *entry, const char *const *versions)
{
    for (; *versions; versions++) {
        if (feed->count == feed->room) {
            feed->room = 2 * feed->room + 64;
            feed->list = memory_resize(feed->list, feed->room * sizeof *feed->list);
        }
        feed->list[feed->count] = (struct version){entry, *versions, feed->count, !versions[1], versions[0] == entry->withdrawn};
        feed->count++;
    }
}

static void add_entries(struct feed *feed, const struct site_files *files, const struct site_entry *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].withdrawn)
            add(feed, &list[i], (const char *const[]){list[i].withdrawn, NULL});
        if (list[i].count)
            add(feed, &list[i], site_versions(files, list[i].code, files->arena));
    }
}

static int newest_first(const void *a, const void *b)
{
    const struct version *one = a, *other = b;
    int days = strncmp(other->name, one->name, SITE_DAY);
    return days ? days : (one->order > other->order) - (one->order < other->order);
}

static void put_address(struct buffer *out, const char *address, const struct version *version)
{
    buffer_format(out, "%s/", address);
    markup_address(out, version->entry->code);
    buffer_format(out, version->is_end ? "/" SITE_INDEX "#withdrawn-%s" : "/" SITE_INDEX "#%s", version->name);
}

static const char *what_happened(const struct version *version)
{
    return version->is_end ? say("Withdrawn") : version->is_first ? say("Published") : say("Changed");
}

/* Its address is its identity, and stays (RFC 4287, 4.2.6). */
static void put_version(struct buffer *out, const struct version *version, const char *address)
{
    const struct site_edition *edition = version->entry->editions;
    buffer_string(out, "<entry>\n<id>");
    put_address(out, address, version);
    buffer_string(out, "</id>\n<title xml:lang=\"");
    markup_string(out, edition->language);
    buffer_string(out, "\">");
    markup_string(out, version->entry->code);
    buffer_byte(out, ' ');
    markup_string(out, edition->title);
    buffer_format(out, "</title>\n<updated>%.*sT00:00:00Z</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"", SITE_DAY, version->name);
    put_address(out, address, version);
    buffer_format(out, "\"/>\n<summary>%s</summary>\n</entry>\n", what_happened(version));
}

void site_feed_put(struct buffer *out, const struct site_files *files, const struct site_listing *listing)
{
    struct feed feed = {0};
    const char *address = listing->address, *language = speech_turn(site_languages(listing, files->arena)[0]);
    add_entries(&feed, files, listing->list, listing->count);
    add_entries(&feed, files, listing->withdrawn, listing->withdrawn_count);
    if (feed.count)
        qsort(feed.list, feed.count, sizeof *feed.list, newest_first);
    buffer_format(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n"
                       "<id>%s/</id>\n<title>%s</title>\n<updated>%.*sT00:00:00Z</updated>\n"
                       "<author><name>%s</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"%s/" SITE_FEED "\"/>\n"
                       "<link rel=\"alternate\" type=\"text/html\" href=\"%s/" SITE_INDEX "\"/>\n",
                  language, address, say("Certificate supplements"), SITE_DAY, feed.count ? feed.list[0].name : "1970-01-01", address, address, address);
    for (size_t i = 0; i < feed.count && i < SITE_FEED_MOST; i++)
        put_version(out, &feed.list[i], address);
    buffer_string(out, "</feed>\n");
    speech_end();
    free(feed.list);
}
