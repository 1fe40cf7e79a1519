# The pages of a supplement after those of each diploma in a folder, by pikepdf, from memory into memory: prints milliseconds of
# CPU time a whole.
#
#     join_pikepdf.py SUPPLEMENT.pdf FOLDER
import io
import pathlib
import sys
import time

import pikepdf

supplement = pathlib.Path(sys.argv[1]).read_bytes()
diplomas = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[2]).glob("*.pdf"))]
start = time.process_time()
for diploma in diplomas:
    with pikepdf.open(io.BytesIO(diploma)) as whole, pikepdf.open(io.BytesIO(supplement)) as part:
        whole.pages.extend(part.pages)
        whole.save(io.BytesIO())
print(f"{(time.process_time() - start) / len(diplomas) * 1000:.3f}")
