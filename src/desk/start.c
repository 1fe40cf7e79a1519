/* The page to begin with: a file is dropped. */
#include "desk/inside.h"

#include <errno.h>
#include <string.h>

#include "base/say.h"
#include "desk/finding.h"

static void put_drop(struct buffer *out)
{
    page_put(out, "<form method=\"post\" action=\"/file\" enctype=\"multipart/form-data\" class=\"drop\" data-drop>\n"
                  "<label for=\"file\">%s</label>\n<p id=\"file-words\">%s</p>\n"
                  "<input type=\"file\" id=\"file\" name=\"file\" required aria-describedby=\"file-words\" "
                  "accept=\".csv,.xlsx,.ods,.fods,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
                  "application/vnd.oasis.opendocument.spreadsheet\">\n"
                  "<button class=\"first\">%s</button>\n<p role=\"alert\" class=\"bad\" hidden>%s</p>\n</form>\n",
             say("A spreadsheet of graduates"),
             say("CSV or a workbook (.xlsx or .ods), a row for each: drop it here, or choose it. The file itself stays as it is."),
             say("Check it"), say("Nothing was taken: drop one file, and no folder."));
}

void answer_start(struct desk *desk, const struct request *request, struct answer *answer)
{
    if (desk->cohort.headings) {
        answer_table(desk, request, answer);
        return;
    }
    page_begin(answer, PAGE_COHORT, say("Issue supplements"));
    if (desk->cohort.name) {
        page_put(&answer->own, "<p role=\"alert\" class=\"bad\">%s: %s</p>\n", desk->cohort.name, say("this file cannot be read"));
        finding_put_all(&answer->own, desk->job.diag);
        put_settings(&answer->own, &desk->cohort, true); /* such as which sheet is meant */
    }
    put_drop(&answer->own);
    page_put(&answer->own, "<p class=\"soft\">%s: %s<br>%s: %s</p>\n", say("Qualifications"), desk->desking->qualifications, say("Made in"),
             desk->desking->output);
    page_end(answer, 200);
}

static bool find_file(const struct request *request, struct form_part *part, struct arena *arena)
{
    for (size_t at = 0; form_next_part(request, &at, part, arena);)
        if (part->file && strcmp(part->name, "file") == 0)
            return *part->file != '\0'; /* "" is none that was chosen */
    return false;
}

void answer_file(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct form_part part;
    if (desk_is_issuing(desk, answer) || asks_about_corrections(desk, request, "/away", say("Another file, and forget them"), answer))
        return;
    page_lead_to(answer, "/");
    if (!find_file(request, &part, desk->arena))
        return;
    job_forget(&desk->job);
    if (cohort_take(&desk->cohort, part.file, part.bytes, part.length))
        desk_read(desk);
    else
        page_tell(answer, PAGE_COHORT, 500, say("The file cannot be kept"), say_error(errno));
}

void answer_away(struct desk *desk, const struct request *request, struct answer *answer)
{
    if (desk_is_issuing(desk, answer) || asks_about_corrections(desk, request, "/away", say("Another file, and forget them"), answer))
        return;
    job_forget(&desk->job);
    desk_forget_pictures(desk);
    cohort_finish(&desk->cohort);
    cohort_init(&desk->cohort);
    page_lead_to(answer, "/");
}
