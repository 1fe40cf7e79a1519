/* Codes: an address, or what was signed, as a picture that telephones read. */
#include <string.h>

#include "code/address.h"
#include "code/essence.h"
#include "compose/composer.h"

static const struct color PAPER = {255, 255, 255}, INK = {0, 0, 0};

/* With its quiet zone, which is paper whatever lies behind. */
static const struct drawing *draw(const struct code *code, const char *text, struct arena *arena)
{
    struct code_box dark[CODE_BOXES_MOST];
    unsigned char side = (unsigned char)(code->side + 2 * CODE_QUIET);
    size_t count = code_boxes(code, dark);
    struct unit_box *boxes = arena_room_for(arena, struct unit_box, count + 1);
    struct shape *shapes = arena_new_array(arena, struct shape, 2);
    struct drawing *drawing = arena_new(arena, struct drawing);
    boxes[0] = (struct unit_box){0, 0, side, side};
    for (size_t i = 0; i < count; i++)
        boxes[i + 1] = (struct unit_box){(unsigned char)(dark[i].x + CODE_QUIET), (unsigned char)(dark[i].y + CODE_QUIET), dark[i].width,
                                    dark[i].height};
    shapes[0] = (struct shape){.fill = PAPER, .boxes = boxes, .count = 1};
    shapes[1] = (struct shape){.fill = INK, .boxes = boxes + 1, .count = count};
    *drawing = (struct drawing){.path = arena_copy(arena, text, strlen(text)), .width = side, .height = side, .shapes = shapes, .count = 2};
    return drawing;
}

const char *code_fault(enum input_kind kind, const char *value)
{
    switch (kind) {
    case INPUT_CHECK: return address_fault(value);
    case INPUT_SIGNED: return essence_fault(value);
    default: return NULL;
    }
}

const struct drawing *code_drawing(struct code_maker *maker, const char *value, struct arena *arena, struct diag *diag)
{
    char capitals[CODE_SHORT_MOST + 1];
    const char *text = value;
    struct code code;
    if (!essence_is(value)) {
        address_capitals(value, capitals);
        text = capitals;
    }
    return code_make(maker, text, &code, diag) ? draw(&code, text, arena) : NULL;
}

/* Takes the picture among those that name the holder. */
static void make_personal(struct composer *composer, struct block *block, size_t field)
{
    struct document *document = composer->document;
    struct personal_picture *list = arena_new_array(composer->arena, struct personal_picture, (size_t)document->picture_count + 1);
    if (document->picture_count)
        memcpy(list, document->pictures, (size_t)document->picture_count * sizeof *list);
    list[document->picture_count++] = (struct personal_picture){block, field};
    document->pictures = list;
    block->picture.personal = document->picture_count;
}

void compose_code(struct composer *composer, const struct template *template, struct context context, struct block_list *out)
{
    struct xml_answer answer;
    if (!composer_ask(composer, template, &context, &answer))
        return;
    const char *variable = xml_path_variable(template->select);
    int field = variable ? find_field_index(composer, variable) : -1;
    const char *text = answer.count ? xml_text(answer.nodes[0], composer->arena) : answer.string, *value = text ? text : "";
    const char *fault = code_fault(essence_is(value) ? INPUT_SIGNED : INPUT_CHECK, value);
    if (fault) {
        if (field < 0) /* else the field is told */
            diag_report(composer->diag, DIAG_CODE_INVALID, template->place, "\"%s\": %s", value, fault);
        return;
    }
    const struct drawing *drawing = code_drawing(composer->edition->codes, value, composer->arena, composer->diag);
    if (!drawing)
        return;
    double side = template->picture_width * drawing->width / (drawing->width - 2 * CODE_QUIET);
    struct block *block = block_add(composer, out, BLOCK_PICTURE, template_style(composer, template), template->place);
    block->picture = (struct picture_content){.picture = {.drawing = drawing}, .width = side, .height = side};
    if (field >= 0)
        make_personal(composer, block, (size_t)field);
    composer->filled++;
    describe_picture(composer, template, context, block);
}
