package draw

import (
	"image/color"
	"regexp"
	"strings"
)

// onPaper are the colours of paints on a sheet of paper.
var onPaper = [...]color.RGBA{
	Ink: grey(0), Second: grey(0x33), Third: grey(0x55), Rule: grey(0x99), Faint: grey(0xd4), Paper: grey(0xff),
	Wash: {0xf4, 0xf6, 0xf4, 0xff}, Accent: {0x0e, 0x4a, 0x34, 0xff},
}

func grey(c uint8) color.RGBA { return color.RGBA{c, c, c, 0xff} }

// hex is a colour as style sheets have it; none for None.
func (p Paint) hex() string {
	if p == None {
		return "none"
	}
	const digits = "0123456789abcdef"
	c, out := onPaper[p], "#"
	for _, b := range []uint8{c.R, c.G, c.B} {
		out += string(digits[b>>4]) + string(digits[b&15])
	}
	return out
}

var classes = regexp.MustCompile(` class="([a-z -]*)"`)

// plainly says on each mark of an SVG how it looks, in place of its classes. No text
// is taken for a class: quotation marks are escaped in texts.
func plainly(svg string) string {
	return classes.ReplaceAllStringFunc(svg, func(found string) string {
		out := ""
		for _, class := range strings.Fields(classes.FindStringSubmatch(found)[1]) {
			out += asAttribute(class)
		}
		return out
	})
}

// asAttribute is what the style sheet says of a class.
func asAttribute(class string) string {
	switch class {
	case "drawing":
		return ` font-family="Arial, sans-serif" font-size="12.5"`
	case "bold":
		return ` font-weight="bold"`
	case "halo":
		return ` stroke="` + Paper.hex() + `" stroke-width="3" stroke-linejoin="round"`
	case "cites":
		return ` font-size="10.5"`
	case "fade-from":
		return ` stop-color="` + Ink.hex() + `" stop-opacity="0.75"`
	case "fade-to":
		return ` stop-color="` + Ink.hex() + `" stop-opacity="0"`
	}
	property, name, _ := strings.Cut(class, "-")
	for p, known := range paints {
		if name == known {
			return " " + property + `="` + Paint(p).hex() + `"`
		}
	}
	return ""
}
