/* What speaks against what is being written, at its place, and its pages. */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/memory.h"
#include "desk/author.h"

/* A page has a column for each language at most. */
static void check_editions(struct desk *desk, const struct supplement_qualification *opened, struct diag *diag)
{
    struct supplement_files *files = supplement_files_create();
    for (const char *const *edition = supplement_editions(opened); *edition; edition++)
        supplement_render(desk->supplement, desk->author->layout, opened,
                          &(struct supplement_request){.language = *edition, .format = SUPPLEMENT_NOTHING, .date = NULL}, files, diag);
    supplement_files_destroy(files);
}

static void place_findings(struct writing *writing, const struct draft_lines *lines)
{
    size_t count = diag_count(writing->diag);
    writing->findings = arena_new_array(writing->places, struct placed_finding, count);
    writing->finding_count = count;
    for (size_t i = 0; i < count; i++) {
        struct finding_words words;
        bool is_here = diag_word(writing->diag, i, &words) && words.place.file && strcmp(words.place.file, writing->name) == 0;
        const char *path = is_here ? draft_place(writing->draft, lines, words.place.line, words.field, writing->places) : "";
        writing->findings[i] = (struct placed_finding){path, i};
    }
}

void author_check(struct desk *desk, struct writing *writing)
{
    if (writing->is_checked)
        return;
    struct draft_lines lines = {0};
    diag_clear(writing->diag);
    arena_clear(writing->places);
    draft_put_lines(writing->draft, &lines, writing->places);
    struct supplement_qualification *opened =
        supplement_read_draft(desk->supplement, writing->name, lines.bytes.bytes, lines.bytes.length, writing->diag);
    if (opened) {
        supplement_judge(desk->supplement, opened, desk_today(desk), writing->diag);
        check_editions(desk, opened, writing->diag);
    }
    supplement_close_qualification(desk->supplement, opened);
    place_findings(writing, &lines);
    buffer_finish(&lines.bytes);
    writing->is_checked = true;
}

static bool draw(struct desk *desk, const struct writing *writing, const char *edition, struct supplement_files *files)
{
    struct diag *ignored = diag_create();
    struct buffer bytes = {0};
    draft_put_filled(writing->draft, &bytes);
    struct supplement_qualification *opened = supplement_read_draft(desk->supplement, writing->name, bytes.bytes, bytes.length, ignored);
    struct supplement_request request = {.language = edition, .format = SUPPLEMENT_SVG, .draft = true};
    bool good = opened && supplement_render(desk->supplement, desk->author->layout, opened, &request, files, ignored);
    supplement_close_qualification(desk->supplement, opened);
    buffer_finish(&bytes);
    diag_destroy(ignored);
    return good;
}

/* Takes over what was drawn. */
static void keep_pages(struct desk *desk, struct writing *writing, struct files *files)
{
    supplement_files_destroy(writing->pages_before);
    writing->pages_before = writing->pages;
    writing->drawing_before = writing->drawing;
    writing->pages = files;
    writing->drawing = ++desk->author->drawings;
}

void author_draw(struct desk *desk, struct writing *writing, const char *edition)
{
    bool is_same_edition = writing->edition && strcmp(writing->edition, edition) == 0;
    if (is_same_edition && writing->pages_drawn == writing->drawn)
        return;
    struct supplement_files *files = supplement_files_create();
    bool good = draw(desk, writing, edition, files);
    if (good || !is_same_edition)
        keep_pages(desk, writing, files);
    else
        supplement_files_destroy(files);
    if (!is_same_edition) {
        free(writing->edition);
        writing->edition = memory_zeroed(strlen(edition) + 1, 1);
        memcpy(writing->edition, edition, strlen(edition));
    }
    writing->pages_drawn = writing->drawn;
    writing->is_old = !good;
}
