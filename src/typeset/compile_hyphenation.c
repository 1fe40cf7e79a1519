/* compile-hyphenation PATTERNS.dic OUT.bin: hyphenation patterns in the form that is used from the file as it is. */
#include <stdio.h>

#include "base/diag.h"
#include "base/file.h"
#include "typeset/patterns.h"

enum { SOURCE_LIMIT = 64 * 1024 * 1024 };

static bool compile(const char *source_path, const char *path, struct diag *diag)
{
    struct place place = {.file = source_path};
    struct buffer source, out;
    buffer_init(&source);
    buffer_init(&out);
    bool done = file_read(source_path, SOURCE_LIMIT, place, &source, diag);
    if (done && !patterns_compile(source_path, source.bytes, source.length, &out)) {
        diag_report(diag, DIAG_HYPHENATION_INVALID, place, "%s", source_path);
        done = false;
    }
    done = done && file_write(path, out.bytes, out.length, (struct file_manner){0}, diag);
    buffer_finish(&source);
    buffer_finish(&out);
    return done;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: compile-hyphenation PATTERNS.dic OUT.bin\n", stderr);
        return STATUS_USAGE;
    }
    struct diag *diag = diag_create();
    (void)compile(argv[1], argv[2], diag);
    diag_print(diag, stderr);
    int status = diag_status(diag);
    diag_destroy(diag);
    return status;
}
