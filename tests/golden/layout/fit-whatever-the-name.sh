# Documents of one edition have one size, however long the holder's name is; smaller than that only where the name would
# else take another page.
layout() { # HEIGHT
    cat >layout.xml <<END
<layout version="1" name="fit" labels="labels" hyphenation="hyphenation" flags="flags">
  <inputs><input name="holder.name"/></inputs>
  <page width="60mm" height="$1" top="4mm" right="4mm" bottom="4mm" left="4mm"/>
  <fit pages="2" least="50%" most="150%"/>
  <fonts><family name="Noto Sans" regular="fonts/NotoSans-Regular.ttf" bold="fonts/NotoSans-Bold.ttf"/></fonts>
  <styles><style name="text" size="9pt" leading="12pt"/></styles>
  <body>
    <p><value select="\$holder.name"/></p><p>Two.</p>$2
    <section break="page"><p>1</p><p>2</p><p>3</p><p>4</p><p>5</p></section>
  </body>
  <unused select="."/>
</layout>
END
}
size() { # NAME
    trace -L layout.xml qualification.xml --field "holder.name=$1"
    echo "$1: $(grep ^scale out/page.trace)"
}
sizes() {
    size 'Bo Li'
    size 'Wolfeschlegelsteinhausen Bergerdorff'
    size 'Zoë Jansen-Đurić'
    size "$(printf 'Anna\314\204')"
}
echo Page 2 decides:
layout 30mm ''
sizes
echo Page 1 decides, for a name of two lines alone:
layout 30mm '<p>Three.</p><p>Four.</p><p>Five.</p>'
sizes
