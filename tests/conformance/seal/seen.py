"""Where two pictures of a page differ: seen.py BEFORE.png AFTER.png. Prints left, top, right and bottom in pixels; nothing if they are the
same. Only what was white may be something else."""

import sys

from PIL import Image, ImageChops

before, after = (Image.open(path).convert("L") for path in sys.argv[1:])
box = ImageChops.difference(before, after).getbbox()
if box:
    if before.crop(box).getextrema() != (255, 255):
        sys.exit("the seal covers something")
    print(*box)
