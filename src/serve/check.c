#define _GNU_SOURCE /* memmem */
#include "serve/check.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/say.h"
#include "base/seconds.h"
#include "http/form.h"
#include "http/preference.h"
#include "http/problem.h"
#include "serve/drop.h"
#include "serve/rate.h"
#include "serve/typed.h"
#include "supplement.h"

enum { PATH_MOST = 256 };

struct check {
    const char *register_path;
    struct supplement *supplement;
    struct rate rate;
    pthread_mutex_t lock; /* guards them: one question at a time */
};

/* ------------------------------------------------------------------------------------------------ begin and end */

static void tell_nobody(void *context, const char *token, enum supplement_verdict verdict, const char *words)
{
    (void)context, (void)token, (void)verdict, (void)words;
}

bool check_can_ask(struct supplement *supplement, const char *register_path, struct diag *diag)
{
    const struct supplement_question trial = {.register_path = register_path, .token = TOKEN_NOBODYS, .tell = tell_nobody};
    return supplement_ask(supplement, &trial, diag);
}

struct check *check_create(const char *register_path, struct diag *diag)
{
    struct check *check = memory_zeroed(1, sizeof *check);
    check->register_path = register_path;
    check->supplement = supplement_create(NULL);
    pthread_mutex_init(&check->lock, NULL);
    if (check_can_ask(check->supplement, register_path, diag))
        return check;
    check_destroy(check);
    return NULL;
}

void check_destroy(struct check *check)
{
    if (!check)
        return;
    supplement_destroy(check->supplement);
    pthread_mutex_destroy(&check->lock);
    free(check);
}

/* ------------------------------------------------------------------------------------------------ paths */

static bool is_printed(const char *text, char token[TOKEN_SIZE])
{
    return token_read(text, token) && strcasecmp(text, token) == 0;
}

bool check_read_path(const char *path, char token[TOKEN_SIZE])
{
    const char *slash = strrchr(path, '/');
    if (!slash || strlen(path) > PATH_MOST)
        return false;
    if (is_printed(slash + 1, token))
        return true;
    if (strncasecmp(path, "/c/", 3) != 0)
        return false;
    if (!token_read(path + 3, token))
        memcpy(token, TOKEN_NOBODYS, TOKEN_SIZE);
    return true;
}

/* ------------------------------------------------------------------------------------------------ asking */

struct asking {
    struct answer *answer;
    enum supplement_verdict verdict;
};

static void take_answer(void *context, const char *token, enum supplement_verdict verdict, const char *words)
{
    struct asking *asking = context;
    (void)token;
    asking->verdict = verdict;
    buffer_string(&asking->answer->own, words);
}

bool check_ask(struct check *check, struct supplement_question *question)
{
    struct diag *diag = diag_create();
    question->register_path = check->register_path;
    pthread_mutex_lock(&check->lock);
    bool good = supplement_ask(check->supplement, question, diag);
    pthread_mutex_unlock(&check->lock);
    const struct catalogue *spoken = say_here(NULL);
    diag_print(diag, stderr);
    (void)say_here(spoken);
    diag_destroy(diag);
    return good;
}

static bool wants_data(const struct request *request)
{
    static const char *const DATA[] = {"application/json", "application/*", "*/*", NULL}, *const PAGE[] = {"text/html", "text/*", "*/*", NULL};
    return preference_weigh(request->accept, DATA) > preference_weigh(request->accept, PAGE);
}

/* Whoever has the file itself can drop it there, too. */
static void add_drop(struct answer *answer)
{
    static const char END[] = "</main>";
    struct buffer *own = &answer->own, page = {0};
    const char *bytes = (const char *)own->bytes, *end = memmem(bytes, own->length, END, sizeof END - 1);
    if (!end)
        return;
    buffer_append(&page, bytes, (size_t)(end - bytes));
    drop_put_form(&page);
    buffer_append(&page, end, own->length - (size_t)(end - bytes));
    buffer_finish(own);
    *own = page;
}

static void put_answer(struct check *check, const struct request *request, struct supplement_question *question, struct answer *answer)
{
    struct asking asking = {.answer = answer};
    question->tell = take_answer;
    question->context = &asking;
    if (!check_ask(check, question)) {
        answer->retry = 1;
        problem_put(answer, 503, say("the register cannot be read at the moment"), NULL);
    } else if (asking.verdict == SUPPLEMENT_UNKNOWN && question->answer == SUPPLEMENT_ANSWER_DATA) {
        problem_put(answer, 404, request->body ? say("no document was issued that has this code and fits what was given")
                                               : say("no document was issued that has this code"), NULL);
    } else {
        bool is_page = question->answer == SUPPLEMENT_ANSWER_PAGE;
        answer->language = is_page ? question->language : "";
        answer->policy = DROP_POLICY;
        answer->has_form = is_page;
        if (is_page)
            add_drop(answer);
        answer_own(answer, asking.verdict == SUPPLEMENT_UNKNOWN ? 404 : 200, is_page ? "text/html; charset=utf-8" : "application/json");
    }
}

static void answer_question(struct check *check, const struct request *request, struct supplement_question *question, struct answer *answer)
{
    static const char *const LANGUAGES[] = {"en", "nl", "de", "fr", NULL}; /* of layouts/check/page.html */
    int chosen = preference_choose(request->accept_language, LANGUAGES);
    question->language = LANGUAGES[chosen < 0 ? 0 : chosen];
    question->answer = wants_data(request) ? SUPPLEMENT_ANSWER_DATA : SUPPLEMENT_ANSWER_PAGE;
    answer->vary = "Accept, Accept-Language";
    answer->cache = "no-store";
    put_answer(check, request, question, answer);
}

/* ------------------------------------------------------------------------------------------------ what is given to prove it */

static int count_proof(struct check *check, const char *token)
{
    pthread_mutex_lock(&check->lock);
    int wait = rate_take(&check->rate, token, (long)seconds_now());
    pthread_mutex_unlock(&check->lock);
    return wait;
}

static void answer_proof(struct check *check, const struct request *request, struct supplement_question *question, struct answer *answer)
{
    struct typed typed;
    if (!typed_read(request->body, request->body_length, &typed)) {
        problem_put(answer, 400, say("give the surname or the number of the diploma: proof=…, surname=… or number=…"), NULL);
    } else if ((answer->retry = count_proof(check, question->token)) > 0) {
        problem_put(answer, 429, say("too many have tried to prove whose a document is: ask again in a minute"), NULL);
    } else {
        question->surname = *typed.surname ? typed.surname : NULL;
        question->number = *typed.number ? typed.number : NULL;
        answer_question(check, request, question, answer);
    }
}

static bool refuse(const struct request *request, struct answer *answer)
{
    bool posts = strcmp(request->method, "POST") == 0;
    if (!posts && strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0) {
        answer->allow = "GET, HEAD, POST";
        problem_put(answer, 405, say("a document is checked by GET, HEAD or POST"), NULL);
    } else if (!posts && request->has_body) {
        problem_put(answer, 413, say("a request that reads has no body"), NULL);
    } else if (posts && request->has_body && !request->body) {
        problem_put(answer, 413, say("what is given must be a form of 1 kilobyte at most, with its length"), NULL);
    } else if (posts && !form_is_typed(request->media)) {
        problem_put(answer, 415, say("what is given must be a form: application/x-www-form-urlencoded"), NULL);
    } else {
        return false;
    }
    return true;
}

void check_answer(struct check *check, const struct request *request, const char token[TOKEN_SIZE], struct answer *answer)
{
    struct supplement_question question = {.token = token};
    answer->told = "/c/…";
    if (refuse(request, answer))
        return;
    if (strcmp(request->method, "POST") == 0)
        answer_proof(check, request, &question, answer);
    else
        answer_question(check, request, &question, answer);
}
