# A font file that is not there.
edit layout.xml 's|fonts/NotoSans-Bold.ttf|fonts/NotoSans-Black.ttf|'
refuse
