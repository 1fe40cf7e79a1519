# A note behind the body is as far from it as gap says, or as its style does, whichever is more; and it moves to the next page
# whole. Shown: where each line stands.
layout() { # SPACE-BEFORE GAP HEIGHT
    cat >layout.xml <<END
<layout version="1" name="note" labels="labels" hyphenation="hyphenation" flags="flags">
  <page width="80mm" height="$3" top="4mm" right="4mm" bottom="4mm" left="4mm"/>
  <fonts><family name="Noto Sans" regular="fonts/NotoSans-Regular.ttf" bold="fonts/NotoSans-Bold.ttf"/></fonts>
  <styles>
    <style name="text" size="9pt" leading="12pt"/>
    <style name="note" like="text" size="7pt" leading="9pt" space-before="$1"/>
  </styles>
  <note style="note" place="end" gap="$2"><p>A note</p><p>of four</p><p>lines in</p><p>all.</p></note>
  <body><p>One.</p><p>Two<note-ref>*</note-ref>.</p></body>
  <unused select="."/>
</layout>
END
    echo "gap $2, space-before $1, on $3:"
    trace -L layout.xml qualification.xml
    awk '$1 == "page" || $1 == "text" { print $1, $3, $5, $6 } $1 == "structure" { exit }' out/page.trace
}
layout 0mm 20mm 60mm
layout 20mm 12pt 60mm
layout 0mm 12pt 28mm
