# The class for Java makes what the program makes.
. tests/package/common.sh
. tests/package/language.sh

jna=/usr/share/java/jna.jar
# Debian 13's own ecj (3.35.0) does not find what it consists of.
ecj=$(find /usr/share/java -name ecj.jar -o -name 'eclipse-jdt-core*.jar' | tr '\n' :)
java -cp "$ecj" org.eclipse.jdt.internal.compiler.batch.Main -17 -proc:none -encoding UTF-8 -failOnWarning -cp $jna -d "$work/classes" "$moved/share/supplement/bindings/java/Supplement.java" \
    tests/package/language/Program.java 2>"$work/log" || fail "$(cat "$work/log")"
does java -Xmx512m -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Djna.tmpdir="$work" -cp "$jna:$work/classes" Program
