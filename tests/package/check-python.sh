# The module for Python makes what the program makes, and its structs are those of the header.
. tests/package/common.sh
. tests/package/language.sh

PYTHONPATH=$moved/share/supplement/bindings/python
PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH PYTHONDONTWRITEBYTECODE
does python3 -W error tests/package/language/program.py
python3 -W error tests/package/language/structs.py | sort >"$work/structs"
sort tests/package/abi/face.expected | comm -13 - "$work/structs" >"$work/elsewhere"
[ ! -s "$work/elsewhere" ] || fail "not so in supplement.h: $(cat "$work/elsewhere")"
