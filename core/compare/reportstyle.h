#pragma once

/// The look of the HTML report: the colours of the workbench, light and dark. Private to core/compare.
namespace hstudio::compare
{

inline constexpr auto kReportStyle = R"css(
:root { color-scheme: light dark;
  --window: #F6F7F9; --surface: #FFFFFF; --border: #D7DCE3; --text: #1A222D; --secondary: #566273; --accent: #2563C9; --soft: #E4EDFB;
  --good: #157A4A; --warning: #8F5600; --danger: #B3261E;
  --s0: #0072B2; --s1: #D55E00; --s2: #009E73; --s3: #CC79A7; --s4: #B8860B; --s5: #56B4E9; --s6: #6A51A3; --s7: #636363; }
@media (prefers-color-scheme: dark) { :root {
  --window: #14181F; --surface: #1C222B; --border: #343E4C; --text: #E7EBF1; --secondary: #A3AFBF; --accent: #7AA9FF; --soft: #22324D;
  --good: #4CC38A; --warning: #E5AC4A; --danger: #F2867E;
  --s0: #4FA8E0; --s1: #FF8A4C; --s2: #3CCFA5; --s3: #E29CC4; --s4: #E8BE4B; --s5: #8ED0F5; --s6: #A48FDC; --s7: #A8A8A8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--window); color: var(--text); font: 15px/1.5 "Noto Sans", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 1.7em; line-height: 1.25; margin: 0; }
h2 { font-size: 1.2em; margin: 40px 0 12px; }
.secondary, .notes, .remark, figcaption, caption { color: var(--secondary); }
section.card { background: var(--surface); border: 1px solid var(--border); border-radius: 10px; padding: 16px 20px; margin: 12px 0; }
.says { border-left: 4px solid var(--accent); }
.says p { margin: 4px 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: 6px; font-size: .92em; }
th { text-align: left; font-weight: 600; font-size: .87em; color: var(--secondary); border-bottom: 1px solid var(--border); vertical-align: bottom; }
th, td { padding: 6px 12px 6px 0; }
td { border-bottom: 1px solid color-mix(in srgb, var(--border) 45%, transparent); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
.number { text-align: right; white-space: nowrap; }
th.number { white-space: normal; }
td.best { font-weight: 650; }
tr.published td { color: var(--secondary); background: color-mix(in srgb, var(--soft) 35%, transparent); }
.delta { font-size: .87em; color: var(--secondary); }
.delta.better { color: var(--good); } .delta.worse { color: var(--danger); }
.remark { color: var(--warning); margin-left: 2px; line-height: 0; }
.wide { font-size: .87em; } .wide .delta { display: block; } .wide td:first-child:not(.number) { min-width: 8em; }
.notes { font-size: .87em; padding-left: 1.1em; margin: 10px 0 0; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(430px, 1fr)); gap: 12px; }
.charts figure { margin: 0; background: var(--surface); border: 1px solid var(--border); border-radius: 10px; padding: 12px; }
@media (max-width: 520px) { .charts { grid-template-columns: 1fr; } }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0 0 10px; padding: 0; list-style: none; }
.legend i { display: inline-block; width: 18px; height: 4px; border-radius: 2px; margin-right: 7px; vertical-align: middle; background: currentColor; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px "Noto Sans", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.tick { fill: var(--secondary); } .title { fill: var(--text); font-weight: 600; }
.grid { stroke: var(--border); stroke-width: 1; opacity: .6; } .axis { stroke: var(--secondary); stroke-width: 1; }
.line { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round; } .dashed { stroke-dasharray: 6 4; }
.band { fill: currentColor; opacity: .16; } .dot { fill: currentColor; }
.s0 { color: var(--s0); } .s1 { color: var(--s1); } .s2 { color: var(--s2); } .s3 { color: var(--s3); }
.s4 { color: var(--s4); } .s5 { color: var(--s5); } .s6 { color: var(--s6); } .s7 { color: var(--s7); }
details summary { cursor: pointer; color: var(--accent); margin: 10px 0; }
@media print { body { background: #fff; } section.card, .charts figure { break-inside: avoid; } }
)css";

} // namespace hstudio::compare
