# What is wrong with a command that serves is told before it does.

# on_a_free_port ARGUMENTS...: whichever it is, it is told
on_a_free_port() {
    supplement "$@" --listen 127.0.0.1:0 | sed 's|:[1-9][0-9]*/$|:PORT/|'
}
supplement serve
supplement serve -q . more
supplement serve -q . --listen here
supplement serve -q . --listen 127.0.0.1
supplement serve -q . --listen ::1:8080
on_a_free_port serve -q nowhere
echo short >token
supplement serve -q . --token token
supplement serve -q . --token nowhere
supplement serve -q . --key token
on_a_free_port serve -q . --certificate nowhere
