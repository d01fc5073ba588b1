package outlet

import (
	"encoding/xml"
	"strings"
)

// XML returns shown text as it stands in a file of XML, between tags or in a
// quoted attribute: nothing of it is taken for markup, and every character of it
// may stand there.
func XML(shown string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(Line(shown))) // a Builder takes whatever it is given
	return b.String()
}
