"""codes.py ADDRESS PICTURE...: reads the code on each rendered page as telephones see it (zxing-cpp): as it is, blurred, turned by 5
degrees, and as a JPEG of quality 60. Writes these pictures beside it, for others to read; prints those on which it is not found."""
import sys
import zxingcpp
from PIL import Image, ImageFilter

LOOKS = {
    "plain": lambda page: page,
    "blurred": lambda page: page.filter(ImageFilter.GaussianBlur(0.8)),
    "turned": lambda page: page.rotate(5, Image.Resampling.BICUBIC, expand=True, fillcolor=255),
    "tilted": lambda page: page.rotate(-5, Image.Resampling.BILINEAR, expand=True, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5)),
}


def read(path, address):
    codes = zxingcpp.read_barcodes(Image.open(path))
    if [code.text for code in codes] != [address]:
        print(f"{path}: {[code.text for code in codes]}")
    for code in codes:
        if code.format != zxingcpp.BarcodeFormat.QRCode or str(code.ec_level) != "M":
            print(f"{path}: {code.format} {code.ec_level}")


address, *pages = sys.argv[1:]
for page in pages:
    picture = Image.open(page).convert("L")
    for name, look in LOOKS.items():
        seen = look(picture)
        seen.save(f"{page}-{name}.png")
        seen.save(f"{page}-{name}.jpg", quality=60)
        read(f"{page}-{name}.png", address)
        read(f"{page}-{name}.jpg", address)
