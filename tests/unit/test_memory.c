/* When memory is exhausted, at one of many allocations, in whichever library: nobody falls, nothing false is made or told, and
 * nothing is left behind. Each attempt is made in a process of its own; behind it the same is done again, with memory. */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/files.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "memory_fault.h"
#include "supplement.h"

#define SAMPLE "samples/25135-contactcenter-medewerker.xml"
#define DIPLOMA "samples/diplomas/2026-004711.pdf"
static const char date[] = "2026-03-01T12:00:00Z";

/* ------------------------------------------------------------------------------------------------ a folder */

static char folder[] = "/tmp/supplement-memory-XXXXXX";
static const char *const expected[] = {"supplement.pdf", "issued.db", "wanted", "out.zip", "register.db", "out.pdf", "errors", NULL};
enum { KEPT = 3 /* of them, by remove_outputs */ };

static const char *path_of(const char *name)
{
    static char paths[4][64];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void remove_outputs(void)
{
    for (size_t i = KEPT; expected[i]; i++)
        unlink(path_of(expected[i]));
}

/* A file in the making, or a lock. */
static bool is_anything_left(void)
{
    bool left = false;
    DIR *opened = opendir(folder);
    for (struct dirent *entry; opened && (entry = readdir(opened)) != NULL;) {
        bool known = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        for (size_t i = 0; !known && expected[i]; i++)
            known = strcmp(entry->d_name, expected[i]) == 0;
        left = left || !known;
    }
    if (opened)
        closedir(opened);
    return left;
}

static void read_bytes(const char *path, struct buffer *bytes)
{
    struct diag *diag = diag_create();
    buffer_clear(bytes);
    if (!file_read(path, 64 * 1024 * 1024, (struct place){0}, bytes, diag))
        buffer_clear(bytes);
    diag_destroy(diag);
}

/* ------------------------------------------------------------------------------------------------ what is done */

static struct buffer supplement_pdf, diploma_pdf;

static long counted; /* allocations of the last attempt */

/* From here on nothing fails: what a task made is taken by the test. */
static void end_attempt(void)
{
    counted = fault_count();
    fault_at(0, false);
}

/* Each gives what it made, or said, in `out`. False with errors. */
typedef bool task(struct supplement *supplement, struct buffer *out, struct diag *diag);

enum { REQUESTS_MOST = 2 };

static bool render_with(struct supplement *supplement, const struct supplement_request *requests, size_t count,
                        struct buffer *out, struct diag *diag)
{
    struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
    struct supplement_qualification *qualification =
        layout ? supplement_open_qualification(supplement, SAMPLE, diag) : NULL;
    struct supplement_files files[REQUESTS_MOST] = {0};
    bool good = qualification != NULL;
    for (size_t i = 0; good && i < count; i++)
        good = supplement_render(supplement, layout, qualification, &requests[i], &files[i], diag);
    end_attempt();
    for (size_t i = 0; i < count; i++) {
        if (good)
            buffer_append(out, files[i].list[0].bytes, files[i].list[0].length);
        files_finish(&files[i]);
    }
    return good;
}

static bool render_holders(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    const struct supplement_field fields[2][3] = {
        {{"holder.name", "Zoë Jansen-Đurić", {0}}, {"holder.diploma", "7", {0}}, {"holder.date", "2026-07-10", {0}}},
        {{"holder.name", "Nguyễn Thị Hương", {0}}, {"holder.diploma", "8", {0}}, {"holder.date", "2026-07-10", {0}}}};
    const struct supplement_request requests[] = {
        {.language = "de", .fields = fields[0], .field_count = 3, .date = date},
        {.language = "de", .fields = fields[1], .field_count = 3, .date = date}};
    return render_with(supplement, requests, 2, out, diag);
}

static bool trace(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    const struct supplement_request request = {.language = "en", .format = SUPPLEMENT_TRACE, .date = date};
    return render_with(supplement, &request, 1, out, diag);
}

static bool png(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    const struct supplement_request request = {.language = "en", .format = SUPPLEMENT_PNG, .date = date};
    return render_with(supplement, &request, 1, out, diag);
}

static bool svg(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    const struct supplement_request request = {.language = "en", .format = SUPPLEMENT_SVG, .date = date};
    return render_with(supplement, &request, 1, out, diag);
}

static bool check(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    bool good = supplement_check(supplement, NULL, SAMPLE, date, out, diag) &&
                supplement_check(supplement, NULL, "layouts/labels/nl.xml", date, out, diag);
    if (!good)
        buffer_clear(out); /* what was said of the first */
    return good;
}

static bool export_so(const char *cohort, struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    char output[64];
    snprintf(output, sizeof output, "%s", path_of("out.zip"));
    const struct supplement_export request = {.cohort = cohort, .qualifications = "samples", .output = output, .date = date};
    struct supplement_summary summary;
    bool good = supplement_export(supplement, &request, &summary, diag);
    end_attempt();
    if (good)
        read_bytes(output, out);
    return good;
}

static bool export(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    return export_so("samples/cohort.csv", supplement, out, diag);
}

static bool export_workbook(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    return export_so("tests/data/sheets/openpyxl-sample.xlsx", supplement, out, diag);
}

/* Without allocating. */
static void copy_file(const char *from, const char *to)
{
    char bytes[4096];
    ssize_t length;
    int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    while ((length = read(in, bytes, sizeof bytes)) > 0)
        assert_int_equal(write(out, bytes, (size_t)length), length);
    close(in);
    close(out);
}

/* Once: an attempt behind one that was given up finds what that left, which is nothing. */
static bool revoke_issue(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    enum { HEADER = 100 /* in which SQLite counts what it wrote */ };
    const char *number = "25135/2026-004711/en/1", *path = path_of("register.db");
    if (access(path, F_OK) != 0)
        copy_file(path_of("issued.db"), path);
    bool good = supplement_register_revoke(supplement, path, &number, 1, "a mark was wrong", date, diag);
    end_attempt();
    if (good) {
        read_bytes(path, out);
        memset(out->bytes, 0, out->length < HEADER ? out->length : HEADER);
    }
    return good;
}

static bool merge(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    const char *from = path_of("issued.db"), *into = path_of("register.db");
    return supplement_register_merge(supplement, into, &from, 1, out, diag);
}

static bool attach_so(enum supplement_joining joining, struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    const struct supplement_file part = {"supplement.pdf", supplement_pdf.bytes, supplement_pdf.length};
    const struct supplement_attachment attachment = {.diploma = {"diploma.pdf", diploma_pdf.bytes, diploma_pdf.length},
                                                     .supplements = &part, .supplement_count = 1, .any = true,
                                                     .joining = joining};
    return supplement_attach(supplement, &attachment, out, diag);
}

static bool append(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    return attach_so(SUPPLEMENT_APPEND, supplement, out, diag);
}

static bool embed(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    return attach_so(SUPPLEMENT_EMBED, supplement, out, diag);
}

static bool extract(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    return supplement_extract(supplement, path_of("supplement.pdf"), 0, out, diag);
}

static void note_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    (void)path;
    (void)words;
    *(enum supplement_verdict *)context = verdict;
}

static bool verify(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    enum supplement_verdict verdict = SUPPLEMENT_UNKNOWN;
    const char *path = path_of("supplement.pdf");
    const struct supplement_verification verification = {.paths = &path, .count = 1, .tell = note_verdict,
                                                         .context = &verdict};
    bool good = supplement_verify(supplement, &verification, diag);
    if (good)
        buffer_byte(out, (unsigned char)verdict);
    return good;
}

/* ------------------------------------------------------------------------------------------------ attempts */

enum outcome { MADE, EXHAUSTED, OTHER };

static bool is_exhausted(const struct diag *diag)
{
    return supplement_diag_count(diag) == 1 && supplement_diag_errors(diag) == 1 &&
           supplement_diag_status(diag) == STATUS_SYSTEM &&
           strcmp(supplement_finding_id(diag, 0), "memory-exhausted") == 0;
}

static enum outcome attempt_task(task *run, struct buffer *out)
{
    struct diag *diag = supplement_diag_create();
    if (!diag) {
        fault_at(0, false);
        return EXHAUSTED;
    }
    counted = 0;
    struct supplement *supplement = supplement_create(NULL);
    bool good = run(supplement, out, diag);
    enum outcome outcome = good && !supplement_diag_errors(diag) ? MADE : !good && is_exhausted(diag) ? EXHAUSTED : OTHER;
    if (!counted)
        end_attempt();
    if (outcome == OTHER)
        supplement_diag_print(diag, stderr);
    if (outcome == EXHAUSTED && (out->length || run(supplement, out, diag) || !is_exhausted(diag)))
        outcome = OTHER; /* an engine that fell short gives nothing more, and another does */
    supplement_destroy(supplement);
    supplement_diag_destroy(diag);
    return outcome;
}

static bool is_same(const struct buffer *made, const struct buffer *wanted)
{
    return made->length == wanted->length && memcmp(made->bytes, wanted->bytes, made->length) == 0;
}

/* cmocka goes on behind what a test falls over: here that is another process, which dies of it. */
static void fall_for_good(void)
{
    const int falls[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < sizeof falls / sizeof *falls; i++)
        signal(falls[i], SIG_DFL);
}

enum { LONGEST = 100 /* seconds: who waits for a lock that nobody gives back waits for ever */ };

/* 0, or what went wrong. */
static int try_without(task *run, long number, bool all, const struct buffer *wanted)
{
    struct buffer out = {0};
    fall_for_good();
    alarm(LONGEST);
    fault_at(number, all);
    enum outcome outcome = attempt_task(run, &out);
    if (outcome == OTHER)
        return 1;
    if (outcome == MADE)
        return is_same(&out, wanted) ? 0 : 2;
    if (is_anything_left())
        return 3;
    buffer_clear(&out);
    return attempt_task(run, &out) == MADE && is_same(&out, wanted) ? 0 : 4;
}

/* 1 if it went wrong, which is told. */
static int try_in_child(task *run, long number, bool all, const struct buffer *wanted)
{
    int status;
    remove_outputs();
    pid_t child = fork();
    if (child == 0)
        _exit(try_without(run, number, all, wanted));
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return 0;
    print_error("allocation %ld%s failed: %s %d\n", number, all ? " and all behind it" : "",
                WIFEXITED(status) ? "gave" : "killed by signal", WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
    return 1;
}

enum { PLACES = 20000 };

/* What a process of its own found out. */
struct finding {
    long total; /* allocations */
    size_t places;
    long numbers[PLACES]; /* of the first allocation of each place, if they were asked for */
};

/* With all the memory, in a process of its own too, so that nothing is prepared in this one. */
static void make_wanted(task *run, struct buffer *wanted, bool places, struct finding *finding)
{
    int status;
    remove_outputs();
    pid_t child = fork();
    if (child == 0) {
        fault_at(0, false);
        if (places)
            fault_note_places(finding->numbers, PLACES);
        bool made = attempt_task(run, wanted) == MADE && wanted->length;
        fault_note_places(NULL, 0);
        finding->places = fault_place_count();
        finding->total = counted;
        FILE *file = fopen(path_of("wanted"), "wb");
        made = made && fwrite(wanted->bytes, 1, wanted->length, file) == wanted->length && fclose(file) == 0;
        _exit(made ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    read_bytes(path_of("wanted"), wanted);
}

static int try_both(task *run, long number, const struct buffer *wanted)
{
    return try_in_child(run, number, false, wanted) + try_in_child(run, number, true, wanted);
}

/* The first allocation of each place (ALLOCATIONS=places, minutes a task), all (ALLOCATIONS=1, an hour), or those from one to
 * another in steps (ALLOCATIONS=3000-4000/3). Gives how many attempts went wrong. */
static int survey(task *run, const char *asked, const struct finding *finding, const struct buffer *wanted)
{
    bool places = strcmp(asked, "places") == 0;
    long first = 1, last = finding->total, step = 1;
    int faults = 0;
    if (!places)
        sscanf(asked, "%ld-%ld/%ld", &first, &last, &step);
    assert_true(step > 0);
    for (size_t i = 0; places && i < finding->places; i++)
        faults += try_both(run, finding->numbers[i], wanted);
    for (long number = first; !places && number <= last && number <= finding->total; number += step)
        faults += try_both(run, number, wanted);
    print_message("allocations %s, %ld: %d faults\n", asked, places ? (long)finding->places : finding->total, faults);
    return faults;
}

/* The first allocations, and some of the others. */
static int try_some(task *run, long dense, long spread, const struct finding *finding, const struct buffer *wanted)
{
    long total = finding->total, attempts = 0;
    int faults = 0;
    assert_true(total > dense);
    for (long number = 1; number <= total; number += number < dense ? 1 : 1 + (total - dense) / spread, attempts++)
        faults += try_both(run, number, wanted);
    assert_true(attempts > dense);
    return faults;
}

static void try_task(task *run, long dense, long spread)
{
    const char *asked = getenv("ALLOCATIONS");
    struct buffer wanted = {0};
    struct finding *finding = mmap(NULL, sizeof *finding, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(finding != MAP_FAILED);
    make_wanted(run, &wanted, asked && strcmp(asked, "places") == 0, finding);
    int faults = asked ? survey(run, asked, finding, &wanted) : try_some(run, dense, spread, finding, &wanted);
    munmap(finding, sizeof *finding);
    buffer_finish(&wanted);
    assert_int_equal(faults, 0);
}

/* ------------------------------------------------------------------------------------------------ the library */

static void test_render(void **state)
{
    (void)state;
    try_task(render_holders, 100, 60);
}

static void test_trace(void **state)
{
    (void)state;
    try_task(trace, 0, 15);
}

static void test_png(void **state)
{
    (void)state;
    try_task(png, 0, 2);
}

static void test_svg(void **state)
{
    (void)state;
    try_task(svg, 0, 5);
}

static void test_check(void **state)
{
    (void)state;
    try_task(check, 0, 20);
}

static void test_export(void **state)
{
    (void)state;
    try_task(export, 0, 18);
}

static void test_workbook(void **state)
{
    (void)state;
    try_task(export_workbook, 0, 8);
}

static void test_revoke(void **state)
{
    (void)state;
    try_task(revoke_issue, 0, 20);
}

static void test_merge(void **state)
{
    (void)state;
    try_task(merge, 0, 20);
}

static void test_append(void **state)
{
    (void)state;
    try_task(append, 0, 15);
}

static void test_embed(void **state)
{
    (void)state;
    try_task(embed, 0, 15);
}

static void test_extract(void **state)
{
    (void)state;
    try_task(extract, 0, 25);
}

static void test_verify(void **state)
{
    (void)state;
    try_task(verify, 0, 25);
}

/* ------------------------------------------------------------------------------------------------ ICU alone */

/* Where lines may end, normal form, capital letters. */
static bool is_icu_right(void)
{
    static const char text[] = "e\u0301\u00e9n \u201ctwee\u201d \u2014 drie\u2026";
    unsigned char breaks[sizeof text] = {0};
    struct arena *arena = arena_create();
    size_t length = strlen(text), normal, ends = 0;
    unicode_begin();
    unicode_line_breaks(text, length, "nl", breaks);
    for (size_t i = 0; i < length; i++)
        ends += breaks[i] != LINE_BREAK_NONE;
    bool right = ends == 4 && unicode_base(0xE9) == 'e' && strcmp(unicode_upper(arena, "i", 1, "tr"), "\u0130") == 0 &&
                 strncmp(unicode_nfc(arena, text, length, &normal), "\u00e9\u00e9n", 5) == 0;
    arena_destroy(arena);
    return right;
}

static enum outcome ask_icu(void)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return EXHAUSTED;
    enum outcome outcome = is_icu_right() ? MADE : OTHER;
    memory_leave(&guard);
    return outcome;
}

/* Its first use, which prepares what all later ones in the process need. */
static int ask_icu_without(long number, bool all)
{
    fall_for_good();
    alarm(LONGEST);
    fault_at(number, all);
    enum outcome outcome = ask_icu();
    fault_at(0, false);
    return outcome == OTHER ? 1 : ask_icu() == MADE ? 0 : 4;
}

static void test_icu(void **state)
{
    enum { MOST = 150 };
    int status;
    (void)state;
    for (long number = 0; number < MOST; number++)
        for (int all = 0; all < 2; all++) {
            pid_t child = fork();
            if (child == 0)
                _exit(ask_icu_without(number, all));
            assert_int_equal(waitpid(child, &status, 0), child);
            assert_int_equal(status, 0);
        }
}

/* ------------------------------------------------------------------------------------------------ the program */

/* Gives its exit status, and what it said. */
static int run_program(long number, bool all, struct buffer *said)
{
    char text[32];
    int status;
    pid_t child = fork();
    if (child == 0) {
        snprintf(text, sizeof text, "%ld", number);
        setenv("LD_PRELOAD", MEMORY_FAULT, 1);
        setenv("FAULT_AT", text, 1);
        if (all)
            setenv("FAULT_ALL", "1", 1);
        int errors = open(path_of("errors"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(errors, STDERR_FILENO);
        execl(SUPPLEMENT_BINARY_DIR "/supplement", "supplement", "render", SAMPLE, "-l", "nl", "-o", path_of("out.pdf"), (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    read_bytes(path_of("errors"), said);
    buffer_byte(said, '\0');
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_program(void **state)
{
    static const char words[] = "supplement: error: this computer has no memory left, and the work was given up [memory-exhausted]\n"
                                "  hint: close other programs, or ask for more memory, and run it again; what was there before is "
                                "untouched\n";
    struct buffer said = {0};
    (void)state;
    for (long number = 100; number < 800; number += 40)
        for (int all = 0; all < 2; all++) {
            remove_outputs();
            int status = run_program(number, all, &said);
            assert_string_equal((const char *)said.bytes, words);
            assert_int_equal(status, STATUS_SYSTEM);
            assert_int_equal(access(path_of("out.pdf"), F_OK), -1);
            assert_false(is_anything_left());
        }
    buffer_finish(&said);
}

/* ------------------------------------------------------------------------------------------------ all of it */

static bool render_plain(struct supplement *supplement, struct buffer *out, struct diag *diag)
{
    const struct supplement_request request = {.language = "nl", .date = date};
    return render_with(supplement, &request, 1, out, diag);
}

static int begin(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    static struct finding ignored;
    struct buffer archive = {0};
    make_wanted(render_plain, &supplement_pdf, false, &ignored);
    read_bytes(DIPLOMA, &diploma_pdf);
    if (rename(path_of("wanted"), path_of("supplement.pdf")) != 0)
        return -1;
    make_wanted(export_workbook, &archive, false, &ignored);
    buffer_finish(&archive);
    return rename(path_of("register.db"), path_of("issued.db"));
}

static int end(void **state)
{
    (void)state;
    remove_outputs();
    unlink(path_of("wanted"));
    unlink(path_of("supplement.pdf"));
    unlink(path_of("issued.db"));
    buffer_finish(&supplement_pdf);
    buffer_finish(&diploma_pdf);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_render), cmocka_unit_test(test_trace),    cmocka_unit_test(test_png),
        cmocka_unit_test(test_svg),    cmocka_unit_test(test_check),    cmocka_unit_test(test_export),
        cmocka_unit_test(test_workbook), cmocka_unit_test(test_revoke), cmocka_unit_test(test_merge),
        cmocka_unit_test(test_append), cmocka_unit_test(test_embed),    cmocka_unit_test(test_extract),
        cmocka_unit_test(test_verify), cmocka_unit_test(test_icu),      cmocka_unit_test(test_program),
    };
    if (!fault_is_possible())
        return 0; /* the sanitizer's own allocations take the place of ours */
    cmocka_set_test_filter(getenv("TASK")); /* such as test_check */
    return cmocka_run_group_tests(tests, begin, end);
}
