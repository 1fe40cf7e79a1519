/* The documented way through libharu: UTF-8 encoder, two TrueType fonts embedded, HPDF_Page_TextOut, everything deflated.
 *
 *     reference PLACES REGULAR.ttf BOLD.ttf OUTPUT.pdf     one document into a file
 *     reference PLACES REGULAR.ttf BOLD.ttf SECONDS        documents into memory, for that much CPU time; prints how many
 *                                                          a second
 *
 * PLACES holds a line for each piece of text, as places.awk writes them: page, x, y [pt, from the bottom], size [pt],
 * "bold" or "regular", text; between tabs. */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PIECES_MOST = 4000 };

struct piece {
    int page;
    float x, y, size;
    int bold;
    char *text;
};

struct pieces {
    struct piece list[PIECES_MOST];
    int count;
};

static void fail(const char *what)
{
    fprintf(stderr, "reference: %s\n", what);
    exit(1);
}

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *unused)
{
    (void)unused;
    fprintf(stderr, "reference: libharu error %lx, %ld\n", (unsigned long)error, (long)detail);
    exit(1);
}

static void read_pieces(const char *path, struct pieces *pieces)
{
    FILE *file = fopen(path, "r");
    if (!file)
        fail(path);
    char line[4096], weight[16];
    while (pieces->count < PIECES_MOST && fgets(line, sizeof line, file)) {
        struct piece *piece = &pieces->list[pieces->count++];
        int text = 0;
        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, "%d\t%f\t%f\t%f\t%15s\t%n", &piece->page, &piece->x, &piece->y, &piece->size, weight, &text) < 5 ||
            !text)
            fail(line);
        piece->bold = strcmp(weight, "bold") == 0;
        piece->text = strdup(line + text);
    }
    fclose(file);
}

static HPDF_Doc make_document(const struct pieces *pieces, const char *regular_path, const char *bold_path)
{
    HPDF_Doc document = HPDF_New(on_error, NULL);
    HPDF_UseUTFEncodings(document);
    HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
    HPDF_Font regular = HPDF_GetFont(document, HPDF_LoadTTFontFromFile(document, regular_path, HPDF_TRUE), "UTF-8");
    HPDF_Font bold = HPDF_GetFont(document, HPDF_LoadTTFontFromFile(document, bold_path, HPDF_TRUE), "UTF-8");
    HPDF_Page page = NULL;
    int number = 0;
    for (const struct piece *piece = pieces->list; piece < pieces->list + pieces->count; piece++) {
        if (piece->page != number) {
            page = HPDF_AddPage(document);
            HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
            number = piece->page;
        }
        HPDF_Page_BeginText(page);
        HPDF_Page_SetFontAndSize(page, piece->bold ? bold : regular, piece->size);
        HPDF_Page_TextOut(page, piece->x, piece->y, piece->text);
        HPDF_Page_EndText(page);
    }
    return document;
}

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void repeat(const struct pieces *pieces, char **argv, double seconds)
{
    double start = cpu_seconds(), spent;
    int count = 0;
    do {
        HPDF_Doc document = make_document(pieces, argv[2], argv[3]);
        HPDF_SaveToStream(document);
        HPDF_Free(document);
        count++;
        spent = cpu_seconds() - start;
    } while (spent < seconds);
    printf("%.3f\n", count / spent);
}

int main(int argc, char **argv)
{
    static struct pieces pieces;
    if (argc != 5)
        fail("usage: reference PLACES REGULAR.ttf BOLD.ttf OUTPUT.pdf|SECONDS");
    read_pieces(argv[1], &pieces);
    char *end;
    double seconds = strtod(argv[4], &end);
    if (*end == '\0')
        repeat(&pieces, argv, seconds);
    else
        HPDF_SaveToFile(make_document(&pieces, argv[2], argv[3]), argv[4]); /* the process ends: nothing is freed */
    for (int i = 0; i < pieces.count; i++)
        free(pieces.list[i].text);
    return 0;
}
