/* What the whole claims, by what its parts claim: each pair of claims, appended and embedded. */
#include "test_attach.h"

#include "attach/claims.h"

struct case_of {
    const char *diploma, *supplement, *appended, *embedded; /* such as "3a" and "3a ua" */
};

static const struct case_of CASES[] = {
    {"3a ua", "3a ua", "3a ua", "3a ua"},
    {"3a", "3a ua", "3a", "3a"},
    {"3u", "3a ua", "3u", "3u"},
    {"3b", "3a ua", "3b", "3b"},
    {"2a", "3a ua", "3a", "3a"},
    {"2b", "3a ua", "3b", "3b"},
    {"2u", "3b", "3b", "3u"},
    {"2b", "2b", "2b", "3b"},
    {"1a", "3a ua", "", ""},
    {"1b", "1b", "", ""},
    {"4", "3a ua", "", "4f"},
    {"4f", "3a ua", "", "4f"},
    {"4e", "3a ua", "", "4e"},
    {"4f ua2 wt", "3a ua", "", "4f ua2 wt"},
    {"4f", "4f", "4f", "4f"},
    {"4", "4f", "4f", "4f"},
    {"4", "4", "4", "4f"},
    {"4e", "4f", "4e", "4e"},
    {"4f", "4e", "4e", "4f"},
    {"4b", "4f", "", ""},
    {"3a", "4f", "", "3a"},
    {"4f ua2 wt", "4f ua2 wt", "4f ua2 wt", "4f ua2 wt"},
    {"4f ua2 wt", "4f ua2", "4f ua2", "4f ua2 wt"},
    {"4f ua2", "4f ua2 wt", "4f ua2", "4f ua2"},
    {"4f ua2 wt", "4f wt", "4f", "4f ua2 wt"},
    {"4f ua2 own", "4f ua2 own", "4f ua2", "4f ua2 wt"},
    {"4f ua2 wt own", "4f ua2 wt", "4f ua2", "4f ua2 wt"},
    {"4f ua2 wt", "4f ua2 wt own", "4f ua2 wt", "4f ua2 wt"},
    {"ua2", "ua2", "ua2", "ua2"},
    {"ua2", "ua", "", "ua2"},
    {"ua", "4f ua2 wt", "", "ua"},
    {"ua2 wt", "3a ua", "", "ua2 wt"},
    {"wt", "3a ua", "", " wt"},
    {"ua", "3a ua", "ua", "ua"},
    {"", "3a ua", "", ""},
    {"3a ua", "", "", "3a ua"},
    {"x", "3a ua", "", ""},
    {"7z", "3a ua", "", ""},
};

/* What a file is, so that its claims are believed: each entry may be taken away or changed. */
struct making {
    const char *claims;
    const char *language, *title, *viewer, *marks; /* entries of the catalogue; the title's element in the metadata */
    const char *entries;                           /* further ones */
    const char *page;                              /* entries of the page */
    const char *content;                           /* of the page */
    const char *schema;                            /* description of PDF/UA's, which PDF/A up to 3 asks for */
    const char *years;                             /* pdfaid:rev, pdfuaid:rev */
    const char *prefix;                            /* of PDF/A's claim */
    const char *before;                            /* the metadata's first element */
    const char *kids, *roles;                      /* elements in the document; an entry of the tree's root */
    const char *place;                             /* where the document says it is */
};

static const struct making SOUND = {
    .language = "/Lang(en)",
    .title = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Diploma</rdf:li></rdf:Alt></dc:title>",
    .viewer = "/ViewerPreferences<</DisplayDocTitle true>>",
    .marks = "/MarkInfo<</Marked true>>",
    .entries = "",
    .page = "",
    .content = "/P<</MCID 0>>BDC EMC",
    .schema = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:namespaceURI>"
              "http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI></rdf:li></rdf:Bag></pdfaExtension:schemas>",
    .years = "2020",
    .prefix = "pdfaid",
    .before = "",
    .kids = "",
    .roles = "",
    .place = "/Pg 3 0 R",
};

/* The claims as attributes. Gives what follows them. */
static void put_claims(struct buffer *packet, const struct making *making)
{
    const char *claims = making->claims;
    bool second = *claims == '4';
    if (*claims >= '0' && *claims <= '9')
        buffer_format(packet, " %s:part=\"%c\"", making->prefix, *claims++);
    if (second && *making->years)
        buffer_format(packet, " %s:rev=\"%s\"", making->prefix, making->years);
    if (*claims && *claims != ' ' && *claims != 'x' && strncmp(claims, "ua", 2) != 0)
        buffer_format(packet, " %s:conformance=\"%c\"", making->prefix, *claims - 'a' + 'A');
    const char *accessible = strstr(claims, "ua");
    if (accessible)
        buffer_format(packet, " pdfuaid:part=\"%d\"", accessible[2] == '2' ? 2 : 1);
    if (accessible && accessible[2] == '2' && *making->years)
        buffer_format(packet, " pdfuaid:rev=\"2024\"");
}

static void put_declarations(struct buffer *packet, bool tagged, bool own)
{
    static const char *const names[] = {"http://pdfa.org/declarations/wtpdf#reuse1.0", "https://example.org/own"};
    if (!tagged && !own)
        return;
    buffer_string(packet, "<pdfd:declarations><rdf:Bag>");
    for (int i = !tagged; i < 1 + own; i++)
        buffer_format(packet, "<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>%s</pdfd:conformsTo></rdf:li>", names[i]);
    buffer_string(packet, "</rdf:Bag></pdfd:declarations>");
}

static void put_packet(struct buffer *packet, const struct making *making)
{
    buffer_format(packet,
                  "%s<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                  "<rdf:Description rdf:about=\"\" xmlns:%s=\"http://www.aiim.org/pdfa/ns/id/\""
                  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:x4=\"http://www.npes.org/pdfx/ns/id/\""
                  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdfd=\"http://pdfa.org/declarations/\""
                  " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
                  making->before, making->prefix);
    put_claims(packet, making);
    buffer_format(packet, ">%s%s%s", making->title, making->schema,
                  *making->claims == 'x' ? "<x4:GTS_PDFXVersion>PDF/X-4</x4:GTS_PDFXVersion>" : "");
    put_declarations(packet, strstr(making->claims, "wt"), strstr(making->claims, "own"));
    buffer_string(packet, "</rdf:Description></rdf:RDF></x:xmpmeta>");
}

static void make_file(struct buffer *out, const struct making *making)
{
    struct buffer packet = {0}, stream = {0}, catalog = {0}, page = {0}, content = {0}, root = {0}, document = {0};
    bool second = *making->claims == '4' || strstr(making->claims, "ua2");
    put_packet(&packet, making);
    buffer_format(&stream, "<</Type/Metadata/Subtype/XML/Length %zu>>\nstream\n%.*s\nendstream%c", packet.length,
                  (int)packet.length, (char *)packet.bytes, 0);
    buffer_format(&catalog, "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R/StructTreeRoot 5 0 R%s%s%s%s%s%s>>%c", making->marks,
                  making->language, making->viewer, making->entries, second ? "/Version/2.0" : "",
                  strncmp(making->claims, "4f", 2) == 0 ? "/Names<</EmbeddedFiles<</Names[]>>>>" : "", 0);
    buffer_format(&page, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R%s>>%c", making->page, 0);
    buffer_format(&content, "<</Length %zu>>\nstream\n%s\nendstream%c", strlen(making->content), making->content, 0);
    buffer_format(&root, "<</Type/StructTreeRoot/K 6 0 R%s>>%c", making->roles, 0);
    buffer_format(&document, "<</S/Document/P 5 0 R%s/K[%s]>>%c", making->place, making->kids, 0);
    make_pdf(out, (const char *const[]){(char *)catalog.bytes, "<</Type/Pages/Count 1/Kids[3 0 R]>>", (char *)page.bytes,
                                        (char *)stream.bytes, (char *)root.bytes, (char *)document.bytes, (char *)content.bytes,
                                        "<</Subtype/Image/Length 0>>\nstream\n\nendstream", NULL});
    buffer_finish(&packet);
    buffer_finish(&stream);
    buffer_finish(&catalog);
    buffer_finish(&page);
    buffer_finish(&content);
    buffer_finish(&root);
    buffer_finish(&document);
}

/* A sound file with these claims. */
static void make_part(struct buffer *out, const char *claims, const char *entries)
{
    struct making making = SOUND;
    making.claims = claims;
    making.entries = entries;
    make_file(out, &making);
}

/* What the result claims, written as in the table. */
static const char *claimed(struct joined *joined)
{
    static char text[24];
    struct buffer packet = {0};
    struct xmp_claims claims;
    struct xmp_words words;
    struct pdf *pdf = &joined->pdf;
    assert_true(pdf_stream(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Metadata"), &packet));
    assert_true(xmp_read(packet.bytes, packet.length, &claims, &words, pdf->arena));
    buffer_finish(&packet);
    assert_false(claims.others);
    int length = claims.pdfa_part ? snprintf(text, sizeof text, "%d%.1s", claims.pdfa_part, &claims.pdfa_level) : 0;
    length += snprintf(text + length, sizeof text - (size_t)length, "%s%s", length && claims.pdfua_part ? " " : "",
                       claims.pdfua_part == 2 ? "ua2" : claims.pdfua_part ? "ua" : "");
    snprintf(text + length, sizeof text - (size_t)length, "%s", claims.declares ? " wt" : "");
    assert_true(claims.pdfa_part != 4 || claims.pdfa_year == 2020);
    assert_true(claims.pdfua_part != 2 || claims.pdfua_year == 2024);
    return text;
}

static void assert_case(const struct case_of *it, enum attach_way way, const char *entries, const char *expected)
{
    struct joined joined = {0};
    make_part(&joined.diploma, it->diploma, entries);
    make_part(&joined.supplement, it->supplement, "");
    join_again(&joined, (struct attach_request){.way = way});
    if (!joined.good)
        diag_print(joined.diag, stderr);
    assert_true(joined.good);
    if (strcmp(claimed(&joined), expected) != 0)
        fail_msg("\"%s\" with \"%s\", way %d: \"%s\", not \"%s\"", it->diploma, it->supplement, way, claimed(&joined),
                 expected);
    if (!*expected && (*it->diploma || way == ATTACH_APPEND))
        assert_true(is_said(&joined, "claim-dropped"));
    finish(&joined);
}

static void test_claims_that_are_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_case(&CASES[i], ATTACH_APPEND, "", CASES[i].appended);
        assert_case(&CASES[i], ATTACH_EMBED, "", CASES[i].embedded);
    }
}

/* A part that claims more than the whole is told of by which other; whose claim the whole keeps is not. */
static void test_claims_that_get_less(void **state)
{
    static const struct {
        const char *diploma, *supplement, *said; /* NULL: nothing */
    } cases[] = {
        {"3a", "3b", "PDF/A-3a: s.pdf claims less, so the whole is PDF/A-3b"},
        {"3b", "3u", "PDF/A-3u: d.pdf claims less, so the whole is PDF/A-3b"},
        {"2u", "3b", "PDF/A-2u: s.pdf claims less, so the whole is PDF/A-3b"},
        {"2b", "3b", NULL}, {"3a", "3a", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct joined joined = {0};
        make_part(&joined.diploma, cases[i].diploma, "");
        make_part(&joined.supplement, cases[i].supplement, "");
        join_again(&joined, (struct attach_request){0});
        assert_true(joined.good);
        if (cases[i].said ? !is_said(&joined, cases[i].said) : is_said(&joined, "claim-dropped")) {
            diag_print(joined.diag, stderr);
            fail_msg("%s with %s", cases[i].diploma, cases[i].supplement);
        }
        finish(&joined);
    }
}

/* PDF 2.0 is not what parts 2 and 3 are about; files in PDF/A-2 are not as part 3 wants them. */
/* PDF/UA-2, 8.2.5.2 and 8.8. */
static void test_one_document_of_both(void **state)
{
    (void)state;
    struct joined joined = {0};
    make_part(&joined.diploma, "4f ua2 wt", "");
    make_part(&joined.supplement, "4f ua2 wt", "");
    join_again(&joined, (struct attach_request){0});
    struct pdf *pdf = &joined.pdf;
    qpdf_oh root = pdf_get(pdf, pdf_catalog(pdf), "/StructTreeRoot"), all = pdf_get(pdf, root, "/K");
    assert_true(pdf_is_name(pdf, pdf_get(pdf, all, "/S"), "/Document"));
    assert_string_equal(pdf_text(pdf, pdf_find(pdf, all, "/NS/NS")), "http://iso.org/pdf2/ssn");
    assert_int_equal(pdf_count(pdf, pdf_get(pdf, root, "/Namespaces")), 1);
    assert_int_equal(pdf_number(pdf, pdf_get(pdf, all, "/P")), pdf_number(pdf, root));
    qpdf_oh kids = pdf_get(pdf, all, "/K"), item = pdf_find(pdf, pdf_catalog(pdf), "/Outlines/First");
    assert_int_equal(pdf_count(pdf, kids), 2);
    for (int i = 0; i < 2; i++) {
        qpdf_oh document = pdf_item(pdf, kids, i);
        assert_int_equal(pdf_number(pdf, pdf_get(pdf, document, "/P")), pdf_number(pdf, all));
        assert_int_equal(pdf_number(pdf, pdf_item(pdf, pdf_find(pdf, item, "/A/SD"), 0)), pdf_number(pdf, document));
        assert_int_equal(pdf_number(pdf, pdf_item(pdf, pdf_find(pdf, item, "/A/D"), 0)), pdf_number(pdf, page_of(&joined, i)));
        assert_false(pdf_get(pdf, item, "/Dest"));
        item = pdf_get(pdf, item, "/Next");
    }
    finish(&joined);
}

static void test_claims_that_depend_on_more(void **state)
{
    (void)state;
    static const struct case_of archive = {"3b", "3a ua", "", ""}, older = {"2b", "3a ua", "", ""};
    assert_case(&archive, ATTACH_APPEND, "/Version/2.0", "");
    assert_case(&older, ATTACH_APPEND, "/Names<</EmbeddedFiles<</Names[]>>>>", "");
    assert_case(&older, ATTACH_EMBED, "/Names<</EmbeddedFiles<</Names[]>>>>", "");
}

/* ------------------------------------------------------------------------------------------------ what is not believed */

struct lie {
    const char *claims, *embedded, *said;
    struct making making; /* what differs from a sound file; NULL in the others */
};

#define SCREEN "/ViewerPreferences<<>>"
#define HELD(type) "/Names<</EmbeddedFiles<</Names[(d)<</EF<</F<</Subtype" type ">>>>>>]>>>>"
#define LINK "/Annots[<</Subtype/Link/F 4/Rect[1 1 2 2]"
#define FORM "/Resources<</XObject<</F 7 0 R>>>>"
#define FONT(entries) "/Resources<</Font<</F<</Subtype/Type1/BaseFont/Wide" entries ">>>>>>"
#define SYMBOLS(entries) \
    "/Resources<</Font<</F<</Subtype/TrueType/BaseFont/Wide/FontDescriptor<</FontFile2 7 0 R>>" entries ">>>>>>"
#define CODES "/Encoding/Identity-H/DescendantFonts[<</CIDSystemInfo<</Ordering(Identity)>>/FontDescriptor<</FontFile2 7 0 R>>>>]"
#define PROFILE(n) "/OutputIntents[<</DestOutputProfile<</N " n ">>>>]"

static const struct lie LIES[] = {
    {"3a ua", "3a", "does not say its language", {.language = ""}},
    {"3a ua", "3a", "does not say its language", {.language = "/Lang()"}},
    {"3a ua", "3a", "has no title", {.title = ""}},
    {"3a ua", "3a", "show its title", {.viewer = SCREEN}},
    {"3a ua", "", "is not tagged", {.marks = ""}},
    {"3b ua", "3b", "is not tagged", {.marks = ""}},
    {"3a ua", "", "doubtful", {.marks = "/MarkInfo<</Marked true/Suspects true>>"}},
    {"3a ua", "3a", "no tags on page 1", {.content = "0 0 m 9 9 l S"}},
    {"3a ua", "3a", "that is not tagged", {.page = "/Tabs/S" LINK ">>]"}},
    {"3a ua", "3a", "that is not tagged", {.page = LINK "/StructParent 0>>]"}},
    {"3a ua", "ua", "schema that it does not describe (pdfuaid)", {.schema = ""}},
    {"2b ua", "ua", "schema that it does not describe (pdfuaid)", {.schema = ""}},
    {"3a ua", "ua", "does not describe (pdfuaid)", {.schema = "<pdfaSchema:namespaceURI rdf:resource=\"http://example.org/\"/>"}},
    {"3b", "", "writes its claim as", {.prefix = "a"}},
    {"3b", "", "are not in their encoding", {.title = "<dc:title>Zo\xEB</dc:title>"}},
    {"3b", "", "control characters", {.title = "<dc:title>Zo\x02</dc:title>"}},
    {"3b", "", "document type", {.before = "<!DOCTYPE x [<!ENTITY a 'b'>]>"}},
    {"3b ua", "", "not well-formed", {.title = "<dc:title>&unknown;"}},
    {"3b", "", "scripts", {.entries = "/OpenAction<</S/JavaScript/JS()>>"}},
    {"3b", "", "actions", {.entries = "/AA<<>>"}},
    {"3b", "", "is PDF 2.0", {.entries = "/Version/2.0"}},
    {"3b", "", "no output intent", {.content = "1 0 0 rg 0 0 9 9 re f"}},
    {"3b", "", "font Wide", {.content = "BT /F 9 Tf(a)Tj ET", .page = "/Resources<</Font<</F<</Subtype/Type1/BaseFont/Wide>>>>>>"}},
    {"ua", "", "font Wide", {.content = "/P<</MCID 0>>BDC BT /F 9 Tf(a)Tj ET EMC",
                             .page = "/Resources<</Font<</F<</Subtype/Type1/BaseFont/Wide>>>>>>"}},
    {"3r", "", "a part or level that there is not", {0}},
    {"3", "", "a part or level that there is not", {0}},
    {"4b", "", "a part or level that there is not", {0}},
    {"0b", "", "a part or level that there is not", {0}},
    {"3b", "", "may not be printed", {.page = "/Annots[<</Subtype/Link/Rect[1 1 2 2]>>]"}},
    {"3b", "", "may not be printed", {.page = "/Annots[<</Subtype/Text/F 4/Rect[1 1 2 2]>>]"}},
    {"3b", "", "colours of CMYK", {.content = "0 0 0 1 k", .entries = PROFILE("3")}},
    {"3b", "", "no output intent", {.content = "/DeviceRGB cs 1 0 0 sc 0 0 1 1 re f"}},
    {"3b", "", "colours of RGB", {.content = "0 0 0 RG", .entries = PROFILE("4")}},
    {"3b", "", "font Wide", {.content = "q 3 Tr Q BT /F 9 Tf(a)Tj ET", .page = FONT("")}},
    {"3b", "", "font Wide", {.content = "BT /F 9 Tf[-2(a)]TJ ET", .page = FONT("")}},
    {"3u", "", "letters its font Wide", {.content = "BT /F 9 Tf 3 Tr(a)Tj ET", .page = FONT(CODES)}},
    {"3u", "", "letters its font Wide", {.content = "BT /F 9 Tf(a)Tj ET", .page = SYMBOLS("")}},
    {"3b ua", "3b", "letters its font Wide", {.content = "/P<</MCID 0>>BDC BT /F 9 Tf(a)Tj ET EMC", .page = FONT(CODES)}},
    {"3a ua", "3a", "no tags on page 1", {.content = "/P<</MCID 0>>BDC EMC (a)Tj"}},
    {"3a ua", "3a", "no tags on page 1", {.content = "/P<</MCID 0>>BDC /Span<<>>BDC EMC EMC 0 0 1 1 re f*"}},
    {"3a ua", "3a", "no tags on page 1", {.content = "/Span<</Lang(nl)>>BDC (a)Tj EMC"}},
    {"3a ua", "3a", "no tags on page 1", {.content = "/Span/M BDC (a)Tj EMC", .page = "/Resources<</Properties<</M<<>>>>>>"}},
    {"3b ua", "3b", "no tags on page 1", {.content = "BI /W 1/H 1/IM true ID x EI"}},
    {"3a ua", "3a", "no tags on page 1", {.content = "/F Do", .page = "/Resources<</XObject<</F 8 0 R>>>>"}},
    {"3a ua", "3a", "no tags on page 1", {.place = ""}}, /* qpdf 11.3 --pages: marks, whose tags stayed in another file */
    {"ua2", "", "no tags on page 1", {.place = "/Pg 7 0 R"}},
    {"3a ua", "", "names a language that is none (english language)", {.language = "/Lang(english language)"}},
    {"3a ua", "", "leads to none that readers know (Chapter)", {.kids = "<</S/Chapter/P 6 0 R>>"}},
    {"3a ua", "", "leads to none that readers know (A)", {.kids = "<</S/A/P 6 0 R>>", .roles = "/RoleMap<</A/B/B/A>>"}},
    {"3a ua", "", "names a language that is none (-nl)", {.kids = "<</S/P/P 6 0 R/Lang(-nl)>>"}},
    {"3a ua", "3a", "picture without words", {.kids = "<</S/F/P 6 0 R>>", .roles = "/RoleMap<</F/Figure>>"}},
    {"3a ua", "3a", "note without a name", {.kids = "<</S/Note/P 6 0 R>>"}},
    {"3a ua", "3a", "skips a level", {.kids = "<</S/H1/P 6 0 R>><</S/H3/P 6 0 R>>"}},
    {"3a ua", "3a", "tag LI where", {.kids = "<</S/LI/P 6 0 R>>"}},
    {"4f ua2 wt", "4f", "wtpdf#reuse1.0: it has no title", {.title = ""}},
    {"ua2", "", "picture without words", {.kids = "<</S/Figure/P 6 0 R>>"}},
    {"1b", "", "holds files", {.entries = "/Names<</EmbeddedFiles<</Names[]>>>>"}},
    {"3b", "", "of what type it is", {.entries = HELD("/application#232fxml")}}, /* pdf-lib 1.17.1, of what qpdf 11.3 wrote */
    {"3b", "", "of what type it is", {.entries = HELD("/xml")}},
    {"3b", "", "of what type it is", {.entries = HELD("null")}},
    {"4", "", "the year", {.years = ""}},
    {"4f ua2", "", "the year", {.years = ""}},
};

static const char *either(const char *other, const char *usual)
{
    return other ? other : usual;
}

static struct making changed(const struct making *other, const char *claims)
{
    return (struct making){claims,
                           either(other->language, SOUND.language),
                           either(other->title, SOUND.title),
                           either(other->viewer, SOUND.viewer),
                           either(other->marks, SOUND.marks),
                           either(other->entries, SOUND.entries),
                           either(other->page, SOUND.page),
                           either(other->content, SOUND.content),
                           either(other->schema, SOUND.schema),
                           either(other->years, SOUND.years),
                           either(other->prefix, SOUND.prefix),
                           either(other->before, SOUND.before),
                           either(other->kids, SOUND.kids),
                           either(other->roles, SOUND.roles),
                           either(other->place, SOUND.place)};
}

static void join_making(struct joined *joined, const struct making *making, enum attach_way way)
{
    *joined = (struct joined){0};
    make_file(&joined->diploma, making);
    make_part(&joined->supplement, "3a ua", "");
    join_again(joined, (struct attach_request){.way = way});
}

/* A claim that was false before is told with its reason, and the whole does not make it. */
static void test_claims_that_are_false(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof LIES / sizeof *LIES; i++) {
        struct joined joined;
        struct making making = changed(&LIES[i].making, LIES[i].claims);
        join_making(&joined, &making, ATTACH_EMBED);
        if (!joined.good || strcmp(claimed(&joined), LIES[i].embedded) != 0 || !is_said(&joined, LIES[i].said)) {
            diag_print(joined.diag, stderr);
            fail_msg("%zu: \"%s\" becomes \"%s\"", i, LIES[i].claims, joined.good ? claimed(&joined) : "nothing");
        }
        finish(&joined);
        join_making(&joined, &making, ATTACH_APPEND);
        assert_true(joined.good && is_said(&joined, "claim-dropped"));
        finish(&joined);
    }
}

/* What is near to these, and true. */
static const struct lie TRUTHS[] = {
    {"3a ua", "3a ua", NULL, {.content = ""}},
    {"3a ua", "3a ua", NULL, {.content = "0 0 m", .page = "/StructParents 0"}},
    {"3a ua", "3a ua", NULL, {.content = "/Artifact BMC 0 0 m EMC"}},
    {"3a ua", "3a ua", NULL, {.content = "/Artifact BMC 0 0 9 9 re f EMC", .place = ""}},
    {"3a ua", "3a ua", NULL, {.kids = "<</S/P/P 6 0 R/Pg 3 0 R/K 0>>", .place = ""}},
    {"3a ua", "3a ua", NULL, {.kids = "<</S/P/P 6 0 R/K<</Type/MCR/Pg 3 0 R/MCID 0>>>>", .place = ""}},
    {"3a ua", "3a ua", NULL, {.kids = "<</S/P/P 6 0 R/K[<</Type/MCR/Pg 3 0 R/MCID 0>>]>>", .place = ""}},
    {"3a ua", "3a ua", NULL, {.page = "/Tabs/S" LINK "/StructParent 0>>]"}},
    {"3a ua", "3a ua", NULL, {.page = "/Tabs/S/Annots[<</Subtype/Popup/Rect[1 1 2 2]>>"
                                      "<</Subtype/FileAttachment/F 4/Rect[-9 -9 -9 -9]>>]"}},
    {"ua", "ua", NULL, {.page = "/Tabs/S/Annots[<</Subtype/Text/F 2/Rect[1 1 2 2]>>]"}},
    {"3b", "3b", NULL, {.page = "/Annots[<</Subtype/Text/F 4/AP<</N 7 0 R>>/Rect[1 1 2 2]>>]"}},
    {"3b", "3b", NULL, {.entries = HELD("/application#2Fxml")}},
    {"3b", "3b", NULL, {.entries = HELD("/application#2fvnd.oasis.opendocument.text")}}, /* qpdf writes small letters */
    {"3b", "3b", NULL, {.content = "0 0 0 1 k 0 g", .entries = PROFILE("4")}},
    {"3u", "3u", NULL, {.page = FONT(CODES "/ToUnicode 7 0 R")}},
    {"3b", "3b", NULL, {.content = "3 Tr q BT /F 9 Tf(a)Tj ET Q(b)'", .page = FONT("")}},
    {"3b", "3b", NULL, {.content = "BT /F 9 Tf()Tj<>Tj ET", .page = FONT("")}},
    {"3u", "3u", NULL, {.content = "BT /F 9 Tf(a)Tj ET", .page = SYMBOLS("/Encoding/WinAnsiEncoding")}},
    {"3u ua", "3u ua", NULL, {.page = FONT(CODES)}}, /* pdfsig leaves a font behind that shows nothing */
    {"3a ua", "3a ua", NULL, {.content = "/P<</MCID 0/L(\\)(EMC)>>BDC (a)Tj /Span<<>>BDC EMC (EMC)Tj EMC % f\n() Tj"}},
    {"3a ua", "3a ua", NULL, {.content = "/P/M BDC (a)Tj EMC", .page = "/Resources<</Properties<</M<</MCID 0>>>>>>"}},
    {"3a ua", "3a ua", NULL, {.content = "/Artifact BMC BI /W 1/H 1/IM true ID EMC\nEI EMC"}},
    {"3a ua", "3a ua", NULL, {.page = FORM, .content = "/P<</MCID 0>>BDC EMC /F Do"}},
    {"3a ua", "3a ua", NULL, {.kids = "<</S/A/P 6 0 R/Lang()>><</S/P/P 6 0 R/Lang(zh-Hant-TW)>>", .roles = "/RoleMap<</A/B/B/P>>"}},
    {"3a ua", "3a ua", NULL, {.kids = "<</S/F/P 6 0 R/Alt(a)>><</S/Note/P 6 0 R/ID(a)>>", .roles = "/RoleMap<</F/Figure>>"}},
    {"3a ua", "3a ua", NULL, {.kids = "<</S/H1/P 6 0 R>><</S/H2/P 6 0 R>><</S/H3/P 6 0 R>><</S/H1/P 6 0 R>>"}},
    {"4f ua2", "4f ua2", NULL, {.kids = "<</S/H3/P 6 0 R>>"}},
    {"3b", "3b", NULL, {.content = "1 0 0 rg", .entries = "/OutputIntents[<</DestOutputProfile 7 0 R>>]"}},
    {"3b", "3b", NULL, {.content = "1 0 0 rg", .page = "/Resources<</ColorSpace<</DefaultRGB[/CalRGB<<>>]>>>>"}},
    {"3b", "3b", NULL, {.content = "/frg gs (rgx) Tj"}},
    {"3b", "3b", NULL, {.content = "BT 3 Tr /F 9 Tf(a)Tj ET", .page = "/Resources<</Font<</F<</Subtype/Type1>>>>>>"}},
    {"3b", "3b", NULL, {.content = "BT /G 9 Tf(a)Tj ET",
                        .page = "/Resources<</Font<</F<</Subtype/Type1>>/G<</Subtype/Type3/CharProcs<<>>>>>>>>"}},
    {"3b", "3b", NULL, {.language = "", .title = "", .viewer = "", .marks = ""}},
    {"ua", "ua", NULL, {.schema = ""}},
    {"3a ua", "3a ua", NULL, {.schema = "<pdfaSchema:namespaceURI rdf:resource=\"http://www.aiim.org/pdfua/ns/id/\"/>"}},
    {"3a ua", "3a ua", NULL, {.schema = "<dc:x pdfaSchema:namespaceURI=\"http://www.aiim.org/pdfua/ns/id/\"/>"}},
};

static void test_claims_that_only_look_false(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TRUTHS / sizeof *TRUTHS; i++) {
        struct joined joined;
        struct making making = changed(&TRUTHS[i].making, TRUTHS[i].claims);
        join_making(&joined, &making, ATTACH_EMBED);
        if (!joined.good || strcmp(claimed(&joined), TRUTHS[i].embedded) != 0) {
            diag_print(joined.diag, stderr);
            fail_msg("%zu: \"%s\" is not believed", i, TRUTHS[i].claims);
        }
        finish(&joined);
    }
}

/* Headings are numbered, or they are not: PDF/UA-1 allows no mixture. */
static void test_headings_of_two_kinds(void **state)
{
    (void)state;
    struct part parts[2] = {{.tagged = true, .claims = {.pdfua_part = 1}, .plain_headings = true},
                            {.tagged = true, .claims = {.pdfua_part = 1}, .numbered_headings = true}};
    struct diag *diag = diag_create();
    struct buffer bytes[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        make_part(&bytes[i], "", "");
        assert_true(pdf_open(&parts[i].pdf, &(struct attach_file){"d.pdf", bytes[i].bytes, bytes[i].length}, diag));
    }
    assert_int_equal(judge_appended(parts, 2, &(struct attach_request){0}, diag).pdfua_part, 0);
    parts[1].numbered_headings = false;
    assert_int_equal(judge_appended(parts, 2, &(struct attach_request){0}, diag).pdfua_part, 1);
    for (int i = 0; i < 2; i++) {
        pdf_close(&parts[i].pdf);
        buffer_finish(&bytes[i]);
    }
    diag_destroy(diag);
}

static void test_what_is_required_and_not_there(void **state)
{
    (void)state;
    struct joined joined = {0};
    make_part(&joined.diploma, "1b", "");
    make_part(&joined.supplement, "3a ua", "");
    join_again(&joined, (struct attach_request){.require_pdfa = true, .require_pdfua = true});
    assert_false(joined.good);
    assert_true(is_said(&joined, "d.pdf: error: what --require asks for cannot be promised: PDF/A ["));
    assert_true(is_said(&joined, "d.pdf: error: what --require asks for cannot be promised: PDF/UA ["));
    finish(&joined);
}

/* What is known is not doubted once more, and that nothing was found is told. */
static void test_what_is_known_of_supplements(void **state)
{
    (void)state;
    struct making doubtful = SOUND;
    doubtful.marks = "/MarkInfo<</Marked true/Suspects true>>";
    doubtful.claims = "3a ua";
    struct buffer diploma = {0}, sound = {0}, spoilt = {0};
    make_part(&diploma, "3a ua", "");
    make_part(&sound, "3a ua", "");
    make_file(&spoilt, &doubtful);
    for (int i = 0; i < 4; i++) {
        bool known = i & 1, is_sound = i < 2;
        const struct buffer *bytes = is_sound ? &sound : &spoilt;
        struct attach_file supplement = {"s.pdf", bytes->bytes, bytes->length};
        struct attach_whole whole = {0};
        struct attach_request request = {.diploma = {"d.pdf", diploma.bytes, diploma.length}, .supplements = &supplement,
                                         .supplement_count = 1, .any = true, .known = known, .whole = &whole};
        struct diag *diag = diag_create();
        assert_true(attach_supplements(&request, NULL, diag));
        assert_int_equal(whole.truthful, known || is_sound);
        assert_int_equal(whole.pdfa_part, known || is_sound ? 3 : 0);
        diag_destroy(diag);
    }
    buffer_finish(&diploma);
    buffer_finish(&sound);
    buffer_finish(&spoilt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_claims_that_are_kept),
        cmocka_unit_test(test_claims_that_get_less),
        cmocka_unit_test(test_one_document_of_both),
        cmocka_unit_test(test_claims_that_depend_on_more),
        cmocka_unit_test(test_claims_that_are_false),
        cmocka_unit_test(test_claims_that_only_look_false),
        cmocka_unit_test(test_headings_of_two_kinds),
        cmocka_unit_test(test_what_is_required_and_not_there),
        cmocka_unit_test(test_what_is_known_of_supplements),
    };
    return run_both_ways(tests);
}
