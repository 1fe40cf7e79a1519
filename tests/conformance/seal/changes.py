"""Changes a sealed file by a revision behind it, once for each kind of change: changes.py FILE.pdf FOLDER. Prints a line for each: the file
that it made, and what was changed."""

import os
import sys

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

source, folder = sys.argv[1:]


def name(text):
    return NameObject("/" + text)


def dictionary(**entries):
    return DictionaryObject({name(key): value for key, value in entries.items()})


def numbers(*values):
    return ArrayObject(FloatObject(value) for value in values)


def page_of(writer):
    return writer.root["/Pages"]["/Kids"][0]


def seal_of(writer):
    return writer.root["/AcroForm"]["/Fields"][0]


def put(writer, holder, key, value):
    """In a dictionary that may be an object of its own, or stand in one."""
    holder[name(key)] = value
    writer.update_container(holder)


def content(writer):
    page = page_of(writer)
    added = writer.add_object(generic.StreamObject(stream_data=b"0 0 99 99 re f"))
    contents = page.raw_get("/Contents")
    kept = list(contents.get_object()) if isinstance(contents.get_object(), ArrayObject) else [contents]
    put(writer, page, "Contents", ArrayObject([*kept, added]))


def add_annotation(writer, **entries):
    page = page_of(writer)
    note = writer.add_object(dictionary(Type=name("Annot"), Rect=numbers(9, 9, 99, 99), F=NumberObject(4), **entries))
    put(writer, page, "Annots", ArrayObject([*page.get("/Annots", ArrayObject()), note]))
    return note


def annotation(writer):
    add_annotation(writer, Subtype=name("FreeText"), DA=TextStringObject("/F 9 Tf"), Contents=TextStringObject("cum laude"))


def field(writer):
    form = writer.root["/AcroForm"]
    added = add_annotation(writer, Subtype=name("Widget"), FT=name("Tx"), T=TextStringObject("x"), V=TextStringObject("cum laude"))
    put(writer, form, "Fields", ArrayObject([*form["/Fields"], added]))


def hidden_field(writer):
    form = writer.root["/AcroForm"]
    added = writer.add_object(dictionary(FT=name("Tx"), T=TextStringObject("x"), V=TextStringObject("cum laude")))
    put(writer, form, "Fields", ArrayObject([*form["/Fields"], added]))


def no_field(writer):
    put(writer, writer.root["/AcroForm"], "Fields", ArrayObject())


def no_flags(writer):
    put(writer, writer.root["/AcroForm"], "NeedAppearances", generic.BooleanObject(True))


def no_form(writer):
    del writer.root["/AcroForm"]
    writer.update_root()


def look(writer):
    look = generic.StreamObject(dictionary(Type=name("XObject"), Subtype=name("Form"), BBox=numbers(0, 0, 200, 40)), stream_data=b"0 0 99 9 re f")
    put(writer, seal_of(writer), "AP", dictionary(N=writer.add_object(look)))


def look_itself(writer):
    seal = seal_of(writer)
    look = seal["/AP"]["/N"] if "/AP" in seal else generic.StreamObject(stream_data=b"")
    look._data, look._encoded_data = b"0 0 99 9 re f", None
    look.pop("/Filter", None)
    put(writer, seal, "AP", dictionary(N=writer.add_object(look)))


def entry(of, key, value):
    """An entry of what `of` finds is another one."""
    return lambda writer: put(writer, of(writer), key, value)


def catalog(key, value):
    def change(writer):
        writer.root[name(key)] = value
        writer.update_root()
    return change


def files(writer):
    given = dictionary(Type=name("Filespec"), F=TextStringObject("a.txt"))
    given[name("EF")] = dictionary(F=writer.add_object(generic.StreamObject(stream_data=b"x")))
    names = ArrayObject([TextStringObject("a.txt"), writer.add_object(given)])
    catalog("Names", dictionary(EmbeddedFiles=dictionary(Names=names)))(writer)


def title(writer):
    put(writer, writer.trailer["/Info"], "Title", TextStringObject("cum laude"))


def spoken(writer):
    element = writer.root["/StructTreeRoot"]["/K"]
    element = element[0] if isinstance(element, ArrayObject) else element
    put(writer, element, "ActualText", TextStringObject("cum laude"))


def metadata(writer, name_of="title"):
    stream = writer.root["/Metadata"]
    data = stream.data
    at = data.index(b"<dc:" + name_of.encode())
    end = data.index(b"</rdf:li>", at)
    data = data[:end] + b"!" + data[end:]
    catalog("Metadata", writer.add_object(generic.StreamObject(dictionary(Type=name("Metadata"), Subtype=name("XML")), stream_data=data)))(writer)


CHANGES = {
    "content": content, "annotation": annotation, "field": field, "hidden-field": hidden_field, "no-field": no_field,
    "need-appearances": no_flags, "no-form": no_form, "look": look, "look-itself": look_itself, "files": files, "title": title,
    "spoken": spoken, "metadata": metadata, "metadata-author": lambda writer: metadata(writer, "creator"),
    "page-size": entry(page_of, "MediaBox", numbers(0, 0, 99, 99)),
    "page-turned": entry(page_of, "Rotate", NumberObject(180)),
    "resources": entry(page_of, "Resources", dictionary()),
    "page-action": entry(page_of, "AA", dictionary(O=dictionary(S=name("URI"), URI=TextStringObject("https://example.org")))),
    "seal-moved": entry(seal_of, "Rect", numbers(0, 0, 300, 300)),
    "seal-hidden": entry(seal_of, "F", NumberObject(2)),
    "seal-renamed": entry(seal_of, "T", TextStringObject("Other")),
    "seal-spoken": entry(seal_of, "TU", TextStringObject("Other")),
    "seal-empty": entry(seal_of, "V", generic.NullObject()),
    "seal-locks": entry(seal_of, "Lock", dictionary(Type=name("SigFieldLock"), Action=name("All"))),
    "seal-action": entry(seal_of, "A", dictionary(S=name("URI"), URI=TextStringObject("https://example.org"))),
    "open-action": catalog("OpenAction", dictionary(S=name("URI"), URI=TextStringObject("https://example.org"))),
    "language": catalog("Lang", TextStringObject("xx")),
    "labels": catalog("PageLabels", dictionary(Nums=ArrayObject([NumberObject(0), dictionary(S=name("r"))]))),
    "layers": catalog("OCProperties", dictionary(OCGs=ArrayObject(), D=dictionary())),
    "permissions": catalog("Perms", dictionary()),
    "certificates": catalog("DSS", dictionary(More=TextStringObject("cum laude"))),
}

for kind, change in CHANGES.items():
    with open(source, "rb") as file:
        writer = IncrementalPdfFileWriter(file, strict=False)
        change(writer)
        path = os.path.join(folder, kind + ".pdf")
        with open(path, "wb") as out:
            writer.write(out)
    print(path)
