/* The craft of documents: what a worker needs to make them, and how a job is done. */
#include "issue/crew_documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "issue/name.h"
#include "issue/shelf.h"

/* Files of one edition begin alike: what they begin with is written and hashed once. */
struct edition {
    const struct offer *offer;
    const char *language; /* one of the offer's editions; or NULL */
    struct supplement_files files; /* the last one */
    struct digest_known digest;
    struct edition *next;
};

struct worker {
    const struct crew_plan *plan;
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct shelf *shelf;
    struct edition *editions;
    struct digest_fonts fonts;    /* of any edition */
    struct buffer kept;           /* a document that was made already */
    struct diploma diploma;       /* the last one */
    struct buffer whole;          /* with it */
    bool seals_no_more;           /* the card is gone, or nobody gives time stamps: that ends the export, and nobody is asked again */
    struct buffer *made;          /* the file of the job at hand: the whole, or the supplement; */
    struct digest_begun hash;     /* and its hash, before it was sealed; */
    struct digest_begun further;  /* and with so many of the bytes behind, that were hashed for the seal */
    size_t further_length;
    struct folder *folder;
    struct arena *arena;    /* of the batch at hand */
    struct diag *diag;      /* of the job at hand */
};

/* ------------------------------------------------------------------------------------------------ batches */

struct batch *batch_create(void)
{
    struct batch *batch = memory_zeroed(1, sizeof *batch);
    batch->arena = arena_create();
    return batch;
}

void batch_clear(struct batch *batch)
{
    for (int i = 0; i < batch->count; i++)
        diag_destroy(batch->jobs[i].diag);
    memset(batch->jobs, 0, (size_t)batch->count * sizeof *batch->jobs);
    batch->count = 0;
    batch->expected = 0;
    buffer_clear(&batch->bytes);
    if (batch->bytes.capacity > 4 * BATCH_BYTES) /* memory of a larger file is given back */
        buffer_finish(&batch->bytes);
    arena_clear(batch->arena);
}

void batch_destroy(struct batch *batch)
{
    if (!batch)
        return;
    batch_clear(batch);
    buffer_finish(&batch->bytes);
    arena_destroy(batch->arena);
    free(batch);
}

/* ------------------------------------------------------------------------------------------------ one job */

/* As the offer has it; NULL: it has none in this language. */
static const char *find_language(const struct job *job)
{
    const char *const *language = job->offer->editions;
    while (*language && strcmp(*language, job->language) != 0)
        language++;
    return *language;
}

static struct edition *find_edition(struct worker *worker, const struct job *job)
{
    const char *language = find_language(job);
    struct edition *edition = worker->editions;
    while (edition && (edition->offer != job->offer || edition->language != language))
        edition = edition->next;
    if (edition)
        return edition;
    edition = memory_zeroed(1, sizeof *edition);
    edition->offer = job->offer;
    edition->language = language;
    edition->next = worker->editions;
    return worker->editions = edition;
}

static struct place place_of(const struct job *job)
{
    return job->graduate->fields[0].place;
}

/* The diploma has to be the one that was found when the row was looked up: the register says so. */
static bool read_diploma(struct worker *worker, const struct job *job)
{
    struct diploma *diploma = &worker->diploma;
    const char *wanted = job->issue.diploma_sha256;
    if (diploma_is_at(diploma, job->diploma) && strcmp(diploma->sha256, wanted) == 0)
        return true;
    if (!diploma_ledger_read(worker->plan->diplomas->ledger, job->diploma, diploma) &&
        !diploma_read(diploma, &worker->plan->diplomas->reach, job->diploma, place_of(job), worker->diag))
        return false;
    return strcmp(diploma->sha256, wanted) == 0 || diploma_tell_changed(job->diploma, place_of(job), worker->diag);
}

/* Most wholes begin with the diploma as it is, whose hash is known. */
static void digest_whole(const struct diploma *diploma, const struct buffer *whole, struct digest_begun *hash)
{
    size_t length = diploma->bytes.length;
    if (whole->length >= length && memcmp(whole->bytes, diploma->bytes.bytes, length) == 0) {
        *hash = diploma->hash;
        digest_more(hash, whole->bytes + length, whole->length - length);
    } else {
        digest_begin(hash, whole->bytes, whole->length);
    }
}

static bool attach_to_diploma(struct worker *worker, struct job *job)
{
    const struct diploma_attachment attachment = {
        .plan = worker->plan->diplomas, .supplement = worker->supplement, .diploma = &worker->diploma,
        .pdf = worker->made, .language = job->language, .row = place_of(job)};
    struct supplement_whole whole;
    struct diploma_notices notices;
    if (!read_diploma(worker, job) || !diploma_attach(&attachment, &worker->whole, &whole, &notices, worker->diag))
        return false;
    worker->made = &worker->whole;
    job->pages = whole.pages;
    digest_whole(&worker->diploma, worker->made, &worker->hash);
    return true;
}

static bool find_kept(struct worker *worker, struct job *job)
{
    const struct kept *kept = worker->plan->kept;
    const struct kept_key key = {job->offer, job->language, job->fields.list, job->fields.count};
    if (!kept)
        return false;
    buffer_clear(&worker->kept);
    const struct kept_document *document = kept_read(kept, &key, &worker->kept);
    if (!document)
        return false;
    worker->hash = document->hash;
    job->pages = document->pages;
    worker->made = &worker->kept;
    return true;
}

/* The layout is read when the first document is made: then a fault has a place to be told. */
static bool make_file(struct worker *worker, struct job *job)
{
    const struct crew_plan *plan = worker->plan;
    if (!worker->layout)
        worker->layout = supplement_open_layout(worker->supplement, plan->layout, worker->diag);
    const struct supplement_qualification *qualification =
        worker->layout ? shelf_take(worker->shelf, job->offer, worker->diag) : NULL;
    const struct supplement_request request = {.language = job->language, .fields = job->fields.list,
                                               .field_count = job->fields.count, .date = plan->date,
                                               .standard = plan->standard};
    struct edition *edition = find_edition(worker, job);
    if (!qualification ||
        !supplement_render(worker->supplement, worker->layout, qualification, &request, &edition->files, worker->diag))
        return false;
    worker->made = &edition->files.list[0];
    job->pages = edition->files.pages;
    if (!job->diploma)
        digest_files(&edition->digest, &worker->fonts, &edition->files, &worker->hash);
    return !job->diploma || attach_to_diploma(worker, job);
}

static bool make(struct worker *worker, struct job *job)
{
    if (!find_kept(worker, job) && !make_file(worker, job))
        return false;
    digest_go_on(&worker->hash, NULL, 0, job->sha256);
    worker->further = worker->hash;
    worker->further_length = 0;
    job->length = (long long)worker->made->length;
    return true;
}

/* The file at hand was as long before it was sealed. */
static bool take_sealed(struct worker *worker, struct job *job, size_t unsealed)
{
    memcpy(job->unsealed, job->sha256, DIGEST_SIZE);
    job->is_sealed = true;
    job->length = (long long)worker->made->length;
    size_t hashed = unsealed + worker->further_length;
    digest_go_on(&worker->further, worker->made->bytes + hashed, worker->made->length - hashed, job->sha256);
    return true;
}

/* What is sealed goes on from what was hashed when the file was made. The first piece is what stands before the seal, and so does in the
 * sealed file. */
static void hash_on(const void *begun, const struct supplement_file *pieces, size_t count, unsigned char sha256[32])
{
    struct worker *worker = *(struct worker *const *)begun;
    worker->further = worker->hash;
    digest_more(&worker->further, pieces[0].bytes, pieces[0].length);
    worker->further_length = pieces[0].length;
    struct digest_begun hash = worker->further;
    for (size_t i = 1; i < count; i++)
        digest_more(&hash, pieces[i].bytes, pieces[i].length);
    digest_end(&hash, sha256);
}

/* What a run that was interrupted may have written, and not entered in the register: no document is signed or sealed twice, as a card
 * would do that otherwise. Lives until the next is read. NULL: there is none. */
static const struct buffer *read_there(struct worker *worker, const struct job *job)
{
    bool may_be_there = worker->folder && !worker->plan->is_new; /* to look is as much work as to make the revision */
    return may_be_there ? folder_read(worker->folder, job->issue.file) : NULL;
}

static bool was_sealed(struct worker *worker, const struct job *job)
{
    const struct buffer *there = read_there(worker, job);
    if (!there || there->length <= worker->made->length ||
        memcmp(there->bytes, worker->made->bytes, worker->made->length) != 0)
        return false;
    const struct supplement_file file = {job->issue.file, there->bytes, there->length};
    if (!supplement_is_sealed(worker->supplement, worker->plan->key, &file, worker->made->length, worker->diag))
        return false;
    buffer_append(worker->made, there->bytes + worker->made->length, there->length - worker->made->length);
    return true;
}

static bool seal(struct worker *worker, struct job *job)
{
    const struct crew_plan *plan = worker->plan;
    const size_t unsealed = worker->made->length;
    if (!was_sealed(worker, job)) {
        const struct supplement_sealing sealing = {.file = {job->issue.file, worker->made->bytes, unsealed}, .date = plan->sealed,
                                                   .certify = plan->certify, .hash_on = hash_on, .begun = &worker,
                                                   .network = plan->network};
        if (!supplement_seal(worker->supplement, plan->key, &sealing, worker->made, worker->diag)) {
            worker->seals_no_more = diag_status(worker->diag) == STATUS_SYSTEM;
            return false;
        }
    }
    job->revision_length = worker->made->length - unsealed;
    job->revision = arena_copy(worker->arena, (const char *)worker->made->bytes + unsealed, job->revision_length);
    return take_sealed(worker, job, unsealed);
}

/* The seal that the register has, which was made for just this file. */
static bool seal_again(struct worker *worker, struct job *job)
{
    if (strcmp(job->sha256, job->seal->unsealed) != 0)
        return true; /* which is told as any other file that comes out otherwise */
    const size_t unsealed = worker->made->length;
    buffer_append(worker->made, job->seal->bytes, job->seal->length);
    return take_sealed(worker, job, unsealed);
}

/* The code that the paper bears. */
static bool sign_code(struct worker *worker, struct job *job)
{
    const struct issue *issue = &job->issue;
    const struct buffer *there = read_there(worker, job);
    const struct supplement_file before = {issue->file, there ? there->bytes : NULL, there ? there->length : 0};
    const struct supplement_essence essence = {.name = issue->name, .number = issue->diploma, .date = issue->date,
                                               .qualification = issue->qualification, .title = issue->title,
                                               .before = there ? &before : NULL};
    struct buffer text = {0};
    bool good = supplement_sign_code(worker->supplement, worker->plan->key, &essence, &text, worker->diag);
    if (good) {
        job->signed_text = arena_copy(worker->arena, (const char *)text.bytes, text.length);
        job->fields = codes_with_signed(job->fields, job->signed_text, worker->arena);
    }
    buffer_finish(&text);
    return good;
}

static bool make_new(struct worker *worker, struct job *job)
{
    return (!job->is_to_sign || sign_code(worker, job)) && make(worker, job) && (!worker->plan->seals || seal(worker, job));
}

/* What was issued before is made again only if it comes out the same. */
static bool make_again(struct worker *worker, struct job *job)
{
    if (job->is_outdated) {
        diag_report(worker->diag, DIAG_ISSUE_LOST, place_of(job), "%s", job->issue.file);
        return false;
    }
    if (!make(worker, job) || (job->seal && !seal_again(worker, job)))
        return false;
    if (strcmp(job->sha256, job->issue.sha256) == 0)
        return true;
    diag_report(worker->diag, DIAG_ISSUE_LOST, place_of(job), "%s", job->issue.file);
    return false;
}

static bool write_job(struct worker *worker, struct job *job)
{
    return folder_replace(worker->folder, job->issue.file, worker->made, job->asides, job->aside_count, place_of(job),
                          worker->diag);
}

/* A run that was interrupted may have set it aside for an issue that nobody asks for any more. */
static bool bring_back(struct worker *worker, const struct job *job)
{
    struct arena *arena = arena_create();
    const struct aside aside = {.from = job->issue.file, .to = name_aside(job->issue.file, job->issue.number, arena),
                                .sha256 = job->issue.sha256};
    bool is_back = folder_bring_back(worker->folder, &aside);
    arena_destroy(arena);
    return is_back;
}

static bool keep(struct job *job)
{
    memcpy(job->sha256, job->issue.sha256, DIGEST_SIZE);
    return job->was_there = true;
}

static bool do_in_folder(struct worker *worker, struct job *job)
{
    if (!job->is_found)
        return make_new(worker, job) && write_job(worker, job);
    switch (folder_look(worker->folder, job->issue.file, job->issue.sha256)) {
    case FOLDER_SAME:
        return keep(job);
    case FOLDER_OTHER:
        diag_report(worker->diag, DIAG_ISSUE_ALTERED, place_of(job), "%s", job->issue.file);
        return false;
    default:
        return bring_back(worker, job) ? keep(job) : make_again(worker, job) && write_job(worker, job);
    }
}

static void do_job(struct worker *worker, struct batch *batch, struct job *job)
{
    if (worker->folder) {
        job->good = do_in_folder(worker, job);
    } else {
        job->good = job->is_found ? make_again(worker, job) : make_new(worker, job);
        job->at = batch->bytes.length;
        if (job->good && worker->plan->keeps_bytes)
            buffer_append(&batch->bytes, worker->made->bytes, worker->made->length);
    }
    if (diag_count(worker->diag) || !job->good) {
        job->diag = worker->diag;
        worker->diag = diag_create();
    }
}

/* ------------------------------------------------------------------------------------------------ batches of them */

static void *begin(const void *context)
{
    const struct crew_plan *plan = context;
    struct worker *worker = memory_zeroed(1, sizeof *worker);
    worker->plan = plan;
    worker->diag = diag_create();
    worker->supplement = supplement_create(plan->data_folder);
    supplement_trust(worker->supplement);
    worker->shelf = shelf_create(worker->supplement, SHELF_OF_CREW);
    worker->folder = plan->folder ? folder_open(plan->folder, plan->making, plan->mode) : NULL;
    return worker;
}

static void work(void *context, struct piece *piece, const atomic_bool *leaving)
{
    struct worker *worker = context;
    struct batch *batch = (struct batch *)piece;
    worker->arena = batch->arena;
    buffer_reserve(&batch->bytes, worker->plan->keeps_bytes ? batch->expected : 0);
    for (int i = 0; i < batch->count; i++) {
        batch->jobs[i].left = *leaving || worker->seals_no_more;
        if (!batch->jobs[i].left)
            do_job(worker, batch, &batch->jobs[i]);
    }
}

static void let_go(void *context)
{
    struct worker *worker = context;
    folder_close(worker->folder);
}

static void finish(void *context)
{
    struct worker *worker = context;
    for (struct edition *edition = worker->editions, *next; edition; edition = next) {
        next = edition->next;
        files_finish(&edition->files);
        free(edition);
    }
    digest_fonts_finish(&worker->fonts);
    buffer_finish(&worker->kept);
    diploma_finish(&worker->diploma);
    buffer_finish(&worker->whole);
    diag_destroy(worker->diag);
    shelf_destroy(worker->shelf);
    supplement_destroy(worker->supplement);
    free(worker);
}

struct crew *crew_create(const struct crew_plan *plan, int count)
{
    static const struct craft documents = {begin, work, let_go, finish};
    return crew_gather(&documents, plan, count);
}
