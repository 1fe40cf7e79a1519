/* Parts that come out empty: a section of which only the heading is left, a term without an entry, a list without an item.
 * A reader could not tell that something is missing; so it is an error, unless the layout asks by <if> before. */
#include <string.h>

#include "base/unicode.h"
#include "compose/composer.h"

static bool is_invisible(uint32_t code_point)
{
    return code_point <= ' ' || code_point == 0xA0 || code_point == 0xAD || code_point == 0x34F ||
           (code_point >= 0x2000 && code_point <= 0x200F) || (code_point >= 0x2028 && code_point <= 0x202F) ||
           (code_point >= 0x205F && code_point <= 0x2064) || code_point == 0x3000 || code_point == 0xFEFF;
}

bool shows_nothing(const char *text, size_t length)
{
    if (length && (unsigned char)(*text - '!') <= '~' - '!') /* as nearly always */
        return false;
    const char *end = text + length;
    while (text < end)
        if (!is_invisible(utf8_next(&text, end)))
            return false;
    return true;
}

bool flow_shows_nothing(const struct flow *flow, size_t from)
{
    for (size_t i = from; i < flow->count; i++)
        if (flow->runs[i].kind == RUN_PAGE_NUMBER || flow->runs[i].kind == RUN_PAGE_COUNT ||
            !shows_nothing(flow->runs[i].text, flow->runs[i].length))
            return false;
    return true;
}

struct filling filling_begin(struct composer *composer)
{
    struct filling filling = {composer->filled, diag_errors(composer->diag), composer->vacant};
    composer->vacant = NULL;
    return filling;
}

bool filling_end(struct composer *composer, const struct filling *filling)
{
    bool vacant = composer->vacant && composer->filled == filling->filled;
    if (!composer->vacant)
        composer->vacant = filling->vacant;
    return vacant;
}

void report_empty(struct composer *composer, const struct filling *filling, const struct template *part,
                  const struct context *context)
{
    if (diag_errors(composer->diag) != filling->errors)
        return;
    composer->empty_parts++;
    const struct template *vacant = composer->vacant != filling->vacant ? composer->vacant : NULL;
    if (vacant)
        diag_report(composer->diag, DIAG_PART_EMPTY, part->place, "<%s>: `%s` finds nothing in <%s> of %s", part->element,
                    xml_path_text(vacant->select), xml_name(context->item), xml_path_of(composer->qualification->file));
    else
        diag_report(composer->diag, DIAG_PART_EMPTY, part->place, "<%s> in <%s> of %s", part->element,
                    xml_name(context->item), xml_path_of(composer->qualification->file));
}

/* ------------------------------------------------------------------------------------------------ sections */

static bool is_heading(const struct block *block)
{
    return block->node && block->node->role == ROLE_HEADING;
}

/* Nothing but headings came, where more was meant to stand. */
static bool is_bare(const struct template *section, const struct block *first)
{
    for (const struct block *block = first; block; block = block->next)
        if (!is_heading(block))
            return false;
    const struct template *template = section->first;
    while (template && (template->kind == TEMPLATE_HEADING ||
                        (template->kind == TEMPLATE_TEXT && shows_nothing(template->text, strlen(template->text)))))
        template = template->next;
    return template != NULL;
}

/* "The holder can:" and nothing after it. */
static bool leads_nowhere(const struct block *first)
{
    while (first && first->next)
        first = first->next;
    if (!first || first->kind != BLOCK_PARAGRAPH)
        return false;
    const struct run *last = &first->paragraph.runs[first->paragraph.count - 1];
    return last->length && last->text[last->length - 1] == ':';
}

void check_filled(struct composer *composer, const struct filling *filling, const struct template *part,
                  const struct context *context, const struct block *first)
{
    bool section = part->kind == TEMPLATE_SECTION, fresh = composer->filled == filling->filled;
    if (filling_end(composer, filling) || (section && is_bare(part, first)) || (section && fresh && leads_nowhere(first)))
        report_empty(composer, filling, part, context);
}
