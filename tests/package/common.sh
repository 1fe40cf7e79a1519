# What the checks of an installation have in common. Arguments: CMAKE BUILD-FOLDER C-COMPILER BUILD-TYPE.
set -eu
export LC_ALL=C.UTF-8 TZ=UTC
unset SOURCE_DATE_EPOCH DESTDIR CMAKE_C_COMPILER_LAUNCHER CMAKE_CXX_COMPILER_LAUNCHER # ccache has a folder in HOME

cmake=$1
build=$2
cc=$3
type=$4
source=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$*" >&2
    exit 1
}

# install_to FOLDER: for use there.
install_to() {
    "$cmake" --install "$build" --prefix "$1" >"$work/install.log" || fail "$(cat "$work/install.log")"
}

# below FOLDER NAME: the one file or folder of this name.
below() {
    find "$1" -name "$2" | grep . || fail "there is no $2 in $1"
}
