package outlet

import "unicode/utf8"

// Quote returns text between double quotes, as YAML and the conditions of a
// case take it: what is hidden is escaped, and read again it is the same. Bytes
// that are no character become U+FFFD.
func Quote(text string) string {
	out := append(make([]byte, 0, len(text)+2), '"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out = append(out, '\\', byte(r))
		case r == '\n':
			out = append(out, '\\', 'n')
		case r == '\t':
			out = append(out, '\\', 't')
		case Hidden(r):
			out = appendEscape(out, r)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return string(append(out, '"'))
}
