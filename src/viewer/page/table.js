// The table of statements: sorted, searched, copied.

const COLUMNS = [
  { name: "Date", value: c => c.date || "", rank: c => c.days ? c.days[0] : 1e9 },
  { name: "Subject", value: c => NODES[subjectOf(c)].name },
  { name: "Relation", value: c => label(EDGES[c.edge]) },
  { name: "Object", value: c => NODES[objectOf(c)].name },
  { name: "Confidence", value: c => c.confidence.toFixed(2), rank: c => c.confidence, wide: true },
  { name: "Document", value: c => DATA.documents[c.document].title || DATA.documents[c.document].id, wide: true },
  { name: "Sentence", value: c => DATA.passages[c.passage].text },
];
const order = { column: 0, down: true };
let words = "", rows = [];

/** Compares as people sort: names by alphabet, numbers by size; ties keep the order of the data. */
const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
function sortRows(claims) {
  const column = COLUMNS[order.column], sign = order.down ? -1 : 1;
  const keyed = claims.map(c => [column.rank ? column.rank(c) : column.value(c), c]);
  const compare = column.rank ? (a, b) => a[0] - b[0] : (a, b) => collator.compare(a[0], b[0]);
  // Undated statements come last either way.
  const late = a => column.name === "Date" && !a[1].days;
  return keyed.sort((a, b) => late(a) - late(b) || sign * compare(a, b) || a[1].index - b[1].index).map(pair => pair[1]);
}

function tableRows() {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const matches = c => { const text = fold(COLUMNS.map(col => col.value(c)).join(" ")); return wanted.every(w => text.includes(w)); };
  return sortRows(wanted.length ? tableClaims().filter(matches) : tableClaims());
}

function rowOf(claim) {
  const open = () => select({ edge: claim.edge });
  const cells = COLUMNS.map(col => {
    const kind = col.name === "Relation" ? "relation" : ["Sentence", "Document"].includes(col.name) ? "text" : col.name === "Confidence" ? "number" : "";
    const value = col.value(claim), content = kind === "relation" ? [dot(EDGES[claim.edge].relation), value] : kind === "text" ? h("div", {}, value) : value;
    return h("td", { class: (kind + (col.wide ? " wide" : "")).trim() || null }, content);
  });
  return h("tr", { tabindex: "0", onclick: open, onkeydown: e => { if (e.key === "Enter") open(); } }, cells);
}

function renderTable() {
  if (S.view !== "table") return;
  rows = tableRows();
  const head = COLUMNS.map((col, i) => h("th", { scope: "col", class: col.wide ? "wide" : null, "aria-sort": order.column === i ? (order.down ? "descending" : "ascending") : "none" },
    h("button", { onclick: () => { order.down = order.column === i ? !order.down : col.name === "Confidence" || col.name === "Date"; order.column = i; renderTable(); } },
      col.name + (order.column === i ? (order.down ? " ↓" : " ↑") : ""))));
  const body = h("tbody"), more = h("button", { class: "more", onclick: () => grow() });
  let shown = 0;
  const grow = () => {
    body.append(...rows.slice(shown, shown + 200).map(rowOf));
    shown = Math.min(rows.length, shown + 200);
    more.hidden = shown === rows.length;
    more.textContent = `Show 200 more of ${rows.length.toLocaleString("en")}`;
  };
  grow();
  const none = rows.length ? null : h("p", { class: "more soft" }, CLAIMS.length ? "No statement passes the filters." : "There are no statements yet.");
  $("table-count").textContent = `${rows.length.toLocaleString("en")} of ${plural(CLAIMS.length, "statement")}${S.ego || S.path ? ", between the actors in view" : ""}`;
  $("table-body").replaceChildren(h("table", {}, h("thead", {}, h("tr", {}, head)), body), more, ...(none ? [none] : []));
}

/** Comma-separated values as RFC 4180 has them; a cell that a spreadsheet would run as a formula is made text. */
function csv() {
  const columns = [["id", c => c.index], ["date", c => c.date || ""], ["subject", c => NODES[subjectOf(c)].name], ["subject_kind", c => NODES[subjectOf(c)].kind], ["relation", c => EDGES[c.edge].relation],
    ["object", c => NODES[objectOf(c)].name], ["object_kind", c => NODES[objectOf(c)].kind], ["polarity", c => EDGES[c.edge].polarity], ["status", c => EDGES[c.edge].status], ["attributed_to", c => c.attributed_to || ""], ["claimed", c => c.claimed ? "true" : ""],
    ["place", c => c.place || ""], ["rule", c => c.rule], ["confidence", c => c.confidence], ["document", c => DATA.documents[c.document].id], ["title", c => DATA.documents[c.document].title || ""], ["url", c => DATA.documents[c.document].url || ""], ["sentence", c => DATA.passages[c.passage].text]];
  const cell = value => {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value);
    return /[\x22,\n\r]/.test(text) ? `"${text.replace(/\x22/g, '""')}"` : text;
  };
  return [columns.map(([name]) => name).join(","), ...rows.map(c => columns.map(([, get]) => cell(get(c))).join(","))].join("\r\n") + "\r\n";
}

function buildTable() {
  const search = h("input", { type: "search", id: "table-search", placeholder: "Words in the statements", "aria-label": "Words in the statements", autocomplete: "off", oninput: e => { words = e.target.value; renderTable(); } });
  $("table").append(h("div", { class: "bar" }, search, h("span", { class: "soft", id: "table-count", role: "status" }),
    h("button", { id: "copy-csv", onclick: copyCsv }, "Copy as CSV"), h("button", { id: "save-csv", onclick: () => download("statements.csv", "text/csv", csv()) }, "Save CSV")),
  h("div", { class: "scroll", id: "table-body", tabindex: "0", role: "region", "aria-label": "Table of statements" }));
}

async function copyCsv() {
  const text = csv();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages from a disk may be refused the clipboard; an old way still works.
    const area = h("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(`${plural(rows.length, "statement")} copied`);
  $("copy-csv").textContent = "Copied";
  setTimeout(() => { $("copy-csv").textContent = "Copy as CSV"; }, 1500);
}
