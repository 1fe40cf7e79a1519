"""codes.py FILE PICTURE...: reads the codes on each rendered page as telephones see them (zxing-cpp): as it is, blurred, turned by 5
degrees, and as a JPEG of quality 60. Their texts stand in the file, a line each. Writes these pictures beside it, for others to read;
prints those on which they are not found."""
import sys
import zxingcpp
from PIL import Image, ImageFilter

LOOKS = {
    "plain": lambda page: page,
    "blurred": lambda page: page.filter(ImageFilter.GaussianBlur(0.8)),
    "turned": lambda page: page.rotate(5, Image.Resampling.BICUBIC, expand=True, fillcolor=255),
    "tilted": lambda page: page.rotate(-5, Image.Resampling.BILINEAR, expand=True, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5)),
}


def read(path, texts):
    codes = zxingcpp.read_barcodes(Image.open(path))
    if sorted(code.text for code in codes) != texts:
        print(f"{path}: {[code.text for code in codes]}")
    for code in codes:
        if code.format != zxingcpp.BarcodeFormat.QRCode or str(code.ec_level) not in ("M" if len(code.text) <= 90 else "LMQH"):
            print(f"{path}: {code.format} {code.ec_level}")


wanted, *pages = sys.argv[1:]
texts = sorted(open(wanted).read().split())
for page in pages:
    picture = Image.open(page).convert("L")
    for name, look in LOOKS.items():
        seen = look(picture)
        seen.save(f"{page}-{name}.png")
        seen.save(f"{page}-{name}.jpg", quality=60)
        read(f"{page}-{name}.png", texts)
        read(f"{page}-{name}.jpg", texts)
