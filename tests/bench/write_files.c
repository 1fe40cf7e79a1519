/* What the machine asks for files alone: open, write and close, as many and of the same sizes and names as others that
 * were made before; from memory, one after another, in one thread.
 *
 *     write-files LIST FOLDER
 *
 * LIST holds a line for each file: its size, a space, its path in FOLDER; `find -type f -printf '%s %P\n'` writes it. The
 * folders must be there. Prints CPU time (user and system) and time passed of the loop alone [ms]. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PATH_MOST = 4096 };

struct item {
    size_t size;
    char *path;
};

struct list {
    struct item *items;
    size_t count, room, largest;
};

static void stop(const char *what)
{
    fprintf(stderr, "write-files: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void list_add(struct list *list, size_t size, const char *path)
{
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 1024;
        list->items = realloc(list->items, list->room * sizeof *list->items);
        if (!list->items)
            stop("memory");
    }
    list->items[list->count++] = (struct item){size, strdup(path)};
    if (size > list->largest)
        list->largest = size;
}

static void list_read(struct list *list, const char *path)
{
    char line[PATH_MOST + 32], *rest;
    FILE *file = fopen(path, "r");
    if (!file)
        stop(path);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        size_t size = strtoull(line, &rest, 10);
        if (*rest == ' ')
            list_add(list, size, rest + 1);
    }
    fclose(file);
}

static double milliseconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void write_all(const struct list *list, const char *bytes)
{
    for (size_t i = 0; i < list->count; i++) {
        int file = open(list->items[i].path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
        if (file < 0 || write(file, bytes, list->items[i].size) != (ssize_t)list->items[i].size || close(file) < 0)
            stop(list->items[i].path);
    }
}

int main(int argc, char **argv)
{
    struct list list = {0};
    if (argc != 3) {
        fputs("usage: write-files LIST FOLDER\n", stderr);
        return 2;
    }
    list_read(&list, argv[1]);
    if (list.count == 0 || chdir(argv[2]) < 0)
        stop(argv[2]);
    char *bytes = malloc(list.largest + 1);
    if (!bytes)
        stop("memory");
    memset(bytes, 'x', list.largest);
    double cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID), wall = milliseconds(CLOCK_MONOTONIC);
    write_all(&list, bytes);
    printf("%.3f %.3f\n", milliseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, milliseconds(CLOCK_MONOTONIC) - wall);
    for (size_t i = 0; i < list.count; i++)
        free(list.items[i].path);
    free(list.items);
    free(bytes);
    return 0;
}
