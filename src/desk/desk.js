// What is smoother with a script; all of it works without.
"use strict";

// A file that is dropped anywhere on the page goes into its form, as if it had been chosen there.
const drop = document.querySelector("[data-drop]");
if (drop) {
    const file = drop.querySelector("input[type=file]");
    document.addEventListener("dragover", (event) => {
        event.preventDefault();
        drop.classList.add("over");
    });
    document.addEventListener("dragleave", () => drop.classList.remove("over"));
    document.addEventListener("drop", (event) => {
        event.preventDefault();
        drop.classList.remove("over");
        if (event.dataTransfer.files.length !== 1) return;
        file.files = event.dataTransfer.files;
        drop.requestSubmit();
    });
    file.addEventListener("change", () => file.files.length && drop.requestSubmit());
}

// What is in the making is asked for until it is there. Its page is replaced only then, so that nothing moves under a hand.
async function ask() {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = document.querySelector("main"), next = page.querySelector("main");
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
if (document.querySelector("main[data-waits]")) setTimeout(ask, 400);
