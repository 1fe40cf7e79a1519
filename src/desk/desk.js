// What is smoother with a script; all of it works without.
"use strict";

// A file that is dropped anywhere on the page goes into its form, as if it had been chosen there.
const drop = document.querySelector("[data-drop]"), file = drop?.querySelector("input[type=file]");
const refused = drop?.querySelector("[role=alert]") ?? document.getElementById("no-drop");
const isOfFiles = (event) => event.dataTransfer.types.includes("Files");

function takes({ files, items }) {
    const hasFolder = [...items].some((item) => item.webkitGetAsEntry()?.isDirectory);
    return file && !hasFolder && (files.length === 1 || file.multiple);
}

document.addEventListener("dragover", (event) => {
    if (!isOfFiles(event)) return;
    event.preventDefault();
    drop?.classList.add("over");
});
document.addEventListener("dragleave", () => drop?.classList.remove("over"));
document.addEventListener("drop", (event) => {
    if (!isOfFiles(event)) return;
    event.preventDefault();
    drop?.classList.remove("over");
    refused.hidden = takes(event.dataTransfer);
    if (!refused.hidden) return;
    file.files = event.dataTransfer.files;
    drop.requestSubmit();
});
file?.addEventListener("change", () => file.files.length && drop.requestSubmit());

const main = document.querySelector("main"), lost = document.createElement("p");
lost.setAttribute("role", "alert");
lost.className = "bad";

// What is typed into cells is told to the desk at once, so that it stays however one leaves: by a link, the way back, or for the night.
const cells = document.querySelector("form[action='/cells'], form[action='/row']");
const typed = () => [...(cells?.querySelectorAll("input[name^='c-']") ?? [])].filter((one) => one.value !== one.defaultValue);
let telling = null, isRefused = false;

async function tell(inputs) {
    const told = inputs.map((one) => [one, one.value]), body = new URLSearchParams({ cohort: cells.elements.cohort.value });
    for (const [input, value] of told) body.append(input.name, value);
    const answer = await fetch("/cells", { method: "POST", body, redirect: "manual", keepalive: true });
    if (answer.type !== "opaqueredirect")
        throw new Error(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("h1").textContent);
    for (const [input, value] of told) input.defaultValue = input.previousElementSibling.value = value; // as if the page had come so
}

async function tellAll() {
    try {
        while (typed().length) await tell(typed());
        isRefused = false;
        lost.remove();
    } catch (error) {
        isRefused = true;
        lost.textContent = error instanceof TypeError ? main.dataset.lost : error.message; // TypeError: nobody answers
        main.prepend(lost);
    }
    telling = null;
}

// Whatever else is asked for waits until it is told.
function wait(event, goOn) {
    if (!typed().length || isRefused) return;
    event.preventDefault();
    (telling ??= tellAll()).then(goOn);
}

cells?.addEventListener("input", () => (telling ??= tellAll()));
document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]:not(.skip)");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) wait(event, () => link.click());
});
document.addEventListener("submit", (event) => wait(event, () => event.target.requestSubmit(event.submitter)));
addEventListener("pagehide", () => typed().length && tell(typed()));
addEventListener("beforeunload", (event) => isRefused && typed().length && event.preventDefault());

// What is in the making is asked for until it is there. Its page is replaced only then, so that nothing moves under a hand.
async function ask() {
    try {
        await look();
    } catch {
        lost.textContent = main.dataset.lost;
        main.append(lost); // until it answers again
        setTimeout(ask, 2000);
    }
}

async function look() {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), next = page.querySelector("main");
    lost.remove();
    if (!next.hasAttribute("data-waits")) {
        location.replace(answer.url);
        return;
    }
    for (const name of ["progress", "p"]) {
        const now = main.querySelectorAll(name), then = next.querySelectorAll(name);
        if (now.length !== then.length) {
            main.innerHTML = next.innerHTML;
            break;
        }
        now.forEach((one, i) => {
            one.textContent = then[i].textContent;
            for (const attribute of then[i].attributes) one.setAttribute(attribute.name, attribute.value);
        });
    }
    setTimeout(ask, 400);
}
if (main.hasAttribute("data-waits")) setTimeout(ask, 400);
