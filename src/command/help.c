/* What the program says of itself. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "command/command.h"

static const struct summary {
    const char *command, *words;
} SUMMARIES[] = {
    {"new", N_("writes a qualification to begin with")},
    {"import", N_("makes qualifications of records, workbooks and written supplements")},
    {"export-data", N_("writes qualifications as a record or a workbook")},
    {"check", N_("says what is missing or wrong in qualifications, layouts and labels")},
    {"render", N_("makes one document")},
    {"export", N_("makes the documents of a whole cohort")},
    {"attach", N_("joins supplements to their diploma")},
    {"seal", N_("seals PDFs")},
    {"verify", N_("says whether a file, or what stands on paper, is genuine")},
    {"extract", N_("gives back the data that a PDF was made from")},
    {"register", N_("lists, revokes, merges and publishes what was issued")},
    {"desk", N_("opens the exam office's desk in the browser")},
    {"publish", N_("makes a web site of all qualifications")},
    {"serve", N_("answers browsers and programs")},
    {"layout", N_("prints a layout that builds on others as one whole")},
};

/* A paragraph a text, so that catalogues need not have all of it anew when an option is added. */
static const char *const PARAGRAPHS[] = {
    N_("  supplement render QUALIFICATION.xml [-l LANGUAGE] [-L LAYOUT] [--field NAME=VALUE]... -o OUTPUT\n"
       "      Makes the document. OUTPUT ends in .pdf, .html, .png, .svg, .json or .trace; PNG and SVG write one file a page,\n"
       "      NAME-1.png, NAME-2.png … HTML is one file that needs no other. QUALIFICATION.xml may be - (standard input),\n"
       "      OUTPUT too, with --format.\n"
       "        -l, --language=LANGUAGE   the edition, e.g. nl; without it the first that the file names\n"
       "        -L, --layout=LAYOUT       a layout file for all, or a folder of forms; else each has its country's form\n"
       "        -f, --field=NAME=VALUE    a value of a personal edition, e.g. --field holder.name='Zoë Jansen'\n"
       "        -o, --output=OUTPUT       where to write; what was there before stays until the new file is whole\n"
       "            --format=FORMAT       pdf, html, png, svg, json or trace, if OUTPUT does not end in it\n"
       "            --pdf=ADDRESS         of the same document as PDF, such as 25135-nl.pdf: HTML links to it\n"
       "            --standard=pdf17|pdf2 what a PDF conforms to: pdf17 is usual (PDF/A-3a and PDF/UA-1); pdf2 is PDF 2.0 (PDF/A-4f,\n"
       "                                  PDF/UA-2, WTPDF 1.0); a layout may say it too\n"
       "            --mode=MODE           who may read the file, e.g. 0644; without it one with --field is for its owner alone (0600),\n"
       "                                  others are as umask says; a file that is replaced keeps its mode and owner\n"
       "            --strict              warnings are errors\n"
       "            --seal=KEY            seals a PDF, with --certificate, --pin, --certify and --timestamp as `seal` has them\n"),
    N_("  supplement check [-L LAYOUT] [--strict] [--format=json] FILE...\n"
       "      Checks qualifications, layouts and label files: what is missing for which language, and what contradicts itself.\n"
       "      A <waiver> in a qualification lets such a finding pass until a day; render and export heed it too.\n"
       "            --strict              warnings are errors\n"
       "            --format=json         an object a line for programs: event (finding or good), file, line, severity (error,\n"
       "                                  warning or waived), id, text, detail, hint, waived; those that apply\n"),
    N_("  supplement new --country CZ --languages 'cs en' [-L LAYOUT] [-o OUTPUT]\n"
       "      Writes a qualification to begin with: all that the country's form may show, with what belongs there, for editions in these\n"
       "      languages, that of the certificate first. `check` then tells what is still to be filled in. No file is overwritten.\n"
       "            --workbook            a workbook, with a sheet for each section, of which `import` makes the file; so is OUTPUT.xlsx\n"),
    N_("  supplement layout --flatten [LAYOUT.xml] [-o OUTPUT.xml]\n"
       "      Prints a layout that builds on others as one whole, for the same folder; without a name the usual one.\n"),
    N_("  supplement export COHORT --qualifications FOLDER -o OUTPUT [OPTION]...\n"
       "      Makes the personal documents of a whole cohort, a spreadsheet (CSV, .xlsx or .ods) with a row for each graduate, and\n"
       "      records them in a register. OUTPUT is a folder, an archive (.zip), or a print run: one PDF for the printer (.pdf),\n"
       "      each document on its own sheets, bookmarks by student. Everything is checked before\n"
       "      anything is written; what was issued is never changed or overwritten; an interrupted export goes on where it was.\n"
       "        -q, --qualifications=FOLDER  of the qualifications' XML files\n"
       "        -o, --output=OUTPUT          folder, archive.zip, or run.pdf\n"
       "            --sort=HEADING           take the rows in the order of this column, as their language has it\n"
       "            --sheets=N               split a print run into files of at most N sheets: run-1.pdf, run-2.pdf …\n"
       "        -l, --language=LANGUAGES     of rows that do not say, e.g. 'nl en'; without it each qualification's first\n"
       "        -L, --layout=LAYOUT          a layout file for all, or a folder of forms; else each has its country's form\n"
       "            --standard=pdf17|pdf2    what the PDFs conform to, as `render` has it\n"
       "            --sheet=NAME             of a workbook that has several\n"
       "            --hidden=take|skip       rows of a workbook that are hidden or filtered out; else they are an error\n"
       "            --encoding=NAME          of a cohort in CSV that does not say so: windows-1250, iso-8859-2, macroman, cp850 …\n"
       "            --map=FILE.csv           what headings mean, besides those in layouts/columns.csv: rows such as\n"
       "                                     `klas;-` or `naam = voornaam tussenvoegsel achternaam`\n"
       "            --rows=INPUT=FILE        rows that the layout takes, such as result=results.csv, each with its holder's diploma\n"
       "                                     number or student number; without it of a workbook the sheets that are called so:\n"
       "                                     `Results`\n"
       "            --dates=ORDER            dmy or mdy: of dates in numbers, what comes first; without it 7/10/2026 is refused\n"
       "            --name=PATTERN           of files; usual: {qualification}/{holder.name}-{diploma}-{language}.pdf\n"
       "            --diplomas=PATTERN       attach each document to its diploma, e.g. 'diplomas/{diploma}.pdf': its pages after\n"
       "                                     the diploma's; with --duplex from a right-hand page; with --embed as a file inside\n"
       "                                     the diploma; with --collection the diploma as a file inside the supplement\n"
       "            --register=REGISTER.db   usual: register.db in the output folder, or beside the archive\n"
       "            --dry-run                check only\n"
       "            --keep-going             issue the good rows, and write the others to rejected.csv beside the register, their\n"
       "                                     --rows to rejected-INPUT.csv: mended they are fed again\n"
       "            --reissue                replace what was issued from other data, another layout or by another standard, and\n"
       "                                     more than is issued anew or stays as it is\n"
       "            --shard=K/N              only the K-th of N parts of the rows, for several machines; an archive or print run\n"
       "                                     says so in its name: issued-3-of-8.zip\n"
       "            --sync=none              leave it to the system when files reach the disk, which is faster on a crowded one: for who\n"
       "                                     copies them away; after a power failure some may be empty\n"
       "            --mode=MODE              who may read files and the register, e.g. 0640; without it the owner alone (0600)\n"
       "            --seal=KEY               seals each file, with --certificate, --pin, --certify and --timestamp as `seal` has them;\n"
       "                                     the register knows it with its seal and without, and nothing is sealed twice\n"
       "            --signed-code            each document bears a second QR code that holds name, number, date and qualification, signed\n"
       "                                     with the key of --seal (P-256), for who has no network; a print run is not sealed then\n"
       "            --strict                 warnings are errors\n"
       "            --format=json            an event a line for programs, in place of the progress and the summary; findings\n"
       "                                     too, as `check` gives them\n"),
    N_("  supplement attach DIPLOMA.pdf SUPPLEMENT.pdf... -o OUTPUT.pdf\n"
       "      Joins supplements to their diploma: their pages after its pages. The diploma's file stays as it is.\n"
       "            --duplex              each supplement begins on a right-hand page\n"
       "            --embed               as files inside the diploma instead; behind a signature where that allows it, which most\n"
       "                                  programs call valid then, but not all (pyHanko does not); see --collection\n"
       "            --collection          the diploma as a file inside the supplement instead: it stays as it is, byte for byte\n"
       "            --require=STANDARD    pdfa or pdfua: an error if the output cannot promise it, instead of a warning\n"
       "            --break-signature     gives up the diploma's signature, which is an error else\n"
       "            --mode=MODE           who may read the file, e.g. 0640; without it the owner alone (0600), or as the file was that\n"
       "                                  is replaced\n"
       "            --seal=KEY            seals the output, with --certificate, --pin, --certify and --timestamp as `seal` has them\n"
       "            --any                 joins what is no supplement, one supplement twice, or those of several holders, which\n"
       "                                  is an error else\n"),
    N_("  supplement seal FILE.pdf... --key KEY [-o OUTPUT.pdf]\n"
       "      Seals PDFs with an electronic seal (PAdES, level B-B, or B-T with a time stamp): each stays as it is, byte for byte, and the\n"
       "      seal is added behind it; a PDF/A or PDF/UA stays one. Without -o each file is replaced by the sealed one.\n"
       "        -k, --key=KEY             a PKCS#12 file (.p12, .pfx), a PEM file, or the address of a card or module (pkcs11:...)\n"
       "            --certificate=FILE    in PEM, where it is not with the key; with those of the authorities above it\n"
       "            --pin=FILE            whose first line is the key's passphrase or PIN; - for standard input, /dev/fd/3 for a descriptor\n"
       "            --certify             nothing may be changed behind the seal, nor another seal added\n"
       "            --timestamp=URL       of an authority (RFC 3161), http:// or https://, who is asked to confirm of each seal when it was\n"
       "                                  made: so it counts after its certificate has expired. Nothing is sealed without an answer\n"
       "        -o, --output=OUTPUT       of one file\n"
       "            --mode=MODE           who may read the file, as for attach\n"),
    N_("  supplement seal --extend FILE.pdf... --timestamp URL --trust FILE.pem [-o OUTPUT.pdf]\n"
       "      Makes seals that can be checked for decades (PAdES, level B-LTA), of files that have one: behind each comes what it takes to\n"
       "      check its seals when nobody can be asked any more, certificates and what their authorities say of them today, and a time\n"
       "      stamp on all of it. To be done again before that expires; what was issued is entered with `register seal` then.\n"
       "            --trust=FILE          certificates in PEM of authorities: asked are the addresses that certificates name for which these\n"
       "                                  vouch, and no others; with those in between that the files do not hold\n"),
    N_("  supplement extract FILE.pdf [--record] [--number=NUMBER] [--mode=MODE] [-o OUTPUT.xml]\n"
       "      Gives back the data that a supplement's PDF was made from, or those of the supplement in a diploma; without -o\n"
       "      to standard output. --record: the record of the European Learning Model beside them, if its layout wants one there.\n"
       "      NUMBER says which, if there are several; MODE as for attach.\n"),
    N_("  supplement verify [--register REGISTER] [-L LAYOUT.xml] [--trust FILE.pem] [--format=json] FILE.pdf...\n"
       "      Says of each file whether it is what was issued: genuine, replaced, revoked, altered or unknown; of a sealed one also whose\n"
       "      seal it has and whether that is intact. FILE.pdf may be - (standard input).\n"
       "        -r, --register=REGISTER   what to trust; without it register.db in the file's folder, or one of the two\n"
       "                                  above it, which may come from whoever made the file: what it knows is registered, not\n"
       "                                  genuine; where there is none, the file is made again from its own data, with the\n"
       "                                  layout: unaltered does not mean that anybody issued it, nor unknown (joined to a\n"
       "                                  diploma, of another version or layout) that anybody changed it\n"
       "            --trust=FILE          certificates in PEM of authorities that may vouch for a seal: a file that they do for, and that no\n"
       "                                  register knows, is sealed\n"
       "            --format=json         an object a line for programs: event (verdict or finding), file, verdict, status, words\n"
       "      Exit status 0 only if all are genuine or sealed; 2 if some are only unaltered or registered, which proves nothing; 1 if any is\n"
       "      something else.\n"),
    N_("  supplement verify --token=TOKEN [--surname=NAME | --number=DIPLOMA] [--register REGISTER] [--format=json]\n"
       "      Says of a document on paper, by the token or address that it bears, whether it is genuine, replaced or revoked, when\n"
       "      it was issued and for which qualification; to who gives the surname or the diploma number that stand in it, the\n"
       "      rest too: compare it with the paper. Where that does not fit, the document is unknown.\n"),
    N_("  supplement verify --code=TEXT|PICTURE.png --trust=FILE.pem [--certificate=FILE.pem] [--format=json]\n"
       "      Says of a document on paper, by what its signed code holds (SUP1:...), or a picture of it (with ZBar), who signed it and what:\n"
       "      compare it with the paper. It needs neither network nor register. The code has no room for the certificate: it is the one in --trust, or that in\n"
       "      --certificate, for which an authority in --trust vouches.\n"),
    N_("  supplement register list [--csv] [REGISTER]\n"
       "  supplement register revoke REGISTER NUMBER... --reason WORDS\n"
       "  supplement register merge REGISTER OTHER...\n"
       "  supplement register seal REGISTER FILE.pdf...\n"
       "  supplement register address REGISTER [https://ADDRESS | --remove]\n"
       "  supplement register publish REGISTER FOLDER\n"
       "      Lists all that was issued, as a table or for a spreadsheet; marks issues, such as 25135/2026-004711/nl/1, as\n"
       "      revoked; takes over what the registers of other machines hold, all of it or, if two contradict, nothing;\n"
       "      enters files that were sealed by another program since they were issued, so that they are what was issued; gives\n"
       "      the register, tells or removes the address at which documents can be checked: what is issued from then on bears it,\n"
       "      with a token of its own, in words and as a QR code, or none; writes what is found there, for any web server: a page a document that\n"
       "      says what verify says of its token, and again only what changed.\n"),
    N_("  supplement serve [--qualifications FOLDER] [--register REGISTER] [--trust=FILE] [-L LAYOUT]\n"
       "                   [--listen=ADDRESS] [--token=FILE] [--certificate=FILE] [--key=FILE]\n"
       "      Answers browsers and programs (HTTP): / lists what there is, /search?q= finds, /CODE leads to the edition that is preferred,\n"
       "      /CODE/LANGUAGE.html and .pdf are an edition, .png and .svg its pages, .json and .xml its data; /openapi.json describes it. A file that\n"
       "      changes is served at once; one that is then at fault is told, and served as it was. Of a register's documents /c/TOKEN, and the\n"
       "      address that is printed on them, says what verify says of the token, to people and programs;\n"
       "      /check says so of a PDF that is dropped there, by its hash, or of one that is sent.\n"
       "        -q, --qualifications=FOLDER  of the qualifications' XML files\n"
       "        -r, --register=REGISTER      of what was issued; it is only read\n"
       "            --trust=FILE             PEM: who may vouch for seals of files that are sent\n"
       "        -L, --layout=LAYOUT          a layout file for all, or a folder of forms; else each has its country's form\n"
       "            --listen=ADDRESS         127.0.0.1:8080 is usual, [::]:80 is any; a socket of systemd goes before it\n"
       "            --token=FILE             whose first line shows who is the keeper: /keeper says which files are at fault, POST of\n"
       "                                     fields makes somebody's own edition\n"
       "            --certificate=FILE       PEM, with those above it: connections are encrypted (HTTPS); renewed, it counts at once\n"
       "            --key=FILE               its key, PEM, if that is not in the same file\n"),
    N_("  supplement desk [--qualifications FOLDER] [--register REGISTER] [-L LAYOUT] [-o FOLDER]\n"
       "      Opens the browser on a page of this computer for the exam office: drop a CSV file or workbook of graduates there, mend what is wrong\n"
       "      in its cells, look at documents, issue them into a folder, an archive or a print run; search what was issued, revoke, and verify\n"
       "      PDFs. Only who has the address that it shows gets in. The dropped file is kept in memory, and stays as it is.\n"
       "        -q, --qualifications=FOLDER  of the qualifications' XML files; else qualifications in the output folder\n"
       "        -r, --register=REGISTER      of what is issued; else register.db in the output folder\n"
       "        -L, --layout=LAYOUT          a layout file for all, or a folder of forms; else each has its country's form\n"
       "        -o, --output=FOLDER          in which all is made; else Supplements in the home folder\n"
       "            --seal=KEY               seals each document, with --certificate, --pin, --certify and --timestamp as `seal` has them; the\n"
       "                                     passphrase of a key file is asked for on the page if no --pin is given, and kept nowhere\n"),
    N_("  supplement publish FOLDER [-L LAYOUT] [--address=ADDRESS] -o SITE\n"
       "      Makes files for any web server, or a disk, of all qualifications in the folder: SITE/CODE/LANGUAGE.html, .pdf and .png (its\n"
       "      first page), the data, and index.html, which lists and searches them without a server. What did not change is left alone, what is\n"
       "      no longer there is removed; one that is at fault is told, and stays as it was.\n"
       "        -o, --output=SITE         a folder of its own, made if it is not there\n"
       "        -L, --layout=LAYOUT       a layout file for all, or a folder of forms; else each has its country's form\n"
       "            --address=ADDRESS     where the site will be found, such as https://example.org/supplements: adds sitemap.xml\n"),
    N_("  supplement import FILE... -o FOLDER\n"
       "      Makes qualifications of records of the European Learning Model 3.1, in its XML or in Turtle, as inventories have them, and says of each\n"
       "      fact where it went or that it has no place. What a record lacks is not made up: check tells. What was worked out stands in\n"
       "      [brackets], which check does not let pass. A file that was imported before and worked on since keeps what people wrote; what the\n"
       "      record says otherwise is shown. FILE may also be a workbook (.xlsx or .ods) that `new` or `export-data` wrote and somebody filled in: what\n"
       "      is wrong in it is told at its sheet and cell, and nothing is made of it then. FILE may also be a supplement that somebody wrote in\n"
       "      Word (.docx) or LibreOffice (.odt) under the official headings, in any language that there are labels for: what is a guess, or found no\n"
       "      place, is told by its paragraph, and stands in [? brackets].\n"
       "        -o, --output=FOLDER       made if it is not there\n"),
    N_("  supplement export-data QUALIFICATION... [--format=FORMAT] [-o RECORD]\n"
       "      Writes qualifications as a record of that model, from which import makes the same files again.\n"
       "        -o, --output=RECORD       where to write; else to standard output\n"
       "            --format=FORMAT       elm-xml (the usual one), turtle, jsonld, or json for programs that know nothing of linked data;\n"
       "                                  xlsx makes a workbook, for who writes or translates in Excel; so does RECORD.xlsx\n"),
};

static const char *const END =
    N_("Messages read FILE:LINE: error: what is wrong: where [id], with a hint. Exit status:\n"
       "  0  all is well (there may be warnings)\n"
       "  1  the qualification, layout, labels or fields are at fault\n"
       "  2  the command line is at fault; of verify: nothing speaks against the files, and nobody who was named for them\n"
       "  3  a file, font or device could not be read or written\n"
       "Ctrl-C (130) and the signals TERM (143) and HUP (129) stop it where nothing is lost; a second one stops it at once.\n"
       "Nothing is written unless all is well. SOURCE_DATE_EPOCH, if set, dates the document.\n");

static bool is_of(const char *paragraph, const char *command)
{
    static const char BEFORE[] = "  supplement ";
    size_t length = strlen(command);
    return strncmp(paragraph, BEFORE, sizeof BEFORE - 1) == 0 && strncmp(paragraph + sizeof BEFORE - 1, command, length) == 0 &&
           paragraph[sizeof BEFORE - 1 + length] == ' ';
}

static bool print_command(const char *command)
{
    bool printed = false;
    for (size_t i = 0; i < sizeof PARAGRAPHS / sizeof *PARAGRAPHS; i++)
        if (is_of(PARAGRAPHS[i], command)) {
            printf("%s%s", printed ? "\n" : "", say(PARAGRAPHS[i]));
            printed = true;
        }
    return printed;
}

static void print_overview(void)
{
    printf("%s\n%s\n", say("usage: supplement COMMAND [OPTION]... [FILE]...\n"),
           say("Makes Europass certificate supplements from qualification data.\n"));
    for (size_t i = 0; i < sizeof SUMMARIES / sizeof *SUMMARIES; i++)
        printf("  %-12s %s\n", SUMMARIES[i].command, say(SUMMARIES[i].words));
    printf("\n%s\n%s", say("supplement COMMAND --help says more of one; supplement --version, what the sandbox closes.\n"), say(END));
}

void print_help(const char *command)
{
    if (!command || !print_command(command))
        print_overview();
}
