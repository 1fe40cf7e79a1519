/* Sections 1 and 2: the certificate and the qualification, in its language and in another; and which languages these are. */
#include <string.h>

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

/* What stands in brackets behind a heading, as languages that we know: those of "FI, SV", and none of "CZ"; at most so many. */
static size_t read_languages(const struct making *making, const char *section, const char *languages[], size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < making->sorted->count; i++) {
        const struct piece *piece = &making->sorted->list[i];
        if (!piece->is_heading || !piece->code || strcmp(piece->section, section) != 0)
            continue;
        for (const char *at = piece->code; *at && count < most; at += strspn(at, ", ")) {
            size_t length = strcspn(at, ", ");
            char *code = arena_copy(making->arena, at, length);
            for (char *letter = code; *letter; letter++)
                *letter = *letter >= 'A' && *letter <= 'Z' ? (char)(*letter | 0x20) : *letter;
            languages[count] = code;
            count += is_known(making, code);
            at += length;
        }
        return count;
    }
    return 0;
}

bool is_original(const struct making *making, const char *language)
{
    for (size_t i = 0; i < making->original_count; i++)
        if (strcmp(making->originals[i].language, language) == 0)
            return true;
    return false;
}

static void find_originals(struct making *making)
{
    const char *languages[ORIGINALS_MOST];
    making->original_count = read_languages(making, "certificate", languages, ORIGINALS_MOST);
    for (size_t i = 0; i < making->original_count; i++)
        making->originals[i].language = languages[i];
}

/* Each edition but the original's own has its language in section 2. */
static void find_languages(struct making *making)
{
    const char *own = making->sorted->language, *translation = NULL;
    if (!making->original_count) {
        making->originals[0].language = making->translated.title ? "[original]" : own;
        making->original_count = 1;
    }
    read_languages(making, "translated-title", &translation, 1);
    making->translated.language = is_original(making, own) ? translation : own;
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

/* "crebo 25135", "SPECIMEN 33-56-X/01": a word or two, then one with figures. */
static bool read_code(struct making *making, struct piece *piece, const char *line)
{
    enum { REGISTER_MOST = 30, CODE_LEAST = 3, CODE_MOST = 30 };
    const char *space = strrchr(line, ' '), *code = space ? space + 1 : "";
    const size_t length = strlen(code);
    if (making->code || length < CODE_LEAST || length > CODE_MOST || space - line > REGISTER_MOST || strcspn(code, "0123456789") == length ||
        strcspn(line, "0123456789") < (size_t)(code - line))
        return false;
    size_t end = (size_t)(space - line);
    while (end && strchr(" :.-", line[end - 1]))
        end--;
    making->reg = arena_copy(making->arena, line, end);
    making->code = arena_format(making->arena, "[? %s]", code);
    guess_piece(making, piece, "code", say("it is taken for the code in a register"));
    return end;
}

/* The first names that this one is missing in, of at most so many; NULL: none. */
static struct names *first_without(struct names *names, size_t count, bool wants_title)
{
    for (size_t i = 0; i < count; i++)
        if (wants_title ? !names[i].title : !names[i].certificate)
            return &names[i];
    return NULL;
}

static struct names *first_without_file(struct names *names, size_t count)
{
    size_t i = 0;
    while (i < count && names[i].file)
        i++;
    return i < count ? &names[i] : NULL;
}

/* The certificate comes first. */
static void read_line(struct making *making, struct piece *piece, struct names *names, size_t count, const char *line)
{
    const char *title = value_of(making, line, "title.qualification"), *file = value_of(making, line, "title.file");
    if (title && file) /* "Qualification file: …" begins as "Qualification: …" */
        *(strlen(file) < strlen(title) ? &title : &file) = NULL;
    struct names *open = title ? first_without(names, count, true) : file ? first_without_file(names, count) : first_without(names, count, false);
    if (!title && !file && (names->certificate || names->title) && read_code(making, piece, line))
        return;
    if (!open)
        return;
    *(title ? &open->title : file ? &open->file : &open->certificate) = title ? title : file ? file : line;
    take_piece(piece, "certificate");
}

static void read_names(struct making *making, const char *section, struct names *names, size_t count)
{
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, section));) {
        const char *words = piece->words;
        for (size_t length; *words; words += length + (words[length] == '\n')) {
            length = strcspn(words, "\n");
            read_line(making, piece, names, count, arena_copy(making->arena, words, length));
        }
    }
    for (size_t i = 0; i < count; i++)
        if (!names[i].title && names[i].certificate) {
            names[i].title = names[i].certificate;
            names[i].certificate = NULL;
        }
}

/* "Contact centre employee · crebo 25135": what stands at the foot of our pages. */
static bool is_title(const struct making *making, const char *words)
{
    for (size_t i = 0; i < making->original_count; i++)
        if (making->originals[i].title && strcmp(words, making->originals[i].title) == 0)
            return true;
    return making->translated.title && strcmp(words, making->translated.title) == 0;
}

static void read_foot(struct making *making)
{
    static const char dot[] = " \xC2\xB7 ";
    for (size_t i = 0; i < making->sorted->count; i++) {
        struct piece *piece = &making->sorted->list[i];
        const char *code = piece->became ? NULL : strstr(piece->words, dot);
        if (code && is_title(making, arena_copy(making->arena, piece->words, (size_t)(code - piece->words))) &&
            !read_code(making, piece, code + sizeof dot - 1))
            take_piece(piece, "form");
    }
}

/* Where the document does not name it, by the code of its language, if that is a country's too. */
static void guess_country(struct making *making)
{
    const char *language = making->originals[0].language;
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
    find_originals(making);
    read_names(making, "certificate", making->originals, making->original_count ? making->original_count : 1);
    read_names(making, "translated-title", &making->translated, 1);
    find_languages(making);
    read_foot(making);
    guess_country(making);
    if (!making->originals[0].title)
        making->originals[0].title = "[title]";
}
