// Situations: what may stand next in a condition is offered while one writes it.
const field = document.querySelector('#where');
const list = document.querySelector('#conditions');

if (field && list) {
  // The list offers conditions for the whole field; behind "and" and the like it is to offer them for what comes next.
  const all = [...list.options].map((o) => o.value);
  const last = /^(.*(?:\b(?:and|or|not|if|iff)\b|\())\s*[^()]*$/s;
  field.addEventListener('input', () => {
    const before = last.exec(field.value)?.[1];
    list.replaceChildren(...all.map((value) => {
      const option = document.createElement('option');
      option.value = before ? before + ' ' + value : value;
      return option;
    }));
  });
}
