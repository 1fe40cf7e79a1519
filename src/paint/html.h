/* A document as HTML in the making. Private to the HTML painter. */
#ifndef PAINT_HTML_H
#define PAINT_HTML_H

#include "base/buffer.h"
#include "base/map.h"
#include "base/markup.h"
#include "model/document.h"

/* What has a style. Of rows and items of lists the sheet says more. */
enum html_use { HTML_BLOCK, HTML_ROW, HTML_ITEM };

struct html {
    struct buffer *out;             /* the body; what stands before it is known only behind it */
    const struct document *document;
    const char *language;           /* that holds where is written; never NULL */
    const struct style *style;      /* whose type holds there */
    struct html_styles *styles;
};

/* ---- text: html_text.c */

/* A string literal. */
#define HTML_PUT(out, literal) buffer_append((out), "" literal, sizeof literal - 1)

/* ` name="value"`; nothing if it is NULL. */
void html_put_attribute(struct buffer *out, const char *name, const char *value);

/* JSON for a <script>: what could end it, or begin a comment in it, stands there as JSON can have it too. */
void html_put_json(struct buffer *out, const char *json);

/* The runs of a paragraph whose node is `node`, NULL in artifacts. */
void html_put_runs(struct html *html, const struct paragraph_content *content, const struct node *node);

/* ` lang="…"` where the node's language is another than holds; from then on it holds. The caller puts html->language back. */
void html_take_language(struct html *html, const struct node *node);

/* ---- blocks: html_block.c */

void html_put_blocks(struct html *html, const struct block *first);

/* ` class="…"` of the style, and of what is ours; from then on its type holds. The caller puts html->style back. `own` may be NULL. */
void html_take_style(struct html *html, const struct style *style, enum html_use use, const char *own);

/* Blocks in an element that is for them alone: one paragraph needs no element of its own there. */
void html_put_content(struct html *html, const struct block *first);

/* ---- columns, grids, tables: html_table.c */

void html_put_table(struct html *html, const struct block *block);

/* ---- pictures: html_picture.c */

void html_put_picture(struct html *html, const struct block *block);

/* ---- styles: html_style.c */

struct html_styles *html_styles_create(const struct style *text);
void html_styles_destroy(struct html_styles *styles);

/* The style is used: what it says comes into the sheet. */
void html_styles_add(struct html_styles *styles, const struct style *style, enum html_use use);

/* The number of the class k… for which the sheet says this. */
int html_styles_rule(struct html_styles *styles, const char *rule);

/* A length as the sheet has it: in rem, of which the text's size is one. */
void html_put_length(struct html_styles *styles, struct buffer *out, double points);

/* Whether an element of this style in one of the other needs no class. */
bool html_is_like(const struct style *style, const struct style *around);

/* The sheet. */
void html_styles_write(struct html_styles *styles, const struct page_geometry *page, struct buffer *out);

#endif
