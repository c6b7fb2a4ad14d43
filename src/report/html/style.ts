/** All style of the page. Colours meet WCAG 2.2 AA on both grounds. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --text: #1c2024; --quiet: #5a626b; --line: #d5d9de; --soft: #f4f5f7; --good: #17692e; --caution: #885000; --danger: #b3201c; --accent: #0b57b0; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171a; --text: #e4e7ea; --quiet: #9da6b0; --line: #363c43; --soft: #1e2226; --good: #5fc77a; --caution: #e0a44a; --danger: #ff8279; --accent: #79b4ff; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
.page { display: grid; grid-template-columns: 13rem minmax(0, 60rem); gap: 2.5rem; max-width: 78rem; margin: 0 auto; padding: 1.5rem; }
nav { position: sticky; top: 1.5rem; align-self: start; font-size: .9rem; }
nav p { margin: 0 0 .5rem; font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: 0; }
nav a { display: block; padding: .2rem 0; color: var(--quiet); text-decoration: none; }
a { color: var(--accent); }
nav a:hover { color: var(--accent); text-decoration: underline; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem; background: var(--ground); z-index: 1; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; }
.lead { margin: 0 0 .75rem; font-size: 1.2rem; }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.1rem; }
h4 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
p { margin: .4rem 0; }
li { margin: .6rem 0; }
li p { margin: .15rem 0; }
ul, ol { padding-left: 1.4rem; }
code, pre, .quiet { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .87em; }
code { padding: .1em .3em; border-radius: 3px; background: var(--soft); }
pre { margin: .35rem 0; padding: .55rem .75rem; border-radius: 5px; background: var(--soft); white-space: pre-wrap; }
pre code { padding: 0; background: none; font-size: 1em; }
.quote { border-left: 3px solid var(--line); border-radius: 0; }
.quiet, .hint { color: var(--quiet); }
.hint { font-size: .87rem; }
.good { color: var(--good); }
.caution { color: var(--caution); }
.danger { color: var(--danger); }
dl { margin: .75rem 0; }
dl div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 1rem; padding: .2rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: .93rem; }
th, td { padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
.time { white-space: nowrap; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
.scroll { overflow-x: auto; margin: .75rem 0; }
.scroll td:first-child, .scroll th:first-child { min-width: 4.5rem; }
.checklist { list-style: none; padding: 0; }
.checklist > li { display: grid; grid-template-columns: 1.6rem minmax(0, 1fr); margin: 1.1rem 0; }
.tick { width: 1.1rem; height: 1.1rem; margin: .35rem 0 0; accent-color: var(--accent); }
.tick:checked + div { opacity: .75; }
.commands { display: flex; align-items: flex-start; gap: .5rem; }
.commands pre { flex: 1; min-width: 0; }
.commands + .commands pre { margin-top: 0; }
.commands + .commands button { margin-top: 0; }
button { margin: .35rem 0; padding: .4rem .8rem; border: 1px solid var(--line); border-radius: 5px; background: var(--ground); color: var(--text); font: inherit; font-size: .87rem; cursor: pointer; }
button:hover { border-color: var(--accent); }
button.risky { border-color: var(--danger); color: var(--danger); max-width: 12rem; }
button.cite { margin: 0; padding: .05em .35em; border: 0; background: var(--soft); color: var(--accent); font: .87em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-align: left; overflow-wrap: anywhere; }
button.cite.short { white-space: nowrap; }
button.cite::before { content: '\\25b8\\2002'; }
button.cite[aria-expanded=true]::before { content: '\\25be\\2002'; }
.lines { padding: .55rem 0; overflow-x: auto; white-space: pre; overflow-wrap: normal; }
.line { display: block; width: max-content; min-width: 100%; padding: 0 .75rem; }
.line.at { background: color-mix(in srgb, var(--accent) 12%, transparent); }
.number { color: var(--quiet); user-select: none; }
mark { background: none; color: inherit; font-weight: 600; }
figure { margin: 1rem 0; }
svg:not(.shapes) text { fill: var(--text); font-size: .87rem; }
svg .rail { fill: var(--soft); }
svg .bar { fill: var(--accent); }
.shapes { position: absolute; }
.track { overflow: auto; max-height: 34rem; border: 1px solid var(--line); border-radius: 5px; }
.lanes { min-width: 100%; }
.lane { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); border-bottom: 1px solid var(--line); }
.lane:last-child { border-bottom: 0; }
.lane > span { position: sticky; left: 0; z-index: 1; padding: .35rem .5rem; background: var(--ground); border-right: 1px solid var(--line); font-size: .87rem; line-height: 1.3; }
.lane small { display: block; color: var(--quiet); }
.lane svg { display: block; overflow: hidden; }
.axis { position: sticky; top: 0; z-index: 2; background: var(--ground); }
.axis > span { color: var(--quiet); padding-block: .15rem; }
.axis text { fill: var(--quiet); font-size: .8rem; text-anchor: middle; }
.axis text[text-anchor=start] { text-anchor: start; }
.axis line { stroke: var(--line); }
.density { fill: var(--quiet); opacity: .28; }
.event, .key { color: var(--accent); cursor: pointer; }
.event.good, .key.good { color: var(--good); }
.event.caution, .key.caution { color: var(--caution); }
.event.danger, .key.danger { color: var(--danger); }
.event.quiet, .key.quiet { color: var(--quiet); font-family: inherit; }
.event.strong, .key.strong { color: var(--text); }
.ring { fill: var(--ground); stroke: currentColor; stroke-width: 1.5; }
.reach { fill: transparent; }
.letter { fill: currentColor; font: 700 11px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.event:focus-visible, .event.open { stroke-width: 3; outline: 2px solid currentColor; border-radius: 9px; }
.key { display: inline-block; margin-right: .9rem; cursor: default; white-space: nowrap; }
.key b { display: inline-block; width: 1.35em; border: 1.5px solid currentColor; border-radius: 50%; text-align: center; font: 700 11px/1.35em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.event-shown { min-height: 1.5rem; margin: .5rem 0; }
figcaption { color: var(--quiet); font-size: .87rem; }
.tools { display: flex; flex-wrap: wrap; align-items: baseline; gap: .75rem; margin: .75rem 0; }
input[type=search] { padding: .35rem .6rem; border: 1px solid var(--quiet); border-radius: 5px; background: var(--ground); color: var(--text); font: inherit; }
.window { max-height: 24rem; overflow: auto; border: 1px solid var(--line); border-radius: 5px; }
.window table { table-layout: fixed; border-collapse: separate; border-spacing: 0; min-width: 38rem; }
.window th { position: sticky; top: 0; background: var(--ground); }
.window th, .window td { height: 30px; padding: 0 .7rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; line-height: 29px; }
.window .gap td { height: 0; padding: 0; border: 0; }
.window th:nth-child(1) { width: 8rem; }
.window th:nth-child(2) { width: 5rem; }
.window th:nth-child(3) { width: 15rem; }
footer { margin-top: 3rem; color: var(--quiet); font-size: .87rem; }
@media (max-width: 54rem) { .lane { grid-template-columns: 5.5rem minmax(0, 1fr); } .lanes { min-width: 38rem; } .time { white-space: normal; min-width: 7rem; } .page { display: block; padding: 1rem; } nav { position: static; margin-bottom: 1.5rem; } nav ul { display: flex; gap: 0 1rem; overflow-x: auto; white-space: nowrap; } dl div { display: block; } .commands { display: block; } .scroll table { min-width: 34rem; } }
@page { margin: 15mm; }
@media print { :root { color-scheme: light; --ground: #fff; --text: #000; --quiet: #444; --line: #bbb; --soft: #f4f5f7; --good: #17692e; --caution: #885000; --danger: #b3201c; --accent: #0b57b0; } body { font-size: 10pt; } .page { display: block; max-width: none; padding: 0; } nav, button:not(.cite), .skip, .tools label { display: none; } button.cite { padding: 0; color: var(--quiet); background: none; } button.cite::before { content: none !important; } .lines { white-space: pre-wrap; } .line { width: auto; } .window td { height: auto; white-space: normal; line-height: 1.4; } h2, h3, h4 { break-after: avoid; } pre, tr, figure { break-inside: avoid; } .window, .track { max-height: none; overflow: visible; border: 0; } .zoom { display: none; } .window table { min-width: 0; } .window th:nth-child(1) { width: 6rem; } .window th:nth-child(2) { width: 5rem; } .window th:nth-child(3) { width: 15rem; } .scroll { overflow: visible; } .scroll table { min-width: 0; } }
`
