/* What the tests of fonts and shaping share: the four faces, and files that are broken on purpose. */
#ifndef TEST_TYPE_H
#define TEST_TYPE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "type/type.h"

enum { STYLES = 4 };

static const char *const style_paths[STYLES] = {"fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf",
                                                "fonts/NotoSans-Italic.ttf", "fonts/NotoSans-BoldItalic.ttf"};

struct type {
    struct diag *diag;
    struct fonts *fonts;
    struct shaper *shaper;
    const struct face *faces[STYLES];
};

static inline int type_setup(void **state)
{
    struct type *type = calloc(1, sizeof *type);
    type->diag = diag_create();
    type->fonts = fonts_create();
    type->shaper = shaper_create();
    for (int i = 0; i < STYLES; i++) {
        type->faces[i] = fonts_open(type->fonts, NULL, style_paths[i], (struct place){0}, type->diag);
        assert_non_null(type->faces[i]);
    }
    *state = type;
    return 0;
}

static inline int type_teardown(void **state)
{
    struct type *type = *state;
    shaper_destroy(type->shaper);
    fonts_destroy(type->fonts);
    diag_destroy(type->diag);
    free(type);
    return 0;
}

/* Shapes with the shaper of the tests. */
static inline const struct shaped *shape(const struct type *type, int style, const char *language, const char *text)
{
    return shape_text(type->shaper, type->faces[style], language, text, strlen(text));
}

static inline uint32_t tag(const char *name)
{
    return (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 | (uint32_t)name[3];
}

static inline uint32_t read_u32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static inline uint32_t read_u16(const unsigned char *at)
{
    return (uint32_t)at[0] << 8 | at[1];
}

/* The record of a table in the directory of a font (tag, checksum, offset, length), or NULL. */
static inline unsigned char *find_record(unsigned char *font, const char *name)
{
    for (unsigned i = 0; i < read_u16(font + 4); i++)
        if (read_u32(font + 12 + 16 * i) == tag(name))
            return font + 12 + 16 * i;
    return NULL;
}

static inline unsigned char *find_table(unsigned char *font, const char *name)
{
    return font + read_u32(find_record(font, name) + 8);
}

/* The bytes of a file of the tree. The caller owes a buffer_finish. */
static inline struct buffer read_whole(const char *path)
{
    struct diag *diag = diag_create();
    struct buffer buffer = {0};
    assert_true(file_read(path, 1 << 24, (struct place){0}, &buffer, diag));
    diag_destroy(diag);
    return buffer;
}

/* Writes a file that the test removes when it is done with it; gives its name. */
static inline const char *write_temporary(const void *bytes, size_t length)
{
    static char path[] = "/tmp/supplement-type-XXXXXX";
    strcpy(path + sizeof path - 7, "XXXXXX");
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "wb");
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

#endif
