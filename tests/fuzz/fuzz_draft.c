/* A file that an author changes: lines that say what, an empty line, and the file. What is refused leaves it as it was, byte for byte; what is not
 * leaves a file that says what was written and can be read again; and what says the same already changes nothing. */
#include "fuzz.h"

#include "draft/draft.h"

enum { LINE_MOST = 1024, EDITS_MOST = 64 };

static const struct headings NONE = {NULL, 0};

static bool is_same(const struct buffer *one, const struct buffer *other)
{
    return one->length == other->length && (!one->length || memcmp(one->bytes, other->bytes, one->length) == 0);
}

/* Of a file that the draft gives: it is one again. */
static void read_again(const struct kind *kind, const struct buffer *bytes, struct diag *diag)
{
    struct draft *draft = draft_create(kind, "again.xml", (const char *)bytes->bytes, bytes->length, diag);
    demand(draft != NULL);
    draft_destroy(draft);
}

static void look(const struct kind *kind, const struct draft *draft, const char *path, struct diag *diag)
{
    struct arena *arena = arena_create();
    demand(kind_path_words(kind, &NONE, path, arena) != NULL);
    struct draft_lines lines = {0};
    struct buffer filled = {0};
    draft_list(draft, &NONE, arena);
    draft_put_lines(draft, &lines, arena);
    draft_put_filled(draft, &filled);
    read_again(kind, draft_bytes(draft), diag);
    read_again(kind, &lines.bytes, diag);
    read_again(kind, &filled, diag);
    for (int line = 0; line < 20; line++)
        demand(draft_place(draft, &lines, line, line % 2 ? ":nl" : path, arena) != NULL);
    buffer_finish(&lines.bytes);
    buffer_finish(&filled);
    arena_destroy(arena);
}

/* `path`, a tab and the words. */
static bool write_words(struct draft *draft, char *path, struct diag *diag)
{
    char *tab = strchr(path, '\t'), *words = tab ? tab + 1 : path + strlen(path);
    if (tab)
        *tab = '\0';
    for (char *at = words; *at; at++) /* a line has one line end only */
        *at = *at == '\x01' ? '\n' : *at;
    if (!draft_change(draft, NULL, path, words, diag))
        return false;
    struct arena *arena = arena_create();
    struct buffer before = {0};
    buffer_append(&before, draft_bytes(draft)->bytes, draft_bytes(draft)->length);
    const char *said = draft_words(draft, path, arena);
    demand(said && draft_change(draft, NULL, path, said, diag) && is_same(&before, draft_bytes(draft)));
    buffer_finish(&before);
    arena_destroy(arena);
    return true;
}

static bool edit(struct draft *draft, char *line, struct diag *diag)
{
    static const struct {
        const char *word;
        bool (*edit)(struct draft *, const char *, struct diag *);
    } EDITS[] = {{"add ", draft_add}, {"remove ", draft_remove}, {"raise ", draft_raise}, {"language ", draft_add_language},
                 {"drop ", draft_remove_language}};
    for (size_t i = 0; i < sizeof EDITS / sizeof *EDITS; i++)
        if (strncmp(line, EDITS[i].word, strlen(EDITS[i].word)) == 0)
            return EDITS[i].edit(draft, line + strlen(EDITS[i].word), diag);
    return write_words(draft, line, diag);
}

static void edit_once(const struct kind *kind, struct draft *draft, const char *text, size_t length)
{
    char line[LINE_MOST], path[LINE_MOST];
    struct diag *diag = diag_create();
    struct buffer before = {0};
    snprintf(line, sizeof line, "%.*s", (int)length, text);
    snprintf(path, sizeof path, "%s", line); /* which an edit cuts */
    buffer_append(&before, draft_bytes(draft)->bytes, draft_bytes(draft)->length);
    bool good = edit(draft, line, diag);
    demand(good || (diag_errors(diag) && is_same(&before, draft_bytes(draft))));
    look(kind, draft, path, diag);
    buffer_finish(&before);
    diag_destroy(diag);
}

static struct arena *arena; /* of the kind of all inputs */

static void forget(void)
{
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct kind *kind;
    struct diag *diag = diag_create();
    if (!kind) {
        arena = arena_create();
        atexit(forget);
        kind = kind_read(SUPPLEMENT_SOURCE_DIR "/layouts/schemas/qualification.xsd", &NONE, arena, diag);
    }
    const char *text = (const char *)bytes, *file = memmem(text, length, "\n\n", 2), *end = text + length;
    struct draft *draft = file ? draft_create(kind, "fuzz.xml", file + 2, (size_t)(end - file - 2), diag) : NULL;
    for (int i = 0; draft && text < file && i < EDITS_MOST; i++) {
        const char *next = memchr(text, '\n', (size_t)(file - text));
        next = next ? next : file;
        edit_once(kind, draft, text, (size_t)(next - text));
        text = next + 1;
    }
    draft_destroy(draft);
    diag_destroy(diag);
    return 0;
}
