// A PNG of a page made small: the colours of its areas as they are, and those of the edges of letters in sixteen steps of red, green and
// blue, so that all fit a palette. It holds the picture and nothing else.
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** So many colours are those of areas. */
const AREAS = 16;

/** The parts of a PNG, by kind; those of one kind joined. */
function parts(png) {
    const of = {};
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
        const kind = png.toString("latin1", at + 4, at + 8);
        of[kind] = Buffer.concat([of[kind] ?? Buffer.alloc(0), png.subarray(at + 8, at + 8 + png.readUInt32BE(at))]);
    }
    return of;
}

/** The bytes of the dots, row by row, with what each row was foretold from added again. */
function dots(bytes, width, height, each) {
    const row = width * each;
    const out = Buffer.alloc(row * height);
    for (let y = 0; y < height; y += 1) {
        const filter = bytes[y * (row + 1)];
        for (let x = 0; x < row; x += 1) {
            const left = x < each ? 0 : out[y * row + x - each];
            const up = y === 0 ? 0 : out[(y - 1) * row + x];
            const corner = x < each || y === 0 ? 0 : out[(y - 1) * row + x - each];
            const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
            const nearest = a <= b && a <= c ? left : b <= c ? up : corner;
            out[y * row + x] = bytes[y * (row + 1) + 1 + x] + [0, left, up, (left + up) >> 1, nearest][filter];
        }
    }
    return out;
}

function part(kind, bytes) {
    const own = Buffer.concat([Buffer.from(kind, "latin1"), bytes]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(bytes.length);
    sum.writeUInt32BE(crc32(own));
    return Buffer.concat([size, own, sum]);
}

/** The same picture, small. */
export function small(png) {
    const { IHDR: head, IDAT: data } = parts(png);
    const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
    const each = { 2: 3, 6: 4 }[head[9]];
    if (head[8] !== 8 || each === undefined || head[12] !== 0) throw new Error("not a picture as Chromium takes them");
    const all = dots(inflateSync(data), width, height, each);
    const colour = (dot) => (all[dot * each] << 16) | (all[dot * each + 1] << 8) | all[dot * each + 2];
    const counts = new Map();
    for (let dot = 0; dot < width * height; dot += 1) counts.set(colour(dot), (counts.get(colour(dot)) ?? 0) + 1);
    const often = new Set([...counts].sort((one, other) => other[1] - one[1]).slice(0, AREAS).map(([own]) => own));
    const step = (own) => [16, 8, 0].reduce((sum, at) => sum | ((Math.round(((own >> at) & 255) / 17) * 17) << at), 0);
    const numbers = new Map();
    const out = Buffer.alloc((width + 1) * height);
    for (let dot = 0; dot < width * height; dot += 1) {
        const own = often.has(colour(dot)) ? colour(dot) : step(colour(dot));
        if (!numbers.has(own)) numbers.set(own, numbers.size);
        out[Math.floor(dot / width) * (width + 1) + 1 + (dot % width)] = numbers.get(own);
    }
    if (numbers.size > 256) throw new Error(`${numbers.size} colours are too many`);
    const palette = Buffer.from([...numbers.keys()].flatMap((own) => [own >> 16, (own >> 8) & 255, own & 255]));
    const newHead = Buffer.from(head);
    newHead[9] = 3;
    return Buffer.concat([png.subarray(0, 8), part("IHDR", newHead), part("PLTE", palette), part("IDAT", deflateSync(out, { level: 9 })),
        part("IEND", Buffer.alloc(0))]);
}
