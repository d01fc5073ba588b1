// What every page does by scripts; it reads without.
