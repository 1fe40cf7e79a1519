/*
 * check-objects [-w] FILE...     prints each fault as "FILE: fault: detail"; exit status 1 if there is one, 2 if a file is none
 *     -w                         the files are whole supplements: all of their data are shown, with author and identifier
 * check-objects -t FILE          prints the tree as it is read aloud
 * check-objects -b FILE          prints what is heard beside the tree
 * check-objects -f               prints the names of all faults
 */
#include <stdio.h>
#include <string.h>

#include "checks.h"

static bool check_file(const char *path, bool whole)
{
    struct arena *arena = arena_create();
    struct written *written = written_open(arena, path, false);
    bool good = false;
    if (written) {
        check_catalog(written);
        check_metadata(written, whole);
        check_source(written, whole);
        check_tree(written);
        check_tables(written, whole);
        check_artifacts(written);
        check_text(written);
        check_fonts(written);
        check_links(written);
        check_outline(written);
        good = !written->fault_count;
        written_close(written);
    }
    arena_destroy(arena);
    return good;
}

static bool print_file(const char *path, void (*print)(struct written *))
{
    struct arena *arena = arena_create();
    struct written *written = written_open(arena, path, true);
    if (written) {
        print(written);
        written_close(written);
    }
    arena_destroy(arena);
    return written;
}

int main(int count, char **arguments)
{
    bool whole = count > 1 && strcmp(arguments[1], "-w") == 0, good = true;
    if (count == 2 && strcmp(arguments[1], "-f") == 0) {
        for (int i = 0; i < FAULT_COUNT; i++)
            puts(fault_name((enum fault)i));
        return 0;
    }
    if (count == 3 && strcmp(arguments[1], "-t") == 0)
        return print_file(arguments[2], print_tree) ? 0 : 2;
    if (count == 3 && strcmp(arguments[1], "-b") == 0)
        return print_file(arguments[2], print_beside) ? 0 : 2;
    if (count < (whole ? 3 : 2)) {
        fputs("usage: check-objects [-w] FILE... | -t FILE | -b FILE | -f\n", stderr);
        return 2;
    }
    for (int i = whole ? 2 : 1; i < count; i++)
        good &= check_file(arguments[i], whole);
    return good ? 0 : 1;
}
