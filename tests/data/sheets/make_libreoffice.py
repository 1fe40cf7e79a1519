#!/usr/bin/python3
"""Makes the files that LibreOffice wrote, in this folder: see sheets.md."""
import os
import subprocess
import time

import uno
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale
from com.sun.star.table.TableOrientation import ROWS
from com.sun.star.util import Date

HERE = os.path.dirname(os.path.abspath(__file__))
PIPE = "pipe,name=supplement-sheets"


def connect():
    office = subprocess.Popen(["soffice", "--headless", "--norestore", f"--accept={PIPE};urp;"])
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(100):
        try:
            context = resolver.resolve(f"uno:{PIPE};urp;StarOffice.ComponentContext")
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.3)
    raise SystemExit("LibreOffice does not answer")


def value_of(name, value):
    return PropertyValue(Name=name, Value=value)


def save(document, name, kind, **more):
    properties = [value_of("FilterName", kind)] + [value_of(key, value) for key, value in more.items()]
    document.storeToURL(uno.systemPathToFileUrl(os.path.join(HERE, name)), tuple(properties))


def format_as(document, cell, code, locale=Locale("en", "US", "")):
    formats = document.NumberFormats
    key = formats.queryKey(code, locale, False)
    cell.NumberFormat = key if key >= 0 else formats.addNew(code, locale)


def put(document, sheet, place, what, code=None):
    """Puts a text, a number, or ("=", formula as it is typed in English)."""
    cell = sheet.getCellRangeByName(place)
    if isinstance(what, tuple):
        cell.Formula = what[1]
    elif isinstance(what, str):
        cell.String = what
    else:
        cell.Value = float(what)
    if code:
        format_as(document, cell, code)
    return cell


def fill(document, shift):
    """`shift`: days from the document's own first day to 30 December 1899."""
    sheet = document.Sheets.getByIndex(0)
    sheet.Name = "Geslaagden"
    for column, heading in zip("ABCDEFGH", ["Naam", "Geboren", "Diploma", "Cijfer", "Tijd", "Som", "Geslaagd", "Opmerking"]):
        put(document, sheet, column + "1", heading)

    put(document, sheet, "A2", "Zoë Jansen-Đurić")
    put(document, sheet, "B2", 38841 - shift, "DD-MM-YYYY")
    put(document, sheet, "C2", 2026004711)
    put(document, sheet, "D2", 7.46, "0.0")
    put(document, sheet, "E2", 0.604166666666667, "HH:MM")
    put(document, sheet, "F2", ("=", "=0.1+0.2"))
    put(document, sheet, "G2", ("=", "=TRUE()"), "BOOLEAN")
    put(document, sheet, "H2", "twee\nregels; \"en\" meer")

    rich = put(document, sheet, "A4", "Anna  van 't Hart")  # row 3 is empty; two spaces, at the edge of a run
    cursor = rich.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(5, True)
    cursor.CharWeight = BOLD
    put(document, sheet, "B4", 38841 - shift, "D MMMM YYYY")
    put(document, sheet, "C4", 471, "0000000")
    put(document, sheet, "D4", 0.755, "0.0%")
    put(document, sheet, "E4", 38841.25 - shift, "YYYY-MM-DD HH:MM:SS")
    put(document, sheet, "F4", ("=", '=CONCATENATE("a";"")'))
    put(document, sheet, "G4", ("=", "=FALSE()"), "BOOLEAN")
    put(document, sheet, "H4", " x ")

    put(document, sheet, "A5", "_x0041_ & <Co>")
    put(document, sheet, "B5", 38841 - shift, "MMM YY")
    put(document, sheet, "C5", 123456789012345)
    put(document, sheet, "D5", 0.1)
    put(document, sheet, "E5", 1.5, "[HH]:MM:SS")
    put(document, sheet, "F5", ("=", '=""'))
    put(document, sheet, "H5", 1e-7)

    put(document, sheet, "A6", "samen")
    sheet.getCellRangeByName("A6:B7").merge(True)
    put(document, sheet, "C6", -12.5)
    put(document, sheet, "C7", "onder")

    document.Sheets.insertNewByName("Leeg", 1)
    document.Sheets.insertNewByName("Verborgen", 2)
    hidden = document.Sheets.getByName("Verborgen")
    put(document, hidden, "A1", "niet te zien")
    hidden.IsVisible = False


def fill_hidden(document):
    """Rows and a column that are hidden, a group that is folded, and formats of numbers."""
    sheet = document.Sheets.getByIndex(0)
    for i, row in enumerate([("Naam", "Klas", "Nr", "Vorm")] + [(f"Leerling {i}", "AB"[i % 2], i, None) for i in range(1, 9)]):
        for column, what in zip("ABCD", row):
            if what is not None:
                put(document, sheet, f"{column}{i + 1}", what)
    dutch = Locale("nl", "NL", "")
    codes = ['+0;"min "0;"nul"'] * 3 + ["#.##0,00 [$€-413]", '[>100]"veel";0', "0,00;[RED]-0,00"]
    for i, (number, code) in enumerate(zip([5, -5, 0, 1234.5, 500, -7.456], codes)):
        format_as(document, put(document, sheet, f"D{i + 2}", number), code, dutch)
    format_as(document, sheet.Columns.getByIndex(2), "000-000", dutch)
    for row in range(12, 32):
        put(document, sheet, f"A{row}", "zelfde")
    sheet.Annotations.insertNew(sheet.getCellRangeByName("A2").CellAddress, "opmerking")
    sheet.Columns.getByIndex(1).IsVisible = False
    sheet.Rows.getByIndex(3).IsVisible = False
    folded = sheet.getCellRangeByName("A6:C7").RangeAddress
    sheet.group(folded, ROWS)
    sheet.hideDetail(folded)


def main():
    office, desktop = connect()
    hide = (value_of("Hidden", True),)
    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, hide)
    fill(document, 0)
    save(document, "libreoffice.xlsx", "Calc MS Excel 2007 XML")
    save(document, "libreoffice.xls", "MS Excel 97")
    save(document, "libreoffice.ods", "calc8")
    save(document, "libreoffice.fods", "OpenDocument Spreadsheet Flat XML")
    csv = "Text - txt - csv (StarCalc)"
    save(document, "libreoffice-utf16.csv", csv, FilterOptions="9,34,65535,1")
    document.Sheets.getByIndex(0).getCellRangeByName("A2").String = "Zoë Jansen"
    save(document, "libreoffice-1252.csv", csv, FilterOptions="59,34,1,1,,1043,false,true")
    document.close(True)

    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, hide)
    document.NullDate = Date(1, 1, 1904)
    fill(document, 1462)
    save(document, "libreoffice-1904.xlsx", "Calc MS Excel 2007 XML")

    errors = document.Sheets.getByIndex(0)
    put(document, errors, "F2", ("=", "=1/0"))
    put(document, errors, "F4", ("=", "=NA()"))
    document.Sheets.getByName("Verborgen").IsVisible = True
    save(document, "libreoffice-errors.xlsx", "Calc MS Excel 2007 XML")
    save(document, "libreoffice-errors.ods", "calc8")
    save(document, "password.ods", "calc8", Password="geheim")
    document.close(True)

    document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, hide)
    fill_hidden(document)
    save(document, "libreoffice-hidden.ods", "calc8")
    document.close(True)
    desktop.terminate()
    office.wait()


main()
