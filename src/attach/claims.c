#include "attach/claims.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"

static const char *pdfa_words(const struct xmp_claims *claims, char out[16])
{
    int part = claims->pdfa_part;
    snprintf(out, 16, "PDF/A-%d%.1s", part, claims->pdfa_level ? &claims->pdfa_level : "");
    return out;
}

/* a holds all of u, and u all of b (ISO 19005-2 and -3, 5). */
static int level_rank(char level)
{
    return level == 'a' ? 3 : level == 'u' ? 2 : level == 'b' ? 1 : 0;
}

/* ------------------------------------------------------------------------------------------------ appended */

static bool are_all(const struct part *parts, size_t count, int pdfa_part, int pdfua_part)
{
    for (size_t i = 0; i < count; i++)
        if ((pdfa_part && parts[i].claims.pdfa_part != pdfa_part) || (pdfua_part && parts[i].claims.pdfua_part != pdfua_part))
            return false;
    return true;
}

/* What is known of part 4: levels f and e, and none (ISO 19005-4, annexes A and B). */
static bool is_of_part_4(const struct xmp_claims *claims)
{
    return claims->pdfa_part == 4 && (!claims->pdfa_level || claims->pdfa_level == 'e' || claims->pdfa_level == 'f');
}

/* Why the whole of these parts can claim no PDF/A; NULL if it can. Part 3 is part 2 but for embedded files. Part 1 has
 * other rules for content and part 4 another version of PDF, so of those nothing is certain once they are mixed. */
static const char *pdfa_obstacle(struct part *parts, size_t count, const struct part **culprit)
{
    bool second = are_all(parts, count, 4, 0);
    for (size_t i = 0; i < count; i++) {
        const struct xmp_claims *claims = &parts[i].claims;
        *culprit = &parts[i];
        if (!claims->pdfa_part)
            return say("claims no PDF/A");
        if (parts[i].pdfa_doubt)
            return parts[i].pdfa_doubt;
        if (second && is_of_part_4(claims))
            continue;
        if (claims->pdfa_part == 1)
            return say("follows part 1, whose rules differ from those of part 3");
        if (claims->pdfa_part > 3 || !level_rank(claims->pdfa_level))
            return say("follows another part, whose rules differ from those of part 3");
        if (claims->pdfa_part == 2 && parts[i].has_files)
            return say("holds files as part 2 allows them, not as part 3 does");
    }
    return NULL;
}

static const char *pdfua_obstacle(struct part *parts, size_t count, const struct part **culprit)
{
    bool plain = false, numbered = false;
    int wanted = are_all(parts, count, 0, 2) ? 2 : 1;
    for (size_t i = 0; i < count; i++) {
        *culprit = &parts[i];
        if (!parts[i].tagged)
            return say("is not tagged");
        if (!parts[i].claims.pdfua_part)
            return say("claims no PDF/UA");
        if (parts[i].pdfua_doubt)
            return parts[i].pdfua_doubt;
        if (parts[i].claims.pdfua_part != wanted)
            return say("follows another part of PDF/UA");
        plain |= parts[i].plain_headings;
        numbered |= parts[i].numbered_headings;
        if (plain && numbered) /* ISO 14289-1, 7.4.4 */
            return say("numbers its headings otherwise");
    }
    return NULL;
}

static void tell(const struct part *part, const char *claim, const struct part *culprit, const char *reason,
                 struct diag *diag)
{
    if (!culprit || culprit == part)
        diag_report(diag, DIAG_CLAIM_DROPPED, pdf_place(&part->pdf), "%s: it %s", claim, reason);
    else
        diag_report(diag, DIAG_CLAIM_DROPPED, pdf_place(&part->pdf), "%s: %s %s", claim, culprit->pdf.file.name,
                    reason);
}

/* Whether each that `list` names, with commas between, is in `others`, and one of Well-Tagged PDF's, which are known. */
static bool are_declared(const char *list, const char *others)
{
    static const char known[] = "http://pdfa.org/declarations/wtpdf#", between[] = ", ";
    for (const char *at = list; at; at = strstr(at, between) ? strstr(at, between) + strlen(between) : NULL) {
        size_t length = strcspn(at, ",");
        const char *found = others;
        while (found && (strncmp(found, at, length) != 0 || (found[length] && found[length] != ',')))
            found = strstr(found, between) ? strstr(found, between) + strlen(between) : NULL;
        if (!found || strncmp(at, known, strlen(known)) != 0)
            return false;
    }
    return list && others;
}

/* Whether all parts are declared to be what the first is: the whole declares that. PDF/UA-2 is what these declarations are
 * about, so that they are believed as it is. */
static bool keeps_declarations(const struct part *parts, size_t count, const struct xmp_claims *whole)
{
    if (whole->pdfua_part != 2)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!are_declared(parts[0].words.declarations, parts[i].words.declarations))
            return false;
    return true;
}

/* What else was claimed and is not. What is declared of a document is declared of all its pages; pages are not touched by files
 * that are embedded. */
static void tell_others(const struct part *part, bool drops_declarations, struct diag *diag)
{
    const char *words = say("was joined with something else");
    const struct xmp_claims *claims = &part->claims;
    if (claims->others)
        tell(part, say("PDF/X or the like"), NULL, words, diag);
    if (claims->declares && (drops_declarations || part->declared_doubt))
        tell(part, part->words.declarations ? part->words.declarations : say("a declaration"), NULL,
             part->declared_doubt ? part->declared_doubt : words, diag);
    if (part->words.malformed && !claims->pdfa_part && !claims->pdfua_part)
        tell(part, say("what its metadata claim"), NULL, say("has metadata that are not well-formed XML, which were left out"), diag);
}

/* What the whole will claim is told, and is what was required. */
static void settle(const struct attach_request *request, const struct xmp_claims *claims, struct diag *diag)
{
    if (request->whole) {
        request->whole->pdfa_part = claims->pdfa_part;
        request->whole->pdfa_level = claims->pdfa_level;
        request->whole->pdfua_part = claims->pdfua_part;
    }
    struct place place = {request->diploma.name, 0};
    if (request->require_pdfa && !claims->pdfa_part)
        diag_report(diag, DIAG_CLAIM_REQUIRED, place, "PDF/A");
    if (request->require_pdfua && !claims->pdfua_part)
        diag_report(diag, DIAG_CLAIM_REQUIRED, place, "PDF/UA");
}

/* What of a part's PDF/A is lost. */
static void tell_pdfa(const struct part *part, const struct xmp_claims *whole, const struct part *culprit,
                      const char *reason, struct diag *diag)
{
    char own[16], joined[16], words[64];
    if (!part->claims.pdfa_part)
        return;
    if (reason)
        tell(part, pdfa_words(&part->claims, own), culprit, reason, diag);
    else if (level_rank(whole->pdfa_level) < level_rank(part->claims.pdfa_level)) {
        snprintf(words, sizeof words, say("claims less, so the whole is %s"), pdfa_words(whole, joined));
        tell(part, pdfa_words(&part->claims, own), culprit, words, diag);
    }
}

static void tell_pdfua(const struct part *part, const struct part *culprit, const char *reason, struct diag *diag)
{
    if (reason && part->claims.pdfua_part) {
        char words[] = "PDF/UA-0";
        words[sizeof words - 2] = (char)('0' + part->claims.pdfua_part);
        tell(part, words, culprit, reason, diag);
    } else if (reason && part->tagged && !culprit->tagged) {
        tell(part, "tags", culprit, reason, diag);
    }
}

/* Level e holds what f does, and f what neither does. */
static char level_of_part_4(const struct part *parts, size_t count)
{
    char level = 0;
    for (size_t i = 0; i < count; i++)
        if (parts[i].claims.pdfa_level == 'e' || !level)
            level = parts[i].claims.pdfa_level;
    return level;
}

struct xmp_claims judge_appended(struct part *parts, size_t count, const struct attach_request *request,
                                 struct diag *diag)
{
    struct xmp_claims whole = {0};
    const struct part *pdfa_culprit = NULL, *pdfua_culprit = NULL, *lowest = parts;
    const char *no_pdfa = pdfa_obstacle(parts, count, &pdfa_culprit);
    const char *no_pdfua = pdfua_obstacle(parts, count, &pdfua_culprit);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].claims.pdfa_part > whole.pdfa_part)
            whole.pdfa_part = parts[i].claims.pdfa_part;
        if (level_rank(parts[i].claims.pdfa_level) < level_rank(lowest->claims.pdfa_level))
            lowest = &parts[i];
    }
    whole.pdfa_part = no_pdfa ? 0 : whole.pdfa_part;
    whole.pdfa_level = no_pdfa ? 0 : whole.pdfa_part == 4 ? level_of_part_4(parts, count) : lowest->claims.pdfa_level;
    whole.pdfa_year = no_pdfa ? 0 : parts[0].claims.pdfa_year;
    whole.pdfua_part = no_pdfua ? 0 : parts[0].claims.pdfua_part;
    whole.pdfua_year = no_pdfua ? 0 : parts[0].claims.pdfua_year;
    whole.declares = keeps_declarations(parts, count, &whole);
    for (size_t i = 0; i < count; i++) {
        tell_pdfa(&parts[i], &whole, no_pdfa ? pdfa_culprit : lowest, no_pdfa, diag);
        tell_pdfua(&parts[i], pdfua_culprit, no_pdfua, diag);
        tell_others(&parts[i], !whole.declares || !are_declared(parts[i].words.declarations, parts[0].words.declarations), diag);
    }
    settle(request, &whole, diag);
    return whole;
}

/* ------------------------------------------------------------------------------------------------ embedded */

/* Part 3, and levels e and f of part 4, may hold any file (ISO 19005-3, 6.8; ISO 19005-4, 6.9, annexes A and B). Part 2
 * becomes part 3 by that, unless it holds files already, which part 3 asks more of; part 4 gets level f. */
static const char *embed_in_pdfa(const struct part *host, struct xmp_claims *whole)
{
    if (!whole->pdfa_part || host->pdfa_doubt)
        return host->pdfa_doubt;
    if (whole->pdfa_part == 1)
        return say("follows part 1, which allows no embedded files");
    if (whole->pdfa_part == 2 && host->has_files)
        return say("holds files as part 2 allows them, not as part 3 does");
    if (whole->pdfa_part > 4 || (whole->pdfa_part == 4 ? !is_of_part_4(whole) : !level_rank(whole->pdfa_level)))
        return say("follows a part or level that there is not");
    if (whole->pdfa_part == 2)
        whole->pdfa_part = 3;
    if (whole->pdfa_part == 4 && !whole->pdfa_level)
        whole->pdfa_level = 'f';
    return NULL;
}

struct xmp_claims judge_embedded(struct part *host, const struct attach_request *request, struct diag *diag)
{
    struct xmp_claims whole = host->claims;
    char words[16];
    const char *obstacle = embed_in_pdfa(host, &whole);
    if (obstacle) {
        tell(host, pdfa_words(&host->claims, words), NULL, obstacle, diag);
        whole.pdfa_part = whole.pdfa_year = 0;
        whole.pdfa_level = 0;
    }
    if (whole.pdfua_part && host->pdfua_doubt) {
        tell_pdfua(host, host, host->pdfua_doubt, diag);
        whole.pdfua_part = whole.pdfua_year = 0;
    }
    whole.declares = whole.declares && !host->declared_doubt;
    tell_others(host, false, diag);
    settle(request, &whole, diag);
    return whole;
}

/* ------------------------------------------------------------------------------------------------ writing */

static bool is_equal(const struct xmp_claims *one, const struct xmp_claims *other)
{
    return one->pdfa_part == other->pdfa_part && one->pdfa_level == other->pdfa_level &&
           one->pdfa_year == other->pdfa_year && one->pdfua_part == other->pdfua_part &&
           one->pdfua_year == other->pdfua_year && one->declares == other->declares && !one->others && !other->others;
}

/* PDF/X-1a and X-3 claim in the document information. */
static bool remove_pdfx_keys(struct pdf *pdf)
{
    qpdf_oh information = pdf_get(pdf, pdf_trailer(pdf), "/Info");
    bool found = pdf_get(pdf, information, "/GTS_PDFXVersion") != 0;
    if (found) {
        pdf_remove(pdf, information, "/GTS_PDFXVersion");
        pdf_remove(pdf, information, "/GTS_PDFXConformance");
    }
    return found;
}

bool write_claims(struct part *whole, const struct xmp_claims *claims)
{
    /* In place of what no program can be sure to read: there may be a claim in it. */
    static const char empty[] = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                                "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></x:xmpmeta>\n";
    struct pdf *pdf = &whole->pdf;
    bool changed = remove_pdfx_keys(pdf);
    if (is_equal(&whole->claims, claims) && !whole->words.malformed)
        return changed;
    struct buffer packet = {0}, written = {0};
    qpdf_oh metadata = pdf_get(pdf, pdf_catalog(pdf), "/Metadata");
    if (pdf_stream(pdf, metadata, &packet) && !xmp_write(packet.bytes, packet.length, claims, &written) && whole->words.malformed)
        buffer_string(&written, empty);
    if (written.length)
        pdf_replace_stream(pdf, metadata, written.bytes, written.length);
    buffer_finish(&packet);
    buffer_finish(&written);
    return true;
}
