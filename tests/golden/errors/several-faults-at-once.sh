# One run tells all faults of a file, each at its line.
edit layout.xml 's/style="small"/style="smal"/;s/leading="12pt"/leading="12"/;s/select="authority"/select="authority["/;s/<h1>/<h9>/;s|</h1>|</h9>|;s/NotoSans-Bold/NotoSans-Black/'
refuse
