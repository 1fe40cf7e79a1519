/* Text that a wrong encoding spoilt: `Å»aneta Oâ€™Brien` for Żaneta O’Brien. */
#ifndef GATE_SPOILT_H
#define GATE_SPOILT_H

#include <stdbool.h>

enum { SPOILT_LETTERS = 48, SPOILT_ROOM = SPOILT_LETTERS * 4 + 1 };

/* A word that is spoilt, within the text, and what it is likely to mean, NUL-terminated. */
struct spoilt {
    const char *start, *end;
    char meant[SPOILT_ROOM];
};

/*
 * Finds the first word of the text that is spoilt: whose letters and signs, written in one of the encodings that programs
 * used before UTF-8, are bytes that are UTF-8 for letters that names have. Spoilt twice, it is put right twice. False if
 * there is none: names and prose of all languages of Europe, and `«Å»`, `5 °C`, `m²`, `KYLÄ–OULU`. Words of more than
 * SPOILT_LETTERS letters are judged by their first ones. From any thread.
 */
bool spoilt_find(const char *text, struct spoilt *spoilt);

#endif
