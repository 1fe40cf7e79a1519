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

/* Width to height; of a flag that there is no drawing of, that of most. */
static double proportions(const struct picture_content *picture)
{
    if (picture->drawing)
        return picture->drawing->width / picture->drawing->height;
    return picture->image ? (double)picture->image->width_px / (double)picture->image->height_px : 1.5;
}

void compose_picture(struct composer *composer, const struct template *template, struct context context,
                     struct block_list *out)
{
    size_t errors = diag_errors(composer->diag);
    const struct drawing *drawing =
        template->kind == TEMPLATE_FLAG ? flag_drawing(composer, template, &context) : NULL;
    if (diag_errors(composer->diag) != errors)
        return;
    struct block *block = block_add(composer, out, BLOCK_PICTURE, template_style(composer, template), template->place);
    struct picture_content *picture = &block->picture;
    *picture = (struct picture_content){template->image, drawing, template->picture_width, template->picture_height, template->border};
    double ratio = proportions(picture);
    if (picture->width <= 0)
        picture->width = picture->height * ratio;
    if (picture->height <= 0)
        picture->height = picture->width / ratio;
    composer->filled++;
    if (!picture->drawing && !picture->image) /* nothing is seen, nothing is heard */
        return;
    block->node = composer_node(composer, &context, ROLE_FIGURE, template->place);
    const char *words = compose_string(composer, template->first, context);
    if (block->node)
        block->node->alternative = words;
    if ((!words || !*words) && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, template->place, "alternative text of <%s>", template->element);
}
