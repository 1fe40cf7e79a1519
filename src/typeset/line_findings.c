#include "typeset/line_findings.h"

#include <string.h>

#include "base/unicode.h"
#include "typeset/typesetter_inside.h"

enum { LONGEST_QUOTE = 80 /* bytes of a word that a message shows */ };

/* Says once for each language of the paragraph that it has no patterns. */
static void check_patterns(struct typesetter *typesetter, const struct prepared *prepared, struct findings *findings)
{
    const char *before = NULL;
    for (size_t i = 0; i < prepared->run_count; i++) {
        const char *language = prepared->looks[i].language;
        if (language == before)
            continue;
        before = language;
        enum hyphenation_state state = hyphenation_state(typesetter->hyphenation, language);
        if (state == HYPHENATION_READY)
            continue;
        enum diag_id id = state == HYPHENATION_MISSING ? DIAG_HYPHENATION_MISSING : DIAG_HYPHENATION_INVALID;
        findings_add(findings, typesetter->kept, id, (int)i, language);
    }
}

/* The piece that was torn at `end`, or the one before. */
static size_t torn_piece(const struct line_end *end)
{
    return end->offset ? end->piece : end->piece - 1;
}

/* The first piece of the word that was torn at `end`; `least` if it began there or before. */
static size_t word_begin(const struct prepared *prepared, const struct line_end *end, size_t least)
{
    size_t first = torn_piece(end);
    while (first > least && prepared->pieces[first - 1].break_after == LINE_BREAK_NONE &&
           prepared->pieces[first - 1].kind == PIECE_WORD)
        first--;
    return first;
}

/* Copies the word up to the next place for a break to `quote`; gives the bytes copied, whole characters. */
static size_t quote_word(const struct prepared *prepared, size_t first, char quote[LONGEST_QUOTE])
{
    size_t length = 0;
    for (size_t i = first; i < prepared->count && prepared->pieces[i].kind == PIECE_WORD; i++) {
        const struct shaped *shaped = prepared->pieces[i].shaped;
        size_t room = LONGEST_QUOTE - length, taken = shaped->length;
        if (taken > room)
            for (taken = room; taken > 0 && (shaped->text[taken] & 0xC0) == 0x80;)
                taken--;
        memcpy(quote + length, shaped->text, taken);
        length += taken;
        if (taken < shaped->length || prepared->pieces[i].break_after != LINE_BREAK_NONE)
            break;
    }
    return length;
}

void find_line_faults(struct typesetter *typesetter, const struct prepared *prepared, const struct line_ends *ends,
                      struct findings *findings)
{
    if (ends->hyphenated)
        check_patterns(typesetter, prepared, findings);
    const struct line_end *told = NULL; /* where the word before was torn last */
    for (size_t i = 0; i < ends->count; i++) {
        if (!ends->ends[i].torn)
            continue;
        char quote[LONGEST_QUOTE];
        size_t first = word_begin(prepared, &ends->ends[i], told ? torn_piece(told) : 0);
        bool again = told && first == torn_piece(told);
        told = &ends->ends[i];
        if (again)
            continue;
        const char *detail = arena_copy(typesetter->kept, quote, quote_word(prepared, first, quote));
        findings_add(findings, typesetter->kept, DIAG_WORD_TOO_WIDE, prepared->pieces[first].run, detail);
    }
}
