#include "typeset/typesetter.h"

#include <stdlib.h>

#include "base/memory.h"
#include "typeset/typesetter_inside.h"

/* A supplement's paragraphs take some 300 KB; this holds several editions and sizes, and a thousand names. Words come again in
 * other paragraphs: some twenty thousand of them stay, and where some thousands may be parted. [bytes] */
enum {
    KEPT_LIMIT = 2 * 1024 * 1024,
    SCRATCH_LIMIT = 1024 * 1024,
    VOCABULARY_LIMIT = 4 * 1024 * 1024,
    HYPHENS_LIMIT = 512 * 1024
};

struct typesetter *typesetter_create(struct shaper *shaper, const struct reach *reach, const char *hyphenation_folder,
                                     const char *compiled_folder, bool paired)
{
    struct typesetter *typesetter = memory_zeroed(1, sizeof *typesetter);
    typesetter->shaper = shaper;
    typesetter->hyphenation = hyphenation_create(reach, hyphenation_folder, compiled_folder, paired);
    typesetter->vocabulary = vocabulary_create(shaper);
    typesetter->prepared = map_create();
    typesetter->kept = arena_create();
    typesetter->scratch = arena_create();
    return typesetter;
}

void typesetter_destroy(struct typesetter *typesetter)
{
    if (!typesetter)
        return;
    buffer_finish(&typesetter->key);
    buffer_finish(&typesetter->spots);
    buffer_finish(&typesetter->softs);
    buffer_finish(&typesetter->pieces);
    arena_destroy(typesetter->scratch);
    arena_destroy(typesetter->kept);
    map_destroy(typesetter->prepared);
    vocabulary_destroy(typesetter->vocabulary);
    hyphenation_destroy(typesetter->hyphenation);
    free(typesetter);
}

static void forget_paragraphs(struct typesetter *typesetter)
{
    if (arena_size(typesetter->kept) > 2 * KEPT_LIMIT) {
        map_destroy(typesetter->prepared);
        arena_destroy(typesetter->kept);
        typesetter->prepared = map_create();
        typesetter->kept = arena_create();
    } else { /* the memory is soon full again */
        map_clear(typesetter->prepared);
        arena_clear(typesetter->kept);
    }
    if (hyphenation_size(typesetter->hyphenation) > HYPHENS_LIMIT)
        hyphenation_forget(typesetter->hyphenation);
}

void typesetter_forget(struct typesetter *typesetter)
{
    forget_paragraphs(typesetter);
    vocabulary_forget(typesetter->vocabulary);
}

/* A very long paragraph has left room that no other needs. */
static void trim_scratch(struct typesetter *typesetter)
{
    if (arena_size(typesetter->scratch) > SCRATCH_LIMIT) {
        arena_destroy(typesetter->scratch);
        typesetter->scratch = arena_create();
    }
    struct buffer *buffers[] = {&typesetter->spots, &typesetter->pieces, &typesetter->softs};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        if (buffers[i]->capacity > SCRATCH_LIMIT)
            buffer_finish(buffers[i]);
}

void typesetter_trim(struct typesetter *typesetter)
{
    if (vocabulary_size(typesetter->vocabulary) > VOCABULARY_LIMIT)
        typesetter_forget(typesetter);
    else if (arena_used(typesetter->kept) > KEPT_LIMIT)
        forget_paragraphs(typesetter);
    trim_scratch(typesetter);
}
