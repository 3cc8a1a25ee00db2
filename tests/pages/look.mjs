// Opens pages in Chromium, and tells what somebody who reads them there would stumble over.
//
//     node look.mjs --axe axe.min.js [--browser chromium] [--pictures DIR] PAGE…
//
// Each page is looked at wide and narrow, in light and dark, and on paper: axe-core finds nothing, the console is silent, nothing is asked
// for, nothing must be scrolled sideways, and what is folded opens with the keyboard and is open on paper. `faulty.html` beside this file is
// looked at first: it has a fault of each kind, and each must be found.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { start } from "./browser.mjs";

const WAYS = [
    { name: "wide", width: 1280, scheme: "light", medium: "screen" },
    { name: "dark", width: 1280, scheme: "dark", medium: "screen" },
    // 320 is a page of 1280 at four times its size, as WCAG asks for (1.4.10).
    { name: "narrow", width: 320, scheme: "light", medium: "screen" },
    { name: "paper", width: 794, scheme: "light", medium: "print" },
];

const { values: given, positionals: pages } = parseArgs({
    options: { axe: { type: "string" }, browser: { type: "string", default: "chromium" }, pictures: { type: "string" } },
    allowPositionals: true,
});
if (given.axe === undefined || pages.length === 0 || !existsSync(given.axe)) {
    console.error("node look.mjs --axe axe.min.js [--browser chromium] [--pictures DIR] PAGE…");
    process.exit(2);
}
const axe = readFileSync(given.axe, "utf8");

/** What axe-core finds, a line for each rule with the first place. */
const AXE = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map((own) =>
    own.id + ": " + own.help + " (" + own.nodes.length + "; " + own.nodes[0].target.join(" ") + " " + own.nodes[0].html.slice(0, 160) + ")"))`;
/** What must be scrolled sideways to be read, but for what can be by itself. */
const SIDEWAYS = `(() => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((own) => own.getBoundingClientRect().right > page.clientWidth + 1);
    return ["sideways: " + page.scrollWidth + " of " + page.clientWidth + " (" + (wide[0]?.outerHTML.slice(0, 120) ?? "") + ")"];
})()`;
/** What is folded and not seen, though it is on paper. */
const FOLDED = `[...document.querySelectorAll("details")].filter((own) => own.lastElementChild.tagName !== "SUMMARY"
    && !own.lastElementChild.checkVisibility({ contentVisibilityAuto: true })).slice(0, 1).map((own) => "folded on paper: " + own.innerText.slice(0, 80))`;

/** Opens and closes the first that can be, with the keyboard alone. */
async function folds(page) {
    const first = `document.querySelector("details:not(details details)")`;
    const was = await page.value(`${first}?.open`);
    if (was === undefined || was === null) return [];
    const before = await page.value(`document.body.innerText.length`);
    await page.value(`${first}.querySelector("summary").focus()`);
    await page.press("Enter", "\r");
    const after = await page.value(`document.body.innerText.length`);
    const turned = (await page.value(`${first}.open`)) === !was && (was ? after < before : after > before);
    await page.press("Enter", "\r");
    return turned && (await page.value(`${first}.open`)) === was ? [] : ["what is folded does not open with the keyboard"];
}

async function look(browser, path) {
    const page = await browser.open();
    const found = [];
    let count = 0;
    try {
        await page.lookedAt(WAYS[0]);
        await page.go(pathToFileURL(resolve(path)).href);
        await page.value(`${axe};0`);
        count = await page.value(`document.querySelectorAll("details").length`);
        for (const way of WAYS) {
            await page.lookedAt(way);
            const here = await page.value(AXE);
            if (way.medium === "print") here.push(...(await page.value(FOLDED)));
            else here.push(...(await page.value(SIDEWAYS)), ...(await folds(page)));
            found.push(...here.map((own) => `${way.name}: ${own}`));
            if (given.pictures !== undefined) {
                mkdirSync(given.pictures, { recursive: true });
                writeFileSync(join(given.pictures, `${basename(path, ".html")}.${way.name}.png`), await page.picture());
            }
        }
        found.push(...page.complaints.map((own) => `console: ${own}`), ...page.requests.map((own) => `asked for: ${own}`));
    } finally {
        await page.close();
    }
    return { found, count };
}

/** Faults of the page that has them, each as it is found. */
const FAULTS = ["wide: image-alt", "wide: color-contrast", "dark: color-contrast", "narrow: sideways", "wide: what is folded", "paper: folded on paper",
    "console: a complaint", "console: Error: a mistake", "asked for: https://page.invalid/picture.png", "asked for: https://page.invalid/data"];

const browser = await start(given.browser, mkdtempSync(join(tmpdir(), "pages-")));
let wrong = 0;
try {
    await (await browser.open()).close();
} catch (error) {
    // A machine may have Chromium and not let it run.
    console.log(`SKIPPED: the pages are not opened: Chromium does not start here (${error.message})`);
    await browser.stop();
    process.exit(0);
}
try {
    const faulty = await look(browser, join(dirname(fileURLToPath(import.meta.url)), "faulty.html"));
    for (const fault of FAULTS.filter((own) => !faulty.found.some((found) => found.startsWith(own)))) {
        wrong += 1;
        console.log(`faulty.html: not found: ${fault}`);
    }
    if (wrong > 0) console.log(faulty.found.join("\n"));
    for (const path of pages) {
        const { found, count } = await look(browser, path);
        wrong += found.length;
        console.log(found.length === 0 ? `${path}: nothing found (${count} can be folded)` : found.map((own) => `${path}: ${own}`).join("\n"));
    }
} finally {
    await browser.stop();
}
process.exitCode = wrong === 0 ? 0 : 1;
