package casefile

import (
	"bytes"
	"context"
	"regexp"
	"slices"

	"github.com/plenary-talks/plenary/record"
)

// documents divides a text into a case and what is on record of it in the same
// file: further documents, each after a line `---` and with a key record. Each of
// them stands behind as many empty lines as there are lines before it, so that
// what is told of it has its place in the file. first is how long the case is.
func documents(text []byte) (first int, records [][]byte) {
	marks := documentMark.FindAllIndex(text, -1)
	first = len(text)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		part := text[m[1]:end]
		switch {
		case recordKey.Match(part) && (records != nil || caseKey.Match(text[:m[0]])):
			if records == nil {
				first = m[0]
			}
			lines := bytes.Count(text[:m[1]], []byte("\n"))
			records = append(records, append(bytes.Repeat([]byte("\n"), lines), part...))
		case records != nil: // no record of ours: it shows as a second document of the last
			last := len(records) - 1
			records[last] = append(records[last], text[m[0]:end]...)
		}
	}
	return first, records
}

var (
	documentMark = regexp.MustCompile(`(?m)^---[ \t]*\r?\n`)
	recordKey    = regexp.MustCompile(`(?m)^record[ \t]*:`)
	caseKey      = regexp.MustCompile(`(?m)^\x{feff}?plenary[ \t]*:`)
)

// own are the files of the record that a case has in its own file.
func own(path string, records [][]byte) []*RecordFile {
	var out []*RecordFile
	for _, text := range records {
		out = append(out, &RecordFile{Path: path, Text: text})
	}
	return out
}

// eachDocument is a text with a function applied to the case in it and to each
// record after it.
func eachDocument(text []byte, f func(part []byte) ([]byte, error)) ([]byte, error) {
	first, records := documents(text)
	out, err := f(text[:first])
	for _, r := range records {
		if err != nil {
			return nil, err
		}
		var part []byte
		part, err = f(r)
		mark := "---\n"
		if bytes.Contains(text[:first], []byte("\r\n")) {
			mark = "---\r\n"
		}
		out = append(append(out, mark...), bytes.TrimLeft(part, "\r\n")...)
	}
	return out, err
}

// OneFile returns the text of a case with all that is on record of it: the case,
// and after a line `---` each file of the record, as their authors have them. A
// file that cannot stand so is written anew. Read again, it is the same case with
// the same record. The error is the context's.
func (f *File) OneFile(ctx context.Context) ([]byte, error) {
	first, _ := documents(f.Text)
	out := ended(f.Text[:first])
	if documentMark.Match(bytes.TrimPrefix(bytes.TrimSpace(out), []byte("---"))) {
		out = WriteCase(&f.Draft)
	}
	d, err := f.RecordDraft(ctx)
	if err != nil {
		return nil, err
	}
	for i, r := range f.Records {
		out = append(append(out, "---\n"...), standing(r.Text, &d.Files[i])...)
	}
	return out, nil
}

// standing is the text of a file of a record as it may stand after another.
func standing(text []byte, d *record.FileDraft) []byte {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if at := documentMark.FindIndex(text); at != nil && len(bytes.TrimSpace(text[:at[0]])) == 0 {
		text = text[at[1]:]
	}
	if documentMark.Match(text) || ending.Match(text) || !recordKey.Match(text) {
		return WriteRecord(*d)
	}
	return ended(bytes.TrimLeft(text, "\r\n"))
}

// ending is the line by which a document of YAML may end.
var ending = regexp.MustCompile(`(?m)^\.\.\.`)

// ended is a text with an end of its last line.
func ended(text []byte) []byte {
	text = slices.Clone(text)
	if !bytes.HasSuffix(text, []byte("\n")) {
		text = append(text, '\n')
	}
	return text
}
