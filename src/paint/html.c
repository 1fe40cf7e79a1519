/*
 * HTML: a document as one file that needs no other, for screens of any width, by day and by night, and for paper.
 *
 * It is painted from the document itself, not from its pages: a browser breaks its lines anew.  The elements are those of the PDF's tags;
 * the language of each part stands in `lang`.  There is no script, and nothing is fetched.  Classes are the layout's styles under
 * their names, each with its type and its box, and these, which no style can be called:
 *
 *     _t  the style's type alone          _c  columns side by side; where there is little room one below the other
 *     _h  what begins with a marker       _g  a grid of terms, each over its entry; likewise
 *     _m  the marker                      _a  a column as wide as its content     _s  an entry of several columns
 *     _l  a list with markers of its own  _w  as wide as there is room            _vm, _vb  in the middle, at the foot
 *     _i  a picture                       _p  begins a page on paper              _d  the link to the PDF
 *     k1, k2 …  widths, which differ from place to place
 *
 * The sheet's variables: --w is 1 where there is room for axes and 0 elsewhere, --z the share of large type that is kept, --l the leading,
 * --y whether words of little hyphenation are hyphenated, --c… colours, --h, --k, --g, --s widths and spans.
 */
#include "paint/html.h"

#include "paint/paint.h"

/* ------------------------------------------------------------------------------------------------ head */

static void put_meta(struct buffer *out, const char *name, const char *content)
{
    if (!content || !*content)
        return;
    buffer_format(out, "<meta name=\"%s\"", name);
    html_put_attribute(out, "content", content);
    HTML_PUT(out, ">\n");
}

static void put_head(const struct html *html, const char *pdf, struct buffer *out)
{
    const struct metadata *metadata = &html->document->metadata;
    HTML_PUT(out, "<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                  "base-uri 'none'; form-action 'none'\">\n<title>");
    markup_string(out, metadata->title ? metadata->title : "");
    HTML_PUT(out, "</title>\n");
    put_meta(out, "author", metadata->author);
    put_meta(out, "description", metadata->subject);
    put_meta(out, "keywords", metadata->keywords);
    put_meta(out, "generator", metadata->creator);
    put_meta(out, "robots", html->document->field_count ? "noindex" : NULL); /* it is somebody's */
    if (pdf) {
        HTML_PUT(out, "<link rel=\"alternate\" type=\"application/pdf\"");
        html_put_attribute(out, "href", pdf);
        HTML_PUT(out, ">\n");
    }
    HTML_PUT(out, "<style>\n");
    html_styles_write(html->styles, &html->document->page, out);
    HTML_PUT(out, "</style>\n");
    if (html->document->facts) {
        HTML_PUT(out, "<script type=\"application/ld+json\">");
        html_put_json(out, html->document->facts);
        HTML_PUT(out, "</script>\n");
    }
}

/* ------------------------------------------------------------------------------------------------ body */

static bool names_page(const struct block *block)
{
    for (size_t i = 0; block->kind == BLOCK_PARAGRAPH && i < block->paragraph.count; i++)
        if (block->paragraph.runs[i].kind == RUN_PAGE_NUMBER || block->paragraph.runs[i].kind == RUN_PAGE_COUNT)
            return true;
    return false;
}

/* Of a running head or foot what is not about pages, of which there are none. */
static void put_furniture(struct html *html, const struct block *first)
{
    for (const struct block *block = first; block; block = block->next) {
        const struct row *row = block->kind == BLOCK_TABLE ? block->table.first : NULL;
        struct block alone = *block;
        alone.next = NULL;
        if (block->kind == BLOCK_GROUP)
            put_furniture(html, block->group.first);
        else if (block->kind != BLOCK_TABLE && !names_page(block))
            html_put_blocks(html, &alone);
        for (; row; row = row->next)
            for (const struct cell *cell = row->first; cell; cell = cell->next) {
                put_furniture(html, cell->label);
                put_furniture(html, cell->first);
            }
    }
}

static void put_header(struct html *html, const char *pdf)
{
    if (!pdf && !html->document->head_first)
        return;
    HTML_PUT(html->out, "\n<header>");
    if (pdf) {
        HTML_PUT(html->out, "\n<p class=\"_d\"><a type=\"application/pdf\"");
        html_put_attribute(html->out, "href", pdf);
        buffer_byte(html->out, '>');
        markup_string(html->out, html->document->pdf_words);
        HTML_PUT(html->out, "</a></p>");
    }
    put_furniture(html, html->document->head_first);
    HTML_PUT(html->out, "\n</header>");
}

static void put_body(struct html *html, const char *pdf)
{
    const struct document *document = html->document;
    html_styles_add(html->styles, document->text, HTML_BLOCK);
    buffer_format(html->out, "<body class=\"%s\">", document->text->name);
    put_header(html, pdf);
    HTML_PUT(html->out, "\n<main>");
    html_put_blocks(html, document->first);
    html_put_blocks(html, document->foot_note);
    HTML_PUT(html->out, "\n</main>");
    if (document->foot) {
        HTML_PUT(html->out, "\n<footer>");
        put_furniture(html, document->foot);
        HTML_PUT(html->out, "\n</footer>");
    }
    HTML_PUT(html->out, "\n</body>\n");
}

void paint_html(const struct document *document, const char *pdf, struct buffer *out)
{
    struct buffer body = {0};
    struct html html = {.out = &body, .document = document, .language = document->root->language, .style = document->text,
                        .styles = html_styles_create(document->text)};
    put_body(&html, pdf);
    HTML_PUT(out, "<!doctype html>\n<html");
    html_put_attribute(out, "lang", document->root->language);
    HTML_PUT(out, ">\n<head>\n");
    put_head(&html, pdf, out);
    HTML_PUT(out, "</head>\n");
    buffer_append(out, body.bytes, body.length);
    HTML_PUT(out, "</html>\n");
    html_styles_destroy(html.styles);
    buffer_finish(&body);
}
