#include "desk/csv.h"

#include <string.h>

static const char MARK[] = "\xEF\xBB\xBF";

/* With the apostrophes that may stand before it already. */
static bool is_formula(const char *cell)
{
    const char *at = cell + strspn(cell, "'");
    return *at && strchr("=+-@\t\r", *at) && at[1];
}

static void put_cell(struct buffer *out, const char *cell)
{
    bool formula = is_formula(cell), quoted = strpbrk(cell, ";\"\r\n,\t") != NULL || *cell == ' ';
    buffer_string(out, quoted ? "\"" : "");
    buffer_string(out, formula ? "'" : "");
    for (; *cell; cell++) {
        if (*cell == '"')
            buffer_byte(out, '"');
        buffer_byte(out, (unsigned char)*cell);
    }
    buffer_string(out, quoted ? "\"" : "");
}

void csv_put_row(struct buffer *out, const char *const *cells, size_t count)
{
    if (!out->length)
        buffer_string(out, MARK);
    for (size_t i = 0; i < count; i++) {
        buffer_string(out, i ? ";" : "");
        put_cell(out, cells[i]);
    }
    buffer_string(out, "\r\n");
}

static const char *read_cell(const char **at, const char *end, struct arena *arena)
{
    struct buffer text = {0};
    const char *from = *at;
    bool quoted = from < end && *from == '"';
    for (from += quoted; from < end && (quoted || (*from != ';' && *from != '\r' && *from != '\n')); from++) {
        if (quoted && *from == '"' && (from + 1 == end || from[1] != '"')) {
            from++;
            break;
        }
        from += quoted && *from == '"';
        buffer_byte(&text, (unsigned char)*from);
    }
    buffer_byte(&text, '\0');
    const char *cell = (const char *)text.bytes;
    cell = arena_copy(arena, cell + (*cell == '\'' && is_formula(cell)), strlen(cell + (*cell == '\'' && is_formula(cell))));
    buffer_finish(&text);
    *at = from;
    return cell;
}

size_t csv_next_row(const char **at, const char *end, const char **cells, size_t most, struct arena *arena)
{
    size_t count = 0;
    if (end - *at >= 3 && memcmp(*at, MARK, 3) == 0)
        *at += 3;
    while (*at < end) {
        const char *cell = read_cell(at, end, arena);
        if (count < most)
            cells[count] = cell;
        count++;
        if (*at == end || **at != ';')
            break;
        ++*at;
    }
    *at += *at < end && **at == '\r';
    *at += *at < end && **at == '\n';
    return count;
}
