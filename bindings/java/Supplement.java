import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Qualification data to Europass certificate supplements: the library libsupplement.so.1 in Java 17, by JNA (net.java.dev.jna:jna, in
 * Debian libjna-java).
 *
 * <pre>
 * try (Supplement supplement = new Supplement()) {
 *     Supplement.Qualification qualification = supplement.open("25135.xml");
 *     byte[] pdf = supplement.render(qualification, "nl", List.of(Map.entry("holder.name", "Zoë Jansen-Đurić"),
 *         Map.entry("holder.diploma", "2026-004711"), Map.entry("holder.date", "2026-07-10"))).get(0);
 * }
 * </pre>
 *
 * One file: copy it. What speaks against a document throws a {@link Fault}, whose findings say what is wrong, in which line of which
 * file, and what to do; {@link #findings()} has those of the last call, warnings included. An engine takes calls of several threads
 * one after the other; several engines work at once. supplement.h says more of each function.
 */
public final class Supplement implements AutoCloseable {
    public enum Format {
        PDF(0), PNG(1), SVG(2), TRACE(3), HTML(5), JSON(6);

        final int number;

        Format(int number) {
            this.number = number;
        }
    }
    public enum Severity { WARNING, ERROR, WAIVED }
    public enum Joining { APPEND, EMBED, COLLECTION }
    /** OTHER: of a later library. */
    public enum Outcome { CHECKED, ISSUED, REISSUED, KEPT, REJECTED, CORRECTED, REPLACING, CORRECTING, OTHER }

    /** Something that is wrong, or odd. As text it is what the program prints. File, detail, hint and waiver may be null. */
    public record Finding(String id, Severity severity, int status, String file, int line, String text, String detail, String hint,
                          String waiver) {
        @Override
        public String toString() {
            String place = (file == null ? "supplement" : file) + (file != null && line > 0 ? ":" + line : "");
            return place + ": " + severity.name().toLowerCase() + ": " + text + (detail == null ? "" : ": " + detail) + " [" + id + "]";
        }
    }

    /** Nothing usable was made; the findings say why. */
    public static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;
        public final transient List<Finding> findings;

        Fault(List<Finding> findings) {
            super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
            this.findings = findings;
        }
    }

    /** What became of a document or a row of a cohort: struct supplement_event. */
    public record Event(Outcome outcome, int line, String number, String name, String language, String file, String sha256,
                        String replaces, long rowsDone, long rows, String sealedBy) { }

    public record Summary(long rows, long issued, long reissued, long kept, long corrected, long rejected, long pages, long sheets,
                          double seconds) { }

    /** A name, which stands in messages, and the bytes of a PDF. */
    public record Pdf(String name, byte[] bytes) { }

    public static final class Qualification {
        private final Pointer pointer;

        private Qualification(Pointer pointer) {
            this.pointer = pointer;
        }
    }

    /** A key that seals, with its certificate. */
    public static final class Key {
        private final Pointer pointer;

        private Key(Pointer pointer) {
            this.pointer = pointer;
        }
    }

    /** struct supplement_key_request. */
    @Structure.FieldOrder({"key", "certificates", "secret", "today", "reserved"})
    public static final class KeyRequest extends Structure {
        public Pointer key, certificates, secret, today;
        public Pointer[] reserved = new Pointer[4];
    }

    /** struct supplement_sealing; the PDF is a struct supplement_file. */
    @Structure.FieldOrder({"name", "bytes", "length", "date", "certify", "hashOn", "begun", "network", "reserved"})
    public static final class Sealing extends Structure {
        public Pointer name, bytes;
        public NativeLong length = new NativeLong(0);
        public Pointer date;
        public byte certify;
        public Pointer hashOn, begun, network;
        public Pointer[] reserved = new Pointer[1];
    }

    /** struct supplement_request. */
    @Structure.FieldOrder({"language", "format", "fields", "fieldCount", "date", "standard", "pdf", "reserved"})
    public static final class Request extends Structure {
        public Pointer language;
        public int format;
        public Pointer fields;
        public NativeLong fieldCount = new NativeLong(0);
        public Pointer date;
        public int standard;
        public Pointer pdf;
        public Pointer[] reserved = new Pointer[3];
    }

    /** struct supplement_attachment; the diploma is a struct supplement_file. */
    @Structure.FieldOrder({"name", "bytes", "length", "supplements", "supplementCount", "joining", "duplex", "breakSignature", "any",
        "requirePdfa", "requirePdfua", "whole", "reserved"})
    public static final class Attachment extends Structure {
        public Pointer name, bytes;
        public NativeLong length = new NativeLong(0);
        public Pointer supplements;
        public NativeLong supplementCount = new NativeLong(0);
        public int joining;
        public byte duplex, breakSignature, any, requirePdfa, requirePdfua;
        public Pointer whole;
        public Pointer[] reserved = new Pointer[4];
    }

    /** What is to be issued: struct supplement_export, whose members supplement.h explains. Texts are UTF-8. */
    @Structure.FieldOrder({"cohort", "sheet", "hidden", "encoding", "map", "qualifications", "layout", "output", "sort", "pattern",
        "registerPath", "languages", "date", "standard", "today", "shard", "shards", "mode", "sheets", "diplomas", "diplomaJoining",
        "diplomaDuplex", "dates", "dryRun", "keepGoing", "reissue", "unsynced", "watch", "context", "stop", "rows", "key", "certify",
        "signsCodes", "reserved"})
    public static final class Export extends Structure {
        public String cohort, sheet;
        public int hidden;
        public String encoding, map, qualifications, layout, output, sort, pattern, registerPath, languages, date;
        public int standard;
        public String today;
        public int shard, shards, mode, sheets;
        public String diplomas;
        public int diplomaJoining;
        public byte diplomaDuplex;
        public int dates;
        public byte dryRun, keepGoing, reissue, unsynced;
        public Watch watch;
        public Pointer context;
        public Stop stop;
        public Pointer rows; // such as new StringArray(new String[] {"result=results.csv"}, "UTF-8")
        public Pointer key; // see sealWith
        public byte certify, signsCodes;
        public Pointer[] reserved = new Pointer[4];

        public Export(String cohort, String qualifications, String output) {
            setStringEncoding("UTF-8");
            this.cohort = cohort;
            this.qualifications = qualifications;
            this.output = output;
        }

        /** Each document is sealed as it is made. */
        public void sealWith(Key opened) {
            key = opened.pointer;
        }
    }

    public interface Watch extends Callback {
        void told(Pointer context, Pointer event);
    }

    public interface Stop extends Callback {
        byte asked(Pointer context);
    }

    /** struct supplement_event. */
    @Structure.FieldOrder({"outcome", "line", "number", "name", "language", "file", "sha256", "replaces", "moved", "changes",
        "changeCount", "rowsDone", "rows", "sealedBy"})
    public static final class RawEvent extends Structure {
        public int outcome, line;
        public Pointer number, name, language, file, sha256, replaces, moved, changes;
        public NativeLong changeCount, rowsDone, rows;
        public Pointer sealedBy;

        public RawEvent(Pointer pointer) {
            super(pointer);
            read();
        }
    }

    /** struct supplement_summary. */
    @Structure.FieldOrder({"counts", "seconds", "reserved"})
    public static final class RawSummary extends Structure {
        public NativeLong[] counts = new NativeLong[8];
        public double seconds;
        public Pointer[] reserved = new Pointer[4];
    }

    private interface Face extends Library {
        Pointer supplement_version();
        Pointer supplement_create(String dataFolder);
        void supplement_destroy(Pointer supplement);
        Pointer supplement_open_layout(Pointer supplement, String path, Pointer diag);
        Pointer supplement_open_qualification(Pointer supplement, String path, Pointer diag);
        Pointer supplement_read_qualification(Pointer supplement, String name, byte[] bytes, NativeLong length, Pointer diag);
        Pointer supplement_code(Pointer qualification);
        Pointer supplement_title(Pointer qualification, String language);
        byte supplement_render(Pointer supplement, Pointer layout, Pointer qualification, Request request, Pointer files, Pointer diag);
        byte supplement_extract(Pointer supplement, String path, int number, Pointer buffer, Pointer diag);
        byte supplement_attach(Pointer supplement, Attachment attachment, Pointer buffer, Pointer diag);
        Pointer supplement_open_key(Pointer supplement, KeyRequest request, Pointer diag);
        Pointer supplement_key_owner(Pointer key);
        byte supplement_seal(Pointer supplement, Pointer key, Sealing sealing, Pointer buffer, Pointer diag);
        byte supplement_export(Pointer supplement, Export request, RawSummary summary, Pointer diag);
        Pointer supplement_diag_create();
        void supplement_diag_destroy(Pointer diag);
        NativeLong supplement_diag_count(Pointer diag);
        Pointer supplement_finding_id(Pointer diag, NativeLong index);
        int supplement_finding_severity(Pointer diag, NativeLong index);
        int supplement_finding_status(Pointer diag, NativeLong index);
        Pointer supplement_finding_file(Pointer diag, NativeLong index);
        int supplement_finding_line(Pointer diag, NativeLong index);
        Pointer supplement_finding_text(Pointer diag, NativeLong index);
        Pointer supplement_finding_detail(Pointer diag, NativeLong index);
        Pointer supplement_finding_hint(Pointer diag, NativeLong index);
        Pointer supplement_finding_waiver(Pointer diag, NativeLong index);
        Pointer supplement_buffer_create();
        void supplement_buffer_destroy(Pointer buffer);
        Pointer supplement_buffer_bytes(Pointer buffer);
        NativeLong supplement_buffer_length(Pointer buffer);
        Pointer supplement_files_create();
        void supplement_files_destroy(Pointer files);
        NativeLong supplement_files_count(Pointer files);
        Pointer supplement_files_bytes(Pointer files, NativeLong index);
        NativeLong supplement_files_length(Pointer files, NativeLong index);
    }

    private interface Call<T> {
        T on(Pointer diag);
    }

    private final Face face;
    private final Pointer engine;
    private final Pointer[] layout = new Pointer[1];
    private List<Finding> findings = List.of();
    private boolean closed;

    public Supplement() {
        this(null, "libsupplement.so.1");
    }

    /** dataFolder: null for the one that was installed with the library. */
    public Supplement(String dataFolder, String library) {
        face = Native.load(library, Face.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
        engine = face.supplement_create(dataFolder);
    }

    /** What was opened through the engine is closed with it. */
    @Override
    public synchronized void close() {
        if (!closed) {
            face.supplement_destroy(engine);
        }
        closed = true;
    }

    public String version() {
        return text(face.supplement_version());
    }

    /** Of the last call, warnings included. */
    public synchronized List<Finding> findings() {
        return findings;
    }

    /** A qualification file. */
    public Qualification open(String path) {
        return new Qualification(call(diag -> face.supplement_open_qualification(engine, path, diag)));
    }

    /** A qualification whose file is in memory; the name stands in messages. */
    public Qualification read(String name, byte[] source) {
        return new Qualification(call(diag ->
            face.supplement_read_qualification(engine, name, source, new NativeLong(source.length), diag)));
    }

    public synchronized String code(Qualification qualification) {
        return text(face.supplement_code(qualification.pointer));
    }

    public synchronized String title(Qualification qualification, String language) {
        return text(face.supplement_title(qualification.pointer, language));
    }

    /** A PDF of the edition (null: the first) for the holder that the fields name. Another order of them makes other bytes. */
    public List<byte[]> render(Qualification qualification, String language, List<Map.Entry<String, String>> fields) {
        return render(qualification, language, fields, Format.PDF, null);
    }

    /** The files of a document: one, or of PNG and SVG one for each page. date: null for the qualification's. */
    public synchronized List<byte[]> render(Qualification qualification, String language, List<Map.Entry<String, String>> fields, Format format,
                                            String date) {
        if (layout[0] == null) {
            layout[0] = call(diag -> face.supplement_open_layout(engine, null, diag));
        }
        List<Memory> kept = new ArrayList<>();
        Request request = new Request();
        request.language = bytes(language, kept);
        request.format = format.number;
        request.fields = fields(fields, kept);
        request.fieldCount = new NativeLong(fields.size());
        request.date = bytes(date, kept);
        Pointer files = face.supplement_files_create();
        try {
            call(diag -> good(face.supplement_render(engine, layout[0], qualification.pointer, request, files, diag)));
            List<byte[]> made = new ArrayList<>();
            for (long i = 0; i < face.supplement_files_count(files).longValue(); i++) {
                NativeLong index = new NativeLong(i);
                made.add(face.supplement_files_bytes(files, index).getByteArray(0, face.supplement_files_length(files, index).intValue()));
            }
            return made;
        } finally {
            face.supplement_files_destroy(files);
            keepUntilHere(kept);
        }
    }

    /** The data that the supplement in this PDF was made from; number: 0 for the first. */
    public byte[] extract(String path, int number) {
        return append((buffer, diag) -> face.supplement_extract(engine, path, number, buffer, diag));
    }

    /** Joins supplements to a diploma: the whole. */
    public byte[] attach(Pdf diploma, List<Pdf> supplements, Joining joining) {
        if (supplements.isEmpty()) {
            throw new IllegalArgumentException("there is no supplement to join");
        }
        List<Memory> kept = new ArrayList<>();
        long size = 2L * Native.POINTER_SIZE + NativeLong.SIZE; // of struct supplement_file
        Memory files = memory(size * supplements.size(), kept);
        for (int i = 0; i < supplements.size(); i++) {
            files.setPointer(i * size, bytes(supplements.get(i).name(), kept));
            files.setPointer(i * size + Native.POINTER_SIZE, bytes(supplements.get(i).bytes(), kept));
            files.setNativeLong(i * size + 2L * Native.POINTER_SIZE, new NativeLong(supplements.get(i).bytes().length));
        }
        Attachment attachment = new Attachment();
        attachment.name = bytes(diploma.name(), kept);
        attachment.bytes = bytes(diploma.bytes(), kept);
        attachment.length = new NativeLong(diploma.bytes().length);
        attachment.supplements = files;
        attachment.supplementCount = new NativeLong(supplements.size());
        attachment.joining = joining.ordinal();
        try {
            return append((buffer, diag) -> face.supplement_attach(engine, attachment, buffer, diag));
        } finally {
            keepUntilHere(kept);
        }
    }

    /** A key that seals: the path of a PKCS#12 or PEM file, or the address of a card (pkcs11:…). certificates, secret: null for none. */
    public Key openKey(String key, String certificates, String secret) {
        List<Memory> kept = new ArrayList<>();
        KeyRequest request = new KeyRequest();
        request.key = bytes(key, kept);
        request.certificates = bytes(certificates, kept);
        request.secret = bytes(secret, kept);
        try {
            return new Key(call(diag -> face.supplement_open_key(engine, request, diag)));
        } finally {
            keepUntilHere(kept);
        }
    }

    public synchronized String keyOwner(Key key) {
        return text(face.supplement_key_owner(key.pointer));
    }

    /** The PDF with a seal behind it. date: null for now; certify: nothing may be changed behind the seal. */
    public byte[] seal(Key key, Pdf pdf, String date, boolean certify) {
        List<Memory> kept = new ArrayList<>();
        Sealing sealing = new Sealing();
        sealing.name = bytes(pdf.name(), kept);
        sealing.bytes = bytes(pdf.bytes(), kept);
        sealing.length = new NativeLong(pdf.bytes().length);
        sealing.date = bytes(date, kept);
        sealing.certify = (byte) (certify ? 1 : 0);
        try {
            return append((buffer, diag) -> face.supplement_seal(engine, key.pointer, sealing, buffer, diag));
        } finally {
            keepUntilHere(kept);
        }
    }

    /**
     * Issues the documents of a cohort; `watch` (or null) is told what became of each document or row. If it gives false or throws, the
     * export stops: what is issued stays, the same call goes on from there, and now it is a fault.
     */
    public synchronized Summary export(Export request, Predicate<Event> watch) {
        RuntimeException[] thrown = new RuntimeException[1];
        boolean[] stopped = new boolean[1];
        request.watch = watch == null ? null : (context, event) -> {
            try {
                stopped[0] |= !watch.test(event(new RawEvent(event)));
            } catch (RuntimeException error) { // goes on to the caller when the library returns
                thrown[0] = thrown[0] == null ? error : thrown[0];
            }
        };
        request.stop = watch == null ? null : context -> (byte) (stopped[0] || thrown[0] != null ? 1 : 0);
        RawSummary raw = new RawSummary();
        try {
            call(diag -> good(face.supplement_export(engine, request, raw, diag)));
        } finally {
            if (thrown[0] != null) {
                throw thrown[0];
            }
        }
        NativeLong[] counts = raw.counts;
        return new Summary(counts[0].longValue(), counts[1].longValue(), counts[2].longValue(), counts[3].longValue(),
            counts[4].longValue(), counts[5].longValue(), counts[6].longValue(), counts[7].longValue(), raw.seconds);
    }

    private static Event event(RawEvent raw) {
        Outcome[] outcomes = Outcome.values();
        Outcome outcome = outcomes[Math.min(raw.outcome, Outcome.OTHER.ordinal())];
        return new Event(outcome, raw.line, text(raw.number), text(raw.name), text(raw.language), text(raw.file), text(raw.sha256),
            text(raw.replaces), raw.rowsDone.longValue(), raw.rows.longValue(), text(raw.sealedBy));
    }

    /** Calls with a sink; null as a result is a fault. */
    private synchronized <T> T call(Call<T> function) {
        Pointer diag = face.supplement_diag_create();
        try {
            T result = function.on(diag);
            List<Finding> found = new ArrayList<>();
            for (long i = 0; i < face.supplement_diag_count(diag).longValue(); i++) {
                found.add(finding(diag, new NativeLong(i)));
            }
            findings = List.copyOf(found);
            if (result == null) {
                throw new Fault(findings);
            }
            return result;
        } finally {
            face.supplement_diag_destroy(diag);
        }
    }

    private interface Append {
        byte into(Pointer buffer, Pointer diag);
    }

    private synchronized byte[] append(Append function) {
        Pointer buffer = face.supplement_buffer_create();
        try {
            call(diag -> good(function.into(buffer, diag)));
            return face.supplement_buffer_bytes(buffer).getByteArray(0, face.supplement_buffer_length(buffer).intValue());
        } finally {
            face.supplement_buffer_destroy(buffer);
        }
    }

    private Finding finding(Pointer diag, NativeLong index) {
        return new Finding(text(face.supplement_finding_id(diag, index)),
            Severity.values()[face.supplement_finding_severity(diag, index)], face.supplement_finding_status(diag, index),
            text(face.supplement_finding_file(diag, index)), face.supplement_finding_line(diag, index),
            text(face.supplement_finding_text(diag, index)), text(face.supplement_finding_detail(diag, index)),
            text(face.supplement_finding_hint(diag, index)), text(face.supplement_finding_waiver(diag, index)));
    }

    private static Boolean good(byte answer) {
        return answer != 0 ? Boolean.TRUE : null;
    }

    private static String text(Pointer pointer) {
        return pointer == null ? null : pointer.getString(0, "UTF-8");
    }

    /** Elements of struct supplement_field. */
    private static Pointer fields(List<Map.Entry<String, String>> fields, List<Memory> kept) {
        long size = 4L * Native.POINTER_SIZE, at = 0; // name, value, the place's file and line
        Memory list = memory(size * Math.max(1, fields.size()), kept);
        for (Map.Entry<String, String> field : fields) {
            list.setPointer(at, bytes(field.getKey(), kept));
            list.setPointer(at + Native.POINTER_SIZE, bytes(field.getValue(), kept));
            at += size;
        }
        return list;
    }

    private static Memory memory(long size, List<Memory> kept) {
        Memory memory = new Memory(size);
        memory.clear();
        kept.add(memory);
        return memory;
    }

    private static Pointer bytes(byte[] content, List<Memory> kept) {
        Memory memory = memory(content.length + 1L, kept);
        memory.write(0, content, 0, content.length);
        return memory;
    }

    /* A NUL is where texts of C end: the library would take what stands before it for the whole. */
    private static Pointer bytes(String text, List<Memory> kept) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text has a NUL in it: " + text.replace("\0", "\\0"));
        }
        return text == null ? null : bytes(text.getBytes(StandardCharsets.UTF_8), kept);
    }

    private static void keepUntilHere(Object kept) {
        java.lang.ref.Reference.reachabilityFence(kept);
    }
}
