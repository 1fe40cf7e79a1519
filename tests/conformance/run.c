/* A print run for the checks, and each of its supplements alone.
 *
 *     run COUNT RUN.pdf FOLDER|- LAYOUT|- QUALIFICATION [LAYOUT|- QUALIFICATION]...
 *
 * For COUNT holders in turn, and of each pair in turn: all its editions. With a layout of its own a supplement is not
 * personal. Alone they are FOLDER/1.pdf and so on; -: they are not made, and -: Supplement's own layout. Prints a line for
 * each supplement: the pages before it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/files.h"
#include "supplement.h"

static const char *const names[] = {
    "Þórdís Łucja Nguyễn-Đurić", "Jan de Vries",   "Ελένη Παπαδοπούλου", "Екатерина Ћирић",
    "M̂aria C̨eṣ̌k",                "Zoë (\\) Jansen", "A\xCC\x8Angstro\xCC\x88m X̱y", "Ġorġ O’Súilleabháin",
    "Şükrü K̲h̲ān",               "Anna Maria Johanna Petronella Wilhelmina van der Meulen-Oosterwegel",
    "Ǆemal R̥̄ ṁ̐",                 "fi ffl Ω ß ẞ"};

enum { NAMES = sizeof names / sizeof *names };

struct making {
    struct supplement *supplement;
    struct supplement_volume *volume;
    struct supplement_files files;
    struct diag *diag;
    const char *folder;
    FILE *out;
    int made;
};

static void stop(struct making *making, const char *what)
{
    fprintf(stderr, "run: %s\n", what);
    diag_print(making->diag, stderr);
    exit(1);
}

static bool write_out(void *context, const void *bytes, size_t length)
{
    struct making *making = context;
    return fwrite(bytes, 1, length, making->out) == length;
}

static void write_alone(struct making *making)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%d.pdf", making->folder, making->made);
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(making->files.list[0].bytes, 1, making->files.list[0].length, out) != making->files.list[0].length ||
        fclose(out) != 0)
        stop(making, path);
}

static void make(struct making *making, struct supplement_layout *layout,
                 const struct supplement_qualification *qualification, bool is_personal, int holder, const char *language)
{
    char diploma[32], bookmark[300];
    const char *name = names[holder % NAMES];
    snprintf(diploma, sizeof diploma, "2026-%06d", holder + 1);
    snprintf(bookmark, sizeof bookmark, "%s, %s", name, diploma);
    struct supplement_field fields[] = {
        {"holder.name", name, {0}}, {"holder.diploma", diploma, {0}}, {"holder.date", "10 juli 2026", {0}}};
    struct supplement_request request = {.language = language, .fields = fields, .field_count = is_personal ? 3 : 0};
    printf("%d\n", supplement_volume_pages(making->volume));
    making->made++;
    if (!supplement_volume_add(making->volume, layout, qualification, &request, bookmark, making->diag))
        stop(making, "a supplement could not be added");
    if (strcmp(making->folder, "-") == 0)
        return;
    if (!supplement_render(making->supplement, layout, qualification, &request, &making->files, making->diag))
        stop(making, "a supplement could not be made");
    write_alone(making);
}

static void make_editions(struct making *making, const char *layout_path, const char *path, int holder)
{
    static struct {
        const char *layout_path, *path;
        struct supplement_layout *layout;
        struct supplement_qualification *qualification;
    } opened[64];
    size_t i = 0;
    while (i < 63 && opened[i].path && (opened[i].path != path || opened[i].layout_path != layout_path))
        i++;
    bool is_personal = strcmp(layout_path, "-") == 0;
    if (!opened[i].path) {
        opened[i].layout_path = layout_path;
        opened[i].path = path;
        opened[i].layout = supplement_open_layout(making->supplement, is_personal ? NULL : layout_path, making->diag);
        opened[i].qualification = supplement_open_qualification(making->supplement, path, making->diag);
    }
    if (!opened[i].layout || !opened[i].qualification)
        stop(making, path);
    for (const char *const *language = supplement_editions(opened[i].qualification); *language; language++)
        make(making, opened[i].layout, opened[i].qualification, is_personal, holder, *language);
}

int main(int argc, char **argv)
{
    if (argc < 6 || argc % 2) {
        fputs("usage: run COUNT RUN.pdf FOLDER|- LAYOUT|- QUALIFICATION [LAYOUT|- QUALIFICATION]...\n", stderr);
        return 2;
    }
    struct making making = {.supplement = supplement_create(NULL), .diag = diag_create(), .folder = argv[3]};
    const struct supplement_volume_request request = {.title = "Diplomering juli 2026", .language = "nl"};
    making.out = fopen(argv[2], "wb");
    making.volume = supplement_volume_create(making.supplement, &request, write_out, &making);
    if (!making.out)
        stop(&making, argv[2]);
    for (int i = 0; i < atoi(argv[1]); i++)
        for (int j = 4; j < argc; j += 2)
            make_editions(&making, argv[j], argv[j + 1], i);
    if (!supplement_volume_finish(making.volume, making.diag) || fclose(making.out) != 0)
        stop(&making, "the run could not be finished");
    supplement_volume_destroy(making.volume);
    files_finish(&making.files);
    diag_destroy(making.diag);
    supplement_destroy(making.supplement);
    return 0;
}
