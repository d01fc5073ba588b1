package cases_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// reported is the report of a case of the repository, with its frame.
func reported(t *testing.T, name string) (*page.Document, *page.Frame) {
	t.Helper()
	a, err := answer.NewReport(context.Background(), talksOf(t, name), answer.Made{Program: "plenary/1.0"})
	if err != nil {
		t.Fatal(err)
	}
	return prose.English().Report(a), prose.English().ReportFrame(a)
}

// Another program opens the file: its headings, tables, footnotes and pictures are such there, and
// the proof begins behind the answer.
func TestDocxInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("another program; -short is for the race detector")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice, which opens files for word processors: " +
			"apt-get install libreoffice-writer poppler-utils")
	}
	names, docs := []string{"six-party-2006", "minsk-2019"}, map[string]*page.Document{}
	dir := t.TempDir()
	var written []string
	for _, name := range names {
		d, frame := reported(t, name)
		file, err := page.Docx(d, frame, nil)
		if err != nil {
			t.Fatal(err)
		}
		in := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(in, file, 0o666); err != nil {
			t.Fatal(err)
		}
		docs[name], written = d, append(written, in)
	}
	for _, form := range []string{"fodt", "pdf"} { // to start it takes longer than to convert
		profile := "-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile"
		cmd := exec.CommandContext(t.Context(), office, append([]string{"--headless", profile,
			"--convert-to", form, "--outdir", dir}, written...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(dir, name+".fodt"))
		if err != nil {
			t.Fatalf("%s: LibreOffice wrote nothing: %v", name, err)
		}
		asOpened(t, name, docs[name], text)
		sheets(t, name, filepath.Join(dir, name+".pdf"))
	}
}

// asOpened compares a document with what LibreOffice has of it.
func asOpened(t *testing.T, name string, d *page.Document, text []byte) {
	t.Helper()
	has := map[string]int{}
	heads := map[string]bool{}
	in, level := "", ""
	for r := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := r.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			has[token.Name.Local]++
			if token.Name.Local == "h" {
				in = ""
				for _, a := range token.Attr {
					if a.Name.Local == "outline-level" {
						level = a.Value
					}
				}
			}
		case xml.CharData:
			in += string(token)
		case xml.EndElement:
			if token.Name.Local == "h" {
				heads[level+strings.Join(strings.Fields(in), " ")] = true
			}
		}
	}
	tables, figures := 0, 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case page.Heading:
			want := string(rune('0'+b.Level)) + strings.Join(strings.Fields(b.Text.String()), " ")
			if b.Level < 3 && !heads[want] {
				t.Errorf("%s: no heading %q", name, want)
			}
		case page.Table:
			tables++
		case page.Figure:
			tables, figures = tables+1, figures+1
		}
	}
	cited := map[string]bool{}
	for _, s := range d.Spans() {
		for _, ref := range s.Refs {
			cited[ref] = true
		}
	}
	if has["note"] < len(cited) || len(cited) == 0 || has["table"] < tables || has["image"] < figures {
		t.Errorf("%s: %d footnotes for %d sources cited, %d tables for %d, %d pictures for %d", name,
			has["note"], len(cited), has["table"], tables, has["image"], figures)
	}
}

// sheets holds that the first sheet has the answer, and that the proof begins soon.
func sheets(t *testing.T, name, pdf string) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("no pdftotext, so sheets are not looked at: apt-get install poppler-utils")
		return
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	proof := 0
	for i, sheet := range list {
		if strings.Contains(sheet, "Findings and ways in full") {
			proof = i + 1
			break
		}
	}
	if !strings.Contains(list[0], "In short") || proof < 3 || proof > 5 {
		t.Errorf("%s: the first of %d sheets has %.200q, and the proof begins on sheet %d",
			name, len(list), list[0], proof)
	}
}
