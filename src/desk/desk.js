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

// What was typed into cells goes along with whoever leaves them by a link or a button of another form.
const cells = document.querySelector("form[action='/cells'], form[action='/row']");
let isKept = !cells;

function keep(event, goOn) {
    if (isKept || ![...cells.querySelectorAll("input")].some((one) => one.value !== one.defaultValue)) return;
    event.preventDefault();
    isKept = true;
    fetch(cells.action, { method: "POST", body: new URLSearchParams(new FormData(cells)), redirect: "manual" }).finally(goOn);
}

document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]:not(.skip)");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) keep(event, () => location.assign(link.href));
});
document.addEventListener("submit", (event) => event.target === cells || keep(event, () => event.target.requestSubmit(event.submitter)));

// What is in the making is asked for until it is there. Its page is replaced only then, so that nothing moves under a hand.
const main = document.querySelector("main"), lost = document.createElement("p");
lost.setAttribute("role", "alert");
lost.className = "bad";
lost.textContent = main.dataset.lost;

async function ask() {
    try {
        await look();
    } catch {
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
