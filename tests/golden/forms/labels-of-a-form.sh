# Labels that lie in a form's own folder are checked as it takes them, over those of the common form: with no word of the form,
# with the folder of the forms, and from within.
forms
mkdir forms/be
edit forms/be.xml 's|base="europass-certificate-supplement.xml">|base="europass-certificate-supplement.xml" labels="be:labels">|'
echo '<labels version="1" lang="en"><label name="heading">Title here</label></labels>' >forms/be/en.xml
supplement check forms/be/en.xml
supplement check -L forms forms/be/en.xml
cd forms/be
supplement check en.xml
edit en.xml 's|Title here|TODO|'
supplement check en.xml
cd ../..
# a form at fault, whose labels they may be
edit forms/be.xml 's|color="#ff0000"|color="red"|'
supplement check forms/be/en.xml
# a form that takes its labels from elsewhere is not asked
edit forms/be.xml 's|color="red"|color="#ff0000"|;s|be:labels|labels|'
cp forms/labels/en.xml forms/be/en.xml
supplement check -L forms forms/be/en.xml
# A label that neither the form nor the common one knows is misspelt, though no other language of the form can tell; one that the common
# one has for others, and that this form says otherwise, is not.
edit forms/be.xml 's|labels="labels"|labels="be:labels"|'
echo '<labels version="1" lang="en"><label name="heading">Title here</label><label name="heeding">Title there</label><label name="spare">For others</label></labels>' >forms/be/en.xml
sed -i 's|</labels>|<label name="spare">Spare</label></labels>|' forms/labels/*.xml
supplement check forms/be/en.xml
