/* Pictures, flags and the place of a seal, with the words that stand for them. */
#include "base/say.h"
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

/* The block is a figure or a form, which the template's words speak for. */
static void describe(struct composer *composer, const struct template *template, struct context context, enum role role,
                     struct block *block)
{
    size_t errors = diag_errors(composer->diag);
    block->node = composer_node(composer, &context, role, template->place);
    const char *words = compose_string(composer, template->first, context);
    if (block->node)
        block->node->alternative = words;
    if ((!words || !*words) && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, template->place, "alternative text of <%s>", template->element);
}

void describe_picture(struct composer *composer, const struct template *template, struct context context, struct block *block)
{
    describe(composer, template, context, ROLE_FIGURE, block);
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

/* It is as wide and high sealed or not: what was sealed is the same document. */
void compose_seal(struct composer *composer, const struct template *template, struct context context, struct block_list *out)
{
    struct block *block = block_add(composer, out, BLOCK_PICTURE, template_style(composer, template), template->place);
    block->picture = (struct picture_content){.is_seal = true, .width = template->picture_width, .height = template->picture_height};
    describe(composer, template, context, ROLE_FORM, block);
    if (composer->document->seal || !block->node)
        diag_report(composer->diag, DIAG_SEAL_PLACE, template->place, "%s",
                    block->node ? say("there is another <seal> before it") : say("running heads and feet are on each page"));
    composer->document->seal = block;
    composer->filled++;
}
