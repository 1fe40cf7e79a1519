#include "serve/speech.h"

#include <stddef.h>
#include <string.h>

#include "base/say.h"
#include "http/preference.h"
#include "supplement.h"

const char *const SPEECH_LANGUAGES[] = {"en", "nl", "de", "fr", NULL}; /* English, and those of po/ */
enum { LANGUAGE_COUNT = sizeof SPEECH_LANGUAGES / sizeof *SPEECH_LANGUAGES - 1 };

static const struct catalogue *catalogues[LANGUAGE_COUNT]; /* of the process, as those are */

const char *speech_language(const char *tag)
{
    for (const char *const *language = SPEECH_LANGUAGES; *language; language++) {
        size_t length = strlen(*language);
        if (strncmp(tag, *language, length) == 0 && (!tag[length] || tag[length] == '-'))
            return *language;
    }
    return NULL;
}

void speech_begin(void)
{
    const struct catalogue *own = say_keep();
    for (size_t i = 0; i < LANGUAGE_COUNT && !catalogues[i]; i++) {
        supplement_speak(SPEECH_LANGUAGES[i]);
        catalogues[i] = say_keep();
    }
    say_as(own);
}

const char *speech_turn(const char *accepted)
{
    int chosen = preference_choose(accepted, SPEECH_LANGUAGES);
    size_t index = chosen < 0 ? 0 : (size_t)chosen;
    (void)say_here(catalogues[index]);
    return SPEECH_LANGUAGES[index];
}

void speech_end(void)
{
    (void)say_here(NULL);
}
