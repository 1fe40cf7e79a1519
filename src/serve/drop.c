#include "serve/drop.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/map.h"
#include "base/markup.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/seconds.h"
#include "embedded.h" /* made of the script beside this file, by cmake/embed.cmake */
#include "http/entity.h"
#include "http/form.h"
#include "http/problem.h"
#include "serve/leaf.h"
#include "serve/rate.h"

enum { HASH_LENGTH = 64, TYPED_FORM_MOST = 256, PARTS_MOST = 16 * 1024 /* bytes of a form beside its file */ };

struct drop {
    struct check *check;
    struct examiner *examiner;
    struct rate rate;
    pthread_mutex_t lock; /* guards it */
};

struct drop *drop_create(struct check *check, struct examiner *examiner)
{
    struct drop *drop = memory_zeroed(1, sizeof *drop);
    drop->check = check;
    drop->examiner = examiner;
    pthread_mutex_init(&drop->lock, NULL);
    return drop;
}

void drop_destroy(struct drop *drop)
{
    if (!drop)
        return;
    pthread_mutex_destroy(&drop->lock);
    free(drop);
}

/* ------------------------------------------------------------------------------------------------ the page */

static void put(struct buffer *out, const char *before, const char *words, const char *after)
{
    buffer_string(out, before);
    markup_string(out, words);
    buffer_string(out, after);
}

/* Without a script it is a form that sends the file. The script (drop.js) shows what is hidden, when it holds. */
void drop_put_form(struct buffer *out)
{
    buffer_string(out, "<form method=\"post\" action=\"/check\" enctype=\"multipart/form-data\" class=\"drop\">\n");
    put(out, "<label for=\"file\">", say("A PDF that somebody shows"), "</label>\n");
    put(out, "<p id=\"file-words\">", say("Drop it here, or choose it: the register says whether it is what was issued."), "</p>\n");
    buffer_string(out, "<input type=\"file\" id=\"file\" name=\"file\" required aria-describedby=\"file-words\" accept=\".pdf,application/pdf\">\n");
    put(out, "<p data-when=\"refused\" role=\"alert\" class=\"bad\" hidden>", say("Nothing was taken: drop one file, and no folder."), "</p>\n");
    put(out, "<p data-when=\"hashing\" hidden>", say("The file stays with you: only its fingerprint (SHA-256) is sent."), "</p>\n");
    put(out, "<p data-when=\"insecure\" hidden>", say("This page did not come by https, so that the browser can make no fingerprint of the file."), "</p>\n");
    buffer_string(out, "<div class=\"verdict\" role=\"status\"></div>\n");
    put(out, "<p data-when=\"unknown\" hidden>",
        say("Whoever has the whole file can see more: whether it was altered, or sealed since it was issued."), "</p>\n");
    put(out, "<p data-when=\"sending\">", say("It is sent to this server, looked at, and not kept."), "</p>\n");
    put(out, "<button data-when=\"sending\">", say("Send the file"), "</button>\n</form>\n<script src=\"/check.js\" defer></script>\n");
}

/* What became of it, which the script takes over, too. */
static void put_verdict(struct buffer *out, enum supplement_verdict verdict, const char *name, const char *words)
{
    bool is_good = verdict == SUPPLEMENT_GENUINE || verdict == SUPPLEMENT_SEALED;
    buffer_format(out, "<div class=\"verdict\" data-verdict=\"%s\"><p class=\"%s\">", name, is_good ? "good" : "bad");
    put(out, "<strong>", say(name), "</strong> ");
    markup_string(out, words);
    buffer_string(out, "</p></div>\n");
}

static void begin_page(struct answer *answer, const char *language)
{
    leaf_begin(&answer->own, language, say("Is it genuine?"));
    answer->policy = DROP_POLICY;
    answer->language = language;
    answer->has_form = true;
}

static void end_page(struct answer *answer)
{
    leaf_end(&answer->own);
    answer_own(answer, 200, LEAF_MEDIA);
}

static void answer_page(const char *language, struct answer *answer)
{
    begin_page(answer, language);
    drop_put_form(&answer->own);
    end_page(answer);
    answer->vary = "Accept-Language";
}

static void put_data(struct answer *answer, const char *name, const char *words)
{
    buffer_string(&answer->own, "{\"version\":1");
    json_text(&answer->own, "verdict", name);
    json_text(&answer->own, "words", words);
    buffer_string(&answer->own, "}\n");
    answer_own(answer, 200, "application/json");
}

/* As a page, or as data. */
static void answer_verdict(const struct request *request, const char *language, enum supplement_verdict verdict, const char *words,
                           struct answer *answer)
{
    static const char *const NAMES[] = {
        [SUPPLEMENT_GENUINE] = N_("genuine"),   [SUPPLEMENT_UNALTERED] = N_("unaltered"), [SUPPLEMENT_REPLACED] = N_("replaced"),
        [SUPPLEMENT_REVOKED] = N_("revoked"),   [SUPPLEMENT_ALTERED] = N_("altered"),     [SUPPLEMENT_UNKNOWN] = N_("unknown"),
        [SUPPLEMENT_SEALED] = N_("sealed"),     [SUPPLEMENT_REGISTERED] = N_("registered"),
    };
    answer->language = language;
    if (leaf_wish(request->accept, LEAF_PAGE) == LEAF_DATA) {
        put_data(answer, NAMES[verdict], words);
        return;
    }
    begin_page(answer, language);
    put_verdict(&answer->own, verdict, NAMES[verdict], words);
    drop_put_form(&answer->own);
    end_page(answer);
}

static void answer_script(const struct request *request, struct answer *answer)
{
    uint64_t hash = map_hash(embedded_drop_js, sizeof embedded_drop_js);
    snprintf(answer->etag, sizeof answer->etag, "\"%016llx\"", (unsigned long long)hash);
    answer->cache = "public, no-cache";
    answer->media = "text/javascript; charset=utf-8";
    if (entity_is_listed(request->if_none_match, answer->etag))
        answer->status = 304;
    else
        answer_bytes(request, embedded_drop_js, sizeof embedded_drop_js, answer);
}

/* ------------------------------------------------------------------------------------------------ what is given */

/* Numbers of diplomas could be tried, as surnames can (rate.h). */
static bool may_ask(struct drop *drop, const char *key, struct answer *answer)
{
    pthread_mutex_lock(&drop->lock);
    answer->retry = rate_take(&drop->rate, key, (long)seconds_now());
    pthread_mutex_unlock(&drop->lock);
    if (answer->retry)
        problem_put(answer, 429, say("too many have asked: ask again in a minute"), NULL);
    return !answer->retry;
}

/* Small letters, as the register has it. False: it is none. */
static bool read_hash(const char *text, char hash[HASH_LENGTH + 1])
{
    if (!text || strlen(text) != HASH_LENGTH || strspn(text, "0123456789abcdefABCDEF") != HASH_LENGTH)
        return false;
    for (size_t i = 0; i <= HASH_LENGTH; i++)
        hash[i] = text[i] >= 'A' && text[i] <= 'F' ? (char)(text[i] - 'A' + 'a') : text[i];
    return true;
}

struct asking {
    enum supplement_verdict verdict;
    struct buffer words;
};

static void take_verdict(void *context, const char *hash, enum supplement_verdict verdict, const char *words)
{
    struct asking *asking = context;
    (void)hash;
    asking->verdict = verdict;
    buffer_format(&asking->words, "%s%c", words, '\0');
}

static void put_unreadable(struct answer *answer)
{
    answer->retry = 1;
    problem_put(answer, 503, say("the register cannot be read at the moment"), NULL);
}

static void answer_hash(struct drop *drop, const struct request *request, const char *hash, const char *language, struct answer *answer)
{
    struct asking asking = {.words = {0}};
    struct supplement_question question = {.sha256 = hash, .tell = take_verdict, .context = &asking};
    if (!may_ask(drop, hash, answer))
        return;
    if (check_ask(drop->check, &question))
        answer_verdict(request, language, asking.verdict, (const char *)asking.words.bytes, answer);
    else
        put_unreadable(answer);
    buffer_finish(&asking.words);
}

/* The first that is a file, or called so, and has anything in it. */
static bool find_file(const struct request *request, struct form_part *part, struct arena *arena)
{
    for (size_t at = 0; form_next_part(request, &at, part, arena);)
        if ((part->file || strcmp(part->name, "file") == 0) && part->length)
            return true;
    return false;
}

static bool begin_examination(struct drop *drop, const struct form_part *part, const char *language, struct answer *answer)
{
    char key[24];
    snprintf(key, sizeof key, "%016llx", (unsigned long long)map_hash(part->bytes, part->length));
    if (!may_ask(drop, key, answer))
        return true;
    answer->examined = drop->examiner ? examiner_take(drop->examiner, part->bytes, part->length, language) : NULL;
    if (answer->examined)
        return false;
    answer->retry = 1;
    problem_put(answer, 503, say("too many files are being looked at: ask again in a moment"), NULL);
    return true;
}

static bool answer_given(struct drop *drop, const struct request *request, const char *language, struct answer *answer)
{
    char hash[HASH_LENGTH + 1];
    struct form_part part;
    struct arena *arena = arena_create();
    bool is_typed = form_is_typed(request->media), done = true;
    if (is_typed && read_hash(form_text(request, "sha256", arena), hash))
        answer_hash(drop, request, hash, language, answer);
    else if (!is_typed && find_file(request, &part, arena))
        done = begin_examination(drop, &part, language, answer);
    else
        problem_put(answer, 400, say("give the file's SHA-256 as sha256=…, or the file in a form of parts"), NULL);
    arena_destroy(arena);
    return done;
}

static void answer_examined(const struct request *request, const char *language, struct answer *answer)
{
    const char *words;
    struct examine_reply reply = examination_reply(answer->examined, &words);
    if (reply.outcome == EXAMINE_VERDICT)
        answer_verdict(request, language, reply.verdict, words, answer);
    else if (reply.outcome == EXAMINE_FAILED)
        put_unreadable(answer);
    else
        problem_put(answer, 422, say("this file cannot be looked at: it takes too long for that, or too much memory"), NULL);
}

/* ------------------------------------------------------------------------------------------------ any */

bool drop_has(const char *path)
{
    return strcmp(path, "/check") == 0 || strcmp(path, "/check.js") == 0;
}

static bool is_in_parts(const char *media)
{
    static const char PARTS[] = "multipart/form-data";
    return media && strncmp(media, PARTS, sizeof PARTS - 1) == 0;
}

size_t drop_body_most(const struct request *request)
{
    return form_is_typed(request->media) ? TYPED_FORM_MOST : is_in_parts(request->media) ? DROP_FILE_MOST + PARTS_MOST : 0;
}

static bool refuse(const struct request *request, struct answer *answer)
{
    bool is_page = strcmp(request->path, "/check") == 0, posts = is_page && strcmp(request->method, "POST") == 0;
    if (!posts && strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0) {
        answer->allow = is_page ? "GET, HEAD, POST" : "GET, HEAD";
        problem_put(answer, 405, say("a document is checked by GET, HEAD or POST"), NULL);
    } else if (!posts && request->has_body) {
        problem_put(answer, 413, say("a request that reads has no body"), NULL);
    } else if (posts && !drop_body_most(request)) {
        problem_put(answer, 415, say("what is given must be a form: application/x-www-form-urlencoded, or multipart/form-data with the file"), NULL);
    } else if (posts && request->has_body && !request->body) {
        problem_put(answer, 413, say("what is given must be a form with a file of 16 megabytes at most, and say its length"), NULL);
    } else {
        return false;
    }
    return true;
}

bool drop_answer(struct drop *drop, const struct request *request, const char *language, struct answer *answer)
{
    bool done = true;
    answer->cache = "no-store";
    answer->vary = "Accept, Accept-Language";
    if (answer->examined)
        answer_examined(request, language, answer);
    else if (refuse(request, answer))
        return true;
    else if (strcmp(request->path, "/check.js") == 0)
        answer_script(request, answer);
    else if (strcmp(request->method, "POST") != 0)
        answer_page(language, answer);
    else
        done = answer_given(drop, request, language, answer);
    return done;
}
