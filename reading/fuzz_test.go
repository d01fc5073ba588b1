package reading_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
)

// Whatever the bytes: no panic, the same answer twice, and every piece stands
// where it says.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.[th][xt]*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	for _, s := range shapes {
		f.Add([]byte(s.text))
		f.Add([]byte("\n" + s.text))
	}
	opt := shapesOptions
	opt.Date = time.Date(2031, 10, 11, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := reading.Read(t.Context(), "fuzz", raw, opt)
		if err != nil {
			return
		}
		again, err := reading.Read(t.Context(), "fuzz", raw, opt)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(r, again, cmpopts.IgnoreFields(reading.Report{}, "Text")); diff != "" {
			t.Fatal("read twice:", diff)
		}
		for i := range r.Proposals {
			p := &r.Proposals[i]
			stands(t, r.Text, p.Piece)
			stands(t, r.Text, p.Cue)
			stands(t, r.Text, p.Speaker.Piece)
			stands(t, r.Text, p.Speaker.For)
			open := p.Speaker.How == reading.Unattributed
			if open && (p.Speaker.Why == "" || p.Speaker.Person != "" || p.Speaker.Party != "") {
				t.Errorf("unattributed: %+v", p.Speaker)
			}
			if p.Kind == "" || p.KindRule == "" || p.Rule == "" || p.Form == "" {
				t.Errorf("no rule: %+v", p)
			}
		}
	})
}

func stands(t *testing.T, text *evidence.Text, p reading.Piece) {
	t.Helper()
	if p.Place == (evidence.Place{}) {
		return
	}
	got, ok := text.Words(p.Place)
	if !ok || !strings.Contains(got, p.Words) || !text.HTML() && got != p.Words {
		t.Errorf("%q at %v, not %q", got, p.Place, p.Words)
	}
}

// A page of 1 MB: the invented page of the tests with its body many times over.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"page.html", "wire.txt", "locks.txt"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			b.Fatal(err)
		}
		begin, end := strings.Index(string(raw), "<p>Neg"), strings.Index(string(raw), "</article>")
		if begin < 0 {
			begin, end = 0, len(raw)
		}
		var body strings.Builder
		for i := 0; body.Len() < 1<<20; i++ { // no paragraph twice: that would be furniture
			body.WriteString(strings.ReplaceAll(string(raw[begin:end]), " the ", fmt.Sprintf(" the %dth ", i)) + "\n\n")
		}
		long := string(raw[:begin]) + body.String() + string(raw[end:])
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(long)))
			for b.Loop() {
				if _, err := reading.Read(b.Context(), name, []byte(long), reading.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
