# What a script may conclude from the exit status: 0 only where a register or an authority that was named says so; 2 where nothing speaks
# against a file and anybody could have made it, or the register that lies with it; 1 where something does, whatever else is asked.
. "$golden/register/start"
cp "$source"/tests/data/seal/*.p* .
mkdir bare
make bare/unaltered.pdf 2026-9 'Zoë Jansen'
make out/issued.pdf 2026-1 'Zoë Jansen'
issue out/register.db out/issued.pdf 2026-1 'Zoë Jansen'
echo more | cat bare/unaltered.pdf - >bare/altered.pdf
supplement verify -L layout.xml bare/unaltered.pdf
supplement verify out/issued.pdf
supplement verify --register out/register.db out/issued.pdf
supplement verify -L layout.xml bare/unaltered.pdf bare/altered.pdf
supplement verify -L layout.xml bare/altered.pdf bare/unaltered.pdf out/issued.pdf
supplement verify -L layout.xml bare/unaltered.pdf bare/absent.pdf
supplement verify -L layout.xml bare/unaltered.pdf --registry
cp out/issued.pdf out/register.pdf
echo no register >bare/register.db
supplement verify -L layout.xml out/register.pdf bare/unaltered.pdf
rm bare/register.db
# a seal that an authority vouches for is enough; that of nobody in particular is not
supplement seal bare/unaltered.pdf --key p256.pem -o bare/sealed.pdf
supplement verify -L layout.xml bare/sealed.pdf
supplement verify -L layout.xml bare/sealed.pdf --trust authority.pem
supplement verify -L layout.xml bare/sealed.pdf bare/unaltered.pdf --trust authority.pem
cp bare/sealed.pdf out/sealed.pdf
issue out/register.db out/sealed.pdf 2026-2 'Zoë Jansen'
supplement verify out/sealed.pdf
supplement verify out/sealed.pdf --trust authority.pem
# for programs
supplement verify --format=json -L layout.xml bare/unaltered.pdf out/issued.pdf bare/absent.pdf
supplement verify --format=json --register out/register.db out/issued.pdf
supplement verify --format=xml out/issued.pdf
