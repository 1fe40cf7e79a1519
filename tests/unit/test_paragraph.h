/* What the tests of paragraphs share: one style over the four faces, and lines as text. */
#ifndef TEST_PARAGRAPH_H
#define TEST_PARAGRAPH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "typeset/paragraph.h"
#include "typeset/typesetter_inside.h"

struct setting {
    struct diag *diag;
    struct fonts *fonts;
    struct shaper *shaper;
    struct typesetter *typesetter;
    struct family family;
    struct families families;
    struct style style;       /* of the block and its runs: 10 pt, ragged right, not hyphenated */
    const char *language;
    struct typography typography; /* of the language: none of its own */
};

static inline struct typesetter *open_typesetter(struct setting *setting)
{
    return typesetter_create(setting->shaper, NULL, "layouts/hyphenation", NULL, false);
}

static inline int open_setting(void **state)
{
    static const char *const paths[] = {"fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf",
                                        "fonts/NotoSans-Italic.ttf", "fonts/NotoSans-BoldItalic.ttf"};
    struct setting *setting = calloc(1, sizeof *setting);
    setting->diag = diag_create();
    setting->fonts = fonts_create();
    setting->shaper = shaper_create();
    setting->family.name = "Noto Sans";
    for (int i = 0; i < 4; i++) {
        setting->family.faces[i] = fonts_open(setting->fonts, NULL, paths[i], (struct place){0}, setting->diag);
        assert_non_null(setting->family.faces[i]);
    }
    setting->families = (struct families){&setting->family, 1};
    setting->style = (struct style){.name = "body", .family = &setting->family, .families = &setting->families,
                                    .size = 10, .leading = 14, .hyphenate = HYPHENATE_NO};
    setting->language = "nl";
    setting->typesetter = open_typesetter(setting);
    *state = setting;
    return 0;
}

static inline int close_setting(void **state)
{
    struct setting *setting = *state;
    typesetter_destroy(setting->typesetter);
    shaper_destroy(setting->shaper);
    fonts_destroy(setting->fonts);
    diag_destroy(setting->diag);
    free(setting);
    return 0;
}

static inline struct run text_run(const struct setting *setting, const char *text)
{
    return (struct run){.kind = RUN_TEXT, .text = text, .length = strlen(text), .style = &setting->style,
                        .language = setting->language, .typography = &setting->typography, .place = {"text.xml", 7}};
}

static inline const struct set_paragraph *set_runs(struct setting *setting, struct run *runs, size_t count, double width)
{
    struct block block = {.kind = BLOCK_PARAGRAPH, .style = &setting->style};
    block.paragraph = (struct paragraph_content){.runs = runs, .count = count};
    return paragraph_set(setting->typesetter, &block, width, 1, 0, setting->diag);
}

static inline const struct set_paragraph *set_text(struct setting *setting, const char *text, double width)
{
    struct run run = text_run(setting, text);
    return set_runs(setting, &run, 1, width);
}

/* [pt] Of the text in one line. */
static inline double natural_width(struct setting *setting, const char *text)
{
    return set_text(setting, text, 1e6)->width;
}

/* What the lines say, `|` between them, a hyphen that was added as `~`, no spaces at their ends. Static memory. */
static inline const char *lines_text(const struct set_paragraph *paragraph)
{
    static char text[1 << 16];
    size_t length = 0;
    for (size_t i = 0; i < paragraph->count; i++) {
        const struct line *line = paragraph->lines[i];
        if (i > 0)
            text[length++] = '|';
        for (size_t j = 0; j < line->count; j++)
            for (size_t k = 0; k < line->runs[j].length; k++) {
                if (!strncmp(line->runs[j].text + k, "\xC2\xAD", 2)) {
                    text[length++] = '~';
                    k++;
                } else {
                    text[length++] = line->runs[j].text[k];
                }
            }
        while (length > 0 && text[length - 1] == ' ')
            length--;
        assert_true(length < sizeof text - 1000);
    }
    text[length] = '\0';
    return text;
}

/* Words of letters of one width: "3 1" gives "nnn n". Static memory. */
static inline const char *words_of(const char *lengths)
{
    static char text[4096];
    size_t length = 0;
    for (const char *at = lengths; *at;) {
        char *end;
        for (unsigned long left = strtoul(at, &end, 10); left > 0; left--)
            text[length++] = 'n';
        for (at = end; *at && (*at < '0' || *at > '9'); at++)
            text[length++] = *at;
    }
    text[length] = '\0';
    return text;
}

/* The inverse for lines: "3 1|2". Static memory. */
static inline const char *lengths_of(const struct set_paragraph *paragraph)
{
    static char lengths[4096];
    size_t length = 0;
    for (const char *at = lines_text(paragraph); *at;) {
        size_t letters = strspn(at, "n");
        if (letters)
            length += (size_t)sprintf(lengths + length, "%zu", letters);
        else
            lengths[length++] = *at;
        at += letters ? letters : 1;
    }
    lengths[length] = '\0';
    return lengths;
}

/* Everything that the lines promise of themselves: widths, texts and counts agree. */
static inline void assert_sound(const struct set_paragraph *paragraph)
{
    double widest = 0;
    for (size_t i = 0; i < paragraph->count; i++) {
        const struct line *line = paragraph->lines[i];
        double x = 0;
        for (size_t j = 0; j < line->count; j++) {
            const struct glyph_run *run = &line->runs[j];
            size_t said = 0;
            int64_t advance = 0;
            assert_true(run->count > 0 && run->length > 0);
            for (size_t k = 0; k < run->count; k++) {
                if (run->glyphs[k].length)
                    assert_int_equal(run->glyphs[k].text, said);
                said += run->glyphs[k].length;
                advance += run->glyphs[k].advance_fu;
            }
            assert_int_equal(said, run->length);
            assert_int_equal(strlen(run->text), run->length);
            assert_true(run->x > x - 1e-6 && run->x < x + 1e-6);
            assert_true(run->width <= (double)advance * run->size / run->face->units_per_em + 1e-6);
            x += run->width;
        }
        assert_true(line->width > x - 1e-6 && line->width < x + 1e-6);
        assert_true(line->ascent > 0 && line->descent > 0);
        widest = line->width > widest ? line->width : widest;
    }
    assert_true(paragraph->width == widest);
}

#endif
