/* What the commands that write workbooks share. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "command/command.h"

bool is_workbook(const char *output)
{
    const char *dot = strrchr(output, '.');
    return dot && strcasecmp(dot, ".xlsx") == 0;
}

const char *work_folder(struct arena *arena, const char *output)
{
    const char *slash = strrchr(output, '/'), *system = getenv("TMPDIR");
    if (strcmp(output, "-") == 0)
        return system && *system ? system : "/tmp";
    return slash ? arena_copy(arena, output, (size_t)(slash - output) + 1) : ".";
}
