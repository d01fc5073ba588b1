package outlet

import "html"

// HTML returns shown text as it stands in a page for browsers, between tags or
// in a quoted attribute: nothing of it is taken for markup.
func HTML(shown string) string { return html.EscapeString(Line(shown)) }
