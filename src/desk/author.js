// The author's page as one types: findings and pages follow. Without this, "Show" does the same.
"use strict";
(() => {
    const form = document.getElementById("author");
    if (!form)
        return;
    const beside = document.querySelector(".beside"), pages = document.getElementById("pages"), changed = new Set();
    const drawings = []; // of the pages that are shown, by number: { state, text, address }
    let edition = beside.dataset.edition, isAsking = false;

    // "nl" as it is called in the language of the page
    try {
        const names = new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
        for (const label of form.querySelectorAll("[data-language]"))
            label.textContent = names.of(label.textContent);
    } catch { /* the tags stay */ }

    function showFindings(list) {
        const places = new Map();
        for (const place of document.querySelectorAll(".found")) {
            place.replaceChildren();
            places.set(place.dataset.path, place);
        }
        for (const field of form.elements)
            field.removeAttribute("aria-invalid");
        for (const finding of list) {
            const words = document.createElement("p"), place = places.get(finding.path) ?? places.get("");
            words.className = finding.class;
            words.textContent = finding.words;
            place.append(words);
            if (finding.class === "error" && finding.path)
                form.elements.namedItem(finding.path)?.setAttribute?.("aria-invalid", "true");
        }
    }

    // Where two drawings of a page differ, from above to below, in parts of its height; null: nowhere that shows
    function difference(before, after) {
        const one = before.split("\n<"), other = after.split("\n<"), height = Number(/viewBox="[^"]* ([0-9.]+)"/.exec(after)?.[1]);
        let same = 0, behind = 0;
        while (same < one.length && same < other.length && one[same] === other[same])
            same++;
        while (behind < one.length - same && behind < other.length - same && one[one.length - 1 - behind] === other[other.length - 1 - behind])
            behind++;
        const lines = [...one.slice(same, one.length - behind), ...other.slice(same, other.length - behind)]
            .map(item => Number(/translate\([0-9.-]+ ([0-9.]+)\)/.exec(item)?.[1])).filter(Number.isFinite); // baselines
        return lines.length && height ? [Math.max(0, (Math.min(...lines) - 10) / height), Math.min(1, (Math.max(...lines) + 4) / height)] : null;
    }

    // Only within the frame of the pages: the form stays where it is
    function show(figure, [top, bottom]) {
        const mark = document.createElement("span");
        mark.className = "changed";
        mark.style.top = `${top * 100}%`;
        mark.style.height = `${(bottom - top) * 100}%`;
        figure.append(mark);
        setTimeout(() => mark.remove(), 1500);
        const middle = figure.offsetTop + (top + bottom) / 2 * figure.offsetHeight;
        if (middle < beside.scrollTop + 40 || middle > beside.scrollTop + beside.clientHeight - 40)
            beside.scrollTop = middle - beside.clientHeight / 2;
    }

    async function draw(page, state) {
        const query = new URLSearchParams({ file: form.elements.file.value, edition, page, drawn: state });
        return { state, text: await (await fetch(`/author/picture?${query}`)).text() };
    }

    // The picture that was asked for is the one that is shown: it is not asked for twice
    async function load(drawing) {
        const image = new Image(595, 842);
        image.src = drawing.address = URL.createObjectURL(new Blob([drawing.text], { type: "image/svg+xml" }));
        await image.decode().catch(() => {});
        return image;
    }

    // A page that looks as before stays. Gives what marks where it has changed, or null
    async function showPage(page, state, isSameEdition) {
        const before = drawings[page];
        if (isSameEdition && before?.state === state)
            return null;
        const drawing = await draw(page, state), image = await load(drawing);
        drawings[page] = drawing;
        image.alt = pages.dataset.alt.replace("{page}", page).replace("{edition}", edition);
        const figure = pages.children[page - 1];
        figure.replaceChildren(image);
        if (before?.address)
            URL.revokeObjectURL(before.address);
        const where = before && isSameEdition ? difference(before.text, drawing.text) : null;
        return where && (() => show(figure, where));
    }

    async function showPages(states, isSameEdition) {
        while (pages.children.length < states.length)
            pages.append(document.createElement("figure"));
        const marks = await Promise.all(states.map((state, index) => showPage(index + 1, state, isSameEdition)));
        marks.find(mark => mark)?.();
        while (pages.children.length > states.length)
            pages.lastElementChild.remove();
    }

    async function ask() {
        if (isAsking)
            return;
        isAsking = true;
        const body = new URLSearchParams({ file: form.elements.file.value, version: form.elements.version.value, edition });
        for (const field of changed)
            body.append(field.name, field.value);
        changed.clear();
        const isSameEdition = edition === beside.dataset.edition, note = document.getElementById("state");
        beside.dataset.edition = edition;
        try {
            const answer = await fetch("/author/field", { method: "POST", body }), state = await answer.json();
            showFindings(state.findings);
            const counts = document.getElementById("counts"), words = state.fault ?? state.counts;
            if (counts.textContent !== words)
                counts.textContent = words;
            note.textContent = state.changed ? note.dataset.changed : note.dataset.saved;
            document.getElementById("old").hidden = !state.old;
            if (!state.old || !isSameEdition)
                await showPages(state.pages, isSameEdition);
            beside.dataset.drawn = state.drawn;
        } catch {
            note.textContent = note.dataset.lost; // all of it stands in the form still, and goes with the next button
        } finally {
            isAsking = false;
            if (changed.size || edition !== beside.dataset.edition)
                ask();
        }
    }

    // What the first change is compared with
    [...pages.children].forEach(async (figure, index) => {
        const drawing = await draw(index + 1, Number(figure.firstElementChild.dataset.state));
        drawings[index + 1] ??= drawing;
    });

    function choose(language) {
        if (language === edition || !document.querySelector(`#editions [data-edition="${CSS.escape(language)}"]`))
            return;
        edition = language;
        form.elements.edition.value = language;
        for (const link of document.querySelectorAll("#editions a"))
            link.toggleAttribute("aria-current", link.dataset.edition === language);
        document.querySelector("#editions [aria-current]").setAttribute("aria-current", "true");
        ask();
    }

    form.addEventListener("input", event => {
        if (event.target.name && event.target.name !== "language") {
            changed.add(event.target);
            ask(); // what is typed until the answer is there goes with the next question
        }
    });
    form.addEventListener("focusin", event => {
        if (event.target.lang)
            choose(event.target.lang);
    });
    document.getElementById("editions").addEventListener("click", event => {
        const link = event.target.closest("a");
        if (link) {
            event.preventDefault();
            choose(link.dataset.edition);
        }
    });
    document.addEventListener("keydown", event => {
        if ((event.ctrlKey || event.metaKey) && event.key === "s") {
            event.preventDefault();
            form.requestSubmit(form.querySelector("button[value=save]"));
        }
    });

    // What a button asks for loads the page anew: it stays where it was
    const key = `author ${form.elements.file.value}`, kept = sessionStorage.getItem(key);
    if (kept)
        scrollTo(0, Number(kept));
    sessionStorage.removeItem(key);
    form.addEventListener("submit", () => sessionStorage.setItem(key, String(scrollY)));
})();
