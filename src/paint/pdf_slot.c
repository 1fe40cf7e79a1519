/*
 * Slots: where a page names its holder.  The fonts of the trunk have there what most names and numbers are written with, and
 * what else the paragraph shows for all holders; other letters and signs come from companions of these fonts, which each
 * document has of its own.
 */
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "paint/pdf_content.h"

/* Each takes some 30 bytes in every document of a cohort; a companion takes a kilobyte in those that need it. So: what is in
 * nine of ten names and numbers of western Europe. A soft hyphen, drawn as the hyphen is, takes next to nothing: with it, documents in
 * which no word is broken have the fonts of the others. */
static const char usual[] = "äçéèëïöü" "\u00AD";

/* Of ASCII letters, figures and " '(),-./": a bit for each code. */
static const uint64_t usual_ascii[PDF_ASCII / 64] = {0x03FFF38100000000, 0x07FFFFFE07FFFFFE};

/* A face among the faces of a line: its index and 1. */
enum { FACE_BITS = 16, FACE_MOST = 0xFFFF };
static const uint64_t TOO_MANY_FACES = UINT64_MAX;

static bool is_usual_ascii(uint32_t code)
{
    return usual_ascii[code / 64] >> code % 64 & 1;
}

int32_t pdf_slot_code(const struct pdf_slot *slot, uint32_t code_point)
{
    if (code_point < PDF_ASCII && is_usual_ascii(code_point))
        return (int32_t)code_point;
    for (size_t i = 0; i < slot->own_count; i++)
        if (slot->own[i].code_point == code_point)
            return slot->own[i].code;
    return -1;
}

/* Where own characters are collected: with room for them. */
struct collection {
    struct pdf_slot *slot;
    struct pdf_own *own;
    struct pdf_fonts *fonts;
};

/* Adds the characters of a stretch of text but for usual ASCII. */
static void add_own(struct collection *all, const char *text, const char *end)
{
    while (text < end) {
        uint32_t code_point = utf8_next(&text, end);
        if (code_point >= PDF_CHARACTERS || pdf_slot_code(all->slot, code_point) >= 0)
            continue;
        int32_t code = pdf_fonts_code(all->fonts, code_point);
        if (code >= 0)
            all->own[all->slot->own_count++] = (struct pdf_own){code_point, code};
    }
}

static void collect_own(struct pdf_content *content, struct pdf_slot *slot, const struct paragraph_content *paragraph)
{
    const struct insertion *insertion = paragraph->insertions, *end = insertion + paragraph->insertion_count;
    size_t room = sizeof usual;
    for (size_t i = 0; i < paragraph->count; i++)
        room += paragraph->runs[i].length;
    struct collection all = {slot, arena_new_array(content->arena, struct pdf_own, room), content->fonts};
    slot->own = all.own;
    add_own(&all, usual, usual + sizeof usual - 1);
    for (size_t i = 0; i < paragraph->count; i++) {
        const struct run *run = &paragraph->runs[i];
        size_t at = 0;
        for (; insertion < end && insertion->run == i; insertion++) {
            add_own(&all, run->text + at, run->text + insertion->offset);
            at = insertion->offset + insertion->length;
        }
        add_own(&all, run->text + at, run->text + run->length);
    }
}

static bool is_among(uint64_t faces, uint64_t face)
{
    while (faces && (faces & FACE_MOST) != face)
        faces >>= FACE_BITS;
    return faces != 0;
}

/* The faces of a line in the order of their use, the last one lowest: fonts get their names in it. TOO_MANY_FACES if they are
 * more than have room, or one has a number that is too high. */
static uint64_t faces_of(const struct line *line)
{
    uint64_t faces = 0;
    for (size_t i = 0; i < line->count; i++) {
        uint64_t face = (uint64_t)line->runs[i].face->index + 1;
        if (is_among(faces, face))
            continue;
        if (face > FACE_MOST || faces >> (64 - FACE_BITS))
            return TOO_MANY_FACES;
        faces = faces << FACE_BITS | face;
    }
    return faces;
}

/* What any holder's text may need of the fonts. */
static void keep_letters(struct pdf_content *content, const struct pdf_slot *slot, const struct line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        struct pdf_font *font = pdf_font_use(content->fonts, line->runs[i].face);
        pdf_font_keep_ascii(font, usual_ascii);
        for (size_t j = 0; j < slot->own_count; j++)
            pdf_font_keep(font, slot->own[j].code_point, (uint32_t)slot->own[j].code);
    }
}

static struct pdf_slot *add_slot(struct pdf_content *content)
{
    if (content->slot_count == content->slot_capacity) {
        content->slot_capacity = 2 * content->slot_capacity + 8;
        content->slots = memory_resize(content->slots, (size_t)content->slot_capacity * sizeof *content->slots);
    }
    struct pdf_slot *slot = &content->slots[content->slot_count++];
    memset(slot, 0, sizeof *slot);
    return slot;
}

static struct pdf_slot *begin_slot(struct pdf_content *content, const struct item *item)
{
    struct pdf_slot *slot = add_slot(content);
    pdf_content_leave(content);
    slot->item = *item;
    slot->offset = content->out.length;
    slot->first_mark = content->mark_count;
    slot->font = content->font;
    slot->size = content->size;
    slot->rise = content->rise;
    slot->color = content->color;
    return slot;
}

/* The item was shown for the marks and glyphs that it takes; what was written is taken back. */
static void end_slot(struct pdf_content *content, struct pdf_slot *slot)
{
    slot->marks = content->mark_count - slot->first_mark;
    content->out.length = slot->offset;
}

bool pdf_content_take_slot(struct pdf_content *content, const struct item *item)
{
    struct pdf_slot *slot = begin_slot(content, item);
    slot->faces = faces_of(item->text.line);
    collect_own(content, slot, item->text.personal);
    keep_letters(content, slot, item->text.line);
    bool shown = pdf_content_show_slot(content, slot, item);
    end_slot(content, slot);
    return shown;
}

void pdf_content_take_drawing(struct pdf_content *content, const struct item *item)
{
    struct pdf_slot *slot = begin_slot(content, item);
    pdf_content_drawing(content, item);
    pdf_content_leave(content);
    end_slot(content, slot);
}

void pdf_content_take_state(struct pdf_content *content, const struct pdf_slot *slot)
{
    content->font = slot->font;
    content->in_companion = false;
    content->series = 0;
    content->size = slot->size;
    content->rise = slot->rise;
    content->color = slot->color;
}

static void enter_slot(struct pdf_content *content, const struct pdf_slot *slot, double height)
{
    content->height = height;
    content->mark_count = slot->first_mark;
    content->in_text = false;
    content->marking = PDF_UNMARKED;
    pdf_content_take_state(content, slot);
}

void pdf_content_slot_drawing(struct pdf_content *content, const struct pdf_slot *slot, double height, const struct drawing *drawing)
{
    struct item item = slot->item;
    item.drawing = drawing;
    enter_slot(content, slot, height);
    pdf_content_drawing(content, &item);
    pdf_content_leave(content);
}

bool pdf_content_slot(struct pdf_content *content, const struct pdf_slot *slot, double height, const struct line *line,
                      const struct run *runs)
{
    struct item item = slot->item;
    if (faces_of(line) != slot->faces || slot->faces == TOO_MANY_FACES)
        return false;
    item.text.line = line;
    item.text.runs = runs;
    enter_slot(content, slot, height);
    return pdf_content_show_slot(content, slot, &item) && content->mark_count == slot->first_mark + slot->marks;
}

bool pdf_slot_has_ascii(const struct pdf_slot *slot, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < PDF_ASCII && pdf_slot_code(slot, (unsigned char)text[i]) < 0)
            return false;
    return true;
}
