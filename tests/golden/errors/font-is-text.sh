# A text where a font belongs.
echo 'This is no font.' >letter.ttf
edit layout.xml 's|fonts/NotoSans-Bold.ttf|letter.ttf|'
refuse
