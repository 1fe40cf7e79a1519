/* Pictures and flags, with the words that stand for them. */
#include "compose/composer.h"

/* The picture that the expression names. */
static struct picture named_picture(struct composer *composer, const struct template *template, const struct context *context)
{
    struct xml_answer answer;
    if (!composer_ask(composer, template, context, &answer))
        return (struct picture){0};
    const char *name = answer.count ? xml_text(answer.nodes[0], composer->arena) : answer.string;
    return composer->edition->picture(composer->edition->picture_context, template->folder, name ? name : "", template->place,
                                      composer->diag);
}

static bool is_seen(struct picture picture)
{
    return picture.drawing || picture.image;
}

/* Width to height; of what is not there, that of most flags. */
static double proportions(struct picture picture)
{
    if (picture.drawing)
        return picture.drawing->width / picture.drawing->height;
    return picture.image ? (double)picture.image->width_px / (double)picture.image->height_px : 1.5;
}

/* A side that the layout does not give follows from the other. */
static struct picture_content sized_picture(const struct template *template, struct picture picture)
{
    double width = template->picture_width, height = template->picture_height, ratio = proportions(picture);
    return (struct picture_content){.picture = picture, .width = width > 0 ? width : height * ratio,
                                    .height = height > 0 ? height : width / ratio, .border = template->border};
}

void describe_picture(struct composer *composer, const struct template *template, struct context context, struct block *block)
{
    size_t errors = diag_errors(composer->diag);
    block->node = composer_node(composer, &context, ROLE_FIGURE, template->place);
    const char *words = compose_string(composer, template->first, context);
    if (block->node)
        block->node->alternative = words;
    if ((!words || !*words) && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, template->place, "alternative text of <%s>", template->element);
}

void compose_picture(struct composer *composer, const struct template *template, struct context context,
                     struct block_list *out)
{
    size_t errors = diag_errors(composer->diag);
    struct picture picture = template->select ? named_picture(composer, template, &context) : template->picture;
    if (diag_errors(composer->diag) != errors)
        return;
    struct block *block = block_add(composer, out, BLOCK_PICTURE, template_style(composer, template), template->place);
    block->picture = sized_picture(template, picture);
    composer->filled++;
    if (is_seen(picture)) /* else it is not heard either */
        describe_picture(composer, template, context, block);
}
