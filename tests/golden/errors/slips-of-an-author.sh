# What somebody who writes XML for the first time gets wrong, one slip at a time: each is told in words that say what to write.
slip() {
    sed -E "$1" qualification.xml >slip.xml
    ! cmp -s slip.xml qualification.xml || fail "$1 changes nothing"
    supplement check -L layout.xml slip.xml | sed '1d;/^exit/d'
}
slip '0,/Bakker<.text>/s||Bakker|'                                # an end tag is missing
slip '$d'                                                         # the last one
slip 's|eqf="3"|eqf=3|'
slip 's|eqf="3"|eqf=“3”|'
slip 's|Op school|Op\&nbsp;school|'
slip 's|Op school|Op \&nbsp school|'
slip 's|Op school|Op \& school|'
slip 's|what the cases start from. -->|what the cases -- start from|'
slip '/^  <title>/,/^  <.title>/d'                                 # what must be there is not
slip '/^  <title>/,/^  <.title>/d;s|^</qual|<title><text lang="nl">Bakker</text><text lang="en">Baker</text></title>&|' # or too far down
slip 's|"yes"|"ja"|'
slip 's|eqf="3"|eqf="9"|'
slip 's|lang="nl">Bakker|lang="NL">Bakker|'
