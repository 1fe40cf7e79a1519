/* Is a text in the language that it says it is in? Told by the letters that it is written with, by the small words that no
 * sentence of a language goes without, and by the words of another language's text that should say the same. */
#ifndef GATE_LANGUAGE_H
#define GATE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* How many words of two letters or more the text has; abbreviations in capitals and web and mail addresses
 * are none. */
size_t count_words(const char *text);

/* Scripts; OTHER: none of these, not known, or more than one. */
enum script {
    SCRIPT_OTHER,
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_GEORGIAN
};

/* The script of a letter. */
enum script script_of(uint32_t letter);

/* The script of a language (BCP 47). */
enum script script_of_language(const char *language);

/* True if a text that should be in this script is written in letters of another: more than half of those that stand in
 * words with small letters, so that names such as ISCED are no evidence. False of a single word, which may be a name. */
bool is_in_another_script(const char *text, enum script script);

/* True if two texts that say the same in two languages have the same words, white space aside, and that cannot be by
 * chance: two words or more, five or more where the languages are near of kin. */
bool is_untranslated(const char *text, const char *language, const char *other_text, const char *other_language);

/* The small words of languages: layouts/small-words.csv. */
struct small_words;

/* Reads the file's text: a line for each language, its tag and its words, separated by a semicolon and spaces. In the
 * arena. */
struct small_words *small_words_read(const char *text, size_t length, struct arena *arena);

/* The language that the text is in, if its small words speak clearly for another one than this: two different ones or
 * more, of which this language has none, while it has none of its own that the other lacks. Else NULL. */
const char *language_instead(const struct small_words *words, const char *text, const char *language);

#endif
