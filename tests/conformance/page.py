"""page.py SITE TOKEN PROOF AXE.js: looks at a published page as people do, in Chromium, on a telephone and on a desk: axe-core finds nothing
against it, nothing is wider than the window, and who gives the proof sees the name. Prints what is wrong."""
import http.server
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading

SIZES = {"telephone": (390, 844), "desk": (1440, 900)}

LOOK = """
async function look(when) {
    const { violations, incomplete, passes } = await axe.run(document);
    return { when, width: innerWidth, content: document.documentElement.scrollWidth, rules: passes.length,
        found: [...violations, ...incomplete].map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.html).join(' ')}`) };
}
async function until(said) {
    for (let i = 0; i < 200 && !said(); i++)
        await new Promise((done) => setTimeout(done, 50));
    return said();
}
addEventListener('load', async () => {
    const looks = [await look('at first')], form = document.forms[0];
    const ask = (proof) => { form.elements.proof.value = proof; form.requestSubmit(); };
    ask('nobody');
    const refused = await until(() => !form.querySelector('[role=status]').hidden);
    looks.push(await look('refused'));
    ask(PROOF);
    const shown = await until(() => !form.querySelector('dl').hidden);
    looks.push(await look('shown'));
    const name = form.querySelector('[data-field=name]').textContent, open = !form.hidden;
    await fetch('/looked', { method: 'POST', body: JSON.stringify({ looks, refused, shown, name, open }) });
});
"""


def serve(site, axe, proof, told):
    """A web server of the site, whose pages load axe-core and what looks at them as well."""
    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/axe.js":
                return self.answer(open(axe, "rb").read(), "text/javascript")
            if self.path == "/look.js":
                return self.answer(LOOK.replace("PROOF", json.dumps(proof)).encode(), "text/javascript")
            if self.path.endswith("/"):
                page = open(self.translate_path(self.path) + "/index.html").read()
                page = page.replace("</head>", '<script src="/axe.js"></script><script src="/look.js"></script></head>')
                return self.answer(page.encode(), "text/html")
            return super().do_GET()

        def do_POST(self):
            told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.answer(b"", "text/plain")

        def answer(self, body, kind):
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    os.chdir(site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def look(address, size, told):
    folder = tempfile.mkdtemp()
    browser = subprocess.Popen(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + folder,
                                "--window-size=%d,%d" % size, "--remote-debugging-port=0", address],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return told.get(timeout=120)
    except queue.Empty:
        return None
    finally:
        browser.kill()
        browser.wait()
        shutil.rmtree(folder, ignore_errors=True)


site, token, proof, axe = sys.argv[1:]
told = queue.Queue()
port = serve(site, os.path.abspath(axe), proof, told)
for name, size in SIZES.items():
    seen = look("http://127.0.0.1:%d/%s/" % (port, token), size, told)
    if not seen:
        print(name, "the page was not looked at in time")
        continue
    for one in seen["looks"]:
        for found in one["found"]:
            print(name, one["when"], found)
        if one["content"] > one["width"]:
            print(name, one["when"], "%d points wide, in a window of %d" % (one["content"], one["width"]))
        if one["rules"] < 15:
            print(name, one["when"], "only %d rules were looked at" % one["rules"])
        if name == "telephone" and one["width"] > 500:
            print(name, one["when"], "the window is %d wide" % one["width"])
    if not (seen["open"] and seen["refused"] and seen["shown"] and seen["name"]):
        print(name, "the form:", {key: seen[key] for key in ("open", "refused", "shown", "name")})
