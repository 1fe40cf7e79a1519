/* A program of others: the sample's Dutch edition, and a fault that is told. C and C++. */
#include <supplement/supplement.h>

#include <string.h>

static int count(const char *text, const char *word)
{
    int times = 0;
    while ((text = strstr(text, word))) {
        times++;
        text++;
    }
    return times;
}

int main(int argc, char **argv)
{
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = supplement_diag_create();
    struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
    struct supplement_qualification *qualification = argc > 1 ? supplement_open_qualification(supplement, argv[1], diag) : NULL;
    struct supplement_files files;
    struct supplement_request request;
    memset(&files, 0, sizeof files);
    memset(&request, 0, sizeof request);
    request.language = "nl";
    bool good = layout && qualification && supplement_render(supplement, layout, qualification, &request, &files, diag);
    if (good)
        fwrite(files.list[0].bytes, 1, files.list[0].length, stdout);
    supplement_diag_print(diag, stderr);
    if (supplement_diag_errors(diag) != 0 || supplement_diag_status(diag) != 0)
        good = false;

    request.format = SUPPLEMENT_PNG; /* a module */
    good = good && supplement_render(supplement, layout, qualification, &request, &files, diag) && files.count == 2 &&
           memcmp(files.list[1].bytes, "\x89PNG", 4) == 0;

    request.language = "xx";
    char told[4096] = "";
    good = good && !supplement_render(supplement, layout, qualification, &request, &files, diag);
    FILE *out = fmemopen(told, sizeof told, "w");
    supplement_diag_print_json(diag, out);
    fclose(out);
    good = good && supplement_diag_errors(diag) == 1 && supplement_diag_status(diag) == 1 && count(told, "\"edition-unknown\"") == 1;

    supplement_files_finish(&files);
    supplement_diag_destroy(diag);
    supplement_destroy(supplement);
    return good ? 0 : 1;
}
