/* Addresses that are none, links whose words lead elsewhere than the link, and addresses that are no links. */
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"
#include "gate/address.h"
#include "gate/judgement.h"

/* ------------------------------------------------------------------------------------------------ parts */

/* The parts of an address as it stands in a link or among words: https://www.s-bb.nl/nieuws, www.s-bb.nl, mailto:a@b.nl,
 * a@b.nl. Borrowed from it. */
struct address {
    bool is_mail;
    const char *host, *path; /* path: the rest, from / ? or # on; of mail nothing */
    const char *user;        /* of mail */
    size_t host_length, path_length, user_length;
};

static bool takes_prefix(const char **text, size_t *length, const char *prefix)
{
    size_t prefix_length = strlen(prefix);
    if (*length < prefix_length || ascii_compare(*text, prefix, prefix_length) != 0)
        return false;
    *text += prefix_length;
    *length -= prefix_length;
    return true;
}

static size_t span_without(const char *text, size_t length, const char *signs)
{
    size_t span = 0;
    while (span < length && !strchr(signs, text[span]))
        span++;
    return span;
}

static struct address address_read(const char *text, size_t length)
{
    struct address address = {0};
    bool mail = takes_prefix(&text, &length, "mailto:");
    bool web = !mail && (takes_prefix(&text, &length, "https://") || takes_prefix(&text, &length, "http://"));
    size_t authority = span_without(text, length, mail ? "?" : "/?#");
    const char *at = web ? NULL : memchr(text, '@', authority);
    if (mail || at) {
        address.is_mail = true;
        address.user = text;
        address.user_length = at ? (size_t)(at - text) : authority;
        address.host = at ? at + 1 : text + authority;
        address.host_length = (size_t)(text + authority - address.host);
        return address;
    }
    address.host = text;
    address.host_length = span_without(text, authority, ":");
    address.path = text + authority;
    address.path_length = length - authority;
    return address;
}

static void drop_www(const char **host, size_t *length)
{
    takes_prefix(host, length, "www.");
}

static bool is_same(const char *one, size_t length, const char *other, size_t other_length)
{
    return length == other_length && ascii_compare(one, other, length) == 0;
}

static bool is_same_host(struct address one, struct address other)
{
    drop_www(&one.host, &one.host_length);
    drop_www(&other.host, &other.host_length);
    return is_same(one.host, one.host_length, other.host, other.host_length);
}

bool address_is_same_place(const char *one, const char *other)
{
    struct address a = address_read(one, strlen(one)), b = address_read(other, strlen(other));
    return a.is_mail == b.is_mail && is_same_host(a, b) &&
           (!a.is_mail || is_same(a.user, a.user_length, b.user, b.user_length));
}

/* ------------------------------------------------------------------------------------------------ links */

static bool ends_in(const char *text, size_t length, const char *ending)
{
    size_t tail = strlen(ending);
    return length >= tail && ascii_compare(text + length - tail, ending, tail) == 0;
}

/* RFC 2606 and 6761: names that lead nowhere. */
static bool is_reserved(const char *host, size_t length)
{
    static const char *const names[] = {"example.org", "example.com", "example.net", "example.nl", "example.edu"};
    static const char *const endings[] = {".test", ".example", ".invalid", ".localhost", ".local"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_in(host, length, endings[i]))
            return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t name = strlen(names[i]);
        if (ends_in(host, length, names[i]) && (length == name || host[length - name - 1] == '.'))
            return true;
    }
    return false;
}

static bool has_good_labels(const char *host, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char byte = host[i];
        bool letter = is_letter_byte(byte) || is_digit_byte(byte);
        bool inner = i > 0 && i + 1 < length && (byte == '-' || byte == '.' || byte == '_');
        if (!letter && (!inner || (byte == '.' && host[i - 1] == '.')))
            return false;
    }
    return true;
}

static bool is_numeric(const char *host, size_t length)
{
    return length && strspn(host, "0123456789.") >= length;
}

/* Why it cannot be an address; NULL: it can. */
static const char *fault_of(const char *text)
{
    size_t length = strlen(text);
    struct address address = address_read(text, length);
    if (address.is_mail && (!address.user_length || memchr(address.host, '@', address.host_length)))
        return say("a mail address is a name, one @ and a domain");
    if (!address.host_length)
        return say("nothing is said of where");
    if (strchr(".,;:)>\"'", text[length - 1]))
        return say("it ends in a sign that belongs to the sentence");
    if (!memchr(address.host, '.', address.host_length))
        return say("it has no domain such as .nl");
    if (!has_good_labels(address.host, address.host_length))
        return say("no domain is written so");
    if (is_reserved(address.host, address.host_length))
        return say("this domain is an example");
    return is_numeric(address.host, address.host_length) ? say("a number, not a name") : NULL;
}

/* ------------------------------------------------------------------------------------------------ words */

/* Words that are an address: with a scheme, www. or @, or a name and a domain of letters: s-bb.nl. */
static bool looks_like_address(const char *word, size_t length)
{
    struct address address = address_read(word, length);
    if (address.is_mail)
        return address.user_length && memchr(address.host, '.', address.host_length);
    size_t domain = address.host_length;
    while (domain && is_letter_byte(address.host[domain - 1]))
        domain--;
    bool has_domain = domain > 1 && address.host[domain - 1] == '.' && address.host_length - domain >= 2;
    bool has_scheme = address.host != word || ascii_compare(word, "www.", 4) == 0;
    bool all_small = true; /* B.V. and d.w.z are no hosts */
    for (size_t i = 0; i < address.host_length; i++)
        all_small &= !(address.host[i] >= 'A' && address.host[i] <= 'Z');
    return has_domain && (has_scheme || (all_small && domain > 3));
}

static size_t trimmed(const char *word, size_t length)
{
    while (length && strchr(".,;:)]>\"'!?", word[length - 1]))
        length--;
    return length;
}

static size_t path_end(const struct address *address)
{
    size_t length = address->path_length;
    while (length && address->path[length - 1] == '/')
        length--;
    return length;
}

/* One site inside the other, www.s-bb.nl and kwalificaties.s-bb.nl, is no trap; and words may leave out the path. */
static bool leads_elsewhere(struct address words, struct address link)
{
    if (words.is_mail != link.is_mail)
        return words.is_mail || memchr(words.host, '.', words.host_length);
    drop_www(&words.host, &words.host_length);
    drop_www(&link.host, &link.host_length);
    bool same = is_same(words.host, words.host_length, link.host, link.host_length);
    if (words.is_mail)
        return !same || !is_same(words.user, words.user_length, link.user, link.user_length);
    bool inside = link.host_length > words.host_length &&
                  link.host[link.host_length - words.host_length - 1] == '.' &&
                  ascii_compare(link.host + link.host_length - words.host_length, words.host, words.host_length) == 0;
    size_t path = path_end(&words);
    return (!same && !inside) || (path && (path > path_end(&link) || strncmp(words.path, link.path, path) != 0));
}

static void judge_link(struct judgement *judgement, const struct prose *prose, const struct prose_text *text,
                       const struct prose_link *link)
{
    const char *fault = fault_of(link->address);
    if (fault)
        judgement_add(judgement, DIAG_ADDRESS_INVALID, link->node, "\"%s\" in \"%s\" of <%s>: %s", link->address,
                      text->language, prose->name, fault);
    for (size_t at = link->start; at < link->end;) {
        size_t length = strcspn(text->words + at, " \n");
        length = at + length > link->end ? link->end - at : length;
        size_t word = trimmed(text->words + at, length);
        if (looks_like_address(text->words + at, word) &&
            leads_elsewhere(address_read(text->words + at, word), address_read(link->address, strlen(link->address)))) {
            judgement_add(judgement, DIAG_ADDRESS_ELSEWHERE, link->node, "\"%s\" leads to %s",
                          prose_part(text, at, at + word, judgement->arena), link->address);
            return;
        }
        at += length + 1;
    }
}

static bool is_in_link(const struct prose_text *text, size_t at, size_t *link)
{
    while (*link < text->link_count && text->links[*link].end <= at)
        ++*link;
    return *link < text->link_count && text->links[*link].start <= at;
}

static const char *next_beginning(const char *text)
{
    const char *scheme = strstr(text, "://") ? strstr(text, "http") : NULL, *www = strstr(text, "www.");
    return scheme && (!www || scheme < www) ? scheme : www;
}

/* On the screen one wants to press it. */
static void judge_bare(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    static const char *const beginnings[] = {"http://", "https://", "www."};
    size_t link = 0;
    for (const char *at = text->words; (at = next_beginning(at)); at++) {
        bool starts = at == text->words || strchr(" \n(<\"'", at[-1]);
        bool found = false;
        for (size_t i = 0; starts && i < 3; i++)
            found |= strncmp(at, beginnings[i], strlen(beginnings[i])) == 0;
        size_t offset = (size_t)(at - text->words), length = strcspn(at, " \n");
        if (!found || is_in_link(text, offset, &link))
            continue;
        judgement_add(judgement, DIAG_ADDRESS_BARE, text->node, "\"%s\" of <%s>: %s", text->language, prose->name,
                      prose_part(text, offset, offset + trimmed(at, length), judgement->arena));
        at += length - 1;
    }
}

void judge_addresses(struct judgement *judgement, const struct prose *prose)
{
    for (size_t i = 0; i < prose->count; i++) {
        for (size_t j = 0; j < prose->texts[i].link_count; j++)
            judge_link(judgement, prose, &prose->texts[i], &prose->texts[i].links[j]);
        if (prose->texts[i].signs & SIGN_SLASH)
            judge_bare(judgement, prose, &prose->texts[i]);
    }
}
