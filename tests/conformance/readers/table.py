"""What other programs read in a document: table.py READERS FOLDER DOCUMENT...

READERS is the folder that `./dev test` fetches programs into. For each DOCUMENT there are in FOLDER the PDF and its structure
(.tree), as check-objects -t writes it, which is what should be read; or, in place of that, the letters that stand in it
(.letters). Prints a line for each document and reader, and to standard error what is lost:

    sentences  each is whole: nothing of another column or cell stands in it
    words      those that hyphenation broke are found
    order      what is read first comes first
    name       the holder's name is whole wherever it stands
    rows       each mark of the grading table stands with its word
    letters    each is there, with its marks

"yes" means all of them, "-" that the document is not asked for it.
"""

import os
import re
import subprocess
import sys
import unicodedata

PDFJS = "pdfjs-dist-4.10.38"
PDFBOX = "pdfbox-app-3.0.5.jar"
COLUMNS = ("sentences", "words", "order", "name", "rows", "letters")
INLINE = {"Span", "Strong", "Em", "Link", "Reference"}


def run_raw(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} fails: {done.stderr.decode(errors='replace')[-500:]}")
    return done.stdout


def run(*command):
    return run_raw(*command).decode("utf-8", "replace")


def pdfium(path):
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


def readers(build):
    here = os.path.dirname(os.path.abspath(__file__))
    return {
        "poppler": lambda path: run("pdftotext", path, "-"),
        "poppler -raw": lambda path: run("pdftotext", "-raw", path, "-"),
        "MuPDF": lambda path: run("mutool", "draw", "-q", "-F", "txt", "-o", "-", path),
        "pdfium": pdfium,
        "pdf.js": lambda path: run("node", f"{here}/text.mjs", f"{build}/{PDFJS}", path),
        "PDFBox": lambda path: run("java", "-XX:TieredStopAtLevel=1", "-jar", f"{build}/{PDFBOX}", "export:text",
                                   "-encoding=UTF-8", "-console", f"-i={path}"),
        "Ghostscript": lambda path: run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=txtwrite",
                                        "-sOutputFile=-", path),
    }


# ---------------------------------------------------------------------------------------------- what should be read


class Element:
    def __init__(self, kind):
        self.kind, self.kids = kind, []

    def text(self):
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def read_tree(path):
    root = Element("")
    path_down = [(-1, root)]
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.strip()
            depth = len(line) - len(line.lstrip(" "))
            while path_down[-1][0] >= depth:
                path_down.pop()
            if words.startswith('"'):
                path_down[-1][1].kids.append(words[1:-1])
            else:
                element = Element(words)
                path_down[-1][1].kids.append(element)
                path_down.append((depth, element))
    return root


def blocks_of(root):
    """Texts in the order in which they are read. The note has its place at the foot of a page, wherever it is read."""
    notes = {part for note in root.walk() if note.kind == "Note" for part in note.walk()}
    for element in root.walk():
        run_of_text = ""
        if element.kind in INLINE or element in notes:
            continue
        for kid in element.kids + [Element("")]:
            if isinstance(kid, str) or kid.kind in INLINE:  # a word or two among others
                run_of_text += kid if isinstance(kid, str) else kid.text()
            else:
                if run_of_text.strip():
                    yield run_of_text.strip()
                run_of_text = ""


def sentences_of(blocks):
    for block in blocks:
        for sentence in re.split(r"(?<=[.:;?]) ", block):
            if sentence.count(" ") > 1:
                yield sentence


def rows_of(root):
    """Of the tables in which a mark stands in the first column."""
    for row in root.walk():
        cells = [cell.text().strip() for cell in row.kids if isinstance(cell, Element)] if row.kind == "TR" else []
        if len(cells) == 2 and re.fullmatch(r"[0-9]{1,2}", cells[0]):
            yield " ".join(cells)


def broken_words_of(path):
    """What ActualText says in the content of the pages is a word of two lines."""
    plain = run_raw("qpdf", "--qdf", "--object-streams=disable", "--no-original-object-ids", path, "-")
    words = re.findall(rb"/Span<</MCID \d+/ActualText\(([^)]*)\)>>BDC", plain)
    return [word.decode("utf-16" if word.startswith(b"\xFE\xFF") else "latin-1").strip(".,;:") for word in words]


# ---------------------------------------------------------------------------------------------- what is read


def spaced(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def bare(text):
    """Without what lines and their ends add, or take away."""
    return "".join(unicodedata.normalize("NFC", text).translate(dict.fromkeys(map(ord, "-\u00ad\u2010\x02\ufffe"))).split())


def are_in_order(blocks, text):
    place = 0
    for block in blocks:
        # What stands in several places, or is not whole, says nothing of the order.
        if len(block) > 30 and text.count(block) == 1:
            if text.index(block) < place:
                return False
            place = text.index(block)
    return True


def judge(root, path, text):
    """What is lost, by columns."""
    blocks = list(blocks_of(root))
    bare_text, spaced_text = bare(text), spaced(text)
    lost = {
        "sentences": [one for one in sentences_of(blocks) if bare(one) not in bare_text],
        "order": [] if are_in_order([bare(block) for block in blocks], bare_text) else ["another"],
        "rows": [row for row in rows_of(root) if row not in spaced_text],
    }
    words = broken_words_of(path)
    if words:
        lost["words"] = [word for word in words if word not in text]
    information = run("pdfinfo", path)
    name = re.search(r"^Title: .* – (.*)$", information, re.MULTILINE)
    if name:  # at the top, and at the foot of each page
        pages = int(re.search(r"^Pages: *(\d+)$", information, re.MULTILINE)[1])
        lost["name"] = [name[1]] if spaced_text.count(name[1]) != 1 + pages else []
    return lost


def judge_letters(path, text):
    """pdf.js takes compatible characters for one (U+00B5)."""
    text = spaced(text)
    with open(path, encoding="utf-8") as lines:
        letters = [unicodedata.normalize("NFC", letter) for line in lines for letter in line.split()]
    return {"letters": [letter for letter in letters
                        if letter not in text and unicodedata.normalize("NFKC", letter) not in text]}


def print_row(document, reader, lost):
    cells = ["-" if column not in lost else "no" if lost[column] else "yes" for column in COLUMNS]
    print(f"{document:14}{reader:14}" + "".join(f"{cell:11}" for cell in cells).rstrip())
    for column in lost:
        for one in lost[column]:
            print(f"{document}, {reader}: {column}: {one}", file=sys.stderr)


def main():
    build, folder, *documents = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    print(" " * 28 + "".join(f"{column:11}" for column in COLUMNS).rstrip())
    for document in documents:
        path = f"{folder}/{document}"
        for reader, read in readers(build).items():
            text = read(f"{path}.pdf")
            if os.path.exists(f"{path}.letters"):
                print_row(document, reader, judge_letters(f"{path}.letters", text))
            else:
                print_row(document, reader, judge(read_tree(f"{path}.tree"), f"{path}.pdf", text))


main()
