#include "issue/answer.h"

#include <stdio.h>

#include "base/ending.h"
#include "base/say.h"
#include "issue/codes.h"
#include "issue/issue.h"
#include "issue/page.h"
#include "issue/proof.h"

enum supplement_verdict issue_verdict(const struct issue *issue)
{
    return issue->revoked ? SUPPLEMENT_REVOKED : issue->replaced_by ? SUPPLEMENT_REPLACED : SUPPLEMENT_GENUINE;
}

/* Of a moment its day. */
static void put_day(struct buffer *words, const char *moment)
{
    char day[sizeof "2026-07-10"];
    snprintf(day, sizeof day, "%s", moment);
    diag_put_plain(words, day);
}

void answer_for_all(const struct issue *issue, struct buffer *words)
{
    buffer_string(words, say("issued "));
    put_day(words, issue->issued);
    buffer_string(words, ", ");
    diag_put_plain(words, issue->title);
    if (issue->revoked) {
        buffer_string(words, say("; revoked "));
        put_day(words, issue->revoked);
    } else if (issue->replaced_by) {
        buffer_string(words, say("; replaced by a later issue"));
    }
}

/* What only who gives the proof may know: all that stands in the document of its holder. */
static void answer_for_holder(const struct issue *issue, struct buffer *words)
{
    buffer_string(words, say("; made out to "));
    diag_put_plain(words, issue->name);
    buffer_string(words, say(", diploma "));
    diag_put_plain(words, issue->diploma);
    buffer_string(words, *issue->date ? ", " : "");
    diag_put_plain(words, issue->date);
    if (issue->revoked && issue->reason) {
        buffer_string(words, say("; why it was revoked: "));
        diag_put_plain(words, issue->reason);
    }
}

/* ------------------------------------------------------------------------------------------------ asking */

static bool is_proven_by_number(const char *number, const struct issue *found)
{
    struct buffer given = {0}, wanted = {0};
    proof_of_number(number, &given);
    proof_of_number(found->diploma, &wanted);
    bool proven = proof_is(&given, &wanted);
    buffer_finish(&given);
    buffer_finish(&wanted);
    return proven;
}

/* Whether what was given is the document's; the work is the same if there is no document. */
static bool is_proven(const struct supplement_question *asked, const struct issue *found)
{
    bool by_name = asked->surname && proof_fits_name(asked->surname, found->name, found->surname);
    bool by_number = asked->number && is_proven_by_number(asked->number, found);
    return by_name | by_number;
}

/* What became of asking. */
struct outcome {
    enum supplement_verdict verdict;
    bool proves, proven; /* something was given that is to prove it, and does */
};

static void put_line(const struct outcome *outcome, const struct issue *found, struct buffer *words)
{
    if (outcome->verdict == SUPPLEMENT_UNKNOWN) {
        buffer_string(words, outcome->proves ? say("no document was issued that has this code and fits what was given")
                                             : say("no document was issued that has this code"));
        return;
    }
    answer_for_all(found, words);
    if (outcome->proven)
        answer_for_holder(found, words);
    else
        buffer_string(words, say("; whose it is, is told to whoever gives the surname or the diploma number"));
}

static bool put_page(const struct supplement_question *asked, const char *parts_folder, const struct outcome *outcome,
                     const struct issue *found, struct buffer *words, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct page_parts parts = {0};
    const struct page_view view = {outcome->verdict == SUPPLEMENT_UNKNOWN ? NULL : found, outcome->proves, outcome->proven,
                                   asked->language ? asked->language : "en"};
    bool good = page_parts_read(parts_folder, &parts, arena, diag);
    if (good)
        page_put(&parts, &view, words);
    page_parts_finish(&parts);
    arena_destroy(arena);
    return good;
}

/* False with errors. */
static bool put_answer(const struct supplement_question *asked, const char *parts, const struct outcome *outcome, const struct issue *found,
                       struct buffer *words, struct diag *diag)
{
    switch (asked->answer) {
    case SUPPLEMENT_ANSWER_LINE: put_line(outcome, found, words); break;
    case SUPPLEMENT_ANSWER_PAGE: return put_page(asked, parts, outcome, found, words, diag);
    case SUPPLEMENT_ANSWER_DATA:
        if (outcome->verdict != SUPPLEMENT_UNKNOWN)
            page_put_status(found, outcome->proven, words);
    }
    return true;
}

/* A code that was copied under another text must not vouch for it: with a proof that does not fit, the document is as unknown as with
 * a token that nobody made. */
static struct outcome judge(const struct supplement_question *asked, bool known, const struct issue *found)
{
    struct outcome outcome = {.proves = asked->surname || asked->number};
    outcome.proven = is_proven(asked, found) && known;
    outcome.verdict = known && outcome.proven == outcome.proves ? issue_verdict(found) : SUPPLEMENT_UNKNOWN;
    return outcome;
}

/* The address that was scanned, or what stands behind its last slash. */
static bool read_token(const char *text, char token[TOKEN_SIZE], struct diag *diag)
{
    if (token_read(last_part(text), token))
        return true;
    diag_report(diag, DIAG_TOKEN_INVALID, (struct place){0}, "%s", text);
    return false;
}

static void tell(const struct supplement_question *asked, const char *parts, const char *token, bool known, const struct issue *found,
                 struct diag *diag)
{
    struct buffer words = {0};
    const struct outcome outcome = judge(asked, known, found);
    if (put_answer(asked, parts, &outcome, found, &words, diag)) {
        buffer_byte(&words, '\0');
        asked->tell(asked->context, token, outcome.verdict, (const char *)words.bytes);
    }
    buffer_finish(&words);
}

/* ------------------------------------------------------------------------------------------------ by the file's hash */

static void tell_file(const struct supplement_question *asked, const struct issue *found)
{
    struct buffer words = {0};
    if (found)
        answer_for_all(found, &words);
    else
        buffer_string(&words, say("no file that was issued is this one, byte for byte"));
    buffer_byte(&words, '\0');
    asked->tell(asked->context, asked->sha256, found ? issue_verdict(found) : SUPPLEMENT_UNKNOWN, (const char *)words.bytes);
    buffer_finish(&words);
}

/* Who has the hash may have no more than that, and is told what anybody may know. */
static bool answer_file(const struct supplement_question *asked, struct diag *diag)
{
    struct issue found;
    size_t errors = diag_errors(diag);
    struct issue_register *opened = register_open(asked->register_path, REGISTER_READ, 0, diag);
    bool known = opened && register_find_file(opened, asked->sha256, NULL, &found, diag);
    if (opened && diag_errors(diag) == errors)
        tell_file(asked, known ? &found : NULL);
    register_close(opened);
    return diag_errors(diag) == errors;
}

static bool answer_token(const struct supplement_question *asked, const char *parts, struct diag *diag)
{
    static const struct issue nobody = {.name = "", .diploma = ""};
    char token[TOKEN_SIZE];
    struct issue found = nobody;
    size_t errors = diag_errors(diag);
    struct issue_register *opened =
        read_token(asked->token, token, diag) ? register_open(asked->register_path, REGISTER_READ, 0, diag) : NULL;
    bool known = opened && register_find_by_token(opened, token, &found, diag);
    struct arena *arena = arena_create();
    if (!known)
        found = nobody;
    if (opened && diag_errors(diag) == errors)
        found.surname = register_find_surname(opened, &found, arena, diag);
    if (opened && diag_errors(diag) == errors)
        tell(asked, parts, token, known, &found, diag);
    arena_destroy(arena);
    register_close(opened);
    return diag_errors(diag) == errors;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool answer_question(const struct supplement_question *asked, const char *parts, struct diag *diag)
{
    return asked->sha256 ? answer_file(asked, diag) : answer_token(asked, parts, diag);
}
