package page

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A markup writes XML: every element is closed, and every value and text is
// escaped. Names of elements and attributes are ours.
type markup struct{ strings.Builder }

// attrs are the names and the values of attributes in turn.
type attrs []string

// in writes an element around what inside writes.
func (m *markup) in(name string, a attrs, inside func()) {
	m.begin(name, a)
	m.WriteByte('>')
	inside()
	m.WriteString("</" + name + ">")
}

// one writes an element with nothing in it.
func (m *markup) one(name string, a ...string) {
	m.begin(name, a)
	m.WriteString("/>")
}

// text writes an element around a text.
func (m *markup) text(name string, a attrs, shown string) {
	m.in(name, a, func() { m.WriteString(outlet.XML(shown)) })
}

func (m *markup) begin(name string, a attrs) {
	m.WriteString("<" + name)
	for i := 0; i+1 < len(a); i += 2 {
		m.WriteString(" " + a[i] + `="` + outlet.XML(a[i+1]) + `"`)
	}
}
