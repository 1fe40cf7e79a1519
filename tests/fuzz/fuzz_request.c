/* Any bytes as what a request says: the path, then a line each for the languages, the tags, the condition of a part or the media type, and the part, or the
 * body. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "http/entity.h"
#include "http/form.h"
#include "http/preference.h"
#include "http/range.h"
#include "serve/check.h"
#include "serve/drop.h"
#include "serve/fields.h"
#include "serve/keeper.h"
#include "serve/search.h"
#include "serve/target.h"
#include "serve/typed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void demand(bool promise)
{
    if (!promise)
        abort();
}

static void check_target(const char *path)
{
    struct target target;
    target_read(path, &target);
    demand(strlen(target.code) <= CODE_MOST && strlen(target.language) <= TAG_MOST);
    demand(target.kind != TARGET_EDITION || (*target.code && *target.language && target.form && target.page >= 1 && target.page <= PAGE_MOST));
    demand(target.kind != TARGET_QUALIFICATION || *target.code);
}

static void check_form(const char *path, const char *body)
{
    struct typed typed;
    char token[TOKEN_SIZE], again[TOKEN_SIZE];
    demand(!check_read_path(path, token) || (token_read(token, again) && strcmp(token, again) == 0));
    demand(!typed_read(body, strlen(body), &typed) || *typed.surname || *typed.number);
}

static void check_fields(const char *body, size_t length)
{
    struct fields fields;
    if (!fields_read(body, length, &fields))
        return;
    demand(fields.count && fields.count <= FIELDS_MOST);
    for (size_t i = 0; i < fields.count; i++)
        demand(*fields.list[i].name && strlen(fields.list[i].name) + strlen(fields.list[i].value) < length);
    fields_finish(&fields);
}

/* What it says is within it. */
static void check_parts(const struct request *request)
{
    struct arena *arena = arena_create();
    struct form_part part;
    size_t at = 0, before = 0, most = drop_body_most(request);
    const char *end = request->body + request->body_length;
    demand(most == 0 || most == 256 || most > DROP_FILE_MOST);
    while (form_next_part(request, &at, &part, arena)) {
        demand(part.name && part.bytes >= request->body && part.length <= (size_t)(end - part.bytes));
        demand(at > before && at <= request->body_length);
        before = at;
    }
    const char *text = form_text(request, "sha256", arena);
    demand(!text || strlen(text) <= request->body_length);
    arena_destroy(arena);
}

/* No text becomes longer, and none ends before its end. */
static void check_address(const char *text)
{
    char *copy = strdup(text);
    size_t length = copy ? strlen(copy) : 0, undone = copy ? form_undo_address(copy) : 0;
    demand(!copy || (undone <= length && strlen(copy) == undone && 3 * undone >= length));
    free(copy);
}

static void check_search(const char *asked)
{
    struct buffer words = {0};
    if (!search_takes(asked))
        return;
    search_fold(&words, asked);
    demand(words.length <= 3 * strlen(asked) + 1 && !memchr(words.bytes ? (const char *)words.bytes : "", '\0', words.length));
    buffer_finish(&words);
}

static void check_part(const char *text, size_t length)
{
    struct range range;
    if (range_read(text, length, &range) == RANGE_PART)
        demand(range.length && range.first < length && range.length <= length - range.first);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const TAGS[] = {"nl", "en", "sr-Latn", NULL};
    char *lines[5], *text = malloc(length + 1);
    if (!text)
        return 0;
    memcpy(text, bytes, length);
    text[length] = '\0';
    lines[0] = text;
    for (int i = 1; i < 5; i++) {
        char *newline = strchr(lines[i - 1], '\n');
        lines[i] = newline ? newline + 1 : lines[i - 1] + strlen(lines[i - 1]);
        if (newline)
            *newline = '\0';
    }
    check_target(lines[0]);
    int chosen = preference_choose(lines[1], TAGS);
    demand(chosen >= -1 && chosen < 3);
    demand(!entity_is_listed(lines[2], "\"a\"") || strchr(lines[2], '*') || strstr(lines[2], "\"a\""));
    (void)entity_is_same(lines[3], "\"a\"");
    check_form(lines[0], lines[4]);
    check_fields(lines[4], strlen(lines[4]));
    check_parts(&(struct request){.media = lines[3], .body = lines[4], .body_length = (size_t)(text + length - lines[4])});
    check_address(lines[0]);
    check_search(lines[1]);
    (void)keeper_is(lines[1], "0123456789abcdef");
    check_part(lines[4], length);
    check_part(lines[4], 0);
    free(text);
    return 0;
}
