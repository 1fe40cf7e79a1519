# A copy of the Dutch labels under the English name, the language forgotten.
cp labels/nl.xml labels/en.xml
refuse
