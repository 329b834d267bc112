// Makes the pages quicker to use by keyboard. Everything works without it.
'use strict';
(() => {
  const typing = (e) => e.target.closest('input, textarea, select, [contenteditable]');
  const keys = () => document.getElementById('keys');
  const rows = () => [...document.querySelectorAll('[data-row] [data-open]')];

  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((r) => r.closest('[data-row]').contains(document.activeElement));
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + step, 0), all.length - 1);
    all[next].focus();
    all[next].scrollIntoView({ block: 'nearest' });
  };
  const press = (name) => {
    const here = document.activeElement?.closest('[data-row]') ?? document;
    here.querySelector(`[data-key="${name}"]`)?.click();
  };
  const done = () => {
    const field = document.querySelector('[data-done]');
    const row = document.activeElement?.closest('[data-row]');
    if (field) { field.focus(); field.scrollIntoView({ block: 'center' }); }
    if (row) location.assign(`${row.querySelector('[data-open]').href}#note`);
  };
  const act = {
    j: () => move(1),
    k: () => move(-1),
    c: () => press('claim'),
    d: done,
    t: () => document.querySelector('.brand')?.click(),
    '?': () => keys()?.showModal(),
  };

  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e) || document.querySelector('dialog[open]')) return;
    const chosen = act[e.key];
    if (chosen) { e.preventDefault(); chosen(); }
  });
  document.addEventListener('click', (e) => {
    if (e.target.closest('[data-keys]')) keys()?.showModal();
  });
  document.querySelectorAll('[data-keys]').forEach((b) => { b.hidden = false; });

  // A list that renews itself says so, and keeps the focus where it was.
  document.addEventListener('htmx:configRequest', (e) => { e.detail.headers['X-Renewed-By-Itself'] = 'true'; });
  document.addEventListener('htmx:beforeRequest', (e) => {
    if (document.hidden) e.preventDefault();
  });

  // What somebody typed stays in this tab until it is sent.
  const place = (field) => `draft ${location.pathname} ${field.name}`;
  document.querySelectorAll('textarea[data-draft]').forEach((field) => {
    if (!field.value) field.value = sessionStorage.getItem(place(field)) ?? '';
    field.addEventListener('input', () => sessionStorage.setItem(place(field), field.value));
  });
  if (document.querySelector('[data-sent]')) {
    const sent = document.querySelector('[data-sent]').dataset.sent;
    Object.keys(sessionStorage).filter((k) => k.startsWith(`draft ${sent} `)).forEach((k) => sessionStorage.removeItem(k));
  }
  document.querySelectorAll('form[action$="/logout"]').forEach((form) => {
    form.addEventListener('submit', () => sessionStorage.clear());
  });
})();
