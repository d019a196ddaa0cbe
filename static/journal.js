// What makes the pages more comfortable. Every page works without it, and all its words come from the page.
"use strict";

(() => {
  const SAVE_AFTER = 900; // milliseconds without a key
  const SAVE_WITHIN = 8000; // of the first unsaved key, however steadily one types
  const RETRY_FIRST = 5000;
  const RETRY_LAST = 60000;
  const HINT_AFTER = 12000;
  const HINT_WORDS = 25;
  const KEEPALIVE_BYTES = 60000; // browsers refuse more than 64 KiB from a page that is being left
  const SAVING = "form[hx-trigger=autosave]";
  const WIDE = matchMedia("(min-width: 62rem)");

  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const on = (event, act, from = document) => from.addEventListener(event, act);

  document.documentElement.classList.add("scripted");

  // --- what is known of a form that saves itself ----------------------------------------------------------------------

  // What is typed is counted. A form is unsaved while its last typing has a higher number than its last answered save.
  const records = new WeakMap();
  const about = (form) => {
    if (!records.has(form)) {
      records.set(form, { typed: 0, sent: 0, saved: 0, flushed: 0, since: 0, key: "", busy: false, timer: 0, retry: RETRY_FIRST, then: null });
    }
    return records.get(form);
  };
  const unsaved = (form) => about(form).typed > about(form).saved;
  // A save keeps its key until it is answered: a lost answer neither doubles nor conflicts with itself.
  const keyOf = (form) => (about(form).key ||= crypto.randomUUID());
  const areas = (form) => all("textarea", form);
  const basedOn = (form) => form.elements.namedItem("based_on");
  const tabOf = (form) => form.elements.namedItem("tab")?.value ?? "";

  // --- a copy on this device, only while the text is unsaved ------------------------------------------------------------

  const PREFIX = "oivallus:";
  const keepHere = (form) => {
    const texts = Object.fromEntries(areas(form).map((area) => [area.name, area.value]));
    try {
      localStorage.setItem(PREFIX + form.dataset.code, JSON.stringify({ texts, key: keyOf(form), basedOn: basedOn(form).value, tab: tabOf(form) }));
      return true;
    } catch {
      return false;
    }
  };
  const keptHere = (form) => {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + form.dataset.code));
    } catch {
      return null;
    }
  };
  // A page that is being left keeps its copy: the one that comes may have been made before the last save arrived.
  let leaving = false;
  on("beforeunload", () => {
    leaving = true;
    setTimeout(() => { leaving = false; }, 3000);
  }, window);
  const forgetHere = (form) => {
    if (leaving) return;
    try {
      localStorage.removeItem(PREFIX + form.dataset.code);
    } catch { /* nothing was kept */ }
  };
  const forgetAll = () => {
    try {
      Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => localStorage.removeItem(name));
    } catch { /* nothing was kept */ }
  };

  // Text kept here comes back into its page. If the entry has gone on elsewhere, the server keeps both.
  const bringBack = (form) => {
    const kept = keptHere(form);
    if (!kept) return;
    const different = Object.entries(kept.texts).filter(([name, text]) => form.elements.namedItem(name)?.value !== text);
    if (!different.length) forgetHere(form);
    else if (Number(basedOn(form).value) > Number(kept.basedOn)) putBeside(form, kept);
    else {
      different.forEach(([name, text]) => putInto(form, name, text));
      basedOn(form).value = kept.basedOn;
      about(form).key = kept.key;
      typed(form);
    }
  };
  const putInto = (form, name, text) => {
    const area = form.elements.namedItem(name);
    const first = areas(form)[0];
    if (area) area.value = text;
    else if (text.trim()) first.value = `${first.value}\n\n${text}`.trim();
  };
  const putBeside = (form, kept) => {
    const body = new URLSearchParams({ ...kept.texts, key: kept.key, based_on: kept.basedOn, tab: kept.tab, act: "save" });
    fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } })
      .then((answer) => {
        if (answer.ok) {
          forgetHere(form);
          location.reload();
        } else if (answer.status === 409) {
          Object.entries(kept.texts).forEach(([name, text]) => putInto(form, name, `${form.elements.namedItem(name).value}\n\n${text}`));
          typed(form);
        }
      }).catch(() => {});
  };

  // --- saving while one types ---------------------------------------------------------------------------------------------

  const saveIn = (form, time) => {
    const one = about(form);
    clearTimeout(one.timer);
    one.timer = setTimeout(() => one.busy || htmx.trigger(form, "autosave"), time);
  };
  const typed = (form) => {
    const one = about(form);
    one.typed += 1;
    one.since ||= Date.now();
    // A new entry gets its own address with its first words, so that a page loaded again finds them.
    if (form.matches(".write") && location.href !== form.action) history.replaceState(null, "", form.action);
    saveIn(form, Math.max(0, Math.min(SAVE_AFTER, one.since + SAVE_WITHIN - Date.now())));
  };

  on("htmx:configRequest", ({ detail }) => {
    const form = detail.elt.closest(SAVING);
    if (!form) return;
    const one = about(form);
    clearTimeout(one.timer);
    Object.assign(one, { sent: one.typed, since: 0, busy: true });
    detail.parameters["key"] = keyOf(form);
  });
  on("htmx:beforeSwap", ({ detail }) => {
    // What a save by itself could not do is said in its own line.
    if (detail.xhr.status >= 400 && detail.requestConfig.elt.matches(SAVING)) detail.shouldSwap = false;
  });
  on("htmx:afterRequest", ({ detail }) => {
    const form = detail.elt.closest(SAVING);
    if (!form) return;
    const one = about(form);
    one.busy = false;
    if (detail.successful && detail.xhr.status < 400) saved(form); // a 422 counts as one to htmx
    else failed(form, detail.xhr.status);
  });
  const saved = (form) => {
    const one = about(form);
    const then = one.then;
    Object.assign(one, { saved: one.sent, key: "", retry: RETRY_FIRST, then: null });
    if (unsaved(form)) saveIn(form, SAVE_AFTER);
    else forgetHere(form);
    if (then) setTimeout(() => lead(form, then));
  };
  // What was pressed, and for which question. The answer to an earlier press may have put the same button there anew: then
  // that one is meant. One for another question is not, since nobody has read that yet.
  const questionOf = (button) => find("input[name=prompt], input[name=question]", button.closest("section") ?? button)?.value;
  const pressed = (button) => button && { button, value: button.value, question: questionOf(button) };
  const lead = (form, { button, value, question }) => {
    const meant = button.isConnected ? button : all("button[name=act]", form).find((one) => one.value === value && questionOf(one) === question);
    if (meant) form.requestSubmit(meant);
  };
  const failed = (form, status) => {
    const one = about(form);
    const words = form.dataset;
    const kept = keepHere(form);
    one.then = null;
    if (status === 401 && kept) say(form, words.signedOut, make("a", { href: words.signIn, textContent: words.signInWords }));
    else if (status === 0 && kept) say(form, words.offline);
    else say(form, (status === 422 && words.tooLong) || words.unsaved, copyButton(form));
    if (status !== 0 && status < 500) return;
    saveIn(form, one.retry);
    one.retry = Math.min(2 * one.retry, RETRY_LAST);
  };

  const say = (form, words, action) => {
    const line = find(".saved", form);
    line.classList.add("away");
    line.replaceChildren(find("[data-away]", form).content.cloneNode(true), make("span", { textContent: words }));
    if (action) line.lastChild.append(" ", action);
  };
  const copyButton = (form) => {
    const button = make("button", { type: "button", className: "plain", textContent: form.dataset.copy });
    on("click", () => {
      navigator.clipboard?.writeText(areas(form).map((area) => area.value).join("\n\n"));
      areas(form)[0].select();
    }, button);
    return button;
  };

  // A button that leads on waits until the text is safe.
  on("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-forget]")) forgetAll();
    if (!form.matches(SAVING)) return;
    const one = about(form);
    clearTimeout(one.timer);
    if (one.busy || unsaved(form)) {
      event.preventDefault();
      one.then = pressed(event.submitter);
      if (!one.busy) htmx.trigger(form, "autosave");
    } else form.elements.namedItem("key").value = keyOf(form);
  });

  const flush = (form) => {
    const one = about(form);
    const now = one.typed;
    if (!unsaved(form) || one.flushed === now) return;
    one.flushed = now;
    keepHere(form);
    const body = new URLSearchParams(new FormData(form));
    body.set("key", keyOf(form));
    if (body.toString().length > KEEPALIVE_BYTES) return saveIn(form, 0);
    fetch(form.action, { method: "POST", body, keepalive: true, headers: { "HX-Request": "true" } })
      .then((answer) => { if (answer.ok && one.typed === now) forgetHere(form); }).catch(() => {});
  };
  const saveUnsaved = () => all(SAVING).filter(unsaved).forEach((form) => saveIn(form, 0));
  on("visibilitychange", () => (document.visibilityState === "hidden" ? all(SAVING).forEach(flush) : saveUnsaved()));
  on("pagehide", () => all(SAVING).forEach(flush), window);
  on("online", saveUnsaved, window);

  // --- a quiet link in a pause, where its writer has asked for it -----------------------------------------------------------

  let pause = 0;
  const hintLater = (form, area) => {
    clearTimeout(pause);
    find(".hint", form)?.remove();
    pause = setTimeout(() => {
      const text = area.value.trim();
      const ripe = text.split(/\s+/).length >= HINT_WORDS && /[.!?…]["”»’')]*$/.test(text);
      if (!ripe || find("#prompt > *", form)) return;
      const hint = make("button", { type: "button", className: "plain hint", textContent: form.dataset.hint });
      on("click", () => {
        hint.remove();
        htmx.ajax("POST", form.action, { source: form, target: "#prompt", swap: "outerHTML", values: { act: "hint" } });
      }, hint);
      find(".saved", form).append(hint);
    }, HINT_AFTER);
  };

  // --- the prompt: focus goes to it and comes back, and never leaves the text of somebody who writes on -------------------------

  let lastArea = null;
  const backToText = () => (lastArea?.isConnected ? lastArea : all(".write textarea").at(-1))?.focus({ preventScroll: true });
  on("focusin", ({ target }) => { if (target.matches(".write textarea")) lastArea = target; });
  on("htmx:afterSwap", ({ detail }) => {
    if (detail.target.id === "failure") detail.target.scrollIntoView({ block: "nearest" });
    if (detail.target.id !== "prompt") return;
    const place = find("#prompt");
    if (place.matches("[data-put-away]")) return backToText();
    find(".prompt", place)?.classList.add("arriving");
    if (!document.activeElement?.matches(".write textarea")) place.focus({ preventScroll: WIDE.matches });
  });
  const closeCard = () => {
    find("[data-support]").remove();
    backToText();
  };

  // --- a confirmation opens over the page; without this it is a page of its own ---------------------------------------------------

  const openDialog = async (link) => {
    const answer = await fetch(link.href).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const body = page && find("#confirm", page);
    if (!body) return location.assign(link.href);
    const heading = Object.assign(find("h1", body), { id: "confirm-title", tabIndex: -1, autofocus: true });
    const dialog = make("dialog", {});
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.append(body);
    document.body.append(dialog);
    on("close", () => dialog.remove(), dialog);
    dialog.showModal();
  };

  // --- small comforts -----------------------------------------------------------------------------------------------------------

  // Only ever taller while one types: a text that shrank would move the page under the hands.
  const grow = (area) => {
    if (!CSS.supports("field-sizing", "content") && area.scrollHeight > area.clientHeight) area.style.blockSize = `${area.scrollHeight + 2}px`;
  };
  const countDown = (form) => setTimeout(() => {
    const held = form.contains(document.activeElement);
    const after = find("[data-after]");
    form.hidden = true;
    after.hidden = false;
    if (held) find("a", after).focus();
  }, Number(form.dataset.pending) * 1000);

  on("input", ({ target }) => {
    if (target.matches("textarea")) grow(target);
    const form = target.closest(SAVING);
    if (!form) return;
    typed(form);
    if (form.dataset.hint && target.matches("textarea")) hintLater(form, target);
  });
  on("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) find("form.write button[value=keep], form[data-quick] button[value=publish]")?.click();
    if (event.key === "Enter" && event.target.matches("[data-sieve]")) event.preventDefault();
    if (event.key === "Escape" && find("[data-support]") && !find("dialog[open]")) closeCard();
  });

  // --- the keys of the bench: single letters, never while one types, and only as long as they are wanted ------------------------

  const KEYS_OFF = "keys-off";
  const keysWanted = () => { try { return !localStorage.getItem(KEYS_OFF); } catch { return true; } };
  const step = (by) => {
    const links = all("[data-list] a");
    const at = links.indexOf(document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))]?.focus();
  };
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => find("[data-search]")?.focus(),
    e: () => (document.activeElement?.closest("[data-list] a") ? document.activeElement.click() : find(".wording textarea")?.focus()),
    "?": () => {
      const help = find("[data-keys]");
      help.open = !help.open;
      find("summary", help).focus();
    },
  };
  on("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (!KEYS[event.key] || typing || event.ctrlKey || event.metaKey || event.altKey || !find("[data-keys]") || !keysWanted()) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  on("change", ({ target }) => {
    if (!target.matches("[data-keys-on]")) return;
    try {
      if (target.checked) localStorage.removeItem(KEYS_OFF);
      else localStorage.setItem(KEYS_OFF, "1");
    } catch { /* then they stay as they were */ }
  });
  // A long list grows short while one types a name: what is ticked stays.
  on("input", ({ target }) => {
    if (!target.matches("[data-sieve]")) return;
    const words = target.value.trim().toLowerCase();
    all(target.dataset.sieve, target.closest("details, .sieved")).forEach((one) => {
      one.hidden = !one.textContent.toLowerCase().includes(words) && !find("input:checked", one);
    });
  });
  on("DOMContentLoaded", () => { all("[data-keys-on]").forEach((box) => { box.checked = keysWanted(); }); });

  on("click", (event) => {
    const { target } = event;
    const asks = target.closest("a[data-dialog]");
    if (target.closest("[data-print]")) window.print();
    if (target.closest("[data-close-card]")) closeCard();
    if (target.closest("dialog a[data-back]")) {
      event.preventDefault();
      target.closest("dialog").close();
    } else if (asks && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openDialog(asks);
    }
  });
  on("DOMContentLoaded", () => {
    all("textarea").forEach(grow);
    all(SAVING).forEach(bringBack);
    all("[data-pending]").forEach(countDown);
    find("[data-focus]")?.focus();
  });
})();
