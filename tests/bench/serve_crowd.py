#!/usr/bin/env python3
"""serve_crowd.py HOST PORT CONNECTIONS ANSWERS PROCESS: keeps connections open, asks over them in turn, and prints how many are open at the end, how
often was asked, and the most memory that the process had meanwhile, in KB."""
import resource
import socket
import sys

REQUEST = b"GET /25135/nl.pdf HTTP/1.1\r\nHost: bench\r\nRange: bytes=0-1023\r\n\r\n"


def memory(process):
    with open(f"/proc/{process}/status", encoding="ascii") as status:
        return int(next(line for line in status if line.startswith("VmRSS:")).split()[1])


def take(connection):
    answer = b""
    while b"\r\n\r\n" not in answer or len(answer) - answer.index(b"\r\n\r\n") - 4 < 1024:
        part = connection.recv(65536)
        if not part:
            sys.exit("a connection was closed")
        answer += part
    if not answer.startswith(b"HTTP/1.1 206 "):
        sys.exit(answer[:200])


def main(host, port, wanted, answers, process):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    wanted = min(wanted, limit - 64)
    connections, asked, most = [], 0, 0
    while len(connections) < wanted:
        connections.append(socket.create_connection((host, port)))
        connections[-1].sendall(REQUEST)
        take(connections[-1])
        asked += 1
    while asked < answers:
        group = [connections[(asked + i) % wanted] for i in range(100)]
        for connection in group:
            connection.sendall(REQUEST)
        for connection in group:
            take(connection)
        asked += len(group)
        most = max(most, memory(process))
    print(len(connections), asked, max(most, memory(process)))


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
