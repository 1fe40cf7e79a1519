/* Sections 1 and 2: the certificate and the qualification, in its language and in another; and which languages these are. */
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "word/make.h"

/* ------------------------------------------------------------------------------------------------ languages */

static bool is_known(const struct making *making, const char *language)
{
    for (size_t i = 0; i < making->sorted->all.count; i++)
        if (strcmp(making->sorted->all.list[i].said->language, language) == 0)
            return true;
    return false;
}

/* What stands in brackets behind a heading: NL. NULL: it is no language that we know, as CZ. */
static const char *language_of(const struct making *making, const char *section)
{
    for (size_t i = 0; i < making->sorted->count; i++) {
        const struct piece *piece = &making->sorted->list[i];
        if (!piece->is_heading || !piece->code || strcmp(piece->section, section) != 0)
            continue;
        char *code = arena_format(making->arena, "%s", piece->code);
        for (char *at = code; *at; at++)
            *at = *at >= 'A' && *at <= 'Z' ? (char)(*at | 0x20) : *at;
        if (is_known(making, code))
            return code;
    }
    return NULL;
}

/* Each edition but the original's own has its language in section 2. */
static void find_languages(struct making *making, bool has_translation)
{
    const char *own = making->sorted->language;
    making->original.language = language_of(making, "certificate");
    if (!making->original.language)
        making->original.language = has_translation ? "[original]" : own;
    making->translated.language = strcmp(making->original.language, own) != 0 ? own : language_of(making, "translated-title");
}

/* ------------------------------------------------------------------------------------------------ lines */

/* "Qualification: …" in any language: section 1 is in that of the certificate. */
static const char *value_of(const struct making *making, const char *line, const char *label)
{
    const char *values[PHRASE_VALUES_MOST];
    const struct folded folded = fold_words(line, making->arena);
    for (size_t i = 0; i < making->sorted->all.count; i++) {
        const struct phrase *phrase = &making->sorted->all.list[i];
        if (phrase_is(phrase, label) && phrase->count == 2 && *phrase->keys[0] && phrase_fits(phrase, &folded, values, making->arena) && *values[0])
            return values[0];
    }
    return NULL;
}

/* "crebo 25135": a word or two, then figures. */
static bool read_code(struct making *making, struct piece *piece, const char *line)
{
    enum { REGISTER_MOST = 30, FIGURES_LEAST = 3 };
    size_t before = strcspn(line, "0123456789"), length = strlen(line);
    if (making->code || before == 0 || before > REGISTER_MOST || strspn(line + before, "0123456789./-") != length - before || length - before < FIGURES_LEAST)
        return false;
    size_t end = before;
    while (end && strchr(" :.-", line[end - 1]))
        end--;
    making->reg = arena_copy(making->arena, line, end);
    making->code = arena_format(making->arena, "[? %s]", line + before);
    guess_piece(making, piece, "code", say("it is taken for the code in a register"));
    return end;
}

static void read_line(struct making *making, struct piece *piece, struct names *names, const char *line)
{
    const char *title = value_of(making, line, "title.qualification"), *file = value_of(making, line, "title.file");
    if (title && !names->title)
        names->title = title;
    else if (file && !names->file)
        names->file = file;
    else if (read_code(making, piece, line))
        return;
    else if (!names->certificate)
        names->certificate = line;
    else
        return;
    take_piece(piece, "certificate");
}

static void read_names(struct making *making, const char *section, struct names *names)
{
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, section));) {
        const char *words = piece->words;
        for (size_t length; *words; words += length + (words[length] == '\n')) {
            length = strcspn(words, "\n");
            read_line(making, piece, names, arena_copy(making->arena, words, length));
        }
    }
    if (!names->title && names->certificate) {
        names->title = names->certificate;
        names->certificate = NULL;
    }
}

/* "Contact centre employee · crebo 25135": what stands at the foot of our pages. */
static void read_foot(struct making *making)
{
    static const char dot[] = " \xC2\xB7 ";
    for (size_t i = 0; i < making->sorted->count; i++) {
        struct piece *piece = &making->sorted->list[i];
        const char *code = piece->became ? NULL : strstr(piece->words, dot);
        const char *title = code ? arena_copy(making->arena, piece->words, (size_t)(code - piece->words)) : "";
        if (code && ((making->original.title && strcmp(title, making->original.title) == 0) ||
                     (making->translated.title && strcmp(title, making->translated.title) == 0)))
            if (!read_code(making, piece, code + sizeof dot - 1))
                take_piece(piece, "form");
    }
}

/* Where the document does not name it, by the code of its language, if that is a country's too. */
static void guess_country(struct making *making)
{
    const char *language = making->original.language;
    if (*making->country != '[' || strlen(language) != 2)
        return;
    const char *code = arena_format(making->arena, "%c%c", language[0] - 'a' + 'A', language[1] - 'a' + 'A'), *label = arena_format(making->arena, "country.%s", code);
    for (size_t i = 0; i < making->sorted->phrases.count; i++)
        if (phrase_is(&making->sorted->phrases.list[i], label)) {
            making->country = arena_format(making->arena, "[? %s]", code);
            return;
        }
}

void make_names(struct making *making)
{
    read_names(making, "certificate", &making->original);
    read_names(making, "translated-title", &making->translated);
    read_foot(making);
    find_languages(making, making->translated.title);
    guess_country(making);
    if (!making->original.title)
        making->original.title = "[title]";
}
