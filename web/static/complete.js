// The words of a condition are completed where the cursor is: by keyboard (arrows, Enter or Tab, Escape) and by pointer.

/** Completes a field from the list that it names, at the place of the cursor. */
export function complete(field) {
  field.removeAttribute('list'); // which the browser would offer for the whole field
  const list = document.getElementById(field.dataset.words);
  const words = list ? [...list.options].map((o) => o.value) : [];
  const box = document.createElement('ul');
  box.className = 'choices';
  box.setAttribute('role', 'listbox');
  box.setAttribute('aria-label', field.labels[0]?.textContent ?? '');
  box.id = field.id + '-choices';
  let at = -1;
  const close = () => {
    box.remove();
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const begun = () => /[a-z][\w.-]*(?:\s*[<>!=]+\s*\S*)?$/i.exec(field.value.slice(0, field.selectionStart))?.[0] ?? '';
  const take = (word) => {
    const start = field.selectionStart - begun().length;
    field.setRangeText(word, start, field.selectionStart, 'end');
    close();
  };
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.addEventListener('input', () => {
    const part = begun();
    const found = part ? words.filter((w) => w !== part && w.toLowerCase().includes(part.toLowerCase())).slice(0, 8) : [];
    close();
    if (!found.length) return;
    box.replaceChildren(...found.map((w, i) => {
      const li = document.createElement('li');
      li.id = `${box.id}-${i}`;
      li.setAttribute('role', 'option');
      li.setAttribute('aria-selected', 'false');
      li.textContent = w;
      li.addEventListener('pointerdown', (e) => {
        e.preventDefault();
        take(w);
      });
      return li;
    }));
    field.after(box);
    field.setAttribute('aria-expanded', 'true');
    field.setAttribute('aria-controls', box.id);
  });
  field.addEventListener('keydown', (e) => {
    if (!box.isConnected) return;
    const all = [...box.children];
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      at = (at + (e.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length;
      all.forEach((li, i) => li.setAttribute('aria-selected', String(i === at)));
      field.setAttribute('aria-activedescendant', all[at].id);
    } else if ((e.key === 'Enter' || e.key === 'Tab') && at >= 0) {
      e.preventDefault();
      take(all[at].textContent);
    } else if (e.key === 'Escape') {
      e.preventDefault();
      e.stopPropagation();
      close();
    }
  });
  field.addEventListener('blur', close);
}
