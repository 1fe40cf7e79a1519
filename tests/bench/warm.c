/* Personal editions of one qualification, one after another in one process: each is composed, set and painted anew.
 *
 *     warm QUALIFICATION.xml LANGUAGE seconds SECONDS     prints how many documents a second of CPU time
 *     warm QUALIFICATION.xml LANGUAGE count COUNT         for callgrind, --toggle-collect=make_measured
 *
 * Before either, each name is made once: what is kept between documents is there then, as it is for most of a cohort. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/diag.h"
#include "base/files.h"
#include "supplement.h"

static const char *const first_names[] = {"Zoë", "Łukasz", "Fatma", "Jürgen", "Ștefan", "Maarten", "Chloé", "Ġorġ",
                                          "Sinéad", "Þóra", "Anouk", "Dženana", "Víðir", "Oğuz", "Åse", "Noor"};
static const char *const last_names[] = {"van der Berg", "Kowalczyk", "Yılmaz", "Müller-Lüdenscheidt", "Popescu",
                                         "de Vries", "Lefèvre", "Żammit", "O’Súilleabháin", "Jónsdóttir", "’t Hooft",
                                         "Hadžić", "Ólafsson", "Çelik"};
enum {
    FIRST_COUNT = sizeof first_names / sizeof *first_names,
    LAST_COUNT = sizeof last_names / sizeof *last_names,
    WARM_UP = FIRST_COUNT * LAST_COUNT
};

struct warm {
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct supplement_qualification *qualification;
    struct supplement_files files;
    struct diag *diag;
    const char *language;
};

static void stop(struct warm *warm, const char *what)
{
    fprintf(stderr, "warm: %s\n", what);
    diag_print(warm->diag, stderr);
    exit(1);
}

static void make(struct warm *warm, int number)
{
    char name[100], diploma[32], date[32];
    snprintf(name, sizeof name, "%s %s", first_names[number % FIRST_COUNT], last_names[number / 3 % LAST_COUNT]);
    snprintf(diploma, sizeof diploma, "D-%07d", number);
    snprintf(date, sizeof date, "2026-%02d-%02d", 1 + number / 28 % 12, 1 + number % 28);
    struct supplement_field fields[] = {
        {"holder.name", name, {0}}, {"holder.diploma", diploma, {0}}, {"holder.date", date, {0}}};
    struct supplement_request request = {.language = warm->language, .fields = fields, .field_count = 3};
    if (!supplement_render(warm->supplement, warm->layout, warm->qualification, &request, &warm->files, warm->diag))
        stop(warm, "a document could not be made");
}

/* Of external linkage and called once, so that callgrind finds it by its name. */
void make_measured(struct warm *warm, int first, int count);
__attribute__((noinline)) void make_measured(struct warm *warm, int first, int count)
{
    for (int i = 0; i < count; i++)
        make(warm, first + i);
}

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void make_for(struct warm *warm, double seconds)
{
    enum { BATCH = 10 };
    double start = cpu_seconds(), spent;
    int count = 0;
    do {
        make_measured(warm, WARM_UP + count, BATCH);
        count += BATCH;
        spent = cpu_seconds() - start;
    } while (spent < seconds);
    printf("%.3f\n", count / spent);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: warm QUALIFICATION.xml LANGUAGE seconds|count NUMBER\n", stderr);
        return 2;
    }
    struct warm warm = {.supplement = supplement_create(NULL), .diag = diag_create(), .language = argv[2]};
    warm.layout = supplement_open_layout(warm.supplement, NULL, warm.diag);
    warm.qualification = supplement_open_qualification(warm.supplement, argv[1], warm.diag);
    if (!warm.layout || !warm.qualification)
        stop(&warm, "the layout or the qualification could not be opened");
    for (int i = 0; i < WARM_UP; i++)
        make(&warm, i);
    if (strcmp(argv[3], "count") == 0)
        make_measured(&warm, WARM_UP, atoi(argv[4]));
    else
        make_for(&warm, strtod(argv[4], NULL));
    files_finish(&warm.files);
    diag_destroy(warm.diag);
    supplement_destroy(warm.supplement);
    return 0;
}
