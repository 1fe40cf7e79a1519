/* The documented way through cairo and Pango: a PDF surface into memory, a layout for each piece of text, shown on its
 * baseline; untagged. Fonts, font map and context are made once; the documents follow one another in one process.
 *
 *     pango PLACES REGULAR.ttf BOLD.ttf NAMES again|kept OUTPUT.pdf     the first document, into a file
 *     pango PLACES REGULAR.ttf BOLD.ttf NAMES again|kept SECONDS        documents into memory, for that much CPU time;
 *                                                                       prints how many a second
 *
 * PLACES is what places.awk writes; HOLDER in a text becomes a line of the file NAMES, the next in each document. `again` lays each
 * piece out in each document, with one PangoLayout. `kept` lays out only the name: each other piece has a PangoLayout that
 * lives as long as the process, which Pango allows and few programs do. */
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PIECES_MOST = 4000, NAMES_MOST = 100000, A4_WIDTH = 595, A4_HEIGHT = 842, FONTS_MOST = 64 };

struct piece {
    int page;
    double x, y, size;
    const PangoFontDescription *font;
    char *text;
    char *after;       /* if the holder's name stands in the piece: what follows it, `text` being what precedes it */
    PangoLayout *kept; /* NULL: laid out again */
};

struct font {
    bool bold;
    double size;
    PangoFontDescription *description;
};

struct drawing {
    struct piece pieces[PIECES_MOST];
    size_t piece_count;
    struct font fonts[FONTS_MOST];
    size_t font_count;
    char *names[NAMES_MOST];
    size_t name_count, name;
    PangoContext *context;
    bool context_is_ready;
    PangoLayout *layout;
    unsigned char *bytes; /* of the document */
    size_t length, room;
};

static void fail(const char *what)
{
    fprintf(stderr, "pango: %s\n", what);
    exit(1);
}

static const PangoFontDescription *find_font(struct drawing *drawing, bool bold, double size)
{
    for (size_t i = 0; i < drawing->font_count; i++)
        if (drawing->fonts[i].bold == bold && drawing->fonts[i].size == size)
            return drawing->fonts[i].description;
    if (drawing->font_count == FONTS_MOST)
        fail("too many fonts");
    PangoFontDescription *description = pango_font_description_from_string("Noto Sans");
    pango_font_description_set_weight(description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description, size * PANGO_SCALE); /* [pt]: the unit of a PDF surface */
    drawing->fonts[drawing->font_count++] = (struct font){bold, size, description};
    return description;
}

static void read_pieces(struct drawing *drawing, const char *path)
{
    char line[4096], weight[16];
    FILE *file = fopen(path, "r");
    if (!file)
        fail(path);
    while (drawing->piece_count < PIECES_MOST && fgets(line, sizeof line, file)) {
        struct piece *piece = &drawing->pieces[drawing->piece_count++];
        int text = 0;
        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, "%d\t%lf\t%lf\t%lf\t%15s\t%n", &piece->page, &piece->x, &piece->y, &piece->size, weight, &text) < 5 ||
            !text)
            fail(line);
        piece->y = A4_HEIGHT - piece->y;
        piece->font = find_font(drawing, strcmp(weight, "bold") == 0, piece->size);
        piece->text = strdup(line + text);
        char *holder = strstr(piece->text, "HOLDER");
        if (holder) {
            *holder = '\0';
            piece->after = holder + strlen("HOLDER");
        }
    }
    fclose(file);
}

static void read_names(struct drawing *drawing, const char *path)
{
    char line[4096];
    FILE *file = fopen(path, "r");
    if (!file)
        fail(path);
    while (drawing->name_count < NAMES_MOST && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        drawing->names[drawing->name_count++] = strdup(line);
    }
    fclose(file);
    if (drawing->name_count == 0)
        fail(path);
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    struct drawing *drawing = closure;
    if (drawing->length + length > drawing->room) {
        drawing->room = 2 * (drawing->length + length);
        drawing->bytes = realloc(drawing->bytes, drawing->room);
        if (!drawing->bytes)
            return CAIRO_STATUS_NO_MEMORY;
    }
    memcpy(drawing->bytes + drawing->length, bytes, length);
    drawing->length += length;
    return CAIRO_STATUS_SUCCESS;
}

static void lay_out(PangoLayout *layout, const struct piece *piece, const char *text)
{
    pango_layout_set_font_description(layout, piece->font);
    pango_layout_set_text(layout, text, -1);
}

static void keep_layouts(struct drawing *drawing)
{
    for (struct piece *piece = drawing->pieces; piece < drawing->pieces + drawing->piece_count; piece++)
        if (!piece->after) {
            piece->kept = pango_layout_new(drawing->context);
            lay_out(piece->kept, piece, piece->text);
        }
}

static void draw_piece(struct drawing *drawing, cairo_t *cairo, const struct piece *piece)
{
    PangoLayout *layout = piece->kept;
    if (!layout) {
        char text[8192];
        layout = drawing->layout;
        if (piece->after)
            snprintf(text, sizeof text, "%s%s%s", piece->text, drawing->names[drawing->name], piece->after);
        lay_out(layout, piece, piece->after ? text : piece->text);
    }
    cairo_move_to(cairo, piece->x, piece->y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, 0));
}

static void make_document(struct drawing *drawing)
{
    drawing->length = 0;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take_bytes, drawing, A4_WIDTH, A4_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    int number = 1;
    if (!drawing->context_is_ready) {
        pango_cairo_update_context(cairo, drawing->context); /* each surface is of the same kind */
        drawing->context_is_ready = true;
    }
    for (const struct piece *piece = drawing->pieces; piece < drawing->pieces + drawing->piece_count; piece++) {
        for (; number < piece->page; number++)
            cairo_show_page(cairo);
        draw_piece(drawing, cairo, piece);
    }
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        fail(cairo_status_to_string(cairo_surface_status(surface)));
    cairo_surface_destroy(surface);
    drawing->name = (drawing->name + 1) % drawing->name_count;
}

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void repeat(struct drawing *drawing, double seconds)
{
    make_document(drawing); /* opens the fonts */
    double start = cpu_seconds(), spent;
    int count = 0;
    do {
        make_document(drawing);
        count++;
        spent = cpu_seconds() - start;
    } while (spent < seconds);
    printf("%.3f\n", count / spent);
}

static void write_document(struct drawing *drawing, const char *path)
{
    FILE *file = fopen(path, "wb");
    make_document(drawing);
    if (!file || fwrite(drawing->bytes, 1, drawing->length, file) != drawing->length || fclose(file) != 0)
        fail(path);
}

int main(int argc, char **argv)
{
    static struct drawing drawing;
    if (argc != 7 || (strcmp(argv[5], "again") != 0 && strcmp(argv[5], "kept") != 0))
        fail("usage: pango PLACES REGULAR.ttf BOLD.ttf NAMES again|kept OUTPUT.pdf|SECONDS");
    /* These two files and no other: no font of the machine can stand in for them. */
    FcConfig *fonts = FcConfigCreate();
    for (int i = 2; i < 4; i++)
        if (!FcConfigAppFontAddFile(fonts, (const FcChar8 *)argv[i]))
            fail(argv[i]);
    FcConfigSetCurrent(fonts);
    read_pieces(&drawing, argv[1]);
    read_names(&drawing, argv[4]);
    drawing.context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    drawing.layout = pango_layout_new(drawing.context);
    if (strcmp(argv[5], "kept") == 0)
        keep_layouts(&drawing);
    char *end;
    double seconds = strtod(argv[6], &end);
    if (*end == '\0')
        repeat(&drawing, seconds);
    else
        write_document(&drawing, argv[6]); /* the process ends: nothing is freed */
    return 0;
}
