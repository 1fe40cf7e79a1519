#define _GNU_SOURCE /* memrchr */
#include "sheet/survey.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "sheet/part.h"

/* ------------------------------------------------------------------------------------------------ a glance
 *
 * Unpacking costs a small part of what reading the XML does, and looking for a few words a small part of that; most
 * sheets have nothing of what is looked for. What the glance does not understand counts as found. */

enum { KEPT_MOST = 4096, ROOM = 16 * 1024 };

struct glance {
    char bytes[KEPT_MOST + ROOM];
    size_t kept; /* of the block before: a tag that is not whole yet */
    int row;
    bool found;
};

struct attribute {
    const char *name, *value;
    size_t name_length, value_length;
};

/* Reads the next attribute of a tag; gives what is behind it, or NULL at the end of the tag. *good is false if the bytes
 * end before it does. */
static const char *next_attribute(const char *at, const char *end, struct attribute *attribute, bool *good)
{
    while (at < end && (ascii_is_space(*at) || *at == '/'))
        at++;
    if (at < end && *at == '>')
        return NULL;
    const char *equals = at < end ? memchr(at, '=', (size_t)(end - at)) : NULL, *name = at;
    for (at = equals ? equals + 1 : end; at < end && ascii_is_space(*at);)
        at++;
    const char *close = at < end && (*at == '"' || *at == '\'') ? memchr(at + 1, *at, (size_t)(end - at - 1)) : NULL;
    *good = close != NULL;
    if (!close)
        return NULL;
    while (equals > name && ascii_is_space(equals[-1]))
        equals--;
    *attribute = (struct attribute){name, at + 1, (size_t)(equals - name), (size_t)(close - at - 1)};
    return close + 1;
}

static bool is_called(const struct attribute *attribute, const char *name)
{
    return attribute->name_length == strlen(name) && memcmp(attribute->name, name, attribute->name_length) == 0;
}

static bool says(const struct attribute *attribute, const char *value)
{
    return attribute->value_length == strlen(value) && memcmp(attribute->value, value, attribute->value_length) == 0;
}

/* The number in an attribute, or -1. */
static int number_in(const struct attribute *attribute)
{
    char digits[12] = "";
    if (attribute->value_length < sizeof digits)
        memcpy(digits, attribute->value, attribute->value_length);
    return whole_number(digits, SHEET_ROWS_MOST);
}

/* Whether the attributes from here on are those of a row in its place that is shown. */
static bool is_row_as_usual(struct glance *glance, const char *at, const char *end)
{
    struct attribute attribute;
    bool good = true;
    int row = glance->row + 1;
    while (good && (at = next_attribute(at, end, &attribute, &good))) {
        if (is_called(&attribute, "r"))
            row = number_in(&attribute);
        else if (is_called(&attribute, "hidden"))
            good = says(&attribute, "0") || says(&attribute, "false");
        else if (is_called(&attribute, "ht"))
            good = attribute.value_length && *attribute.value >= '1' && *attribute.value <= '9';
    }
    good = good && row > glance->row;
    glance->row = row;
    return good;
}

/* A column may well say that it is hidden, or has no width, before the rows begin. */
static bool is_column_as_usual(const char *at, const char *end)
{
    struct attribute attribute;
    bool good = true;
    while (good && (at = next_attribute(at, end, &attribute, &good)))
        if (is_called(&attribute, "hidden"))
            good = says(&attribute, "0") || says(&attribute, "false");
        else if (is_called(&attribute, "width"))
            good = attribute.value_length && *attribute.value >= '1' && *attribute.value <= '9';
    return good;
}

static bool begins_tag(const char *word, const char *start)
{
    return word > start && (word[-1] == '<' || word[-1] == ':');
}

static bool ends_name(const char *at, const char *end)
{
    return at < end && (ascii_is_space(*at) || *at == '>' || *at == '/');
}

/* Finds a word by the letter of it that is rarest in a sheet: that takes a third of what memmem does. */
static const char *find_word(const char *at, const char *end, const char *word, size_t rarest)
{
    size_t length = strlen(word);
    const char *from = at;
    while ((size_t)(end - at) > rarest && (at = memchr(at + rarest, word[rarest], (size_t)(end - at) - rarest))) {
        at -= rarest;
        if (at >= from && (size_t)(end - at) >= length && memcmp(at, word, length) == 0)
            return at;
        at++;
    }
    return NULL;
}

/* Looks through bytes in which the last tag is whole. */
static void look(struct glance *glance, const char *at, const char *end)
{
    const char *start = at;
    if (find_word(at, end, "mergeCell", 3) || find_word(at, end, "<!", 1)) {
        glance->found = true;
        return;
    }
    for (const char *word = at; !glance->row && (word = find_word(word, end, "col", 2)); word += 3)
        if (begins_tag(word, start) && ends_name(word + 3, end) && !is_column_as_usual(word + 3, end))
            glance->found = true;
    for (const char *word = at; !glance->found && (word = find_word(word, end, "row", 2)); word += 3)
        if (begins_tag(word, start) && ends_name(word + 3, end) && !is_row_as_usual(glance, word + 3, end))
            glance->found = true;
}

/* Looks through what is whole of a block, and keeps what is not. */
static void take_block(struct glance *glance, size_t count)
{
    size_t length = glance->kept + count;
    const char *last = memrchr(glance->bytes, '>', length);
    size_t whole = last ? (size_t)(last + 1 - glance->bytes) : 0;
    look(glance, glance->bytes, glance->bytes + whole);
    const char *open = memchr(glance->bytes + whole, '<', length - whole);
    glance->kept = open ? length - (size_t)(open - glance->bytes) : 0;
    if (glance->kept > KEPT_MOST)
        glance->found = true;
    else if (open)
        memmove(glance->bytes, open, glance->kept);
}

/* Whether there may be something to find. */
static bool glance_at(struct package *package, const char *name, bool *good, struct diag *diag)
{
    struct glance *glance = memory_zeroed(1, sizeof *glance);
    struct entry *entry = entry_open(package, name, diag);
    ptrdiff_t count = entry ? 1 : -1;
    bool first = true;
    while (count > 0) {
        char *room = glance->bytes + glance->kept;
        if ((count = entry_read(entry, room, ROOM, diag)) <= 0)
            break;
        glance->found |= first && ((unsigned char)*room >= 0xFE || !*room || (count > 1 && !room[1])); /* UTF-16 */
        first = false;
        if (glance->found)
            glance->kept = 0;
        else
            take_block(glance, (size_t)count);
    }
    bool found = glance->found;
    entry_close(entry);
    free(glance);
    *good = count == 0;
    return found;
}

/* ------------------------------------------------------------------------------------------------ a close look */

/* As a row without height and a column without width are. */
static bool is_flat(const struct part *part, const char *size)
{
    const char *says = part_attribute(part, size);
    return says && *says && !says[strspn(says, "0.")];
}

bool row_is_hidden(const struct part *part)
{
    return is_flat(part, "ht") || part_is_true(part, "hidden");
}

/* What is known of the row that is being looked at. */
struct looking {
    struct survey *survey;
    int row, highest;
    bool hidden; /* it is, and was not counted yet */
    bool in_value;
};

static void begin_row(struct looking *looking, const struct part *part)
{
    looking->row = part_number(part, "r", SHEET_ROWS_MOST, looking->row + 1);
    looking->hidden = row_is_hidden(part);
    looking->survey->unordered |= looking->row <= looking->highest;
    if (looking->row > looking->highest)
        looking->highest = looking->row;
}

static void count_hidden(struct looking *looking)
{
    struct survey *survey = looking->survey;
    if (survey->hidden_count < HIDDEN_TOLD)
        survey->hidden[survey->hidden_count] = looking->row;
    survey->hidden_count++;
    looking->hidden = false;
}

static void hide_columns(struct survey *survey, const struct part *part)
{
    int first = part_number(part, "min", SHEET_COLUMNS_MOST, 0), last = part_number(part, "max", SHEET_COLUMNS_MOST, 0);
    if ((!part_is_true(part, "hidden") && !is_flat(part, "width")) || first < 1)
        return;
    if (!survey->hidden_columns)
        survey->hidden_columns = memory_zeroed(SHEET_COLUMNS_MOST, sizeof *survey->hidden_columns);
    for (int i = first - 1; i < last && !survey->hidden_columns[i]; i++) /* ranges that overlap cost nothing */
        survey->hidden_columns[i] = true;
}

static bool add_merge(struct survey *survey, const struct part *part, struct diag *diag)
{
    const char *reference = part_attribute(part, "ref");
    if (reference && merges_add(&survey->merges, reference))
        return true;
    if (survey->merges.count == MERGES_MOST)
        diag_report(diag, DIAG_SHEET_TOO_LARGE, package_place(part->package), "it has more than %d merged cells",
                    MERGES_MOST);
    else
        package_report(part->package, part->name, diag, "merged cells at \"%.20s\"", reference ? reference : "");
    return false;
}

static bool on_start(struct looking *looking, const struct part *part, struct diag *diag)
{
    if (part_is(part, "row"))
        begin_row(looking, part);
    else if (part_is(part, "col"))
        hide_columns(looking->survey, part);
    else if (part_is(part, "mergeCell"))
        return add_merge(looking->survey, part, diag);
    else if (part_is(part, "v") || part_is(part, "t"))
        looking->in_value = true;
    return true;
}

static bool read_part(struct survey *survey, struct part *part, struct diag *diag)
{
    struct looking looking = {.survey = survey};
    bool good = true;
    for (enum xml_event event; good && (event = part_next(part, diag)) != XML_EVENT_DONE;) {
        good = event != XML_EVENT_FAULT;
        if (event == XML_EVENT_START)
            good = on_start(&looking, part, diag);
        else if (event == XML_EVENT_TEXT && looking.hidden && looking.in_value)
            count_hidden(&looking);
        else if (event == XML_EVENT_END)
            looking.in_value = false;
    }
    return good;
}

bool survey_read(struct survey *survey, struct package *package, const char *name, struct diag *diag)
{
    bool good;
    struct part part;
    if (!glance_at(package, name, &good, diag) || !good)
        return good;
    good = part_open(&part, package, name, diag) && read_part(survey, &part, diag);
    part_close(&part);
    merges_restart(&survey->merges);
    return good;
}

void survey_finish(struct survey *survey)
{
    merges_finish(&survey->merges);
    free(survey->hidden_columns);
    *survey = (struct survey){0};
}
