#include "http/log.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"

static void write_all(struct log *log)
{
    (void)file_write_all(STDERR_FILENO, log->lines, log->length);
    log->length = 0;
}

void log_put(struct log *log, const char *line, size_t length)
{
    pthread_mutex_lock(&log->lock);
    if (length > sizeof log->lines - log->length)
        write_all(log);
    memcpy(log->lines + log->length, line, length);
    log->length += length;
    pthread_mutex_unlock(&log->lock);
}

void log_flush(struct log *log)
{
    pthread_mutex_lock(&log->lock);
    write_all(log);
    pthread_mutex_unlock(&log->lock);
}
