<?php
/* Qualification data to Europass certificate supplements: the library libsupplement.so.1 in PHP 8, by its extension FFI.
 *
 *     require 'Supplement.php';
 *     $supplement = new Supplement();
 *     $qualification = $supplement->open('25135.xml');
 *     [$pdf] = $supplement->render($qualification, 'nl', [
 *         'holder.name' => 'Zoë Jansen-Đurić', 'holder.diploma' => '2026-004711', 'holder.date' => '2026-07-10']);
 *
 * One file and nothing else. FFI must be allowed: ffi.enable=1 in php.ini, or `php -d ffi.enable=1`. What speaks against a document
 * throws a SupplementFault, whose findings say what is wrong, in which line of which file, and what to do; $supplement->findings
 * has those of the last call, warnings included. supplement.h says more of each function. */

final class SupplementFinding
{
    public function __construct(
        public readonly string $id,       // such as text-missing
        public readonly string $severity, // error, warning or waived
        public readonly int $status,      // 0: no error; 1: the data are at fault; 3: a file or the machine
        public readonly ?string $file,
        public readonly int $line,        // 0: the file as a whole
        public readonly string $text,     // the same for all of an id
        public readonly ?string $detail,
        public readonly ?string $hint,    // what to do
        public readonly ?string $waiver   // why it may pass
    ) {
    }

    /* What the program prints. */
    public function __toString(): string
    {
        $place = ($this->file ?? 'supplement') . ($this->file !== null && $this->line ? ":$this->line" : '');
        return "$place: $this->severity: $this->text" . ($this->detail !== null ? ": $this->detail" : '') . " [$this->id]";
    }
}

/* Nothing usable was made; the findings say why. */
final class SupplementFault extends RuntimeException
{
    /** @param SupplementFinding[] $findings */
    public function __construct(public readonly array $findings)
    {
        parent::__construct(implode("\n", $findings));
    }
}

/* An engine: makes documents. What was opened through it is closed with it. */
final class Supplement
{
    /* As supplement.h has it, member for member. (Of `char *a, *b` FFI makes a char ** of b: PHP 8.2.) */
    private const FACE = '
        struct supplement;
        struct supplement_layout;
        struct supplement_qualification;
        struct supplement_diag;
        struct supplement_buffer;
        struct supplement_files;
        struct supplement_place { const char *file; int line; };
        struct supplement_field { const char *name; const char *value; struct supplement_place place; };
        struct supplement_request {
            const char *language; int format; const struct supplement_field *fields; size_t field_count; const char *date; int standard;
            const char *pdf; void *reserved[3];
        };
        struct supplement_file { const char *name; const void *bytes; size_t length; };
        struct supplement_whole { int pages, pdfa_part, pdfua_part; char pdfa_level; void *reserved[4]; };
        struct supplement_attachment {
            struct supplement_file diploma; const struct supplement_file *supplements; size_t supplement_count; int joining;
            bool duplex, break_signature, any, require_pdfa, require_pdfua; struct supplement_whole *whole; void *reserved[4];
        };
        struct supplement_key;
        struct supplement_key_request {
            const char *key; const char *certificates; const char *secret; const char *today; void *reserved[4];
        };
        struct supplement_sealing {
            struct supplement_file file; const char *date; bool certify; void *hash_on; const void *begun; const void *network;
            void *reserved[1];
        };
        struct supplement_event {
            int outcome, line; const char *number; const char *name; const char *language; const char *file; const char *sha256;
            const char *replaces; const char *moved; const void *changes;
            size_t change_count, rows_done, rows; const char *sealed_by;
        };
        struct supplement_export {
            const char *cohort; const char *sheet; int hidden; const char *encoding; const char *map; const char *qualifications;
            const char *layout; const char *output; const char *sort; const char *pattern; const char *register_path;
            const char *languages; const char *date; int standard; const char *today;
            int shard, shards, mode, sheets; const char *diplomas; int diploma_joining; bool diploma_duplex; int dates; bool dry_run, keep_going, reissue, unsynced;
            void (*watch)(void *context, const struct supplement_event *event); void *context;
            bool (*stop)(void *context); const char **rows; struct supplement_key *key; bool certify, signs_codes; void *reserved[4];
        };
        struct supplement_summary {
            size_t rows, issued, reissued, kept, corrected, rejected, pages, sheets; double seconds; void *reserved[4];
        };
        const char *supplement_version(void);
        struct supplement *supplement_create(const char *data_folder);
        void supplement_destroy(struct supplement *supplement);
        struct supplement_layout *supplement_open_layout(struct supplement *, const char *path, struct supplement_diag *);
        struct supplement_qualification *supplement_open_qualification(struct supplement *, const char *path, struct supplement_diag *);
        struct supplement_qualification *supplement_read_qualification(struct supplement *, const char *name, const void *bytes,
            size_t length, struct supplement_diag *);
        const char *supplement_code(const struct supplement_qualification *);
        const char *supplement_title(const struct supplement_qualification *, const char *language);
        bool supplement_render(struct supplement *, struct supplement_layout *, const struct supplement_qualification *,
            const struct supplement_request *, struct supplement_files *, struct supplement_diag *);
        bool supplement_extract(struct supplement *, const char *path, int number, struct supplement_buffer *, struct supplement_diag *);
        bool supplement_attach(struct supplement *, const struct supplement_attachment *, struct supplement_buffer *,
            struct supplement_diag *);
        struct supplement_key *supplement_open_key(struct supplement *, const struct supplement_key_request *, struct supplement_diag *);
        const char *supplement_key_owner(const struct supplement_key *);
        bool supplement_seal(struct supplement *, struct supplement_key *, const struct supplement_sealing *, struct supplement_buffer *,
            struct supplement_diag *);
        bool supplement_export(struct supplement *, const struct supplement_export *, struct supplement_summary *,
            struct supplement_diag *);
        struct supplement_diag *supplement_diag_create(void);
        void supplement_diag_destroy(struct supplement_diag *);
        size_t supplement_diag_count(const struct supplement_diag *);
        const char *supplement_finding_id(const struct supplement_diag *, size_t);
        int supplement_finding_severity(const struct supplement_diag *, size_t);
        int supplement_finding_status(const struct supplement_diag *, size_t);
        const char *supplement_finding_file(const struct supplement_diag *, size_t);
        int supplement_finding_line(const struct supplement_diag *, size_t);
        const char *supplement_finding_text(const struct supplement_diag *, size_t);
        const char *supplement_finding_detail(const struct supplement_diag *, size_t);
        const char *supplement_finding_hint(const struct supplement_diag *, size_t);
        const char *supplement_finding_waiver(const struct supplement_diag *, size_t);
        struct supplement_buffer *supplement_buffer_create(void);
        void supplement_buffer_destroy(struct supplement_buffer *);
        const unsigned char *supplement_buffer_bytes(const struct supplement_buffer *);
        size_t supplement_buffer_length(const struct supplement_buffer *);
        struct supplement_files *supplement_files_create(void);
        void supplement_files_destroy(struct supplement_files *);
        size_t supplement_files_count(const struct supplement_files *);
        const unsigned char *supplement_files_bytes(const struct supplement_files *, size_t);
        size_t supplement_files_length(const struct supplement_files *, size_t);
    ';
    private const FORMATS = ['pdf' => 0, 'png' => 1, 'svg' => 2, 'trace' => 3, 'html' => 5, 'json' => 6];
    private const JOININGS = ['append' => 0, 'embed' => 1, 'collection' => 2];
    private const WORDS = [
        'standard' => ['pdf17' => 1, 'pdf2' => 2], 'hidden' => ['take' => 1, 'skip' => 2], 'dates' => ['dmy' => 1, 'mdy' => 2],
        'diploma_joining' => self::JOININGS];
    private const NUMBERS = ['mode', 'shard', 'shards', 'sheets'];
    private const SEVERITIES = ['warning', 'error', 'waived'];
    private const OUTCOMES = ['checked', 'issued', 'reissued', 'kept', 'rejected', 'corrected', 'replacing', 'correcting'];

    /** @var SupplementFinding[] of the last call */
    public array $findings = [];
    public readonly string $version;
    private FFI $library;
    private FFI\CData $engine;
    private array $layouts = [];
    private array $kept = []; // what the structs of a call point to

    public function __construct(?string $dataFolder = null, string $library = 'libsupplement.so.1')
    {
        $this->library = FFI::cdef(self::FACE, $library);
        $this->engine = $this->library->supplement_create($dataFolder);
        $this->version = $this->library->supplement_version();
    }

    public function __destruct()
    {
        if (isset($this->engine)) {
            $this->library->supplement_destroy($this->engine);
        }
    }

    /* A qualification file. */
    public function open(string $path): FFI\CData
    {
        return $this->call(fn ($diag) => $this->library->supplement_open_qualification($this->engine, $this->text($path), $diag));
    }

    /* A qualification whose file is in memory; the name stands in messages. */
    public function read(string $source, string $name = 'data'): FFI\CData
    {
        return $this->call(fn ($diag) =>
            $this->library->supplement_read_qualification($this->engine, $name, $this->bytes($source), strlen($source), $diag));
    }

    public function code(FFI\CData $qualification): string
    {
        return $this->library->supplement_code($qualification);
    }

    public function title(FFI\CData $qualification, string $language): string
    {
        return $this->library->supplement_title($qualification, $language);
    }

    /* The files of a document: one, or of png and svg one for each page. $pdf is the address that html links to.
     * @param array<string, string> $fields
     * @return string[] */
    public function render(FFI\CData $qualification, ?string $language = null, array $fields = [], string $format = 'pdf',
        ?string $date = null, ?string $standard = null, ?string $layout = null, ?string $pdf = null): array
    {
        $opened = $this->layouts[$layout ?? ''] ??= $this->call(fn ($diag) =>
            $this->library->supplement_open_layout($this->engine, $this->text($layout), $diag));
        $list = $this->library->new('struct supplement_field[' . max(1, count($fields)) . ']');
        $count = 0;
        foreach ($fields as $name => $value) {
            $list[$count]->name = $this->text($name);
            $list[$count++]->value = $this->text($value);
        }
        $request = $this->library->new('struct supplement_request');
        $request->language = $this->text($language);
        $request->format = $this->number(self::FORMATS, $format);
        $request->fields = FFI::addr($list[0]);
        $request->field_count = $count;
        $request->date = $this->text($date);
        $request->standard = $standard === null ? 0 : $this->number(self::WORDS['standard'], $standard);
        $request->pdf = $this->text($pdf);
        $files = $this->library->supplement_files_create();
        try {
            $this->call(fn ($diag) => $this->library->supplement_render(
                $this->engine, $opened, $qualification, FFI::addr($request), $files, $diag));
            $made = [];
            for ($i = 0; $i < $this->library->supplement_files_count($files); $i++) {
                $made[] = FFI::string($this->library->supplement_files_bytes($files, $i),
                    $this->library->supplement_files_length($files, $i));
            }
            return $made;
        } finally {
            $this->library->supplement_files_destroy($files);
        }
    }

    /* The data that the supplement in this PDF was made from. */
    public function extract(string $path, int $number = 0): string
    {
        return $this->append(fn ($out, $diag) => $this->library->supplement_extract($this->engine, $this->text($path), $number, $out, $diag));
    }

    /* Joins supplements to a diploma, each a name and the PDF's bytes: the whole.
     * @param array{string, string} $diploma
     * @param array<array{string, string}> $supplements
     * @param array<string, bool> $options duplex, break_signature, any, require_pdfa, require_pdfua */
    public function attach(array $diploma, array $supplements, string $joining = 'append', array $options = []): string
    {
        if (!$supplements) {
            throw new ValueError('there is no supplement to join');
        }
        $files = $this->library->new('struct supplement_file[' . count($supplements) . ']');
        foreach (array_values($supplements) as $i => $supplement) {
            $this->fill($files[$i], $supplement);
        }
        $attachment = $this->library->new('struct supplement_attachment');
        $this->fill($attachment->diploma, $diploma);
        $attachment->supplements = FFI::addr($files[0]);
        $attachment->supplement_count = count($supplements);
        $attachment->joining = $this->number(self::JOININGS, $joining);
        foreach ($options as $option => $value) {
            $attachment->$option = $value;
        }
        return $this->append(fn ($out, $diag) =>
            $this->library->supplement_attach($this->engine, FFI::addr($attachment), $out, $diag));
    }

    /* A key that seals: the path of a PKCS#12 or PEM file, or the address of a card (pkcs11:…); its passphrase or PIN is the secret. */
    public function openKey(string $key, ?string $certificates = null, ?string $secret = null): FFI\CData
    {
        $request = $this->library->new('struct supplement_key_request');
        $request->key = $this->text($key);
        $request->certificates = $this->text($certificates);
        $request->secret = $this->text($secret);
        return $this->call(fn ($diag) => $this->library->supplement_open_key($this->engine, FFI::addr($request), $diag));
    }

    public function keyOwner(FFI\CData $key): string
    {
        return $this->library->supplement_key_owner($key);
    }

    /* The PDF, a name and its bytes, with a seal behind it. $certify: nothing may be changed behind the seal.
     * @param array{string, string} $pdf */
    public function seal(FFI\CData $key, array $pdf, ?string $date = null, bool $certify = false): string
    {
        $sealing = $this->library->new('struct supplement_sealing');
        $this->fill($sealing->file, $pdf);
        $sealing->date = $this->text($date);
        $sealing->certify = $certify;
        return $this->append(fn ($out, $diag) =>
            $this->library->supplement_seal($this->engine, $key, FFI::addr($sealing), $out, $diag));
    }

    /* Issues the documents of a cohort. `watch` is called with what became of each document or row: outcome, line, number, file,
     * rows_done, rows. If it gives false or throws, the export stops: what is issued stays, the same call goes on from there, and now
     * it is a fault. Options are the members of struct supplement_export, with `hidden` (take, skip), `dates` (dmy, mdy),
     * `standard` (pdf17, pdf2) and `diploma_joining` (append, embed, collection) in words; `key` is an open one.
     * @return array<string, int|float> struct supplement_summary */
    public function export(string $cohort, string $qualifications, string $output, ?callable $watch = null, array $options = []): array
    {
        $request = $this->library->new('struct supplement_export');
        foreach (['cohort' => $cohort, 'qualifications' => $qualifications, 'output' => $output] + $options as $option => $value) {
            $value = is_string($value) && isset(self::WORDS[$option]) ? $this->number(self::WORDS[$option], $value) : $value;
            if (is_string($value) && in_array($option, self::NUMBERS)) { // FFI would only warn, and take another
                throw new TypeError("$option is a number");
            }
            $request->$option = is_array($value) ? $this->texts($value) : (is_string($value) ? $this->text($value) : $value);
        }
        $stopped = false;
        $thrown = null;
        if ($watch) {
            $request->watch = function ($context, $event) use ($watch, &$stopped, &$thrown): void {
                try {
                    $stopped = $watch($this->event($event)) === false || $stopped;
                } catch (Throwable $error) { // goes on to the caller when the library returns
                    $thrown ??= $error;
                }
            };
            $request->stop = function ($context) use (&$stopped, &$thrown): bool {
                return $stopped || $thrown;
            };
        }
        $summary = $this->library->new('struct supplement_summary');
        try {
            $this->call(fn ($diag) => $this->library->supplement_export(
                $this->engine, FFI::addr($request), FFI::addr($summary), $diag));
        } finally {
            if ($thrown) {
                throw $thrown;
            }
        }
        $told = [];
        foreach (['rows', 'issued', 'reissued', 'kept', 'corrected', 'rejected', 'pages', 'sheets', 'seconds'] as $name) {
            $told[$name] = $summary->$name;
        }
        return $told;
    }

    private function event(FFI\CData $event): array
    {
        $told = ['outcome' => self::OUTCOMES[$event->outcome] ?? 'other', 'line' => $event->line,
            'rows_done' => $event->rows_done, 'rows' => $event->rows];
        foreach (['number', 'name', 'language', 'file', 'sha256', 'replaces', 'sealed_by'] as $name) {
            $told[$name] = $event->$name;
        }
        return $told;
    }

    /* Calls with a sink; an error in it is a fault. */
    private function call(callable $function): mixed
    {
        $diag = $this->library->supplement_diag_create();
        try {
            $result = $function($diag);
            $this->findings = [];
            for ($i = 0; $i < $this->library->supplement_diag_count($diag); $i++) {
                $this->findings[] = $this->finding($diag, $i);
            }
        } finally {
            $this->library->supplement_diag_destroy($diag);
            $this->kept = [];
        }
        return $result ?: throw new SupplementFault($this->findings);
    }

    private function append(callable $function): string
    {
        $out = $this->library->supplement_buffer_create();
        try {
            $this->call(fn ($diag) => $function($out, $diag));
            return FFI::string($this->library->supplement_buffer_bytes($out), $this->library->supplement_buffer_length($out));
        } finally {
            $this->library->supplement_buffer_destroy($out);
        }
    }

    private function finding(FFI\CData $diag, int $index): SupplementFinding
    {
        $library = $this->library;
        return new SupplementFinding(
            $library->supplement_finding_id($diag, $index),
            self::SEVERITIES[$library->supplement_finding_severity($diag, $index)],
            $library->supplement_finding_status($diag, $index),
            $library->supplement_finding_file($diag, $index),
            $library->supplement_finding_line($diag, $index),
            $library->supplement_finding_text($diag, $index),
            $library->supplement_finding_detail($diag, $index),
            $library->supplement_finding_hint($diag, $index),
            $library->supplement_finding_waiver($diag, $index)
        );
    }

    /* What the library has for one of its words. */
    private function number(array $words, string $word): int
    {
        return $words[$word] ?? throw new ValueError("\"$word\" is none of " . implode(', ', array_keys($words)));
    }

    /* Bytes for a struct, kept until its call is over. */
    private function bytes(string $text): FFI\CData
    {
        $bytes = $this->library->new('char[' . (strlen($text) + 1) . ']');
        FFI::memcpy($bytes, $text, strlen($text));
        $this->kept[] = $bytes;
        return FFI::addr($bytes[0]);
    }

    /* A NUL is where texts of C end: the library would take what stands before it for the whole. */
    private function text(?string $text): ?FFI\CData
    {
        if ($text !== null && str_contains($text, "\0")) {
            throw new ValueError('a text has a NUL in it: ' . addcslashes($text, "\0"));
        }
        return $text === null ? null : $this->bytes($text);
    }

    /* Several for a struct, NULL behind the last. */
    private function texts(array $texts): FFI\CData
    {
        $list = $this->library->new('const char *[' . (count($texts) + 1) . ']');
        foreach (array_values($texts) as $i => $text) {
            $list[$i] = $this->text($text);
        }
        $this->kept[] = $list;
        return FFI::addr($list[0]);
    }

    private function fill(FFI\CData $file, array $given): void
    {
        [$name, $bytes] = $given;
        $file->name = $this->text($name);
        $file->bytes = $this->bytes($bytes);
        $file->length = strlen($bytes);
    }
}
