/* Conditions on what somebody has already (RFC 9110, 13). */
#ifndef HTTP_ENTITY_H
#define HTTP_ENTITY_H

#include <stdbool.h>

/* If-None-Match: whether the tag ("abc", with its quotes) is in the list, compared weakly (8.8.3.2), or the list is a star. False also if the list is
 * NULL or not understood from somewhere before the tag on. */
bool entity_is_listed(const char *list, const char *tag);

/* If-Range: whether it is this tag, compared strongly; true if it is NULL. A date is never ours: we give none. */
bool entity_is_same(const char *condition, const char *tag);

#endif
