# An é in the encoding of old Windows machines.
printf 's/Bakeries/Caf\351s/' >script
LC_ALL=C sed -f script qualification.xml >edited
mv edited qualification.xml
refuse
