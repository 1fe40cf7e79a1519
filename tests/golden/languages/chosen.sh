# Which language is spoken: that of LANGUAGE before the locale's; the first of several that there is; English in C, whatever LANGUAGE is.
try() {
    env -u LC_ALL -u LANG -u LC_MESSAGES "$@" "$program" verify 2>&1 | sed -n "1s|^|$*: |p"
}
try
try LANG=nl_NL.UTF-8
try LANG=nl_NL.UTF-8 LC_MESSAGES=de_DE.UTF-8
try LANG=nl_NL.UTF-8 LC_ALL=fr_FR.UTF-8
try LANG=nl_NL.UTF-8 LANGUAGE=fr:de
try LANG=nl_NL.UTF-8 LANGUAGE=tr:de
try LANG=nl_NL.UTF-8 LANGUAGE=en_GB:de
try LANGUAGE=fr
try LC_ALL=C LANGUAGE=fr
try LC_ALL=C.UTF-8 LANGUAGE=fr LANG=nl_NL.UTF-8
try LANG=tr_TR.UTF-8
try LANG=en_GB.UTF-8
try LANG=../nl
