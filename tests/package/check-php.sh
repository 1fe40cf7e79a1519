# The class for PHP makes what the program makes.
. tests/package/common.sh
. tests/package/language.sh

SUPPLEMENT_PHP=$moved/share/supplement/bindings/php/Supplement.php
export SUPPLEMENT_PHP
does php -n -d extension=ffi -d ffi.enable=1 -d zend.assertions=1 -d assert.exception=1 tests/package/language/program.php
