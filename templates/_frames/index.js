(() => {
  "use strict";
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const cards = [...document.querySelectorAll(".card")];
  const groups = [...document.querySelectorAll(".group")];
  const lists = [...form.querySelectorAll("select")];

  function show() {
    const chosen = lists.filter((list) => list.value);
    let shown = 0;
    for (const card of cards) {
      card.hidden = !chosen.every((list) => card.dataset[list.name] === list.value);
      shown += card.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    const words = !chosen.length ? "all" : shown === 0 ? "none" : shown === 1 ? "one" : "many";
    count.textContent = count.dataset[words].replace("#", shown);
    return chosen;
  }

  function remember(chosen) {
    const said = new URLSearchParams(chosen.map((list) => [list.name, list.value])).toString();
    try { history.replaceState(null, "", said ? "#" + said : location.pathname + location.search); } catch { /* not here */ }
  }

  function recall() {
    const said = new URLSearchParams(location.hash.slice(1));
    for (const list of lists) {
      const wanted = said.get(list.name) || "";
      list.value = [...list.options].some((option) => option.value === wanted) ? wanted : "";
    }
    show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => remember(show()));
  form.querySelector("button").addEventListener("click", () => {
    for (const list of lists) list.value = "";
    remember(show());
  });
  window.addEventListener("hashchange", () => { if (location.hash.includes("=")) recall(); });
  form.hidden = !cards.length;
  if (location.hash.includes("=")) recall(); else for (const list of lists) list.value = "";
})();
