# Parts of which only the heading or fixed words would be left: each is an error; in an <if> they may be absent.
part() {
    { sed '/<body>/,$d' "$golden/base/layout.xml"; echo "<body>$1</body><unused select=\".\"/></layout>"; } >part.xml
    trace -L part.xml qualification.xml
}
part '<section><h1>Skills</h1><p>The holder:</p><each select="skill"><p><value select="."/></p></each></section>'
part '<section><h1><value select="title"/></h1><each select="skill"><p><value select="."/></p></each></section>'
part '<section><h1>Skills</h1><if test="skill"><value select="skill"/></if></section>'
part '<section><h1>Skills</h1><p>The holder can:</p><if test="skill"><value select="skill"/></if></section>'
part '<ul><each select="skill"><li><value select="."/></li></each></ul>'
part '<ul><li><if test="skill"><value select="skill"/></if></li></ul>'
part '<table><each select="skill"><tr><td><value select="."/></td></tr></each></table>'
part '<table><thead><tr><th>Skill</th></tr></thead><each select="skill"><tr><td><value select="."/></td></tr></each></table>'
part '<grid><entry><term>Skills</term><if test="skill"><value select="skill"/></if></entry></grid>'
part '<grid><entry><term>Skills</term><ul><each select="skill"><li><value select="."/></li></each></ul></entry></grid>'
part '<grid><each select="skill"><entry><term>Skill</term><value select="."/></entry></each></grid>'
part '<grid><entry><term><if test="skill">Skills</if></term><value select="title"/></entry></grid>'
part '<h1><if test="skill">Skills</if></h1>'
part '<p><a href="https://www.example.org/"><if test="skill">Skills</if></a>.</p>'
# Not one word, but white space that is seen as little.
edit qualification.xml 's|>Bakeries<|>\&#xA0;\&#x200B; <|'
part '<p>In <value select="occupations"/></p>'
part '<value select="occupations"/>'
part '<p><value select="string(occupations/text[2])"/></p>'
edit qualification.xml 's,In the <em>bakery</em>|In de bakkerij,<a href="https://www.s-bb.nl/"> </a>,'
part '<value select="learning-pathways"/>'
echo Let pass:
cp "$golden/base/qualification.xml" qualification.xml
part '<section><h1>Tasks</h1><p>The holder:</p><each select="core-task"><p><value select="title"/></p></each><each select="skill"><p><value select="."/></p></each></section>'
part '<if test="skill"><section><h1>Skills</h1><value select="skill"/></section></if><p>None</p>'
part '<section><h1>Duration: 3 years</h1></section>'
part '<section><h1>Note</h1><p>This text explains.</p></section>'
part '<table><each select="core-task"><tr><td/><td><value select="title"/></td></tr></each><each select="skill"><tr><td/></tr></each></table>'
