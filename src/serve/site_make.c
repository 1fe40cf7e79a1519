#define _GNU_SOURCE /* memmem */
#include "serve/site_make.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"

enum { FILE_MOST = 4 * 1024 * 1024 /* bytes, as of all XML */ };

/* What a worker makes documents with; NULL: it was not needed so far. */
struct maker {
    const struct site_plan *plan;
    struct supplement *supplement;
    struct supplement_layout *layout;
};

/* ------------------------------------------------------------------------------------------------ a piece */

struct site_piece *site_piece_create(const char *path, const char *source, const struct site_entry *before)
{
    struct site_piece *piece = memory_zeroed(1, sizeof *piece);
    piece->path = path;
    piece->before = before;
    piece->entry.source = source;
    piece->arena = arena_create();
    piece->diag = diag_create();
    return piece;
}

void site_piece_destroy(struct site_piece *piece)
{
    for (size_t i = 0; piece->files && i < piece->entry.count; i++)
        supplement_files_destroy(piece->files[i]);
    free(piece->files);
    buffer_finish(&piece->data);
    arena_destroy(piece->arena);
    diag_destroy(piece->diag);
    free(piece);
}

/* ------------------------------------------------------------------------------------------------ making */

static uint64_t mark_contents(const struct site_plan *plan, const struct buffer *bytes)
{
    const uint64_t parts[] = {plan->program, bytes->length, map_hash(bytes->bytes, bytes->length)};
    return map_hash(parts, sizeof parts);
}

/* What is waived today may not be so tomorrow. */
static bool has_waivers(const struct buffer *bytes)
{
    return memmem(bytes->bytes, bytes->length, "waiver", strlen("waiver")) != NULL;
}

static bool is_current(const struct site_plan *plan, const struct site_piece *piece)
{
    return piece->before && piece->before->contents == piece->entry.contents &&
           piece->before->sight == site_entry_look(piece->before, plan->folder);
}

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* The edition in this language, before the others in their order. */
static void put_first(struct site_entry *entry, const char *language)
{
    size_t at = 0;
    while (at < entry->count && strcmp(entry->editions[at].language, language) != 0)
        at++;
    if (at == entry->count)
        return;
    const struct site_edition first = entry->editions[at];
    memmove(entry->editions + 1, entry->editions, at * sizeof first);
    entry->editions[0] = first;
}

/* One without a code has the name of its file. */
static void describe(struct site_piece *piece, const struct supplement_qualification *opened)
{
    struct site_entry *entry = &piece->entry;
    const char *const *languages = supplement_editions(opened), *original = supplement_original(opened);
    entry->code = copy(piece->arena, supplement_code(opened));
    if (!*entry->code)
        entry->code = arena_copy(piece->arena, entry->source, strlen(entry->source) - strlen(".xml"));
    while (languages[entry->count])
        entry->count++;
    entry->editions = arena_new_array(piece->arena, struct site_edition, entry->count);
    for (size_t i = 0; i < entry->count; i++)
        entry->editions[i] =
            (struct site_edition){copy(piece->arena, languages[i]), copy(piece->arena, supplement_title(opened, languages[i]))};
    put_first(entry, original);
}

/* All its editions, or it stays as it was. */
static bool render(struct maker *maker, const struct supplement_qualification *opened, struct site_piece *piece)
{
    bool good = true;
    if (!maker->layout)
        maker->layout = supplement_open_layout(maker->supplement, maker->plan->layout, piece->diag);
    piece->files = memory_zeroed(piece->entry.count + 1, sizeof(struct supplement_files *));
    for (size_t i = 0; maker->layout && good && i < piece->entry.count; i++) {
        const char *language = piece->entry.editions[i].language;
        const struct supplement_request request = {.language = language, .format = SUPPLEMENT_SITE,
                                                   .pdf = arena_format(piece->arena, "%s.pdf", language)};
        piece->files[i] = supplement_files_create();
        good = supplement_render(maker->supplement, maker->layout, opened, &request, piece->files[i], piece->diag);
    }
    return maker->layout && good;
}

static enum site_outcome make(struct maker *maker, const struct supplement_qualification *opened, struct site_piece *piece)
{
    describe(piece, opened);
    if (!supplement_judge(maker->supplement, opened, maker->plan->today, piece->diag))
        return SITE_FAULTY;
    if (is_current(maker->plan, piece))
        return SITE_CURRENT;
    return render(maker, opened, piece) ? SITE_MADE : SITE_FAULTY;
}

static enum site_outcome read_and_make(struct maker *maker, struct site_piece *piece)
{
    if (!file_read(piece->path, FILE_MOST, (struct place){0}, &piece->data, piece->diag))
        return SITE_FAULTY;
    piece->entry.contents = mark_contents(maker->plan, &piece->data);
    if (!has_waivers(&piece->data) && is_current(maker->plan, piece))
        return SITE_CURRENT;
    if (!maker->supplement)
        maker->supplement = supplement_create(NULL);
    struct supplement_qualification *opened =
        supplement_read_qualification(maker->supplement, piece->path, piece->data.bytes, piece->data.length, piece->diag);
    enum site_outcome outcome = opened ? make(maker, opened, piece) : SITE_FAULTY;
    supplement_close_qualification(maker->supplement, opened);
    return outcome;
}

/* ------------------------------------------------------------------------------------------------ a worker */

static void *begin(const void *plan)
{
    struct maker *maker = memory_zeroed(1, sizeof *maker);
    maker->plan = plan;
    return maker;
}

static void work(void *tools, struct piece *given, const atomic_bool *leaving)
{
    struct site_piece *piece = (struct site_piece *)given; /* its first member */
    if (!*leaving)
        piece->outcome = read_and_make(tools, piece);
}

static void let_go(void *tools)
{
    (void)tools;
}

static void finish(void *tools)
{
    struct maker *maker = tools;
    supplement_destroy(maker->supplement);
    free(maker);
}

const struct craft SITE_CRAFT = {begin, work, let_go, finish};
