#include "serve/speech.h"

#include <stddef.h>

#include "base/say.h"
#include "http/preference.h"
#include "supplement.h"

static const char *const LANGUAGES[] = {"en", "nl", "de", "fr", NULL}; /* English, and those of po/ */
enum { LANGUAGE_COUNT = sizeof LANGUAGES / sizeof *LANGUAGES - 1 };

static const struct catalogue *catalogues[LANGUAGE_COUNT]; /* of the process, as those are */

void speech_begin(void)
{
    const struct catalogue *own = say_keep();
    for (size_t i = 0; i < LANGUAGE_COUNT && !catalogues[i]; i++) {
        supplement_speak(LANGUAGES[i]);
        catalogues[i] = say_keep();
    }
    say_as(own);
}

const char *speech_turn(const char *accepted)
{
    int chosen = preference_choose(accepted, LANGUAGES);
    size_t index = chosen < 0 ? 0 : (size_t)chosen;
    (void)say_here(catalogues[index]);
    return LANGUAGES[index];
}

void speech_end(void)
{
    (void)say_here(NULL);
}
