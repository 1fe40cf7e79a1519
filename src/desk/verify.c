/* Whether a PDF is what was issued. */
#include "desk/inside.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/say.h"
#include "desk/finding.h"

static void put_drop(struct buffer *out)
{
    page_put(out, "<form method=\"post\" action=\"/verify\" enctype=\"multipart/form-data\" class=\"drop\" data-drop>\n"
                  "<label for=\"file\">%s</label>\n<p id=\"file-words\">%s</p>\n"
                  "<input type=\"file\" id=\"file\" name=\"file\" required multiple aria-describedby=\"file-words\" accept=\".pdf,application/pdf\">\n"
                  "<button class=\"first\">%s</button>\n<p role=\"alert\" class=\"bad\" hidden>%s</p>\n</form>\n",
             say("PDFs that somebody shows"), say("Drop them here, or choose them: the register says of each whether it is what was issued."), say("Check it"),
             say("Nothing was taken: drop files, and no folder."));
}

void answer_verify(struct desk *desk, const struct request *request, struct answer *answer)
{
    (void)desk, (void)request;
    page_begin(answer, PAGE_VERIFY, say("Is it genuine?"));
    put_drop(&answer->own);
    page_end(answer, 200);
}

static const char *class_of(enum supplement_verdict verdict)
{
    switch (verdict) {
    case SUPPLEMENT_GENUINE:
    case SUPPLEMENT_SEALED: return "good";
    case SUPPLEMENT_UNALTERED:
    case SUPPLEMENT_REGISTERED:
    case SUPPLEMENT_REPLACED: return "warn";
    default: return "bad";
    }
}

static void take_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    static const char *const NAMES[] = {
        [SUPPLEMENT_GENUINE] = N_("genuine"),   [SUPPLEMENT_UNALTERED] = N_("unaltered"),
        [SUPPLEMENT_REPLACED] = N_("replaced"), [SUPPLEMENT_REVOKED] = N_("revoked"),
        [SUPPLEMENT_ALTERED] = N_("altered"),   [SUPPLEMENT_UNKNOWN] = N_("unknown"),
        [SUPPLEMENT_SEALED] = N_("sealed"),     [SUPPLEMENT_REGISTERED] = N_("registered"),
    };
    (void)path;
    page_put(context, "<p role=\"status\" class=\"verdict %s\"><strong>%s</strong> %s</p>\n", class_of(verdict), say(NAMES[verdict]), words);
}

/* Whether it is; what went wrong is told below its name. */
static void verify_open(struct desk *desk, const struct memfile *file, struct buffer *out, struct diag *diag)
{
    const char *path = file->path, *registered = desk->desking->register_path;
    const struct supplement_verification verification = {.paths = &path, .count = 1, .tell = take_verdict, .context = out,
                                                         .register_path = file_exists(registered) ? registered : NULL,
                                                         .layout = desk_layout(desk, diag)};
    supplement_verify(desk->supplement, &verification, diag);
}

static void verify(struct desk *desk, const struct form_part *part, struct buffer *out)
{
    struct memfile file;
    struct diag *diag = diag_create();
    page_put(out, "<h2>%s</h2>\n", part->file);
    if (memfile_open(&file, part->bytes, part->length))
        verify_open(desk, &file, out, diag);
    else
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){0}, "%s", say_error(errno));
    memfile_close(&file);
    finding_put_all(out, diag);
    diag_destroy(diag);
}

void answer_verified(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct form_part part;
    page_begin(answer, PAGE_VERIFY, say("Is it genuine?"));
    for (size_t at = 0; form_next_part(request, &at, &part, desk->arena);)
        if (part.file && part.length)
            verify(desk, &part, &answer->own);
    put_drop(&answer->own);
    page_end(answer, 200);
}
