/* Options that name a key: --certificate and --pin, beside the key itself. */
#ifndef COMMAND_KEY_H
#define COMMAND_KEY_H

#include "base/diag.h"
#include "command/sandbox.h"
#include "supplement.h"

enum { KEY_SECRET_SIZE = 1024 };

struct key_options {
    const char *key;          /* a path or pkcs11: address; NULL: nothing is sealed */
    const char *certificates;
    const char *pin;          /* path of the file that holds it, "-" for standard input */
    char secret[KEY_SECRET_SIZE];
};

/* Whether any argument is the address of a card or module. */
bool key_is_on_token(int argc, char **argv);

/* Reads the PIN, which is asked for before the sandbox closes: a descriptor's file may be anywhere. False with errors. */
bool key_read_pin(struct key_options *options, struct diag *diag);

/* A sandbox in which the key can be used: one of a token is reached by what its driver reads, wherever that is. */
void key_init_sandbox(const struct key_options *options, struct sandbox *sandbox, struct supplement *supplement);

/* Opens the key, and forgets the PIN. NULL with errors. */
struct supplement_key *key_open(struct key_options *options, struct supplement *supplement, struct diag *diag);

#endif
