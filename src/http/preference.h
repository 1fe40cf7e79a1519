/* The languages that somebody prefers (Accept-Language: RFC 9110, 12.5.4). */
#ifndef HTTP_PREFERENCE_H
#define HTTP_PREFERENCE_H

#include <stddef.h>

/* Which of the tags, NULL behind the last, is meant: each range is looked up as RFC 4647, 3.4 has it ("nl-BE" finds nl), the weightiest
 * first; where that finds none, what begins with it is taken ("sr" finds sr-Latn). What has the weight 0 is not taken. -1: none of
 * them, nothing was said (NULL), or it is not understood. */
int preference_choose(const char *accepted, const char *const *tags);

/* How much a list wants (Accept: 12.5.1) the first of these media ranges that it names, NULL behind the last: thousandths. -1: none of them,
 * or it is NULL. Ranges with parameters are left out. */
int preference_weigh(const char *accepted, const char *const *ranges);

#endif
