/* The network, which commands have none of: what they ask it goes through a process that does nothing else (courier/courier.h). */
#ifndef COMMAND_NETWORK_H
#define COMMAND_NETWORK_H

#include "base/diag.h"
#include "supplement.h"

/* Begins that process if an argument is --timestamp. Before the sandbox is closed. */
void network_begin(int argc, char **argv);
void network_end(void);

/* The value of --timestamp: http://... or https://... NULL with an error. */
const char *network_take_address(const char *argument, struct diag *diag);

/* A network in which this address can be asked from now on, and no other; or also those that certificates name. Before anything is read that
 * others made. */
struct supplement_network network_to(const char *timestamp, bool others);

#endif
