/* A card that is pulled out: loaded into a program (LD_PRELOAD), it stands before SoftHSM, and after as many signatures as CARD_AFTER says
 * nothing on it answers any more. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <p11-kit/pkcs11.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN __attribute__((visibility("default")))

static CK_FUNCTION_LIST card;
static const CK_FUNCTION_LIST *token;
static atomic_long signatures;

static void *open_really(const char *file, int mode)
{
    void *(*own)(const char *, int) = NULL;
    void *symbol = dlsym(RTLD_NEXT, "dlopen");
    memcpy(&own, &symbol, sizeof own);
    return own(file, mode);
}

static bool is_there(long more)
{
    const char *after = getenv("CARD_AFTER");
    return !after || (signatures += more) <= strtol(after, NULL, 10);
}

static CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM *mechanism, CK_OBJECT_HANDLE key)
{
    return is_there(0) ? token->C_SignInit(session, mechanism, key) : CKR_DEVICE_REMOVED;
}

static CK_RV sign(CK_SESSION_HANDLE session, unsigned char *data, unsigned long length, unsigned char *signature,
                    unsigned long *signature_length)
{
    return is_there(signature != NULL) ? token->C_Sign(session, data, length, signature, signature_length) : CKR_DEVICE_REMOVED;
}

static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, void *application, CK_NOTIFY notify, CK_SESSION_HANDLE *session)
{
    return is_there(0) ? token->C_OpenSession(slot, flags, application, notify, session) : CKR_DEVICE_REMOVED;
}

SHOWN CK_RV C_GetFunctionList(CK_FUNCTION_LIST **list)
{
    CK_RV (*own)(CK_FUNCTION_LIST **) = NULL;
    CK_FUNCTION_LIST *found = NULL;
    void *module = open_really(getenv("CARD_MODULE"), RTLD_NOW | RTLD_LOCAL), *symbol = module ? dlsym(module, "C_GetFunctionList") : NULL;
    memcpy(&own, &symbol, sizeof own);
    if (!own || own(&found) != CKR_OK)
        return CKR_GENERAL_ERROR;
    token = found;
    card = *found;
    card.C_SignInit = sign_init;
    card.C_Sign = sign;
    card.C_OpenSession = open_session;
    *list = &card;
    return CKR_OK;
}

SHOWN void *dlopen(const char *file, int mode)
{
    Dl_info own;
    const char *module = getenv("CARD_MODULE");
    if (file && module && strcmp(file, module) == 0 && dladdr(&card, &own))
        file = own.dli_fname;
    return open_really(file, mode);
}
