# Paths in a layout stay below its folder, whatever `..` and links say.
mkdir office fonts-of-others
mv layout.xml labels hyphenation flags fonts office
cp picture.png office/a..b.png
mkdir office/pictures
cp picture.png office/pictures
ln -s pictures/picture.png office/inside.png
ln -s ../picture.png office/outside.png
ln -s "$PWD/picture.png" office/absolute.png
echo '<labels/>' >en.xml

# image PATH
image() {
    sed "s|<p><value select=\"authority\"/></p>|&<img src=\"$1\" width=\"10mm\">Logo</img>|" office/layout.xml >office/other.xml
    supplement render -L office/other.xml qualification.xml -o out/page.trace
}
for path in ../picture.png outside.png absolute.png "$source/tests/data/picture.png" pictures/../../picture.png ../nothing.png; do
    image "$path" | sed "s|$source|SOURCE|"
done
for path in a..b.png inside.png ./pictures/../a..b.png; do
    image "$path"
done

# changed SCRIPT
changed() {
    sed -E "$1" office/layout.xml >office/other.xml
    supplement render -L office/other.xml qualification.xml -l en -o out/page.trace
}
changed 's|labels="labels"|labels=".."|'
changed 's|flags="flags"|flags="/"|'
changed 's|hyphenation="hyphenation"|hyphenation="../hyphenation"|'
changed 's|bold="fonts/|bold="../fonts-of-others/|'
changed 's|bold="fonts/|bold="/usr/share/fonts/|'

# What is found below a folder stays there too.
mv office/labels/en.xml .
ln -s ../../en.xml office/labels/en.xml
changed 's|x|x|'
rm office/labels/en.xml
cp en.xml office/labels
rm office/flags
mkdir office/flags
cp "$source/layouts/flags/NL.svg" flag.svg
ln -s ../../flag.svg office/flags/NL.svg
changed 's|x|x|'

# The layout that it builds on, too.
cp office/layout.xml elsewhere.xml
changed 's|<layout |<layout base="../elsewhere.xml" |'
