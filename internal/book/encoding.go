package book

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decoded returns a text as UTF-8, without its byte order mark. Without a mark
// it is UTF-8 if it can be, else UTF-16 where every other byte of its beginning
// is 0, else the Western code page of Windows, which is told.
func (b *Book) decoded(text []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(text, []byte("\xef\xbb\xbf")):
		text = text[3:]
	case bytes.HasPrefix(text, []byte("\xff\xfe")):
		return b.utf16(text[2:], 1)
	case bytes.HasPrefix(text, []byte("\xfe\xff")):
		return b.utf16(text[2:], 0)
	case zeros(text, 1):
		return b.utf16(text, 1)
	case zeros(text, 0):
		return b.utf16(text, 0)
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return nil, wrong(Place{File: b.File}, "this is neither text nor a workbook: byte %d is 0", at+1)
	}
	if utf8.Valid(text) {
		return text, nil
	}
	return b.western(text)
}

// zeros reports whether of the first bytes every other one, from a place on, is 0
// and of the rest none.
func zeros(text []byte, from int) bool {
	const looked = 64
	head := text[:min(len(text), looked)]
	for i, c := range head {
		if (c == 0) != (i%2 == from) {
			return false
		}
	}
	return len(head) >= 4
}

// utf16 decodes pairs of bytes, of which that at high is the upper one.
func (b *Book) utf16(text []byte, high int) ([]byte, error) {
	if len(text)%2 != 0 {
		return nil, wrong(Place{File: b.File}, "half a character stands at the end of this text in UTF-16")
	}
	units := make([]uint16, len(text)/2)
	for i := range units {
		units[i] = uint16(text[2*i+high])<<8 | uint16(text[2*i+1-high])
	}
	out := make([]byte, 0, len(text))
	for _, r := range utf16.Decode(units) {
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

// western decodes the code page 1252.
func (b *Book) western(text []byte) ([]byte, error) {
	const none = "\x81\x8d\x8f\x90\x9d" // are no characters there
	if at := slices.IndexFunc(text, func(c byte) bool { return strings.IndexByte(none, c) >= 0 }); at >= 0 {
		return nil, wrong(Place{File: b.File, Row: 1 + bytes.Count(text[:at], []byte("\n"))},
			"a byte there is no character in UTF-8; save the table as CSV UTF-8, or as .xlsx")
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(text)
	if err != nil {
		return nil, wrong(Place{File: b.File}, "the text cannot be decoded: %v", err)
	}
	b.Told = append(b.Told, Told{What: Western})
	return out, nil
}
