// Takes the pictures of docs/pictures anew, of pages that the program writes.
//
//     node tests/pages/pictures.mjs [PROGRAM]
//
// docs/pictures/pictures.json tells of each what the program is asked, how much of the page is shown, and the sum of the page that the
// picture was taken of. A test holds the sum to what the program writes now.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { start } from "./browser.mjs";
import { small } from "./small.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(process.argv[2] ?? join(root, "target/release/paragraf"));
const folder = join(root, "docs/pictures");
const pictures = JSON.parse(readFileSync(join(folder, "pictures.json"), "utf8"));

/** A sum of bytes, FNV-1a of 64 bits: whether two pages are the same, and no more. */
function sum(bytes) {
    let own = 0xcbf29ce484222325n;
    for (const byte of bytes) own = ((own ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    return own.toString(16).padStart(16, "0");
}

const work = join(root, "target/pages/pictures");
mkdirSync(work, { recursive: true });
const browser = await start("chromium", mkdtempSync(join(tmpdir(), "pages-")));
try {
    for (const own of pictures) {
        const page = join(work, `${own.picture}.html`);
        try {
            execFileSync(program, [...own.of, "--out", page], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
        } catch (error) {
            // A letter that is a draft ends with 3.
            if (error.status !== 3) throw error;
        }
        const tab = await browser.open();
        await tab.lookedAt({ width: own.width, height: own.height, scheme: "light", medium: "screen" });
        await tab.go(pathToFileURL(page).href);
        writeFileSync(join(folder, own.picture), small(await tab.picture(own)));
        await tab.close();
        own.sum = sum(readFileSync(page));
        console.log(`${own.picture}: taken`);
    }
} finally {
    await browser.stop();
}
const lines = pictures.map((own) => `  ${JSON.stringify(own)}`);
writeFileSync(join(folder, "pictures.json"), `[\n${lines.join(",\n")}\n]\n`);
