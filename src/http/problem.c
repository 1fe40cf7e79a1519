#include "http/problem.h"

#include "base/ending.h"
#include "base/json.h"

static const struct {
    int status;
    const char *title;
} TITLES[] = {{400, "Bad Request"},           {401, "Unauthorized"},      {404, "Not Found"},
              {405, "Method Not Allowed"},    {406, "Not Acceptable"},    {413, "Content Too Large"},
              {414, "URI Too Long"},          {415, "Unsupported Media Type"}, {416, "Range Not Satisfiable"},
              {422, "Unprocessable Content"}, {429, "Too Many Requests"},     {500, "Internal Server Error"},  {503, "Service Unavailable"}};

/* The words of a status (RFC 9110, 15; RFC 6585). */
static const char *problem_title(int status)
{
    for (size_t i = 0; i < sizeof TITLES / sizeof *TITLES; i++)
        if (TITLES[i].status == status)
            return TITLES[i].title;
    return "Error";
}

void problem_put_findings(struct buffer *out, const struct diag *findings)
{
    enum { FINDINGS_MOST = 50 };
    struct finding_words words;
    buffer_string(out, ",\"findings\":[");
    for (size_t i = 0; i < FINDINGS_MOST && diag_word(findings, i, &words); i++) {
        buffer_format(out, "%s{\"severity\":\"%s\"", i ? "," : "", words.severity == SEVERITY_ERROR ? "error" : "warning");
        json_text(out, "id", words.id);
        json_text(out, "file", words.place.file ? last_part(words.place.file) : NULL);
        if (words.place.line)
            buffer_format(out, ",\"line\":%d", words.place.line);
        json_text(out, "text", words.text);
        json_text(out, "detail", words.detail && *words.detail ? words.detail : NULL);
        json_text(out, "hint", words.hint);
        buffer_byte(out, '}');
    }
    buffer_byte(out, ']');
}

void problem_put(struct answer *answer, int status, const char *detail, const struct diag *findings)
{
    struct buffer *out = &answer->own;
    buffer_clear(out);
    buffer_format(out, "{\"type\":\"about:blank\",\"status\":%d", status);
    json_text(out, "title", problem_title(status));
    json_text(out, "detail", detail);
    if (findings && diag_count(findings))
        problem_put_findings(out, findings);
    buffer_string(out, "}\n");
    answer->cache = "no-store";
    answer_own(answer, status, "application/problem+json");
}
