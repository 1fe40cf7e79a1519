#include "sheet/odf.h"

#include "sheet/part.h"

/* By the list of parts; some programs write it in a way that is not read here, and nothing else is needed of it. */
static bool is_listed_so(struct package *package)
{
    static const char manifest[] = "META-INF/manifest.xml";
    struct diag *unheard = diag_create();
    struct part part = {0};
    bool found = false;
    if (package_has(package, manifest) && part_open_all(&part, package, manifest, unheard))
        for (enum xml_event event; !found && (event = part_next(&part, unheard)) < XML_EVENT_DONE;)
            found = event == XML_EVENT_START && part_is_odf(&part, "manifest", "encryption-data");
    part_close(&part);
    diag_destroy(unheard);
    return found;
}

bool odf_has_password(struct package *package)
{
    return package_has(package, "encrypted-package") || is_listed_so(package);
}
