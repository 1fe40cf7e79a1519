/* Verdicts on files. What a file says it is stands in its first line here: DIPLOMA NAME, several of them with "|" between; "-"
 * says nothing, "?" nothing that could be understood. What its own data make is the file whose only line that is. */
#define _GNU_SOURCE /* memmem */
#include "test_register.h"

#include <sys/stat.h>

#include "base/file.h"
#include "issue/digest.h"
#include "issue/issue.h"

struct verdict {
    struct registering *test;
    int count;
    enum supplement_verdict verdict;
    char words[400];
};

static bool read_line(const struct supplement_file *file, char line[64])
{
    const char *end = file->length ? memchr(file->bytes, '\n', file->length) : NULL;
    snprintf(line, 64, "%.*s", (int)(end ? (size_t)(end - (const char *)file->bytes) : file->length), (const char *)file->bytes);
    return *line != '-';
}

static bool claim_line(void *context, const struct supplement_file *file, int number, struct arena *arena, struct issue *claim,
                       const char **fault, struct diag *diag)
{
    *fault = memmem(file->bytes, file->length, "%PDF", 4) ? "it is torn" : NULL;
    (void)context;
    (void)diag;
    char line[64], *one = line;
    if (!read_line(file, line))
        return false;
    while (--number > 0) {
        one = strchr(one, '|');
        if (!one++)
            return false;
    }
    one[strcspn(one, "|")] = '\0';
    if (*one == '?')
        return true;
    size_t space = strcspn(one, " ");
    *claim = (struct issue){.qualification = "25135", .language = "nl"};
    claim->diploma = arena_copy(arena, one, space);
    claim->name = arena_format(arena, "%s", one + space + 1);
    return true;
}

static bool remake_line(void *context, const struct supplement_file *file, struct buffer *made, struct diag *diag)
{
    (void)context;
    (void)diag;
    char line[64];
    bool good = read_line(file, line);
    if (good && strncmp(line, "older ", 6) == 0) /* version of this program */
        buffer_format(made, "newer ");
    buffer_format(made, "%s\n", line);
    return good;
}

/* A word in it says so; else it ends where what was written did, or does not. */
static enum verify_origin find_origin_word(void *context, const struct supplement_file *file, struct diag *diag)
{
    (void)context;
    (void)diag;
    const char *bytes = file->bytes, *end = memchr(bytes, '\n', file->length);
    if (memmem(bytes, file->length, "diploma", 7))
        return VERIFY_ELSEWHERE;
    return !end                             ? VERIFY_CHANGED
           : end + 1 < bytes + file->length ? VERIFY_EXTENDED
                                            : VERIFY_WRITTEN;
}

/* A line may end in its seal: "… SEALED", or "… PROVEN", which is vouched for, or "… BROKEN". */
static bool find_seal_word(void *context, const char *path, const struct buffer *bytes, struct arena *arena,
                           struct verify_seal *seal, struct diag *diag)
{
    enum { WORD = sizeof " SEALED\n" - 1 };
    (void)context;
    (void)path;
    (void)arena;
    (void)diag;
    const char *end = bytes->length > WORD ? (const char *)bytes->bytes + bytes->length - WORD : "";
    bool trusted = strncmp(end, " PROVEN\n", WORD) == 0, good = trusted || strncmp(end, " SEALED\n", WORD) == 0;
    *seal = (struct verify_seal){.found = good || strncmp(end, " BROKEN\n", WORD) == 0, .good = good, .trusted = trusted,
                                 .words = "; seal"};
    seal->unsealed = seal->first = seal->found ? bytes->length - WORD : 0;
    if (seal->found && memmem(bytes->bytes, seal->unsealed, " SEALED", 7)) /* before this one */
        seal->first -= 7;
    return true;
}

static void take_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    (void)path;
    struct verdict *told = context;
    told->count++;
    told->verdict = verdict;
    snprintf(told->words, sizeof told->words, "%s", words);
}

static const char *file_in(struct registering *test, const char *name)
{
    static char path[160];
    snprintf(path, sizeof path, "%s/%s", test->folder, name);
    return path;
}

static void write_text(struct registering *test, const char *name, const char *text)
{
    assert_true(file_write(file_in(test, name), text, strlen(text), (struct file_manner){0}, test->diag));
}

static void verify_with(struct registering *test, const char *name, const char *register_path, struct verdict *told)
{
    const char *path = file_in(test, name);
    struct verification verification = {.paths = &path, .count = 1, .register_path = register_path, .claim = claim_line,
                                        .remake = remake_line, .find_origin = find_origin_word, .find_seal = find_seal_word,
                                        .tell = take_verdict, .tell_context = told};
    *told = (struct verdict){0};
    bool good = verify_files(&verification, test->diag);
    assert_int_equal(good, told->count == 1);
}

static void check_verdict_by(struct registering *test, const char *register_path, const char *name, enum supplement_verdict verdict,
                             const char *words)
{
    struct verdict told;
    verify_with(test, name, register_path, &told);
    assert_int_equal(told.count, 1);
    if (told.verdict != verdict || !strstr(told.words, words))
        fail_msg("%s: expected %d \"%s\", got %d \"%s\"", name, (int)verdict, words, (int)told.verdict, told.words);
}

/* By the register, if there is one. */
static void check_verdict(struct registering *test, const char *name, enum supplement_verdict verdict, const char *words)
{
    check_verdict_by(test, file_exists(test->path) ? test->path : NULL, name, verdict, words);
}

static void check_by_found(struct registering *test, const char *name, enum supplement_verdict verdict, const char *words)
{
    check_verdict_by(test, NULL, name, verdict, words);
}

static void issue_text(struct registering *test, const char *diploma, int number, const char *text)
{
    char digits[DIGEST_SIZE];
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    digest_bytes(text, strlen(text), digits);
    add(test, opened, diploma, number, digits);
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
}

static void revoke_in(struct registering *test, const char *number)
{
    assert_true(revoke_issues(test->path, &number, 1, "typing error", "2026-08-01T00:00:00Z", test->diag));
}

static void what_was_issued_is_genuine_until_it_is_not(void **state)
{
    struct registering *test = *state;
    write_text(test, "a.pdf", "7 Anna\none\n");
    issue_text(test, "7", 1, "7 Anna\none\n");
    check_verdict(test, "a.pdf", SUPPLEMENT_GENUINE,
                  "25135/7/nl/1, issued 2026-07-10T12:00:00Z to Zo\303\253 Jansen (register ");
    issue_text(test, "7", 2, "7 Anna\ntwo\n");
    check_verdict(test, "a.pdf", SUPPLEMENT_REPLACED, "replaced by issue 2");
    write_text(test, "b.pdf", "7 Anna\ntwo\n");
    check_verdict(test, "b.pdf", SUPPLEMENT_GENUINE, "25135/7/nl/2");
    revoke_in(test, "25135/7/nl/2");
    check_verdict(test, "b.pdf", SUPPLEMENT_REVOKED, "revoked 2026-08-01T00:00:00Z: typing error");
    revoke_in(test, "25135/7/nl/1");
    check_verdict(test, "a.pdf", SUPPLEMENT_REVOKED, "typing error; replaced by issue 2");
}

static void same_file_issued_again_is_genuine(void **state)
{
    struct registering *test = *state;
    write_text(test, "a.pdf", "7 Anna\n");
    issue_text(test, "7", 1, "7 Anna\n");
    revoke_in(test, "25135/7/nl/1");
    issue_text(test, "7", 2, "7 Anna\n");
    check_verdict(test, "a.pdf", SUPPLEMENT_GENUINE, "25135/7/nl/2");
}

static void forgeries(void **state)
{
    struct registering *test = *state;
    issue_text(test, "7", 1, "7 Anna\n");
    write_text(test, "page.pdf", "7 Anna\nbetter marks\n");
    check_verdict(test, "page.pdf", SUPPLEMENT_ALTERED, "not the file that was issued: 25135/7/nl/1");
    write_text(test, "name.pdf", "7 Berta\n");
    check_verdict(test, "name.pdf", SUPPLEMENT_ALTERED, "to Zo\303\253 Jansen");
    write_text(test, "number.pdf", "8 Anna\n");
    check_verdict(test, "number.pdf", SUPPLEMENT_UNKNOWN, "25135/8/nl was never issued");
    write_text(test, "mute.pdf", "-\n");
    check_verdict(test, "mute.pdf", SUPPLEMENT_UNKNOWN, "no data of a supplement");
    write_text(test, "nobody.pdf", " \n");
    check_verdict(test, "nobody.pdf", SUPPLEMENT_UNKNOWN, "made out to nobody");
    write_text(test, "cursor.pdf", "\033[2J Anna\n");
    check_verdict(test, "cursor.pdf", SUPPLEMENT_UNKNOWN, "25135/\\x1b[2J/nl");
}

/* A register that came with the file proves nothing for it; what it says against it counts, and a seal that is vouched for is enough. */
static void register_that_nobody_named_proves_nothing(void **state)
{
    struct registering *test = *state;
    write_text(test, "a.pdf", "7 Anna\n");
    issue_text(test, "7", 1, "7 Anna\n");
    check_by_found(test, "a.pdf", SUPPLEMENT_REGISTERED, "that register lies with the file");
    check_verdict(test, "a.pdf", SUPPLEMENT_GENUINE, "25135/7/nl/1");
    write_text(test, "e.pdf", "8 Anna SEALED\n");
    issue_text(test, "8", 1, "8 Anna SEALED\n");
    check_by_found(test, "e.pdf", SUPPLEMENT_REGISTERED, "");
    write_text(test, "b.pdf", "8 Anna PROVEN\n");
    issue_text(test, "8", 2, "8 Anna PROVEN\n");
    check_by_found(test, "b.pdf", SUPPLEMENT_GENUINE, "25135/8/nl/2");
    write_text(test, "c.pdf", "7 Anna\nx\n");
    check_by_found(test, "c.pdf", SUPPLEMENT_ALTERED, "");
    write_text(test, "d.pdf", "9 Anna\n");
    check_by_found(test, "d.pdf", SUPPLEMENT_UNKNOWN, "");
    issue_text(test, "7", 2, "7 Anna\ntwo\n");
    check_by_found(test, "a.pdf", SUPPLEMENT_REPLACED, "");
    revoke_in(test, "25135/7/nl/1");
    check_by_found(test, "a.pdf", SUPPLEMENT_REVOKED, "");
}

/* What was issued may be the file without its last seal, or without any. */
static void sealed_twice_since(void **state)
{
    struct registering *test = *state;
    write_text(test, "a.pdf", "7 Anna SEALED SEALED\n");
    issue_text(test, "7", 1, "7 Anna");
    check_verdict(test, "a.pdf", SUPPLEMENT_GENUINE, "25135/7/nl/1");
    issue_text(test, "7", 2, "7 Anna SEALED");
    check_verdict(test, "a.pdf", SUPPLEMENT_GENUINE, "25135/7/nl/2");
    write_text(test, "c.pdf", "8 Anna BROKEN\n");
    issue_text(test, "8", 1, "8 Anna BROKEN\n"); /* as a supplement behind a diploma's signature is */
    check_verdict(test, "c.pdf", SUPPLEMENT_GENUINE, "; seal");
    write_text(test, "b.pdf", "7 Anna SEALED BROKEN\n");
    check_verdict(test, "b.pdf", SUPPLEMENT_ALTERED, "");
}

/* The file is read once: what it says it is, and what it would make, are asked of the same bytes; no register lies beside a pipe. */
static void standard_input_is_a_file(void **state)
{
    struct registering *test = *state;
    int input = dup(STDIN_FILENO), ends[2];
    static const char TEXT[] = "7 Anna\n";
    const char *path = "-";
    for (int named = 0; named < 2; named++) {
        struct verdict told = {0};
        struct verification verification = {.paths = &path, .count = 1, .register_path = named ? test->path : NULL, .claim = claim_line,
                                            .remake = remake_line, .find_origin = find_origin_word,
                                            .find_seal = find_seal_word, .tell = take_verdict, .tell_context = &told};
        if (named)
            issue_text(test, "7", 1, TEXT);
        assert_int_equal(pipe(ends), 0);
        assert_int_equal(write(ends[1], TEXT, strlen(TEXT)), strlen(TEXT));
        close(ends[1]);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        assert_true(verify_files(&verification, test->diag));
        assert_int_equal(told.verdict, named ? SUPPLEMENT_GENUINE : SUPPLEMENT_UNALTERED);
    }
    dup2(input, STDIN_FILENO);
    close(input);
}

/* What is in the register is genuine, whatever it says of itself. */
static void hash_decides(void **state)
{
    struct registering *test = *state;
    issue_text(test, "7", 1, "-\n");
    issue_text(test, "8", 1, "9 Anna\n");
    write_text(test, "mute.pdf", "-\n");
    write_text(test, "other.pdf", "9 Anna\n");
    check_verdict(test, "mute.pdf", SUPPLEMENT_GENUINE, "25135/7/nl/1");
    check_verdict(test, "other.pdf", SUPPLEMENT_GENUINE, "25135/8/nl/1");
}

/* Of a diploma with supplements any may be the one that was issued, and the first the diploma's own data. */
static void any_supplement_of_several_counts(void **state)
{
    struct registering *test = *state;
    issue_text(test, "7", 1, "7 Anna\n");
    issue_text(test, "8", 1, "?|7 Anna|8 Anna\n");
    write_text(test, "whole.pdf", "?|7 Anna|8 Anna\n");
    check_verdict(test, "whole.pdf", SUPPLEMENT_GENUINE, "25135/8/nl/1");
    revoke_in(test, "25135/8/nl/1");
    check_verdict(test, "whole.pdf", SUPPLEMENT_REVOKED, "25135/8/nl/1");
    write_text(test, "altered.pdf", "?|9 Anna|8 Anna\nmore\n");
    check_verdict(test, "altered.pdf", SUPPLEMENT_ALTERED, "not the file that was issued: 25135/8/nl/1");
    write_text(test, "foreign.pdf", "?|9 Anna\n");
    check_verdict(test, "foreign.pdf", SUPPLEMENT_UNKNOWN, "25135/9/nl was never issued");
    write_text(test, "mute.pdf", "?\n");
    check_verdict(test, "mute.pdf", SUPPLEMENT_UNKNOWN, "no data of a supplement");
    write_text(test, "first.pdf", "7 Anna|8 Anna\n");
    issue_text(test, "8", 2, "7 Anna|8 Anna\n");
    check_verdict(test, "first.pdf", SUPPLEMENT_GENUINE, "25135/8/nl/2");
}

static void without_a_register_the_file_is_made_again(void **state)
{
    struct registering *test = *state;
    write_text(test, "a.pdf", "7 Anna\n");
    check_verdict(test, "a.pdf", SUPPLEMENT_UNALTERED, "25135/7/nl of Anna; it is what its own data make, which anybody can");
    write_text(test, "b.pdf", "7 Anna\nx\n");
    check_verdict(test, "b.pdf", SUPPLEMENT_ALTERED, "25135/7/nl of Anna; something was added to it");
    assert_true(file_write(file_in(test, "same-size.pdf"), "7 Anna", 7, (struct file_manner){0}, test->diag));
    check_verdict(test, "same-size.pdf", SUPPLEMENT_ALTERED, "it was changed after");
    write_text(test, "c.pdf", "-\n");
    check_verdict(test, "c.pdf", SUPPLEMENT_UNKNOWN, "no register to ask");
    write_text(test, "torn.pdf", "-%PDF\n");
    check_verdict(test, "torn.pdf", SUPPLEMENT_UNKNOWN, "can be read from it: it is torn");
}

/* Its own data make another file, though nobody changed it. */
static void honest_file_is_not_called_altered(void **state)
{
    struct registering *test = *state;
    write_text(test, "whole.pdf", "7 Anna\nand the diploma\n");
    check_verdict(test, "whole.pdf", SUPPLEMENT_UNKNOWN, "of Anna; it is joined to a diploma");
    write_text(test, "older.pdf", "older Anna\n");
    check_verdict(test, "older.pdf", SUPPLEMENT_UNKNOWN, "of Anna; its own data make another file here: it was made with another version");
    write_text(test, "sealed.pdf", "older Anna\n SEALED\n");
    check_verdict(test, "sealed.pdf", SUPPLEMENT_UNKNOWN, "another version");
    write_text(test, "broken.pdf", "older Anna\n BROKEN\n");
    check_verdict(test, "broken.pdf", SUPPLEMENT_ALTERED, "; seal");
}

static void register_is_looked_for_upwards(void **state)
{
    struct registering *test = *state;
    mkdir(file_in(test, "nl"), 0700);
    mkdir(file_in(test, "nl/a"), 0700);
    write_text(test, "nl/a/a.pdf", "7 Anna\n");
    check_verdict(test, "nl/a/a.pdf", SUPPLEMENT_UNALTERED, "");
    issue_text(test, "7", 1, "7 Anna\n");
    check_by_found(test, "nl/a/a.pdf", SUPPLEMENT_REGISTERED, "nl/a/../../register.db)");
    struct verdict told;
    make_register(test, test->other, "7", ONE);
    verify_with(test, "nl/a/a.pdf", test->other, &told);
    assert_int_equal(told.verdict, SUPPLEMENT_ALTERED);
}

static void what_cannot_be_read_gets_no_verdict(void **state)
{
    struct registering *test = *state;
    struct verdict told;
    verify_with(test, "absent.pdf", NULL, &told);
    assert_int_equal(told.count, 0);
    check_said(test, "absent.pdf: error: the file cannot be read");
    write_text(test, "a.pdf", "7 Anna\n");
    write_text(test, "register.db", "no database");
    verify_with(test, "a.pdf", NULL, &told);
    assert_int_equal(told.count, 0);
    check_said(test, "[register-foreign]");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_was_issued_is_genuine_until_it_is_not),
        TEST(same_file_issued_again_is_genuine),
        TEST(forgeries),
        TEST(hash_decides),
        TEST(register_that_nobody_named_proves_nothing),
        TEST(standard_input_is_a_file),
        TEST(sealed_twice_since),
        TEST(any_supplement_of_several_counts),
        TEST(without_a_register_the_file_is_made_again),
        TEST(honest_file_is_not_called_altered),
        TEST(register_is_looked_for_upwards),
        TEST(what_cannot_be_read_gets_no_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
