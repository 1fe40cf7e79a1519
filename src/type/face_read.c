/*
 * The tables of a font that are read when it is opened: is it usable, and what are its measures (OpenType 1.9).
 */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/ending.h"
#include "base/say.h"
#include "type/cmap.h"
#include "type/private.h"

enum { NAME_LIMIT = 63 };

/* Why the font cannot be embedded in a document (OS/2 fsType), or NULL. A font without the table allows it. */
static const char *find_restriction(struct table os2)
{
    enum { USAGE = 0x000F, RESTRICTED = 0x0002, NO_SUBSET = 0x0100, BITMAP_ONLY = 0x0200 };
    uint16_t type = table_u16(os2, 8);
    if ((type & USAGE) == RESTRICTED)
        return say("its licence forbids embedding (fsType)");
    if (type & NO_SUBSET)
        return say("its licence forbids embedding a part of it (fsType)");
    if (type & BITMAP_ONLY)
        return say("its licence forbids embedding its outlines (fsType)");
    return NULL;
}

/* Finds the tables; gives what is wrong with them, or NULL. */
static const char *find_tables(struct face_private *private)
{
    struct table file = private->file;
    uint32_t version = table_u32(file, 0);
    if (version == SFNT_TAG('O', 'T', 'T', 'O'))
        return say("its outlines are in CFF");
    if (version == SFNT_TAG('t', 't', 'c', 'f'))
        return say("it is a collection of fonts");
    if (version != 0x00010000 && version != SFNT_TAG('t', 'r', 'u', 'e'))
        return say("it is not a font");
    if (!sfnt_is_whole(file))
        return say("the file is cut off");
    private->head = sfnt_table(file, SFNT_TAG('h', 'e', 'a', 'd'));
    private->hhea = sfnt_table(file, SFNT_TAG('h', 'h', 'e', 'a'));
    private->maxp = sfnt_table(file, SFNT_TAG('m', 'a', 'x', 'p'));
    private->hmtx = sfnt_table(file, SFNT_TAG('h', 'm', 't', 'x'));
    private->loca = sfnt_table(file, SFNT_TAG('l', 'o', 'c', 'a'));
    private->glyf = sfnt_table(file, SFNT_TAG('g', 'l', 'y', 'f'));
    if (!private->loca.length || !private->glyf.length)
        return say("it has no outlines in `glyf`");
    if (private->head.length < 54 || private->hhea.length < 36 || private->maxp.length < 32 || !private->hmtx.length)
        return say("a table that every font has is missing or too short");
    private->cmap = cmap_find(sfnt_table(file, SFNT_TAG('c', 'm', 'a', 'p')));
    if (!private->cmap.length)
        return say("it has no `cmap` for Unicode");
    return NULL;
}

/* What HarfBuzz, the subsetter and the painters rely on; gives what is wrong, or NULL. */
static const char *check_numbers(const struct face_private *private)
{
    size_t glyphs = table_u16(private->maxp, 4);
    size_t metrics = table_u16(private->hhea, 34);
    size_t entry = table_i16(private->head, 50) ? 4 : 2;
    uint16_t units = table_u16(private->head, 18);
    if (units < 16 || units > 16384)
        return say("its units per em are out of range");
    if (!glyphs || private->loca.length < (glyphs + 1) * entry)
        return say("`loca` does not fit the number of glyphs");
    if (!metrics || metrics > glyphs || private->hmtx.length < metrics * 4 + (glyphs - metrics) * 2)
        return say("`hmtx` does not fit the number of glyphs");
    return NULL;
}

/* Apple's shaping tables, an older kerning table, variations. */
static bool is_special(struct table file)
{
    return sfnt_table(file, SFNT_TAG('m', 'o', 'r', 'x')).length || sfnt_table(file, SFNT_TAG('m', 'o', 'r', 't')).length ||
           sfnt_table(file, SFNT_TAG('k', 'e', 'r', 'x')).length || sfnt_table(file, SFNT_TAG('k', 'e', 'r', 'n')).length ||
           sfnt_table(file, SFNT_TAG('f', 'v', 'a', 'r')).length;
}

static void read_metrics(struct face *face, struct table os2, struct table post)
{
    const struct face_private *private = face->private;
    face->units_per_em = table_u16(private->head, 18);
    for (size_t i = 0; i < 4; i++)
        face->bounds_fu[i] = table_i16(private->head, 36 + 2 * i);
    face->ascent_fu = table_i16(private->hhea, 4);
    face->descent_fu = -table_i16(private->hhea, 6);
    face->glyph_count = table_u16(private->maxp, 4);
    face->weight = os2.length ? table_u16(os2, 4) : 400;
    face->italic_angle = (int)lround((int32_t)table_u32(post, 4) / 65536.0);
    if (table_u16(os2, 0) >= 2) { /* the first version with these two fields */
        face->x_height_fu = table_i16(os2, 86);
        face->cap_height_fu = table_i16(os2, 88);
    }
    if (face->x_height_fu <= 0)
        face->x_height_fu = face->units_per_em / 2;
    if (face->cap_height_fu <= 0)
        face->cap_height_fu = face->units_per_em * 7 / 10;
}

/* Characters that a PDF name may hold without escapes. */
static bool is_name_character(unsigned character)
{
    return character > ' ' && character <= '~' && !strchr("[](){}<>/%#", (int)character);
}

/* The string of a record of `name`, as far as it may stand in a name; gives its length. */
static size_t read_string(struct table name, size_t record, char text[NAME_LIMIT])
{
    size_t step = table_u16(name, record) == 1 ? 1 : 2; /* Macintosh: bytes; Windows and Unicode: UTF-16 */
    struct table string = table_part(name, (size_t)table_u16(name, 4) + table_u16(name, record + 10),
                                     table_u16(name, record + 8));
    size_t length = 0;
    for (size_t at = 0; at + step <= string.length && length < NAME_LIMIT; at += step) {
        unsigned character = step == 2 ? table_u16(string, at) : string.bytes[at];
        if (is_name_character(character))
            text[length++] = (char)character;
    }
    return length;
}

/* The PostScript name (record 6 of `name`), or else the file's name as far as its first dot. */
static const char *read_name(const struct face *face, struct table name, struct arena *arena)
{
    enum { HEADER = 6, RECORD = 12, POSTSCRIPT = 6 };
    char text[NAME_LIMIT];
    size_t length = 0;
    size_t count = table_u16(name, 2);
    for (size_t i = 0; i < count && !length; i++)
        if (table_u16(name, HEADER + i * RECORD + 6) == POSTSCRIPT)
            length = read_string(name, HEADER + i * RECORD, text);
    if (length)
        return arena_copy(arena, text, length);
    for (const char *at = last_part(face->path); *at && *at != '.' && length < NAME_LIMIT; at++)
        if (is_name_character((unsigned char)*at))
            text[length++] = *at;
    return length ? arena_copy(arena, text, length) : "Font";
}

const char *face_read(struct face *face, struct arena *arena)
{
    struct face_private *private = face->private;
    struct table file = {private->map.bytes, private->map.length};
    private->file = file;
    const char *fault = find_tables(private);
    if (!fault)
        fault = check_numbers(private);
    struct table os2 = sfnt_table(file, SFNT_TAG('O', 'S', '/', '2'));
    if (!fault)
        fault = find_restriction(os2);
    if (fault)
        return fault;
    private->is_special = is_special(file);
    read_metrics(face, os2, sfnt_table(file, SFNT_TAG('p', 'o', 's', 't')));
    face->postscript_name = read_name(face, sfnt_table(file, SFNT_TAG('n', 'a', 'm', 'e')), arena);
    return NULL;
}
