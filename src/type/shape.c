/*
 * Shaping, with a memory: equal words are shaped once. Plain words go the short way (plain.c), others through HarfBuzz
 * (complex.c).
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "type/complex.h"
#include "type/language.h"
#include "type/memo.h"
#include "type/plain.h"

/* A language as callers write it. */
struct language {
    const char *tag;
    uint32_t opentype;
    bool known; /* `opentype` is its tag, so its text may be plain */
};

/* Plain text of one face, script and language. */
struct plain_slot {
    const struct face *face;
    uint32_t script, language;
    struct plain *plain; /* NULL: it has none */
    bool shared;         /* with a slot before */
};

struct shaper {
    struct arena *arena;   /* shaped texts, language tags */
    struct memo memo;
    struct buffer scratch; /* glyphs of a plain text */
    struct complex_shaper *complex;
    struct plain_slot *plains;
    size_t plain_count;
    struct language *languages;
    size_t language_count;
};

struct shaper *shaper_create(void)
{
    struct shaper *shaper = memory_zeroed(1, sizeof *shaper);
    shaper->arena = arena_create();
    return shaper;
}

void shaper_destroy(struct shaper *shaper)
{
    if (!shaper)
        return;
    for (size_t i = 0; i < shaper->plain_count; i++)
        if (!shaper->plains[i].shared)
            plain_destroy(shaper->plains[i].plain);
    free(shaper->plains);
    free(shaper->languages);
    complex_destroy(shaper->complex);
    buffer_finish(&shaper->scratch);
    memo_finish(&shaper->memo);
    arena_destroy(shaper->arena);
    free(shaper);
}

size_t shaper_size(const struct shaper *shaper)
{
    return arena_used(shaper->arena) + memo_size(&shaper->memo);
}

void shaper_forget(struct shaper *shaper)
{
    memo_clear(&shaper->memo);
    arena_clear(shaper->arena);
    shaper->language_count = 0; /* their tags went with the arena */
}

/* Of two or three letters nearly all. */
static bool is_same_tag(const char *one, const char *other)
{
    for (; *one == *other; one++, other++)
        if (!*one)
            return true;
    return false;
}

/* The number of the language in shaper->languages; a document has two or three. */
static size_t find_language(struct shaper *shaper, const char *tag)
{
    for (size_t i = 0; i < shaper->language_count; i++)
        if (is_same_tag(shaper->languages[i].tag, tag))
            return i;
    shaper->languages = memory_resize(shaper->languages, (shaper->language_count + 1) * sizeof *shaper->languages);
    struct language *language = &shaper->languages[shaper->language_count];
    language->tag = arena_copy(shaper->arena, tag, strlen(tag));
    language->known = language_find(tag, &language->opentype);
    return shaper->language_count++;
}

/* The rules of most languages are those of the script. */
static struct plain_slot make_plain(struct shaper *shaper, const struct face *face, uint32_t script, uint32_t language)
{
    for (size_t i = 0; i < shaper->plain_count; i++) {
        struct plain *plain = shaper->plains[i].plain;
        if (plain && plain_serves(plain, face, script, language))
            return (struct plain_slot){face, script, language, plain, true};
    }
    return (struct plain_slot){face, script, language, plain_create(face, script, language), false};
}

static struct plain *find_plain(struct shaper *shaper, const struct face *face, uint32_t script, uint32_t language)
{
    for (size_t i = 0; i < shaper->plain_count; i++) {
        const struct plain_slot *slot = &shaper->plains[i];
        if (slot->face == face && slot->script == script && slot->language == language)
            return slot->plain;
    }
    shaper->plains = memory_resize(shaper->plains, (shaper->plain_count + 1) * sizeof *shaper->plains);
    struct plain_slot slot = make_plain(shaper, face, script, language);
    shaper->plains[shaper->plain_count++] = slot;
    return slot.plain;
}

/* Glyphs in the scratch buffer, or NULL if the text is not plain. */
static const struct glyph *shape_plain(struct shaper *shaper, const struct face *face, const struct language *language,
                                       const char *text, size_t length, size_t *count, bool *literal)
{
    uint32_t script = language->known ? script_find(text, length) : 0;
    struct plain *plain = script ? find_plain(shaper, face, script, language->opentype) : NULL;
    if (!plain)
        return NULL;
    buffer_clear(&shaper->scratch);
    void *glyphs = buffer_reserve(&shaper->scratch, (length + 1) * sizeof(struct glyph));
    return plain_shape(plain, text, length, glyphs, count, literal) ? glyphs : NULL;
}

static const struct glyph *shape_complex(struct shaper *shaper, const struct face *face,
                                         const struct language *language, const char *text, size_t length,
                                         size_t *count)
{
    if (!shaper->complex)
        shaper->complex = complex_create();
    return complex_shape(shaper->complex, face, language->tag, text, length, count);
}

static struct shaped *shape_anew(struct shaper *shaper, const struct face *face, const struct language *language,
                                 const char *text, size_t length)
{
    size_t count = 0;
    bool literal = false;
    const struct glyph *plain = shape_plain(shaper, face, language, text, length, &count, &literal);
    const struct glyph *glyphs = plain ? plain : shape_complex(shaper, face, language, text, length, &count);

    struct shaped *shaped = arena_room_for(shaper->arena, struct shaped, 1);
    struct glyph *copy = arena_room_for(shaper->arena, struct glyph, count);
    *shaped = (struct shaped){.face = face, .text = arena_copy(shaper->arena, text, length), .length = length, .glyphs = copy,
                              .count = count, .complete = true, .literal = literal};
    if (count)
        memcpy(copy, glyphs, count * sizeof *copy);
    for (size_t i = 0; i < count; i++)
        shaped->width_fu += copy[i].advance_fu;
    for (size_t i = 0; i < count && !plain; i++) /* what is plain lacks none */
        shaped->complete = shaped->complete && copy[i].id != 0;
    return shaped;
}

const struct shaped *shape_text(struct shaper *shaper, const struct face *face, const char *language,
                                const char *text, size_t length)
{
    size_t number = find_language(shaper, language ? language : "und");
    const struct shaped **slot = memo_slot(&shaper->memo, face, number, text, length);
    if (!*slot)
        *slot = shape_anew(shaper, face, &shaper->languages[number], text, length);
    return *slot;
}
