#!/usr/bin/env python3
"""Makes the four fonts of this folder; see README.md for the versions used.

usage: make.py NOTO_FOLDER OPEN_SANS_FOLDER

The folders are those of the npm packages @expo-google-fonts/noto-sans and @expo-google-fonts/open-sans, unpacked.
"""
import math
import sys
from pathlib import Path

from fontTools import subset
from fontTools.misc.transform import Scale
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.removeOverlaps import removeOverlaps

STYLES = {"Regular": "400Regular", "Bold": "700Bold", "Italic": "400Regular_Italic", "BoldItalic": "700Bold_Italic"}

# What Noto Sans lacks and its sibling Open Sans has. Both were drawn to the same measures, so scaling them is enough.
BORROWED = "∂∆∏∑∕√∞∫≈≠≤≥◊"

# Latin, Greek and Cyrillic with the marks, punctuation and letterlike symbols that go with them.
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x02E4), (0x02EC, 0x02FF), (0x0300, 0x03FF), (0x0400, 0x052F), (0x1AB0, 0x1AC0), (0x1C80, 0x1C8F),
    (0x1D00, 0x1DFF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x20C0), (0x20F0, 0x20F0),
    (0x2100, 0x218F), (0x2200, 0x22FF), (0x25CA, 0x25CC), (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0x2E00, 0x2E5D),
    (0xA640, 0xA69F), (0xA700, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06), (0xFE20, 0xFE2F),
    (0xFEFF, 0xFEFF), (0xFFFC, 0xFFFD),
]
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk"]


def copy_outline(glyphs, name, scale):
    """The outline of a glyph, without components."""
    outline = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(outline)
    pen = TTGlyphPen(None)
    outline.replay(TransformPen(pen, Scale(scale)))
    return pen.glyph()


def borrow_glyphs(font, other):
    """Adds the glyphs of BORROWED from the other font, scaled to the em of the first."""
    scale = font["head"].unitsPerEm / other["head"].unitsPerEm
    glyphs = other.getGlyphSet()
    order = font.getGlyphOrder()
    for character in BORROWED:
        source = other.getBestCmap()[ord(character)]
        name = "borrowed%04X" % ord(character)
        glyph = copy_outline(glyphs, source, scale)
        for i, (x, y) in enumerate(glyph.coordinates):
            glyph.coordinates[i] = (round(x), round(y))
        order.append(name)
        font["glyf"].glyphs[name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (round(other["hmtx"][source][0] * scale), glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(character)] = name
    font.setGlyphOrder(order)
    font["glyf"].setGlyphOrder(order)


def splits_glyphs(lookup):
    return any(getattr(subtable, "ExtSubTable", subtable).LookupType == 2 for subtable in lookup.SubTable)


def keep_letters_whole(font):
    """Drops the rules that take ten letters with dots (ṣ, ẹ, ǹ …) apart: a letter that is one glyph needs no
    text of its own beside it in a PDF."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "ccmp":
            lookups = record.Feature.LookupListIndex
            record.Feature.LookupListIndex = [i for i in lookups if not splits_glyphs(table.LookupList.Lookup[i])]
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)


def drop_rest(font):
    """Keeps the characters of RANGES and what shaping needs for them; drops hints and glyph names."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.layout_scripts = ["DFLT", "latn", "grek", "cyrl"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14]
    options.name_languages = [0x409]
    options.drop_tables += ["STAT", "DSIG", "gasp", "prep"]
    options.recalc_bounds = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)


def shorten_vertical_line(font, upright):
    """In the italics the vertical line above (U+030D) runs into a macron below it; it begins as high as upright."""
    bottom = upright["glyf"][upright.getBestCmap()[0x030D]].yMin
    name = font.getBestCmap()[0x030D]
    glyph = copy_outline(font.getGlyphSet(), name, 1)
    glyph.recalcBounds(font["glyf"])
    slant = math.tan(math.radians(-font["post"].italicAngle))
    rise = bottom - glyph.yMin
    for i, (x, y) in enumerate(glyph.coordinates):
        if y == glyph.yMin:
            glyph.coordinates[i] = (round(x + rise * slant), bottom)
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)


def note_change(font, other):
    """Says in the names that these are not the fonts as published, and whose the borrowed signs are."""
    for record in font["name"].names:
        if record.nameID == 0:
            record.string = record.toUnicode() + "; " + other["name"].getDebugName(0)
        if record.nameID == 5:
            record.string = record.toUnicode() + "; subset, with signs of Open Sans"


def make_font(style, noto, open_sans, folder):
    source = STYLES[style]
    upright = source.removesuffix("_Italic")
    font = TTFont(noto / source / f"NotoSans_{source}.ttf", recalcTimestamp=False)
    other = TTFont(open_sans / source / f"OpenSans_{source}.ttf")
    borrow_glyphs(font, other)
    shorten_vertical_line(font, TTFont(noto / upright / f"NotoSans_{upright}.ttf"))
    keep_letters_whole(font)
    drop_rest(font)
    removeOverlaps(font)
    note_change(font, other)
    font.save(folder / f"NotoSans-{style}.ttf")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for each in STYLES:
        make_font(each, Path(sys.argv[1]), Path(sys.argv[2]), Path(__file__).parent)
