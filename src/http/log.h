/* Lines for standard error, which are written many at a time: each by itself would cost as much as finding what is answered. */
#ifndef HTTP_LOG_H
#define HTTP_LOG_H

#include <pthread.h>
#include <stddef.h>

enum { LOG_SIZE = 4096 };

/* On any thread; zeroed at first. */
struct log {
    pthread_mutex_t lock;
    size_t length;
    char lines[LOG_SIZE];
};

/* Puts a line, with its end, behind the others; it is shorter than LOG_SIZE. */
void log_put(struct log *log, const char *line, size_t length);

/* Writes what there is: to be called every second or so, and at the end. */
void log_flush(struct log *log);

#endif
