#!/usr/bin/env python3
"""serve_end.py PORT PROCESS: asks over 40 connections that are kept open, and takes the answers slowly; ends the server meanwhile. Fails if an answer
that was begun is cut off."""
import os
import signal
import socket
import sys
import threading
import time

REQUEST = b"GET /25135/nl.png HTTP/1.1\r\nHost: test\r\n\r\n"
cut, whole = [], []


def reach(port):
    reached = socket.socket()
    reached.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    reached.connect(("127.0.0.1", port))
    reached.settimeout(30)
    return reached


def take(reached):
    """What comes of an answer, and how long it says that it is."""
    answer, length = b"", None
    while length is None or len(answer) < length:
        time.sleep(0.01)
        part = reached.recv(16384)
        if not part:
            break
        answer += part
        head, end, _ = answer.partition(b"\r\n\r\n")
        if end and length is None:
            length = len(head) + 4 + int(head.split(b"\r\nContent-Length: ")[1].split(b"\r\n")[0])
    return len(answer), length


def ask(port):
    reached = reach(port)
    while True:
        try:
            reached.sendall(REQUEST)
            taken, length = take(reached)
        except OSError:
            return
        if not taken:
            return
        (whole if taken == length else cut).append(taken)


def main(port, process):
    threads = [threading.Thread(target=ask, args=(port,)) for _ in range(40)]
    for thread in threads:
        thread.start()
    time.sleep(1.5)
    os.kill(process, signal.SIGTERM)
    for thread in threads:
        thread.join()
    sys.exit(f"{len(cut)} answers were cut off: {cut}" if cut or not whole else 0)


main(int(sys.argv[1]), int(sys.argv[2]))
