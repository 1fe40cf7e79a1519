# A form whose author is half way: a label that no file has is told where the form asks for it, once; a folder of labels that is not there
# is none with all of them; a country that no file knows is told where the qualification names it.
cat >form.xml <<'END'
<layout version="1" name="form" base="europass-certificate-supplement.xml" labels="own:labels">
  <vocabulary><field name="credits" type="number"/></vocabulary>
  <body><before part="masthead"><p><label name="form.motto"/></p></before></body>
</layout>
END
cat >qualification.xml <<'END'
<qualification version="1" country="XA" original="nl" editions="nl en">
  <title><text lang="nl">Bakker</text><text lang="en">Baker</text></title>
  <field name="credits">180.5</field>
</qualification>
END
rm -r labels
ln -s "$source/layouts/labels" labels
check_form() { supplement check form.xml | grep -v 'label-draft\|find the official'; }
check_form
mkdir own
echo '<labels version="1" lang="en"><label name="form.moto">Bread</label></labels>' >own/en.xml
check_form
echo '<labels version="1" lang="en"><label name="form.motto">Bread</label></labels>' >own/en.xml
echo '<labels version="1" lang="nl"><label name="form.motto">Brood</label></labels>' >own/nl.xml
check_form
supplement check -L form.xml qualification.xml | sed "s|$source/||g"
