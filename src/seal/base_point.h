/* The base point of P-256 (SP 800-186, 3.2.1.3), so many times: from once up to the curve's order. */
#ifndef SEAL_BASE_POINT_H
#define SEAL_BASE_POINT_H

#include <stdbool.h>

enum { COORDINATE_SIZE = 32 /* bytes, the highest first */ };

/* Before the others, in one thread: what makes it quick is loaded where it is there. */
void base_point_prepare(void);

/* What is used again each time, in one thread at a time. NULL, which the others take: it would be of no use. */
struct base_point_room *base_point_room_create(void);
void base_point_room_destroy(struct base_point_room *room);

/* The first coordinate of that point. How long it takes tells nothing of the number, where nobody knows the mask, another number that is drawn
 * for this time. */
void base_point_times(struct base_point_room *room, const unsigned char number[COORDINATE_SIZE],
                      const unsigned char mask[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE]);

/* The same point in both of these ways. */
bool base_point_by_libcrypto(struct base_point_room *room, const unsigned char number[COORDINATE_SIZE],
                             const unsigned char mask[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE]); /* false: it is not there */
void base_point_by_nettle(const unsigned char number[COORDINATE_SIZE], unsigned char coordinate[COORDINATE_SIZE]);

#endif
