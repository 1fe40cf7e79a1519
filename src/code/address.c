#include "code/address.h"

#include <string.h>

#include "base/say.h"

#define SCHEME "https://"
#define LETTERS "abcdefghijklmnopqrstuvwxyz"
#define FIGURES "0123456789"

/* Names of RFC 952 and 1123, 2.1: labels of letters, figures and hyphens, neither first nor last, with points between. */
static bool is_host(const char *host, size_t length)
{
    size_t points = 0;
    for (size_t i = 0; i < length; i++) {
        bool edge = i == 0 || i + 1 == length || host[i - 1] == '.' || host[i + 1] == '.';
        if (edge && (host[i] == '-' || host[i] == '.'))
            return false;
        points += host[i] == '.';
    }
    return length && points;
}

/* ":8443", or nothing. */
static size_t port_length(const char *text)
{
    size_t figures = *text == ':' ? strspn(text + 1, FIGURES) : 0;
    return figures ? 1 + figures : 0;
}

const char *address_fault(const char *address)
{
    if (strlen(address) > CODE_SHORT_MOST)
        return say("it is longer than a code holds");
    if (strncmp(address, SCHEME, strlen(SCHEME)) != 0)
        return say("it does not begin with https://");
    const char *host = address + strlen(SCHEME);
    size_t length = strspn(host, LETTERS FIGURES "-.");
    if (!is_host(host, length))
        return say("there is no name of a host in it, such as check.school.nl");
    const char *path = host + length + port_length(host + length);
    if (*path && *path != '/')
        return say("its host has letters or signs that it cannot have");
    char capitals[CODE_SHORT_MOST + 1];
    address_capitals(address, capitals);
    if (path[strcspn(path, LETTERS)] || !code_takes(capitals) || strpbrk(path, " %"))
        return say("its path has small letters, or signs that a code cannot have");
    return NULL;
}

void address_capitals(const char *address, char capitals[CODE_SHORT_MOST + 1])
{
    size_t i = 0;
    for (; address[i] && i < CODE_SHORT_MOST; i++)
        capitals[i] = address[i] >= 'a' && address[i] <= 'z' ? (char)(address[i] - 'a' + 'A') : address[i];
    capitals[i] = '\0';
}
