#define _POSIX_C_SOURCE 200809L /* sigaction */
#include "command/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS };

static volatile sig_atomic_t kept; /* 0: none */
static volatile sig_atomic_t holds;
static bool heeded;

/* What is told, in the language that is spoken: a handler cannot look for it. */
static struct words {
    const char *text;
    size_t length;
} nothing_written, all_done;

static struct words find_words(const char *text)
{
    const char *words = say(text);
    return (struct words){words, strlen(words)};
}

static void tell(struct words words)
{
    (void)!write(STDERR_FILENO, words.text, words.length);
}

/* Takes effect when the handler has returned. */
static void end_by(int number)
{
    signal(number, SIG_DFL);
    raise(number);
}

/* Only what a handler may call (POSIX.1-2017, 2.4.3). */
static void take(int number)
{
    if (holds && !kept) {
        kept = number;
        return;
    }
    if (!holds)
        tell(nothing_written);
    end_by(number);
}

void interrupt_expect(void)
{
    nothing_written = find_words(N_("supplement: stopped; nothing was being written, so run the same command again\n"));
    all_done = find_words(N_("supplement: stopped when all was done\n"));
    for (size_t i = 0; i < SIGNAL_COUNT; i++) {
        struct sigaction old, new = {.sa_handler = take, .sa_flags = SA_RESTART};
        sigemptyset(&new.sa_mask);
        if (sigaction(SIGNALS[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(SIGNALS[i], &new, NULL);
    }
}

void interrupt_hold(void)
{
    holds = true;
}

void interrupt_hold_for(const char *output)
{
    holds = strcmp(output, "-") != 0;
}

bool interrupt_came(void)
{
    heeded = kept != 0;
    return heeded;
}

void interrupt_follow(void)
{
    if (!kept)
        return;
    if (!heeded)
        tell(all_done);
    end_by(kept);
}
