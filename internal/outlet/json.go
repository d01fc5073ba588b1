package outlet

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// JSON returns v as JSON with a line end, letters as they are and what is
// hidden as \uXXXX: read again, it is the same value. With indent it is laid
// out over lines, without it is one line. Bytes that are no character become
// U+FFFD, as JSON has no way to write them.
func JSON(v any, indent bool) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indent {
		enc.SetIndent("", "  ")
	}
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return safeJSON(b.Bytes()), nil
}

// safeJSON escapes what is hidden in the strings of a JSON text; outside of
// them there is nothing but ASCII, and blanks.
func safeJSON(text []byte) []byte {
	if !bytes.ContainsFunc(text, func(r rune) bool { return r >= 0x7f && Hidden(r) }) {
		return text
	}
	out := make([]byte, 0, len(text)+64)
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r < 0x7f || !Hidden(r):
			out = append(out, text[:size]...)
		case r > 0xffff:
			r -= 0x10000
			out = appendEscape(appendEscape(out, 0xd800+r>>10), 0xdc00+r&0x3ff)
		default:
			out = appendEscape(out, r)
		}
		text = text[size:]
	}
	return out
}

// ReadJSON reads JSON into what a pointer points to.
func ReadJSON(text []byte, into any) error { return json.Unmarshal(text, into) }
