package outlet

import (
	"strings"
	"testing"
)

// Nothing ends a string of a style sheet but its own quote, and nothing its element.
func TestCSS(t *testing.T) {
	if got := CSS(`Élan "x" \ </style> /* {} */`); got != `"Élan \000022x\000022 \00005c \00003c\00002fstyle\00003e `+
		`\00002f\00002a \00007b\00007d \00002a\00002f"` {
		t.Error(got)
	}
	for r := range rune(0x3000) {
		got := CSS("a" + string(r) + "b")
		if inner := strings.Trim(got, `"`); strings.ContainsAny(inner, "\"<\n\r\f\x00\u202e") {
			t.Errorf("%U: %q", r, got)
		}
	}
}
