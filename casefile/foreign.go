package casefile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/fault"
)

// foreign tells what the bytes are instead of UTF-8 text, and what to do.
func foreign(text string) (flaw, bool) {
	if what := formatOf(text); what != "" {
		return flaw{code: fault.NotText, msg: "the file is " + what,
			hint: "save it as plain text in UTF-8, as in case.yaml: a program that lays out pages keeps more than text"}, true
	}
	switch enc := encoding(text); {
	case strings.HasPrefix(enc, "UTF-16"):
		return flaw{code: fault.NotUTF8, msg: "the file is " + enc,
			hint: "save it as UTF-8 text; `plenary fmt --mend --write` does it"}, true
	case enc != "":
		return flaw{code: fault.NotText, msg: "the file is " + enc, hint: "save it as UTF-8 text"}, true
	}
	return oneByte(text)
}

// formatOf names the format of another program that a file begins like, or is
// empty.
func formatOf(text string) string {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 512)], " \t\r\n\ufeff"))
	switch {
	case strings.HasPrefix(text, "PK\x03\x04"):
		return office(text)
	case strings.HasPrefix(text, "\xd0\xcf\x11\xe0"):
		return "an old document of Word, Excel or PowerPoint"
	case strings.HasPrefix(head, `{\rtf`):
		return "rich text (RTF)"
	case strings.HasPrefix(head, "%pdf-"):
		return "a PDF"
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"):
		return "a web page (HTML)"
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "<!--"):
		return "XML"
	case strings.HasPrefix(text, "\x1f\x8b"), strings.HasPrefix(text, "7z\xbc\xaf"),
		strings.HasPrefix(text, "Rar!\x1a"):
		return "an archive"
	case strings.HasPrefix(text, "\x89PNG"), strings.HasPrefix(text, "\xff\xd8\xff"), strings.HasPrefix(text, "GIF8"):
		return "a picture"
	}
	return ""
}

// office names the kind of a zip archive.
func office(text string) string {
	for _, k := range []struct{ part, what string }{
		{"word/document", "a Word document (.docx)"}, {"xl/workbook", "an Excel workbook (.xlsx)"},
		{"ppt/presentation", "a PowerPoint presentation (.pptx)"}, {"opendocument.text", "an OpenDocument text (.odt)"},
		{"opendocument.spreadsheet", "an OpenDocument table (.ods)"}, {"epub+zip", "an e-book (EPUB)"},
	} {
		if strings.Contains(text, k.part) {
			return k.what
		}
	}
	return "a zip archive"
}

// oneByte reports the first byte that is not UTF-8 of a text that has no other
// character beyond ASCII: then it is of an encoding of one byte a character.
func oneByte(text string) (flaw, bool) {
	first, more := -1, 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case r != utf8.RuneError || size > 1:
			if size > 1 && !strings.HasPrefix(text[at:], "\ufeff") {
				return flaw{}, false
			}
		case first < 0:
			first = at
		default:
			more++
		}
		at += size
	}
	if first < 0 {
		return flaw{}, false
	}
	msg := fmt.Sprintf("byte 0x%02x is not UTF-8 text", text[first])
	if more > 0 {
		msg += fmt.Sprintf(", nor are %d more bytes of the file", more)
	}
	return flaw{start: first, end: first + 1, code: fault.NotUTF8, msg: msg,
		hint: "save the file as UTF-8" + western(text[first])}, true
}

// western tells what a byte is in the usual encoding of western Windows.
func western(b byte) string {
	const high = "€\x00‚ƒ„…†‡ˆ‰Š‹Œ\x00Ž\x00\x00‘’“”•–—˜™š›œ\x00žŸ"
	r := rune(b)
	if b < 0xa0 {
		r = []rune(high)[b-0x80]
	}
	if r == 0 || b == 0xa0 || b == 0xad {
		return ""
	}
	return fmt.Sprintf("; if it is of western Windows (1252), it is `%c`", r)
}
