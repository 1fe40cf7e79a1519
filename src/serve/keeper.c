#include "serve/keeper.h"

#include <string.h>
#include <strings.h>

#include "base/ending.h"
#include "base/markup.h"
#include "base/say.h"
#include "http/problem.h"
#include "serve/leaf.h"
#include "serve/serve.h"

/* ------------------------------------------------------------------------------------------------ who it is */

/* Takes as long whatever the bytes are; how many there are is no secret. */
static bool is_same(const char *given, size_t length, const char *token)
{
    unsigned char difference = 0;
    if (length != strlen(token))
        return false;
    for (size_t i = 0; i < length; i++)
        difference |= (unsigned char)given[i] ^ (unsigned char)token[i];
    return difference == 0;
}

/* Base 64 (RFC 4648, 4) up to its padding or what is none of it; at most `most` bytes. */
static size_t undo_base64(const char *text, char *place, size_t most)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    int held = 0;
    size_t length = 0;
    for (const char *digit; *text && (digit = strchr(DIGITS, *text)) != NULL && length < most; text++) {
        bits = bits << 6 | (unsigned)(digit - DIGITS);
        held += 6;
        if (held >= 8)
            place[length++] = (char)(bits >> (held -= 8) & 0xFF);
    }
    return length;
}

bool keeper_is(const char *authorization, const char *token)
{
    char pair[2 * SERVE_TOKEN_MOST];
    if (!authorization || !token)
        return false;
    if (strncasecmp(authorization, "Bearer ", 7) == 0)
        return is_same(authorization + 7, strlen(authorization + 7), token);
    if (strncasecmp(authorization, "Basic ", 6) != 0)
        return false;
    size_t length = undo_base64(authorization + 6, pair, sizeof pair);
    const char *colon = memchr(pair, ':', length);
    return colon && is_same(colon + 1, length - (size_t)(colon + 1 - pair), token);
}

void keeper_refuse(struct answer *answer)
{
    answer->challenge = "Basic realm=\"supplement\", charset=\"UTF-8\"";
    problem_put(answer, 401, say("this is for who has the token: Authorization: Bearer …, or as the password of Basic"), NULL);
}

/* ------------------------------------------------------------------------------------------------ the page */

static const struct entry *find_path(const struct inventory *inventory, const char *path)
{
    for (size_t i = 0; i < inventory->count; i++)
        if (strcmp(inventory->list[i]->path, path) == 0)
            return inventory->list[i];
    return NULL;
}

static bool has_errors(const struct diag *faults, const char *file)
{
    struct finding_words words;
    for (size_t i = 0; diag_word(faults, i, &words); i++)
        if (words.severity == SEVERITY_ERROR && words.place.file && strcmp(words.place.file, file) == 0)
            return true;
    return false;
}

static void put_file(struct buffer *out, const struct inventory *inventory, const char *file)
{
    buffer_string(out, "<h2>");
    markup_string(out, last_part(file));
    buffer_string(out, "</h2>\n<p>");
    markup_string(out, !has_errors(inventory->faults, file)  ? say("It is served.")
                       : find_path(inventory, file) ? say("It is served as it was before it went wrong.")
                                                    : say("It is not served."));
    buffer_string(out, "</p>\n<ul>\n");
}

static void put_finding(struct buffer *out, const struct finding_words *words)
{
    buffer_format(out, "<li><b>%s</b> ", words->severity == SEVERITY_ERROR ? say("error") : say("warning"));
    if (words->place.line)
        buffer_format(out, say("(line %d) "), words->place.line);
    markup_string(out, words->text);
    if (words->detail && *words->detail) {
        buffer_string(out, ": ");
        markup_string(out, words->detail);
    }
    if (words->hint) {
        buffer_string(out, "<br>");
        markup_string(out, words->hint);
    }
    buffer_string(out, "</li>\n");
}

/* They come file by file, as they were read. */
static void put_faults(struct buffer *out, const struct inventory *inventory)
{
    struct finding_words words;
    const char *file = NULL;
    for (size_t i = 0; diag_word(inventory->faults, i, &words); i++) {
        const char *next = words.place.file ? words.place.file : "";
        if (!file || strcmp(file, next) != 0) {
            buffer_string(out, file ? "</ul>\n" : "");
            put_file(out, inventory, next);
        }
        file = next;
        put_finding(out, &words);
    }
    if (file)
        buffer_string(out, "</ul>\n");
    else
        buffer_format(out, "<p>%s</p>\n", say("No file is at fault."));
}

void keeper_answer(const struct request *request, const struct inventory *inventory, const char *language, struct answer *answer)
{
    struct buffer *out = &answer->own;
    bool is_page = leaf_wish(request->accept, LEAF_DATA) == LEAF_PAGE;
    if (is_page) {
        leaf_begin(out, language, say("The inventory's files"));
        buffer_string(out, "<p>");
        buffer_format(out, say_count(inventory->count, "%zu qualification", "%zu qualifications"), inventory->count);
        buffer_string(out, "</p>\n");
        put_faults(out, inventory);
        leaf_end(out);
    } else {
        buffer_format(out, "{\"qualifications\":%zu,\"stale\":%zu", inventory->count, inventory->kept);
        problem_put_findings(out, inventory->faults);
        buffer_string(out, "}\n");
    }
    answer_own(answer, 200, is_page ? LEAF_MEDIA : "application/json");
    answer->policy = LEAF_POLICY;
    answer->language = is_page ? language : "";
    answer->cache = "no-store";
    answer->vary = "Accept, Accept-Language, Authorization";
}
