/* The content of a page (ISO 32000-1, 7.8.2, 9.4, 14.6): what is marked, what text it shows, and where the pen moves. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tokens.h"
#include "written.h"

enum { LEVELS_MOST = 16, STATES_MOST = 28 /* ISO 32000-1, annex C: readers may know no more */ };

/* What stood around a marked-content sequence. */
struct level {
    struct piece *piece;
    bool says; /* it has an ActualText */
};

/* What `q` keeps of the text state. */
struct state {
    struct font *font;
    double size, rise;
};

struct content {
    struct written *written;
    struct sheet *sheet;
    int page;
    qpdf_oh resources;
    struct tokens tokens;
    struct level levels[LEVELS_MOST];
    int level;
    struct piece *piece;
    const char *said;     /* the ActualText that is open, or NULL */
    struct buffer glyphs; /* what its glyphs say */
    struct state states[STATES_MOST];
    int state_count;
    /* text state */
    struct font *font;
    double size, rise, line_x, line_y, pen, end_x, end_y;
};

/* ------------------------------------------------------------------------------------------------ marked content */

static struct piece *add_piece(struct content *content, const char *tag)
{
    struct piece *piece = arena_new(content->written->arena, struct piece);
    struct sheet *sheet = content->sheet;
    *piece = (struct piece){.page = content->page, .id = -1, .order = -1, .tag = tag};
    if (sheet->last_piece)
        sheet->last_piece->next = piece;
    else
        sheet->pieces = piece;
    sheet->last_piece = piece;
    return piece;
}

/* The piece that what is painted now belongs to: one without tag if it is in none. */
static struct piece *current(struct content *content)
{
    if (!content->piece)
        content->piece = add_piece(content, NULL);
    return content->piece;
}

static const char *utf8_of(struct content *content, const struct token *string)
{
    struct written *written = content->written;
    qpdf_oh object = qpdf_oh_new_binary_string(written->pdf, string->bytes, string->length);
    const char *text = qpdf_oh_get_utf8_value(written->pdf, object);
    return arena_copy(written->arena, text, strlen(text));
}

static const char *name_in(struct content *content, const char *key)
{
    const struct token *token = tokens_entry(&content->tokens, key, TOKEN_NAME);
    return token ? arena_copy(content->written->arena, token->bytes, token->length) : NULL;
}

static void begin_said(struct content *content, const struct token *text)
{
    content->said = utf8_of(content, text);
    buffer_clear(&content->glyphs);
}

static void end_said(struct content *content)
{
    struct written *written = content->written;
    struct said *said = arena_new(written->arena, struct said);
    buffer_string(&current(content)->text, content->said);
    *said = (struct said){content->page, content->said,
                          arena_copy(written->arena, (const char *)content->glyphs.bytes, content->glyphs.length),
                          written->said};
    written->said = said;
    content->said = NULL;
}

static void begin_marked(struct content *content)
{
    const struct token *tag = content->tokens.count ? &content->tokens.list[0] : NULL;
    const struct token *id = tokens_entry(&content->tokens, "/MCID", TOKEN_NUMBER);
    const struct token *said = tokens_entry(&content->tokens, "/ActualText", TOKEN_STRING);
    if (content->level == LEVELS_MOST || !tag || tag->kind != TOKEN_NAME) {
        report(content->written, FAULT_CONTENT_SYNTAX, "page %d: marked content without name or too deep",
               content->page + 1);
        return;
    }
    bool artifact = strcmp(tag->bytes, "/Artifact") == 0;
    content->levels[content->level++] = (struct level){content->piece, said != NULL};
    if ((artifact || id) && content->piece && content->piece->tag)
        report(content->written, FAULT_CONTENT_SYNTAX, "page %d: %s within %s", content->page + 1, tag->bytes,
               content->piece->tag);
    if (artifact || id) {
        content->piece = add_piece(content, arena_copy(content->written->arena, tag->bytes, tag->length));
        content->piece->artifact = artifact;
        content->piece->id = id ? (int)id->number : -1;
        content->piece->kind = name_in(content, "/Type");
        content->piece->subkind = name_in(content, "/Subtype");
    }
    if (said)
        begin_said(content, said);
}

static void end_marked(struct content *content)
{
    if (!content->level) {
        report(content->written, FAULT_CONTENT_SYNTAX, "page %d: marked content ends that did not begin",
               content->page + 1);
        return;
    }
    const struct level *level = &content->levels[--content->level];
    if (level->says && content->said)
        end_said(content);
    content->piece = level->piece;
}

/* ------------------------------------------------------------------------------------------------ glyphs */

static void add_segment(struct content *content, struct piece *piece)
{
    struct segment *segment = arena_new(content->written->arena, struct segment);
    *segment = (struct segment){content->pen, content->pen, content->line_y + content->rise, piece->segments};
    piece->segments = segment;
}

/* Within an ActualText marks stand anywhere. */
static bool has_moved(const struct content *content)
{
    const double same = 0.01, gap = 0.2;
    if (content->said && content->glyphs.length)
        return false;
    return fabs(content->line_y - content->end_y) > same || fabs(content->pen - content->end_x) > gap * content->size;
}

static void show_code(struct content *content, unsigned code)
{
    struct font *font = content->font;
    struct piece *piece = current(content);
    if (has_moved(content))
        buffer_byte(&piece->text, MOVED);
    if (has_moved(content) || !piece->segments)
        add_segment(content, piece);
    const char *text = font->text[code] ? font->text[code] : "\xEF\xBF\xBD";
    buffer_string(content->said ? &content->glyphs : &piece->text, text);
    font->used[code] = true;
    content->pen += font->widths[code] * content->size / 1000;
    content->end_x = content->pen;
    content->end_y = content->line_y;
    if (strcmp(text, " ") != 0) /* spaces may hang beyond a line's end */
        piece->segments->right = content->pen;
}

static void show(struct content *content)
{
    for (size_t i = 0; i < content->tokens.count; i++) {
        const struct token *token = &content->tokens.list[i];
        if (token->kind == TOKEN_NUMBER)
            content->pen -= token->number * content->size / 1000;
        if (token->kind != TOKEN_STRING)
            continue;
        if (!content->font) {
            report(content->written, FAULT_CONTENT_SYNTAX, "page %d: text without font", content->page + 1);
            return;
        }
        for (size_t at = 0; at < token->length; at++)
            show_code(content, (unsigned char)token->bytes[at]);
    }
}

/* ------------------------------------------------------------------------------------------------ operators */

static double operand(const struct content *content, size_t index)
{
    return index < content->tokens.count ? content->tokens.list[index].number : 0;
}

static void move_line(struct content *content, double x, double y)
{
    content->line_x = content->pen = x;
    content->line_y = y;
}

static void set_font(struct content *content)
{
    const char *name = content->tokens.count ? content->tokens.list[0].bytes : "";
    content->font = find_font(content->written, content->resources, name);
    content->size = operand(content, 1);
    if (!content->font)
        report(content->written, FAULT_CONTENT_SYNTAX, "page %d: no font %s", content->page + 1, name);
}

static bool is_painting(const char *operator)
{
    static const char *const painting[] = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI"};
    for (size_t i = 0; i < sizeof painting / sizeof *painting; i++)
        if (strcmp(operator, painting[i]) == 0)
            return true;
    return false;
}

static void save_state(struct content *content)
{
    if (content->state_count < STATES_MOST)
        content->states[content->state_count++] = (struct state){content->font, content->size, content->rise};
    else
        report(content->written, FAULT_CONTENT_SYNTAX, "page %d: too many `q`", content->page + 1);
}

static void restore_state(struct content *content)
{
    if (!content->state_count) {
        report(content->written, FAULT_CONTENT_SYNTAX, "page %d: `Q` without `q`", content->page + 1);
        return;
    }
    const struct state *state = &content->states[--content->state_count];
    content->font = state->font;
    content->size = state->size;
    content->rise = state->rise;
}

static void perform(struct content *content, const char *operator)
{
    if (strcmp(operator, "BDC") == 0 || strcmp(operator, "BMC") == 0)
        begin_marked(content);
    else if (strcmp(operator, "EMC") == 0)
        end_marked(content);
    else if (strcmp(operator, "BT") == 0)
        move_line(content, 0, 0);
    else if (strcmp(operator, "Td") == 0 || strcmp(operator, "TD") == 0)
        move_line(content, content->line_x + operand(content, 0), content->line_y + operand(content, 1));
    else if (strcmp(operator, "Tm") == 0)
        move_line(content, operand(content, 4), operand(content, 5));
    else if (strcmp(operator, "Tf") == 0)
        set_font(content);
    else if (strcmp(operator, "Ts") == 0)
        content->rise = operand(content, 0);
    else if (strcmp(operator, "q") == 0)
        save_state(content);
    else if (strcmp(operator, "Q") == 0)
        restore_state(content);
    else if (strcmp(operator, "Tj") == 0 || strcmp(operator, "TJ") == 0)
        show(content);
    else if (is_painting(operator))
        current(content)->painted = true;
}

static void read_content(struct content *content, const char *bytes, size_t length)
{
    const char *operator;
    tokens_begin(&content->tokens, bytes, length);
    while ((operator= tokens_next(&content->tokens)) != NULL)
        perform(content, operator);
    if (content->tokens.broken || content->level || content->state_count)
        report(content->written, FAULT_CONTENT_SYNTAX, "page %d: content is cut off", content->page + 1);
    tokens_finish(&content->tokens);
    buffer_finish(&content->glyphs);
}

void read_page(struct written *written, int page)
{
    struct sheet *sheet = &written->sheets[page];
    struct content content = {.written = written, .sheet = sheet, .page = page, .end_x = -1, .end_y = -1};
    unsigned char *bytes = NULL;
    size_t length = 0;
    content.resources = get(written, sheet->dictionary, "/Resources");
    if (qpdf_oh_get_page_content_data(written->pdf, sheet->dictionary, &bytes, &length) == QPDF_SUCCESS)
        read_content(&content, (const char *)bytes, length);
    else
        report(written, FAULT_CONTENT_SYNTAX, "page %d: content cannot be read", page + 1);
    free(bytes);
}
