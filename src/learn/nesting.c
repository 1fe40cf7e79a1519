#include "learn/nesting.h"

/* One or two quotes are a short text's, three a long one's (Turtle, 6.5: [22] to [25]). */
static void follow_quotes(struct nesting *nesting, unsigned char byte)
{
    if (byte == nesting->quote) {
        if (++nesting->quotes == 3) {
            nesting->state = NESTING_LONG;
            nesting->quotes = 0;
        }
        return;
    }
    nesting->state = nesting->quotes == 2 ? NESTING_PLAIN : NESTING_TEXT; /* "" is empty */
    nesting->quotes = 0;
}

static bool follow_plain(struct nesting *nesting, unsigned char byte)
{
    switch (byte) {
    case '<': nesting->state = NESTING_ADDRESS; break;
    case '#': nesting->state = NESTING_COMMENT; break;
    case '"':
    case '\'':
        nesting->state = NESTING_TEXT;
        nesting->quote = byte;
        nesting->quotes = 1;
        break;
    case '[':
    case '(': return ++nesting->depth <= NESTING_MOST;
    case ']':
    case ')': nesting->depth -= nesting->depth > 0; break;
    default: break;
    }
    return true;
}

static void follow_text(struct nesting *nesting, unsigned char byte)
{
    if (nesting->escaped) {
        nesting->escaped = false;
    } else if (byte == '\\') {
        nesting->escaped = true;
        nesting->quotes = 0;
    } else if (byte != nesting->quote) {
        nesting->quotes = 0;
    } else if (nesting->state == NESTING_TEXT || ++nesting->quotes == 3) {
        nesting->state = NESTING_PLAIN;
        nesting->quotes = 0;
    }
}

bool nesting_follow(struct nesting *nesting, const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = bytes[i];
        nesting->line += byte == '\n';
        if (nesting->state == NESTING_TEXT && nesting->quotes) {
            follow_quotes(nesting, byte);
            if (nesting->quotes || nesting->state == NESTING_LONG)
                continue;
        }
        switch (nesting->state) {
        case NESTING_PLAIN:
            if (!follow_plain(nesting, byte))
                return false;
            break;
        case NESTING_ADDRESS: nesting->state = byte == '>' || byte == '\n' ? NESTING_PLAIN : NESTING_ADDRESS; break;
        case NESTING_COMMENT: nesting->state = byte == '\n' ? NESTING_PLAIN : NESTING_COMMENT; break;
        case NESTING_TEXT:
        case NESTING_LONG: follow_text(nesting, byte); break;
        }
    }
    return true;
}
