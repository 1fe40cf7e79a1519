/* Pictures and flags, with the words that stand for them. */
#include "compose/composer.h"

static const struct drawing *flag_drawing(struct composer *composer, const struct template *template,
                                          const struct context *context)
{
    struct xml_answer answer;
    if (!composer_ask(composer, template, context, &answer))
        return NULL;
    const char *country = answer.count ? xml_text(answer.nodes[0], composer->arena) : answer.string;
    return composer->edition->flag(composer->edition->flag_context, country ? country : "", template->place,
                                   composer->diag);
}

void compose_picture(struct composer *composer, const struct template *template, struct context context,
                     struct block_list *out)
{
    const struct drawing *drawing =
        template->kind == TEMPLATE_FLAG ? flag_drawing(composer, template, &context) : NULL;
    if (!drawing && !template->image)
        return;
    struct block *block = block_add(composer, out, BLOCK_PICTURE, template_style(composer, template), template->place);
    double ratio = drawing ? drawing->width / drawing->height
                           : (double)template->image->width_px / (double)template->image->height_px;
    double width = template->picture_width, height = template->picture_height;
    block->picture = (struct picture_content){template->image, drawing, width > 0 ? width : height * ratio,
                                              height > 0 ? height : width / ratio, template->border};
    block->node = composer_node(composer, &context, ROLE_FIGURE, template->place);
    composer->filled++;
    size_t errors = diag_errors(composer->diag);
    const char *words = compose_string(composer, template->first, context);
    if (block->node)
        block->node->alternative = words;
    if ((!words || !*words) && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, template->place, "alternative text of <%s>", template->element);
}
