# Where the library that reads codes in pictures cannot be loaded, it is said which one that is; a picture is not taken for one without a code.
cp "$source"/tests/data/seal/authority.pem "$source"/tests/data/picture.png .
mkdir broken
: >broken/libzbar.so.0
export LD_LIBRARY_PATH="$PWD/broken"
supplement verify --code picture.png --trust authority.pem
