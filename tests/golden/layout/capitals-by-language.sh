# Capitals are those of the language of the words, in the line and in the structure: labels, values, a span of another language, the
# holder's name. What stands beside them in another style keeps its letters.
mv labels/nl.xml labels/el.xml
edit labels/el.xml 's|lang="nl"|lang="el"|;s|Vlag|Σημαία της Μάλτας|;s|Pagina|Σελίδα|;s|van|από|;s|Deze tekst licht toe|Το κείμενο εξηγεί|;s|Toelichting|Σημείωση|;s|vervolg|συνέχεια|;/<date/,/<.date>/d'
edit qualification.xml 's|"nl"|"el"|;s|"en nl"|"en el"|'
edit qualification.xml 's|>Bakker<|>Ταΐστρα, μάιος και ρολόι<|;s|>Baker<|>Baker’s mate<|'
edit qualification.xml 's|Ministry .*</text>|Ministry (<span lang="de">Straße</span>, <span lang="tr">iş, ışık</span>, <span lang="ga">na hÉireann</span>)</text>|'
cat >layout.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<layout version="1" name="capitals-by-language" labels="labels" hyphenation="hyphenation" flags="flags">
  <inputs><input name="holder.name"/></inputs>
  <page width="100mm" height="60mm" top="5mm" right="5mm" bottom="5mm" left="5mm"/>
  <fonts><family name="Noto Sans" regular="fonts/NotoSans-Regular.ttf" bold="fonts/NotoSans-Bold.ttf"/></fonts>
  <styles>
    <style name="text" size="9pt" leading="12pt"/>
    <style name="loud" like="text" capitals="yes"/>
    <style name="louder" like="loud" bold="yes"/>
    <style name="quiet" like="louder" capitals="no"/>
  </styles>
  <metadata><title>capitals-by-language</title></metadata>
  <body>
    <p style="loud"><value select="authority"/>, <value select="$holder.name"/></p>
    <h1 style="louder"><value select="title"/></h1>
    <div lang="original"><p>Ά, <span style="loud"><label name="flag"/></span>: <span style="quiet"><value select="title"/></span></p>
      <h2 style="loud"><value select="title"/></h2></div>
  </body>
  <unused select="."/>
</layout>
END
trace -L layout.xml qualification.xml --field 'holder.name=Zoë Jansen-Đurić'
cat out/page.trace
