# A secret of the machine that the file asks for must reach neither the output nor the messages.
echo 'canary-7391' >secret.txt
edit qualification.xml '2s/^/<!DOCTYPE q [<!ENTITY secret SYSTEM "secret.txt">]>\n/'
edit qualification.xml 's/Bakeries/\&secret;/'
refuse
! grep -r canary-7391 out "$work/stderr" "$work/stdout" || echo "THE SECRET IS OUT"
