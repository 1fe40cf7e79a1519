/* Documents are sealed as they are issued, if the desk was begun with a key. Its passphrase is typed into the page, opens it until the desk is closed,
 * and is kept nowhere. */
#include "desk/inside.h"

#include <string.h>

#include "base/say.h"

static void put_check(struct buffer *out, const char *name, const char *words, const char *more, bool is_chosen)
{
    page_put(out, "<p><label><input type=\"checkbox\" name=\"%s\" value=\"1\"", name);
    buffer_string(out, is_chosen ? " checked> " : "> ");
    page_put(out, "%s <small>%s</small></label></p>\n", words, more);
}

void put_sealing(const struct desk *desk, const struct request *form, struct buffer *out)
{
    bool is_posted = strcmp(form->method, "POST") == 0;
    if (!desk->seal && !desk->desking->locked_seal)
        return;
    page_put(out, "<fieldset>\n<legend>%s</legend>\n", say("Seal"));
    put_check(out, "seal", say("Seal each document"),
              desk->seal ? supplement_key_owner(desk->seal) : say("whoever has the file sees whose it is, and that nothing was changed"),
              !is_posted || form_text(form, "seal", desk->arena));
    put_check(out, "signed", say("With a signed code"), say("whoever holds it on paper can check it without a network; files are then sealed, too"),
              is_posted && form_text(form, "signed", desk->arena));
    if (!desk->seal)
        page_put(out, "<p><label for=\"secret\">%s <small>%s</small></label>\n"
                      "<input type=\"password\" id=\"secret\" name=\"secret\" autocomplete=\"off\"></p>\n",
                 say("Passphrase of the key"), say("it opens the key until the desk is closed, and is kept nowhere"));
    buffer_string(out, "</fieldset>\n");
}

/* What was posted is forgotten with the request; what was copied out of it here. */
static void open_key(struct desk *desk, const struct request *form, struct diag *diag)
{
    char *secret = (char *)form_text(form, "secret", desk->arena); /* in the arena */
    const struct supplement_key_request request = {.key = desk->desking->locked_seal, .certificates = desk->desking->certificates, .secret = secret,
                                                   .today = desk_today(desk)};
    desk->seal = supplement_open_key(desk->supplement, &request, diag);
    if (secret)
        explicit_bzero(secret, strlen(secret));
}

bool take_sealing(struct desk *desk, const struct request *form, bool is_run, struct supplement_export *request, struct diag *diag)
{
    bool seals = form_text(form, "seal", desk->arena) && !is_run; /* a print run is paper */
    request->signs_codes = form_text(form, "signed", desk->arena) != NULL;
    if (!seals && !request->signs_codes)
        return true;
    if (!desk->seal && desk->desking->locked_seal)
        open_key(desk, form, diag);
    request->key = desk->seal;
    request->certify = desk->desking->certify;
    request->network = desk->desking->network;
    return desk->seal != NULL;
}
