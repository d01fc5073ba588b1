package outlet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown returns a line of shown text as a line of a Markdown page, of which
// nothing is taken for markup: no emphasis, link, address, image, HTML,
// heading, list, table or formula. A page of it shows the text as it is, but
// for blanks at its ends; an at sign before a word is set as code, since readers
// make a link of it however it is escaped. It may stand after the mark of a
// heading or an item.
func Markdown(shown string) string {
	shown = strings.TrimFunc(Line(shown), unicode.IsSpace)
	var b strings.Builder
	for at := 0; at < len(shown); {
		c := shown[at]
		if c >= utf8.RuneSelf {
			_, size := utf8.DecodeRuneInString(shown[at:])
			b.WriteString(shown[at : at+size])
			at += size
			continue
		}
		signs := len(shown[at:]) - len(strings.TrimLeft(shown[at:], "@"))
		switch {
		// an address, or a call to somebody, however it is escaped
		case signs > 0 && at+signs < len(shown) && shown[at+signs] > ' ':
			b.WriteString("`" + shown[at:at+signs] + "`")
			at += signs - 1
		case isMarkup(shown, at):
			b.WriteString(`\` + string(c))
		default:
			b.WriteByte(c)
		}
		at++
	}
	return b.String()
}

// isMarkup reports whether the character at a place means more than itself.
// Escaping one more than need be shows the same.
func isMarkup(text string, at int) bool {
	switch c := text[at]; c {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '$', '#', '@', '^':
		return true
	case '-', '+', '=': // of items, and of lines under headings
		return at == 0
	case ':': // of addresses, and of pictures by name
		return at+1 < len(text) && text[at+1] == '/' || inWord(text[:at], ':') || isScheme(text[:at])
	case '.', ')': // of numbered items, and of addresses without a scheme
		return isDigits(text[:at]) || c == '.' && at >= 3 && strings.EqualFold(text[at-3:at], "www")
	case '!':
		return at+1 < len(text) && text[at+1] == '['
	}
	return false
}

// inWord reports whether c stands in the word that text ends with.
func inWord(text string, c byte) bool {
	return strings.IndexByte(text[strings.LastIndexAny(text, " \t")+1:], c) >= 0
}

// isScheme reports whether text ends with the scheme of an address that needs no slashes.
func isScheme(text string) bool {
	text = strings.ToLower(text)
	return strings.HasSuffix(text, "mailto") || strings.HasSuffix(text, "xmpp")
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
