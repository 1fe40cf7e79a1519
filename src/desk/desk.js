// What is smoother with a script; all of it works without.
"use strict";
