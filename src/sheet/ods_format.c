/* Number formats, which OpenDocument writes as elements, put as the code that a workbook of .xlsx would have for them. */
#include <string.h>

#include "base/buffer.h"
#include "sheet/ods.h"

enum { EMBEDDED_MOST = 8, EMBEDDED_SIZE = 16, PLACES_MOST = 30 };

/* Digits (16.29.3), and words between those before the point. */
struct digits {
    int before, after, least_after; /* after: -1 if as many as there are */
    bool thousands;                 /* it is shown divided by some number */
    struct {
        int place; /* from the point to the left; the words stand before that digit */
        char words[EMBEDDED_SIZE];
    } embedded[EMBEDDED_MOST];
    int embedded_count;
};

struct making {
    struct part *part;
    struct buffer code;
    unsigned shows;
    bool percent;
    const char *above, *below, *zero; /* what numbers beside these are shown by */
    struct buffer conditions;         /* the same as sections with conditions, for … */
    bool conditional;                 /* … those that are others than these */
    bool depends;                     /* on conditions that are not done here */
    struct diag *diag;
};

static int number_in(const struct part *part, const char *name, int otherwise)
{
    const char *says = part_attribute_odf(part, name);
    int number = says ? whole_number(says, PLACES_MOST) : otherwise;
    return number < 0 && says ? PLACES_MOST : number;
}

/* Each character for itself, but a percent sign where it is one. */
static void put_words(struct making *making, const char *words, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool begins = ((unsigned char)words[i] & 0xC0) != 0x80, bare = making->percent && words[i] == '%';
        if (begins && !bare)
            buffer_byte(&making->code, '\\');
        buffer_byte(&making->code, (unsigned char)words[i]);
    }
}

static void put_signs(struct buffer *code, char sign, int count)
{
    for (; count > 0; count--)
        buffer_byte(code, (unsigned char)sign);
}

static void put_places(struct making *making, const struct digits *digits)
{
    int width = digits->before ? digits->before : 1;
    for (int i = 0; i < digits->embedded_count; i++)
        if (digits->embedded[i].place >= width)
            width = digits->embedded[i].place + 1;
    for (int place = width; place >= 0; place--) {
        for (int i = 0; i < digits->embedded_count; i++)
            if (digits->embedded[i].place == place)
                put_words(making, digits->embedded[i].words, strlen(digits->embedded[i].words));
        if (place)
            buffer_byte(&making->code, place <= digits->before ? '0' : '#');
    }
}

static void put_digits(struct making *making, const struct digits *digits)
{
    struct buffer *code = &making->code;
    int after = digits->after < 0 ? DECIMAL_DIGITS : digits->after;
    int least = digits->after < 0 ? 0 : digits->least_after;
    if (digits->after < 0 && digits->before <= 1 && !digits->embedded_count) {
        buffer_string(code, "General");
    } else {
        put_places(making, digits);
        if (after)
            buffer_byte(code, '.');
        put_signs(code, '0', least);
        put_signs(code, '#', after - least);
    }
    if (digits->thousands)
        buffer_byte(code, ',');
}

/* ------------------------------------------------------------------------------------------------ elements */

static bool read_embedded(struct making *making, struct digits *digits)
{
    char words[EMBEDDED_SIZE];
    int place = number_in(making->part, "position", 0);
    if (!ods_read_words(making->part, words, sizeof words, making->diag))
        return false;
    if (digits->embedded_count == EMBEDDED_MOST) {
        making->depends = true;
        return true;
    }
    digits->embedded[digits->embedded_count].place = place;
    memcpy(digits->embedded[digits->embedded_count++].words, words, sizeof words);
    return true;
}

static bool read_digits(struct making *making)
{
    struct part *part = making->part;
    const char *factor = part_attribute_odf(part, "display-factor");
    struct digits digits = {.before = number_in(part, "min-integer-digits", 0), .after = number_in(part, "decimal-places", -1)};
    digits.least_after = number_in(part, "min-decimal-places", part_attribute_odf(part, "decimal-replacement") ? 0 : digits.after);
    if (digits.least_after > digits.after)
        digits.least_after = digits.after;
    digits.thousands = factor && strcmp(factor, "1") != 0;
    enum xml_event event;
    while ((event = ods_next_child(part, making->diag)) == XML_EVENT_START) {
        bool embedded = part_is_odf(part, "datastyle", "embedded-text");
        if (!(embedded ? read_embedded(making, &digits) : ods_skip(part, making->diag)))
            return false;
    }
    put_digits(making, &digits);
    return event == XML_EVENT_END;
}

static bool read_literal(struct making *making)
{
    char words[FORMAT_CODE_MOST];
    bool currency = part_is(making->part, "currency-symbol");
    if (!ods_read_words(making->part, words, sizeof words, making->diag))
        return false;
    if (currency && *words && !strpbrk(words, "-]"))
        buffer_format(&making->code, "[$%s]", words);
    else
        put_words(making, words, strlen(words));
    return true;
}

/* "value()>=1000" as a section of its own. */
static bool put_condition(struct making *making, const char *condition, const char *code)
{
    static const char VALUE[] = "value()";
    if (strncmp(condition, VALUE, strlen(VALUE)) != 0)
        return false;
    condition += strlen(VALUE);
    bool unequal = strncmp(condition, "!=", 2) == 0;
    if (unequal)
        condition += 2;
    if (condition[strspn(condition, "<>=.0123456789")])
        return false;
    buffer_format(&making->conditions, "[%s%s]%s;", unequal ? "<>" : "", condition, code);
    return true;
}

/* Another format, for some of the numbers (16.3). LibreOffice writes "0;-0" as one for those of 0 and above beside that for the rest. */
static void take_map(struct making *making, ods_format_find *find, const void *context)
{
    const char *condition = part_attribute_odf(making->part, "condition"), *name = part_attribute_odf(making->part, "apply-style-name");
    const struct format *format = name ? find(context, name) : NULL;
    const char *code = format && format->kind != FORMAT_DATE && !strchr(format->code, ';') ? format->code : NULL;
    if (!code || !condition || !put_condition(making, condition, code))
        making->depends = true;
    else if (strcmp(condition, "value()>=0") == 0)
        making->above = making->zero = code;
    else if (strcmp(condition, "value()>0") == 0)
        making->above = code;
    else if (strcmp(condition, "value()<0") == 0)
        making->below = code;
    else if (strcmp(condition, "value()=0") == 0)
        making->zero = code;
    else
        making->conditional = true;
}

static unsigned shown_by(const struct part *part)
{
    static const struct {
        const char *name;
        unsigned shows;
    } parts[] = {{"year", SHOWS_YEAR},  {"month", SHOWS_MONTH},    {"day", SHOWS_DAY},
                 {"hours", SHOWS_HOUR}, {"minutes", SHOWS_MINUTE}, {"seconds", SHOWS_SECOND}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (part_is_odf(part, "datastyle", parts[i].name))
            return parts[i].shows;
    return 0;
}

static bool read_element(struct making *making, ods_format_find *find, const void *context)
{
    struct part *part = making->part;
    if (part_is_odf(part, "datastyle", "number"))
        return read_digits(making);
    if (part_is_odf(part, "datastyle", "text") || part_is_odf(part, "datastyle", "currency-symbol"))
        return read_literal(making);
    if (part_is_odf(part, "style", "map"))
        take_map(making, find, context);
    else if (part_is_odf(part, "datastyle", "boolean") || part_is_odf(part, "datastyle", "text-content"))
        buffer_string(&making->code, "General");
    else if (part_is_odf(part, "datastyle", "scientific-number"))
        buffer_string(&making->code, "0E+0");
    else if (part_is_odf(part, "datastyle", "fraction"))
        buffer_string(&making->code, "?/?");
    making->shows |= shown_by(part);
    return ods_skip(part, making->diag);
}

/* ------------------------------------------------------------------------------------------------ the whole */

/* Where a part of the numbers has no format of its own it has the main one; but then a sign may be lacking. */
static void put_sections(const struct making *making, const char *main, size_t length, struct buffer *code)
{
    bool two = making->above && making->zero && !making->below, three = making->above && making->below;
    if (making->conditional && !making->depends) {
        buffer_append(code, making->conditions.bytes, making->conditions.length);
        buffer_append(code, main, length);
        return;
    }
    if (making->depends || ((making->above || making->below || making->zero) && !two && !three)) {
        buffer_string(code, "[>]");
        return;
    }
    if (two)
        buffer_format(code, "%s;", making->above);
    else if (three)
        buffer_format(code, "%s;%s;", making->above, making->below);
    if (three && making->zero)
        buffer_string(code, making->zero);
    else
        buffer_append(code, main, length);
}

static struct format format_of(const struct making *making, bool dates, bool elapsed, struct arena *arena)
{
    if (dates)
        return (struct format){.kind = FORMAT_DATE, .shows = making->shows | (elapsed ? SHOWS_ELAPSED : 0), .code = ""};
    struct buffer code = {0};
    put_sections(making, (const char *)making->code.bytes, making->code.length, &code);
    const char *kept = code.length && code.length <= FORMAT_CODE_MOST ? arena_copy(arena, (const char *)code.bytes, code.length) : "General";
    buffer_finish(&code);
    struct format format = {.kind = FORMAT_DIGITS, .code = kept};
    if (strcmp(kept, "General") == 0)
        format.kind = FORMAT_PLAIN;
    return format;
}

bool ods_format_read(struct part *part, struct format *format, ods_format_find *find, const void *context, struct arena *arena,
                     struct diag *diag)
{
    struct making making = {.part = part, .diag = diag, .percent = part_is(part, "percentage-style")};
    const char *truncates = part_attribute_odf(part, "truncate-on-overflow");
    bool elapsed = truncates && strcmp(truncates, "false") == 0, good = true;
    bool dates = part_is(part, "date-style") || part_is(part, "time-style");
    enum xml_event event = XML_EVENT_FAULT;
    while (good && (event = ods_next_child(part, diag)) == XML_EVENT_START)
        good = read_element(&making, find, context);
    good = good && event == XML_EVENT_END;
    if (good)
        *format = format_of(&making, dates, elapsed, arena);
    buffer_finish(&making.code);
    buffer_finish(&making.conditions);
    return good;
}
