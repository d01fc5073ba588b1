package casefile

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

const oneEntry = "record: 1\nentries: [{on: 2006, event: x}]\n"

// What seems meant for a record is read, or told; and what is kept beside it for
// other reasons is left alone.
func TestBeside(t *testing.T) {
	for _, tc := range []struct {
		files  string // beside case.yaml, apart by blanks
		read   int
		err    string // with DIR for the folder; lines apart by |
		unread string
	}{
		{"record.yaml record/a.yaml record/b.yaml", 3, "", ""},
		{"record/README.md record/.gitkeep record/a.yaml record/a.yaml~ record/#a.yaml# record/.#a.yaml " +
			"record/.a.yaml.swp record/a.yaml.bak record/a.yaml.orig notes.txt sources/x.yaml", 1, "", ""},
		{"record.yml", 0, "DIR/record.yml: this is not read for its name; rename it to record.yaml", ""},
		{"Record.yaml", 0, "DIR/Record.yaml: this is not read for its name; rename it to record.yaml", ""},
		{"RECORD.YML", 0, "DIR/RECORD.YML: this is not read for its name; rename it to record.yaml", ""},
		{"records.yaml", 0, "DIR/records.yaml: this is not read for its name; rename it to record.yaml", ""},
		{"record.yaml.txt", 0, "DIR/record.yaml.txt: this is not read for its name; rename it to record.yaml", ""},
		{"record.yaml record.yml", 1, "", "DIR/record.yml: this is not read, but record.yaml beside it; " +
			"if it is needed, give it another name that ends in .yaml"},
		{"record/a.yml", 0, "DIR/record/a.yml: this is not read for its name; rename it to a.yaml", ""},
		{"record/a.yaml record/b.YAML record/c.yml record/d.yaml.txt", 0,
			"DIR/record/b.YAML: this is not read for its name; rename it to b.yaml|DIR/record/c.yml: this is not " +
				"read for its name; rename it to c.yaml|DIR/record/d.yaml.txt: this is not read for its name; " +
				"rename it to d.yaml", ""},
		{"record/a.yaml record/a.yml", 1, "", "DIR/record/a.yml: this is not read, but a.yaml beside it; " +
			"if it is needed, give it another name that ends in .yaml"},
		{"record/2006/a.yaml record/b.yaml", 0,
			"DIR/record/2006/a.yaml: this is not read, as it stands in a folder of its own; move it up into record/",
			""},
		{"record/old/notes.txt record/b.yaml", 1, "", ""},
		{
			"record/a/b/c.yml", 0,
			"DIR/record/a/b/c.yml: this is not read, as it stands in a folder of its own; move it up into record/", ""},
		{"record/a.json record/b.yaml", 1, "", "DIR/record/a.json: this is not read: files of a record end in .yaml"},
		{"records/a.yaml", 0, "DIR/records: this folder is not read for its name; rename it to record", ""},
		{"Record/a.yaml", 0, "DIR/Record: this folder is not read for its name; rename it to record", ""},
		{"records/a.pdf other-case.yaml", 0, "", ""},
		{"record/a.yaml records/a.yaml", 1, "",
			"DIR/records: this folder is not read; the files of a record stand in record/"},
		{
			"record", 0, "DIR/record: this is a file where the folder record/ is expected; " +
				"if it is a record, name it record.yaml", ""},
		{"record.yaml/x", 0, "DIR/record.yaml: this is a folder where a file is expected", ""},
		{"record/a.yaml/x", 0, "DIR/record/a.yaml: this is a folder where a file is expected", ""},
		{"2006.yaml record/a.yaml", 1, "",
			"DIR/2006.yaml: this is a file of a record, and is not read here; move it into the folder record/"},
		{
			"2006.yml", 0, "",
			"DIR/2006.yml: this is a file of a record, and is not read here; move it into the folder record/"},
		{"case.yml Case.yaml", 0, "", "DIR/Case.yaml: this is not read, but case.yaml beside it|DIR/case.yml: this " +
			"is not read, but case.yaml beside it"},
	} {
		dir, memory := t.TempDir(), fstest.MapFS{}
		for _, name := range append(strings.Fields(tc.files), "case.yaml") {
			text := oneEntry
			if name == "case.yaml" || name == "other-case.yaml" {
				text = sound
			}
			put(t, dir, name, text)
			memory["c/"+name] = &fstest.MapFile{Data: []byte(text)}
		}
		f, err := Load(t.Context(), dir)
		compareBeside(t, tc.files, dir, tc.err, tc.unread, f, err, tc.read)
		f, err = LoadFS(t.Context(), memory, "c", "HEAD:")
		compareBeside(t, tc.files, "HEAD:c", tc.err, tc.unread, f, err, tc.read)
		if _, err := Files(dir); (err == nil) != (tc.err == "") &&
			!strings.Contains(tc.err, "where a file is expected") {
			t.Errorf("%s: Files: %v", tc.files, err)
		}
	}
}

func compareBeside(t *testing.T, files, dir, wantErr, wantUnread string, f *File, err error, read int) {
	t.Helper()
	got := ""
	if err != nil {
		got = strings.ReplaceAll(strings.ReplaceAll(err.Error(), dir, "DIR"), "\n", "|")
	}
	if got != wantErr {
		t.Errorf("%s: %s, want %s", files, got, wantErr)
	}
	if err != nil {
		return
	}
	var unread []string
	for _, u := range f.Unread {
		unread = append(unread, strings.ReplaceAll(u.Path, dir, "DIR")+": "+u.Text)
	}
	if len(f.Records) != read || strings.Join(unread, "|") != wantUnread {
		t.Errorf("%s: %d files are read, %d should be; of others it is said %s, which should be %s", files,
			len(f.Records), read, strings.Join(unread, "|"), wantUnread)
	}
}

// A blank at the end of a name is hard to see.
func TestNameThatEndsInABlank(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "case.yaml", sound)
	put(t, dir, "record/a.yaml ", oneEntry)
	_, err := Load(t.Context(), dir)
	if err == nil ||
		!strings.HasSuffix(err.Error(), "record/a.yaml : this is not read for its name; rename it to a.yaml") {
		t.Error(err)
	}
}

// Of very many files that are not read the first twenty are told.
func TestManyUnread(t *testing.T) {
	memory := fstest.MapFS{"case.yaml": &fstest.MapFile{Data: []byte(sound)}}
	for i := range 30 {
		memory[fmt.Sprintf("record/%d.yml", i)] = &fstest.MapFile{Data: []byte(oneEntry)}
	}
	_, err := LoadFS(t.Context(), memory, ".", "")
	if err == nil || strings.Count(err.Error(), "\n") != 20 || !strings.HasSuffix(err.Error(), "\n... and 10 more") {
		t.Error(err)
	}
}

// A case in a file of another name has no record; if one stands beside it, that is
// said.
func TestRecordBesideOtherCase(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "river.yaml", sound)
	put(t, dir, "case.yml", sound)
	for _, name := range []string{"river.yaml", "case.yml"} {
		if f, err := Load(t.Context(), filepath.Join(dir, name)); err != nil || len(f.Unread) > 0 {
			t.Errorf("%s: %v %v", name, err, f.Unread)
		}
	}
	put(t, dir, "record/a.yaml", oneEntry)
	for _, name := range []string{"river.yaml", "case.yml"} {
		if f, err := Load(t.Context(), filepath.Join(dir, name)); err != nil || len(f.Unread) != 1 ||
			f.Unread[0].Text != "this is not read, as the file of the case is not called case.yaml" {
			t.Errorf("%s: %v %v", name, err, f.Unread)
		}
	}
	put(t, dir, "case.yaml", sound)
	if f, err := Load(t.Context(), filepath.Join(dir, "river.yaml")); err != nil || len(f.Unread) > 0 {
		t.Errorf("beside a case: %v %v", err, f.Unread)
	}
}
