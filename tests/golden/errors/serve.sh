# What is wrong with a command that serves is told before it does.
supplement serve
supplement serve -q . more
supplement serve -q . --listen here
supplement serve -q . --listen 127.0.0.1
supplement serve -q . --listen ::1:8080
supplement serve -q nowhere --listen 127.0.0.1:0
echo short >token
supplement serve -q . --token token
supplement serve -q . --token nowhere
supplement serve -q . --key token
supplement serve -q . --certificate nowhere --listen 127.0.0.1:0
