package outlet_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A text comes out of a file of XML as it is shown, wherever it stood there.
func TestXML(t *testing.T) {
	for _, text := range []string{
		"", "Ñandú, 日本", `<a href="x">&amp;'</a>`, "]]>", "<!--", "a\nb\tc\r", "\x00\x1b[1m", "a\u202eb",
		"\ufffe\uffff\xff", "\U0001f600", "&#0;",
	} {
		var got struct {
			At   string `xml:"at,attr"`
			Text string `xml:",chardata"`
		}
		out := outlet.XML(text)
		err := xml.Unmarshal([]byte(`<p at="`+out+`">`+out+`</p>`), &got)
		if want := outlet.Line(text); err != nil || got.At != want || got.Text != want {
			t.Errorf("XML(%q) = %s is read as %q and %q, %v", text, out, got.At, got.Text, err)
		}
		if strings.ContainsAny(out, "<>\"'\n") {
			t.Errorf("XML(%q) = %s", text, out)
		}
	}
}
