#!/usr/bin/env python3
"""Makes the files that openpyxl wrote, in this folder: see sheets.md. Needs openpyxl and msoffcrypto-tool."""
import datetime
import os

import msoffcrypto
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = os.path.dirname(os.path.abspath(__file__))


def fill(workbook):
    sheet = workbook.active
    sheet.title = "Leeg"
    sheet = workbook.create_sheet("Cohort & co")
    sheet.append(["Naam", "Geboren", "Diploma", "Cijfer", "Tijd", "Duur", "Geslaagd", "Opmerking"])
    sheet.append(["Zoë Jansen-Đurić", datetime.date(2006, 5, 4), 2026004711, 7.46, datetime.time(14, 30),
                  datetime.timedelta(hours=36, minutes=5), True, "twee\nregels"])
    sheet["D2"].number_format = "0.0"
    bold = InlineFont(b=True)
    sheet["A4"] = CellRichText("Anna ", TextBlock(bold, " van "), "'t Hart")
    sheet["B4"] = datetime.datetime(2006, 5, 4, 6, 7, 8)
    sheet["C4"] = 471
    sheet["C4"].number_format = '"NL-"0000000'
    sheet["D4"] = 0.755
    sheet["D4"].number_format = "0%"
    sheet["E4"] = 38841.999999
    sheet["E4"].number_format = r"[$-413]d\ mmmm\ yyyy;@"
    sheet["G4"] = False
    sheet["H4"] = "  x "
    sheet["A5"] = "_x0041_ & <Co>"
    sheet["B5"] = datetime.date(2006, 5, 4)
    sheet["B5"].number_format = "mmm-yy"
    sheet["C5"] = 123456789012345
    sheet["D5"] = 0.1 + 0.2
    sheet["A6"] = "samen"
    sheet.merge_cells("A6:B7")
    sheet["C6"] = -12.5
    sheet["C7"] = "onder"
    sheet.row_dimensions[7].hidden = True
    chart = workbook.create_chartsheet("Grafiek")
    chart.add_chart(BarChart())
    workbook.create_sheet("Verborgen")["A1"] = "niet te zien"
    workbook["Verborgen"].sheet_state = "veryHidden"


def save(workbook, name):
    workbook.save(os.path.join(HERE, name))


workbook = openpyxl.Workbook()
fill(workbook)
save(workbook, "openpyxl.xlsx")

workbook = openpyxl.Workbook()
workbook.epoch = CALENDAR_MAC_1904
fill(workbook)
save(workbook, "openpyxl-1904.xlsx")

workbook = openpyxl.Workbook()
workbook.active.append(["Naam", "Som"])
workbook.active.append(["Jan", "=1+1"])
workbook.active.append(["Piet", "#N/A"])
workbook.active.append(["Klaas", 2])
save(workbook, "openpyxl-errors.xlsx")

workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.title = "Geslaagden"
sheet.append(["Naam", "Geboortedatum", "Crebo", "Taal", "Diplomanummer", "Datum"])
sheet.append(["Zoë Jansen-Đurić", datetime.date(2007, 3, 14), 10001, "nl en", 471, datetime.date(2026, 7, 10)])
sheet.append(["Þórdís Ægisdóttir", datetime.date(2006, 12, 1), 10001, "en", 472, datetime.date(2026, 7, 10)])
sheet.append([])
sheet.append(["Bo Smith", datetime.datetime(2007, 1, 31), 20002, None, 473, datetime.date(2026, 7, 10)])
for row in sheet.iter_rows(min_row=2):
    row[1].number_format = "dd-mm-yyyy"
    row[4].number_format = "0000000"
    row[5].number_format = r"[$-413]d\ mmmm\ yyyy;@"
sheet = workbook.create_sheet("Toelichting")
sheet.append(["Naam", "Opmerking"])
sheet.append(["Bo Smith", "komt de uitreiking later halen"])
save(workbook, "openpyxl-cohort.xlsx")

workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.append(["Naam", "Geboortedatum", "Crebo", "Taal", "Diplomanummer", "Datum"])
sheet.append(["Zoë Jansen-Đurić", datetime.date(2007, 3, 14), 25135, "en", "2026-004711", datetime.date(2026, 7, 10)])
sheet.append(["Bo Smith", datetime.date(2007, 1, 31), 25135, "nl", "2026-004713", datetime.date(2026, 7, 10)])
save(workbook, "openpyxl-sample.xlsx")

# Results in a sheet of their own; the last holder's number has lost its zeros there.
workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.title = "Geslaagden"
sheet.append(["Naam", "Crebo", "Taal", "Diplomanummer", "Datum", "School name", "School address"])
sheet.append(["Zoë Jansen-Đurić", 25135, "nl en", 471, datetime.date(2026, 7, 10), "ROC Midden", "Utrecht"])
sheet.append(["Þórdís Ægisdóttir", 25135, "en", 472, datetime.date(2026, 7, 10), "ROC Midden", "Utrecht"])
sheet.append(["Bo Smith", 25135, "nl", 473, datetime.date(2026, 7, 10), "ROC Midden", "Utrecht"])
for row in sheet.iter_rows(min_row=2):
    row[3].number_format = "0000000"
sheet = workbook.create_sheet("Resultaten")
sheet.append(["Examenresultaten 2026"])
sheet.append(["Diplomanummer", "Vak", "Cijfer", "Uren", "Opmerking"])
for number, subject, mark, hours in [
        (472, "Engels", 7.5, 120), (471, "Nederlands", 8, 240), (471, "Engels", "7,5", 120), (472, "Rekenen", 6, None),
        (471, "Loopbaan en burgerschap", "voldaan", 40), (473, "Engels", 6, 120)]:
    sheet.append([number, subject, mark, hours, None])
for row in sheet.iter_rows(min_row=3, max_row=7):
    row[0].number_format = "0000000"
sheet["C3"].number_format = "0.0"
save(workbook, "openpyxl-results.xlsx")

HEADINGS = ["Studentnummer", "Naam", "Crebo", "Diplomanummer", "School", "Telefoon"]

workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.append(HEADINGS)
for i, name in enumerate(["Zoë Jansen-Đurić", "Þórdís Ægisdóttir", "Bo Smith", "Łucja Żak", "Anna van 't Hart"]):
    sheet.append([str(1001 + i), name, 10001, 471 + i, None, 31612345678])
sheet["E2"] = "ROC Midden"
sheet.merge_cells("E2:E6")
sheet.merge_cells("F1:F1000")
sheet.auto_filter.ref = "A1:F6"
sheet.auto_filter.add_filter_column(1, ["Zoë Jansen-Đurić"])
for row in (4, 5):
    sheet.row_dimensions[row].hidden = True
sheet.column_dimensions["A"].hidden = True
save(workbook, "openpyxl-filtered.xlsx")

workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.append(HEADINGS)
sheet.append(["1001", "Zoë Jansen-Đurić", 10001, 2026000000000001, "ROC Midden", 2026000000000001])
sheet.append(["1002", "Bo Smith", 10001, 2026.10, "ROC Midden", 2026.10])
sheet.append(["1003", "Łucja Żak", 10001, datetime.date(2026, 7, 10), "ROC Midden", datetime.date(2026, 7, 10)])
sheet.append(["1004", "Anna van 't Hart", 10001, "2026000000000001", "ROC Midden", None])
sheet.append(["1005", "Bram", 10001, "2026.10", "ROC Midden", "#N/A"])
sheet.append(["1006", "Cato", 10001, 202600000000001, "ROC Midden", None])
sheet["D7"].number_format = "0.00E+00"
sheet.append(["1007", "Jan de Vries", 10001, "x", None, None])
sheet.merge_cells("B8:C8")
save(workbook, "openpyxl-digits.xlsx")

# A date in every form: value, number format.
workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.append(["Naam", "Crebo", "Taal", "Diplomanummer", "Datum"])
for number, (value, shown) in enumerate([
        (46213, "d-m-yyyy"),                    # a day
        (46213, "yyyy-mm-dd hh:mm:ss"),         # midnight is shown
        (46213.000001, "d-m-yyyy"),             # a fraction behind it
        (46213, "d-mmm"),                       # the year is not shown
        ("10 juli 2026", "General"),
        (46212.916666666664, "d-m-yyyy"),       # 22:00 of the day before is not shown
        (46213.604166666664, "d-m-yyyy h:mm"),  # 14:30
        (46212.999999, "d-m-yyyy"),             # a fraction before it
        (46213, "mmm-yy"),                      # the day is not shown
        (46213, "yyyy"),
        (46213, "General"),                     # a number
        (46213, "h:mm"),                        # the date is not shown
        ("7/10/2026", "@")], 1):
    sheet.append(["Anna Jansen-%s" % "ABCDEFGHIJKLM"[number - 1], 10001, "nl", "D-%d" % number, value])
    sheet.cell(number + 1, 5).number_format = shown
save(workbook, "openpyxl-dates.xlsx")

with open(os.path.join(HERE, "openpyxl-errors.xlsx"), "rb") as plain, \
        open(os.path.join(HERE, "password.xlsx"), "wb") as locked:
    msoffcrypto.OfficeFile(plain).encrypt("geheim", locked)
