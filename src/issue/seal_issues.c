/* Files that were issued and sealed since, by another program: the register has to know them with their seal too. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "issue/digest.h"
#include "issue/issue.h"

enum { FILE_BYTES_MOST = 256 * 1024 * 1024, REVISIONS_MOST = 8 };

struct entering {
    const struct sealed_files *files;
    struct issue_register *opened;
    struct arena *arena;  /* of the file at hand */
    struct buffer bytes;  /* of it */
    struct buffer *summary;
    struct diag *diag;
};

static bool refuse(const struct entering *entering, const char *path, enum diag_id id, const char *words)
{
    diag_report(entering->diag, id, (struct place){path, 0}, "%s", words);
    return false;
}

/* Where the revision before ended, as find_seal counts: behind the mark of its end, and its line's. */
static size_t end_before(const struct buffer *bytes, size_t end)
{
    static const char MARK[] = "%%EOF";
    const size_t length = sizeof MARK - 1;
    for (size_t at = end > length + 2 ? end - length - 2 : 0; at > 0; at--) {
        const unsigned char *from = bytes->bytes + at;
        if (memcmp(from, MARK, length) == 0)
            return at + length + (from[length] == '\r') + (from[length + (from[length] == '\r')] == '\n');
    }
    return 0;
}

/* The issue whose file is the beginning of this one, as it was before it was sealed: others add their seal in one revision, or in some.
 * Its name is copied. 0: there is none. */
static size_t find_issued(struct entering *entering, size_t unsealed, struct issue *issue, char sha256[DIGEST_SIZE])
{
    struct issue found;
    for (int i = 0; unsealed && i < REVISIONS_MOST; i++, unsealed = end_before(&entering->bytes, unsealed)) {
        digest_bytes(entering->bytes.bytes, unsealed, sha256);
        if (!register_find_file(entering->opened, sha256, NULL, &found, entering->diag))
            continue;
        *issue = found;
        issue->qualification = arena_copy(entering->arena, found.qualification, strlen(found.qualification));
        issue->diploma = arena_copy(entering->arena, found.diploma, strlen(found.diploma));
        issue->language = arena_copy(entering->arena, found.language, strlen(found.language));
        return unsealed;
    }
    return 0;
}

/* Where the issue has a seal, this one stands behind that. */
static bool add(struct entering *entering, const struct issue *issue, size_t unsealed, const char *unsealed_sha256,
                const struct verify_seal *found, const char *sha256)
{
    const struct buffer *bytes = &entering->bytes;
    struct buffer added = {0};
    struct issue_seal known, seal = {.unsealed = unsealed_sha256, .certificate = found->certificate, .owner = found->owner,
                                     .sealed = found->sealed, .later = true};
    size_t errors = diag_errors(entering->diag);
    if (register_find_seal(entering->opened, issue, entering->arena, &known, entering->diag)) {
        buffer_append(&added, known.bytes, known.length);
        seal.unsealed = known.unsealed;
        seal.later = known.later;
    }
    buffer_append(&added, bytes->bytes + unsealed, bytes->length - unsealed);
    seal.bytes = added.bytes;
    seal.length = added.length;
    bool good = diag_errors(entering->diag) == errors &&
                register_note_sealed(entering->opened, issue, sha256, (long long)bytes->length, entering->diag) &&
                register_add_seal(entering->opened, issue, &seal, entering->diag);
    buffer_finish(&added);
    return good;
}

static void tell(struct entering *entering, const char *path, const struct issue *issue, const char *words,
                 const struct verify_seal *seal)
{
    struct buffer *summary = entering->summary;
    struct buffer number = {0};
    issue_cite(issue, &number);
    buffer_byte(&number, '\0');
    diag_put_plain(summary, path);
    buffer_string(summary, ": ");
    diag_put_plain(summary, (const char *)number.bytes);
    buffer_string(summary, words);
    diag_put_plain(summary, seal->owner);
    buffer_byte(summary, '\n');
    buffer_finish(&number);
}

static bool enter(struct entering *entering, const char *path, const struct verify_seal *seal)
{
    char sha256[DIGEST_SIZE], unsealed_sha256[DIGEST_SIZE];
    struct issue issue;
    size_t errors = diag_errors(entering->diag);
    digest_bytes(entering->bytes.bytes, entering->bytes.length, sha256);
    if (register_find_file(entering->opened, sha256, NULL, &issue, entering->diag)) {
        tell(entering, path, &issue, say(": known before, sealed by "), seal);
        return true;
    }
    bool is_stamped = seal->sealed_end < entering->bytes.length; /* what was issued may have had the seal already */
    size_t unsealed = find_issued(entering, is_stamped ? seal->sealed_end : seal->unsealed, &issue, unsealed_sha256);
    if (!unsealed)
        return diag_errors(entering->diag) == errors && refuse(entering, path, DIAG_SEAL_UNISSUED, "");
    if (issue.revoked)
        return refuse(entering, path, DIAG_ISSUE_REVOKED, issue.revoked);
    if (!add(entering, &issue, unsealed, unsealed_sha256, seal, sha256))
        return false;
    tell(entering, path, &issue, say(": sealed by "), seal);
    return true;
}

static bool enter_file(struct entering *entering, const char *path)
{
    const struct sealed_files *files = entering->files;
    struct verify_seal seal;
    arena_clear(entering->arena);
    buffer_clear(&entering->bytes);
    if (!file_read(path, FILE_BYTES_MOST, (struct place){0}, &entering->bytes, entering->diag) ||
        !files->find_seal(files->context, path, &entering->bytes, entering->arena, &seal, entering->diag))
        return false;
    if (!seal.found)
        return refuse(entering, path, DIAG_SEAL_ABSENT, say("it has none"));
    return seal.good ? enter(entering, path, &seal) : refuse(entering, path, DIAG_SEAL_ABSENT, seal.words + strlen("; "));
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool seal_issues(const struct sealed_files *files, struct buffer *summary, struct diag *diag)
{
    struct entering entering = {.files = files, .summary = summary, .diag = diag, .arena = arena_create()};
    size_t length = summary->length;
    bool good = (entering.opened = register_open_present(files->register_path, diag)) != NULL;
    for (size_t i = 0; entering.opened && i < files->count; i++)
        good &= enter_file(&entering, files->paths[i]);
    good = good && register_commit(entering.opened, diag);
    if (!good)
        summary->length = length;
    register_close(entering.opened);
    buffer_finish(&entering.bytes);
    arena_destroy(entering.arena);
    return good;
}
