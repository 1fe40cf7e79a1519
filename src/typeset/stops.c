#include "typeset/stops.h"

#include "base/arena.h"
#include "base/unicode.h"

static enum line_end_kind end_kind(const struct prepared *prepared, size_t index)
{
    const struct piece *piece = &prepared->pieces[index];
    if (piece->break_after == LINE_BREAK_MANDATORY)
        return LINE_END_LAST;
    if (piece->poor)
        return LINE_END_POOR;
    if (piece->kind == PIECE_SPACE)
        return LINE_END_SPACE;
    if (piece->address)
        return LINE_END_ADDRESS;
    return piece->shaped->text[piece->shaped->length - 1] == '-' ? LINE_END_OWN_HYPHEN : LINE_END_INSIDE;
}

void stops_init(struct stops *stops, struct arena *arena, const struct prepared *prepared, const struct extent *extent,
                const struct line_rules *rules)
{
    const struct piece *pieces = prepared->pieces;
    stops->count = 0;
    stops->list = arena_room_for(arena, struct stop, prepared->count);
    stops->first = arena_room_for(arena, uint32_t, prepared->count);
    for (size_t i = 0; i < prepared->count; i++) {
        stops->first[i] = (uint32_t)stops->count;
        if (pieces[i].break_after != LINE_BREAK_NONE)
            stops->list[stops->count++] = (struct stop){
                .piece = i,
                .seen = extent->seen[i],
                .least = extent->seen[i] - extent->stretch[i] * rules->shrink,
                .stretch = extent->stretch[i],
                .end = end_kind(prepared, i),
            };
    }
}
