# Whoever draws a picture that a reader of codes looks at for hours keeps nobody waiting: there is an end.
cp "$source"/tests/data/seal/authority.pem .
python3 - <<'PICTURE'
import struct, zlib
FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111", "0000000", "0000000"]
COUNT, DOTS = 300, 2 # corners of a code, next to each other
rows = [b"\0" + b"".join((b"\0" if dot == "1" else b"\xff") * DOTS for dot in (line.ljust(9, "0")) * COUNT) for line in FINDER for _ in range(DOTS)]
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
side = 9 * COUNT * DOTS
with open("hostile.png", "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)) +
               chunk(b"IDAT", zlib.compress(b"".join(rows) * COUNT, 1)) + chunk(b"IEND", b""))
PICTURE
"$program" verify --code hostile.png --trust authority.pem >out/said 2>&1 &
looking=$!
for _ in $(seq 100); do
    ! grep -q 'Max cpu time  *20  *22' /proc/$looking/limits || break
    sleep 0.1
done
prlimit --pid $looking --cpu=1:22 # here it comes sooner
wait $looking || echo "exit $?"
cat out/said
