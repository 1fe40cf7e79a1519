# What a code cannot hold is told where the layout asks for it.
edit layout.xml "s|<body>|<body><code select=\"string('ftp://x')\" width=\"20mm\"><label name=\"flag\"/></code>|"
trace -L layout.xml qualification.xml -l en
