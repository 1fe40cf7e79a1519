/* Documents are issued: into what, how far it is, what came of it. */
#include "desk/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/say.h"
#include "desk/finding.h"

/* ------------------------------------------------------------------------------------------------ into what */

/* A name without folders, and without what systems or people cannot read in it. */
static bool is_name(const char *name)
{
    size_t length = name ? strlen(name) : 0;
    return length && length <= 100 && *name != '.' && *name != '-' && !strpbrk(name, "/\\\n\r\t:*?\"<>|");
}

/* "cohort.csv" is issued into "cohort". */
static const char *usual_name(struct desk *desk)
{
    if (desk->cohort.into)
        return desk->cohort.into;
    const char *name = desk->cohort.name, *dot = strrchr(name, '.');
    const char *stem = arena_copy(desk->arena, name, dot ? (size_t)(dot - name) : strlen(name));
    return is_name(stem) ? stem : "supplements";
}

static void put_kind(struct buffer *out, const char *value, const char *words, const char *more, bool is_chosen)
{
    page_put(out, "<p><label><input type=\"radio\" name=\"kind\" value=\"%s\"", value);
    buffer_string(out, is_chosen ? " checked> " : "> ");
    page_put(out, "%s <small>%s</small></label></p>\n", words, more);
}

/* What was posted already, or what is usual. */
static const char *typed(struct desk *desk, const struct request *form, const char *name, const char *usual)
{
    const char *value = form_text(form, name, desk->arena);
    return value ? value : usual;
}

static void put_diplomas(struct desk *desk, const struct request *form, struct buffer *out)
{
    const char *diplomas = typed(desk, form, "diplomas", ""), *joining = typed(desk, form, "joining", "append");
    buffer_string(out, *diplomas ? "<details open>\n" : "<details>\n");
    page_put(out, "<summary>%s</summary>\n<p><label for=\"diplomas\">%s <small>%s</small></label>\n"
                  "<input id=\"diplomas\" name=\"diplomas\" value=\"%s\"></p>\n",
             say("Together with the diplomas"), say("Where their PDFs are"),
             say("such as /home/office/diplomas/{diploma}.pdf, with the diploma number in the name"), diplomas);
    page_put(out, "<p><label for=\"joining\">%s</label>\n<select id=\"joining\" name=\"joining\">\n", say("The supplement"));
    put_option(out, "append", say("follows the diploma's pages"), strcmp(joining, "append") == 0);
    put_option(out, "embed", say("is a file in the diploma"), strcmp(joining, "embed") == 0);
    put_option(out, "collection", say("holds the diploma as a file"), strcmp(joining, "collection") == 0);
    buffer_string(out, "</select></p>\n</details>\n");
}

/* Some cannot be issued: that is meant, or those are mended first. */
static void put_good_ones(struct buffer *out, size_t good, size_t bad)
{
    page_put(out, say_count(bad, "<p class=\"warn\">Of %zu row nothing can be issued: ", "<p class=\"warn\">Of %zu rows nothing can be issued: "), bad);
    page_put(out, "<a href=\"/\">%s</a></p>\n<p><label><input type=\"checkbox\" name=\"good\" value=\"1\" required> ", say("see why, and mend them"));
    page_put(out, say_count(good, "Only %zu row that is good; the others are kept in rejected.csv, with the reason",
                            "Only the %zu rows that are good; the others are kept in rejected.csv, with the reason"), good);
    buffer_string(out, "</label></p>\n");
}

static void put_form(struct desk *desk, const struct request *form, size_t bad, struct buffer *out)
{
    const char *kind = typed(desk, form, "kind", "");
    buffer_string(out, "<form method=\"post\" action=\"/issue\" class=\"fields\">\n");
    put_ticket(out, &desk->cohort);
    page_put(out, "<fieldset>\n<legend>%s</legend>\n", say("Into"));
    put_kind(out, "", say("a folder"), say("a PDF for each document"), !*kind);
    put_kind(out, ".zip", say("a ZIP archive"), say("the same PDFs, in one file"), strcmp(kind, ".zip") == 0);
    put_kind(out, ".pdf", say("a print run"), say("all documents in one PDF, each beginning on a sheet of its own"), strcmp(kind, ".pdf") == 0);
    page_put(out, "</fieldset>\n<p><label for=\"name\">%s <small>%s %s</small></label>\n<input id=\"name\" name=\"name\" value=\"%s\" required></p>\n",
             say("Its name"), say("in"), desk->desking->output, typed(desk, form, "name", usual_name(desk)));
    put_diplomas(desk, form, out);
    put_sealing(desk, form, out);
    if (bad)
        put_good_ones(out, desk->cohort.line_count - bad, bad);
    page_put(out, "<p><button class=\"first\">%s</button> <a class=\"button\" href=\"/\">%s</a></p>\n</form>\n", say("Issue them"),
             say("Back to the rows"));
}

static size_t count_bad(struct desk *desk)
{
    const struct findings findings = findings_of(desk->job.diag, &desk->cohort, desk->arena);
    const bool *bad = desk_bad_lines(desk, &findings);
    size_t count = 0;
    for (size_t i = 0; i < desk->cohort.line_count; i++)
        count += bad[desk->cohort.lines[i].number];
    return count;
}

/* With what speaks against what was posted. */
static void put_page(struct desk *desk, const struct request *form, const struct diag *diag, struct answer *answer)
{
    struct job_progress progress = job_look(&desk->job);
    size_t bad = desk->job.good ? 0 : count_bad(desk);
    page_begin(answer, PAGE_COHORT, say("Issue supplements"));
    finding_put_all(&answer->own, diag);
    page_put(&answer->own, say_count(desk->cohort.line_count, "<p>%s: %zu row.</p>\n", "<p>%s: %zu rows.</p>\n"), desk->cohort.name,
             desk->cohort.line_count);
    if (progress.replacing)
        page_put(&answer->own, say_count(progress.replacing, "<p class=\"warn\">%zu document replaces one that was issued before.</p>\n",
                                         "<p class=\"warn\">%zu documents replace some that were issued before.</p>\n"), progress.replacing);
    put_form(desk, form, bad, &answer->own);
    page_end(answer, diag_errors(diag) ? 400 : 200);
}

void answer_issue(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct job_progress progress = desk_look(desk);
    if (!desk->cohort.headings || progress.is_running || progress.kind != JOB_REHEARSAL) {
        page_lead_to(answer, "/");
        return;
    }
    struct diag *none = diag_create();
    put_page(desk, request, none, answer);
    diag_destroy(none);
}

/* ------------------------------------------------------------------------------------------------ begun */

static enum supplement_joining joining_of(const char *word)
{
    return word && strcmp(word, "embed") == 0        ? SUPPLEMENT_EMBED
           : word && strcmp(word, "collection") == 0 ? SUPPLEMENT_COLLECTION
                                                     : SUPPLEMENT_APPEND;
}

/* What it points to stays as long as the cohort does. False with errors. */
static bool take_request(struct desk *desk, const struct request *form, const char *name, struct supplement_export *request, struct diag *diag)
{
    const char *kind = typed(desk, form, "kind", ""), *diplomas = typed(desk, form, "diplomas", "");
    bool is_archive = strcmp(kind, ".zip") == 0, is_run = strcmp(kind, ".pdf") == 0;
    struct arena *arena = desk->cohort.arena;
    *request = desk_request(desk);
    cohort_request(&desk->cohort, request);
    request->output = arena_format(arena, "%s/%s%s", desk->desking->output, name, is_archive || is_run ? kind : "");
    request->keep_going = form_text(form, "good", desk->arena) != NULL;
    request->diplomas = *diplomas ? arena_copy(arena, diplomas, strlen(diplomas)) : NULL;
    request->diploma_joining = joining_of(form_text(form, "joining", desk->arena));
    return take_sealing(desk, form, is_run, request, diag);
}

void answer_issue_begun(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *name = form_text(request, "name", desk->arena);
    if (desk_is_issuing(desk, answer))
        return;
    if (!desk->cohort.headings) {
        page_lead_to(answer, "/");
        return;
    }
    if (!is_name(name)) {
        page_tell(answer, PAGE_COHORT, 400, say("This is no name for a file"), say("Take letters, digits, spaces and hyphens."));
        return;
    }
    struct supplement_export asked;
    struct diag *diag = diag_create();
    desk_stop(desk);
    if (take_request(desk, request, name, &asked, diag)) {
        desk->is_outdated = false;
        job_begin(&desk->job, JOB_ISSUE, &asked);
        job_wait(&desk->job, 0.5);
        page_lead_to(answer, "/job");
    } else {
        put_page(desk, request, diag, answer);
    }
    diag_destroy(diag);
}

/* Goes on where it was stopped, or tries what failed once more. */
void answer_again(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct supplement_export asked = desk->job.request;
    (void)request;
    if (desk_is_issuing(desk, answer))
        return;
    cohort_request(&desk->cohort, &asked); /* with what was corrected since */
    if (job_look(&desk->job).kind == JOB_ISSUE)
        job_begin(&desk->job, JOB_ISSUE, &asked);
    page_lead_to(answer, "/job");
}

void answer_stop(struct desk *desk, const struct request *request, struct answer *answer)
{
    (void)request;
    job_stop(&desk->job);
    page_lead_to(answer, "/job");
}

/* ------------------------------------------------------------------------------------------------ how far it is */

static void put_left(struct buffer *out, const struct job_progress *progress)
{
    double share = progress->rows ? (double)progress->rows_done / (double)progress->rows : 0;
    double left = share > 0 ? progress->seconds / share - progress->seconds : 0;
    if (!progress->rows) {
        page_put(out, say("<p>%zu rows checked.</p>\n"), progress->rows_done);
        return;
    }
    page_put(out, say("<p>%zu of %zu rows; %zu documents, %d a second.</p>\n"), progress->rows_done, progress->rows, progress->documents,
             progress->seconds > 0 ? (int)((double)progress->documents / progress->seconds) : 0);
    if (share > 0 && left < 90)
        page_put(out, say("<p>About %d seconds are left.</p>\n"), (int)left + 1);
    else if (share > 0)
        page_put(out, say("<p>About %d minutes are left.</p>\n"), (int)(left / 60) + 1);
}

static void put_running(struct buffer *out, const struct job_progress *progress)
{
    page_put(out, "<label for=\"bar\">%s</label>\n<progress id=\"bar\"", say("Progress"));
    if (progress->rows)
        page_put(out, " max=\"%zu\" value=\"%zu\"", progress->rows, progress->rows_done);
    buffer_string(out, "></progress>\n");
    put_left(out, progress);
    page_put(out, "<form method=\"post\" action=\"/stop\"><button>%s</button></form>\n", say("Stop"));
}

static void put_figure(struct buffer *out, const char *words, size_t count)
{
    if (count)
        page_put(out, "<div><dt>%s</dt><dd>%zu</dd></div>\n", words, count);
}

static void put_summary(struct buffer *out, const struct supplement_summary *summary)
{
    buffer_string(out, "<dl class=\"figures\">\n");
    put_figure(out, say("Issued"), summary->issued);
    put_figure(out, say("Issued in the place of earlier ones"), summary->reissued);
    put_figure(out, say("Issued before, unchanged"), summary->kept);
    put_figure(out, say("Corrected in the register alone"), summary->corrected);
    put_figure(out, say("Rows rejected"), summary->rejected);
    put_figure(out, say("Pages"), summary->pages);
    put_figure(out, say("Sheets, printed on both sides"), summary->sheets);
    buffer_string(out, "</dl>\n");
}

bool is_made_one_file(const char *output)
{
    return ends_in(output, ".zip") || ends_in(output, ".pdf");
}

void put_lone_button(struct buffer *out, const struct cohort *cohort, const char *path, const char *words)
{
    page_put(out, "<form method=\"post\" action=\"%s\">", path);
    put_ticket(out, cohort);
    page_put(out, "<button>%s</button></form>\n", words);
}

void put_first_button(struct buffer *out, const struct cohort *cohort, const char *path, const char *words)
{
    page_put(out, "<form method=\"post\" action=\"%s\">", path);
    put_ticket(out, cohort);
    page_put(out, "<button class=\"first\">%s</button></form>\n", words);
}

static bool is_made(const struct job *job)
{
    const struct supplement_summary *summary = &job->summary;
    return job->good || summary->issued + summary->reissued + summary->kept + summary->corrected > 0;
}

/* All that is good was made, as it was asked for: what is left are rows to mend. */
static bool is_made_without_bad(const struct job *job)
{
    return is_made(job) && job->request.keep_going && job->summary.rejected && diag_status(job->diag) != STATUS_SYSTEM;
}

static const char *words_of_end(const struct job *job, const struct job_progress *progress)
{
    return progress->is_stopped         ? say("Stopped; what was issued stays, and it can be gone on with.")
           : job->good                  ? say("All is done.")
           : is_made_without_bad(job)   ? say("The good rows are issued; the others are left out.")
           : is_made(job)               ? say("Not all could be issued.")
                                        : say("Nothing was issued.");
}

/* The rows of which nothing was issued, as they stand in the file, each with the reason: beside an archive, or in the folder. */
static const char *rejected_path(struct desk *desk)
{
    const char *output = desk->job.request.output, *name = is_made_one_file(output) ? last_part(output) : "";
    const char *path = arena_format(desk->arena, "%.*s%srejected.csv", (int)(strlen(output) - strlen(name)), output, *name ? "" : "/");
    bool is_of_job = job_look(&desk->job).kind == JOB_ISSUE && desk->job.request.keep_going && desk->job.summary.rejected;
    return is_of_job && file_exists(path) ? path : NULL;
}

static void put_next(struct desk *desk, struct buffer *out, const struct job_progress *progress)
{
    const struct job *job = &desk->job;
    bool is_partial = is_made_without_bad(job) && !progress->is_stopped;
    buffer_string(out, "<div class=\"doings\">\n");
    if (is_made_one_file(job->request.output) && file_exists(job->request.output))
        page_put(out, "<a class=\"button first\" href=\"/made\">%s</a>\n", say("Open it"));
    if (rejected_path(desk))
        page_put(out, "<a class=\"button\" href=\"/rejected.csv\" download>%s</a>\n", say("Save the rejected rows"));
    if (!job->good && !is_partial)
        put_first_button(out, &desk->cohort, "/again", progress->is_stopped ? say("Go on") : say("Try again"));
    put_lone_button(out, &desk->cohort, "/rows", say("Back to the rows"));
    put_lone_button(out, &desk->cohort, "/away", say("Another file"));
    buffer_string(out, "</div>\n");
}

static void put_ended(struct desk *desk, const struct request *request, struct buffer *out, const struct job_progress *progress)
{
    const struct job *job = &desk->job;
    const char *output = job->request.output;
    page_put(out, "<p role=\"status\" class=\"%s\">%s</p>\n", job->good ? "good" : is_made_without_bad(job) ? "warn" : "bad",
             words_of_end(job, progress));
    put_summary(out, &job->summary);
    if (is_made(job))
        page_put(out, "<p>%s: <code>%s</code></p>\n", say("Made in"), output);
    const struct findings findings = findings_of(job->diag, &desk->cohort, desk->arena);
    finding_put_others(out, &findings);
    put_next(desk, out, progress);
    put_results(desk, request, out);
}

void answer_job(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct job_progress progress = job_look(&desk->job);
    bool issues = progress.kind == JOB_ISSUE;
    if (progress.kind == JOB_NONE || (!issues && !progress.is_running)) {
        page_lead_to(answer, "/");
        return;
    }
    if (progress.is_running) {
        page_begin_waiting(answer, PAGE_COHORT, issues ? say("Supplements are being issued") : say("The rows are being checked"));
        put_running(&answer->own, &progress);
    } else {
        job_stop(&desk->job);
        page_begin(answer, PAGE_COHORT, is_made(&desk->job) ? say("Supplements issued") : say("No supplements issued"));
        put_ended(desk, request, &answer->own, &progress);
    }
    page_end(answer, 200);
}

bool answer_with_file(const char *path, const char *media, const char *disposition, struct answer *answer)
{
    struct diag *diag = diag_create();
    bool good = file_read(path, (size_t)1 << 31, (struct place){0}, &answer->own, diag);
    diag_destroy(diag);
    if (good) {
        answer_own(answer, 200, media);
        answer->cache = "no-store";
        answer->disposition = disposition;
    }
    return good;
}

/* The archive or print run that was made last. */
void answer_made(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct job_progress progress = job_look(&desk->job);
    const char *output = desk->job.request.output;
    bool is_there = progress.kind == JOB_ISSUE && !progress.is_running && is_made_one_file(output);
    bool is_pdf = is_there && ends_in(output, ".pdf");
    (void)request;
    if (!is_there || !answer_with_file(output, is_pdf ? "application/pdf" : "application/zip",
                                       is_pdf ? "inline; filename=\"supplements.pdf\"" : "attachment; filename=\"supplements.zip\"", answer))
        page_tell(answer, PAGE_COHORT, 404, say("There is nothing at this address"), NULL);
}

void answer_rejected(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *path = job_look(&desk->job).is_running ? NULL : rejected_path(desk);
    (void)request;
    if (!path || !answer_with_file(path, "text/csv; charset=utf-8", "attachment; filename=\"rejected.csv\"", answer))
        page_tell(answer, PAGE_COHORT, 404, say("There is nothing at this address"), NULL);
}

/* To the table again, as the register now stands. */
void answer_rows(struct desk *desk, const struct request *request, struct answer *answer)
{
    (void)request;
    if (desk_is_issuing(desk, answer))
        return;
    if (desk->cohort.headings)
        desk_rehearse(desk);
    page_lead_to(answer, "/");
}
