# Words in a layout are in one language in all its editions; numbers, signs and single letters are no words.
edit layout.xml 's|<p><value select="authority"/></p>|<p>1. – * · A (<value select="authority"/>)</p><p>Ministry: <strong>the one</strong></p>|'
supplement check layout.xml
