package casefile

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestOneFile holds that a case with its record in one file is the same case with
// the same record: of all of the repository, and at random.
func TestOneFile(t *testing.T) {
	files, _ := filepath.Glob("../cases/*/case.yaml")
	for _, file := range files {
		f, err := Load(t.Context(), filepath.Dir(file))
		if err != nil {
			t.Fatal(err)
		}
		oneFile(t, file, f)
	}
	for i := range uint64(60) {
		d, r := plenarytest.RandomRecordDraft(rand.New(rand.NewPCG(i, 79)), plenarytest.Shape{States: 60})
		dir := t.TempDir()
		putDown(t, filepath.Join(dir, "case.yaml"), WriteCase(&d))
		for k := range r.Files {
			putDown(t, filepath.Join(dir, "record", fmt.Sprintf("%d.yaml", k)), WriteRecord(r.Files[k]))
		}
		if f, err := Load(t.Context(), dir); err == nil {
			oneFile(t, fmt.Sprint("random case ", i), f)
		}
	}
}

func putDown(t *testing.T, path string, text []byte) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = os.WriteFile(path, text, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func oneFile(t *testing.T, name string, f *File) *File {
	t.Helper()
	text, err := f.OneFile(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "talks.yaml")
	putDown(t, path, text)
	one, err := Load(t.Context(), path)
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, text)
	}
	was, _ := f.RecordDraft(t.Context())
	is, _ := one.RecordDraft(t.Context())
	opts := cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(plenary.Draft{}, plenary.StatementDraft{})}
	if diff := cmp.Diff(f.Draft, one.Draft, opts) + cmp.Diff(was, is, opts); diff != "" {
		t.Errorf("%s in one file (-was +is):\n%.2000s", name, diff)
	}
	if again, _ := one.OneFile(t.Context()); !bytes.Equal(again, text) {
		t.Errorf("%s in one file is written otherwise the second time", name)
	}
	laid, err := Format(t.Context(), path, text)
	if err != nil {
		t.Fatalf("%s in one file: %v", name, err)
	}
	if again, err := Format(t.Context(), path, laid); err != nil || !bytes.Equal(laid, again) {
		t.Errorf("%s in one file is laid out otherwise the second time: %v", name, err)
	}
	marked := []byte(byteOrderMark + strings.ReplaceAll(string(text), "\n", "\r\n"))
	putDown(t, path, marked)
	if again, err := Load(t.Context(), path); err != nil || len(again.Records) != len(one.Records) {
		t.Errorf("%s in one file as another editor saves it: %v", name, err)
	} else if laid, err := Format(t.Context(), path, marked); err != nil ||
		!bytes.HasPrefix(laid, []byte(byteOrderMark)) {
		t.Errorf("%s laid out in that file: %v", name, err)
	}
	return one
}

// small is a case.
const small = "plenary: 1\nparties: {up: }\noptions: {up.x: }\n"

// TestOddFiles has files of a record that cannot stand after another as they are,
// and faults in one that does.
func TestOddFiles(t *testing.T) {
	dir := t.TempDir()
	putDown(t, filepath.Join(dir, "case.yaml"), []byte("---\n# a remark\n"+strings.TrimSpace(small)))
	putDown(t, filepath.Join(dir, "record.yaml"),
		[]byte("\ufeff---\nrecord: 1 # mine\nentries: [{on: 2006, event: a}]\n"))
	putDown(t, filepath.Join(dir, "record", "a.yaml"), []byte("{record: 1, entries: [{on: 2006, event: b}]}\n"))
	putDown(t, filepath.Join(dir, "record", "b.yaml"),
		[]byte("record: 1\r\nentries: [{on: 2006, event: c}]\r\n...\r\n"))
	f, err := Load(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	one := oneFile(t, "odd files", f)
	if len(one.Records) != 3 || !strings.Contains(string(one.Text), "# mine") ||
		!strings.Contains(string(one.Text), "# a remark") {
		t.Errorf("%s", one.Text)
	}
	if name, line, _ := one.InRecord(2, "entries", "0"); name != one.Path || line != 18 {
		t.Errorf("the third entry stands at %s:%d in\n%s", name, line, one.Text)
	}
	path := filepath.Join(dir, "wrong.yaml")
	putDown(t, path, []byte(small+"---\nrecord: 1\nentries: [{on: 2006, evnt: a}]\n"))
	if _, err := Load(t.Context(), path); err == nil || !strings.Contains(err.Error(), "wrong.yaml:6:22") {
		t.Errorf("%v", err)
	}
	putDown(t, path, []byte(small+"---\nmore: 1\n"))
	_, err = Load(t.Context(), path)
	if err == nil || !strings.Contains(err.Error(), "a second document begins here") {
		t.Errorf("%v", err)
	}
}
