# Two qualifications whose titles no file can be called by are two files, and one in two languages is one.
own() { # LANGUAGE TITLE TRANSLATED
    if [ "$1" = bg ]; then
        printf '#Наименование на сертификата (BG)\n%s\n#Профил на уменията и компетентностите\n-%s\n#Официално основание на сертификата\nЗакон\n' "$2" "$3"
    else
        printf '#Title of the certificate (BG)\n%s\n#Translated title of the certificate (EN)\n%s\n#Profile of skills and competences\n-%s\n' "$2" "$3" "$3"
    fi
}
own bg Стругар Стругова >words
document turner-bg.docx <words
own en Стругар Turner >words
document turner-en.docx <words
own bg Фризьор Подстригва >words
document hairdresser-bg.docx <words
supplement import turner-bg.docx turner-en.docx hairdresser-bg.docx -o out
ls out
cat out/*.xml
