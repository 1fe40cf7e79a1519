"""How the module for Python sees the structs of supplement.h: a line a member, as abi/face.py prints them."""
import ctypes

import supplement

for struct in supplement._STRUCTS:
    print(f"struct {struct.c_name}: {ctypes.sizeof(struct)}")
    for name, *_ in struct._fields_:
        if name != "reserved":
            print(f"struct {struct.c_name}.{name}: {getattr(struct, name).offset}, {getattr(struct, name).size}")
