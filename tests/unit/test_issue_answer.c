/* Attempts to prove whose a document is: those that fail are told apart neither by the answer nor by the work that it takes. The work is
 * counted, not timed: blocks that were hashed, and hashes that were compared. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "test_register.h"

#include <dlfcn.h>
#include <nettle/memops.h>
#include <nettle/sha2.h>

#include "issue/codes.h"
#include "issue/issue.h"

static const struct issue SOME = {.qualification = "25135", .diploma = "2026-004711", .language = "nl", .number = 1, .title = "Bakker",
                                  .name = "Ana María García López", .date = "10 juli 2026", .file = "a.pdf", .pages = 2, .edition = "e",
                                  .fields = "f", .sha256 = ONE, .bytes = 5, .issued = "2026-07-10T12:00:00Z"};
static const char NOBODYS[] = "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ";
static const char PARTS[] = SUPPLEMENT_SOURCE_DIR "/layouts/check";

/* ------------------------------------------------------------------------------------------------ counting */

static struct work {
    uint64_t blocks, compared;
} work;

static void find_really(const char *name, void *function)
{
    void *symbol = dlsym(RTLD_NEXT, name);
    assert_non_null(symbol);
    memcpy(function, &symbol, sizeof symbol);
}

/* These stand before Nettle's. */
void sha256_digest(struct sha256_ctx *hash, size_t length, uint8_t *digest)
{
    void (*own)(struct sha256_ctx *, size_t, uint8_t *);
    find_really("nettle_sha256_digest", &own);
    work.blocks += hash->count + (hash->index < SHA256_BLOCK_SIZE - 8 ? 1 : 2);
    own(hash, length, digest);
}

int memeql_sec(const void *one, const void *other, size_t length)
{
    int (*own)(const void *, const void *, size_t);
    find_really("nettle_memeql_sec", &own);
    work.compared++;
    return own(one, other, length);
}

/* ------------------------------------------------------------------------------------------------ asking */

struct told {
    enum supplement_verdict verdict;
    char *words;
    struct work work;
};

static void take(void *context, const char *token, enum supplement_verdict verdict, const char *words)
{
    struct told *told = context;
    (void)token;
    told->verdict = verdict;
    told->words = strdup(words);
}

static struct told ask(struct registering *test, enum supplement_answer answer, const char *token, const char *surname, const char *number)
{
    struct told told = {.verdict = SUPPLEMENT_UNKNOWN};
    const struct supplement_question question = {.register_path = test->path, .token = token, .surname = surname, .number = number,
                                                 .tell = take, .context = &told, .answer = answer, .language = "en"};
    work = (struct work){0};
    assert_true(answer_question(&question, PARTS, test->diag));
    told.work = work;
    assert_non_null(told.words);
    return told;
}

static void issue_some(struct registering *test)
{
    struct issue_register *opened = register_open(test->path, REGISTER_WRITE, NULL, test->diag);
    assert_true(register_set_address(opened, "https://check.school.nl", test->diag) && register_add(opened, &SOME, test->diag) &&
                register_add_token(opened, &SOME, "0123-4567-89AB-CDEF-GHJK", test->diag) && register_commit(opened, test->diag));
    register_close(opened);
}

static const enum supplement_answer ANSWERS[] = {SUPPLEMENT_ANSWER_LINE, SUPPLEMENT_ANSWER_PAGE, SUPPLEMENT_ANSWER_DATA};
static const struct {
    const char *surname, *number;
} WRONG[] = {{"Jansen", NULL}, {"Ana", NULL}, {"", NULL}, {"-", NULL}, {"garcialopes", NULL}, {"López Ana", NULL},
             {NULL, "2026-004712"}, {NULL, ""}, {"Garci ", "2026"}},
  RIGHT[] = {{"García", NULL}, {"Lopez", NULL}, {"Ana María García López", NULL}, {NULL, "2026 004711"}, {"Lopez", "x"}};

static void what_is_wrong_is_told_as_what_nobody_made(void **state)
{
    struct registering *test = *state;
    issue_some(test);
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++)
        for (size_t j = 0; j < sizeof WRONG / sizeof *WRONG; j++) {
            struct told wrong = ask(test, ANSWERS[i], "0123-4567-89AB-CDEF-GHJK", WRONG[j].surname, WRONG[j].number),
                        nobodys = ask(test, ANSWERS[i], NOBODYS, WRONG[j].surname, WRONG[j].number),
                        nobodys_other = ask(test, ANSWERS[i], NOBODYS, "Smith", NULL);
            assert_int_equal(wrong.verdict, SUPPLEMENT_UNKNOWN);
            assert_int_equal(nobodys.verdict, SUPPLEMENT_UNKNOWN);
            assert_string_equal(wrong.words, nobodys.words);
            assert_string_equal(wrong.words, nobodys_other.words);
            assert_int_equal(wrong.work.blocks, nobodys.work.blocks);
            assert_int_equal(wrong.work.compared, nobodys.work.compared);
            assert_true(wrong.work.blocks > 0);
            free(wrong.words);
            free(nobodys.words);
            free(nobodys_other.words);
        }
    assert_int_equal(diag_count(test->diag), 0);
}

/* Which of its words fits, the first or the last, or none, makes no difference to the work. */
static void what_is_right_is_no_less_work(void **state)
{
    struct registering *test = *state;
    issue_some(test);
    for (size_t i = 0; i < sizeof RIGHT / sizeof *RIGHT; i++) {
        struct told right = ask(test, SUPPLEMENT_ANSWER_DATA, "0123-4567-89AB-CDEF-GHJK", RIGHT[i].surname, RIGHT[i].number),
                    wrong = ask(test, SUPPLEMENT_ANSWER_DATA, "0123-4567-89AB-CDEF-GHJK", RIGHT[i].surname ? "Nobody" : NULL,
                                RIGHT[i].number ? "none" : NULL);
        assert_int_equal(right.verdict, SUPPLEMENT_GENUINE);
        assert_non_null(strstr(right.words, "García"));
        assert_int_equal(wrong.verdict, SUPPLEMENT_UNKNOWN);
        assert_int_equal(right.work.blocks, wrong.work.blocks);
        assert_int_equal(right.work.compared, wrong.work.compared);
        free(right.words);
        free(wrong.words);
    }
}

static void a_surname_of_its_own_proves_alone(void **state)
{
    struct registering *test = *state;
    issue_some(test);
    struct issue_register *opened = register_open(test->path, REGISTER_WRITE, NULL, test->diag);
    assert_true(register_add_surname(opened, &SOME, "García López", test->diag) && register_commit(opened, test->diag));
    register_close(opened);
    struct told first = ask(test, SUPPLEMENT_ANSWER_LINE, "0123-4567-89AB-CDEF-GHJK", "García", NULL),
                given = ask(test, SUPPLEMENT_ANSWER_LINE, "0123-4567-89AB-CDEF-GHJK", "María", NULL),
                nobodys = ask(test, SUPPLEMENT_ANSWER_LINE, NOBODYS, "María", NULL);
    assert_int_equal(first.verdict, SUPPLEMENT_GENUINE);
    assert_int_equal(given.verdict, SUPPLEMENT_UNKNOWN);
    assert_string_equal(given.words, nobodys.words);
    assert_int_equal(given.work.blocks, nobodys.work.blocks);
    free(first.words);
    free(given.words);
    free(nobodys.words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_wrong_is_told_as_what_nobody_made, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_surname_of_its_own_proves_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_right_is_no_less_work, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
