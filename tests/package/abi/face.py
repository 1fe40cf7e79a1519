"""The library's binary interface as text, read from the installed headers: each function with its types, and from a program that is
compiled with the headers, each member of a struct with its offset and size, and each enumerator with its value.

    python3 face.py COMPILER FOLDER-OF-HEADERS
"""
import pathlib
import re
import subprocess
import sys
import tempfile

compiler, folder = sys.argv[1], pathlib.Path(sys.argv[2])
text = "".join((folder / "supplement" / name).read_text() for name in ("base/face.h", "supplement.h"))
text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
text = re.sub(r"#ifdef SUPPLEMENT_INSIDE.*?#endif", "", text, flags=re.S)
text = re.sub(r"^[ ]*#.*$|extern \"C\" \{", "", text, flags=re.M)
text = re.sub(r"\s+", " ", text)


def names(declaration):
    """int a, *b, c[3]; void (*d)(int) -> a b c d"""
    pointed = re.search(r"\(\*(\w+)\)", declaration)
    return [pointed[1]] if pointed else re.findall(r"(\w+)(?:\[[^]]*\])?(?=,|$)", declaration.strip())


lines = []
for kind, name, body in re.findall(r"(struct|enum)(?: (\w+))? \{(.*?)\}", text):
    if kind == "enum":
        for item in filter(None, (re.split("=", item)[0].strip() for item in body.split(","))):
            lines.append(f'printf("%s: %d\\n", "{item}", (int){item});')
        continue
    lines.append(f'printf("struct {name}: %zu\\n", sizeof(struct {name}));')
    members = [member for declaration in body.split(";") if declaration.strip() for member in names(declaration)]
    for member in (member for member in members if member != "reserved"):  # later members take its place
        lines.append(f'printf("struct {name}.{member}: %zu, %zu\\n", offsetof(struct {name}, {member}), '
                     f'sizeof(((struct {name} *)0)->{member}));')

without_bodies = re.sub(r"\{[^}]*\}", "", text)
functions = sorted(" ".join(part.split()) for part in without_bodies.split(";") if re.search(r"supplement_\w+ ?\(|typedef", part))
print("\n".join(functions))
with tempfile.TemporaryDirectory() as work:
    source, program = pathlib.Path(work, "face.c"), pathlib.Path(work, "face")
    source.write_text("#include <supplement/supplement.h>\n#include <stddef.h>\n#include <stdio.h>\nint main(void)\n{\n" +
                      "\n".join(lines) + "\nreturn 0;\n}\n")
    subprocess.run([compiler, "-I", str(folder), str(source), "-o", str(program)], check=True)
    print(subprocess.run([str(program)], check=True, capture_output=True, text=True).stdout, end="")
