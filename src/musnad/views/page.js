"use strict";
// Ties highlights and entries: pointing at one lights the other; a click on a highlight brings its innermost entry into view.
const lit = [];
const spansOf = new Map();
for (const span of document.querySelectorAll("[data-of]"))
  for (const id of span.dataset.of.split(" ")) spansOf.set(id, [...(spansOf.get(id) || []), span]);

function light(ids) {
  for (const element of lit.splice(0)) element.classList.remove("on");
  for (const id of ids)
    for (const element of [document.getElementById(id), ...(spansOf.get(id) || [])])
      if (element) { element.classList.add("on"); lit.push(element); }
}
const idsAt = (target) => {
  const span = target.closest("[data-of]");
  if (span) return span.dataset.of.split(" ");
  const entry = target.closest(".entry");
  return entry ? [entry.id] : [];
};
const seen = (element) => { const box = element.getBoundingClientRect(); return box.top >= 60 && box.bottom <= innerHeight; };

let pinned = [];
document.addEventListener("pointerover", (event) => light(idsAt(event.target).length ? idsAt(event.target) : pinned));
document.addEventListener("focusin", (event) => light(idsAt(event.target).length ? idsAt(event.target) : pinned));
document.addEventListener("click", (event) => {
  if (event.target.closest("a, summary, nav")) return;
  pinned = idsAt(event.target);
  light(pinned);
  const onText = event.target.closest("[data-of]");
  const goal = onText ? document.getElementById(pinned[0]) : (spansOf.get(pinned[0]) || [])[0];
  if (!goal) return;
  goal.closest("details")?.setAttribute("open", "");
  if (!seen(goal)) goal.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
});
document.addEventListener("change", (event) => {
  const layer = event.target.dataset.layer;
  if (layer) document.body.classList.toggle(`hide-${layer}`, !event.target.checked);
});
