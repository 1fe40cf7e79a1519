# A command line that is not understood, and help, of which a paragraph shows that it is found.
for locale in nl_NL.UTF-8 de_DE.UTF-8 fr_FR.UTF-8; do
    export LC_ALL=$locale
    supplement render
    supplement export --frob
    "$program" --help | sed -n '1,8p'
done
