/* Content that is changed where it differs, and stays as it is, byte for byte, where it does not. */
#include <string.h>

#include "draft/content.h"

/* What stands before a token: white space, comments, instructions. That of number `count` is what stands behind the last. */
static struct range gap(const struct content *content, size_t index)
{
    return (struct range){index ? content->tokens[index - 1].range.end : content->range.start,
                          index < content->count ? content->tokens[index].range.start : content->range.end};
}

static void put_range(struct buffer *out, const struct content *content, struct range range)
{
    buffer_append(out, content->bytes + range.start, range.end - range.start);
}

/* Comments and instructions of gaps: those that are among words that were changed stay, behind these. */
static void put_remarks(struct buffer *out, const struct content *content, size_t first, size_t behind)
{
    for (size_t i = first; i < behind; i++) {
        struct range range = gap(content, i);
        for (size_t at = range.start, end; at < range.end; at = end) {
            bool is_remark = content->bytes[at] == '<';
            end = is_remark ? source_markup_end(content->bytes, at, range.end) : at + 1;
            if (is_remark && !source_begins(content->bytes, at, end, "<![CDATA["))
                put_range(out, content, (struct range){at, end});
        }
    }
}

/* ------------------------------------------------------------------------------------------------ what differs */

struct merge {
    const struct content *old, *content;
    size_t first;                  /* that differs, of both */
    size_t old_behind, behind;     /* the first of those that both end with */
    const struct manner *manner;
    size_t from;                   /* where the content begins in `out` */
    struct range indent;           /* of the old one's lines */
    bool is_on_lines;
};

static void find_difference(struct merge *merge)
{
    const struct content *old = merge->old, *content = merge->content;
    size_t most = old->count < content->count ? old->count : content->count, same = 0;
    while (merge->first < most && token_is_same(&old->tokens[merge->first], &content->tokens[merge->first]))
        merge->first++;
    while (same < most - merge->first && token_is_same(&old->tokens[old->count - 1 - same], &content->tokens[content->count - 1 - same]))
        same++;
    merge->old_behind = old->count - same;
    merge->behind = content->count - same;
}

static void find_lines(struct merge *merge)
{
    const struct content *old = merge->old;
    const char *line = memchr(old->bytes + old->range.start, '\n', old->range.end - old->range.start);
    if (!line)
        return;
    size_t start = (size_t)(line - old->bytes) + 1, end = start;
    while (end < old->range.end && (old->bytes[end] == ' ' || old->bytes[end] == '\t'))
        end++;
    merge->indent = (struct range){start, end};
    merge->is_on_lines = true;
}

static size_t column(const struct merge *merge, const struct buffer *out)
{
    size_t letters = 0;
    for (size_t at = out->length; at > merge->from; at--) {
        if (out->bytes[at - 1] == '\n')
            return letters;
        letters += (out->bytes[at - 1] & 0xC0) != 0x80;
    }
    return letters + merge->manner->column;
}

static void put_space(const struct merge *merge, struct buffer *out, size_t letters)
{
    if (!merge->is_on_lines || column(merge, out) + 1 + letters <= CONTENT_LINE_MOST) {
        buffer_byte(out, ' ');
        return;
    }
    buffer_string(out, merge->manner->line_end);
    put_range(out, merge->old, merge->indent);
}

static bool is_beside_block(const struct content *content, size_t index)
{
    return content->tokens[index].kind == TOKEN_BLOCK || (index && content->tokens[index - 1].kind == TOKEN_BLOCK);
}

/* The first of the new tokens stands where the first of the old ones stood. */
static bool keeps_gap(const struct merge *merge)
{
    size_t i = merge->first;
    return i < merge->old_behind && i < merge->behind && merge->old->tokens[i].is_spaced == merge->content->tokens[i].is_spaced &&
           is_beside_block(merge->old, i) == is_beside_block(merge->content, i);
}

static void put_new(const struct merge *merge, struct buffer *out)
{
    const struct content *content = merge->content;
    const bool keeps = keeps_gap(merge);
    for (size_t i = merge->first; i < merge->behind; i++) {
        const struct token *token = &content->tokens[i];
        if (i == merge->first && keeps)
            put_range(out, merge->old, gap(merge->old, i));
        else if (token->is_spaced)
            put_space(merge, out, token->range.end - token->range.start);
        else if (is_beside_block(content, i))
            put_range(out, content, gap(content, i));
        put_range(out, content, token->range);
    }
    put_remarks(out, merge->old, merge->first + keeps, merge->old_behind);
}

void content_merge(struct buffer *out, const struct content *old, const struct content *content, const struct manner *manner)
{
    if (old->is_verbatim || !old->count || old->has_blocks != content->has_blocks) {
        put_remarks(out, old, 0, old->count + 1);
        put_range(out, content, content->range);
        return;
    }
    struct merge merge = {.old = old, .content = content, .manner = manner, .from = out->length};
    find_difference(&merge);
    find_lines(&merge);
    struct range before = {old->range.start, gap(old, merge.first).start}, behind = {gap(old, merge.old_behind).start, old->range.end};
    if (!merge.old_behind) /* all that is new comes first: behind the white space at the beginning */
        before.end = behind.start = old->tokens[0].range.start;
    put_range(out, old, before);
    put_new(&merge, out);
    put_range(out, old, behind);
}
