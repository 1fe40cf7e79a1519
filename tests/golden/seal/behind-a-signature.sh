# A supplement that was embedded behind a diploma's signature, as it was issued: the register knows it byte for byte, though something
# was added behind the seal; what was added since it was issued is found.
cp "$source"/tests/data/seal/*.p* .
diplomas
"$program" seal diplomas/D-2.pdf --key p256.pem
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --embed | grep -v '^  hint'
one=$(find out -name '*D-2*.pdf')
supplement verify --register out/register.db "$one" --trust authority.pem
echo '% more' >>"$one"
supplement verify --register out/register.db "$one" --trust authority.pem
