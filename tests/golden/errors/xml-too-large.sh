# Five megabytes of text.
{ sed '/Bakeries/,$d' qualification.xml; printf '<text lang="en">'; head -c 5000000 /dev/zero | tr '\0' x
  printf '</text>'; sed '1,/Bakeries/d' qualification.xml; } >edited
mv edited qualification.xml
refuse
