/* The language that people are spoken to in. The texts in the code are English; those of another language are in its catalogue,
 * which msgfmt makes of po/LANGUAGE.po. Names of things that programs know (ids, commands, options, headings, keys of JSON)
 * are never translated, and numbers and days are written alike in all.
 *
 * The catalogue is read here and not by gettext() of the C library, which has a process speak Dutch only where somebody has
 * generated a Dutch locale, and only once the process has taken it on: what all of its other libraries print and read then
 * changes as well. */
#ifndef BASE_SAY_H
#define BASE_SAY_H

#include <stdbool.h>
#include <stddef.h>

struct catalogue;

/* Marks a text for the catalogues that is given to say() elsewhere. */
#define N_(text) text

/* The text in the language that is spoken; the text itself if that is English, or its catalogue lacks it. Lives as long as the
 * process, if `text` does. */
__attribute__((format_arg(1))) const char *say(const char *text);

/* The same of a text with a number in it, of which there are two forms: of one thing and of several. */
__attribute__((format_arg(2), format_arg(3))) const char *say_count(size_t count, const char *one, const char *many);

/* What the system calls an error (errno), such as "No such file or directory". Gives up, as base/memory.h has it, where that is
 * that memory is exhausted. */
const char *say_error(int number);

/* The languages that the environment asks for, as gettext has it: those of LANGUAGE, else that of LC_ALL, LC_MESSAGES or LANG,
 * of which the first that is not empty counts; with colons between. NULL: English, also if a locale is C or C.UTF-8. */
const char *say_wanted(void);

/* From now on the first of these languages is spoken that is English or has a catalogue in the folder
 * (nl/LC_MESSAGES/supplement.mo), else English. Each is a locale's name or a tag: nl, de_AT.UTF-8, fr-BE. Not while other threads
 * speak. */
void say_in(const char *folder, const char *languages);

/* What is spoken (NULL: English), and to speak as another part of the program does: a module has its own copy of this room. */
const struct catalogue *say_spoken(void);
void say_as(const struct catalogue *catalogue);

/* What is spoken (never NULL, also of English), so that it stays as it is, to the end of the process, when another is. */
const struct catalogue *say_keep(void);

/* The tag of the language that is spoken (BCP 47), as browsers and labels have it. */
const char *say_language(void);

/* This thread alone speaks so from now on; NULL: as the process does. Gives what it spoke before. */
const struct catalogue *say_here(const struct catalogue *catalogue);

#endif
