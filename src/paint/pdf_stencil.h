/* What a stencil is made of. Private to pdf.c, which makes it, and pdf_fill.c, which fills it. */
#ifndef PAINT_PDF_STENCIL_H
#define PAINT_PDF_STENCIL_H

#include "paint/pdf_cache.h"
#include "paint/pdf_metadata.h"

/* A page, as far as it must wait for the numbers of what stands behind the trunk. */
struct pdf_sheet {
    double height;              /* [pt] */
    struct buffer entries;
    struct pdf_slot *slots;
    int slot_count;             /* 0: all of its content stands in the trunk */
    int *parts;                 /* object numbers of its content before, between and behind the slots; 0: there is none */
    int first_slot;             /* object number of what stands in the first slot; the others follow it */
};

struct pdf_stencil {
    struct pdf_trunk trunk;
    struct pdf_sheet *sheets;
    int sheet_count;
    bool is_personal;           /* a page has slots */
    int resources;              /* object number of all pages' resources */
    struct buffer fonts, images; /* entries of the resources, of what is in the trunk */
    struct pdf_link *links;     /* that are the holder's own, by pages and slots */
    int link_count;
    struct pdf_font **used;     /* there, by rank */
    int used_count;
    struct pdf_piece source;    /* what all holders share */
    int embedded;               /* object number of the source; 0: there is none */
    /* What the file says of itself, where that names the holder. */
    struct pdf_piece metadata;  /* what all holders share, */
    struct buffer information;  /* and likewise */
    int metadata_number;        /* of XMP; 0: it stands in the trunk, as does the information dictionary */
    struct arena *arena;        /* slots, fonts */
};

/* The dictionary of resources; `companions` are entries of fonts that only this holder needs, or NULL. */
void pdf_stencil_put_resources(const struct pdf_stencil *stencil, const struct buffer *companions, struct buffer *out);

#endif
