// Situations: what may stand next in a condition is offered while one writes it.
import { complete } from './complete.js';

for (const field of document.querySelectorAll('input[data-words]')) complete(field);
