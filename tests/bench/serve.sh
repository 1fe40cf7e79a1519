#!/bin/sh
# What an answer costs: `supplement serve` beside nginx giving the same file, both asked by wrk, in turns. `./dev bench` runs it.
#
#     serve.sh SOURCE_FOLDER BINARY_FOLDER
#
# Each serves on one processor. Compared are answers a second of its CPU time, user and system together: what a processor of its own would
# give, whatever else this machine does. An edition that is known is given from memory; one that is made for each request has another
# holder each time. Both keep a log, as they do unless told otherwise: nginx writes each line by itself, which is a tenth of its time. Then 10,000 connections are kept open, if so many descriptors may be, and asked 100,000 times: how much memory
# that takes.
#
# SUPPLEMENT_BENCH_TURNS (3), SUPPLEMENT_BENCH_SECONDS (5), SUPPLEMENT_BENCH_CONNECTIONS (10,000) and SUPPLEMENT_BENCH_ANSWERS (100,000) make it
# longer or shorter.
set -eu

source=$1
binary=$2
here=$source/tests/bench
turns=${SUPPLEMENT_BENCH_TURNS:-3}
seconds=${SUPPLEMENT_BENCH_SECONDS:-5}
connections=${SUPPLEMENT_BENCH_CONNECTIONS:-10000}
answers=${SUPPLEMENT_BENCH_ANSWERS:-100000}
ours=127.0.0.1:18098
nginx=127.0.0.1:18099

export LC_ALL=C.UTF-8
folder=$(mktemp -d /dev/shm/supplement-bench.XXXXXX 2>/dev/null || mktemp -d)
pids=
trap 'kill $pids 2>/dev/null; rm -rf "$folder"' EXIT
. "$here/figures.sh"

# ticks PROCESS: its CPU time
ticks() {
    sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'
}

# ask NAME PROCESS CONNECTIONS ADDRESS [WRK-OPTION...]: appends answers a second of the server's CPU time to $folder/measured-NAME
ask() {
    name=$1 server=$2 held=$3 address=$4
    shift 4
    before=$(ticks "$server")
    wrk -t1 -c"$held" -d"$seconds" "$@" "http://$address" >"$folder/wrk"
    ! grep -q -e Non-2xx -e 'Socket errors' "$folder/wrk" || fail "$name: $(cat "$folder/wrk")"
    awk -v ticks=$(($(ticks "$server") - before)) -v hertz="$(getconf CLK_TCK)" '/requests in/ { printf "%.0f\n", $1 * hertz / ticks }' \
        "$folder/wrk" >>"$folder/measured-$name"
}

await() {
    for i in $(seq 100); do
        ! curl -sf -o /dev/null "http://$1" || return 0
        sleep 0.1
    done
    fail "$1 does not answer"
}

mkdir "$folder/qualifications" "$folder/html"
cp "$source/samples/25135-contactcenter-medewerker.xml" "$folder/qualifications/25135.xml"
"$binary/supplement" render "$folder/qualifications/25135.xml" -l nl -o "$folder/html/nl.pdf"
echo 0123456789abcdef0123456789abcdef >"$folder/token"
cat >"$folder/nginx.conf" <<END
daemon off; master_process off; pid $folder/nginx.pid; error_log $folder/nginx.error;
events { worker_connections 4096; }
http {
    access_log $folder/nginx.access; sendfile on; keepalive_requests 1000000000; types { application/pdf pdf; }
    client_body_temp_path $folder/1; proxy_temp_path $folder/2; fastcgi_temp_path $folder/3; uwsgi_temp_path $folder/4; scgi_temp_path $folder/5;
    server { listen $nginx; root $folder/html; }
}
END
# Names of letters alone: what has digits in it is no name.
cat >"$folder/post.lua" <<'END'
local n = 0
request = function()
    n = n + 1
    local name, rest = "Z", n
    repeat name = name .. string.char(97 + rest % 26); rest = math.floor(rest / 26) until rest == 0
    return wrk.format("POST", nil, {["Authorization"] = "Bearer 0123456789abcdef0123456789abcdef",
        ["Content-Type"] = "application/x-www-form-urlencoded"}, "holder.name=" .. name .. "+Jansen&holder.date=2026-07-10&holder.diploma=" .. n)
end
END

command -v wrk >/dev/null && command -v nginx >/dev/null || fail "wrk or nginx is missing (./dev bench installs them)"
taskset -c 0 nginx -c "$folder/nginx.conf" &
nginx_process=$!
taskset -c 0 "$binary/supplement" serve -q "$folder/qualifications" --token "$folder/token" --listen $ours 2>"$folder/log" &
process=$!
pids="$nginx_process $process"
await $nginx/nl.pdf
await $ours/25135/nl.pdf
curl -sf "http://$ours/25135/nl.pdf" | cmp - "$folder/html/nl.pdf" || fail "the two files differ"
# What is made once is not measured.
curl -sf -H "Authorization: Bearer $(cat "$folder/token")" -d 'holder.name=Jansen&holder.date=2026-07-10&holder.diploma=1' -o /dev/null \
    "http://$ours/25135/nl.pdf" || fail "no edition is made for somebody"
turn=0
while [ $turn -lt "$turns" ]; do
    ask nginx $nginx_process 50 $nginx/nl.pdf
    ask known $process 50 $ours/25135/nl.pdf
    ask made $process 50 $ours/25135/nl.pdf -s "$folder/post.lua"
    turn=$((turn + 1))
done
reference=$(median <"$folder/measured-nginx") known=$(median <"$folder/measured-known") made=$(median <"$folder/measured-made")
known_ratio=$(ratio "$known" "$reference")
made_ratio=$(ratio "$made" "$reference")
echo "Answers a second of CPU time (user and system), a PDF of $(wc -c <"$folder/html/nl.pdf") bytes, median of $turns in turns"
printf '  %-34s %8s\n' "$(nginx -v 2>&1 | sed 's/.*: //'), the file" "$reference"
printf '  %-34s %8s\n' "serve, a known edition" "$known"
printf '  %-34s %8s      %s\n' "    times nginx" "$known_ratio" "$(judge "$known_ratio" least 1 '' '')"
printf '  %-34s %8s\n' "serve, another holder each time" "$made"
printf '  %-34s %8s      %s\n' "    times nginx" "$made_ratio" "$(judge "$made_ratio" least 0.5 '' '')"

# ---- memory
python3 "$here/serve_crowd.py" ${ours%:*} ${ours#*:} "$connections" "$answers" $process >"$folder/crowd" || fail "$(cat "$folder/crowd")"
read -r held asked peak <"$folder/crowd"
peak=$(megabytes "$peak")
printf '  %-34s %8s MB   %s\n' "memory, $held kept open, $asked answers" "$peak" "$(judge "$peak" most 64 '' ' MB')"
