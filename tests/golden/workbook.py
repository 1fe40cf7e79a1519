#!/usr/bin/env python3
"""Shows a workbook, and changes its cells as somebody might.

    workbook.py show FILE [SHEET]       its rows, a cell behind each |
    workbook.py offers FILE             which cells offer what
    workbook.py set FILE SHEET!C7=WORDS...
    workbook.py drop FILE SHEET
    workbook.py crowd FILE              gives it a hundred sheets more
"""
import re, sys, zipfile
from html import escape, unescape


def read(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def write(path, parts):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)


def sheets(parts):
    targets = dict(re.findall(r'Id="([^"]*)" Type="[^"]*" Target="([^"]*)"', parts['xl/_rels/workbook.xml.rels']))
    return {unescape(name): 'xl/' + targets[id] for name, id in re.findall(r'<sheet name="([^"]*)"[^>]* r:id="([^"]*)"', parts['xl/workbook.xml'])}


def texts(parts):
    return [unescape(''.join(re.findall(r'(?s)<t[^>]*>(.*?)</t>', item))) for item in re.findall(r'(?s)<si>(.*?)</si>', parts['xl/sharedStrings.xml'])]


def show(parts, wanted):
    shared = texts(parts)
    for name, part in sheets(parts).items():
        if wanted and name != wanted:
            continue
        print('== ' + name)
        for row in re.findall(r'(?s)<row [^>]*?(?:/>|>(.*?)</row>)', parts[part]):
            cells = re.findall(r'<c r="[A-Z]+\d+"[^>]*?(?:/>|>(?:<v>(\d+)</v>|<is><t[^>]*>([^<]*)</t></is>)</c>)', row)
            words = [shared[int(number)] if number else unescape(inline) for number, inline in cells]
            while words and not words[-1]:
                words.pop()
            print(('|'.join(words)).replace('\n', '\\n'))


def offers(parts):
    for name, part in sheets(parts).items():
        for place, formula in re.findall(r'<dataValidation type="list"[^>]* sqref="([^"]*)"[^>]*>(?:<formula1>([^<]*)</formula1>)?', parts[part]):
            print(name, place, unescape(formula))


def put(parts, changes):
    for change in changes:
        name, column, row, words = re.fullmatch(r'(?s)(.*?)!([A-Z]+)(\d+)=(.*)', change).groups()
        part = sheets(parts)[name]
        cell = r'<c r="%s%s"( s="\d+")?[^>]*?(?:/>|>.*?</c>)' % (column, row)
        new = r'<c r="%s%s"\g<1> t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (column, row, escape(words).replace('\\', r'\\'))
        text, count = re.subn(cell, new, parts[part], count=1)
        if not count:
            new = '<row r="%s"><c r="%s%s" t="inlineStr"><is><t>%s</t></is></c></row>' % (row, column, row, escape(words))
            if re.search(r'<row r="%s"[ >]' % row, text):
                text = re.sub(r'(<row r="%s"[^>]*>)(.*?)</row>' % row, lambda found: found[1] + found[2] + new[new.index('<c'):], text, count=1)
            else:
                text = text.replace('</sheetData>', new + '</sheetData>')
        parts[part] = text


path = sys.argv[2]
parts = read(path)
if sys.argv[1] == 'show':
    show(parts, sys.argv[3] if len(sys.argv) > 3 else None)
elif sys.argv[1] == 'offers':
    offers(parts)
elif sys.argv[1] == 'set':
    put(parts, sys.argv[3:])
    write(path, parts)
elif sys.argv[1] == 'drop':
    parts['xl/workbook.xml'], count = re.subn(r'<sheet name="%s"[^>]*/>' % re.escape(sys.argv[3]), '', parts['xl/workbook.xml'])
    assert count == 1
    write(path, parts)
elif sys.argv[1] == 'crowd':
    more = ''.join('<sheet name="%d" sheetId="%d" r:id="rId1"/>' % (number, number) for number in range(100, 200))
    parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace('</sheets>', more + '</sheets>')
    write(path, parts)
