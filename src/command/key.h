/* The key of a seal: options that name it, and what opening it takes. */
#ifndef COMMAND_KEY_H
#define COMMAND_KEY_H

#include "base/diag.h"
#include "command/sandbox.h"
#include "supplement.h"

enum { KEY_SECRET_SIZE = 1024 };

struct key_options {
    const char *key;          /* a path or pkcs11: address; NULL: nothing is sealed */
    const char *certificates;
    bool certify;             /* nothing may be changed behind the seal */
    const char *pin;          /* path of the file that holds it, "-" for standard input */
    char secret[KEY_SECRET_SIZE];
    const char *timestamp;    /* address of who gives time stamps; NULL: there are none */
    struct supplement_network network;
};

/* The options of commands that seal what they make, for getopt_long, and whether one of them was taken. */
enum { KEY_SEAL = 1024, KEY_CERTIFICATE, KEY_PIN, KEY_CERTIFY, KEY_TIMESTAMP };
#define KEY_OPTIONS                                                                                                         \
    {"seal", required_argument, NULL, KEY_SEAL}, {"certificate", required_argument, NULL, KEY_CERTIFICATE},                 \
    {"pin", required_argument, NULL, KEY_PIN}, {"certify", no_argument, NULL, KEY_CERTIFY},                                 \
    {"timestamp", required_argument, NULL, KEY_TIMESTAMP}
bool key_take_option(struct key_options *options, int option, char *argument, struct diag *diag);

/* Reports options that say how to seal where nothing is sealed. */
void key_check_options(const struct key_options *options, struct diag *diag);

/* Whether it is on a card or in a module; and whether any argument is the address of one. */
bool key_is_token(const struct key_options *options);
bool key_is_on_token(int argc, char **argv);

/* Reads the PIN, which is asked for before the sandbox closes: a descriptor's file may be anywhere. False with errors. */
bool key_read_pin(struct key_options *options, struct diag *diag);

/* A sandbox in which a key that is open can be used: one of a token is reached by what its driver reads, wherever that is. Opening it takes
 * more, as drivers note there who signs in, and comes before: it is the user's own, as the command line is. */
void key_init_sandbox(const struct key_options *options, struct sandbox *sandbox, struct supplement *supplement);

/* Opens the key, and forgets the PIN; from then on the network is asked for time stamps alone. NULL with errors, or if nothing is to be
 * sealed. */
struct supplement_key *key_open(struct key_options *options, struct supplement *supplement, struct diag *diag);

/* The network that time stamps come from; NULL: none are wanted. */
const struct supplement_network *key_network(const struct key_options *options);

/* Puts the sealed PDF in the place of the bytes; with no key nothing is done. False with errors. */
bool key_seal(struct supplement *supplement, struct supplement_key *key, const struct key_options *options, const char *name,
              const char *date, struct buffer *bytes, struct diag *diag);

#endif
