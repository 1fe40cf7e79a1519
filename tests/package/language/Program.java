import com.sun.jna.StringArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of others in Java: see language.sh. */
public final class Program {
    private static void check(boolean good, String what) {
        if (!good) {
            throw new AssertionError(what);
        }
    }

    private interface Step {
        Object run() throws Exception;
    }

    private static Exception errorOf(String what, Step step) {
        try {
            step.run();
        } catch (Exception error) {
            return error;
        }
        throw new AssertionError("no error: " + what);
    }

    public static void main(String[] arguments) throws Exception {
        String samples = arguments[0], broken = arguments[1];
        Path made = Path.of(arguments[2]);
        String sample = samples + "/25135-contactcenter-medewerker.xml";
        List<Map.Entry<String, String>> holder = List.of(Map.entry("holder.name", "Zoë Jansen-Đurić"),
            Map.entry("holder.diploma", "2026-004711"), Map.entry("holder.date", "2026-07-10"));
        try (Supplement supplement = new Supplement()) {
            Supplement.Qualification qualification = supplement.open(sample);
            check(supplement.code(qualification).equals("25135"), "code");
            check(supplement.title(qualification, "en").equals("Contact centre employee"), "title");
            Files.write(made.resolve("nl.pdf"), supplement.render(qualification, "nl", List.of()).get(0));
            Supplement.Qualification memory = supplement.read("memory", Files.readAllBytes(Path.of(sample)));
            Files.write(made.resolve("memory.pdf"), supplement.render(memory, "nl", List.of()).get(0));
            byte[] personal = supplement.render(qualification, "nl", holder).get(0);
            Files.write(made.resolve("personal.pdf"), personal);
            check(supplement.render(qualification, "nl", List.of(), Supplement.Format.PNG, null).size() == 2, "pages");

            Supplement.Qualification opened = supplement.open(broken);
            Supplement.Fault fault = (Supplement.Fault) errorOf("a text is missing", () -> supplement.render(opened, "de", List.of()));
            Supplement.Finding finding = fault.findings.get(0);
            check(fault.findings.size() == 1 && finding.id().equals("text-missing") && finding.line() == 197 && finding.status() == 1 &&
                finding.severity() == Supplement.Severity.ERROR, "finding");
            Files.writeString(made.resolve("findings"), finding + "\n  hint: " + finding.hint() + "\n");
            check(((Supplement.Fault) errorOf("no such file", () -> supplement.open("none.xml"))).findings.get(0).status() == 3, "status");

            check(errorOf("NUL", () -> supplement.render(qualification, "nl", List.of(Map.entry("holder.name", "Jan\0sen"))))
                instanceof IllegalArgumentException, "NUL");
            fault = (Supplement.Fault) errorOf("null", () -> supplement.render(qualification, "nl",
                List.of(new java.util.AbstractMap.SimpleEntry<>("holder.name", null))));
            check(fault.findings.get(0).id().equals("field-invalid"), "null");

            check(errorOf("nothing to join", () -> supplement.attach(new Supplement.Pdf("d.pdf", personal), List.of(),
                Supplement.Joining.APPEND)) instanceof IllegalArgumentException, "join");

            String diploma = "samples/diplomas/2026-004711.pdf";
            Files.write(made.resolve("whole.pdf"), supplement.attach(new Supplement.Pdf(diploma, Files.readAllBytes(Path.of(diploma))),
                List.of(new Supplement.Pdf("personal.pdf", personal)), Supplement.Joining.APPEND));
            check(supplement.findings().get(0).severity() == Supplement.Severity.WARNING, "warning");
            byte[] source = supplement.extract(made.resolve("whole.pdf").toString(), 0);
            check(java.util.Arrays.equals(supplement.render(supplement.read("again", source), null, List.of()).get(0), personal), "again");
            exportCohort(supplement, samples, made.resolve("issued").toString());
            seal(supplement, samples, made, personal);
            check(supplement.export(withResults(samples, made.resolve("results"), "tests/data/results/results.csv"), null).issued() == 2, "results");
            fault = (Supplement.Fault) errorOf("no such rows", () ->
                supplement.export(withResults(samples, made.resolve("no"), "none.csv"), null));
            check(fault.findings.get(0).id().equals("file-unreadable"), "rows");
        }
    }

    private static void seal(Supplement supplement, String samples, Path made, byte[] personal) throws Exception {
        String date = "2026-07-10T00:00:00Z";
        Supplement.Key key = supplement.openKey("tests/data/seal/p256.pem", null, null);
        check(supplement.keyOwner(key).equals("Specimen p256"), "owner");
        Files.write(made.resolve("sealed.pdf"), supplement.seal(key, new Supplement.Pdf("personal.pdf", personal), date, false));
        Supplement.Export request = withResults(samples, made.resolve("sealed"), "tests/data/results/results.csv");
        request.date = date;
        request.sealWith(key);
        List<Supplement.Event> events = new ArrayList<>();
        supplement.export(request, events::add);
        check(events.stream().filter(event -> event.outcome() == Supplement.Outcome.ISSUED)
            .allMatch(event -> event.sealedBy().equals("Specimen p256")), "sealed");
        Supplement.Fault fault = (Supplement.Fault) errorOf("no such key", () -> supplement.openKey("none.pem", null, null));
        check(fault.findings.get(0).id().equals("file-unreadable"), "key");
    }

    private static Supplement.Export withResults(String samples, Path output, String results) {
        Supplement.Export request = new Supplement.Export("tests/data/results/cohort.csv", samples, output.toString());
        request.layout = "tests/data/results/form.xml";
        request.rows = new StringArray(new String[] {"result=" + results}, "UTF-8");
        return request;
    }

    private static long issued(List<Supplement.Event> events) {
        return events.stream().filter(event -> event.outcome() == Supplement.Outcome.ISSUED).count();
    }

    private static void exportCohort(Supplement supplement, String samples, String output) {
        List<Supplement.Event> events = new ArrayList<>();
        Supplement.Fault stopped = (Supplement.Fault) errorOf("stopped", () -> // at the third document; it goes on where it was
            supplement.export(new Supplement.Export(samples + "/cohort.csv", samples, output), event -> {
                events.add(event);
                return issued(events) < 3;
            }));
        check(stopped.findings.get(0).id().equals("interrupted"), "interrupted");
        check(supplement.export(new Supplement.Export(samples + "/cohort.csv", samples, output), events::add).kept() == 3, "kept");
        System.out.println(events.stream().mapToInt(Supplement.Event::line).max().getAsInt() - 1 + " rows");
        events.stream().filter(event -> event.outcome() == Supplement.Outcome.ISSUED)
            .forEach(event -> System.out.println("issued " + event.file()));
        Exception thrown = errorOf("what a callback throws", () ->
            supplement.export(new Supplement.Export(samples + "/cohort.csv", samples, output), event -> {
                throw new IllegalStateException("mine");
            }));
        check(thrown instanceof IllegalStateException, "thrown");
    }
}
