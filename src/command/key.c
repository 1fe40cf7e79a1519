#include "command/key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/say.h"
#include "command/command.h"
#include "command/network.h"

#define TOKEN "pkcs11:"

static bool is_token(const char *key)
{
    return strncmp(key, TOKEN, strlen(TOKEN)) == 0;
}

bool key_is_token(const struct key_options *options)
{
    return options->key && is_token(options->key);
}

bool key_is_on_token(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = strchr(argv[i], '=');
        if (is_token(argv[i]) || (argv[i][0] == '-' && value && is_token(value + 1)))
            return true;
    }
    return false;
}

bool key_take_option(struct key_options *options, int option, char *argument, struct diag *diag)
{
    switch (option) {
    case KEY_SEAL: options->key = argument; return true;
    case KEY_CERTIFICATE: options->certificates = argument; return true;
    case KEY_PIN: options->pin = argument; return true;
    case KEY_CERTIFY: options->certify = true; return true;
    case KEY_TIMESTAMP: options->timestamp = network_take_address(argument, diag); return true;
    default: return false;
    }
}

void key_check_options(const struct key_options *options, struct diag *diag)
{
    if (!options->key && (options->certificates || options->pin || options->certify || options->timestamp))
        report_usage(diag, "say with --seal what to seal with: ",
                     options->pin         ? "--pin"
                     : options->certify   ? "--certify"
                     : options->timestamp ? "--timestamp"
                                          : "--certificate");
}

static bool read_line(int descriptor, char secret[KEY_SECRET_SIZE])
{
    size_t length = 0;
    ssize_t count = 1;
    while (count > 0 && length < KEY_SECRET_SIZE - 1) {
        count = read(descriptor, secret + length, KEY_SECRET_SIZE - 1 - length);
        if (count < 0 && errno == EINTR)
            count = 1;
        else if (count > 0)
            length += (size_t)count;
    }
    secret[length] = '\0';
    secret[strcspn(secret, "\r\n")] = '\0';
    return count >= 0;
}

bool key_read_pin(struct key_options *options, struct diag *diag)
{
    if (!options->pin)
        return true;
    bool standard = strcmp(options->pin, "-") == 0;
    int descriptor = standard ? STDIN_FILENO : open(options->pin, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    bool good = descriptor >= 0 && read_line(descriptor, options->secret);
    if (!good)
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){options->pin, 0}, "%s", say_error(errno));
    if (descriptor >= 0 && !standard)
        close(descriptor);
    return good;
}

void key_init_sandbox(const struct key_options *options, struct sandbox *sandbox, struct supplement *supplement)
{
    if (key_is_token(options)) {
        sandbox_init_readable(sandbox);
        return;
    }
    sandbox_init(sandbox, supplement);
}

struct supplement_key *key_open(struct key_options *options, struct supplement *supplement, struct diag *diag)
{
    if (!options->key)
        return NULL;
    struct arena *arena = arena_create();
    struct supplement_key_request request = {.key = options->key, .certificates = options->certificates,
                                             .secret = options->pin ? options->secret : NULL};
    struct supplement_key *key = find_today(arena, &request.today, diag) ? supplement_open_key(supplement, &request, diag) : NULL;
    explicit_bzero(options->secret, sizeof options->secret);
    arena_destroy(arena);
    if (options->timestamp)
        options->network = network_to(options->timestamp, false);
    return key;
}

const struct supplement_network *key_network(const struct key_options *options)
{
    return options->timestamp ? &options->network : NULL;
}

bool key_seal(struct supplement *supplement, struct supplement_key *key, const struct key_options *options, const char *name,
              const char *date, struct buffer *bytes, struct diag *diag)
{
    if (!key)
        return !options->key;
    const struct supplement_sealing sealing = {.file = {name, bytes->bytes, bytes->length}, .date = date,
                                               .certify = options->certify, .network = key_network(options)};
    return supplement_seal(supplement, key, &sealing, bytes, diag);
}
