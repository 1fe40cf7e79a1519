# A label that the layout's own folder lacks is taken from the base's; one that the file of the region lacks, from the language's.
ls labels
mkdir own
cat >own/en.xml <<'END'
<labels version="1" lang="en"><label name="heading">Own:</label></labels>
END
cat >own/en-IE.xml <<'END'
<labels version="1" lang="en-IE"><label name="flag">The flag</label></labels>
END
echo '<layout version="1" name="own" base="layout.xml" labels="own"/>' >own.xml
edit qualification.xml 's/lang="en"/lang="en-IE"/g; s/editions="en nl"/editions="en-IE nl"/'
trace -L own.xml qualification.xml -l en-IE
page 1 | head -2
grep -a 'The flag' out/page.trace
supplement layout --flatten own.xml -o whole.xml
grep -o 'labels="[^"]*"' whole.xml
# What is wrong is told of the file in which it stands.
edit own/en.xml 's|Own:|<li>Own</li>|'
refuse -L own.xml qualification.xml -l en-IE
edit own/en.xml 's|lang="en"|lang="fr"|'
refuse -L own.xml qualification.xml -l en-IE
supplement check own.xml
cat >own/en.xml <<'END'
<labels version="1" lang="en">
  <label name="heading" status="draft">Own:</label>
  <label name="note" status="draft"><p>A note</p></label>
</labels>
END
supplement check own.xml
supplement check -L own.xml own/en.xml own/en-IE.xml labels/nl.xml
trace -L own.xml qualification.xml -l en-IE
