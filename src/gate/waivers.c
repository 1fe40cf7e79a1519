/* Waivers, <waiver id="…" select="…" reason="…" by="…" until="…"/>: each lets one kind of finding pass at one place. Only
 * judgements can be waived: what is missing or against the schema is found elsewhere. */
#include <string.h>

#include "base/say.h"
#include "gate/judgement.h"

struct waiver {
    const struct xml_node *node;
    const char *id, *select, *words; /* words: why, by whom, until when */
    bool is_over, is_used, is_known; /* is_known: of a kind that can be waived */
    bool is_faulty;                  /* its expression, which was told */
    const struct xml_node **places;
    size_t place_count;
};

struct waivers {
    struct judgement *judgement;
    struct waiver *list;
    size_t count;
    struct diag *diag;
};

static const char *no_variable(void *context, const char *name)
{
    (void)context;
    (void)name;
    return NULL;
}

static const char *said(const struct xml_node *node, const char *name)
{
    const char *value = xml_attribute(node, name);
    return value ? value : "";
}

/* The elements that a waiver selects; none, if its expression is at fault. */
static void find_places(struct waivers *waivers, struct waiver *waiver, struct xml_paths *paths, struct xml_query *query)
{
    struct judgement *judgement = waivers->judgement;
    struct place place = xml_place(judgement->file, waiver->node);
    const struct xml_path *path = xml_path_compile(paths, waiver->select, place, waivers->diag);
    struct xml_answer answer;
    if (!path || !xml_ask(query, path, judgement->root, judgement->arena, place, waivers->diag, &answer)) {
        waiver->is_faulty = true;
        return;
    }
    waiver->places = answer.nodes;
    waiver->place_count = answer.count;
}

static struct waiver read_waiver(struct waivers *waivers, const struct xml_node *node, const char *today)
{
    struct waiver waiver = {.node = node, .id = said(node, "id"), .select = said(node, "select")};
    const char *until = said(node, "until");
    size_t length = today ? strcspn(today, "T") : 0;
    waiver.words = arena_format(waivers->judgement->arena, say("%s (%s, until %s)"), said(node, "reason"), said(node, "by"), until);
    waiver.is_over = today && strncmp(today, until, length) > 0; /* ISO 8601 sorts as time goes */
    waiver.is_known = judgement_has_kind(waiver.id);
    return waiver;
}

static const struct xml_node *find_list(const struct xml_node *root)
{
    const struct xml_node *node = xml_first_element(root);
    while (node && !xml_is_named(node, "waivers"))
        node = xml_next_element(node);
    return node;
}

static void read_waivers(struct waivers *waivers, const struct xml_node *list, const char *today)
{
    struct judgement *judgement = waivers->judgement;
    struct xml_paths *paths = xml_paths_create();
    struct xml_query *query = xml_query_create(judgement->file, no_variable, NULL);
    size_t count = 0;
    for (const struct xml_node *node = xml_first_element(list); node; node = xml_next_element(node))
        count++;
    waivers->list = arena_new_array(judgement->arena, struct waiver, count);
    for (const struct xml_node *node = xml_first_element(list); node; node = xml_next_element(node)) {
        struct waiver *waiver = &waivers->list[waivers->count++];
        *waiver = read_waiver(waivers, node, today);
        find_places(waivers, waiver, paths, query);
    }
    xml_query_destroy(query);
    xml_paths_destroy(paths);
}

/* At one of its elements, or inside. */
static bool holds(const struct waiver *waiver, const struct xml_node *node)
{
    for (; node; node = xml_parent(node))
        for (size_t i = 0; i < waiver->place_count; i++)
            if (waiver->places[i] == node)
                return true;
    return false;
}

static const struct waiver *find_waiver(struct waivers *waivers, const struct judged *judged)
{
    for (size_t i = 0; i < waivers->count; i++) {
        struct waiver *waiver = &waivers->list[i];
        if (strcmp(waiver->id, diag_name(judged->id)) != 0 || !holds(waiver, judged->node))
            continue;
        waiver->is_used = true;
        if (!waiver->is_over)
            return waiver;
    }
    return NULL;
}

static void judge_waivers(const struct waivers *waivers)
{
    for (size_t i = 0; i < waivers->count; i++) {
        const struct waiver *waiver = &waivers->list[i];
        struct place place = xml_place(waivers->judgement->file, waiver->node);
        if (!waiver->is_known)
            diag_report(waivers->diag, DIAG_WAIVER_UNKNOWN, place, "id=\"%s\"", waiver->id);
        else if (!waiver->is_used && !waiver->is_faulty)
            diag_report(waivers->diag, DIAG_WAIVER_STALE, place, "%s at %s", waiver->id, waiver->select);
        else if (waiver->is_over)
            diag_report(waivers->diag, DIAG_WAIVER_OVER, place, "%s at %s: %s", waiver->id, waiver->select, waiver->words);
    }
}

/* Data that were taken out of a document name its one edition, and when or for whom it was made. What was let pass when it
 * was made does not travel with it; made again, it has to be the same. */
static bool is_of_a_document(const struct xml_node *root)
{
    const char *editions = said(root, "editions");
    bool is_made = xml_attribute(root, "dated") != NULL;
    for (const struct xml_node *node = xml_first_element(root); node && !is_made; node = xml_next_element(node))
        is_made = xml_is_named(node, "fields");
    return is_made && *editions && !strchr(editions, ' ');
}

static const char *words_of_pass(struct waivers *waivers, const struct judged *judged, bool is_made)
{
    const struct waiver *waiver = find_waiver(waivers, judged);
    return waiver ? waiver->words : is_made ? say("these are the data of a document that was made with them") : NULL;
}

void judgement_report(struct judgement *judgement, const char *today)
{
    struct diag *diag = judgement->diag;
    struct waivers waivers = {.judgement = judgement, .diag = diag};
    const struct xml_node *list = find_list(judgement->root);
    bool is_made = judgement->count && is_of_a_document(judgement->root);
    if (list)
        read_waivers(&waivers, list, today);
    for (size_t i = 0; i < judgement->count; i++) {
        const struct judged *judged = &judgement->findings[i];
        const char *words = words_of_pass(&waivers, judged, is_made);
        struct place place = xml_place(judgement->file, judged->node);
        size_t before = diag_count(diag);
        if (words)
            diag_waive(diag, judged->id, place, words, "%s", judged->detail);
        else
            diag_report(diag, judged->id, place, "%s", judged->detail);
        if (!xml_is_element(judged->node))
            diag_point_field(diag, before, arena_format(judgement->arena, "@%s", xml_name(judged->node)));
    }
    judge_waivers(&waivers);
}
