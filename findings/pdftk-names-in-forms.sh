#!/bin/sh
# pdftk-java 3.3.2 (Debian 12) fills the form of a diploma with "Zoë Jansen-Đurić", the page shows "Zoë Jansen-uri", and its status is 0.
#
# A text field has a value and a picture of it (the appearance), which is what readers show and what is printed; the picture is made
# from the value (ISO 32000-1, 12.7.3.3). Helvetica, the font of most forms, lacks Đ and ć: pdftk puts the whole name into the value, and leaves
# the two letters out of the picture. With `flatten` only the picture stays. Letters of Western Europe are shown, so a short try does
# not tell. Expected was a message or a refusal, as PDFBox 3.0.8 gives it for the same form. With replacement_font, and a font that has the
# letters, all are shown; nothing says that it is needed. Seen on 2026-11-30 with Java 17, Poppler 22.12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -q download pdftk-java=3.3.2-1 libbcprov-java libcommons-lang3-java >apt.log 2>&1
for package in *.deb; do
    dpkg -x "$package" .
done
mvn -q -B -Dmaven.repo.local="$work/maven" dependency:copy -Dartifact=org.apache.pdfbox:pdfbox-app:3.0.8 -DoutputDirectory="$work" </dev/null >maven.log 2>&1
npm pack --silent dejavu-fonts-ttf@2.37.3 >npm.log
tar -xzf dejavu-fonts-ttf-2.37.3.tgz
python3 -m venv venv
venv/bin/pip -q --no-cache-dir install pikepdf==10.18.0

venv/bin/python - <<'EOF'
import pikepdf
from pikepdf import Array, Dictionary, Name, String
names = {"west": "Zoë Müller", "holder": "Zoë Jansen-Đurić"}
form = pikepdf.new()
page = form.add_blank_page(page_size=(300, 200))
helvetica = form.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding))
fields = Array([form.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=4, P=page.obj, FT=Name.Tx, T=String(field),
                                              Rect=Array([20, y, 280, y + 20]), DA=String("/Helv 12 Tf 0 g"))) for field, y in zip(names, (140, 100))])
page.Annots = fields
form.Root.AcroForm = Dictionary(Fields=fields, DR=Dictionary(Font=Dictionary(Helv=helvetica)), DA=String("/Helv 12 Tf 0 g"))
form.save("form.pdf")
values = "".join(f"<</T({field})/V<FEFF{name.encode('utf-16-be').hex()}>>>" for field, name in names.items())
open("data.fdf", "w").write(f"%FDF-1.2\n1 0 obj\n<</FDF<</Fields[{values}]>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")
EOF
cat >Fill.java <<'EOF'
import java.io.File;
import org.apache.pdfbox.Loader;
public class Fill {
    public static void main(String[] arguments) throws Exception {
        try (var form = Loader.loadPDF(new File("form.pdf"))) {
            form.getDocumentCatalog().getAcroForm().getField("holder").setValue("Zo\u00eb Jansen-\u0110uri\u0107");
            System.out.println("PDFBox fills it");
        } catch (IllegalArgumentException refused) {
            System.out.println("PDFBox: " + refused.getMessage().replaceAll(",? encoding.*", ""));
        }
    }
}
EOF
pdftk() {
    java -cp usr/share/pdftk/pdftk.jar:usr/share/java/bcprov.jar:usr/share/java/commons-lang3.jar com.gitlab.pdftk_java.pdftk "$@"
}
{
    for options in '' flatten 'flatten replacement_font package/ttf/DejaVuSans.ttf'; do
        status=0
        pdftk form.pdf fill_form data.fdf output filled.pdf $options >said 2>&1 || status=$?
        echo "fill_form $options: status $status, $(wc -l <said) lines said"
        pdftk filled.pdf dump_data_fields_utf8 | sed -n 's/FieldValue: \(.*Jansen\)/value \1/p'
        pdftotext filled.pdf - | tr -d '\f' | sed -n 's/./shown &/p'
    done
    java -cp pdfbox-app-3.0.8.jar Fill.java 2>/dev/null
} >seen
cat >expected <<'EOF'
fill_form : status 0, 0 lines said
value Zoë Jansen-Đurić
shown Zoë Müller
shown Zoë Jansen-uri
fill_form flatten: status 0, 0 lines said
shown Zoë Müller
shown Zoë Jansen-uri
fill_form flatten replacement_font package/ttf/DejaVuSans.ttf: status 0, 0 lines said
shown Zoë Müller
shown Zoë Jansen-Đurić
PDFBox: U+0110 ('Dcroat') is not available in the font Helvetica
EOF
cat seen
diff expected seen
