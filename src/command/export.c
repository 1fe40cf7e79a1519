/* supplement export: the documents of a cohort. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/ending.h"
#include "base/json.h"
#include "base/say.h"
#include "base/seconds.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/key.h"
#include "command/sandbox.h"
#include "supplement.h"

enum watch_kind { WATCH_LOG, WATCH_BAR, WATCH_JSON };

/* How it goes on, for whoever watches. */
struct watch {
    enum watch_kind kind;
    const char *cohort;
    double start, told;      /* [s] */
    size_t documents;
    struct buffer line;
};

/* ------------------------------------------------------------------------------------------------ for machines */

static void put_json_changes(struct buffer *out, const struct supplement_event *event)
{
    buffer_string(out, ",\"changes\":[");
    for (size_t i = 0; i < event->change_count; i++) {
        const struct supplement_change *change = &event->changes[i];
        buffer_format(out, "%s{\"field\":\"%s\"", i ? "," : "", change->field);
        json_text(out, "old", change->before);
        json_text(out, "new", change->after);
        buffer_byte(out, '}');
    }
    buffer_byte(out, ']');
}

static void tell_json(struct watch *watch, const struct supplement_event *event)
{
    static const char *const names[] = {"checked",  "issued",    "reissued",  "kept",
                                        "rejected", "corrected", "replacing", "correcting"};
    struct buffer *line = &watch->line;
    if (event->outcome == SUPPLEMENT_CHECKED)
        return;
    buffer_clear(line);
    buffer_format(line, "{\"event\":\"%s\",\"line\":%d", names[event->outcome], event->line);
    json_text(line, "number", event->number);
    json_text(line, "replaces", event->replaces);
    json_text(line, "moved", event->moved);
    json_text(line, "name", event->name);
    json_text(line, "language", event->language);
    json_text(line, "file", event->file);
    json_text(line, "sha256", event->sha256);
    json_text(line, "sealed_by", event->sealed_by);
    if (event->change_count)
        put_json_changes(line, event);
    buffer_string(line, "}\n");
    fwrite(line->bytes, 1, line->length, stdout);
}

static void put_json_summary(const struct supplement_summary *summary)
{
    printf("{\"event\":\"summary\",\"rows\":%zu,\"issued\":%zu,\"reissued\":%zu,\"kept\":%zu,\"corrected\":%zu,"
           "\"rejected\":%zu,\"pages\":%zu,\"sheets\":%zu,\"seconds\":%.3f}\n",
           summary->rows, summary->issued, summary->reissued, summary->kept, summary->corrected,
           summary->rejected, summary->pages, summary->sheets, summary->seconds);
}

/* ------------------------------------------------------------------------------------------------ for people */

static void put_duration(char *out, size_t size, double seconds)
{
    if (seconds < 90)
        snprintf(out, size, "%.0f s", seconds);
    else
        snprintf(out, size, "%.0f min", seconds / 60);
}

/* In words of its own what is no field of the row. */
static void put_change(struct buffer *out, const struct supplement_change *change)
{
    static const char *const fields[] = {N_("name"), N_("born"), N_("date"), N_("school"), N_("student")};
    (void)fields; /* those that the catalogues have */
    if (strcmp(change->field, "edition") == 0)
        buffer_string(out, say("the data, the layout or the standard"));
    else if (strcmp(change->field, "diploma_sha256") == 0)
        buffer_string(out, say("the diploma's PDF"));
    else if (strcmp(change->field, "other") == 0)
        buffer_string(out, say("other cells of the row, or how the diploma is attached"));
    else
        buffer_format(out, "%s \"%s\" → \"%s\"", say(change->field), change->before, change->after);
}

/* `cohort.csv:4: will replace 20002/D-3/nl/1: name "Bo Smith" → "Bo Smit"` */
static void tell_changes(struct watch *watch, const struct supplement_event *event)
{
    bool replaces = event->outcome == SUPPLEMENT_REPLACING;
    struct buffer *line = &watch->line;
    buffer_clear(line);
    buffer_format(line, "%s:%d: ", watch->cohort, event->line);
    buffer_format(line, replaces ? say("will replace %s: ") : say("will correct in the register %s: "),
                  replaces ? event->replaces : event->number);
    for (size_t i = 0; i < event->change_count; i++) {
        buffer_string(line, i ? ", " : "");
        put_change(line, &event->changes[i]);
    }
    buffer_byte(line, '\0');
    if (watch->kind == WATCH_BAR)
        fputs("\r\033[K", stderr);
    tell_file("", (const char *)line->bytes, ""); /* a register may be made by anybody: it has no say over the screen */
}

static void draw_bar(const struct watch *watch, const struct supplement_event *event, double now)
{
    enum { WIDTH = 30 };
    static const char full[] = "##############################", none[] = "..............................";
    double spent = now - watch->start, share = event->rows ? (double)event->rows_done / (double)event->rows : 0;
    int filled = (int)(share * WIDTH);
    char left[32] = "";
    if (share > 0)
        put_duration(left, sizeof left, spent / share - spent);
    fputc('\r', stderr);
    if (event->rows)
        fprintf(stderr, say("[%.*s%.*s] %3.0f %%  %zu documents, %.0f a second, %s left"), filled, full, WIDTH - filled, none, share * 100,
                watch->documents, spent > 0 ? (double)watch->documents / spent : 0, left);
    else
        fprintf(stderr, say("checking: %zu rows"), event->rows_done);
    fputs(" \033[K", stderr);
}

static void tell_people(struct watch *watch, const struct supplement_event *event)
{
    static const double BAR_EVERY = 0.1, LOG_EVERY = 10; /* [s] */
    if (watch->documents % 64 != 0 || event->rows_done % 16 != 0)
        return; /* the clock costs more than the rest */
    double now = seconds_now();
    if (now - watch->told < (watch->kind == WATCH_BAR ? BAR_EVERY : LOG_EVERY))
        return;
    watch->told = now;
    if (watch->kind == WATCH_BAR)
        draw_bar(watch, event, now);
    else if (event->rows)
        fprintf(stderr, say("%zu of %zu rows, %zu documents\n"), event->rows_done, event->rows, watch->documents);
    else
        fprintf(stderr, say("checking: %zu rows\n"), event->rows_done);
}

static void on_event(void *context, const struct supplement_event *event)
{
    struct watch *watch = context;
    watch->documents += event->outcome == SUPPLEMENT_ISSUED || event->outcome == SUPPLEMENT_REISSUED ||
                        event->outcome == SUPPLEMENT_KEPT || event->outcome == SUPPLEMENT_CORRECTED;
    if (watch->kind == WATCH_JSON)
        tell_json(watch, event);
    else if (event->outcome == SUPPLEMENT_REPLACING || event->outcome == SUPPLEMENT_CORRECTING)
        tell_changes(watch, event);
    else
        tell_people(watch, event);
}

/* From the first time that it is asked, something may be being written. */
static bool is_to_stop(void *context)
{
    (void)context;
    interrupt_hold();
    return interrupt_came();
}

static void print_summary(const struct supplement_export *request, const struct supplement_summary *summary)
{
    char when[64] = "";
    time_t now = time(NULL);
    struct tm local;
    if (localtime_r(&now, &local))
        strftime(when, sizeof when, "%Y-%m-%d %H:%M", &local);
    tell_file(say("Export of "), request->cohort, request->dry_run ? say(": checked, nothing issued") : "");
    bool is_empty = summary->issued + summary->reissued + summary->kept + summary->corrected == 0;
    char part[128] = "";
    if (request->shards)
        snprintf(part, sizeof part, is_empty ? say(", part %d of %d: nothing was written") : say(", part %d of %d"), request->shard, request->shards);
    if (!request->dry_run)
        tell_file(say("  into       "), request->output, part);
    if (!request->dry_run)
        printf(say("  ended      %s, after %.1f s\n"), when, summary->seconds);
    printf(say("  rows       %zu\n"), summary->rows);
    if (!request->dry_run)
        printf(say("  issued     %zu\n  re-issued  %zu\n  issued before, unchanged  %zu\n"), summary->issued, summary->reissued,
               summary->kept);
    if (summary->corrected)
        printf(say("  corrected in the register alone  %zu\n"), summary->corrected);
    printf(say("  rejected   %zu\n"), summary->rejected);
    if (!request->dry_run)
        printf(say_count(summary->sheets, "  pages      %zu on %zu sheet\n", "  pages      %zu on %zu sheets\n"), summary->pages,
               summary->sheets);
}

/* ------------------------------------------------------------------------------------------------ options */

enum { SHEET = 256, HIDDEN, ENCODING, MAP, NAME, REGISTER, FORMAT, SHARD, DRY_RUN, KEEP_GOING, REISSUE, STRICT, SORT, SHEETS,
       DIPLOMAS, EMBED, COLLECTION, DUPLEX, DATES, STANDARD, MODE, ROWS, SYNC, SIGNED_CODE };

static void take_shard(struct supplement_export *request, const char *argument, struct diag *diag)
{
    char rest;
    if (sscanf(argument, "%d/%d%c", &request->shard, &request->shards, &rest) != 2 || request->shard < 1 ||
        request->shards < request->shard || request->shards > 10000)
        report_usage(diag, "export: --shard takes K/N, the K-th of N parts: ", argument);
}

static void take_sheets(struct supplement_export *request, const char *argument, struct diag *diag)
{
    char rest;
    if (sscanf(argument, "%d%c", &request->sheets, &rest) != 1 || request->sheets < 1)
        report_usage(diag, "export: --sheets takes a number of sheets of paper: ", argument);
}

static void take_dates(struct supplement_export *request, const char *argument, struct diag *diag)
{
    if (strcmp(argument, "dmy") == 0)
        request->dates = SUPPLEMENT_DATES_DMY;
    else if (strcmp(argument, "mdy") == 0)
        request->dates = SUPPLEMENT_DATES_MDY;
    else
        report_usage(diag, "export: --dates is dmy or mdy: ", argument);
}

static void take_sync(struct supplement_export *request, const char *argument, struct diag *diag)
{
    request->unsynced = strcmp(argument, "none") == 0;
    if (!request->unsynced)
        report_usage(diag, "export: --sync is none, or left out: ", argument);
}

static void take_format(struct watch *watch, const char *argument, struct diag *diag)
{
    if (strcmp(argument, "json") == 0)
        watch->kind = WATCH_JSON;
    else if (strcmp(argument, "text") != 0)
        report_usage(diag, "export: --format is text or json: ", argument);
}

/* A layout has one input of rows, or a few. */
static void take_rows(struct supplement_export *request, const char *argument, struct diag *diag)
{
    enum { FILES_MOST = 16 };
    static const char *files[FILES_MOST + 1];
    size_t count = 0;
    while (files[count])
        count++;
    if (count == FILES_MOST)
        report_usage(diag, "export: --rows stands there too often: ", argument);
    else
        files[count] = argument;
    request->rows = files;
}

static void take_hidden(struct supplement_export *request, const char *argument, struct diag *diag)
{
    if (strcmp(argument, "take") == 0)
        request->hidden = SUPPLEMENT_HIDDEN_TAKEN;
    else if (strcmp(argument, "skip") == 0)
        request->hidden = SUPPLEMENT_HIDDEN_SKIPPED;
    else
        report_usage(diag, "export: --hidden is take or skip: ", argument);
}

static void take_joining(struct supplement_export *request, enum supplement_joining joining, struct diag *diag)
{
    if (request->diploma_joining && request->diploma_joining != joining)
        report_usage(diag, "export: --embed and --collection exclude each other", "");
    request->diploma_joining = joining;
}

static void check_joining(const struct supplement_export *request, struct diag *diag)
{
    if (!request->diplomas && (request->diploma_joining || request->diploma_duplex))
        report_usage(diag, "export: say with --diplomas where they are: ", "--diplomas 'FOLDER/{diploma}.pdf'");
    if (request->diploma_duplex && request->diploma_joining)
        report_usage(diag, "export: --duplex is for supplements that are appended, not for --embed or --collection", "");
}

static void take_option(struct supplement_export *request, struct watch *watch, int option, char **argv, struct diag *diag)
{
    switch (option) {
    case 'q': request->qualifications = optarg; break;
    case 'o': request->output = optarg; break;
    case 'L': request->layout = optarg; break;
    case 'l': request->languages = optarg; break;
    case SHEET: request->sheet = optarg; break;
    case HIDDEN: take_hidden(request, optarg, diag); break;
    case ENCODING: request->encoding = optarg; break;
    case MAP: request->map = optarg; break;
    case NAME: request->pattern = optarg; break;
    case REGISTER: request->register_path = optarg; break;
    case FORMAT: take_format(watch, optarg, diag); break;
    case SHARD: take_shard(request, optarg, diag); break;
    case DRY_RUN: request->dry_run = true; break;
    case KEEP_GOING: request->keep_going = true; break;
    case REISSUE: request->reissue = true; break;
    case STRICT: diag_be_strict(diag); break;
    case SORT: request->sort = optarg; break;
    case SHEETS: take_sheets(request, optarg, diag); break;
    case DIPLOMAS: request->diplomas = optarg; break;
    case EMBED: take_joining(request, SUPPLEMENT_EMBED, diag); break;
    case COLLECTION: take_joining(request, SUPPLEMENT_COLLECTION, diag); break;
    case STANDARD: take_standard(&request->standard, optarg, diag); break;
    case DATES: take_dates(request, optarg, diag); break;
    case MODE: request->mode = take_mode(optarg, diag); break;
    case ROWS: take_rows(request, optarg, diag); break;
    case SYNC: take_sync(request, optarg, diag); break;
    case DUPLEX: request->diploma_duplex = true; break;
    case SIGNED_CODE: request->signs_codes = true; break;
    default: report_option(diag, argv[optind - 1], option, optopt);
    }
}

static void take_options(struct supplement_export *request, struct key_options *key, struct watch *watch, int argc, char **argv,
                         struct diag *diag)
{
    static const struct option options[] = {
        {"qualifications", required_argument, NULL, 'q'}, {"output", required_argument, NULL, 'o'},
        {"layout", required_argument, NULL, 'L'},         {"language", required_argument, NULL, 'l'},
        {"sheet", required_argument, NULL, SHEET},        {"map", required_argument, NULL, MAP},
        {"hidden", required_argument, NULL, HIDDEN},
        {"encoding", required_argument, NULL, ENCODING},
        {"name", required_argument, NULL, NAME},          {"register", required_argument, NULL, REGISTER},
        {"format", required_argument, NULL, FORMAT},      {"shard", required_argument, NULL, SHARD},
        {"dry-run", no_argument, NULL, DRY_RUN},          {"keep-going", no_argument, NULL, KEEP_GOING},
        {"reissue", no_argument, NULL, REISSUE},          {"sort", required_argument, NULL, SORT},
        {"strict", no_argument, NULL, STRICT},            {"dates", required_argument, NULL, DATES},
        {"sheets", required_argument, NULL, SHEETS},      {"diplomas", required_argument, NULL, DIPLOMAS},
        {"embed", no_argument, NULL, EMBED},              {"collection", no_argument, NULL, COLLECTION},
        {"duplex", no_argument, NULL, DUPLEX},            {"standard", required_argument, NULL, STANDARD},
        {"mode", required_argument, NULL, MODE},          {"rows", required_argument, NULL, ROWS},
        {"sync", required_argument, NULL, SYNC},          {"signed-code", no_argument, NULL, SIGNED_CODE},
        KEY_OPTIONS,
        {0},
    };
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":q:o:L:l:", options, NULL)) != -1;)
        if (!key_take_option(key, option, optarg, diag))
            take_option(request, watch, option, argv, diag);
    if (optind + 1 == argc)
        request->cohort = argv[optind];
    else
        report_usage(diag, "export: expected one file with the cohort", "");
    if (!request->qualifications)
        report_usage(diag, "export: say with --qualifications in which folder they are", "");
    if (!request->output)
        report_usage(diag, "export: say with -o where to write", "");
    check_joining(request, diag);
    key_check_options(key, diag);
    if (request->signs_codes && !key->key)
        report_usage(diag, "say with --seal what to sign with: ", "--signed-code");
    const char *output = request->output ? request->output : "";
    if (request->sheets && !ends_in(output, ".pdf"))
        report_usage(diag, "export: --sheets is for print runs, OUTPUT.pdf: ", output);
}

static int tell_result(const struct watch *watch, const struct supplement_export *request,
                       const struct supplement_summary *summary, struct diag *diag)
{
    int status = diag_status(diag);
    if (watch->kind == WATCH_BAR)
        fputs("\r\033[K", stderr);
    if (watch->kind == WATCH_JSON) {
        diag_print_json(diag, stdout);
        diag_clear(diag);
        put_json_summary(summary);
    } else if (summary->rows || (request->shards && !diag_errors(diag))) {
        print_summary(request, summary);
    }
    return status;
}

/* Where nothing else is said: in the folder `into` or, if it is a file, beside it. */
static const char *usual_register(const struct supplement_export *request, const char *into, struct arena *arena)
{
    const char *slash = strrchr(into, '/');
    int folder = slash ? (int)(slash + 1 - into) : 0;
    return request->shards > 1 ? arena_format(arena, "%.*sregister-%d-of-%d.db", folder, into, request->shard, request->shards)
                               : arena_format(arena, "%.*sregister.db", folder, into);
}

/* All is made in the output folder or, of an archive or a print run, beside it; and beside the register. */
static void confine(const struct supplement_export *request, struct arena *arena)
{
    bool is_file = ends_in(request->output, ".zip") || ends_in(request->output, ".pdf");
    const char *into = is_file ? request->output : arena_format(arena, "%s/.", request->output);
    struct sandbox sandbox;
    sandbox_init_readable(&sandbox);
    sandbox_may_write_beside(&sandbox, into);
    sandbox_may_write_beside(&sandbox, request->register_path ? request->register_path : usual_register(request, into, arena));
    sandbox_enter(&sandbox);
}

int command_export(int argc, char **argv, struct diag *diag)
{
    struct watch watch = {.kind = isatty(STDERR_FILENO) ? WATCH_BAR : WATCH_LOG, .start = seconds_now()};
    struct supplement_export request = {.watch = on_event, .stop = is_to_stop, .context = &watch};
    struct supplement_summary summary = {0};
    struct key_options key = {0};
    struct arena *arena = arena_create();
    int status = STATUS_OK;
    watch.told = watch.start;
    take_options(&request, &key, &watch, argc, argv, diag);
    watch.cohort = request.cohort;
    if (!diag_errors(diag) && find_date(arena, &request.date, diag) && find_today(arena, &request.today, diag) &&
        key_read_pin(&key, diag)) {
        struct supplement *supplement = supplement_create(NULL);
        request.key = key_open(&key, supplement, diag);
        confine(&request, arena);
        request.certify = key.certify;
        request.network = key_network(&key);
        if (request.key || !key.key)
            supplement_export(supplement, &request, &summary, diag);
        supplement_destroy(supplement);
        status = tell_result(&watch, &request, &summary, diag);
    }
    buffer_finish(&watch.line);
    arena_destroy(arena);
    return status;
}
