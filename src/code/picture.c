#include "code/picture.h"

#include <dlfcn.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/library.h"
#include "base/memory.h"
#include "base/say.h"
#include "code/essence.h"

enum { FILE_MOST = 64 * 1024 * 1024, SIDE_MOST = 12000, PIXELS_MOST = 40 * 1000 * 1000 /* a page of A4 at 600 dots an inch */ };

/* What is called of it, as its manual has it (zbar.h). Its own header comes with a hundred megabytes of others' that it does not need. */
struct scanner;
struct image;
struct symbol;
#define ZBAR_FUNCTIONS(X) \
    X(struct scanner *, image_scanner_create, (void)) \
    X(void, image_scanner_destroy, (struct scanner *)) \
    X(int, image_scanner_set_config, (struct scanner *, int kind, int config, int value)) \
    X(int, scan_image, (struct scanner *, struct image *)) \
    X(struct image *, image_create, (void)) \
    X(void, image_destroy, (struct image *)) \
    X(void, image_set_format, (struct image *, unsigned long format)) \
    X(void, image_set_size, (struct image *, unsigned width, unsigned height)) \
    X(void, image_set_data, (struct image *, const void *bytes, unsigned long length, void (*finish)(struct image *))) \
    X(const struct symbol *, image_first_symbol, (const struct image *)) \
    X(const struct symbol *, symbol_next, (const struct symbol *)) \
    X(const char *, symbol_get_data, (const struct symbol *))

enum { KIND_ALL = 0, KIND_QR = 64, CONFIG_ENABLE = 0, FORMAT_GREY = 'Y' | '8' << 8 | '0' << 16 | '0' << 24 };

struct zbar {
#define MEMBER(result, name, takes) result (*name) takes;
    ZBAR_FUNCTIONS(MEMBER)
#undef MEMBER
};

#define LOAD(result, name, takes) good = library_find(library, "zbar_" #name, &zbar->name) && good;

static bool load(struct zbar *zbar, struct diag *diag)
{
    void *library = dlopen("libzbar.so.0", RTLD_NOW | RTLD_LOCAL);
    bool good = true;
    ZBAR_FUNCTIONS(LOAD)
    if (!good)
        diag_report(diag, DIAG_PICTURE_READER, (struct place){0}, "%s", "libzbar.so.0");
    return good;
}

/* ------------------------------------------------------------------------------------------------ the picture */

struct grey {
    unsigned char *pixels;
    unsigned width, height;
};

static bool refuse(const char *path, const char *why, struct diag *diag)
{
    diag_report(diag, DIAG_PICTURE_INVALID, (struct place){path, 0}, "%s", why);
    return false;
}

/* What is transparent is paper. */
static bool read_grey(const char *path, struct grey *grey, struct diag *diag)
{
    struct buffer file = {0};
    png_image image = {.version = PNG_IMAGE_VERSION};
    const png_color paper = {255, 255, 255};
    if (!file_read(path, FILE_MOST, (struct place){0}, &file, diag))
        return false;
    bool good = png_image_begin_read_from_memory(&image, file.bytes, file.length) != 0 || refuse(path, image.message, diag);
    if (good && (image.width > SIDE_MOST || image.height > SIDE_MOST || (size_t)image.width * image.height > PIXELS_MOST))
        good = refuse(path, say("it has more than 40 million dots"), diag);
    if (good) {
        image.format = PNG_FORMAT_GRAY;
        *grey = (struct grey){memory_zeroed(image.width, image.height), image.width, image.height};
        good = png_image_finish_read(&image, &paper, grey->pixels, 0, NULL) != 0 || refuse(path, image.message, diag);
    }
    png_image_free(&image);
    buffer_finish(&file);
    return good;
}

/* ------------------------------------------------------------------------------------------------ its code */

/* NULL: there is none. */
static const char *find_text(const struct zbar *zbar, const struct image *image)
{
    const struct symbol *symbol = zbar->image_first_symbol(image);
    while (symbol && !essence_is(zbar->symbol_get_data(symbol)))
        symbol = zbar->symbol_next(symbol);
    return symbol ? zbar->symbol_get_data(symbol) : NULL;
}

static bool scan(const struct zbar *zbar, const struct grey *grey, struct buffer *text)
{
    struct scanner *scanner = zbar->image_scanner_create();
    struct image *image = zbar->image_create();
    if (!scanner || !image)
        memory_exhausted();
    zbar->image_scanner_set_config(scanner, KIND_ALL, CONFIG_ENABLE, 0);
    zbar->image_scanner_set_config(scanner, KIND_QR, CONFIG_ENABLE, 1);
    zbar->image_set_format(image, FORMAT_GREY);
    zbar->image_set_size(image, grey->width, grey->height);
    zbar->image_set_data(image, grey->pixels, (unsigned long)grey->width * grey->height, NULL);
    const char *found = zbar->scan_image(scanner, image) > 0 ? find_text(zbar, image) : NULL;
    if (found)
        buffer_string(text, found);
    zbar->image_destroy(image);
    zbar->image_scanner_destroy(scanner);
    return found;
}

/* ZBar goes along lines, and sees more of them where squares are larger: twice as large, each dot between its neighbours. */
static struct grey enlarge(const struct grey *grey)
{
    const struct grey large = {memory_zeroed((size_t)grey->width * 2, (size_t)grey->height * 2), grey->width * 2, grey->height * 2};
    for (unsigned y = 0; y < large.height; y++) {
        unsigned row = y / 2, beside = y % 2 ? row + (row + 1 < grey->height) : row - (row > 0);
        const unsigned char *near = grey->pixels + (size_t)row * grey->width, *far = grey->pixels + (size_t)beside * grey->width;
        for (unsigned x = 0; x < large.width; x++) {
            unsigned at = x / 2, next = x % 2 ? at + (at + 1 < grey->width) : at - (at > 0);
            large.pixels[(size_t)y * large.width + x] =
                (unsigned char)((9 * near[at] + 3 * near[next] + 3 * far[at] + far[next] + 8) / 16);
        }
    }
    return large;
}

static bool scan_twice(const struct zbar *zbar, const struct grey *grey, struct buffer *text)
{
    if (scan(zbar, grey, text))
        return true;
    if ((size_t)grey->width * grey->height > PIXELS_MOST / 4)
        return false;
    struct grey large = enlarge(grey);
    bool found = scan(zbar, &large, text);
    free(large.pixels);
    return found;
}

bool code_read_picture(const char *path, struct buffer *text, struct diag *diag)
{
    struct zbar zbar;
    struct grey grey = {0};
    bool read = load(&zbar, diag) && read_grey(path, &grey, diag), found = read && scan_twice(&zbar, &grey, text);
    if (read && !found)
        diag_report(diag, DIAG_PICTURE_CODELESS, (struct place){path, 0}, "%s", "");
    free(grey.pixels);
    return found;
}
