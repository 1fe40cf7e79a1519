/* What the tests of painters share: a page made by hand, on which things are put one by one. */
#ifndef TEST_PAINT_H
#define TEST_PAINT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "paint/paint.h"
#include "test_printed.h"

struct sheet {
    struct arena *arena;
    struct diag *diag;
    struct fonts *fonts;
    struct shaper *shaper;
    const struct face *regular, *bold;
    struct style style;
    struct node root;
    struct document document;
    struct page page;
    struct pages pages;
    struct buffer out;
    char *said;
};

static inline int sheet_setup(void **state)
{
    struct sheet *sheet = calloc(1, sizeof *sheet);
    sheet->arena = arena_create();
    sheet->diag = diag_create();
    sheet->fonts = fonts_create();
    sheet->shaper = shaper_create();
    sheet->regular = fonts_open(sheet->fonts, NULL, "fonts/NotoSans-Regular.ttf", (struct place){0}, sheet->diag);
    sheet->bold = fonts_open(sheet->fonts, NULL, "fonts/NotoSans-Bold.ttf", (struct place){0}, sheet->diag);
    assert_non_null(sheet->regular);
    assert_non_null(sheet->bold);
    sheet->root = (struct node){.role = ROLE_DOCUMENT, .language = "en", .column_span = 1, .row_span = 1};
    sheet->document = (struct document){.root = &sheet->root, .metadata = {.title = "A <title> & more", .language = "en"}};
    sheet->page = (struct page){.number = 1, .width = 100, .height = 50};
    sheet->pages = (struct pages){.pages = &sheet->page, .count = 1, .document = &sheet->document, .scale = 1, .leading = 1};
    *state = sheet;
    return 0;
}

static inline int sheet_teardown(void **state)
{
    struct sheet *sheet = *state;
    shaper_destroy(sheet->shaper);
    fonts_destroy(sheet->fonts);
    arena_destroy(sheet->arena);
    diag_destroy(sheet->diag);
    buffer_finish(&sheet->out);
    free(sheet->said);
    free(sheet);
    return 0;
}

static inline struct node *sheet_node(struct sheet *sheet, struct node *parent, enum role role)
{
    struct node *node = arena_new(sheet->arena, struct node);
    *node = (struct node){.role = role, .column_span = 1, .row_span = 1, .parent = parent};
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

static inline struct item *sheet_box(struct sheet *sheet, enum item_kind kind, double x, double y, double width,
                                     double height)
{
    struct item *item = page_add(&sheet->page, sheet->arena, kind);
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->artifact = ARTIFACT_LAYOUT;
    return item;
}

static inline void sheet_fill(struct sheet *sheet, double x, double y, double width, double height, struct color color)
{
    sheet_box(sheet, ITEM_FILL, x, y, width, height)->fill = color;
}

/* A line of one run, black; its glyph run may be changed afterwards. */
static inline struct glyph_run *sheet_text(struct sheet *sheet, const struct face *face, double size, double x,
                                           double y, const char *text, struct node *node)
{
    const struct shaped *shaped = shape_text(sheet->shaper, face, "en", text, strlen(text));
    struct glyph_run *run = arena_new(sheet->arena, struct glyph_run);
    *run = (struct glyph_run){.face = face, .size = size, .text = shaped->text, .length = shaped->length,
                              .width = shaped->width_fu * size / face->units_per_em,
                              .glyphs = shaped->glyphs, .count = shaped->count};
    struct line *line = arena_new(sheet->arena, struct line);
    *line = (struct line){.width = run->width, .ascent = size, .descent = size / 4, .runs = run, .count = 1};
    struct run *source = arena_new(sheet->arena, struct run);
    *source = (struct run){.text = shaped->text, .length = shaped->length, .language = "en", .node = node};
    struct item *item = page_add(&sheet->page, sheet->arena, ITEM_TEXT);
    item->x = x;
    item->y = y;
    item->text.line = line;
    item->text.runs = source;
    return run;
}

static inline void assert_said(struct sheet *sheet, const char *words)
{
    free(sheet->said);
    sheet->said = printed(sheet->diag);
    if (!strstr(sheet->said, words))
        fail_msg("expected \"%s\" in:\n%s", words, sheet->said);
}

#endif
