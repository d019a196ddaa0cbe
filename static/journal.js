// What makes the pages more comfortable. Every page works without it.
"use strict";

(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const AUTOSAVE_AFTER = 900;
  const HINT_AFTER = 12000;
  const HINT_WORDS = 25;
  const BEACON_LIMIT = 60000;

  // --- saving while one types ---------------------------------------------------------------------------------------

  // A save keeps its key until it is answered: a lost answer neither doubles nor conflicts with itself.
  const keys = new WeakMap();
  const keyOf = (form) => {
    if (!keys.has(form)) keys.set(form, crypto.randomUUID());
    return keys.get(form);
  };
  const storeName = (form) => `oivallus:${form.dataset.code}`;
  const texts = (form) => Object.fromEntries(all("textarea", form).map((area) => [area.name, area.value]));

  const keepHere = (form) => {
    if (form.dataset.code) localStorage.setItem(storeName(form), JSON.stringify(texts(form)));
  };
  const forgetHere = (form) => form.dataset.code && localStorage.removeItem(storeName(form));

  const sayUnsaved = (form, words, action) => {
    const line = find(".saved", form);
    if (!line) return;
    line.classList.add("away");
    line.replaceChildren(Object.assign(document.createElement("span"), { textContent: words }));
    if (action) line.firstChild.append(" ", action);
  };
  const link = (href, words) => Object.assign(document.createElement("a"), { href, textContent: words });
  const copyButton = (form) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "plain" });
    button.textContent = form.dataset.copy;
    button.addEventListener("click", () => navigator.clipboard.writeText(Object.values(texts(form)).join("\n\n")));
    return button;
  };

  const save = (form) => htmx.trigger(form, "autosave");
  const waiting = new WeakMap();
  const saveSoon = (form) => {
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => save(form), AUTOSAVE_AFTER));
    form.dataset.dirty = "yes";
  };

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const form = detail.elt.closest("form");
    if (form && find("input[name=key]", form)) detail.parameters["key"] = keyOf(form);
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const form = detail.elt.closest("form[hx-post]");
    if (!form) return;
    if (detail.successful) {
      keys.delete(form);
      delete form.dataset.dirty;
      forgetHere(form);
    } else {
      keepHere(form);
      if (detail.xhr.status === 0) sayUnsaved(form, form.dataset.offline);
      else if (detail.xhr.status === 401) sayUnsaved(form, form.dataset.signedOut, link(form.dataset.signIn, form.dataset.signInWords));
      else sayUnsaved(form, form.dataset.unsaved, copyButton(form));
      if (detail.xhr.status === 0) setTimeout(() => save(form), 5000);
    }
  });
  document.addEventListener("submit", ({ target }) => {
    const key = find("input[name=key]", target);
    if (key && target.matches("form[hx-post]")) key.value = keyOf(target);
    clearTimeout(waiting.get(target));
  });

  const flush = (form) => {
    if (form.dataset.dirty !== "yes") return;
    keepHere(form);
    const body = new URLSearchParams(new FormData(form));
    body.set("key", keyOf(form));
    body.set("act", "save");
    if (body.toString().length > BEACON_LIMIT) return;
    fetch(form.action, { method: "POST", body, keepalive: true, headers: { "HX-Request": "true" } })
      .then((answer) => answer.ok && forgetHere(form)).catch(() => {});
  };
  const flushAll = () => all("form[hx-post]").forEach(flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flushAll());
  window.addEventListener("pagehide", flushAll);
  window.addEventListener("online", () => all("form[hx-post][data-dirty]").forEach(save));

  // Text that could not be saved last time comes back into the page it was typed in, and is saved now.
  const bringBack = (form) => {
    const kept = form.dataset.code && localStorage.getItem(storeName(form));
    if (!kept) return;
    for (const [name, value] of Object.entries(JSON.parse(kept))) {
      const area = form.elements.namedItem(name);
      if (area && area.value !== value) { area.value = value; saveSoon(form); }
    }
    if (form.dataset.dirty !== "yes") forgetHere(form);
  };

  // --- a quiet link in a pause, when its writer has asked for it ------------------------------------------------------

  let pause;
  const offerLater = (form, area) => {
    clearTimeout(pause);
    find(".hint-link", form)?.remove();
    pause = setTimeout(() => {
      const text = area.value.trim();
      if (text.split(/\s+/).length < HINT_WORDS || !/[.!?…]["”“')]*$/.test(text)) return;
      const hint = Object.assign(document.createElement("button"), { type: "button", className: "plain hint-link", textContent: form.dataset.hint });
      hint.addEventListener("click", () => { hint.remove(); htmx.ajax("POST", form.action, { source: form, target: "#prompt", swap: "outerHTML", values: { act: "hint" } }); });
      find(".saved", form).append(" ", hint);
    }, HINT_AFTER);
  };

  // --- small comforts ---------------------------------------------------------------------------------------------------

  const grow = (area) => {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  };
  const growing = (from) => all(".leaf textarea, .notes textarea", from).forEach(grow);

  document.addEventListener("input", ({ target }) => {
    const form = target.closest("form[hx-post]");
    if (!form) return;
    if (target.matches(".leaf textarea, .notes textarea")) grow(target);
    saveSoon(form);
    if (form.dataset.hint && target.matches("textarea")) offerLater(form, target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) find("form.write button[value=keep]")?.click();
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-print]")) window.print();
    if (target.closest("[data-close-card]")) target.closest("[data-support]").remove();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && find("[data-support]")?.remove());

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target.id !== "prompt") return;
    const place = find("#prompt");
    if (place.hasAttribute("data-put-away")) all("form.write textarea").at(-1).focus();
    else { find(".prompt", place)?.classList.add("arriving"); place.focus({ preventScroll: innerWidth >= 1116 }); }
  });

  const countDown = (form) => {
    const after = find("[data-after]");
    setTimeout(() => { form.hidden = true; if (after) after.hidden = false; }, Number(form.dataset.pending) * 1000);
  };

  document.addEventListener("DOMContentLoaded", () => {
    growing(document);
    all("form[hx-post]").forEach(bringBack);
    find("[data-focus]")?.focus();
    all("[data-pending]").forEach(countDown);
  });
})();
