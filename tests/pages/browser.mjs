// Chromium without a window, spoken to over a pair of pipes (the DevTools protocol, a message between two zero bytes).
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";

/** Milliseconds. */
const LONGEST_WAIT = 60_000;
/** Dots: a picture that somebody can look at. */
const TALLEST = 4_000;

/** Starts the browser `program`, with a profile of its own in `profile`, and resolves to a way to speak to it. */
export async function start(program, profile) {
    // The pages are our own, so they need no sandbox, which Chromium refuses to make for root.
    const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--mute-audio",
        `--user-data-dir=${profile}`, "--remote-debugging-pipe", "about:blank"];
    const child = spawn(program, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    const [out, into] = [child.stdio[3], child.stdio[4]];
    const waiting = new Map();
    const listeners = new Set();
    let number = 0;
    let rest = Buffer.alloc(0);
    const end = (why) => {
        waiting.forEach(({ reject }) => reject(new Error(why)));
        waiting.clear();
    };
    child.on("error", (error) => end(`${program}: ${error.message}`));
    child.on("exit", (code) => end(`${program} ended with ${code}`));
    out.on("error", () => {});
    into.on("data", (bytes) => {
        rest = Buffer.concat([rest, bytes]);
        for (let at = rest.indexOf(0); at >= 0; at = rest.indexOf(0)) {
            const told = JSON.parse(rest.subarray(0, at).toString("utf8"));
            rest = rest.subarray(at + 1);
            const asked = waiting.get(told.id);
            if (asked === undefined) {
                listeners.forEach((listener) => listener(told));
            } else {
                waiting.delete(told.id);
                told.error ? asked.reject(new Error(`${asked.method}: ${told.error.message}`)) : asked.resolve(told.result);
            }
        }
    });
    const send = (method, params = {}, sessionId = undefined) =>
        new Promise((resolve, reject) => {
            const id = ++number;
            const late = setTimeout(() => waiting.delete(id) && reject(new Error(`${method}: no answer`)), LONGEST_WAIT);
            const done = (settle) => (value) => (clearTimeout(late), settle(value));
            waiting.set(id, { method, resolve: done(resolve), reject: done(reject) });
            out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    return {
        /** Opens an empty page. */
        async open() {
            const { targetId } = await send("Target.createTarget", { url: "about:blank" });
            const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
            return new Page(sessionId, targetId, send, listeners);
        },
        async stop() {
            await send("Browser.close").catch(() => {});
            if (child.exitCode === null) {
                await Promise.race([new Promise((gone) => child.once("exit", gone)), new Promise((late) => setTimeout(late, 3000))]);
            }
            child.kill("SIGKILL");
            rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
        },
    };
}

class Page {
    constructor(session, target, send, listeners) {
        this.send = (method, params) => send(method, params, session);
        this.close = async () => {
            listeners.delete(this.hear);
            await send("Target.closeTarget", { targetId: target });
        };
        /** What it complained of, and what it asked for beside itself. */
        this.complaints = [];
        this.requests = [];
        this.loaded = () => {};
        this.hear = ({ sessionId, method, params }) => {
            if (sessionId !== session) return;
            if (method === "Runtime.exceptionThrown") {
                this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
            } else if (method === "Runtime.consoleAPICalled" && ["error", "warning", "assert"].includes(params.type)) {
                this.complaints.push(params.args.map((own) => own.value ?? own.description).join(" "));
            } else if (method === "Log.entryAdded" && ["error", "warning"].includes(params.entry.level)) {
                this.complaints.push(params.entry.text);
            } else if (method === "Fetch.requestPaused") {
                this.ask(params);
            } else if (method === "Page.loadEventFired") {
                this.loaded();
            }
        };
        listeners.add(this.hear);
    }

    /** Lets the page itself be read, and nothing else be asked for. */
    async ask({ requestId, request }) {
        if (request.url === this.address) {
            await this.send("Fetch.continueRequest", { requestId });
        } else {
            this.requests.push(request.url.slice(0, 200));
            await this.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
        }
    }

    async go(address) {
        this.address = address;
        for (const domain of ["Page", "Runtime", "Log"]) await this.send(`${domain}.enable`);
        await this.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
        const loaded = new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`${address}: not loaded`)), LONGEST_WAIT);
            this.loaded = () => (clearTimeout(late), resolve());
        });
        await this.send("Page.navigate", { url: address });
        await loaded;
    }

    /** How it is looked at: how wide, in which colours, on a screen or on paper. */
    async lookedAt({ width, height = 900, scheme, medium }) {
        await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
        await this.send("Emulation.setEmulatedMedia", { media: medium, features: [{ name: "prefers-color-scheme", value: scheme }] });
    }

    /** The value of an expression, awaited. */
    async value(expression) {
        const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    /** A key pressed and let go. */
    async press(key, text) {
        const of = { key, code: key, text, windowsVirtualKeyCode: { Enter: 13, Tab: 9 }[key] };
        await this.send("Input.dispatchKeyEvent", { type: "keyDown", ...of });
        await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...of });
    }

    /** A picture of the page from its top, or of the whole of it, as PNG. */
    async picture(of = undefined) {
        const { cssContentSize: whole } = await this.send("Page.getLayoutMetrics");
        const { width, height } = of ?? { width: whole.width, height: Math.min(whole.height, TALLEST) };
        const clip = { x: 0, y: 0, width, height, scale: 1 };
        const { data } = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: true, clip });
        return Buffer.from(data, "base64");
    }
}
