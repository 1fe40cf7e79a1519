#include "word/make.h"

#include <string.h>

#include "base/say.h"
#include "draft/content.h"
#include "word/count.h"

/* ------------------------------------------------------------------------------------------------ pieces */

struct piece *next_piece(struct making *making, const struct piece *piece, const char *section)
{
    struct sorted *sorted = making->sorted;
    for (size_t i = piece ? (size_t)(piece - sorted->list) + 1 : 0; i < sorted->count; i++)
        if (!sorted->list[i].became && strcmp(sorted->list[i].section, section) == 0)
            return &sorted->list[i];
    return NULL;
}

void take_piece(struct piece *piece, const char *became)
{
    piece->became = became;
}

void guess_piece(struct making *making, struct piece *piece, const char *became, const char *words)
{
    piece->became = became;
    piece->is_guess = true;
    text_report(making->sorted->text, DIAG_WORD_GUESS, piece->paragraph, "%s", words);
}

const char *marked(struct making *making, const struct piece *piece, const char *words)
{
    return arena_format(making->arena, "[? %s] %s", paragraph_place(piece->paragraph, making->arena), words);
}

/* ------------------------------------------------------------------------------------------------ words */

/* The number of the item that is the last line; 0: it has none; -1: the line is no item. */
static int last_item(const struct buffer *words)
{
    size_t start = words->length;
    while (start && words->bytes[start - 1] != '\n')
        start--;
    const char *line = start < words->length ? (const char *)words->bytes + start : "";
    const size_t length = words->length - start;
    int number = 0;
    size_t digits = 0;
    for (; digits < length && line[digits] >= '0' && line[digits] <= '9' && number < LIST_NUMBER_MOST; digits++)
        number = 10 * number + (line[digits] - '0');
    if (length > 1 && line[0] == '-' && line[1] == ' ')
        return 0;
    return digits && digits + 1 < length && line[digits] == '.' && line[digits + 1] == ' ' ? number : -1;
}

void join_piece(struct buffer *words, const struct piece *piece, const char *text)
{
    const char *marker = piece->paragraph->marker;
    const int number = marker ? plain_number(marker) : 0, before = last_item(words);
    const bool is_counted = number && number == (before > 0 ? before : 0) + 1; /* else the list would not have this number by itself */
    if (words->length)
        buffer_string(words, marker && (is_counted ? before > 0 : before == 0) ? "\n" : "\n\n");
    if (is_counted)
        buffer_format(words, "%d. ", number);
    else if (marker)
        buffer_format(words, "- %s%s", marker, *marker ? " " : "");
    buffer_string(words, text);
}

const char *joined(struct making *making, struct buffer *words)
{
    const char *copy = words->length ? arena_copy(making->arena, (const char *)words->bytes, words->length) : NULL;
    buffer_finish(words);
    return copy;
}

void put_text(struct making *making, const char *language, const char *words, bool is_prose, int indent)
{
    const char *own = content_trim(words, making->arena);
    const struct manner manner = {"\n", arena_format(making->arena, "%*s", indent, ""), "  ", (size_t)indent + strlen("<text lang=\"\">") + strlen(language),
                                  strlen("</text>")};
    buffer_format(making->out, "%*s<text lang=\"%s\">", indent, "", language);
    content_put(making->out, own ? own : "", is_prose, false, &manner);
    buffer_string(making->out, "</text>\n");
}

void put_in(struct making *making, const char *element, const char *words, bool is_prose, int indent)
{
    if (!words)
        return;
    buffer_format(making->out, "%*s<%s>\n", indent, "", element);
    put_text(making, making->sorted->language, words, is_prose, indent + 2);
    buffer_format(making->out, "%*s</%s>\n", indent, "", element);
}

void put_attribute(struct making *making, const char *name, const char *value)
{
    buffer_format(making->out, " %s=\"", name);
    content_escape(making->out, value, strlen(value), '"');
    buffer_byte(making->out, '"');
}

/* ------------------------------------------------------------------------------------------------ fixed words */

/* Labels with values say something of the qualification, but for those that only name it. */
static bool is_field(const struct phrase *phrase)
{
    return phrase->count > 1 && !phrase_is(phrase, "profile.lead-in") && !phrase_is(phrase, "page-of") && !phrase_is(phrase, "flag");
}

/* How many of the words stand in the note that the form has of its own, of a hundred. */
static int share_of_note(const struct making *making, const char *words)
{
    size_t found = 0, count = 0;
    for (const char *at = words; *(at += strspn(at, " \n,.;:()"));) {
        size_t length = strcspn(at, " \n,.;:()");
        const char *word = arena_copy(making->arena, at, length);
        bool stands = false;
        for (size_t i = 0; i < making->sorted->phrases.count && !stands; i++) {
            const struct word_phrase *said = making->sorted->phrases.list[i].said;
            stands = strncmp(said->label, "note", 4) == 0 && strstr(said->words, word);
        }
        found += stands;
        count++;
        at += length;
    }
    return count ? (int)(100 * found / count) : 0;
}

/* What the form says of itself comes back with it. */
static void take_fixed(struct making *making)
{
    enum { NOTE_LEAST = 60 };
    for (size_t i = 0; i < making->sorted->count; i++) {
        struct piece *piece = &making->sorted->list[i];
        const struct phrase *phrase = piece->is_heading ? NULL : find_fixed(making->sorted, piece->words);
        bool is_country = phrase && strncmp(phrase->said->label, "country.", 8) == 0;
        if (is_country && !piece->heading)
            making->country = phrase->said->label + 8;
        if (phrase && !is_field(phrase) && !(is_country && piece->heading))
            take_piece(piece, "form");
        else if (!piece->became && strcmp(piece->section, "note") == 0 && share_of_note(making, piece->words) >= NOTE_LEAST)
            take_piece(piece, "form");
        else if (!piece->became && !fold_words(skip_number(piece->words), making->arena).length && !piece->heading)
            take_piece(piece, "form");
    }
}

/* ------------------------------------------------------------------------------------------------ prose */

static const char *take_prose(struct making *making, const char *section)
{
    struct buffer words = {0};
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, section));) {
        join_piece(&words, piece, piece->words);
        take_piece(piece, section);
    }
    return joined(making, &words);
}

static void make_prose(struct making *making, const char *section)
{
    put_in(making, section, take_prose(making, section), true, 2);
}

/* The heading of a column that stands over none. */
static void make_duration(struct making *making)
{
    struct buffer words = {0};
    const char *own = take_prose(making, "duration");
    buffer_string(&words, own ? own : "");
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, "pathway"));)
        if (phrase_is(piece->heading, "pathways.table.duration")) {
            join_piece(&words, piece, marked(making, piece, piece->words));
            guess_piece(making, piece, "duration", say("it is taken for the duration of the whole education"));
        }
    put_in(making, "duration", joined(making, &words), true, 2);
}

/* What found no place is kept where people look for what is left. */
static void make_rest(struct making *making)
{
    struct buffer words = {0};
    const char *information = take_prose(making, "additional-information");
    buffer_string(&words, information ? information : "");
    for (size_t i = 0; i < making->sorted->count; i++) {
        struct piece *piece = &making->sorted->list[i];
        if (piece->became)
            continue;
        const char *place = paragraph_place(piece->paragraph, making->arena);
        buffer_string(&words, words.length ? "\n\n" : "");
        buffer_format(&words, "[? %s] %s", arena_format(making->arena, say("found no place: %s"), place), piece->words);
        text_report(making->sorted->text, DIAG_WORD_NO_PLACE, piece->paragraph, "%.*s", 60, piece->words);
        take_piece(piece, "additional-information, in brackets");
    }
    put_in(making, "additional-information", joined(making, &words), true, 2);
}

/* ------------------------------------------------------------------------------------------------ the file */

static void put_root(struct making *making)
{
    const char *language = making->sorted->language, *originals = making->originals[0].language;
    for (size_t i = 1; i < making->original_count; i++)
        originals = arena_format(making->arena, "%s %s", originals, making->originals[i].language);
    buffer_string(making->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qualification version=\"1\"");
    put_attribute(making, "country", making->country);
    put_attribute(making, "original", originals);
    if (is_original(making, language) && making->translated.language)
        put_attribute(making, "translation", making->translated.language);
    put_attribute(making, "editions", language);
    buffer_string(making->out, ">\n");
}

static void put_code(struct making *making)
{
    if (!making->code)
        return;
    buffer_string(making->out, "  <code");
    put_attribute(making, "register", making->reg);
    buffer_byte(making->out, '>');
    content_escape(making->out, making->code, strlen(making->code), 0);
    buffer_string(making->out, "</code>\n");
}

enum name { NAME_TITLE, NAME_CERTIFICATE, NAME_FILE };

static const char *name_of(const struct names *names, enum name name)
{
    return !names->language ? NULL : name == NAME_TITLE ? names->title : name == NAME_CERTIFICATE ? names->certificate : names->file;
}

/* In all its languages. */
static void put_name(struct making *making, const char *element, enum name name)
{
    bool is_open = false;
    for (size_t i = 0; i <= making->original_count; i++) {
        const struct names *names = i < making->original_count ? &making->originals[i] : &making->translated;
        const char *words = name_of(names, name);
        if (!words)
            continue;
        if (!is_open)
            buffer_format(making->out, "  <%s>\n", element);
        is_open = true;
        put_text(making, names->language, words, false, 4);
    }
    if (is_open)
        buffer_format(making->out, "  </%s>\n", element);
}

void make_file(struct making *making)
{
    making->country = "[country]";
    take_fixed(making);
    make_names(making);
    put_root(making);
    put_code(making);
    put_name(making, "title", NAME_TITLE);
    put_name(making, "certificate", NAME_CERTIFICATE);
    put_name(making, "qualification-file", NAME_FILE);
    make_profile(making);
    make_prose(making, "occupations");
    make_body(making);
    make_prose(making, "school");
    make_prose(making, "authority");
    make_level(making);
    make_scale(making);
    make_prose(making, "access");
    make_prose(making, "agreements");
    make_prose(making, "legal-basis");
    make_prose(making, "learning-pathways");
    make_ways(making);
    make_duration(making);
    make_prose(making, "entry-requirements");
    make_rest(making);
    buffer_string(making->out, "</qualification>\n");
}
