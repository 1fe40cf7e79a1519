"""A program of others in Python: see language.sh."""
import pathlib
import sys
import threading

import supplement

samples, broken, made = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
sample = samples / "25135-contactcenter-medewerker.xml"
holder = {"holder.name": "Zoë Jansen-Đurić", "holder.diploma": "2026-004711", "holder.date": "2026-07-10"}


def expect_fault(what, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except (supplement.Fault, TypeError, ValueError, ZeroDivisionError) as error:
        return error
    raise SystemExit(f"no error: {what}")


def export_cohort(engine):
    """Stops at the third document, and goes on where it was."""
    events = []
    fault = expect_fault("stopped", engine.export, samples / "cohort.csv", samples, made / "issued",
                         watch=lambda event: events.append(event) or sum(event.outcome == "issued" for event in events) < 3)
    assert [finding.id for finding in fault.findings] == ["interrupted"]
    assert sum(event.outcome == "issued" for event in events) == 3
    summary = engine.export(samples / "cohort.csv", samples, made / "issued", watch=events.append)
    assert summary.kept == 3
    print(max(event.line for event in events) - 1, "rows")
    for event in events:
        if event.outcome == "issued":
            print("issued", event.file)


with supplement.Engine() as engine:
    qualification = engine.open(sample)
    assert (engine.code(qualification), engine.title(qualification, "en")) == ("25135", "Contact centre employee")
    (made / "nl.pdf").write_bytes(engine.render(qualification, "nl")[0])
    (made / "memory.pdf").write_bytes(engine.render(engine.read(sample.read_bytes()), "nl")[0])
    personal, = engine.render(qualification, "nl", holder)
    (made / "personal.pdf").write_bytes(personal)
    assert len(engine.render(qualification, "nl", format="png")) == 2

    fault = expect_fault("a text is missing", engine.render, engine.open(broken), "de")
    finding, = fault.findings
    assert (finding.id, finding.severity, finding.status, finding.line) == ("text-missing", "error", 1, 197)
    (made / "findings").write_text(f"{finding}\n  hint: {finding.hint}\n")
    assert expect_fault("no such file", engine.open, "none.xml").findings[0].status == 3

    for name, kind in (None, supplement.Fault), ("Jan\0sen", ValueError), (b"Jan", TypeError):
        assert isinstance(expect_fault("no name", engine.render, qualification, "nl", holder | {"holder.name": name}), kind)

    fault = expect_fault("no time", engine.render, qualification, "nl", holder, date="10-7-2026")
    assert [finding.id for finding in fault.findings] == ["time-invalid"]
    assert isinstance(expect_fault("nothing to join", engine.attach, ("d.pdf", personal), []), ValueError)

    diploma = "samples/diplomas/2026-004711.pdf"
    whole = engine.attach((diploma, pathlib.Path(diploma).read_bytes()), [("personal.pdf", personal)])
    (made / "whole.pdf").write_bytes(whole.bytes)
    assert whole.pages == 3 and engine.findings[0].severity == "warning"
    again, = engine.render(engine.read(engine.extract(made / "whole.pdf")))
    assert again == personal
    assert engine.check(sample).startswith("qualification, form nl, editions: nl")

    key = engine.open_key("tests/data/seal/p256.pem")
    assert engine.key_owner(key) == "Specimen p256"
    date = "2026-07-10T00:00:00Z"
    (made / "sealed.pdf").write_bytes(engine.seal(key, personal, date=date))
    (_, verdict, words), = engine.verify([made / "sealed.pdf"], trust="tests/data/seal/authority.pem")
    assert verdict == "sealed" and "Specimen p256" in words, words
    asked = []
    fault = expect_fault("no authority", engine.seal, key, personal, timestamp="http://clock.example/", date=date,
                         fetch=lambda *question: asked.append(question) or b"nonsense")
    (address, media, content), = asked
    assert (address, media, content[:1]) == ("http://clock.example/", "application/timestamp-query", b"0")
    assert fault.findings[0].id == "stamp-wrong", fault
    fault = expect_fault("nobody answers", engine.seal, key, personal, timestamp="http://clock.example/", fetch=lambda *_: 1 // 0)
    assert fault.findings[0].id == "stamp-unreached" and "division" in fault.findings[0].detail, fault
    assert expect_fault("no such key", engine.open_key, "none.pem").findings[0].id == "file-unreadable"

    export_cohort(engine)
    results = {"layout": "tests/data/results/form.xml", "rows": ["result=tests/data/results/results.csv"]}
    assert engine.export("tests/data/results/cohort.csv", samples, made / "results", **results).issued == 2
    sealers = []
    engine.export("tests/data/results/cohort.csv", samples, made / "sealed", key=key, date=date,
                  watch=lambda event: event.outcome != "issued" or sealers.append(event.sealed_by), **results)
    assert sealers == ["Specimen p256"] * 2, sealers
    fault = expect_fault("no such rows", engine.export, "tests/data/results/cohort.csv", samples, made / "no",
                         **{**results, "rows": ["result=none.csv"]})
    assert fault.findings[0].id == "file-unreadable"
    issued = sorted((made / "issued" / "25135").iterdir())
    assert {verdict for _, verdict, _ in engine.verify(issued)} == {"registered"}
    assert {verdict for _, verdict, _ in engine.verify(issued, made / "issued" / "register.db")} == {"genuine"}
    expect_fault("there is no such option", engine.export, "a.csv", samples, made / "no", colour="red")
    expect_fault("what a callback raises", engine.export, samples / "cohort.csv", samples, made / "issued", watch=lambda event: 1 // 0)

# Threads with an engine of each, and two that share one.
def render_often(engine, results):
    opened = engine.open(sample)
    results.extend(engine.render(opened, "nl", holder)[0] == personal for _ in range(5))

results = []
with supplement.Engine() as own, supplement.Engine() as shared:
    threads = [threading.Thread(target=render_often, args=(engine, results)) for engine in (own, shared, shared)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
assert results == [True] * 15, results
