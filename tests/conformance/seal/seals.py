"""What pyHanko says of sealed files: seals.py AUTHORITY.pem FILE.pdf... A line for each seal: FILE, the field, whether the seal is
intact and its certificate trusted, and how much of the file it covers."""

import logging
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
authority = load_cert_from_pemder(sys.argv[1])
for path in sys.argv[2:]:
    with open(path, "rb") as file:
        for seal in PdfFileReader(file).embedded_signatures:
            status = validate_pdf_signature(seal, ValidationContext(trust_roots=[authority], allow_fetching=False))
            state = "good" if status.bottom_line and status.intact and status.trusted else "bad"
            print(path, seal.field_name.replace(" ", "-"), state, status.coverage.name)
