/* Stands in for libFuzzer: gives each file of a folder to the fuzzing function, once. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { LIMIT = 16 * 1024 * 1024 };

static bool replay(const char *folder, const char *name, struct diag *diag)
{
    struct buffer path = {0}, contents = {0};
    buffer_format(&path, "%s/%s%c", folder, name, '\0');
    bool good = file_read((const char *)path.bytes, LIMIT, (struct place){0}, &contents, diag);
    if (good) {
        /* A block of exactly this length, so that a sanitizer sees an overrun. */
        uint8_t *input = memory_resize(NULL, contents.length);
        if (contents.length)
            memcpy(input, contents.bytes, contents.length);
        (void)LLVMFuzzerTestOneInput(input, contents.length);
        free(input);
    }
    buffer_finish(&contents);
    buffer_finish(&path);
    return good;
}

int main(int count, char **arguments)
{
    DIR *folder = count == 2 ? opendir(arguments[1]) : NULL;
    if (!folder) {
        fputs("usage: fuzz_NAME FOLDER\n", stderr);
        return EXIT_FAILURE;
    }
    struct diag *diag = diag_create();
    int replayed = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            replayed += replay(arguments[1], entry->d_name, diag);
    closedir(folder);
    diag_print(diag, stderr);
    int status = diag_status(diag);
    diag_destroy(diag);
    printf("%d inputs\n", replayed);
    return replayed ? status : EXIT_FAILURE;
}
