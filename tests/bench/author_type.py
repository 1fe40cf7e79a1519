#!/usr/bin/env python3
"""Types into a field of the author's page as its script does: author_type.py ADDRESS FILE FIELD COUNT

Each letter is posted; the answer has what it changed of the pages. Prints how long that took, a line a letter [ms].
"""
import http.client, json, re, sys, time, urllib.parse

address, file, field, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
host = urllib.parse.urlparse(address).netloc
line = http.client.HTTPConnection(host)
headers = {"Origin": "http://" + host}


def ask(method, path, body=None, **more):
    line.request(method, path, body, {**headers, **more})
    answer = line.getresponse()
    return answer, answer.read()


answer, _ = ask("GET", address[len("http://" + host):])
headers["Cookie"] = answer.getheader("Set-Cookie").split(";")[0]
_, page = ask("GET", "/author/edit?" + urllib.parse.urlencode({"file": file}))
version = re.search(rb'name="version" value="(\d+)"', page)[1].decode()
edition = re.search(rb'name="edition" value="([^"]*)"', page)[1].decode()
form = {"file": file, "version": version, "edition": edition}
drawing = 0
for i in range(count + 1):
    begun = time.perf_counter()
    words = "Contactcenter medewerker" + "abcdefghij"[: i % 10]
    answer, state = ask("POST", "/author/field", urllib.parse.urlencode({**form, "drawing": drawing, field: words}),
                        **{"Content-Type": "application/x-www-form-urlencoded"})
    state = json.loads(state)
    assert answer.status == 200 and state["drawing"] != drawing and all(page["svg"] for page in state["pages"] if page), state
    drawing = state["drawing"]
    if i:  # at the first the pages are drawn whole
        print(f"{1000 * (time.perf_counter() - begun):.1f}")
