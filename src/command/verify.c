/* supplement verify: is a file what was issued? */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/say.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

/* Nothing speaks against any file, but of one nobody who was named says that it was issued. What is at fault weighs more. */
enum { STATUS_UNVOUCHED = 2 };

struct telling {
    bool json;
    int status;
};

static int status_of(enum supplement_verdict verdict)
{
    switch (verdict) {
    case SUPPLEMENT_GENUINE:
    case SUPPLEMENT_SEALED: return STATUS_OK;
    case SUPPLEMENT_UNALTERED:
    case SUPPLEMENT_REGISTERED: return STATUS_UNVOUCHED;
    default: return STATUS_INPUT;
    }
}

static void put_json(struct buffer *line, const char *path, const char *verdict, int status, const char *words)
{
    buffer_string(line, "{\"event\":\"verdict\"");
    json_text(line, "file", path);
    json_text(line, "verdict", verdict);
    buffer_format(line, ",\"status\":%d", status);
    json_text(line, "words", words);
    buffer_string(line, "}\n");
}

static void print_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    static const char *const names[] = {
        [SUPPLEMENT_GENUINE] = N_("genuine"),   [SUPPLEMENT_UNALTERED] = N_("unaltered"),
        [SUPPLEMENT_REPLACED] = N_("replaced"), [SUPPLEMENT_REVOKED] = N_("revoked"),
        [SUPPLEMENT_ALTERED] = N_("altered"),   [SUPPLEMENT_UNKNOWN] = N_("unknown"),
        [SUPPLEMENT_SEALED] = N_("sealed"),     [SUPPLEMENT_REGISTERED] = N_("registered"),
    };
    struct telling *telling = context;
    struct buffer line = {0};
    int status = status_of(verdict);
    if (telling->json) {
        put_json(&line, path, names[verdict], status, words);
    } else {
        diag_put_plain(&line, path);
        buffer_format(&line, ": %s%s%s\n", say(names[verdict]), say(": "), words);
    }
    fwrite(line.bytes, 1, line.length, stdout);
    buffer_finish(&line);
    if (status && telling->status != STATUS_INPUT)
        telling->status = status;
}

/* Where no register is named, one may lie in the file's folder or the two above. */
static void permit_registers(struct sandbox *sandbox, const char *path)
{
    if (strcmp(path, "-") == 0)
        return;
    static const char *const NAMES[] = {"register.db", "../register.db", "../../register.db"};
    const char *slash = strrchr(path, '/');
    struct arena *arena = arena_create();
    for (int i = 0; i < 3; i++)
        sandbox_may_read_register(sandbox, arena_format(arena, "%.*s%s", slash ? (int)(slash + 1 - path) : 0, path, NAMES[i]));
    arena_destroy(arena);
}

static void confine(struct supplement *supplement, const struct supplement_verification *verification, const char *layout_path)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read_layout(&sandbox, layout_path);
    sandbox_may_read(&sandbox, verification->trust);
    if (verification->register_path)
        sandbox_may_read_register(&sandbox, verification->register_path);
    for (size_t i = 0; i < verification->count; i++) {
        sandbox_may_read(&sandbox, verification->paths[i]);
        if (!verification->register_path)
            permit_registers(&sandbox, verification->paths[i]);
    }
    sandbox_enter(&sandbox);
}

static bool is_to_stop(void *context)
{
    (void)context;
    return interrupt_came();
}

static void verify_files(struct supplement_verification *verification, const char *layout_path, struct diag *diag)
{
    interrupt_hold();
    struct supplement *supplement = supplement_create(NULL);
    confine(supplement, verification, layout_path);
    if (layout_path)
        verification->layout = supplement_open_layout(supplement, layout_path, diag);
    if (!layout_path || verification->layout)
        supplement_verify(supplement, verification, diag);
    supplement_destroy(supplement);
}

/* The holder of a document on paper asks. */
static void ask(struct supplement_question *question, struct diag *diag)
{
    interrupt_hold();
    struct supplement *supplement = supplement_create(NULL);
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read_register(&sandbox, question->register_path);
    sandbox_enter(&sandbox);
    supplement_ask(supplement, question, diag);
    supplement_destroy(supplement);
}

/* A picture may be made so that it takes hours to look at. */
enum { PICTURE_SECONDS = 20 };
static const char *too_long; /* in the language that is spoken: a handler cannot look for it */

static void give_up(int number)
{
    (void)number;
    (void)!write(STDERR_FILENO, too_long, strlen(too_long));
    _exit(STATUS_INPUT);
}

static void limit_time(void)
{
    const struct rlimit limit = {PICTURE_SECONDS, PICTURE_SECONDS + 2};
    too_long = say("supplement: no code is found in this picture in reasonable time; scan it with a telephone, and give its text\n");
    signal(SIGXCPU, give_up);
    setrlimit(RLIMIT_CPU, &limit);
}

/* Or has the paper alone, and no register. */
static void check_code(struct supplement_code_question *question, struct diag *diag)
{
    interrupt_hold();
    struct supplement *supplement = supplement_create(NULL);
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read(&sandbox, question->trust);
    sandbox_may_read(&sandbox, question->certificates);
    sandbox_may_read(&sandbox, question->picture);
    if (question->picture)
        limit_time();
    sandbox_enter(&sandbox);
    supplement_check_code(supplement, question, diag);
    supplement_destroy(supplement);
}

/* All that can be asked. */
struct questions {
    struct supplement_verification files;
    struct supplement_question token;
    struct supplement_code_question code;
    const char *layout;
};

static bool has_code(const struct questions *asked)
{
    return asked->code.code || asked->code.picture;
}

static void check_code_question(const struct questions *asked, struct diag *diag)
{
    if (!has_code(asked) && asked->code.certificates)
        report_usage(diag, "verify: --certificate goes with --code", "");
    if (!has_code(asked))
        return;
    if (!asked->files.trust)
        report_usage(diag, "verify: say with --trust who may have signed: ", "--code");
    if (asked->token.token || asked->files.count || asked->files.register_path || asked->layout)
        report_usage(diag, "verify: --code asks the code alone, and takes neither files nor --register, --layout and --token", "");
}

static void check_question(const struct supplement_question *question, const struct supplement_verification *verification,
                           const char *layout, struct diag *diag)
{
    if (!question->token && (question->surname || question->number))
        report_usage(diag, "verify: --surname and --number go with --token", "");
    else if (question->surname && question->number)
        report_usage(diag, "verify: give --surname or --number", "");
    else if (question->token && (verification->count || verification->trust || layout))
        report_usage(diag, "verify: --token asks the register alone, and takes neither files nor --layout and --trust", "");
}

/* Standard input can be read once. */
static void check_names(const struct supplement_verification *verification, struct diag *diag)
{
    int inputs = 0;
    for (size_t i = 0; i < verification->count; i++)
        inputs += strcmp(verification->paths[i], "-") == 0;
    if (!verification->count)
        report_usage(diag, "verify: name at least one PDF file", "");
    if (inputs > 1)
        report_usage(diag, "verify: standard input (-) can be named once", "");
}

/* Its text, or a picture in which it is. */
static void take_code(struct supplement_code_question *question, const char *argument)
{
    bool is_text = strncmp(argument, "SUP1:", 5) == 0;
    question->code = is_text ? argument : NULL;
    question->picture = is_text ? NULL : argument;
}

static void take_options(struct questions *asked, int argc, char **argv, struct diag *diag)
{
    enum { FORMAT = 256, TOKEN, SURNAME, NUMBER, CODE, CERTIFICATE };
    static const struct option options[] = {
        {"register", required_argument, NULL, 'r'}, {"layout", required_argument, NULL, 'L'}, {"trust", required_argument, NULL, 't'},
        {"format", required_argument, NULL, FORMAT}, {"token", required_argument, NULL, TOKEN},
        {"surname", required_argument, NULL, SURNAME}, {"number", required_argument, NULL, NUMBER},
        {"code", required_argument, NULL, CODE}, {"certificate", required_argument, NULL, CERTIFICATE}, {0}};
    struct telling *telling = asked->files.context;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":r:L:", options, NULL)) != -1;) {
        switch (option) {
        case 'r': asked->files.register_path = optarg; break;
        case 'L': asked->layout = optarg; break;
        case 't': asked->files.trust = asked->code.trust = optarg; break;
        case TOKEN: asked->token.token = optarg; break;
        case SURNAME: asked->token.surname = optarg; break;
        case NUMBER: asked->token.number = optarg; break;
        case CODE: take_code(&asked->code, optarg); break;
        case CERTIFICATE: asked->code.certificates = optarg; break;
        case FORMAT:
            if (!(telling->json = strcmp(optarg, "json") == 0))
                report_usage(diag, "verify: --format takes json: ", optarg);
            break;
        default: report_option(diag, argv[optind - 1], option, optopt);
        }
    }
}

/* What went wrong weighs more than a file of which nobody says that it was issued. */
static int tell_findings(const struct telling *telling, struct diag *diag)
{
    int found = diag_status(diag), status = found && telling->status == STATUS_UNVOUCHED ? found : telling->status;
    if (telling->json) {
        diag_print_json(diag, stdout);
        diag_clear(diag);
        return found > status ? found : status;
    }
    return status;
}

int command_verify(int argc, char **argv, struct diag *diag)
{
    struct telling telling = {0};
    struct questions asked = {.files = {.tell = print_verdict, .stop = is_to_stop, .context = &telling},
                              .token = {.tell = print_verdict, .context = &telling},
                              .code = {.tell = print_verdict, .context = &telling}};
    take_options(&asked, argc, argv, diag);
    asked.files.paths = (const char *const *)argv + optind;
    asked.files.count = (size_t)(argc - optind);
    check_code_question(&asked, diag);
    if (!has_code(&asked))
        check_question(&asked.token, &asked.files, asked.layout, diag);
    if (!has_code(&asked) && !asked.token.token)
        check_names(&asked.files, diag);
    if (diag_errors(diag))
        return STATUS_USAGE;
    asked.token.register_path = asked.files.register_path ? asked.files.register_path : "register.db";
    if (has_code(&asked))
        check_code(&asked.code, diag);
    else if (asked.token.token)
        ask(&asked.token, diag);
    else
        verify_files(&asked.files, asked.layout, diag);
    return tell_findings(&telling, diag);
}
