#include "desk/register_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "desk/csv.h"

bool list_open(struct list *list, struct desk *desk, struct diag *diag)
{
    *list = (struct list){.arena = arena_create()};
    if (!file_exists(desk->desking->register_path))
        return true;
    FILE *out = open_memstream(&list->text, &list->length);
    bool good = out && supplement_register_list(desk->supplement, desk->desking->register_path, true, out, diag);
    if (out)
        fclose(out);
    list->at = list->text;
    arena_clear(list->arena);
    if (good)
        csv_next_row(&list->at, list->text + list->length, list->cells, REGISTER_COLUMNS_MOST, list->arena); /* headings */
    return good;
}

void list_close(struct list *list)
{
    free(list->text);
    arena_destroy(list->arena);
}

bool list_next(struct list *list)
{
    arena_clear(list->arena);
    return list->text && csv_next_row(&list->at, list->text + list->length, list->cells, REGISTER_COLUMNS_MOST, list->arena) > SEALED_BY;
}

bool list_find(struct list *list, const char *number)
{
    while (list_next(list))
        if (strcmp(list->cells[NUMBER], number) == 0)
            return true;
    return false;
}
