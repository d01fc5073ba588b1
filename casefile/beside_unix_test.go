//go:build unix

package casefile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Links that lead nowhere, and what may not be read, are told; links that lead
// somewhere are followed.
func TestBesideLinks(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "real.yaml", oneEntry)
	put(t, dir, "elsewhere/a.yaml", oneEntry)
	for _, tc := range []struct{ at, to, err string }{
		{"record.yaml", "../real.yaml", ""},
		{"record.yaml", "nowhere", "DIR/record.yaml: this is a link that leads nowhere; mend it or remove it"},
		{"record", "nowhere", "DIR/record: this is a link that leads nowhere; mend it or remove it"},
		{"record", "../elsewhere", ""},
		{"record", "record", "DIR/record: it cannot be read: too many levels of symbolic links"},
		{"record/a.yaml", "../../real.yaml", ""},
		{"record/a.yaml", "nowhere", "DIR/record/a.yaml: this is a link that leads nowhere; mend it or remove it"},
		{"record/sub", "../../elsewhere",
			"DIR/record/sub/a.yaml: this is not read, as it stands in a folder of its own; move it up into record/"},
		{"record/.#a.yaml", "ada@host.1", ""},
		{"record/a.yml", "nowhere", "DIR/record/a.yml: this is not read for its name; rename it to a.yaml"},
		{"Record.yaml", "nowhere", "DIR/Record.yaml: this is not read for its name; rename it to record.yaml"},
		{"records", "../elsewhere", "DIR/records: this folder is not read for its name; rename it to record"},
	} {
		here := filepath.Join(dir, "case")
		put(t, here, "case.yaml", sound)
		if err := os.MkdirAll(filepath.Dir(filepath.Join(here, tc.at)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(tc.to, filepath.Join(here, tc.at)); err != nil {
			t.Skip(err)
		}
		_, err := Load(t.Context(), here)
		got := ""
		if err != nil {
			got = strings.ReplaceAll(err.Error(), here, "DIR")
		}
		if got != tc.err {
			t.Errorf("%s to %s: %s, want %s", tc.at, tc.to, got, tc.err)
		}
		if err := os.RemoveAll(here); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBesideUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	for _, name := range []string{"record.yaml", "record/a.yaml", "record"} {
		dir := t.TempDir()
		put(t, dir, "case.yaml", sound)
		put(t, dir, strings.TrimSuffix(name, "/")+map[bool]string{true: "/a.yaml"}[name == "record"], oneEntry)
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
		_, err := Load(t.Context(), dir)
		_ = os.Chmod(filepath.Join(dir, name), 0o755)
		if err == nil || !strings.HasSuffix(err.Error(), name+": there is no permission to read it") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
