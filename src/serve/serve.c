#define _GNU_SOURCE /* inotify */
#include "serve/serve.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"
#include "http/http.h"
#include "http/listen.h"
#include "http/tls.h"
#include "serve/check.h"
#include "serve/drop.h"
#include "serve/house.h"
#include "serve/program.h"

enum {
    KEPT_MOST = 24 * 1024 * 1024, /* bytes of editions that nobody asks for at the moment */
    WAITING_MOST = 64,            /* editions: what one computer makes in a second or so */
    LOOK_ROUND = 200,             /* [ms] */
    PATIENCE = 5,                 /* [s] with answers that were begun, at the end */
};

struct watch {
    struct supplement *supplement;
    const struct serving *serving;
    struct house *house;
    struct http *http;
    struct tls *tls;              /* NULL: none */
    int changes;                  /* of inotify(7); -1: this system has none */
    bool changed;
};

/* What is at fault does not keep the others back. */
static void tell_inventory(const struct inventory *inventory)
{
    diag_print(inventory->faults, stderr);
    fprintf(stderr, say_count(inventory->count, "supplement: %zu qualification is served\n", "supplement: %zu qualifications are served\n"),
            inventory->count);
    if (inventory->kept)
        fprintf(stderr, say_count(inventory->kept, "supplement: %zu of them as it was before its file went wrong\n",
                                  "supplement: %zu of them as they were before their files went wrong\n"),
                inventory->kept);
}

static struct inventory *read_inventory(struct supplement *supplement, const struct serving *serving, const struct inventory *before)
{
    struct diag *diag = diag_create();
    struct inventory *inventory = inventory_read(serving->folder, supplement, before, serving->today, diag);
    diag_print(diag, stderr);
    diag_destroy(diag);
    if (inventory)
        tell_inventory(inventory);
    return inventory;
}

/* ------------------------------------------------------------------------------------------------ changes */

static int watch_folder(const char *folder)
{
    int changes = folder ? inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;
    if (changes >= 0)
        (void)inotify_add_watch(changes, folder, IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_ONLYDIR);
    return changes;
}

static bool take_changes(int changes)
{
    char events[4096];
    bool some = false;
    while (read(changes, events, sizeof events) > 0)
        some = true;
    return some;
}

/* What is being copied into the folder comes in many steps: it is read once nothing has changed for a moment. */
static void look_for_changes(struct watch *watch)
{
    struct pollfd changes = {watch->changes, POLLIN, 0};
    (void)poll(&changes, 1, LOOK_ROUND);
    bool some = watch->changes >= 0 && take_changes(watch->changes);
    if (watch->changed && !some) {
        struct inventory *inventory = read_inventory(watch->supplement, watch->serving, watch->house->inventory);
        if (inventory)
            house_renew(watch->house, inventory);
    }
    watch->changed = some;
    if (some)
        (void)poll(NULL, 0, LOOK_ROUND);
}

static void look_for_certificate(struct watch *watch)
{
    struct diag *diag = diag_create();
    tls_renew(watch->tls, diag);
    diag_print(diag, stderr);
    diag_destroy(diag);
}

static void watch_all(struct watch *watch)
{
    while (!watch->serving->stop()) {
        look_for_changes(watch);
        http_look_round(watch->http);
        if (watch->tls)
            look_for_certificate(watch);
    }
}

/* ------------------------------------------------------------------------------------------------ serving */

/* First nobody new comes in, then what was begun is finished; what is then still in the making nobody waits for. */
static void end(struct watch *watch, struct editions *editions, struct examiner *examiner)
{
    http_quiesce(watch->http, PATIENCE);
    editions_stop(editions);
    if (examiner)
        examiner_stop(examiner);
    http_end(watch->http);
    if (watch->changes >= 0)
        close(watch->changes);
}

static bool run(struct supplement *supplement, const struct serving *serving, struct house *house, struct examiner *examiner, struct tls *tls,
                struct diag *diag)
{
    struct watch watch = {.supplement = supplement, .serving = serving, .house = house, .tls = tls, .changes = watch_folder(serving->folder)};
    house->host.tls = tls;
    watch.http = http_begin(serving->socket, serving->threads, &house->host, diag);
    if (!watch.http) {
        if (watch.changes >= 0)
            close(watch.changes);
        return false;
    }
    watch_all(&watch);
    end(&watch, house->editions, examiner);
    return true;
}

int serve_listen(const char *address, bool is_encrypted, struct diag *diag)
{
    int opened = listen_given();
    if (opened >= 0)
        return opened;
    opened = listen_at(address, diag);
    if (opened >= 0)
        fprintf(stderr, "supplement: %s://%.*s:%d/\n", is_encrypted ? "https" : "http", (int)(strrchr(address, ':') - address), address,
                listen_port(opened));
    return opened;
}

/* What answers of the documents of a register. */
struct checking {
    struct check *check;
    struct examiner *examiner; /* NULL: no files are taken */
    struct drop *drop;
};

static bool begin_checking(const struct serving *serving, struct checking *checking, struct diag *diag)
{
    *checking = (struct checking){.check = NULL};
    if (!serving->register_path)
        return true;
    checking->check = check_create(serving->register_path, diag);
    if (checking->check && serving->examiner >= 0)
        checking->examiner = examiner_create(serving->examiner, serving->threads, diag);
    if (!checking->check || (serving->examiner >= 0 && !checking->examiner))
        return false;
    checking->drop = drop_create(checking->check, checking->examiner);
    return true;
}

static void end_checking(struct checking *checking)
{
    drop_destroy(checking->drop);
    examiner_destroy(checking->examiner);
    check_destroy(checking->check);
}

static bool serve_as(struct supplement *supplement, const struct serving *serving, struct tls *tls, struct diag *diag)
{
    const struct editions_rules rules = {.layout = serving->layout, .bytes_most = KEPT_MOST, .makers = serving->threads,
                                         .waiting_most = WAITING_MOST};
    struct checking checking;
    bool begins = begin_checking(serving, &checking, diag);
    struct inventory *inventory = begins ? inventory_read(serving->folder, supplement, NULL, serving->today, diag) : NULL;
    struct editions *editions = inventory ? editions_create(&rules, diag) : NULL;
    struct house house;
    bool good = false;
    if (editions) {
        tell_inventory(inventory);
        house_init(&house, program_hash(supplement, serving->layout, (const char *const[]){serving->folder, NULL}), editions, inventory);
        house.check = checking.check;
        house.drop = checking.drop;
        house.token = serving->token;
        house.has_folder = serving->folder != NULL;
        good = run(supplement, serving, &house, checking.examiner, tls, diag);
        house_finish(&house);
    } else {
        inventory_release(inventory);
    }
    editions_destroy(editions);
    end_checking(&checking);
    return good;
}

bool serve(struct supplement *supplement, const struct serving *serving, struct diag *diag)
{
    struct tls *tls = serving->certificate ? tls_open(serving->certificate, serving->key, diag) : NULL;
    bool good = (tls || !serving->certificate) && serve_as(supplement, serving, tls, diag);
    tls_close(tls);
    return good;
}
