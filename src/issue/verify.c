/* Is a file what was issued? Its hash says so, if the register has it for the document that the file says it is. Who
 * changes page and data alike still names a document, of which the register then knows another hash. */
#include "issue/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/no_pdf.h"
#include "base/say.h"
#include "issue/answer.h"
#include "issue/digest.h"
#include "issue/issue.h"
#include "issue/within.h"
#include "issue/words.h"

enum { FILE_BYTES_MOST = 256 * 1024 * 1024, CLAIMS_MOST = 8 /* of a file: each is read anew */ };

struct verifier {
    const struct verification *verification;
    struct issue_register *opened; /* the one that was used last; or NULL */
    struct arena *arena;           /* of the file that is looked at */
    struct verify_seal seal;       /* that it has */
    struct buffer bytes, made, words;
    struct supplement_file file;   /* that is looked at: these bytes */
    const char *fault;             /* why it cannot be read; or NULL */
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ which register */

/* register.db in the folder of the file or one of the two above it: the file of an issue that was replaced lies in replaced/,
 * in a folder for its qualification. No further: there others may put files. NULL if there is none. */
static const char *find_register(struct arena *arena, const char *path)
{
    if (strcmp(path, "-") == 0) /* standard input is in no folder */
        return NULL;
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash + 1 - path) : 0;
    static const char *const NAMES[] = {"register.db", "../register.db", "../../register.db"};
    for (int i = 0; i < 3; i++) {
        const char *candidate = arena_format(arena, "%.*s%s", folder, path, NAMES[i]);
        if (file_exists(candidate))
            return candidate;
    }
    return NULL;
}

/* The register to ask in verifier->opened, or NULL there if there is none. False if it cannot be opened. */
static bool choose_register(struct verifier *verifier, const char *path)
{
    const char *wanted = verifier->verification->register_path;
    if (!wanted)
        wanted = find_register(verifier->arena, path);
    if (wanted && verifier->opened && strcmp(register_path(verifier->opened), wanted) == 0)
        return true;
    register_close(verifier->opened);
    verifier->opened = wanted ? register_open(wanted, REGISTER_READ, 0, verifier->diag) : NULL;
    return !wanted || verifier->opened;
}

/* ------------------------------------------------------------------------------------------------ words */

static void put_issue(struct verifier *verifier, const struct issue *issue)
{
    struct buffer *words = &verifier->words, number = {0};
    if (verifier->verification->discreet) {
        answer_for_all(issue, words);
        return;
    }
    issue_cite(issue, &number);
    buffer_byte(&number, '\0');
    diag_put_plain(words, (const char *)number.bytes);
    buffer_finish(&number);
    buffer_string(words, say(", issued "));
    diag_put_plain(words, issue->issued);
    buffer_string(words, say(" to "));
    diag_put_plain(words, issue->name);
}

static void put_document(struct buffer *words, const struct issue *issue)
{
    diag_put_plain(words, issue->qualification);
    buffer_string(words, *issue->diploma ? "/" : "");
    diag_put_plain(words, issue->diploma);
    buffer_byte(words, '/');
    diag_put_plain(words, issue->language);
}

/* A register that nobody named may have come with the file, from whoever made both. A seal that is vouched for says enough by itself. */
static bool is_vouched(const struct verifier *verifier)
{
    return verifier->verification->register_path || (verifier->seal.good && verifier->seal.trusted);
}

static void put_register(struct verifier *verifier)
{
    if (verifier->verification->discreet)
        return;
    buffer_string(&verifier->words, say(" (register "));
    diag_put_plain(&verifier->words, register_path(verifier->opened));
    buffer_byte(&verifier->words, ')');
}

/* ------------------------------------------------------------------------------------------------ with a register */

/* What the office itself may know of it besides. */
static void put_fate(struct buffer *words, const struct issue *found)
{
    if (found->revoked) {
        buffer_string(words, say("; revoked "));
        diag_put_plain(words, found->revoked);
        buffer_string(words, say(": "));
        diag_put_plain(words, found->reason ? found->reason : "");
    }
    if (found->replaced_by)
        buffer_format(words, say("; replaced by issue %d"), found->replaced_by);
    if (found->moved) {
        buffer_string(words, say(", kept as "));
        diag_put_plain(words, found->moved);
    }
}

static enum supplement_verdict judge_found(struct verifier *verifier, const struct issue *found)
{
    struct buffer *words = &verifier->words;
    put_issue(verifier, found);
    if (found->diploma_sha256 && is_within(&verifier->bytes, found->diploma_sha256))
        buffer_string(words, say(", with the diploma byte for byte"));
    if (!verifier->verification->discreet)
        put_fate(words, found);
    put_register(verifier);
    if (found->revoked || found->replaced_by)
        return issue_verdict(found);
    if (is_vouched(verifier))
        return SUPPLEMENT_GENUINE;
    buffer_string(words, say("; that register lies with the file, and may come from whoever made the file: name one that you trust"));
    return SUPPLEMENT_REGISTERED;
}

/* The register has files of the document, but not this one. Anybody can have written into it which document it is: discreet, no more is told than
 * that. */
static enum supplement_verdict judge_altered(struct verifier *verifier, const struct issue *claim, const struct issue *latest)
{
    buffer_string(&verifier->words, say("it is not the file that was issued: "));
    if (verifier->verification->discreet)
        put_document(&verifier->words, claim);
    else
        put_issue(verifier, latest);
    put_register(verifier);
    return SUPPLEMENT_ALTERED;
}

/* What it is, if that shows and is no PDF. */
static bool put_other(struct verifier *verifier)
{
    bool holds_one;
    const char *other = no_pdf_words(verifier->bytes.bytes, verifier->bytes.length, &holds_one);
    if (!other)
        return false;
    buffer_string(&verifier->words, other);
    if (verifier->bytes.length && !holds_one)
        buffer_string(&verifier->words, say("; ask for the PDF file itself; of what is printed on paper, the code on it can be checked"));
    return true;
}

/* No data of a supplement can be read from it, and why. */
static void put_without_data(struct verifier *verifier, const char *words)
{
    buffer_string(&verifier->words, words);
    if (verifier->fault)
        buffer_format(&verifier->words, "%s%s", say(": "), verifier->fault);
}

static enum supplement_verdict judge_unknown(struct verifier *verifier, const struct issue *claim)
{
    struct buffer *words = &verifier->words;
    if (!claim && put_other(verifier))
        return SUPPLEMENT_UNKNOWN;
    if (!claim) {
        put_without_data(verifier, say("it was never issued, and no data of a supplement can be read from it"));
    } else if (*claim->diploma) {
        put_document(words, claim);
        buffer_string(words, say(" was never issued"));
    } else {
        buffer_string(words, say("it was never issued: it is made out to nobody"));
    }
    put_register(verifier);
    return SUPPLEMENT_UNKNOWN;
}

/* The document that the file says it is, by number; false: it names fewer. */
static bool read_claim(struct verifier *verifier, int number, struct issue *claim)
{
    const struct verification *verification = verifier->verification;
    *claim = (struct issue){0};
    return verification->claim(verification->context, &verifier->file, number, verifier->arena, claim, &verifier->fault, verifier->diag);
}

/* The register does not have this file. Of a diploma with supplements the one that was issued may be any; the first may be
 * the data of the diploma itself. */
static enum supplement_verdict judge_claims(struct verifier *verifier)
{
    struct issue claim, first = {0}, found;
    for (int number = 1; number <= CLAIMS_MOST && read_claim(verifier, number, &claim); number++) {
        if (claim.qualification && register_find(verifier->opened, &claim, &found, verifier->diag))
            return judge_altered(verifier, &claim, &found);
        if (!first.qualification)
            first = claim;
    }
    return judge_unknown(verifier, first.qualification ? &first : NULL);
}

/* The issue whose file has this hash. Where hashes have no index, what the file says it is is looked at first. */
static bool find_by_hash(struct verifier *verifier, const char *sha256, struct issue *found)
{
    struct issue claim;
    return (!register_is_indexed(verifier->opened) && read_claim(verifier, 1, &claim) && claim.qualification &&
            register_find_file(verifier->opened, sha256, &claim, found, verifier->diag)) ||
           register_find_file(verifier->opened, sha256, NULL, found, verifier->diag);
}

/* The issue whose file is the beginning of this one. */
static bool find_beginning(struct verifier *verifier, size_t length, struct issue *found)
{
    char sha256[DIGEST_SIZE];
    digest_bytes(verifier->bytes.bytes, length, sha256);
    return find_by_hash(verifier, sha256, found);
}

/* The same without what stands behind it as a good seal does, or as time stamps behind that. */
static bool find_sealed(struct verifier *verifier, struct issue *found)
{
    const struct verify_seal *seal = &verifier->seal;
    return (seal->sealed_end < verifier->bytes.length && find_beginning(verifier, seal->sealed_end, found)) ||
           find_beginning(verifier, seal->unsealed, found) ||
           find_beginning(verifier, seal->first, found);
}

static void put_seal(struct verifier *verifier)
{
    buffer_string(&verifier->words, verifier->seal.words);
}

/* What was issued with a seal is no longer what was issued without it; what was sealed since still is. */
static enum supplement_verdict judge_unsealed(struct verifier *verifier, const struct issue *found)
{
    struct issue_seal seal;
    if (register_find_seal(verifier->opened, found, verifier->arena, &seal, verifier->diag) && seal.later) {
        enum supplement_verdict verdict = judge_found(verifier, found);
        buffer_string(&verifier->words, say("; since then it was sealed, by "));
        diag_put_plain(&verifier->words, seal.owner);
        buffer_string(&verifier->words, say(": this is the file without the seal"));
        return verdict;
    }
    buffer_string(&verifier->words, say("it is what was issued, but its seal was taken off: "));
    put_issue(verifier, found);
    put_register(verifier);
    return SUPPLEMENT_ALTERED;
}

/* The hash decides, whatever the file says of itself; that of the whole, or of what was issued and sealed since. */
static enum supplement_verdict ask_register(struct verifier *verifier)
{
    char sha256[DIGEST_SIZE];
    struct issue found;
    const struct verify_seal *seal = &verifier->seal;
    digest_bytes(verifier->bytes.bytes, verifier->bytes.length, sha256);
    bool known = find_by_hash(verifier, sha256, &found);
    known = known || (seal->good && find_sealed(verifier, &found));
    enum supplement_verdict verdict =
        known                                                                              ? judge_found(verifier, &found)
        : register_find_unsealed(verifier->opened, sha256, &found, verifier->diag) ? judge_unsealed(verifier, &found)
                                                                                           : judge_claims(verifier);
    put_seal(verifier);
    return seal->found && !seal->good && !known ? SUPPLEMENT_ALTERED
           : verdict == SUPPLEMENT_UNKNOWN && seal->good && seal->trusted ? SUPPLEMENT_SEALED
                                                                          : verdict;
}

/* ------------------------------------------------------------------------------------------------ without */

/* Whether the file is what its own data make, or that with a good seal behind it. */
static bool is_remade(struct verifier *verifier)
{
    const struct verification *verification = verifier->verification;
    const struct buffer *bytes = &verifier->bytes;
    struct buffer *made = &verifier->made;
    buffer_clear(made);
    return verification->remake(verification->context, &verifier->file, made, verifier->diag) && made->length <= bytes->length &&
           memcmp(made->bytes, bytes->bytes, made->length) == 0 &&
           (made->length == bytes->length || (verifier->seal.good && verifier->seal.first == made->length));
}

static void put_claim(struct buffer *words, const struct issue *claim)
{
    put_document(words, claim);
    if (claim->name && *claim->name) {
        buffer_string(words, say(" of "));
        diag_put_plain(words, claim->name);
    }
}

/* What its own data make is another file. That does not say that anybody changed it: of a whole, and of what another version made or
 * another layout, it is so too. Altered is only what shows that it is no more as it was written; a good seal behind it does not count. */
static enum supplement_verdict judge_origin(struct verifier *verifier)
{
    static const struct {
        enum supplement_verdict verdict;
        const char *words;
    } JUDGEMENTS[] = {
        [VERIFY_ELSEWHERE] = {SUPPLEMENT_UNKNOWN, N_("; it is joined to a diploma, or another program wrote it: whether it was changed since, and "
                                                     "who issued it, only a register or a seal that is vouched for can say")},
        [VERIFY_WRITTEN] = {SUPPLEMENT_UNKNOWN, N_("; its own data make another file here: it was made with another version of this program or another "
                                                   "layout (--layout), or forged: which it is, only a register or a seal that is vouched for can say")},
        [VERIFY_CHANGED] = {SUPPLEMENT_ALTERED, N_("; it was changed after this program had written it, or another program wrote it anew")},
        [VERIFY_EXTENDED] = {SUPPLEMENT_ALTERED, N_("; something was added to it after this program had written it")},
    };
    const struct verification *verification = verifier->verification;
    struct supplement_file written = verifier->file;
    if (verifier->seal.good)
        written.length = verifier->seal.first;
    enum verify_origin origin = verification->find_origin(verification->context, &written, verifier->diag);
    buffer_string(&verifier->words, say(JUDGEMENTS[origin].words));
    return JUDGEMENTS[origin].verdict;
}

static enum supplement_verdict judge_remade(struct verifier *verifier)
{
    if (!is_remade(verifier))
        return judge_origin(verifier);
    buffer_string(&verifier->words, say("; it is what its own data make, which anybody can have made: whether it was issued, and by whom, only a register "
                                        "or a seal that is vouched for can say"));
    return SUPPLEMENT_UNALTERED;
}

static enum supplement_verdict ask_file(struct verifier *verifier)
{
    const struct verify_seal *seal = &verifier->seal;
    bool is_sealed = seal->good && seal->trusted;
    enum supplement_verdict verdict = is_sealed ? SUPPLEMENT_SEALED : SUPPLEMENT_UNKNOWN;
    struct issue claim;
    bool claims = read_claim(verifier, 1, &claim) && claim.qualification;
    if (claims)
        put_claim(&verifier->words, &claim);
    else if (!put_other(verifier))
        put_without_data(verifier, say("there is no register to ask, and no data of a supplement can be read from it"));
    if (claims && !is_sealed) /* else it matters little what its data make now */
        verdict = judge_remade(verifier);
    put_seal(verifier);
    return seal->found && !seal->good ? SUPPLEMENT_ALTERED : verdict;
}

/* ------------------------------------------------------------------------------------------------ all files */

static bool read_file(struct verifier *verifier, const char *path)
{
    struct stat status;
    if (strcmp(path, "-") != 0 && stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        diag_report(verifier->diag, DIAG_FILE_UNREADABLE, (struct place){path, 0}, "it is a folder: name the files in it, %s/*.pdf or %s/*/*.pdf",
                    path, path);
        return false;
    }
    return file_read(path, FILE_BYTES_MOST, (struct place){0}, &verifier->bytes, verifier->diag);
}

static void verify_file(struct verifier *verifier, const char *path)
{
    const struct verification *verification = verifier->verification;
    size_t errors = diag_errors(verifier->diag);
    arena_clear(verifier->arena);
    buffer_clear(&verifier->bytes);
    buffer_clear(&verifier->words);
    verifier->fault = NULL;
    bool read = read_file(verifier, path);
    verifier->file = (struct supplement_file){path, verifier->bytes.bytes, verifier->bytes.length};
    if (!read || !choose_register(verifier, path) ||
        !verification->find_seal(verification->context, path, &verifier->bytes, verifier->arena, &verifier->seal, verifier->diag))
        return;
    enum supplement_verdict verdict = verifier->opened ? ask_register(verifier) : ask_file(verifier);
    buffer_byte(&verifier->words, '\0');
    if (diag_errors(verifier->diag) == errors)
        verification->tell(verification->tell_context, path, verdict, (const char *)verifier->words.bytes);
}

/* Whether who asked wants no more, after so many files. */
static bool is_interrupted(const struct verifier *verifier, size_t done)
{
    const struct verification *verification = verifier->verification;
    if (!verification->stop || !verification->stop(verification->tell_context))
        return false;
    diag_report(verifier->diag, DIAG_INTERRUPTED, (struct place){0}, "%zu of %zu files were looked at", done, verification->count);
    return true;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool verify_files(const struct verification *verification, struct diag *diag)
{
    struct verifier verifier = {.verification = verification, .arena = arena_create(), .diag = diag};
    size_t errors = diag_errors(diag);
    bool ready = !verification->register_path || choose_register(&verifier, "");
    for (size_t i = 0; ready && i < verification->count && !is_interrupted(&verifier, i); i++)
        verify_file(&verifier, verification->paths[i]);
    register_close(verifier.opened);
    buffer_finish(&verifier.bytes);
    buffer_finish(&verifier.made);
    buffer_finish(&verifier.words);
    arena_destroy(verifier.arena);
    return diag_errors(diag) == errors;
}
