#include "serve/description.h"

#include "base/json.h"
#include "serve/target.h"

/* ------------------------------------------------------------------------------------------------ what all share */

static const char HEAD[] = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Certificate supplements\",\"version\":\"%s\",\"license\":"
                           "{\"name\":\"EUPL-1.2\",\"identifier\":\"EUPL-1.2\"},\"description\":\"The editions of an inventory of qualifications. "
                           "Each address can be asked by HEAD too. Codes that have slashes stand as they are: /33-56-X/01/cs.pdf.\"},"
                           "\"servers\":[{\"url\":\"/\"}],\"paths\":{\n";

static const char CODE[] = "},\n\"components\":{\"parameters\":{\"code\":{\"name\":\"code\",\"in\":\"path\",\"required\":true,"
                           "\"description\":\"of the qualification; below /c/ are check pages\",\"schema\":{\"type\":\"string\",\"minLength\":1,"
                           "\"maxLength\":128,\"not\":{\"pattern\":\"^[Cc](/|$)\"}}";

static const char LANGUAGE[] = "},\n\"language\":{\"name\":\"language\",\"in\":\"path\",\"required\":true,\"description\":\"of the edition (BCP 47)\","
                               "\"schema\":{\"type\":\"string\",\"maxLength\":35,\"pattern\":\"^[A-Za-z]{2,8}(-[0-9A-Za-z]{1,8})*$\"}";

static const char COMPONENTS[] =
    "},\n"
    "\"accepted\":{\"name\":\"Accept-Language\",\"in\":\"header\",\"description\":\"languages that are preferred (RFC 9110, 12.5.4)\","
    "\"schema\":{\"type\":\"string\"}},\n"
    "\"known\":{\"name\":\"If-None-Match\",\"in\":\"header\",\"description\":\"entity tags that are known\",\"schema\":{\"type\":\"string\"}},\n"
    "\"part\":{\"name\":\"Range\",\"in\":\"header\",\"description\":\"one part that is asked for (RFC 9110, 14.2)\",\"schema\":{\"type\":"
    "\"string\"}},\n"
    "\"of\":{\"name\":\"If-Range\",\"in\":\"header\",\"description\":\"the entity tag of the file that it is a part of\",\"schema\":{\"type\":"
    "\"string\"}}},\n"
    "\"responses\":{"
    "\"known\":{\"description\":\"it is still as known\"},\n"
    "\"problem\":{\"description\":\"there is nothing, or it cannot be had so (RFC 9457); below /c/ that is a page for browsers\",\"content\":{"
    "\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}},\"text/html; charset=utf-8\":{}}}},\n"
    "\"schemas\":{\"problem\":{\"type\":\"object\",\"required\":[\"type\",\"status\",\"title\",\"detail\"],\"properties\":{"
    "\"type\":{\"type\":\"string\"},\"status\":{\"type\":\"integer\"},\"title\":{\"type\":\"string\"},\"detail\":{\"type\":\"string\"},"
    "\"findings\":{\"$ref\":\"#/components/schemas/findings\"}}},\n"
    "\"findings\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"severity\",\"id\",\"text\"],\"properties\":{"
    "\"severity\":{\"enum\":[\"error\",\"warning\"]},\"id\":{\"type\":\"string\"},\"file\":{\"type\":\"string\"},\"line\":{\"type\":\"integer\"},"
    "\"text\":{\"type\":\"string\"},\"detail\":{\"type\":\"string\"},\"hint\":{\"type\":\"string\"}}}}},\n"
    "\"securitySchemes\":{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\"},\"basic\":{\"type\":\"http\",\"scheme\":\"basic\"}}}}\n";

#define PARAMETER(name) "{\"$ref\":\"#/components/parameters/" name "\"}"
#define PROBLEM "\"default\":{\"$ref\":\"#/components/responses/problem\"}"
#define KNOWN "\"304\":{\"$ref\":\"#/components/responses/known\"}"

/* ------------------------------------------------------------------------------------------------ paths */

static void put_media(struct buffer *out, const char *media)
{
    buffer_format(out, "\"content\":{\"%s\":{}}", media);
}

/* What stands at one address, and has a tag or has none. */
static void put_own(struct buffer *out, const char *path, const char *summary, const char *media, bool has_tag)
{
    buffer_format(out, "\"%s\":{\"get\":{\"summary\":\"%s\",%s\"responses\":{\"200\":{\"description\":\"%s\",", path, summary,
                  has_tag ? "\"parameters\":[" PARAMETER("known") "]," : "", summary);
    put_media(out, media);
    buffer_format(out, "},%s" PROBLEM "}}},\n", has_tag ? KNOWN "," : "");
}

/* Which page it is, if the form has pages. */
static void put_page(struct buffer *out, const char *page)
{
    if (*page)
        buffer_format(out, ",{\"name\":\"page\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":%d}}",
                      PAGE_MOST);
}

/* Somebody's own edition. */
static void put_personal(struct buffer *out, const struct form *form, const char *page)
{
    buffer_string(out, ",\"post\":{\"summary\":\"somebody's own edition, which is not kept\",\"parameters\":[" PARAMETER("code") "," PARAMETER("language"));
    put_page(out, page);
    buffer_string(out, "],\"security\":[{\"bearer\":[]},{\"basic\":[]}],\"requestBody\":{"
                       "\"required\":true,\"content\":{\"application/x-www-form-urlencoded\":{\"schema\":{\"type\":\"object\",\"description\":\"the fields of "
                       "the layout, such as holder.name; at most 64 kilobytes\",\"minProperties\":1,\"propertyNames\":{\"pattern\":\"^[^\\u0000]+$\"},"
                       "\"additionalProperties\":{\"type\":\"string\",\"pattern\":\"^[^\\u0000]*$\"}}}}},\"responses\":{"
                       "\"200\":{\"description\":\"it\",");
    put_media(out, form->media);
    buffer_string(out, "},\"401\":{\"description\":\"the token is missing\",\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":"
                       "\"#/components/schemas/problem\"}}}},\"422\":{\"description\":\"none can be made of these fields: the findings say why\","
                       "\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}}," PROBLEM "}}");
}

static void put_form(struct buffer *out, const struct form *form, const char *page, bool has_keeper)
{
    buffer_format(out, "\"/{code}/{language}%s.%s\":{\"get\":{\"summary\":\"%s\",\"parameters\":[" PARAMETER("code") "," PARAMETER("language"),
                  page, form->ending, form->is_data ? "the qualification's data" : *page ? "a page of an edition" : "an edition");
    put_page(out, page);
    buffer_string(out, "," PARAMETER("known") "," PARAMETER("part") "," PARAMETER("of") "],\"responses\":{\"200\":{\"description\":\"all of it\",");
    put_media(out, form->media);
    buffer_string(out, "},\"206\":{\"description\":\"the part\",");
    put_media(out, form->media);
    buffer_string(out, "}," KNOWN "," PROBLEM "}}");
    if (has_keeper && !form->is_data)
        put_personal(out, form, page);
    buffer_string(out, "},\n");
}

static void put_qualification(struct buffer *out)
{
    buffer_string(out, "\"/{code}\":{\"get\":{\"summary\":\"leads to an edition in the form (Accept) and language that are preferred, else to a page in "
                       "that of the certificate\","
                       "\"parameters\":[" PARAMETER("code") "," PARAMETER("accepted") "],\"responses\":{\"303\":{\"description\":\"there it is\","
                       "\"headers\":{\"Location\":{\"required\":true,\"schema\":{\"type\":\"string\"}}}}," PROBLEM "}}}");
}

static const char SEARCH[] =
    "\"/search\":{\"get\":{\"summary\":\"the qualifications in whose code and title all words stand, in any of their languages\",\"parameters\":["
    "{\"name\":\"q\",\"in\":\"query\",\"description\":\"the words; without any, all\",\"schema\":{\"type\":\"string\",\"maxLength\":200}},"
    PARAMETER("accepted") "," PARAMETER("known") "],\"responses\":{\"200\":{\"description\":\"what is found\",\"content\":{\"application/json\":{"
    "\"schema\":{\"type\":\"object\",\"required\":[\"query\",\"results\",\"count\"],\"properties\":{\"query\":{\"type\":\"string\"},\"results\":{"
    "\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"code\",\"title\",\"language\",\"page\",\"editions\"],\"properties\":{"
    "\"code\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},\"language\":{\"type\":\"string\"},\"page\":{\"type\":\"string\"},\"editions\":{"
    "\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}},\"count\":{\"type\":\"integer\"}}}},\"text/html; charset=utf-8\":{}}}," KNOWN "," PROBLEM "}}},\n";

static const char KEEPER[] =
    "\"/keeper\":{\"get\":{\"summary\":\"which files are at fault, and why\",\"security\":[{\"bearer\":[]},{\"basic\":[]}],\"responses\":{\"200\":{"
    "\"description\":\"what was found\",\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\"qualifications\",\"stale\","
    "\"findings\"],\"properties\":{\"qualifications\":{\"type\":\"integer\"},\"stale\":{\"type\":\"integer\"},\"findings\":{\"$ref\":"
    "\"#/components/schemas/findings\"}}}},\"text/html; charset=utf-8\":{}}},\"401\":{\"description\":\"the token is missing\",\"content\":{"
    "\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}}," PROBLEM "}}},\n";

/* Where not everything can be tried. */
#define TRIED \
    "\"429\":{\"description\":\"too many have tried\",\"headers\":{\"Retry-After\":{\"required\":true,\"schema\":{\"type\":\"integer\"}}}," \
    "\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}},"

/* The same to each of the two methods. */
static const char ANSWERS[] =
    "\"responses\":{\"200\":{\"description\":\"what became of it\",\"content\":{\"text/html; charset=utf-8\":{},\"application/json\":{\"schema\":"
    "{\"type\":\"object\",\"required\":[\"version\",\"status\",\"issued\",\"qualification\",\"title\",\"language\"],\"properties\":{"
    "\"version\":{\"const\":1},\"status\":{\"enum\":[\"genuine\",\"replaced\",\"revoked\"]},\"issued\":{\"type\":\"string\"},\"revoked\":{\"type\":"
    "\"string\"},\"qualification\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},\"language\":{\"type\":\"string\"},\"name\":{\"type\":"
    "\"string\"},\"diploma\":{\"type\":\"string\"},\"date\":{\"type\":\"string\"},\"reason\":{\"type\":\"string\"}}}}}},"
    "\"404\":{\"description\":\"no such document was issued\",\"content\":{\"text/html; charset=utf-8\":{},\"application/problem+json\":{\"schema\":"
    "{\"$ref\":\"#/components/schemas/problem\"}}}},";

static const char FORM[] =
    "\"requestBody\":{\"required\":true,\"content\":{\"application/x-www-form-urlencoded\":{\"schema\":{\"type\":\"object\",\"properties\":{"
    "\"proof\":{\"type\":\"string\",\"pattern\":\"^[^\\u0000]+$\",\"description\":\"either of these\"},\"surname\":{\"type\":\"string\",\"pattern\":\"^[^\\u0000]+$\"},\"number\":{\"type\":"
    "\"string\",\"pattern\":\"^[^\\u0000]+$\",\"description\":"
    "\"of the diploma\"}},\"anyOf\":[{\"required\":[\"proof\"]},{\"required\":[\"surname\"]},{\"required\":[\"number\"]}]}}}},";

static const char DROP[] =
    "\"/check\":{\"get\":{\"summary\":\"the page onto which a PDF is dropped\",\"parameters\":[" PARAMETER("accepted") "],\"responses\":{\"200\":{"
    "\"description\":\"it\",\"content\":{\"text/html; charset=utf-8\":{}}}," PROBLEM "}},"
    "\"post\":{\"summary\":\"whether a file is what was issued: by its hash, or looked at more closely\",\"parameters\":[" PARAMETER("accepted") "],"
    "\"requestBody\":{\"required\":true,\"content\":{\"application/x-www-form-urlencoded\":{\"schema\":{\"type\":\"object\",\"required\":[\"sha256\"],"
    "\"properties\":{\"sha256\":{\"type\":\"string\",\"pattern\":\"^[0-9A-Fa-f]{64}$\"}}}},\"multipart/form-data\":{"
    "\"schema\":{\"type\":\"object\",\"required\":[\"file\"],\"properties\":{\"file\":{\"type\":\"string\",\"format\":"
    "\"binary\",\"minLength\":1,\"description\":\"16 megabytes at most\"}}}}}},"
    "\"responses\":{\"200\":{\"description\":\"what is known of it\",\"content\":{\"text/html; charset=utf-8\":{},\"application/json\":{\"schema\":{"
    "\"type\":\"object\",\"required\":[\"version\",\"verdict\",\"words\"],\"properties\":{\"version\":{\"const\":1},\"verdict\":{\"enum\":[\"genuine\","
    "\"replaced\",\"revoked\",\"altered\",\"sealed\",\"unknown\"]},\"words\":{\"type\":\"string\"}}}}}},"
    "\"422\":{\"description\":\"this file cannot be looked at\",\"content\":{\"application/problem+json\":{\"schema\":{\"$ref\":"
    "\"#/components/schemas/problem\"}}}}," TRIED PROBLEM "}}},\n";

static void put_check(struct buffer *out)
{
    buffer_format(out, "\"/c/{token}\":{\"parameters\":[{\"name\":\"token\",\"in\":\"path\",\"required\":true,\"description\":\"as it is printed on a "
                       "document\",\"schema\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":64}}," PARAMETER("accepted") "],"
                       "\"get\":{\"summary\":\"whether a document is genuine, replaced or revoked\",%s" PROBLEM "}},", ANSWERS);
    buffer_format(out, "\"post\":{\"summary\":\"and what stands in it, to who gives what proves whose it is\",%s%s" TRIED PROBLEM "}}},\n", FORM, ANSWERS);
    buffer_append(out, DROP, sizeof DROP - 1);
    put_own(out, "/check.js", "what that page does", "text/javascript; charset=utf-8", true);
}

static void put_example(struct buffer *out, const char *example)
{
    if (example)
        json_text(out, "example", example);
}

void description_put(struct buffer *out, const struct description *description)
{
    buffer_format(out, HEAD, supplement_version());
    put_own(out, "/", "what there is", "text/html; charset=utf-8", true);
    put_own(out, "/health", "whether it answers", "text/plain; charset=utf-8", false);
    put_own(out, "/metrics", "figures, as Prometheus reads them", "text/plain; version=0.0.4; charset=utf-8", false);
    put_own(out, "/openapi.json", "this", "application/openapi+json", true);
    for (const struct form *form = forms_first(); form->ending; form++) {
        put_form(out, form, "", description->has_keeper);
        if (form_has_pages(form))
            put_form(out, form, "-{page}", description->has_keeper);
    }
    buffer_append(out, SEARCH, sizeof SEARCH - 1);
    if (description->has_keeper)
        buffer_append(out, KEEPER, sizeof KEEPER - 1);
    if (description->has_checks)
        put_check(out);
    put_qualification(out);
    buffer_append(out, CODE, sizeof CODE - 1);
    put_example(out, description->code);
    buffer_append(out, LANGUAGE, sizeof LANGUAGE - 1);
    put_example(out, description->language);
    buffer_append(out, COMPONENTS, sizeof COMPONENTS - 1);
}
