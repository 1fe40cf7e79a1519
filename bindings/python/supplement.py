"""Qualification data to Europass certificate supplements: the library libsupplement.so.1 in Python.

    import supplement

    with supplement.Engine() as engine:
        qualification = engine.open("25135.xml")
        pdf, = engine.render(qualification, language="nl", fields={
            "holder.name": "Zoë Jansen-Đurić", "holder.diploma": "2026-004711", "holder.date": "2026-07-10"})

One file and no other module: copy it, or let PYTHONPATH lead here. What speaks against a document raises Fault, whose `findings`
say what is wrong, in which line of which file, and what to do; `engine.findings` has those of the last call, warnings included.
An engine takes calls of several threads one after the other; several engines work at once. supplement.h says more of each function.
"""

import ctypes
import threading
import urllib.request
from ctypes import POINTER, Structure, c_bool, c_char, c_char_p, c_double, c_int, c_size_t, c_void_p
from typing import NamedTuple, Optional

__all__ = ["Engine", "Event", "Fault", "Finding", "Summary", "Whole", "post"]

FORMATS = {"pdf": 0, "png": 1, "svg": 2, "trace": 3, "html": 5, "json": 6}
STANDARDS = {None: 0, "pdf17": 1, "pdf2": 2}
SEVERITIES = ["warning", "error", "waived"]
JOININGS = {"append": 0, "embed": 1, "collection": 2}
HIDDEN = {None: 0, "take": 1, "skip": 2}
DATES = {None: 0, "dmy": 1, "mdy": 2}
OUTCOMES = ["checked", "issued", "reissued", "kept", "rejected", "corrected", "replacing", "correcting"]
VERDICTS = ["genuine", "unaltered", "replaced", "revoked", "altered", "unknown", "sealed", "registered"]


class Finding(NamedTuple):
    """Something that is wrong, or odd. As text it is what the program prints."""

    id: str                 # such as text-missing
    severity: str           # error, warning or waived
    status: int             # 0: no error; 1: the data are at fault; 3: a file or the machine
    file: Optional[str]
    line: int               # 0: the file as a whole
    text: str               # the same for all of an id
    detail: Optional[str]
    hint: Optional[str]     # what to do
    waiver: Optional[str]   # why it may pass

    def __str__(self):
        place = (self.file or "supplement") + (f":{self.line}" if self.file and self.line else "")
        return f"{place}: {self.severity}: {self.text}" + (f": {self.detail}" if self.detail else "") + f" [{self.id}]"


class Fault(Exception):
    """Nothing usable was made; `findings` say why."""

    def __init__(self, findings):
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


class Event(NamedTuple):
    """What became of a document or a row of a cohort: struct supplement_event."""

    outcome: str
    line: int
    number: Optional[str]
    name: Optional[str]
    language: Optional[str]
    file: Optional[str]
    sha256: Optional[str]
    replaces: Optional[str]
    rows_done: int
    rows: int               # 0 while it is not known
    sealed_by: Optional[str]


class Summary(NamedTuple):
    rows: int
    issued: int
    reissued: int
    kept: int
    corrected: int
    rejected: int
    pages: int
    sheets: int
    seconds: float


class Whole(NamedTuple):
    """A diploma with its supplements, and what it claims to be."""

    bytes: bytes
    pages: int
    pdfa: Optional[str]     # such as 3b
    pdfua: Optional[str]


# ---- structs of supplement.h, member for member


class _Place(Structure):
    c_name = "supplement_place"
    _fields_ = [("file", c_char_p), ("line", c_int)]


class _Field(Structure):
    c_name = "supplement_field"
    _fields_ = [("name", c_char_p), ("value", c_char_p), ("place", _Place)]


class _Request(Structure):
    c_name = "supplement_request"
    _fields_ = [("language", c_char_p), ("format", c_int), ("fields", POINTER(_Field)), ("field_count", c_size_t),
                ("date", c_char_p), ("standard", c_int), ("pdf", c_char_p), ("reserved", c_void_p * 3)]


class _File(Structure):
    c_name = "supplement_file"
    _fields_ = [("name", c_char_p), ("bytes", c_char_p), ("length", c_size_t)]


class _Whole(Structure):
    c_name = "supplement_whole"
    _fields_ = [("pages", c_int), ("pdfa_part", c_int), ("pdfua_part", c_int), ("pdfa_level", c_char),
                ("reserved", c_void_p * 4)]


class _Attachment(Structure):
    c_name = "supplement_attachment"
    _fields_ = [("diploma", _File), ("supplements", POINTER(_File)), ("supplement_count", c_size_t), ("joining", c_int),
                ("duplex", c_bool), ("break_signature", c_bool), ("any", c_bool), ("require_pdfa", c_bool),
                ("require_pdfua", c_bool), ("whole", POINTER(_Whole)), ("reserved", c_void_p * 4)]


class _Event(Structure):
    c_name = "supplement_event"
    _fields_ = [("outcome", c_int), ("line", c_int), ("number", c_char_p), ("name", c_char_p), ("language", c_char_p),
                ("file", c_char_p), ("sha256", c_char_p), ("replaces", c_char_p), ("moved", c_char_p), ("changes", c_void_p),
                ("change_count", c_size_t), ("rows_done", c_size_t), ("rows", c_size_t), ("sealed_by", c_char_p)]


class _KeyRequest(Structure):
    c_name = "supplement_key_request"
    _fields_ = [("key", c_char_p), ("certificates", c_char_p), ("secret", c_char_p), ("today", c_char_p), ("reserved", c_void_p * 4)]


class _Query(Structure):
    c_name = "supplement_query"
    _fields_ = [("address", c_char_p), ("media", c_char_p), ("bytes", c_void_p), ("length", c_size_t), ("most", c_size_t)]


_fetch = ctypes.CFUNCTYPE(c_bool, c_void_p, POINTER(_Query), c_void_p)


class _Network(Structure):
    c_name = "supplement_network"
    _fields_ = [("timestamp", c_char_p), ("fetch", _fetch), ("context", c_void_p), ("reserved", c_void_p * 4)]


class _Sealing(Structure):
    c_name = "supplement_sealing"
    _fields_ = [("file", _File), ("date", c_char_p), ("certify", c_bool), ("hash_on", c_void_p), ("begun", c_void_p),
                ("network", POINTER(_Network)), ("reserved", c_void_p * 1)]


_watch = ctypes.CFUNCTYPE(None, c_void_p, POINTER(_Event))
_stop = ctypes.CFUNCTYPE(c_bool, c_void_p)


class _Export(Structure):
    c_name = "supplement_export"
    _fields_ = [("cohort", c_char_p), ("sheet", c_char_p), ("hidden", c_int), ("encoding", c_char_p), ("map", c_char_p),
                ("qualifications", c_char_p), ("layout", c_char_p), ("output", c_char_p), ("sort", c_char_p),
                ("pattern", c_char_p), ("register_path", c_char_p), ("languages", c_char_p), ("date", c_char_p),
                ("standard", c_int), ("today", c_char_p), ("shard", c_int), ("shards", c_int), ("mode", c_int),
                ("sheets", c_int), ("diplomas", c_char_p), ("diploma_joining", c_int), ("diploma_duplex", c_bool),
                ("dates", c_int), ("dry_run", c_bool), ("keep_going", c_bool), ("reissue", c_bool), ("unsynced", c_bool), ("watch", _watch),
                ("context", c_void_p), ("stop", _stop), ("rows", POINTER(c_char_p)),
                ("key", c_void_p), ("certify", c_bool), ("signs_codes", c_bool), ("network", POINTER(_Network)), ("reserved", c_void_p * 3)]


class _Summary(Structure):
    c_name = "supplement_summary"
    _fields_ = [(name, c_size_t) for name in Summary._fields[:-1]] + [("seconds", c_double), ("reserved", c_void_p * 4)]


_verified = ctypes.CFUNCTYPE(None, c_void_p, c_char_p, c_int, c_char_p)


class _Verification(Structure):
    c_name = "supplement_verification"
    _fields_ = [("paths", POINTER(c_char_p)), ("count", c_size_t), ("register_path", c_char_p), ("layout", c_void_p),
                ("tell", _verified), ("context", c_void_p), ("stop", _stop), ("trust", c_char_p), ("reserved", c_void_p * 2)]


_STRUCTS = [_Place, _Field, _Request, _File, _Whole, _Attachment, _KeyRequest, _Query, _Network, _Sealing, _Event, _Export, _Summary,
            _Verification]

# What functions give and take: p an object, s a text, n a size, i an int, b a bool, - nothing.
_KINDS = {"p": c_void_p, "s": c_char_p, "n": c_size_t, "i": c_int, "b": c_bool, "-": None}
_FUNCTIONS = {
    "version": "s", "create": "ps", "destroy": "-p", "open_layout": "ppsp", "open_qualification": "ppsp",
    "read_qualification": "ppssnp", "code": "sp", "title": "sps", "render": "bpppppp", "extract": "bpsipp", "attach": "bpppp",
    "open_key": "pppp", "key_owner": "sp", "seal": "bppppp", "export": "bpppp", "verify": "bppp", "check": "bppsspp",
    "diag_create": "p", "diag_destroy": "-p", "diag_count": "np",
    "finding_id": "spn", "finding_severity": "ipn", "finding_status": "ipn", "finding_file": "spn", "finding_line": "ipn",
    "finding_text": "spn", "finding_detail": "spn", "finding_hint": "spn", "finding_waiver": "spn",
    "buffer_create": "p", "buffer_destroy": "-p", "buffer_bytes": "pp", "buffer_length": "np", "buffer_append": "bpsn",
    "files_create": "p", "files_destroy": "-p", "files_count": "np", "files_bytes": "ppn", "files_length": "npn",
}


def _load(name):
    library = ctypes.CDLL(name)
    for function, kinds in _FUNCTIONS.items():
        found = getattr(library, "supplement_" + function)
        found.restype, *found.argtypes = (_KINDS[kind] for kind in kinds)
        setattr(library, function, found)
    return library


def _encoded(text):
    if text is None:
        return None
    if isinstance(text, bytes):
        raise TypeError(f"text is wanted, not bytes: {text!r}")
    encoded = str(text).encode()
    if b"\0" in encoded: # where texts of C end: the library would take what stands before it for the whole
        raise ValueError(f"a text has a NUL in it: {text!r}")
    return encoded


def _decoded(text):
    return None if text is None else text.decode(errors="replace")


class _Work:
    """The sink of one call, and what is made in it. An error in the sink is a Fault."""

    def __init__(self, engine):
        self.engine, self.library = engine, engine._library

    def __enter__(self):
        self.diag, self.out = self.library.diag_create(), self.library.buffer_create()
        if not self.diag or not self.out:
            raise MemoryError
        self.engine._lock.acquire()
        return self

    def __exit__(self, kind, error, trace):
        self.library.diag_destroy(self.diag)
        self.library.buffer_destroy(self.out)
        self.engine._lock.release()

    def findings(self):
        take = lambda name, index: getattr(self.library, "finding_" + name)(self.diag, index)
        texts = lambda name, index: _decoded(take(name, index))
        return [Finding(texts("id", i), SEVERITIES[take("severity", i)], take("status", i), texts("file", i), take("line", i),
                        texts("text", i), texts("detail", i), texts("hint", i), texts("waiver", i))
                for i in range(self.library.diag_count(self.diag))]

    def judge(self, good):
        self.engine.findings = self.findings()
        if not good:
            raise Fault(self.engine.findings)

    def bytes(self):
        return ctypes.string_at(self.library.buffer_bytes(self.out), self.library.buffer_length(self.out))


def post(address, media, content):
    """Asks an address, by POST if there is content: a fetch of seal() and export()."""
    request = urllib.request.Request(address, content or None, {"Content-Type": media} if media else {})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


class Engine:
    """Makes documents. What was opened through it is closed with it."""

    def __init__(self, data_folder=None, library="libsupplement.so.1"):
        self._library = _load(library)
        self._lock = threading.RLock()
        self._engine = self._library.create(_encoded(data_folder))
        self._layouts = {}
        self.findings = []
        self.version = _decoded(self._library.version())

    def close(self):
        with self._lock:
            self._library.destroy(self._engine)
            self._engine = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close()

    # ---- opening

    def _layout(self, work, path):
        if path not in self._layouts:
            layout = self._library.open_layout(self._engine, _encoded(path), work.diag)
            work.judge(layout)
            self._layouts[path] = layout
        return self._layouts[path]

    def open(self, path):
        """A qualification file."""
        with _Work(self) as work:
            qualification = self._library.open_qualification(self._engine, _encoded(path), work.diag)
            work.judge(qualification)
            return qualification

    def read(self, source, name="data"):
        """A qualification whose file is in memory: bytes. `name` stands in messages."""
        with _Work(self) as work:
            qualification = self._library.read_qualification(self._engine, _encoded(name), source, len(source), work.diag)
            work.judge(qualification)
            return qualification

    def code(self, qualification):
        return _decoded(self._library.code(qualification))

    def title(self, qualification, language):
        return _decoded(self._library.title(qualification, _encoded(language)))

    # ---- documents

    def render(self, qualification, language=None, fields=None, format="pdf", date=None, standard=None, layout=None,
               pdf=None):
        """The files of a document, each as bytes: one, or of png and svg one for each page. `pdf` is the address that HTML links to."""
        given = [_Field(_encoded(name), _encoded(value)) for name, value in (fields or {}).items()]
        request = _Request(_encoded(language), FORMATS[format], (_Field * len(given))(*given), len(given), _encoded(date),
                           STANDARDS[standard], _encoded(pdf))
        with _Work(self) as work:
            opened = self._layout(work, layout)
            files = self._library.files_create()
            try:
                work.judge(self._library.render(self._engine, opened, qualification, ctypes.byref(request), files, work.diag))
                return [ctypes.string_at(self._library.files_bytes(files, i), self._library.files_length(files, i))
                        for i in range(self._library.files_count(files))]
            finally:
                self._library.files_destroy(files)

    def extract(self, path, number=0):
        """The data that the supplement in this PDF was made from."""
        with _Work(self) as work:
            work.judge(self._library.extract(self._engine, _encoded(path), number, work.out, work.diag))
            return work.bytes()

    def attach(self, diploma, supplements, joining="append", duplex=False, break_signature=False, any=False,
               require_pdfa=False, require_pdfua=False):
        """Joins supplements to a diploma, each a pair of a name and the PDF's bytes: a Whole."""
        files = [_File(_encoded(name), content, len(content)) for name, content in supplements]
        if not files:
            raise ValueError("there is no supplement to join")
        whole = _Whole()
        attachment = _Attachment(_File(_encoded(diploma[0]), diploma[1], len(diploma[1])), (_File * len(files))(*files), len(files),
                                 JOININGS[joining], duplex, break_signature, any, require_pdfa, require_pdfua,
                                 ctypes.pointer(whole))
        with _Work(self) as work:
            work.judge(self._library.attach(self._engine, ctypes.byref(attachment), work.out, work.diag))
            pdfa = f"{whole.pdfa_part}{whole.pdfa_level.decode().strip(chr(0))}" if whole.pdfa_part else None
            return Whole(work.bytes(), whole.pages, pdfa, str(whole.pdfua_part) if whole.pdfua_part else None)

    # ---- seals

    def open_key(self, key, certificates=None, secret=None):
        """A key that seals: the path of a PKCS#12 or PEM file, or the address of a card (pkcs11:…); its passphrase or PIN is the secret."""
        request = _KeyRequest(_encoded(key), _encoded(certificates), _encoded(secret))
        with _Work(self) as work:
            opened = self._library.open_key(self._engine, ctypes.byref(request), work.diag)
            work.judge(opened)
            return opened

    def key_owner(self, key):
        return _decoded(self._library.key_owner(key))

    def seal(self, key, pdf, name="document.pdf", date=None, certify=False, timestamp=None, fetch=post):
        """The PDF (bytes) with a seal behind it. `timestamp` is the address of an authority (RFC 3161) that confirms when it was made;
        the library itself has no network: it asks fetch(address, media, content), which gives the answer's bytes."""
        sealing = _Sealing(_File(_encoded(name), pdf, len(pdf)), _encoded(date), certify)
        if timestamp:
            sealing.network = ctypes.pointer(self._network(timestamp, fetch))
        with _Work(self) as work:
            work.judge(self._library.seal(self._engine, key, ctypes.byref(sealing), work.out, work.diag))
            return work.bytes()

    def _network(self, timestamp, fetch):
        def ask(_, query, answer):
            asked = query.contents
            try:
                content, good = fetch(_decoded(asked.address), _decoded(asked.media), ctypes.string_at(asked.bytes, asked.length)), True
            except Exception as error:
                content, good = str(error).encode(), False
            return self._library.buffer_append(answer, content[:asked.most + 1], len(content[:asked.most + 1])) and good

        return _Network(_encoded(timestamp), _fetch(ask))

    def check(self, path, today=None):
        """Checks a qualification, layout or label file; says what was checked."""
        with _Work(self) as work:
            work.judge(self._library.check(self._engine, None, _encoded(path), _encoded(today), work.out, work.diag))
            return work.bytes().decode()

    # ---- cohorts

    def export(self, cohort, qualifications, output, watch=None, **options):
        """Issues the documents of a cohort: a Summary. `watch` is called with each Event; if it gives False or raises, the export
        stops: what is issued stays, the same call goes on from there, and now it is a Fault. Options are the members of struct
        supplement_export, with `hidden` (take, skip), `dates` (dmy, mdy), `standard` (pdf17, pdf2) and `diploma_joining` (append,
        embed, collection) in words, `rows` as a list, and `timestamp` and `fetch` as of seal(); `key` is an open one."""
        raised, stopped = [], []

        def tell(_, event):
            try:
                texts = {name: _decoded(getattr(event.contents, name)) for name in
                         ("number", "name", "language", "file", "sha256", "replaces", "sealed_by")}
                outcome = event.contents.outcome
                if watch(Event(OUTCOMES[outcome] if outcome < len(OUTCOMES) else "other", event.contents.line, **texts,
                               rows_done=event.contents.rows_done, rows=event.contents.rows)) is False:
                    stopped.append(True)
            except BaseException as error:  # goes on to the caller when the library returns
                raised.append(error)

        for option, words in (("hidden", HIDDEN), ("dates", DATES), ("standard", STANDARDS), ("diploma_joining", JOININGS)):
            if option in options:
                options[option] = words[options[option]]
        request = _Export(cohort=_encoded(cohort), qualifications=_encoded(qualifications), output=_encoded(output))
        rows = [_encoded(file) for file in options.pop("rows", ())]
        request.rows = (c_char_p * (len(rows) + 1))(*rows, None)
        timestamp, fetch = options.pop("timestamp", None), options.pop("fetch", post)
        if timestamp:
            request.network = ctypes.pointer(self._network(timestamp, fetch))
        for option, value in options.items():
            if option not in dict(_Export._fields_) or option in ("watch", "context", "stop", "network", "reserved"):
                raise TypeError(f"there is no option {option}")
            setattr(request, option, value if isinstance(value, (bool, int)) else _encoded(value))
        if watch:
            request.watch, request.stop = _watch(tell), _stop(lambda _: bool(raised or stopped))
        summary = _Summary()
        with _Work(self) as work:
            good = self._library.export(self._engine, ctypes.byref(request), ctypes.byref(summary), work.diag)
            self.findings = work.findings()
            if raised:
                raise raised[0]
            work.judge(good)
        return Summary(*(getattr(summary, name) for name in Summary._fields))

    def verify(self, paths, register=None, trust=None):
        """Whether files are what was issued: triples of the path, the verdict (genuine, unaltered, replaced, revoked, altered,
        unknown, sealed, registered) and why. Only genuine, of a register that was named, proves that a file was issued; sealed,
        that somebody sealed it for whom an authority of `trust`, a PEM file, vouches."""
        told = []
        tell = _verified(lambda _, path, verdict, words: told.append((_decoded(path), VERDICTS[verdict], _decoded(words))))
        names = [_encoded(path) for path in paths]
        verification = _Verification((c_char_p * len(names))(*names), len(names), _encoded(register), None, tell, trust=_encoded(trust))
        with _Work(self) as work:
            work.judge(self._library.verify(self._engine, ctypes.byref(verification), work.diag))
        return told
