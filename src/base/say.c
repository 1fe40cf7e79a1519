#include "base/say.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* A catalogue as msgfmt writes it (GNU gettext manual, "The Format of GNU MO Files"): the texts sorted, and their translations
 * in the same order. */
struct catalogue {
    const unsigned char *bytes;
    size_t size;
    uint32_t count, texts, translations; /* how many there are; where their tables begin */
    bool none_is_one;                    /* whether 0 takes the form of one, as in French */
    struct catalogue *next;              /* among those that are kept */
};

enum { MAGIC = 0x950412de, TEXTS_MOST = 100000, CATALOGUE_BYTES_MOST = 16 * 1024 * 1024 };

static struct catalogue own;      /* of the process; it stays open until its end */
static const struct catalogue *spoken;
static struct catalogue *all_kept;
static const struct catalogue ENGLISH;
static _Thread_local const struct catalogue *here; /* what this thread speaks; NULL: as the process */

/* ------------------------------------------------------------------------------------------------ looking up */

static uint32_t number_at(const struct catalogue *catalogue, size_t offset)
{
    const unsigned char *byte = catalogue->bytes + offset;
    return (uint32_t)byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

/* A text of a table, and where it ends; "" if the file is broken. */
static const char *text_at(const struct catalogue *catalogue, uint32_t table, uint32_t index, const char **end)
{
    size_t length = number_at(catalogue, table + 8 * (size_t)index), start = number_at(catalogue, table + 8 * (size_t)index + 4);
    const char *text = "";
    if (start < catalogue->size && length < catalogue->size - start && !catalogue->bytes[start + length])
        text = (const char *)catalogue->bytes + start;
    else
        length = 0;
    *end = text + length;
    return text;
}

/* A text with a form for several is found by the one for one. */
static const char *find(const struct catalogue *catalogue, const char *text, const char **end)
{
    uint32_t low = 0, high = catalogue->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(text, text_at(catalogue, catalogue->texts, middle, end));
        if (order == 0) {
            const char *translation = text_at(catalogue, catalogue->translations, middle, end);
            return *translation ? translation : NULL;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const struct catalogue *heard(void)
{
    return here ? here : spoken ? spoken : &ENGLISH;
}

const char *say(const char *text)
{
    const char *end, *translation = *text ? find(heard(), text, &end) : NULL;
    return translation ? translation : text;
}

const char *say_count(size_t count, const char *one, const char *many)
{
    const struct catalogue *catalogue = heard();
    const char *end, *translation = find(catalogue, one, &end);
    if (!translation)
        return count == 1 ? one : many;
    bool several = count != 1 && (count || !catalogue->none_is_one);
    const char *second = translation + strlen(translation) + 1;
    return several && second <= end ? second : translation;
}

/* Those that come up are translated; any other is told in English. */
const char *say_error(int number)
{
    if (number == ENOMEM)
        memory_exhausted();
    static const char *const known[] = {
        N_("No such file or directory"), N_("Permission denied"),       N_("Operation not permitted"),
        N_("Is a directory"),            N_("Not a directory"),         N_("Directory not empty"),
        N_("File exists"),               N_("File name too long"),      N_("No space left on device"),
        N_("Disk quota exceeded"),       N_("Read-only file system"),   N_("Input/output error"),
        N_("Stale file handle"),         N_("Too many open files"),     N_("Too many levels of symbolic links"),
        N_("Text file busy"),            N_("Device or resource busy"),
        N_("Broken pipe"),               N_("File too large"),          N_("Invalid argument"),
        N_("Too many links"),            N_("Operation not supported"), N_("No locks available"),
        N_("Resource temporarily unavailable"),
    };
    (void)known;
    return say(strerror(number));
}

/* ------------------------------------------------------------------------------------------------ opening */

static bool has_table(const struct catalogue *catalogue, uint32_t offset)
{
    return offset <= catalogue->size && 8 * (size_t)catalogue->count <= catalogue->size - offset;
}

static bool understand(struct catalogue *catalogue)
{
    if (catalogue->size < 28 || number_at(catalogue, 0) != MAGIC)
        return false;
    catalogue->count = number_at(catalogue, 8);
    catalogue->texts = number_at(catalogue, 12);
    catalogue->translations = number_at(catalogue, 16);
    if (catalogue->count > TEXTS_MOST || !has_table(catalogue, catalogue->texts) || !has_table(catalogue, catalogue->translations))
        return false;
    const char *end, *header = catalogue->count ? text_at(catalogue, catalogue->translations, 0, &end) : ""; /* that of "" */
    catalogue->none_is_one = strstr(header, "plural=(n > 1)") != NULL;
    return true;
}

static bool open_catalogue(const char *path)
{
    struct catalogue opened = {0};
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 && status.st_size <= CATALOGUE_BYTES_MOST) {
        void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        if (bytes != MAP_FAILED) {
            opened.bytes = bytes;
            opened.size = (size_t)status.st_size;
        }
    }
    close(file);
    if (!opened.bytes || !understand(&opened)) {
        if (opened.bytes)
            munmap((void *)opened.bytes, opened.size);
        return false;
    }
    if (own.bytes)
        munmap((void *)own.bytes, own.size);
    own = opened;
    return true;
}

/* ------------------------------------------------------------------------------------------------ choosing */

static bool is_english(const char *name, size_t length)
{
    return (length == 1 && *name == 'C') || (length > 1 && strncmp(name, "C.", 2) == 0) ||
           (length == 5 && strncmp(name, "POSIX", 5) == 0) ||
           (length >= 2 && strncmp(name, "en", 2) == 0 && (length == 2 || !strchr("abcdefghijklmnopqrstuvwxyz", name[2])));
}

const char *say_wanted(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL, *languages = getenv("LANGUAGE");
    for (size_t i = 0; i < 3 && !(locale && *locale); i++)
        locale = getenv(names[i]);
    if (locale && *locale && (*locale == 'C' || *locale == 'P') && is_english(locale, strlen(locale)))
        return NULL; /* who says C wants what scripts understand, whatever LANGUAGE is */
    return languages && *languages ? languages : locale && *locale ? locale : NULL;
}

/* de_AT.UTF-8 -> de: no catalogue is of one country alone. */
static size_t language_length(const char *name, size_t length)
{
    size_t letters = 0;
    while (letters < length && name[letters] >= 'a' && name[letters] <= 'z')
        letters++;
    bool ends = letters == length || strchr("_-.@", name[letters]);
    return ends && (letters == 2 || letters == 3) ? letters : 0;
}

void say_in(const char *folder, const char *languages)
{
    spoken = NULL;
    for (size_t length; languages && *languages; languages += length + (languages[length] == ':')) {
        char path[4096];
        length = strcspn(languages, ":");
        if (is_english(languages, length))
            return;
        int letters = (int)language_length(languages, length);
        int written = snprintf(path, sizeof path, "%s/%.*s/LC_MESSAGES/supplement.mo", folder, letters, languages);
        if (letters && written > 0 && (size_t)written < sizeof path && open_catalogue(path)) {
            spoken = &own;
            return;
        }
    }
}

const struct catalogue *say_spoken(void)
{
    return spoken;
}

const struct catalogue *say_keep(void)
{
    if (spoken == &own) {
        struct catalogue *kept = memory_zeroed(1, sizeof own);
        *kept = own;
        kept->next = all_kept;
        all_kept = kept;
        own = (struct catalogue){0};
        spoken = kept;
    }
    return spoken ? spoken : &ENGLISH;
}

/* Each catalogue says its own, behind the colon. */
const char *say_language(void)
{
    const char *tag = strchr(say("language:en"), ':');
    return tag ? tag + 1 : "en";
}

const struct catalogue *say_here(const struct catalogue *catalogue)
{
    const struct catalogue *before = here;
    here = catalogue;
    return before;
}

void say_as(const struct catalogue *catalogue)
{
    if (spoken != catalogue) /* others may be reading it */
        spoken = catalogue;
}
