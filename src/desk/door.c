#include "desk/door.h"

#include <errno.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>

#include "base/memory.h"

void desk_make_key(char key[DESK_KEY_SIZE])
{
    unsigned char bytes[(DESK_KEY_SIZE - 1) / 2];
    if (getentropy(bytes, sizeof bytes) != 0)
        abort(); /* a key that can be guessed is none */
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(key + 2 * i, 3, "%02x", bytes[i]);
}

bool door_init(struct door *door, int socket, const char *key, struct diag *diag)
{
    struct sockaddr_storage name;
    socklen_t size = sizeof name;
    char host[INET6_ADDRSTRLEN] = "";
    *door = (struct door){0};
    if (getsockname(socket, (struct sockaddr *)&name, &size) != 0) {
        diag_report(diag, DIAG_LISTEN, (struct place){0}, "%s", say_error(errno));
        return false;
    }
    const struct sockaddr_in *four = (const struct sockaddr_in *)&name;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)&name;
    bool is_six = name.ss_family == AF_INET6;
    int port = ntohs(is_six ? six->sin6_port : four->sin_port);
    (void)inet_ntop(name.ss_family, is_six ? (const void *)&six->sin6_addr : (const void *)&four->sin_addr, host, sizeof host);
    snprintf(door->address, sizeof door->address, is_six ? "[%s]:%d" : "%s:%d", host, port);
    snprintf(door->cookie_name, sizeof door->cookie_name, "supplement-%d", port); /* cookies know no ports: another desk has another */
    snprintf(door->key, sizeof door->key, "%s", key);
    desk_make_key(door->session);
    return true;
}

/* In a time that does not tell how much of it is right. */
static bool is_same(const char *given, size_t length, const char key[DESK_KEY_SIZE])
{
    unsigned char differs = 0;
    if (length != DESK_KEY_SIZE - 1)
        return false;
    for (size_t i = 0; i < length; i++)
        differs |= (unsigned char)(given[i] ^ key[i]);
    return !differs;
}

/* Cookie: a=1; b=2 */
static bool has_cookie(const struct door *door, const char *cookies)
{
    size_t name = strlen(door->cookie_name);
    for (const char *at = cookies; at && *at; at += strspn(at, "; ")) {
        size_t length = strcspn(at, ";");
        if (length > name && strncmp(at, door->cookie_name, name) == 0 && at[name] == '=' &&
            is_same(at + name + 1, length - name - 1, door->session))
            return true;
        at += length;
    }
    return false;
}

/* A name of another site that leads to this computer is not the desk's (DNS rebinding); nor is another site's form. What is posted always says from
 * where (Fetch Standard, 3.1). */
static bool is_own(const struct door *door, const struct request *request)
{
    const char *host = request_header(request, "Host"), *origin = request_header(request, "Origin");
    bool posts = strcmp(request->method, "POST") == 0, has_origin = origin && strncmp(origin, "http://", 7) == 0;
    if (!host || strcmp(host, door->address) != 0)
        return false;
    return origin ? has_origin && strcmp(origin + 7, door->address) == 0 : !posts;
}

static bool takes_key(struct door *door, const struct request *request)
{
    const char *key = strcmp(request->method, "GET") == 0 ? request_query(request, "key") : NULL;
    if (!key || !is_same(key, strlen(key), door->key))
        return false;
    desk_make_key(door->key);
    return true;
}

enum door_verdict door_judge(struct door *door, const struct request *request)
{
    if (!is_own(door, request))
        return DOOR_FOREIGN;
    if (takes_key(door, request))
        return DOOR_ENTERS;
    return has_cookie(door, request_header(request, "Cookie")) ? DOOR_OPEN : DOOR_CLOSED;
}

void door_put_cookie(const struct door *door, char out[DOOR_COOKIE_SIZE])
{
    snprintf(out, DOOR_COOKIE_SIZE, "%s=%s; Path=/; HttpOnly; SameSite=Strict", door->cookie_name, door->session);
}
