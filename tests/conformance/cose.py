"""cose.py TEXT KEY.pem: checks a signed code without this program, from the description in src/code/essence.h: base 41, CBOR, COSE_Sign1."""
import base64
import hashlib
import re
import subprocess
import sys
import tempfile

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:"


def decode(text):
    out = bytearray()
    for at in range(0, len(text), 3):
        group = text[at:at + 3]
        number = sum(LETTERS.index(letter) * 41 ** i for i, letter in enumerate(group))
        out += number.to_bytes(len(group) - 1, "big")
    return bytes(out)


def read(data, at=0):
    """An item of CBOR (RFC 8949), and where the next begins."""
    major, number, at = data[at] >> 5, data[at] & 31, at + 1
    if number >= 24:
        size = 1 << number - 24
        number, at = int.from_bytes(data[at:at + size], "big"), at + size
    if major == 0:
        return number, at
    if major == 1:
        return -1 - number, at
    if major in (2, 3):
        item = data[at:at + number]
        return item if major == 2 else item.decode(), at + number
    if major == 6:
        item, at = read(data, at)
        return (number, item), at
    items = []
    for _ in range(number * (2 if major == 5 else 1)):
        item, at = read(data, at)
        items.append(item)
    return (dict(zip(items[::2], items[1::2])) if major == 5 else items), at


def text_of(item):
    """A byte string's or text's head, and it (RFC 8949, 3)."""
    bytes_ = item.encode() if isinstance(item, str) else item
    major, length = (3 if isinstance(item, str) else 2) << 5, len(bytes_)
    head = [major | length] if length < 24 else [major | 24, length] if length < 256 else [major | 25, length >> 8, length & 255]
    return bytes(head) + bytes_


def number_of(bytes_):
    """An INTEGER of DER."""
    bytes_ = bytes_.lstrip(b"\0") or b"\0"
    bytes_ = (b"\0" if bytes_[0] & 0x80 else b"") + bytes_
    return bytes([2, len(bytes_)]) + bytes_


text, key = sys.argv[1:]
assert text.startswith("SUP1:")
(tag, (protected, unprotected, payload, signature)), end = read(decode(text[5:]))
header, claims = read(protected)[0], read(payload)[0]
certificate = re.search("BEGIN CERTIFICATE-----(.*?)-----END", open(key).read(), re.S).group(1)
assert tag == 18 and unprotected == {} and header[1] == -7 and len(signature) == 64, (tag, header)
assert header[4] == hashlib.sha256(base64.b64decode(certificate)).digest()[:8]
assert set(claims) >= {1, 2, 3, 4} and claims[2] == "25135", claims
signed = b"\x84" + text_of("Signature1") + text_of(protected) + text_of(b"") + text_of(payload)
numbers = number_of(signature[:32]) + number_of(signature[32:])
with tempfile.TemporaryDirectory() as folder:
    open(folder + "/signature", "wb").write(bytes([0x30, len(numbers)]) + numbers)
    open(folder + "/signed", "wb").write(signed)
    public = subprocess.run(["openssl", "x509", "-in", key, "-noout", "-pubkey"], check=True, capture_output=True).stdout
    open(folder + "/public", "wb").write(public)
    sys.exit(subprocess.run(["openssl", "dgst", "-sha256", "-verify", folder + "/public", "-signature", folder + "/signature",
                             folder + "/signed"], stdout=subprocess.DEVNULL).returncode)
