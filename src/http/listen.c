#define _GNU_SOURCE /* SOCK_CLOEXEC */
#include "http/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/say.h"

enum { GIVEN = 3 /* SD_LISTEN_FDS_START */, ADDRESS_MOST = 64 };

/* sd_listen_fds(3): one socket, meant for this process. */
static bool is_given(void)
{
    const char *process = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
    return process && count && strtol(process, NULL, 10) == (long)getpid() && strcmp(count, "1") == 0;
}

/* host:port, [host]:port. */
static bool split(const char *address, char host[ADDRESS_MOST], const char **port)
{
    const char *colon = strrchr(address, ':');
    if (!colon || colon == address || !colon[1])
        return false;
    bool bracketed = *address == '[' && colon[-1] == ']';
    const char *begin = address + bracketed, *end = colon - bracketed;
    if (end <= begin || end - begin >= ADDRESS_MOST || (!bracketed && memchr(begin, ':', (size_t)(end - begin))))
        return false;
    memcpy(host, begin, (size_t)(end - begin));
    host[end - begin] = '\0';
    *port = colon + 1;
    return true;
}

static struct addrinfo *find(const char *address)
{
    const struct addrinfo wanted = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE, .ai_socktype = SOCK_STREAM};
    char host[ADDRESS_MOST];
    const char *port;
    struct addrinfo *found = NULL;
    return split(address, host, &port) && getaddrinfo(host, port, &wanted, &found) == 0 ? found : NULL;
}

static int open_at(const struct addrinfo *at)
{
    const int yes = 1;
    int opened = socket(at->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (opened >= 0 && setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
        bind(opened, at->ai_addr, at->ai_addrlen) == 0 && listen(opened, SOMAXCONN) == 0)
        return opened;
    int error = errno;
    if (opened >= 0)
        close(opened);
    errno = error;
    return -1;
}

int listen_given(void)
{
    if (!is_given())
        return -1;
    fcntl(GIVEN, F_SETFD, FD_CLOEXEC);
    fcntl(GIVEN, F_SETFL, fcntl(GIVEN, F_GETFL) | O_NONBLOCK);
    return GIVEN;
}

int listen_at(const char *address, struct diag *diag)
{
    struct addrinfo *at = find(address);
    if (!at) {
        diag_report(diag, DIAG_USAGE, (struct place){0}, say("--listen is an address and a port, as 127.0.0.1:8080 or [::1]:8080: %s"),
                    address);
        return -1;
    }
    int opened = open_at(at);
    if (opened < 0)
        diag_report(diag, DIAG_LISTEN, (struct place){0}, "%s: %s", address, say_error(errno));
    freeaddrinfo(at);
    return opened;
}

int listen_port(int socket)
{
    struct sockaddr_storage name = {0};
    socklen_t size = sizeof name;
    if (getsockname(socket, (struct sockaddr *)&name, &size) != 0)
        return 0;
    return ntohs(name.ss_family == AF_INET6 ? ((const struct sockaddr_in6 *)&name)->sin6_port : ((const struct sockaddr_in *)&name)->sin_port);
}
