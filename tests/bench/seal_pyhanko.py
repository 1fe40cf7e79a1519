# Seals documents of a folder, 50 at most, by pyHanko, from memory into memory: prints how many a second of CPU time.
#
#     seal_pyhanko.py KEY.pem FOLDER
import io
import itertools
import pathlib
import sys
import time

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

signer = signers.SimpleSigner.load(sys.argv[1], sys.argv[1], key_passphrase=None)
metadata = signers.PdfSignatureMetadata(field_name="Seal", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)
paths = itertools.islice(sorted(pathlib.Path(sys.argv[2]).rglob("*.pdf")), 50)
documents = [path.read_bytes() for path in paths]
start = time.process_time()
for document in documents:
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(document)), metadata, signer=signer, output=io.BytesIO())
print(f"{len(documents) / (time.process_time() - start):.1f}")
