/* Signals that ask for the end: Ctrl-C, TERM, HUP. What is in the making is then whole or gone, a line says so, and the process
 * ends by the signal, so that a shell that called it in a loop ends too. Those that whoever started the program ignores (nohup)
 * stay ignored. */
#ifndef COMMAND_INTERRUPT_H
#define COMMAND_INTERRUPT_H

#include <stdbool.h>

/* From now on such a signal ends the process at once: nothing is being written. */
void interrupt_expect(void);

/* From now on the first one is kept, and the next ends the process at once. */
void interrupt_hold(void);

/* The same while this file is written; not for "-", whose reader may be long in coming. */
void interrupt_hold_for(const char *output);

/* Whether one is kept. Whoever asks ends soon, and tells what is left. */
bool interrupt_came(void);

/* Ends the process by the signal that is kept; returns if there is none. */
void interrupt_follow(void);

#endif
