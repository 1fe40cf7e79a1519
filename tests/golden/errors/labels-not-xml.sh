# A fault in the labels is told at their own lines.
edit labels/en.xml 's/Supplement:/Supplement: < /'
refuse
