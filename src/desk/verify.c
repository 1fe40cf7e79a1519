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
                  "<input type=\"file\" id=\"file\" name=\"file\" required aria-describedby=\"file-words\" accept=\".pdf,application/pdf\">\n"
                  "<button class=\"first\">%s</button>\n</form>\n",
             say("A PDF that somebody shows"), say("Drop it here, or choose it: the register says whether it is what was issued."), say("Check it"));
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

static void verify(struct desk *desk, const struct form_part *part, struct buffer *out, struct diag *diag)
{
    struct memfile file;
    if (!memfile_open(&file, part->bytes, part->length)) {
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){0}, "%s", say_error(errno));
        return;
    }
    const char *path = file.path, *registered = desk->desking->register_path;
    const struct supplement_verification verification = {.paths = &path, .count = 1, .tell = take_verdict, .context = out,
                                                         .register_path = file_exists(registered) ? registered : NULL,
                                                         .layout = desk_layout(desk, diag)};
    supplement_verify(desk->supplement, &verification, diag);
    memfile_close(&file);
}

void answer_verified(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct form_part part;
    struct diag *diag = diag_create();
    page_begin(answer, PAGE_VERIFY, say("Is it genuine?"));
    for (size_t at = 0; form_next_part(request, &at, &part, desk->arena);)
        if (part.file && part.length) {
            page_put(&answer->own, "<h2>%s</h2>\n", part.file);
            verify(desk, &part, &answer->own, diag);
        }
    finding_put_all(&answer->own, diag);
    put_drop(&answer->own);
    page_end(answer, 200);
    diag_destroy(diag);
}
