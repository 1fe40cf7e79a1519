#include "type/harfbuzz.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/library.h"
#include "base/memory.h"
#include "base/say.h"
#include "type/private.h"

static struct harfbuzz functions;
static bool is_loaded;
static pthread_mutex_t load_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t fonts_lock = PTHREAD_MUTEX_INITIALIZER;

#define NAME_OF(name) #name
#define LOAD(name) is_loaded = library_find(library, NAME_OF(name), &functions.name) && is_loaded;

static void load(void)
{
    void *library = dlopen("libharfbuzz.so.0", RTLD_NOW | RTLD_LOCAL); /* the interface's number, the same since 2012 */
    is_loaded = true;
    HARFBUZZ_FUNCTIONS(LOAD)
}

/* A library that gets no memory while it is loaded may fall. */
static bool has_room(void)
{
    enum { LIBRARY_MOST = 4 * 1024 * 1024 };
    void *room = malloc(LIBRARY_MOST);
    free(room);
    return room != NULL;
}

/* Where it is not installed, nothing can be set: that is told here, since no caller has words for it. */
const struct harfbuzz *harfbuzz_load(void)
{
    (void)pthread_mutex_lock(&load_lock);
    memory_watch();
    if (!is_loaded && has_room())
        load();
    bool good = is_loaded;
    (void)pthread_mutex_unlock(&load_lock);
    if (good)
        return &functions;
    memory_check_loader(dlerror());
    fprintf(stderr, say("supplement: HarfBuzz cannot be loaded: %s\n"), "libharfbuzz.so.0");
    memory_exhausted();
}

static void make_font(const struct harfbuzz *hb, struct face_private *private)
{
    private->blob = hb->hb_blob_create((const char *)private->map.bytes, (unsigned)private->map.length,
                                       HB_MEMORY_MODE_READONLY, NULL, NULL);
    private->face = hb->hb_face_create(private->blob, 0);
    hb->hb_face_make_immutable(private->face);
    private->font = hb->hb_font_create(private->face);
    hb->hb_ot_font_set_funcs(private->font);
    hb->hb_font_make_immutable(private->font);
}

hb_font_t *harfbuzz_font(const struct face *face)
{
    const struct harfbuzz *hb = harfbuzz_load();
    (void)pthread_mutex_lock(&fonts_lock);
    memory_watch();
    if (!face->private->font)
        make_font(hb, face->private);
    hb_font_t *font = face->private->font;
    (void)pthread_mutex_unlock(&fonts_lock);
    memory_check();
    return font;
}

void harfbuzz_close(struct face_private *private)
{
    if (!private->font)
        return;
    const struct harfbuzz *hb = harfbuzz_load();
    hb->hb_font_destroy(private->font);
    hb->hb_face_destroy(private->face);
    hb->hb_blob_destroy(private->blob);
}
