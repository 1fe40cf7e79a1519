# A drawing of what is not supported.
rm flags
mkdir flags
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><text>NL</text></svg>' >flags/NL.svg
refuse
