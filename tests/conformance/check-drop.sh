#!/bin/sh
# The check page in Chromium, onto which somebody drops a PDF, at a desk and on a phone: only its hash is sent, the file if a button is pressed, or where the
# browser can make no hash; axe-core has no finding. No log has what was sent. KEEP=FOLDER keeps the pictures.
. tests/conformance/documents.sh

modules=$PWD/build/browser
[ -d "$modules/axe-core" ] || fail "axe-core is missing (./dev test fetches it)"
command -v chromium >/dev/null || fail "chromium is missing (./dev test installs it)"
serving=
trap '[ -z "$serving" ] || kill -9 $serving 2>/dev/null || true; rm -rf "$work"' EXIT
pictures=${KEEP-$work/pictures}
mkdir -p "$pictures" "$work/issued"

register=$work/issued/register.db
"$program" register address "$register" https://check.school.nl >/dev/null
"$program" export samples/cohort.csv --qualifications samples -o "$work/issued" >/dev/null 2>&1 || fail "export"
find "$work/issued" -name '*004711-nl.pdf' -exec cp {} "$work/genuine.pdf" \;
find "$work/issued" -name '*004712-nl.pdf' -exec cp {} "$work/revoked.pdf" \;
"$program" register revoke "$register" 25135/2026-004712/nl/1 --reason 'a <secret>' >/dev/null || fail "revoke"
{ cat "$work/genuine.pdf" && echo; } >"$work/altered.pdf"
"$program" extract "$work/genuine.pdf" -o "$work/genuine.xml"
token=$(sed -n 's|.*https://check.school.nl/\([0-9A-Z-]\{24\}\).*|\1|p' "$work/genuine.xml" | head -n 1)

begin_serving -r "$register"
await $serving curl -sf "http://127.0.0.1:$port/health"
# Who sends steadily is given more than the 20 seconds that a request has.
{ cat "$work/genuine.pdf" && head -c 1000000 /dev/zero; } >"$work/long.pdf"
curl -sf --limit-rate 40k -H 'Accept: application/json' -F "file=@$work/long.pdf" "http://127.0.0.1:$port/check" >"$work/long" &
sending=$!

for view in desk phone; do
    node tests/conformance/browser/drop.js "$modules" "$pictures" "http://127.0.0.1:$port/" "$token" $view "$work/genuine.pdf" "$work/revoked.pdf" \
        "$work/altered.pdf" || fail "in the browser, $view: $(cat "$work/said")"
done
wait $sending || fail "who sends slowly, but steadily, is dropped"
grep -q '"verdict":"unknown"' "$work/long" || fail "what was sent slowly is $(cat "$work/long")"

# What all send together has a bound, which others do not feel.
python3 - "$port" <<'END' || fail "all bodies together are more than they may be"
import socket, sys

def begin():
    one = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    one.sendall(b"POST /check HTTP/1.1\r\nHost: t\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 16700000\r\n\r\n")
    try:
        one.sendall(bytes(16600000))
    except OSError:
        pass # it is dropped
    return one

def waits(one): # or was dropped
    one.settimeout(1)
    try:
        one.recv(1)
        return False
    except TimeoutError:
        return True
    except OSError:
        return False

held = [begin() for _ in range(6)]
for _ in range(20): # what they have sent is not read at once
    held = [one for one in held if waits(one)]
    if len(held) <= 4:
        break
sys.exit(len(held) > 4)
END
curl -sf -F "file=@$work/genuine.pdf" "http://127.0.0.1:$port/check" | grep -q 'data-verdict="genuine"' || fail "nothing is taken any more"

# Killed, it leaves nobody behind who looks at files.
examiner=
for process in /proc/[0-9]*; do
    ! grep -qs "^PPid:[[:space:]]$serving\$" "$process/status" || examiner=${process#/proc/}
done
[ -n "$examiner" ] || fail "nobody looks at files"
kill -9 $serving
wait $serving 2>/dev/null || true
serving=
for _ in $(seq 1200); do
    grep -q . "/proc/$examiner/cmdline" 2>/dev/null || break # one that has ended has none
    sleep 0.1
done
! grep -q . "/proc/$examiner/cmdline" 2>/dev/null || fail "$examiner is left"
! grep -qE '2026-00|secret|[0-9a-f]{40}' "$work/said" || fail "a log has what was sent: $(cat "$work/said")"
