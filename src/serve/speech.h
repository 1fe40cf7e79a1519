/* The language in which somebody is answered. */
#ifndef SERVE_SPEECH_H
#define SERVE_SPEECH_H

/* Those that are spoken: English first, NULL behind the last. */
extern const char *const SPEECH_LANGUAGES[];

/* Which of them is that of the tag; NULL: none. */
const char *speech_language(const char *tag);

/* Opens the catalogues: before threads are begun, and before the program may read nothing else any more. */
void speech_begin(void);

/* From now on this thread speaks the language that is preferred (Accept-Language, or NULL), of those there are messages in; else English.
 * Gives its tag. */
const char *speech_turn(const char *accepted);

/* And again what the process does, as standard error is for its keeper. */
void speech_end(void);

#endif
