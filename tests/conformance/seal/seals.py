"""What pyHanko says of sealed files: seals.py AUTHORITIES.pem FILE.pdf... A line for each seal: FILE, the field, whether the seal is
intact and its certificate trusted, and how much of the file it covers; a second one for the time stamp on it. Time stamps on the file too."""

import logging
import sys

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
authorities = list(load_certs_from_pemder([sys.argv[1]]))


def is_good(status):
    return status.intact and status.valid and status.trusted


for path in sys.argv[2:]:
    with open(path, "rb") as file:
        for seal in PdfFileReader(file).embedded_signatures:
            is_stamp = seal.sig_object_type == "/DocTimeStamp"
            validate = validate_pdf_timestamp if is_stamp else validate_pdf_signature
            status = validate(seal, ValidationContext(trust_roots=authorities, allow_fetching=False))
            state = "good" if (is_stamp or status.bottom_line) and is_good(status) else "bad"
            print(path, seal.field_name.replace(" ", "-"), state, status.coverage.name)
            if not is_stamp and status.timestamp_validity:
                print(path, "stamp", "good" if is_good(status.timestamp_validity) else "bad")
