/* Workers: what they make is what one engine makes, job by job, however many they are; what goes wrong with a job is that job's
 * alone. */
#include "test_school.h"

#include "base/files.h"
#include "issue/crew_documents.h"
#include "issue/shelf.h"

enum { BATCHES = 7, JOBS = 5 };

struct work {
    struct school *school;
    struct supplement *supplement; /* that reads the offers, and makes what is expected */
    struct supplement_layout *layout;
    struct offers offers;
    struct shelf *shelf;
    struct arena *arena;
    struct crew_plan plan;
    struct batch *batches[BATCHES];
};

static int set_up_work(void **state)
{
    struct work *work = calloc(1, sizeof *work);
    school_open((void **)&work->school);
    struct school *school = work->school;
    work->arena = arena_create();
    work->supplement = supplement_create(NULL);
    work->layout = supplement_open_layout(work->supplement, school->layout, school->own.diag);
    assert_non_null(work->layout);
    assert_true(offers_read(&work->offers, school->qualifications, work->supplement, work->layout, NULL, NULL, work->arena,
                            school->own.diag));
    work->shelf = shelf_create(work->supplement, SHELF_MOST);
    work->plan = (struct crew_plan){.layout = school->layout, .date = school->request.date,
                                    .keeps_bytes = true, .making = ".making"};
    for (int i = 0; i < BATCHES; i++)
        work->batches[i] = batch_create();
    *state = work;
    return 0;
}

static int tear_down_work(void **state)
{
    struct work *work = *state;
    for (int i = 0; i < BATCHES; i++)
        batch_destroy(work->batches[i]);
    shelf_destroy(work->shelf);
    offers_finish(&work->offers);
    supplement_destroy(work->supplement);
    arena_destroy(work->arena);
    int status = school_close((void **)&work->school);
    free(work);
    return status;
}

/* A job for a holder of this name, into NAME.pdf. */
static struct job *add_job(struct work *work, struct batch *batch, const char *name, const char *language)
{
    struct arena *arena = batch->arena;
    struct graduate *graduate = arena_new(arena, struct graduate);
    struct supplement_field *fields = arena_new_array(arena, struct supplement_field, 2);
    struct job *job = &batch->jobs[batch->count++];
    const struct place place = {"cohort.csv", batch->count};
    fields[0] = (struct supplement_field){"holder.name", arena_format(arena, "%s", name), place};
    fields[1] = (struct supplement_field){"holder.diploma", "D-1", place};
    graduate->fields = fields;
    graduate->field_count = 2;
    *job = (struct job){.graduate = graduate, .fields = {fields, 2}, .offer = &work->offers.list[0], .language = language};
    job->issue.file = arena_format(arena, "%s-%s.pdf", name, language);
    return job;
}

/* What this library makes of the job without a crew, and its SHA-256. */
static void check_made(struct work *work, const struct batch *batch, const struct job *job)
{
    struct supplement_files files = {0};
    const struct supplement_request request = {.language = job->language, .fields = job->graduate->fields,
                                               .field_count = 2, .date = work->plan.date};
    char digits[DIGEST_SIZE];
    assert_true(job->good);
    assert_null(job->diag);
    const struct supplement_qualification *qualification = shelf_take(work->shelf, job->offer, work->school->own.diag);
    assert_true(supplement_render(work->supplement, work->layout, qualification, &request, &files,
                                  work->school->own.diag));
    
    assert_true(batch->bytes.length >= job->at + files.list[0].length);
    assert_memory_equal(batch->bytes.bytes + job->at, files.list[0].bytes, files.list[0].length);
    digest_bytes(files.list[0].bytes, files.list[0].length, digits);
    assert_string_equal(job->sha256, digits);
    assert_int_equal(job->length, files.list[0].length);
    assert_int_equal(job->pages, files.pages);
    files_finish(&files);
}

static void check_told(const struct job *job, const char *expected)
{
    assert_false(job->good);
    assert_non_null(job->diag);
    char *words = printed(job->diag);
    if (!strstr(words, expected))
        fail_msg("expected \"%s\" in: %s", expected, words);
    free(words);
}

static void await(struct crew *crew, struct batch *batch)
{
    while (!crew_await(crew, &batch->piece))
        ;
}

/* ------------------------------------------------------------------------------------------------ order */

static void fill(struct work *work, int round)
{
    for (int i = 0; i < BATCHES; i++)
        for (int j = 0; j < JOBS; j++) {
            char name[64];
            snprintf(name, sizeof name, "Holder %d-%d-%d", round, i, j);
            add_job(work, work->batches[i], name, (i + j) % 3 ? "nl" : "en");
        }
}

/* Batches are used again, and one is empty. */
static void check_order(struct work *work, int workers)
{
    struct crew *crew = crew_create(&work->plan, workers);
    assert_int_equal(crew_room(crew), 2 * workers + 1);
    for (int round = 0; round < 2; round++) {
        fill(work, round);
        batch_clear(work->batches[2]);
        for (int i = 0; i < BATCHES; i++)
            crew_give(crew, &work->batches[i]->piece);
        for (int i = 0; i < BATCHES; i++) {
            await(crew, work->batches[i]);
            assert_true(work->batches[i]->piece.done);
            for (int j = 0; j < work->batches[i]->count; j++)
                check_made(work, work->batches[i], &work->batches[i]->jobs[j]);
            batch_clear(work->batches[i]);
        }
    }
    crew_destroy(crew);
}

static void batches_hold_what_was_asked_of_each(void **state)
{
    for (int workers = 1; workers <= 4; workers++)
        check_order(*state, workers);
}

/* One worker does them in the order in which they were given. */
static void batches_are_done_in_their_order(void **state)
{
    struct work *work = *state;
    struct crew *crew = crew_create(&work->plan, 1);
    fill(work, 0);
    for (int i = 0; i < BATCHES; i++)
        crew_give(crew, &work->batches[i]->piece);
    await(crew, work->batches[BATCHES - 1]);
    int done = 0;
    for (int i = 0; i < BATCHES; i++)
        done += work->batches[i]->piece.done;
    crew_destroy(crew);
    assert_int_equal(done, BATCHES);
}

static void crew_ends_what_nobody_awaits(void **state)
{
    struct work *work = *state;
    struct crew *crew = crew_create(&work->plan, 2);
    fill(work, 0);
    for (int i = 0; i < BATCHES; i++)
        crew_give(crew, &work->batches[i]->piece);
    crew_destroy(crew);
    for (int i = 0; i < BATCHES; i++)
        assert_true(work->batches[i]->piece.done);
    crew_destroy(NULL);
}

/* What is given out before is done, or left, job by job; what comes after is left. */
static void crew_leaves_what_it_has_not_begun(void **state)
{
    struct work *work = *state;
    struct crew *crew = crew_create(&work->plan, 2);
    fill(work, 0);
    crew_give(crew, &work->batches[0]->piece);
    await(crew, work->batches[0]);
    crew_give(crew, &work->batches[1]->piece);
    crew_leave(crew);
    crew_give(crew, &work->batches[2]->piece);
    await(crew, work->batches[1]);
    await(crew, work->batches[2]);
    crew_destroy(crew);
    for (int j = 0; j < JOBS; j++) {
        check_made(work, work->batches[0], &work->batches[0]->jobs[j]);
        assert_false(work->batches[0]->jobs[j].left);
        assert_true(work->batches[1]->jobs[j].left != work->batches[1]->jobs[j].good);
        assert_true(work->batches[2]->jobs[j].left);
        assert_false(work->batches[2]->jobs[j].good);
        assert_null(work->batches[2]->jobs[j].diag);
    }
}

/* ------------------------------------------------------------------------------------------------ faults */

static struct batch *do_batch(struct work *work, struct batch *batch)
{
    struct crew *crew = crew_create(&work->plan, 1);
    crew_give(crew, &batch->piece);
    await(crew, batch);
    crew_destroy(crew);
    return batch;
}

static void fault_is_of_its_job_alone(void **state)
{
    struct work *work = *state;
    struct batch *batch = work->batches[0];
    add_job(work, batch, "Before", "nl");
    add_job(work, batch, "No \345\255\227 font", "nl");
    add_job(work, batch, "Between", "en");
    add_job(work, batch, "No edition", "fr");
    add_job(work, batch, "Behind", "nl");
    do_batch(work, batch);
    check_made(work, batch, &batch->jobs[0]);
    check_told(&batch->jobs[1], "cohort.csv:2: error: no font has this character");
    assert_int_equal(batch->jobs[1].at, batch->jobs[2].at);
    check_made(work, batch, &batch->jobs[2]);
    check_told(&batch->jobs[3], "\"fr\"");
    check_made(work, batch, &batch->jobs[4]);
}

static void layout_that_is_gone_is_told_by_each_job(void **state)
{
    struct work *work = *state;
    struct batch *batch = work->batches[0];
    work->plan.layout = "absent.xml";
    add_job(work, batch, "One", "nl");
    add_job(work, batch, "Two", "nl");
    do_batch(work, batch);
    check_told(&batch->jobs[0], "absent.xml: error: the file cannot be read");
    check_told(&batch->jobs[1], "absent.xml: error: the file cannot be read");
}

/* ------------------------------------------------------------------------------------------------ into a folder */

static void use_folder(struct work *work)
{
    school_run(work->school, "mkdir out out/.making");
    work->plan.folder = work->school->out;
    work->plan.keeps_bytes = false;
}

static void name_that_is_taken_is_of_its_job_alone(void **state)
{
    struct work *work = *state;
    struct batch *batch = work->batches[0];
    use_folder(work);
    school_run(work->school, "echo other >out/Two-nl.pdf");
    add_job(work, batch, "One", "nl");
    add_job(work, batch, "Two", "nl");
    add_job(work, batch, "Three", "nl");
    do_batch(work, batch);
    assert_true(batch->jobs[0].good && batch->jobs[2].good);
    check_told(&batch->jobs[1], "cohort.csv:2: error: ");
    school_run(work->school, "test -s out/One-nl.pdf -a -s out/Three-nl.pdf && grep -qx other out/Two-nl.pdf");
}

static struct job *add_found(struct work *work, const char *name, const char *sha256)
{
    struct job *job = add_job(work, work->batches[0], name, "nl");
    job->is_found = true;
    job->issue.sha256 = sha256;
    return job;
}

/* What the register tells of: it is there, it is there and altered, it is gone and can be made again or cannot. */
static void what_was_issued_is_looked_at(void **state)
{
    struct work *work = *state;
    use_folder(work);
    for (int i = 1; i < 5; i++)
        add_job(work, work->batches[i], i == 1 ? "One" : i == 2 ? "Two" : i == 3 ? "Three" : "Four", "nl");
    for (int i = 1; i < 5; i++)
        assert_true(do_batch(work, work->batches[i])->jobs[0].good);
    school_run(work->school, "cp out/Three-nl.pdf kept; echo >>out/Two-nl.pdf; rm out/Three-nl.pdf out/Four-nl.pdf");
    const struct job *there = add_found(work, "One", work->batches[1]->jobs[0].sha256);
    const struct job *altered = add_found(work, "Two", work->batches[2]->jobs[0].sha256);
    const struct job *gone = add_found(work, "Three", work->batches[3]->jobs[0].sha256);
    const struct job *lost = add_found(work, "Four", ONE);
    struct job *outdated = add_found(work, "Five", ONE);
    outdated->is_outdated = true;
    do_batch(work, work->batches[0]);
    assert_true(there->good && there->was_there);
    assert_string_equal(there->sha256, work->batches[1]->jobs[0].sha256);
    check_told(altered, "[issue-altered]");
    assert_true(gone->good && !gone->was_there);
    check_told(lost, "[issue-lost]");
    check_told(outdated, "[issue-lost]");
    school_run(work->school, "cmp kept out/Three-nl.pdf && ! test -e out/Four-nl.pdf && ! test -e out/Five-nl.pdf");
}

/* What is kept for a job is its file, whatever it holds; what is kept for another holder or language is not. */
static void what_is_kept_is_not_made_again(void **state)
{
    struct work *work = *state;
    struct batch *batch = work->batches[0];
    const struct job *kept = add_job(work, batch, "Kept", "nl"), *english = add_job(work, batch, "Kept", "en"),
                     *other = add_job(work, batch, "Other", "nl");
    const struct kept_key key = {kept->offer, "nl", kept->graduate->fields, kept->graduate->field_count};
    struct kept_document document = {.pages = 7};
    char digits[DIGEST_SIZE];
    struct kept *documents = kept_create(work->school->cohort);
    struct buffer bytes = {0};
    buffer_string(&bytes, "kept");
    digest_begin(&document.hash, "kapt", 4);
    digest_bytes("kapt", 4, digits);
    kept_add(documents, &key, &bytes, &document);
    work->plan.kept = documents;
    do_batch(work, batch);
    assert_true(kept->good);
    assert_int_equal(kept->pages, 7);
    assert_string_equal(kept->sha256, digits);
    assert_int_equal(kept->length, 4);
    assert_memory_equal(batch->bytes.bytes + kept->at, "kept", 4);
    check_made(work, batch, english);
    check_made(work, batch, other);
    buffer_finish(&bytes);
    kept_destroy(documents);
}

int main(void)
{
#define WORK(name) cmocka_unit_test_setup_teardown(name, set_up_work, tear_down_work)
    const struct CMUnitTest tests[] = {
        WORK(batches_hold_what_was_asked_of_each),
        WORK(batches_are_done_in_their_order),
        WORK(crew_ends_what_nobody_awaits),
        WORK(crew_leaves_what_it_has_not_begun),
        WORK(fault_is_of_its_job_alone),
        WORK(layout_that_is_gone_is_told_by_each_job),
        WORK(name_that_is_taken_is_of_its_job_alone),
        WORK(what_was_issued_is_looked_at),
        WORK(what_is_kept_is_not_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
