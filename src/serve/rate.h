/* How often somebody may try to prove whose a document is: there are few surnames, and who has the token could try them all. */
#ifndef SERVE_RATE_H
#define SERVE_RATE_H

enum { RATE_OF_TOKEN = 10, RATE_OF_ALL = 600 /* tries in a minute */, RATE_PLACES = 4096 };

/* What was tried in this minute; zeroed at first. Tokens that share a place are counted as one. */
struct rate {
    long minute;
    int all;
    unsigned char of_token[RATE_PLACES];
};

/* Counts a try, if it may be made at this time [s], which never runs back. Else how long to wait [s]. */
int rate_take(struct rate *rate, const char *token, long time);

#endif
