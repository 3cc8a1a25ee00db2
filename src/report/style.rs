//! How a page looks: on a wide and a narrow screen, light and dark, and on paper.

/// The style of the page.
pub(super) const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #4a4f55; --paper: #fff; --rule: #8a9097; --tint: #f3f5f7; --link: #0b4f8a;
  --gone: #8b0000; --new: #0b5a1e; --yes: #0b5a1e; --no: #8b0000; --some: #5a4300; --open: #4a2a6b; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { font: 1.0625rem/1.55 Georgia, 'Liberation Serif', 'Times New Roman', serif; color: var(--ink); background: var(--paper); margin: 0; }
main, header, .contents, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1, h2, h3, h4, caption, th, .contents, .mark, figcaption { font-family: system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; line-height: 1.25; }
h1 { font-size: 2rem; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.5rem; margin: 3rem 0 1rem; padding-top: 1rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; }
h4 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--rule); }
p { margin: 0 0 .75rem; max-width: 44rem; } ul { margin: 0 0 1rem; padding-left: 1.4rem; max-width: 46rem; } li { margin: .2rem 0; }
a { color: var(--link); text-underline-offset: .15em; } a:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: .88em ui-monospace, 'Liberation Mono', Consolas, monospace; overflow-wrap: anywhere; }
header p { color: var(--soft); }
.contents ol { padding-left: 1.4rem; margin: 0; columns: 2; column-gap: 2.5rem; } .contents li { margin: .25rem 0; break-inside: avoid; }
.contents h2 { border: 0; font-size: 1.1rem; margin: 1.5rem 0 .5rem; padding: 0; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; }
.mark { display: inline-block; font-size: .8em; font-weight: 600; padding: 0 .45em; margin-right: .5em; border-radius: .2em; border: 1.5px solid; white-space: nowrap; }
.proved { color: var(--yes); border-style: solid; } .refuted { color: var(--no); border-style: double; border-width: 3px; }
.found { color: var(--link); border-style: dashed; } .suspected { color: var(--some); border-style: dotted; }
.open { color: var(--open); border-style: solid; border-left-width: 6px; }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem; table-layout: fixed; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { border: 1px solid var(--rule); padding: .45rem .65rem; vertical-align: top; text-align: left; overflow-wrap: break-word; hyphens: auto; }
thead th { background: var(--tint); } th[scope=row] { font-weight: 600; } tbody th { font-size: 1em; }
.mirror col.place { width: 20%; } .cols-3 col:first-child { width: 34%; }
th .kinds, th .note { display: block; font-weight: 400; } th .note { font-size: .88em; margin-top: .25rem; }
td p { margin: 0 0 .25rem; } td p.d1 { margin-left: 1.2rem; } td p.d2 { margin-left: 2.4rem; } td p.d3 { margin-left: 3.6rem; }
del { color: var(--gone); text-decoration: line-through; } ins { color: var(--new); text-decoration: underline; font-weight: 600; }
.nothing { font-style: italic; }
.case { border-left: 4px solid var(--rule); background: var(--tint); padding: .6rem .9rem; margin: 0 0 1.25rem; font-size: .95rem; max-width: 46rem; }
.case p { margin: 0 0 .35rem; } .case p:last-child { margin: 0; }
figure { margin: 0 0 1.5rem; } .wide { overflow-x: auto; } .wide svg { display: block; max-width: 100%; height: auto; min-width: 34rem; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { border-top: 1px solid var(--rule); margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem; color: var(--soft); font-size: .9rem; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #b9bfc6; --paper: #16191d; --rule: #767e87; --tint: #22272d; --link: #8fc1f0; --gone: #ff9d93; --new: #8fd6a0;
    --yes: #8fd6a0; --no: #ff9d93; --some: #e8c872; --open: #cfb0ee; }
}
@media screen and (max-width: 44rem) {
  body { font-size: 1rem; } h1 { font-size: 1.5rem; } h2 { font-size: 1.3rem; } .contents ol { columns: 1; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tr, th, td { display: block; width: auto; } tr { margin: 0 0 1rem; } td, th { border-bottom-width: 0; } tr > :last-child { border-bottom-width: 1px; }
  tbody th { background: var(--tint); } td[data-of]::before { content: attr(data-of); display: block; font: 600 .8rem system-ui, sans-serif; color: var(--soft); }
}
@media print {
  html { font-size: 9.5pt; } body { font-size: 1rem; line-height: 1.4; } main, header, .contents, footer { max-width: none; padding: 0; } header { padding-top: 0; }
  h2 { margin-top: 2rem; } #summary, #pictures, #provisions, #answers, #claims { break-before: page; margin-top: 0; }
  h2, h3, h4, caption { break-after: avoid; break-inside: avoid; } table { font-size: .9rem; } thead { display: table-header-group; } tr, figure, .case, li { break-inside: avoid; }
  .mirror tr { break-inside: auto; } p, li { orphans: 3; widows: 3; } p, ul, .case { max-width: none; } a { color: inherit; }
  .wide { overflow: visible; } .wide svg { min-width: 0; max-height: 225mm; } .skip { display: none; }
}
@page { size: A4; margin: 18mm 16mm 20mm; }
";
