for name in one two three; do
    echo "<layout version=\"1\" name=\"$name\" base=\"$name.xml\"/>" >$name.xml
done
edit one.xml 's|base="one|base="./two|'
edit two.xml 's|base="two|base="three|'
edit three.xml 's|base="three|base="./one|'
refuse -L one.xml qualification.xml
