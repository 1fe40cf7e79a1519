# Its number on the first line, for programs; on the second in words what its sandbox closes here: see sandbox/check.
"$program" --version | sed -E '1s/ [0-9]+(\.[0-9]+)+$/ NUMBER/; 2s/^(Its sandbox closes here: |It runs without a sandbox here: ).+\.$/SANDBOX/'
