#!/usr/bin/env python3
"""An authority for time stamps (RFC 3161) on this computer, by `openssl ts`; and others that are out of order or lie.

    clock.py WORK [KEYS [TLS...]]

Runs until standard input ends. WORK/address then holds its address, and WORK/asked the path of each question, a line each. The path says what
it does: /good, or any of ANSWERS; what ends in /hang gets no answer. KEYS is a folder with its key and certificate (clock.pem); for some
lies there are others in data/seal/clock. TLS are files with a key and its certificate: with each it answers by HTTPS too, at the ports that
WORK/ports has, a line each. If an authority is there (authority.sh), its files are at /files/, and it says at /ocsp what it has revoked, as
the word in WORK/mode has it: "silent", "foreign" (another signs the answer), "other" (it is of another certificate); else it is right.
"""

import os
import ssl
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORK = os.path.abspath(sys.argv[1])
OTHERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data/seal/clock")
KEYS = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else OTHERS
SETTINGS = """
[tsa]
default_tsa = specimen
[specimen]
serial = {work}/serial
crypto_device = builtin
signer_cert = {keys}/clock.pem
signer_key = {keys}/clock.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
"""
LOCK = threading.Lock()


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stderr=subprocess.DEVNULL)


def read(name):
    with open(f"{WORK}/{name}", "rb") as file:
        return file.read()


def write(name, bytes):
    with open(f"{WORK}/{name}", "wb") as file:
        file.write(bytes)


def good(question):
    write("question", question)
    openssl("ts", "-reply", "-config", f"{WORK}/settings", "-queryfile", f"{WORK}/question", "-out", f"{WORK}/answer")
    return read("answer")


def value(tag, contents):
    length = len(contents)
    size = b"" if length < 128 else length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size) if size else length]) + size + contents


def signed(question, key="clock", change=lambda stamped: stamped, kind="1.2.840.113549.1.9.16.1.4", options=()):
    """The answer to the question, with what is signed changed, or signed by another key."""
    answer = good(question)
    write("token", answer[answer.index(b"\x02\x01\x00") + 3:]) # behind the status, 0
    openssl("cms", "-verify", "-noverify", "-inform", "DER", "-in", f"{WORK}/token", "-out", f"{WORK}/stamped")
    write("stamped", change(read("stamped")))
    openssl("cms", "-sign", "-binary", "-nodetach", "-cades", "-nosmimecap", "-md", "sha256", "-econtent_type", kind,
            "-signer", f"{OTHERS}/{key}.pem", "-inkey", f"{OTHERS}/{key}.pem", "-outform", "DER", "-in", f"{WORK}/stamped", "-out",
            f"{WORK}/token", *options)
    return value(0x30, value(0x30, b"\x02\x01\x00") + read("token"))


def flipped(bytes, at):
    changed = bytearray(bytes)
    changed[at] ^= 1
    return changed


def other_time(stamped):
    at = stamped.index(b"Z") - 14
    return stamped[:at] + b"20240506070809" + stamped[at + 14:]


def refused(question):
    failure = value(0x03, b"\x06\x00\x00\x00\x40") # PKIFailureInfo: bit 25
    return value(0x30, value(0x30, b"\x02\x01\x02" + value(0x30, value(0x0c, b"No service until Monday")) + failure))


ANSWERS = {
    "/good": good,
    "/imprint": lambda question: good(flipped(question, question.index(b"\x04\x20") + 10)),
    "/nonce": lambda question: good(flipped(question, len(question) - 5)),
    "/broken": lambda question: flipped(good(question), -1),
    "/old": lambda question: signed(question, change=other_time),
    "/expired": lambda question: signed(question, key="expired"),
    "/mail": lambda question: signed(question, key="mail"),
    "/bare": lambda question: signed(question, options=["-nocerts"]),
    "/typed": lambda question: signed(question, kind="1.2.840.113549.1.9.16.1.2"), # which is none of time
    "/refused": refused,
    "/empty": lambda question: value(0x30, value(0x30, b"\x02\x01\x00")),
    "/garbage": lambda question: b"<html>Welcome</html>",
    "/nothing": lambda question: b"",
    "/large": lambda question: bytes(1 << 20),
}


def mode():
    return read("mode").decode().strip() if os.path.exists(f"{WORK}/mode") else ""


def status(question):
    """What the authority says of a certificate (OCSP)."""
    write("question", question)
    signer = f"{OTHERS}/clock.pem" if mode() == "foreign" else f"{KEYS}/responder.pem"
    if mode() == "other":
        openssl("ocsp", "-issuer", f"{KEYS}/authority.pem", "-cert", f"{KEYS}/clock.pem", "-reqout", f"{WORK}/question", "-no_nonce")
    openssl("ocsp", "-index", f"{KEYS}/index", "-CA", f"{KEYS}/authority.pem", "-rsigner", signer, "-rkey", signer, "-reqin", f"{WORK}/question",
            "-respout", f"{WORK}/answer", "-ndays", "1")
    return read("answer")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    flaky = 0

    def log_message(self, *arguments):
        pass

    def give(self, status, bytes, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(bytes)))
        for name, text in headers.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(bytes)

    def do_GET(self):
        path = f"{KEYS}/{os.path.basename(self.path)}"
        with open(f"{WORK}/asked", "a") as file:
            file.write(self.path + "\n")
        if not self.path.startswith("/files/") or not os.path.exists(path):
            return self.give(404, b"")
        with open(path, "rb") as file:
            self.give(200, file.read())

    def do_POST(self):
        question = self.rfile.read(int(self.headers["Content-Length"]))
        together, hangs = LOCK.locked(), self.path.endswith("/hang")
        with LOCK:
            with open(f"{WORK}/asked", "a") as file:
                file.write(self.path + (" together with another" if together else "") + "\n")
            if self.path == "/ocsp" and self.headers["Content-Type"] == "application/ocsp-request":
                self.give(404, b"") if mode() == "silent" else self.give(200, status(question))
            elif self.headers["Content-Type"] != "application/timestamp-query":
                self.give(415, b"")
            elif self.path == "/moved":
                self.give(302, b"", Location="https://elsewhere.example/")
            elif self.path == "/error":
                self.give(500, b"out of order")
            elif self.path == "/locked":
                self.give(401, b"")
            elif self.path == "/flaky":
                Handler.flaky += 1
                self.give(503, b"") if Handler.flaky % 2 else self.give(200, good(question))
            elif self.path.startswith("/after/"): # good until so many were asked, and then out of order; /after/3/hang: then it hangs
                count = sum(1 for line in open(f"{WORK}/asked") if line.startswith("/after/"))
                if count <= int(self.path.split("/")[2]):
                    self.give(200, good(question))
                    hangs = False
                elif not hangs:
                    self.give(404, b"")
            elif self.path in ANSWERS:
                self.give(200, ANSWERS[self.path](question))
            elif not hangs:
                self.give(404, b"")
        if hangs:
            time.sleep(3600)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass # who asked has gone


def serve(keys=None):
    """Begins to answer, by HTTPS if there are keys for it; the port."""
    server = Server(("127.0.0.1", 0), Handler)
    if keys:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(keys)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


write("settings", SETTINGS.format(work=WORK, keys=KEYS).encode())
write("serial", b"01")
write("asked", b"")
write("ports", "".join(f"{serve(keys)}\n" for keys in sys.argv[3:]).encode())
write("address.new", f"http://127.0.0.1:{serve()}\n".encode())
os.rename(f"{WORK}/address.new", f"{WORK}/address")
sys.stdin.read()
