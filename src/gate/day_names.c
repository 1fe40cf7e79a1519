#include "gate/day_names.h"

#include <string.h>

#include "base/unicode.h"

enum { NAME_MOST = 80 /* bytes */ };

struct day_names {
    struct day_name *list;
    size_t count, capacity;
    const char *language;
    size_t begin; /* of its names */
    struct arena *arena;
};

struct day_names *day_names_create(struct arena *arena)
{
    struct day_names *names = arena_new(arena, struct day_names);
    names->arena = arena;
    return names;
}

void day_names_begin(struct day_names *names, const char *language)
{
    names->language = arena_format(names->arena, "%s", language);
    names->begin = names->count;
}

static struct day_name *add(struct day_names *names, const char *text)
{
    for (size_t i = names->begin; i < names->count; i++)
        if (strcmp(names->list[i].text, text) == 0)
            return &names->list[i];
    if (names->count == names->capacity) {
        names->capacity = names->capacity ? 2 * names->capacity : 64;
        struct day_name *list = arena_new_array(names->arena, struct day_name, names->capacity);
        if (names->count)
            memcpy(list, names->list, names->count * sizeof *list);
        names->list = list;
    }
    size_t length = strlen(text);
    names->list[names->count] = (struct day_name){
        .text = arena_copy(names->arena, text, length), .language = names->language, .length = length};
    return &names->list[names->count++];
}

void day_names_add(struct day_names *names, enum day_name_kind kind, int number, const char *name)
{
    char text[NAME_MOST];
    if (!day_fold(name, text, sizeof text) || !*text)
        return;
    struct day_name *added = add(names, text);
    added->months |= kind == DAY_NAME_MONTH ? 1u << number : 0;
    added->weekdays |= kind == DAY_NAME_WEEKDAY ? 1u << number : 0;
    added->is_other |= kind == DAY_NAME_OTHER;
}

/* Whether the names of a language are those of another: regions and scripts make no difference. */
static bool is_of_language(const char *language, const char *other)
{
    size_t length = strcspn(language, "-");
    return strncmp(language, other, length) == 0 && (!other[length] || other[length] == '-');
}

static bool is_among(const char *language, const char *const *languages)
{
    for (; language && languages && *languages; languages++)
        if (is_of_language(language, *languages))
            return true;
    return false;
}

static void add_meanings(struct day_name *name, const struct day_name *other)
{
    name->months |= other->months;
    name->weekdays |= other->weekdays;
    name->is_other |= other->is_other;
}

struct day_name day_names_find(const struct day_names *names, const char *const *languages, const char *text)
{
    struct day_name any = {0}, own = {0};
    for (size_t i = 0; names && i < names->count; i++) {
        const struct day_name *name = &names->list[i];
        if (*name->text != *text || name->length < any.length || strncmp(name->text, text, name->length) != 0 ||
            day_is_letter(text + name->length))
            continue;
        if (name->length > any.length)
            any = own = (struct day_name){.text = name->text, .length = name->length};
        add_meanings(&any, name);
        if (is_among(name->language, languages))
            add_meanings(&own, name);
    }
    return own.months || own.weekdays || own.is_other ? own : any;
}

/* ------------------------------------------------------------------------------------------------ folding */

static uint32_t fold(uint32_t letter)
{
    switch (letter) {
    case 0xAA: /* ª, º and ° of ordinal numbers */
    case 0xBA:
    case 0xB0: return '.';
    case 0x131: return 'i'; /* of Turkish, as İ becomes too */
    case 0x3C2: return 0x3C3; /* the sigma at the end of a word */
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2013:
    case 0x2212: return '-';
    case 0x2019: /* apostrophes */
    case 0x2BC: return '\'';
    case '\t':
    case '\n':
    case 0xA0: /* spaces at which no line ends */
    case 0x2007:
    case 0x202F: return ' ';
    default: return unicode_is_space(letter) ? ' ' : unicode_base(letter);
    }
}

bool day_fold(const char *text, char *out, size_t size)
{
    const char *end = text + strlen(text);
    size_t used = 0;
    bool space = true; /* none at the head */
    while (text < end) {
        uint32_t letter = fold(unicode_lower(utf8_next(&text, end)));
        if (unicode_is_mark(letter) || (letter == ' ' && space))
            continue;
        space = letter == ' ';
        if (used + 5 > size)
            return false;
        used += utf8_put(letter, out + used);
    }
    out[used - (used && space)] = '\0';
    return true;
}

bool day_is_letter(const char *text)
{
    const char *end = text + strlen(text);
    return text < end && unicode_is_letter(utf8_next(&text, end));
}
