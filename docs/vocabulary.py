"""The reference of the vocabulary, from the schemas: python3 docs/vocabulary.py layouts/schemas >docs/vocabulary.md"""
import sys
import xml.etree.ElementTree as ET

XS = "{http://www.w3.org/2001/XMLSchema}"


def words(node):
    """What the schema says of it, in one line."""
    text = node.find(f"{XS}annotation/{XS}documentation")
    return " ".join("".join(text.itertext()).split()).replace("|", "\\|").replace("<", "&lt;") if text is not None else ""


def occurs(node):
    least, most = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
    return {("0", "1"): "at most one", ("1", "1"): "one", ("0", "unbounded"): "any number", ("1", "unbounded"): "one or more"}.get(
        (least, most), f"{least} to {most}")


def sentence(text):
    """What messages have behind "expected": a level from 1 to 8. Where a list of words begins it, they stay as they are."""
    return text if not text.split()[0].rstrip(",").isalpha() or text.endswith(".") else text[0].upper() + text[1:] + "."


class Schema:
    def __init__(self, path, title):
        self.title = title
        self.root = ET.parse(path).getroot()
        self.types = {type_.get("name"): type_ for type_ in self.root if type_.tag in (XS + "complexType", XS + "simpleType")}
        self.groups = {group.get("name"): group for group in self.root.findall(XS + "group")}
        self.told, self.waiting = set(), []

    def inside(self, node):
        """Elements and attributes that may stand in what `node` describes, those of types and groups that it builds on too."""
        for child in node:
            tag = child.tag.removeprefix(XS)
            if tag in ("element", "attribute"):
                yield child
            elif tag == "group" and child.get("ref"):
                yield from self.inside(self.groups[child.get("ref")])
            elif tag in ("extension", "restriction") and child.get("base") in self.types:
                yield from self.inside(self.types[child.get("base")])
                yield from self.inside(child)
            elif tag not in ("annotation", "simpleType", "unique", "key", "keyref"):
                yield from self.inside(child)

    def content(self, node):
        """The name of what an element holds or an attribute may be: a type, which is told further down."""
        name = node.get("type")
        if name in self.types:
            if name not in self.told:
                self.told.add(name)
                self.waiting.append(name)
            return f"[{name}](#{self.anchor(name)})"
        return (name or "").removeprefix("xs:")

    def anchor(self, name):
        return f"{self.title}-{name}".lower()

    def rows(self, node):
        parts = list(self.inside(node))
        elements = [part for part in parts if part.tag == XS + "element"]
        attributes = [part for part in parts if part.tag == XS + "attribute"]
        if attributes:
            yield "\n| attribute | holds | |\n|---|---|---|"
        for part in attributes:
            need = " **needed**." if part.get("use") == "required" else f" Default: {part.get('default')}." if part.get("default") else ""
            yield f"| `{part.get('name')}` | {self.content(part)} | {words(part)}{need} |"
        if elements:
            yield "\n| element | how many | holds | |\n|---|---|---|---|"
        seen = set()
        for part in elements:
            if part.get("name") in seen or part.get("ref"):
                continue
            seen.add(part.get("name"))
            own = part.find(XS + "complexType")
            holds = self.content(part) or ("what is told below" if own is not None else "")
            yield f"| `<{part.get('name')}>` | {occurs(part)} | {holds} | {words(part)} |"
        for part in elements:
            own = part.find(XS + "complexType")
            if own is not None and part.get("name") not in self.told:
                self.told.add(part.get("name"))
                told = list(self.rows(own))
                if told:
                    yield f"\n**In `<{part.get('name')}>`:**"
                    yield from told

    def values(self, type_):
        kinds = [value.get("value") for value in type_.iter(XS + "enumeration")]
        if kinds:
            yield "One of " + ", ".join(f"`{kind}`" for kind in kinds) + "."

    def tell(self):
        yield f"\n## {self.title}\n"
        yield words(self.root)
        for element in self.root.findall(XS + "element"):
            if words(element):
                yield "\n" + words(element)
            own = element.find(XS + "complexType")
            yield from self.rows(own if own is not None else self.types[element.get("type")])
        while self.waiting:
            name = self.waiting.pop(0)
            type_ = self.types[name]
            yield f"\n### {self.title}: {name}\n"
            if words(type_):
                yield sentence(words(type_))
            yield from self.values(type_)
            if type_.tag == XS + "complexType":
                yield from self.rows(type_)


print("# The vocabulary\n\nEvery element and attribute of the three kinds of file, as the schemas in `layouts/schemas/` have them: this page is\n"
      "made from them by `docs/vocabulary.py`. How to use them: [forms.md](forms.md).")
for title, name in (("Qualifications", "qualification"), ("Layouts", "layout"), ("Labels", "labels")):
    for line in Schema(f"{sys.argv[1]}/{name}.xsd", title).tell():
        print(line)
