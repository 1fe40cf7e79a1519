#!/bin/sh
# schemathesis holds what `serve` answers to what it says of itself at /openapi.json: with what is described, and with what is not. SECONDS_MORE=1200 goes on
# for so long, with other requests each time.
. tests/conformance/documents.sh

tool=build/readers/venv/bin/schemathesis
[ -x "$tool" ] || fail "schemathesis is missing (./dev test fetches it)"
serving=
trap '[ -z "$serving" ] || kill -9 $serving 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/issued"
"$program" register address "$work/issued/register.db" https://check.school.nl >/dev/null
"$program" export samples/cohort.csv --qualifications samples -o "$work/issued" >/dev/null 2>&1 || fail "export"
token=0123456789abcdef0123456789abcdef
echo $token >"$work/token"
begin_serving -q samples -r "$work/issued/register.db" --token "$work/token"
await $serving curl -sf "http://127.0.0.1:$port/health"

many="--seed 1 --max-examples 5"
[ -z "${SECONDS_MORE-}" ] || many="--max-time $SECONDS_MORE"
(cd "$work" && "$OLDPWD/$tool" --config-file "$OLDPWD/tests/conformance/schemathesis.toml" run "http://127.0.0.1:$port/openapi.json" \
    -H "Authorization: Bearer $token" $many --request-timeout 120 --suppress-health-check all --warnings off >"$work/found" 2>&1) ||
    { cat "$work/found" >&2; fail "answers are other than they are described"; }
sed -n '/SUMMARY/,$p' "$work/found"
kill -0 $serving || fail "it fell: $(tail "$work/said")"
kill $serving
status=0
wait $serving || status=$?
serving=
[ $status -eq 143 ] || fail "it ended by $status: $(tail "$work/said")"
