//! How a page looks: on a wide and a narrow screen, light and dark, and on paper, where all that is folded is open.

/// The style of a page.
pub(super) const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #4d5359; --paper: #fff; --rule: #8a9097; --line: #d5d9dd; --tint: #f4f6f8; --link: #0b4f8a;
  --yes: #0b5a1e; --no: #8b0000; --open: #5a4300; --mark: #fff3c9; --edge: #8a6400; }
* { box-sizing: border-box; }
body { font: 1.0625rem/1.55 Georgia, 'Liberation Serif', 'Times New Roman', serif; color: var(--ink); background: var(--paper); margin: 0; overflow-wrap: anywhere; }
header, .contents, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1, h2, h3, .contents, dt, .sign, .tag, .item, .versions th { font-family: system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.25; margin: 0 0 .5rem; max-width: 46rem; text-wrap: balance; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
p { margin: 0 0 .6rem; max-width: 46rem; } .lead { font-size: 1.15rem; }
.case, .version, .others, footer { color: var(--soft); }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.contents ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0 0; padding: .6rem 0; border: solid var(--line); border-width: 1px 0; font-size: .9rem; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(17rem, 23rem); grid-template-rows: auto 1fr; gap: 0 2.5rem; align-items: start; }
.beside > :nth-child(2) { grid-column: 2; grid-row: 1 / span 2; } .rest { grid-column: 1; }
.beside > :nth-child(2) { background: var(--tint); border-left: 4px solid var(--rule); padding: 0 1rem .75rem; margin-top: 2rem; font-size: .95rem; }
.beside > :nth-child(2) h2 { margin-top: .8rem; }
ul.steps, ul.lines, ul.grounds { list-style: none; margin: 0; padding: 0; }
ul.lines { max-width: 52rem; } ul.lines ul.lines { padding-left: 1.5rem; } ul.lines li { margin: .25rem 0; } ul.lines > li:has(> .sign) { padding-left: 1.5rem; } ul.lines > li > .sign { margin-left: -1.5rem; } ul.lines > li:has(> .sign) > ul.lines { padding-left: 0; }
ul.steps li { margin: .4rem 0; } ul.steps ul.steps { margin-left: .55rem; padding-left: 1.1rem; border-left: 1px solid var(--line); }
.line, summary { padding-left: 1.5rem; max-width: 52rem; } .line .sign, summary .sign, .parting .sign { margin-left: -1.5rem; }
summary { cursor: pointer; list-style: none; position: relative; } summary::-webkit-details-marker { display: none; }
summary::before { content: '\u{25b8}'; position: absolute; left: -1rem; color: var(--soft); } details[open] > summary::before { content: '\u{25be}'; }
#trace + ul.steps, #together + p + ul.steps { padding-left: 1.1rem; }
.sign { display: inline-block; width: 1.5rem; font-weight: 700; } .met > * > .sign, .met > details > summary > .sign { color: var(--yes); } .not_met > * > .sign, .fault > * > .sign, .not_met > details > summary > .sign { color: var(--no); } .undetermined > * > .sign, .undetermined > details > summary > .sign { color: var(--open); }
ul.grounds { margin: .1rem 0 .3rem 1.5rem; font-size: .92rem; color: var(--soft); max-width: 50rem; } ul.grounds li { margin: .15rem 0; }
.not_examined > .line, .not_examined > details > summary { color: var(--soft); }
dl { margin: 0; } dl > div { padding: .4rem 0; border-top: 1px solid var(--line); } dt { font-size: .85rem; color: var(--soft); } dd { margin: 0; } .note { margin: .15rem 0 0; font-size: .88rem; color: var(--soft); }
dd ol { margin: .25rem 0 0; padding-left: 0; list-style: none; } .item { font-size: .88rem; font-weight: 600; }
dd dl { margin-left: .75rem; } .others { font-size: .9rem; margin-top: .6rem; }
ol.sources { padding-left: 1.6rem; max-width: 52rem; } ol.sources li { margin: .3rem 0; } :target { background: var(--mark); }
.versions { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem; margin-bottom: 1rem; }
.versions > section { border-top: 4px solid var(--rule); background: var(--tint); padding: .25rem 1rem .75rem; } .versions h3 { font-size: 1.1rem; margin-top: .6rem; } .versions h2 { margin-top: .6rem; }
.versions .name { font-weight: 600; margin: 0; } .versions .lead { font-size: 1rem; }
.parting { border-left: 4px solid var(--edge); background: var(--tint); padding: .25rem 1rem .5rem; margin: 0 0 1rem; max-width: 58rem; } .parting ul { margin: 0; padding-left: 1.1rem; } .parting h3 { margin-top: .5rem; }
.tag { display: inline-block; font-size: .75rem; font-weight: 600; padding: 0 .45em; margin-right: .5em; border: 1.5px solid var(--edge); border-radius: .2em; background: var(--mark); color: #3d2c00; white-space: nowrap; }
.side { display: block; } .parting li.side { padding-left: 1.5rem; } .of { font: 600 .8rem system-ui, 'Liberation Sans', sans-serif; color: var(--soft); }
li.here > .line, li.here > details > summary { background: color-mix(in srgb, var(--mark) 45%, transparent); }
.side.met > .sign { color: var(--yes); } .side.not_met > .sign, .side.fault > .sign { color: var(--no); } .side.undetermined > .sign { color: var(--open); }
footer { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: .75rem; padding-bottom: 2.5rem; font-size: .9rem; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #b9bfc6; --paper: #16191d; --rule: #767e87; --line: #3a4149; --tint: #21262b; --link: #8fc1f0; --yes: #8fd6a0; --no: #ff9d93; --open: #e8c872;
    --mark: #57480f; --edge: #d9b23f; } .tag { color: #ffeeb5; }
}
@media screen and (max-width: 56rem) { .beside, .versions { grid-template-columns: minmax(0, 1fr); } .beside > :nth-child(2) { grid-column: 1; grid-row: auto; } body { font-size: 1rem; } h1 { font-size: 1.45rem; } }
@media screen and (max-width: 24rem) { h1 { font-size: 1.25rem; } }
@media print {
  html { font-size: 9.5pt; } body { font-size: 1rem; line-height: 1.4; } header, .contents, main, footer { max-width: none; padding: 0; } .contents, .skip { display: none; }
  .beside, .rest { display: block; } .beside > :nth-child(2) { margin-top: 1rem; } p, ul, .line, summary, ol.sources { max-width: none; }
  h1, h2, h3 { break-after: avoid; } li, dl > div, .parting { break-inside: auto; orphans: 3; widows: 3; } .line, summary, .versions > section { break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; } details > summary::before, details[open] > summary::before { content: none; }
  a { color: inherit; } ol.sources a { text-decoration: none; }
}
@page { size: A4; margin: 18mm 16mm 20mm; }
";
