// text.mjs LIBRARY FILE: the text of a PDF as pdf.js has it. LIBRARY is the folder of pdf.mjs.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [library, file] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(`${library}/pdf.mjs`));
const pdf = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
let text = '';
for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\f\n';
}
process.stdout.write(text);
