# What would be printed across other text, or beyond the sheet; and what comes near.
part() {
    { sed '/<body>/,$d;s|<style name="small".*|&<style name="close" like="text" leading="7pt"/><style name="bare" like="text"/><style name="in" like="text" indent-left="15mm"/><style name="out" like="text" indent-left="-30mm"/><style name="up" like="text" leading="1pt"/>|' "$golden/base/layout.xml"
      echo "<body>$1</body><unused select=\".\"/></layout>"; } >part.xml
    trace -L part.xml qualification.xml
}
item='<ul><li style="bare"><marker>B1-K1-W1</marker><value select="title"/></li></ul>'
echo No column for the marker, and words at its left:
part "<columns><column width=\"12mm\">Words</column><column width=\"auto\">$item</column></columns>"
echo No column, and the edge of the sheet at its left:
part "<div style=\"out\">$item</div>"
echo Lines on each other:
part '<p style="up">one<br/>two</p>'
echo A picture:
cp "$source/tests/data/picture.png" logo.png
part '<div style="out"><img src="logo.png" width="10mm" height="10mm">Logo</img></div>'
echo Let pass:
part "<div style=\"in\">$item</div>"
part '<columns><column width="auto">Words</column><column width="rest">close by</column></columns>'
part '<p style="close">one<br/>two</p>'
part '<p>words beside <em>others</em> of <span style="small">another size</span></p>'
