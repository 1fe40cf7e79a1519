#include "word/word.h"

#include <inttypes.h>
#include <string.h>

#include "base/map.h"
#include "base/say.h"
#include "base/unicode.h"
#include "word/make.h"

/* ------------------------------------------------------------------------------------------------ names */

enum { SLUG_MOST = 60 };

/* All editions of a qualification name it in the language of the certificate. */
static void name_it(const struct making *making, struct word_made *made)
{
    const char *code = unicode_slug(making->arena, making->code ? making->code : "", SLUG_MOST);
    const char *title = unicode_slug(making->arena, making->originals[0].title, SLUG_MOST);
    const char *own = making->originals[0].title, *name = arena_format(making->arena, "%s%s%s", code, *code && *title ? "-" : "", title);
    if (!*code && !strpbrk(title, "abcdefghijklmnopqrstuvwxyz")) /* Greek and Cyrillic letters have no names: two titles must not be one */
        name = arena_format(making->arena, "qualification-%016" PRIx64, map_hash(own, strlen(own)));
    made->name = name;
    made->language = making->sorted->language;
    made->id = arena_format(making->arena, "document\n%s\n%s", made->name, making->sorted->language);
}

/* ------------------------------------------------------------------------------------------------ the report */

enum { SAMPLE_MOST = 60 };

static void put_sample(struct buffer *out, const char *words, struct arena *arena)
{
    size_t length = strcspn(words, "\n"), cut = utf8_cut(words, length, SAMPLE_MOST);
    diag_put_plain(out, arena_copy(arena, words, cut));
    buffer_string(out, cut < strlen(words) ? "…" : "");
}

static const char *destination(const struct piece *piece)
{
    if (piece->is_heading)
        return say("a heading of the form");
    return strcmp(piece->became, "form") == 0 ? say("words of the form itself") : piece->became;
}

static void report_pieces(const struct sorted *sorted, struct buffer *out)
{
    buffer_string(out, "  ");
    diag_put_plain(out, sorted->text->path);
    buffer_format(out, " (%s)\n", sorted->language);
    for (size_t i = 0; i < sorted->count; i++) {
        const struct piece *piece = &sorted->list[i];
        buffer_format(out, "  %s: ", paragraph_place(piece->paragraph, sorted->arena));
        put_sample(out, piece->words, sorted->arena);
        buffer_format(out, " -> %s%s\n", destination(piece), piece->is_guess ? say(" (a guess)") : "");
    }
}

static void tell_doubts(const struct text *text, const struct paragraph *paragraph)
{
    if (paragraph->doubts & DOUBT_STRUCK)
        text_report(text, DIAG_WORD_GUESS, paragraph, "%s", say("what is struck through is taken all the same"));
    if (paragraph->doubts & DOUBT_ASKING)
        text_report(text, DIAG_WORD_GUESS, paragraph, "%s", say("a field says this by itself; nobody changed it"));
    if (paragraph->doubts & DOUBT_BOX)
        text_report(text, DIAG_WORD_GUESS, paragraph, "%s", say("what it means that a box is checked, or is not"));
}

/* What is no words. */
static void tell_others(const struct text *text)
{
    const struct place place = {text->path, 0};
    for (size_t i = 0; i < text->count; i++)
        tell_doubts(text, text->list[i]);
    if (text->was_changed)
        diag_report(text->diag, DIAG_WORD_CHANGES, place, "%s", "");
    if (text->remarks)
        diag_report(text->diag, DIAG_WORD_LEFT, place, say_count(text->remarks, "%zu comment", "%zu comments"), text->remarks);
    if (text->pictures)
        diag_report(text->diag, DIAG_WORD_LEFT, place, say_count(text->pictures, "%zu picture", "%zu pictures"), text->pictures);
}

/* ------------------------------------------------------------------------------------------------ the whole */

static bool make(const struct text *text, const struct word_reading *reading, struct arena *arena, struct word_made *made)
{
    struct sorted sorted;
    struct making making = {.sorted = &sorted, .arena = arena, .out = &made->file};
    if (!sort_text(&sorted, text, reading, arena))
        return false;
    make_file(&making);
    name_it(&making, made);
    tell_others(text);
    report_pieces(&sorted, &made->report);
    return true;
}

__attribute__((visibility("default"))) /* the engine looks it up by name */
bool word_read(const struct word_reading *reading, struct arena *arena, struct word_made *made, struct diag *diag)
{
    struct text text;
    bool good = take_document(&text, reading->path, arena, diag) && make(&text, reading, arena, made);
    text_finish(&text);
    return good;
}
