#define ZLIB_CONST /* what is inflated is only read */
#include "attach/seal_alike.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "attach/plain_inside.h"
#include "base/ascii.h"
#include "base/memory.h"

enum { ALIKE_MOST = 8, DATE_SIZE = 32, IDENTIFIER_MOST = 64, STRETCHES_MOST = 16 /* objects on the way to the first page */ };

/* Of a file. */
struct stretch {
    size_t begin, end;
};

/* A file that others may be like. */
struct model {
    struct attach_file file;   /* copied */
    struct pdf pdf;            /* of that; with what was added, */
    struct plain_text text;    /* and how that is written */
    char date[DATE_SIZE];      /* "": it is not kept */
    char *owner;
    size_t size;
    bool certify;
    struct stretch read[STRETCHES_MOST]; /* all that was read but the last section: objects */
    int read_count;
    size_t reach;              /* where the last of them ends */
    size_t section;            /* which begins here, */
    size_t data;               /* its rows here, */
    size_t shared;             /* and of these so many bytes say where the objects are that were read */
    size_t length_at, length_digits; /* in the section's dictionary: how long the rows are; */
    size_t identifier_at, identifier_end; /* the identifiers */
    char identifiers[2][IDENTIFIER_MOST]; /* of the file that is like it */
};

struct alike {
    struct attach_memory memory; /* is what the caller knows of it */
    struct model models[ALIKE_MOST];
    struct model *recent[ALIKE_MOST]; /* the one that was used last first; the last gives way to another */
};

/* ------------------------------------------------------------------------------------------------ what is kept */

static void drop(struct model *model)
{
    if (model->file.bytes)
        pdf_close(&model->pdf);
    free((void *)(uintptr_t)model->file.bytes);
    plain_text_finish(&model->text);
    free(model->owner);
    *model = (struct model){0};
}

static void forget(struct attach_memory *memory)
{
    struct alike *alike = (struct alike *)memory;
    for (int i = 0; i < ALIKE_MOST; i++)
        drop(&alike->models[i]);
    free(alike);
}

static struct alike *create(void)
{
    struct alike *alike = memory_zeroed(1, sizeof *alike);
    alike->memory.forget = forget;
    for (int i = 0; i < ALIKE_MOST; i++)
        alike->recent[i] = &alike->models[i];
    return alike;
}

static struct model *next_model(struct attach_memory *memory)
{
    return ((struct alike *)memory)->recent[ALIKE_MOST - 1];
}

/* This one was used now. */
static void note_use(struct alike *alike, int index)
{
    struct model *model = alike->recent[index];
    memmove(alike->recent + 1, alike->recent, (size_t)index * sizeof *alike->recent);
    *alike->recent = model;
}

/* How the file ends whose last section is a stream that begins there. */
#define BEFORE_SECTION "\nendstream\nendobj\nstartxref\n"
#define BEHIND_SECTION "\n%%EOF\n"

static size_t tail_length(size_t section)
{
    size_t digits = 1;
    for (; section >= 10; section /= 10)
        digits++;
    return sizeof BEFORE_SECTION - 1 + digits + sizeof BEHIND_SECTION - 1;
}

/* Whether these digits are all of the number's, which is not 0. */
static bool is_number(const char *digits, size_t count, size_t number)
{
    for (size_t i = count; i-- > 0; number /= 10)
        if (digits[i] != (char)('0' + number % 10))
            return false;
    return number == 0 && *digits != '0';
}

static bool ends_so(const struct attach_file *file, size_t section)
{
    enum { BEFORE = sizeof BEFORE_SECTION - 1, BEHIND = sizeof BEHIND_SECTION - 1 };
    size_t length = tail_length(section);
    if (file->length < length)
        return false;
    const char *tail = (const char *)file->bytes + file->length - length;
    return memcmp(tail, BEFORE_SECTION, BEFORE) == 0 && is_number(tail + BEFORE, length - BEFORE - BEHIND, section) &&
           memcmp(tail + length - BEHIND, BEHIND_SECTION, BEHIND) == 0;
}

/* The end of an object that was read where it stands. */
static size_t end_of(const struct plain *plain, const struct plain_object *object)
{
    const struct plain_value *value = plain_at(plain, object->value);
    const char *bytes = plain->file.bytes, *from = bytes + object->at, *end = bytes + plain->file.length;
    if (value->kind == PLAIN_STREAM)
        from = (const char *)value->stream.data + value->stream.length;
    const char *found = pdf_search(from, (size_t)(end - from), "endobj");
    return found ? (size_t)(found - bytes) + strlen("endobj") + 1 : plain->file.length;
}

static void note_read(struct model *model, const struct plain_object *object)
{
    const struct stretch stretch = {object->at, end_of(model->pdf.plain, object)};
    if (model->read_count < STRETCHES_MOST)
        model->read[model->read_count] = stretch;
    model->read_count++;
    model->reach = stretch.end > model->reach ? stretch.end : model->reach;
}

/* Where what was read is; gives the highest number among it. */
static int find_read(struct model *model)
{
    const struct plain *plain = model->pdf.plain;
    int highest = 0;
    for (int number = 1; number < plain->object_count; number++) {
        const struct plain_object *object = &plain->objects[number];
        if (object->value && object->place == PLAIN_AT)
            note_read(model, object);
        highest = object->value && object->place != PLAIN_NOWHERE ? number : highest;
    }
    return highest;
}

/* After how many bytes so much has come out; more than there are, if it does not. */
static size_t count_shared(const void *bytes, size_t length, size_t wanted)
{
    unsigned char scrap[4096];
    z_stream inflater = {0};
    size_t count = 0;
    int result = Z_OK;
    if (inflateInit(&inflater) != Z_OK)
        memory_exhausted();
    inflater.next_in = bytes;
    while (result == Z_OK && inflater.total_out < wanted && count < length) {
        inflater.avail_in = 1;
        count++;
        do {
            inflater.next_out = scrap;
            inflater.avail_out = sizeof scrap;
            result = inflate(&inflater, Z_SYNC_FLUSH);
        } while (result == Z_OK && !inflater.avail_out);
        result = result == Z_BUF_ERROR ? Z_OK : result;
    }
    if (inflater.total_out < wanted)
        count = length + 1;
    inflateEnd(&inflater);
    return count;
}

static long long integer_of(const struct plain *plain, qpdf_oh value)
{
    return value && plain_at(plain, value)->kind == PLAIN_INTEGER ? plain_at(plain, value)->integer : -1;
}

/* Bytes that a row takes before it is packed: one says how it differs from the row before. 0: it is another kind of section. */
static size_t row_length(const struct plain *plain, qpdf_oh dictionary)
{
    qpdf_oh parameters = plain_get(plain, dictionary, "/DecodeParms"), filter = plain_get(plain, dictionary, "/Filter");
    bool plainly = parameters && plain_at(plain, parameters)->kind == PLAIN_DICTIONARY && filter &&
                   plain_at(plain, filter)->kind == PLAIN_NAME && strcmp(plain_at(plain, filter)->bytes, "/FlateDecode") == 0 &&
                   !plain_get(plain, dictionary, "/Index") && !plain_get(plain, dictionary, "/Prev");
    long long columns = plainly ? integer_of(plain, plain_get(plain, parameters, "/Columns")) : -1;
    return columns > 0 && columns < 64 ? (size_t)columns + 1 : 0;
}

/* Where in the dictionary the numbers stand that are the file's own. */
static bool find_own(struct model *model)
{
    static const char LENGTH[] = "/Length ", IDENTIFIER[] = "/ID[<";
    const char *text = (const char *)model->file.bytes + model->section;
    size_t length = model->data - model->section;
    const char *at = pdf_search(text, length, LENGTH), *id = pdf_search(text, length, IDENTIFIER);
    const char *end = id ? memchr(id, ']', length - (size_t)(id - text)) : NULL;
    if (!at || !end)
        return false;
    model->length_at = (size_t)(at - text) + sizeof LENGTH - 1;
    model->length_digits = strspn(text + model->length_at, "0123456789");
    model->identifier_at = (size_t)(id - text) + sizeof IDENTIFIER - 1;
    model->identifier_end = (size_t)(end - text);
    return model->length_digits;
}

static bool measure(struct model *model)
{
    struct plain *plain = model->pdf.plain;
    int number = 0, highest = find_read(model);
    qpdf_oh section = plain->has_table ? 0 : plain_read_object(plain, plain->start, &number);
    if (!section || plain_at(plain, section)->kind != PLAIN_STREAM || !ends_so(&model->file, plain->start))
        return false;
    const struct plain_value stream = *plain_at(plain, section);
    size_t row = row_length(plain, stream.stream.dictionary);
    model->section = plain->start;
    model->data = (size_t)((const char *)stream.stream.data - (const char *)model->file.bytes);
    model->shared = row ? count_shared(stream.stream.data, stream.stream.length, (size_t)(highest + 1) * row) : 0;
    return row && model->read_count <= STRETCHES_MOST && model->shared <= stream.stream.length &&
           model->reach <= model->section && find_own(model);
}

struct pdf *alike_open(struct attach_memory **memory, const struct attach_file *file, struct plain_text **text)
{
    enum { END = 1024 };
    const char *bytes = file->bytes;
    size_t end = file->length < END ? file->length : END;
    if (pdf_search(bytes + file->length - end, end, "/Prev")) /* the usual reason why it is not */
        return NULL;
    if (!*memory)
        *memory = &create()->memory;
    struct model *model = next_model(*memory);
    drop(model);
    model->file = (struct attach_file){"", memcpy(memory_resize(NULL, file->length), file->bytes, file->length), file->length};
    if (pdf_open_first(&model->pdf, &model->file) && measure(model)) {
        *text = &model->text;
        return &model->pdf;
    }
    drop(model);
    return NULL;
}

void alike_keep(struct attach_memory *memory, const struct seal_place *place)
{
    struct model *model = next_model(memory);
    if (strlen(place->date) >= sizeof model->date) {
        drop(model);
        return;
    }
    strcpy(model->date, place->date);
    model->owner = memcpy(memory_resize(NULL, strlen(place->owner) + 1), place->owner, strlen(place->owner) + 1);
    model->size = place->size;
    model->certify = place->certify;
    note_use((struct alike *)memory, ALIKE_MOST - 1);
}

void alike_drop(struct attach_memory *memory)
{
    drop(next_model(memory));
}

/* ------------------------------------------------------------------------------------------------ what is like it */

static bool is_hexadecimal(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'F') || (byte >= 'a' && byte <= 'f');
}

static bool has_like_identifiers(const struct model *model, const char *own, const char *text)
{
    for (size_t i = model->identifier_at; i < model->identifier_end; i++)
        if (own[i] != text[i] && !(is_hexadecimal(own[i]) && is_hexadecimal(text[i])))
            return false;
    return true;
}

/* Whether the dictionary is the same but for how many rows' bytes follow, and the identifiers. */
static bool has_like_dictionary(const struct model *model, const char *text, size_t rows)
{
    const char *own = (const char *)model->file.bytes + model->section;
    size_t behind = model->length_at + model->length_digits, length = model->data - model->section;
    return memcmp(text, own, model->length_at) == 0 && is_number(text + model->length_at, model->length_digits, rows) &&
           behind <= model->identifier_at &&
           memcmp(text + behind, own + behind, model->identifier_at - behind) == 0 && has_like_identifiers(model, own, text) &&
           memcmp(text + model->identifier_end, own + model->identifier_end, length - model->identifier_end) == 0;
}

/* Where the last section begins, as the file's end says; 0: it ends otherwise. */
static size_t find_section(const struct attach_file *file)
{
    static const char MARK[] = "startxref\n";
    enum { END = 48 };
    const char *bytes = file->bytes, *from = bytes + file->length - (file->length < END ? file->length : END);
    const char *found = pdf_search(from, (size_t)(bytes + file->length - from), MARK);
    size_t section = 0;
    for (const char *at = found ? found + sizeof MARK - 1 : NULL; at && at < bytes + file->length && *at >= '0' && *at <= '9'; at++)
        section = 10 * section + (size_t)(*at - '0');
    return section < file->length && ends_so(file, section) ? section : 0;
}

static bool has_like_objects(const struct model *model, const char *text)
{
    const char *own = model->file.bytes;
    for (int i = 0; i < model->read_count; i++)
        if (memcmp(text + model->read[i].begin, own + model->read[i].begin, model->read[i].end - model->read[i].begin) != 0)
            return false;
    return true;
}

static bool is_like(const struct model *model, const struct attach_file *file, size_t section)
{
    const char *bytes = file->bytes, *own = model->file.bytes;
    size_t data = section + model->data - model->section, end = file->length - tail_length(section);
    return section >= model->reach && data <= end && end - data >= model->shared &&
           has_like_dictionary(model, bytes + section, end - data) && memcmp(bytes + data, own + model->data, model->shared) == 0 &&
           has_like_objects(model, bytes);
}

static bool is_for(const struct model *model, const struct seal_place *place)
{
    return *model->date && model->size == place->size && model->certify == place->certify && strcmp(model->date, place->date) == 0 &&
           strcmp(model->owner, place->owner) == 0;
}

/* A string as digits of its bytes; gives where the digits end. */
static const char *take_digits(struct plain_value *string, char bytes[IDENTIFIER_MOST], const char *digits)
{
    if (string->kind != PLAIN_STRING || string->count > IDENTIFIER_MOST)
        return NULL;
    for (int i = 0; i < string->count; i++, digits += 2)
        bytes[i] = (char)(16 * ascii_hexadecimal(digits[0]) + ascii_hexadecimal(digits[1]));
    string->bytes = bytes;
    return digits;
}

/* They stand where the model's do, as it was seen, and are as long. */
static bool take_identifiers(struct model *model, const struct attach_file *file, size_t section)
{
    static const char BETWEEN[] = "><";
    const struct plain *plain = model->pdf.plain;
    qpdf_oh pair = plain_resolve(plain, plain_get(plain, plain->trailer, "/ID"));
    const struct plain_value *list = pair ? plain_at(plain, pair) : NULL;
    const char *digits = (const char *)file->bytes + section + model->identifier_at;
    if (!list || list->kind != PLAIN_ARRAY || list->count != 2)
        return false;
    digits = take_digits(plain_at(plain, list->items[0]), model->identifiers[0], digits);
    return digits && strncmp(digits, BETWEEN, 2) == 0 &&
           (digits = take_digits(plain_at(plain, list->items[1]), model->identifiers[1], digits + 2)) && *digits == '>';
}

bool alike_write(struct attach_memory *memory, const struct attach_file *file, const struct seal_place *place, struct buffer *out)
{
    struct alike *alike = (struct alike *)memory;
    size_t section = alike ? find_section(file) : 0;
    for (int i = 0; section && i < ALIKE_MOST; i++) {
        struct model *model = alike->recent[i];
        if (!is_for(model, place) || !is_like(model, file, section) || !take_identifiers(model, file, section))
            continue;
        struct plain *plain = model->pdf.plain;
        note_use(alike, i);
        plain->file = *file;
        plain->start = section;
        plain_write_text(plain, &model->text, out);
        return !pdf_is_wrong(&model->pdf);
    }
    return false;
}
