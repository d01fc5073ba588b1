package page

import (
	_ "embed"

	"github.com/plenary-talks/plenary/draw"
)

//go:embed base.css
var base string

//go:embed whole.css
var whole string

// Style is the style sheet of what [HTML] writes, light, dark and on paper: its colours
// and fonts as variables, type, tables, words of evidence, citations, pictures, folds.
func Style() string { return base + draw.Style() }
