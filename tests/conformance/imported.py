#!/usr/bin/env python3
"""Whether a qualification that was imported from documents says what the one says that they were made from.

    imported.py QUALIFICATION IMPORTED [-ELEMENT] LANGUAGE...

Texts are compared element by element in each language, as words; marks of guesses, and an ELEMENT, are left out. Tells what differs.
"""
import re, sys
import xml.etree.ElementTree as tree

# What documents do not tell apart: these stand under one heading.
ONE = {'reference-point': 'additional-information'}


def words(element):
    text = ' '.join(''.join(element.itertext()).split()) if not element.findall('.//p') and not element.findall('.//li') else \
        ' '.join(' '.join(''.join(each.itertext()).split()) for each in element.iter() if each.tag in ('p', 'li'))
    return re.sub(r'\[\? [^]]*\] ?', '', text).rstrip(';,')


def texts(path):
    found = {}
    for section in tree.parse(path).getroot():
        for element in section.iter('text'):
            key = ONE.get(section.tag, section.tag), element.get('lang')
            found.setdefault(key, []).append(words(element))
    return {key: ' '.join(each) for key, each in found.items()}


def main(qualification, imported, *languages):
    made, read = texts(qualification), texts(imported)
    differ = 0
    for key in sorted(set(made) | set(read)):
        if key[1] in languages and "-" + key[0] not in languages and made.get(key) != read.get(key):
            differ += 1
            print('%s in %s:\n  - %s\n  + %s' % (*key, made.get(key), read.get(key)))
    sys.exit(differ > 0)


main(*sys.argv[1:])
