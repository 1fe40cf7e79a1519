/* Artifacts (ISO 32000-1, 14.8.2.2): nothing that is to be read is one, and nothing of theirs is read. */
#include <stdlib.h>
#include <string.h>

#include "checks.h"

static bool is_furniture(const struct piece *piece, const char *subkind)
{
    return piece->artifact && is_name(piece->subkind, subkind);
}

static bool is_furniture_of_any_kind(const struct piece *piece)
{
    return is_furniture(piece, "/Header") || is_furniture(piece, "/Footer");
}

/* ------------------------------------------------------------------------------------------------ repeated text */

/* What is read on the pages before; white space and moves left out. */
static void gather_before(struct written *written, int page, struct buffer *out)
{
    for (int i = 0; i < page; i++)
        for (const struct piece *piece = written->sheets[i].pieces; piece; piece = piece->next)
            for (size_t at = 0; piece->owner && at < piece->text.length; at++)
                if (piece->text.bytes[at] != ' ' && piece->text.bytes[at] != MOVED)
                    buffer_byte(out, piece->text.bytes[at]);
}

/* A heading that is set again says behind it, in brackets, that it is continued. */
static size_t repeated_length(const struct buffer *chunk)
{
    size_t length = chunk->length;
    if (!length || chunk->bytes[length - 1] != ')')
        return length;
    while (length && chunk->bytes[length - 1] != '(')
        length--;
    return length > 1 ? length - 1 : chunk->length;
}

static void check_chunk(struct written *written, const struct piece *piece, const struct buffer *before,
                        struct buffer *chunk)
{
    if (chunk->length &&
        !memmem(before->bytes ? (char *)before->bytes : "", before->length, chunk->bytes, repeated_length(chunk)))
        report(written, FAULT_ARTIFACT_REPEAT, "page %d: \"%.*s\" repeats nothing", piece->page + 1, (int)chunk->length,
               chunk->bytes);
    buffer_clear(chunk);
}

/* A heading or head row that is set again was read on an earlier page. */
static void check_repeated(struct written *written, const struct piece *piece)
{
    struct buffer before = {0}, chunk = {0};
    gather_before(written, piece->page, &before);
    for (size_t i = 0; i < piece->text.length; i++) {
        if (piece->text.bytes[i] == MOVED)
            check_chunk(written, piece, &before, &chunk);
        else if (piece->text.bytes[i] != ' ')
            buffer_byte(&chunk, piece->text.bytes[i]);
    }
    check_chunk(written, piece, &before, &chunk);
    buffer_finish(&before);
    buffer_finish(&chunk);
}

static void check_artifact(struct written *written, const struct piece *piece)
{
    if (!piece->artifact || !piece->text.length)
        return;
    if (!is_name(piece->kind, "/Pagination"))
        report(written, FAULT_ARTIFACT_TEXT, "page %d: \"%.*s\" is not read", piece->page + 1, (int)piece->text.length,
               piece->text.bytes);
    else if (!is_furniture_of_any_kind(piece))
        check_repeated(written, piece);
}

/* ------------------------------------------------------------------------------------------------ running heads and feet */

/* The feet of all pages stand at one height; heads may differ on the first. */
static double foot_top(struct written *written)
{
    double top = -1;
    for (int i = 0; i < written->sheet_count; i++)
        for (const struct piece *piece = written->sheets[i].pieces; piece; piece = piece->next)
            for (const struct segment *segment = piece->segments; segment && is_furniture(piece, "/Footer");
                 segment = segment->next)
                top = segment->y > top ? segment->y : top;
    return top;
}

static double head_bottom(const struct sheet *sheet)
{
    double bottom = sheet->height;
    for (const struct piece *piece = sheet->pieces; piece; piece = piece->next)
        for (const struct segment *segment = piece->segments; segment && is_furniture(piece, "/Header");
             segment = segment->next)
            bottom = segment->y < bottom ? segment->y : bottom;
    return bottom;
}

static void check_furniture(struct written *written, const struct sheet *sheet, double foot)
{
    const double slack = 0.5; /* [pt] */
    double head = head_bottom(sheet);
    for (const struct piece *piece = sheet->pieces; piece; piece = piece->next)
        for (const struct segment *segment = piece->segments; segment && piece->owner; segment = segment->next)
            if (segment->y <= foot + slack || segment->y >= head - slack) {
                report(written, FAULT_FURNITURE_READ, "page %d: \"%.*s\" is read", piece->page + 1,
                       (int)piece->text.length, piece->text.bytes);
                break;
            }
}

void check_artifacts(struct written *written)
{
    double foot = foot_top(written);
    for (int i = 0; i < written->sheet_count; i++) {
        for (const struct piece *piece = written->sheets[i].pieces; piece; piece = piece->next)
            check_artifact(written, piece);
        check_furniture(written, &written->sheets[i], foot);
    }
}
