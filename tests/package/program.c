/* A program of others: the sample's Dutch edition on standard output, and all that the library gives besides. C and C++. */
#include <supplement/supplement.h>

#include <string.h>

static struct supplement_request request_for(const char *language, enum supplement_format format)
{
    struct supplement_request request;
    memset(&request, 0, sizeof request);
    request.language = language;
    request.format = format;
    return request;
}

static bool writes_edition(struct supplement *supplement, struct supplement_layout *layout,
                           const struct supplement_qualification *qualification, struct supplement_diag *diag)
{
    struct supplement_files *files = supplement_files_create();
    struct supplement_request request = request_for("nl", SUPPLEMENT_PDF);
    bool good = supplement_render(supplement, layout, qualification, &request, files, diag) && supplement_files_count(files) == 1 &&
                supplement_files_pages(files) == 2 && !supplement_files_bytes(files, 1) && supplement_files_length(files, 1) == 0;
    if (good)
        fwrite(supplement_files_bytes(files, 0), 1, supplement_files_length(files, 0), stdout);
    request = request_for("nl", SUPPLEMENT_PNG); /* a module */
    good = good && supplement_render(supplement, layout, qualification, &request, files, diag) && supplement_files_count(files) == 2 &&
           memcmp(supplement_files_bytes(files, 1), "\x89PNG", 4) == 0;
    request = request_for("xx", SUPPLEMENT_PDF);
    good = good && !supplement_render(supplement, layout, qualification, &request, files, diag) && supplement_files_count(files) == 0 &&
           supplement_files_pages(files) == 0;
    supplement_files_destroy(files);
    return good;
}

static bool tells(const struct supplement_diag *diag)
{
    char told[4096] = "";
    FILE *out = fmemopen(told, sizeof told, "w");
    supplement_diag_print_json(diag, out);
    fclose(out);
    const char *id = supplement_finding_id(diag, 0), *file = supplement_finding_file(diag, 0),
               *detail = supplement_finding_detail(diag, 0);
    return supplement_diag_errors(diag) == 1 && supplement_diag_status(diag) == 1 && strstr(told, "\"edition-unknown\"") &&
           supplement_diag_count(diag) == 1 && supplement_diag_more(diag) == 0 && id && strcmp(id, "edition-unknown") == 0 &&
           supplement_finding_severity(diag, 0) == SUPPLEMENT_ERROR && supplement_finding_status(diag, 0) == 1 && file &&
           supplement_finding_line(diag, 0) > 1 && supplement_finding_text(diag, 0) && detail && strstr(detail, "\"xx\"") &&
           supplement_finding_hint(diag, 0) && !supplement_finding_waiver(diag, 0) && !supplement_finding_id(diag, 1);
}

/* Data in memory are checked as a file is. */
static bool reads(struct supplement *supplement, struct supplement_diag *diag)
{
    static const char text[] = "<qualification>\n<code>";
    supplement_diag_clear(diag);
    const char *file = NULL;
    bool good = !supplement_read_qualification(supplement, "from a database", text, sizeof text - 1, diag) &&
                (file = supplement_finding_file(diag, 0)) && strcmp(file, "from a database") == 0 &&
                supplement_finding_line(diag, 0) == 2;
    struct supplement_buffer *summary = supplement_buffer_create();
    supplement_diag_clear(diag);
    good = good && !supplement_buffer_bytes(summary) && supplement_buffer_length(summary) == 0 &&
           supplement_check(supplement, NULL, supplement_data_file(supplement, "layouts/labels/nl.xml"), NULL, summary, diag) &&
           supplement_buffer_length(summary) == 12 && memcmp(supplement_buffer_bytes(summary), "labels in nl", 12) == 0;
    supplement_buffer_clear(summary);
    good = good && supplement_buffer_length(summary) == 0 && supplement_buffer_append(summary, "a", 1) &&
           supplement_buffer_append(summary, "bc", 2) && supplement_buffer_append(summary, "", 0) &&
           !supplement_buffer_append(summary, "d", (size_t)-1) && memcmp(supplement_buffer_bytes(summary), "abc", 3) == 0;
    supplement_buffer_destroy(summary);
    return good;
}

int main(int argc, char **argv)
{
    struct supplement *supplement = supplement_create(NULL);
    struct supplement_diag *diag = supplement_diag_create();
    struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
    struct supplement_qualification *qualification = argc > 1 ? supplement_open_qualification(supplement, argv[1], diag) : NULL;
    bool good = layout && qualification && writes_edition(supplement, layout, qualification, diag) && tells(diag) &&
                reads(supplement, diag) && strlen(supplement_version()) >= 5;
    supplement_diag_print(diag, stderr);
    supplement_diag_destroy(diag);
    supplement_destroy(supplement);
    supplement_files_destroy(NULL);
    supplement_buffer_destroy(NULL);
    supplement_diag_destroy(NULL);
    supplement_destroy(NULL);
    return good ? 0 : 1;
}
