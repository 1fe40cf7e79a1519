# Each document is sealed as it is made; the register knows it with and without, and nothing is sealed twice.
seals=$source/tests/data/seal
cohort
export SOURCE_DATE_EPOCH=1782648000
