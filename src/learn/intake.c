#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/say.h"
#include "learn/take.h"

static bool refuse(struct intake *intake, enum diag_id id, const char *words)
{
    diag_report(intake->diag, id, (struct place){intake->path, 0}, "%s", words);
    return false;
}

static ptrdiff_t read_some(struct intake *intake, unsigned char *bytes, size_t room)
{
    ssize_t got;
    do
        got = read(intake->descriptor, bytes, room);
    while (got < 0 && errno == EINTR);
    intake->error = got < 0 ? errno : 0;
    return got;
}

bool intake_open(struct intake *intake, const char *path, struct diag *diag)
{
    *intake = (struct intake){.path = path, .descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), .diag = diag};
    struct stat found;
    if (intake->descriptor < 0 || fstat(intake->descriptor, &found) != 0)
        return refuse(intake, DIAG_FILE_UNREADABLE, say_error(errno));
    if (!S_ISREG(found.st_mode))
        return refuse(intake, DIAG_FILE_UNREADABLE, say("it is no file"));
    if (found.st_size > INTAKE_BYTES_MOST)
        return refuse(intake, DIAG_RECORD_TOO_LARGE, say("it has more than a gigabyte"));
    ptrdiff_t got = read_some(intake, intake->held, sizeof intake->held);
    intake->held_length = got > 0 ? (size_t)got : 0;
    return got >= 0 || refuse(intake, DIAG_FILE_UNREADABLE, say_error(intake->error));
}

void intake_close(struct intake *intake)
{
    if (intake->descriptor >= 0)
        close(intake->descriptor);
    intake->descriptor = -1;
}

ptrdiff_t intake_read(struct intake *intake, unsigned char *bytes, size_t room)
{
    size_t held = intake->held_length - intake->held_at;
    if (!held)
        return read_some(intake, bytes, room);
    held = held < room ? held : room;
    memcpy(bytes, intake->held + intake->held_at, held);
    intake->held_at += held;
    return (ptrdiff_t)held;
}

/* An address in Turtle stands between < and >, too, and may look like an element's name: a scheme like a prefix. But no address has white space in
 * it, and an element of the model says there what its prefix means. */
static bool begins_element(const unsigned char *at, const unsigned char *end)
{
    if (at == end || *at != '<' || ++at == end)
        return false;
    if (*at == '?' || *at == '!')
        return true;
    int colons = 0;
    for (; at < end && !memchr(" \t\r\n/>#", *at, 7); at++)
        colons += *at == ':';
    bool closed = at < end && (*at == '>' || (*at == '/' && at + 1 < end && at[1] == '>'));
    return at < end && (closed ? colons == 0 : memchr(" \t\r\n", *at, 4) != NULL);
}

/* Behind a byte order mark and white space. */
static const unsigned char *begin_of(const struct intake *intake)
{
    const unsigned char *at = intake->held, *end = at + intake->held_length;
    if (intake->held_length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    while (at < end && memchr(" \t\r\n", *at, 4))
        at++;
    return at;
}

const char *intake_other(const struct intake *intake)
{
    static const char *const begins[][2] = {{"%PDF", "PDF"}, {"PK\3\4", "ZIP"}, {"{\\rtf", "RTF"}, {"{", "JSON"}, {"[", "JSON"}};
    const unsigned char *at = begin_of(intake), *end = intake->held + intake->held_length;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t length = strlen(begins[i][0]);
        if ((size_t)(end - at) >= length && memcmp(at, begins[i][0], length) == 0)
            return begins[i][1];
    }
    return at == end || memchr(at, '<', (size_t)(end - at)) ? NULL : say("a text without addresses (<http://…>)");
}

enum letters intake_letters(const struct intake *intake)
{
    const unsigned char *at = begin_of(intake), *end = intake->held + intake->held_length;
    if (begins_element(at, end) || (at < end && *at > 0x7F))
        return LETTERS_XML;
    /* Blank nodes begin with [, too. */
    const char *dot = strrchr(intake->path, '.');
    bool says_turtle = dot && (strcmp(dot, ".ttl") == 0 || strcmp(dot, ".nt") == 0);
    return says_turtle || !intake_other(intake) ? LETTERS_TURTLE : LETTERS_OTHER;
}

bool is_model_namespace(const char *namespace, size_t length)
{
    static const char *const known[] = {
        "http://data.europa.eu/snb/model/elm/", "http://data.europa.eu/snb/model#", "http://purl.org/dc/terms/",
        "http://www.w3.org/2004/02/skos/core#", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/regorg#",
        "http://www.w3.org/ns/adms#", "http://www.w3.org/ns/locn#", "http://www.w3.org/ns/org#", "http://data.europa.eu/m8g/",
        "http://data.europa.eu/snb/model/ap/loq-constraints/"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == length && memcmp(known[i], namespace, length) == 0)
            return true;
    return false;
}
