package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestRelease makes what people of this system install, twice: the bytes are the
// same, the checksums are right, and what is installed runs.
func TestRelease(t *testing.T) {
	host := runtime.GOOS + "/" + runtime.GOARCH
	switch {
	case testing.Short():
		t.Skip("one goroutine; -short is for the race detector")
	case !slices.Contains(targets, host):
		t.Skip("nothing is made for " + host)
	}
	if _, err := exec.LookPath("dpkg-deb"); err != nil && runtime.GOOS == "linux" {
		t.Skip("no dpkg-deb")
	}
	s := settings{out: t.TempDir(), only: host, dirty: true, root: "../..", quick: true}
	from, err := commitOf(t.Context(), s.root)
	if err != nil {
		t.Fatal(err)
	}
	first := &builder{ctx: t.Context(), settings: s, from: from}
	if err := first.all(); err != nil {
		t.Fatal(err)
	}
	s.out = t.TempDir()
	again := &builder{ctx: t.Context(), settings: s, from: from, man: first.man} // made once: they take longest
	if err := again.all(); err != nil {
		t.Fatal(err)
	}
	a, b := sums(t, first.out), sums(t, again.out)
	if a != b || !strings.Contains(a, "SHA256SUMS") {
		t.Errorf("made again it differs:\n%s\n%s", a, b)
	}
	if runtime.GOOS == "linux" {
		installed(t, first)
		archived(t, first)
	}
}

// sums lists the digests of all files of a folder, having compared them with those
// that are written there.
func sums(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, e := range list {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprintf("%x  %s\n", sha256.Sum256(data), e.Name())
		if e.Name() != "SHA256SUMS" && !strings.Contains(string(written), line) {
			t.Errorf("the checksums do not have %s", line)
		}
		out.WriteString(line)
	}
	return out.String()
}

// installed unpacks the Debian package into a folder and runs what is there.
func installed(t *testing.T, b *builder) {
	t.Helper()
	deb := filepath.Join(b.out, "plenary_"+debianVersion(b.version)+"_"+runtime.GOARCH+".deb")
	root := t.TempDir()
	if _, err := output(exec.Command("dpkg-deb", "-x", deb, root)); err != nil {
		t.Fatal(err)
	}
	program, docs := filepath.Join(root, "usr/bin/plenary"), filepath.Join(root, "usr/share/doc/plenary")
	if out, err := output(exec.Command(program, "--version")); err != nil || out != "plenary "+b.version {
		t.Errorf("version %q, %v", out, err)
	}
	sweep, err := output(exec.Command(filepath.Join(root, "usr/bin/plenary-sweep"), "--version"))
	if err != nil || sweep != "plenary-sweep "+b.version {
		t.Errorf("version %q of sweeps, %v", sweep, err)
	}
	for _, args := range [][]string{
		{"check", filepath.Join(docs, "examples/six-party-2006")},
		{"states", filepath.Join(docs, "examples/six-party-2006")}, {"schema"}, {"brief", "--help"},
	} {
		if out, err := output(exec.Command(program, args...)); err != nil || out == "" {
			t.Errorf("%v: %v", args, err)
		}
	}
	for name, has := range map[string]string{
		"usr/share/man/man1/plenary.1.gz": ".TH \"PLENARY\"", "usr/share/man/man1/plenary-brief.1.gz": "plenary-brief",
		"usr/share/doc/plenary/changelog.gz": "plenary (" + debianVersion(b.version) + ")",
		"usr/share/doc/plenary/README.md.gz": "# Plenary",
	} {
		if text := unzipped(t, filepath.Join(root, name)); !strings.Contains(text, has) {
			t.Errorf("%s has no %q", name, has)
		}
	}
	for _, name := range []string{
		"usr/share/bash-completion/completions/plenary", "usr/share/zsh/vendor-completions/_plenary",
		"usr/share/fish/vendor_completions.d/plenary.fish", "usr/share/doc/plenary/copyright",
	} {
		info, err := os.Stat(filepath.Join(root, name))
		if err != nil || info.Mode().Perm() != 0o644 || info.Size() == 0 || !info.ModTime().Equal(b.from.time) {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
	field, err := output(exec.Command("dpkg-deb", "-f", deb, "Version"))
	if err != nil || field != debianVersion(b.version) {
		t.Errorf("version %q of the package, %v", field, err)
	}
}

func unzipped(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if r.Name != "" || !r.ModTime.IsZero() {
		t.Errorf("%s has a name or a time of its own", name)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// archived looks what is in the archive.
func archived(t *testing.T, b *builder) {
	t.Helper()
	name := "plenary_" + b.version + "_" + runtime.GOOS + "_" + runtime.GOARCH
	r := tar.NewReader(strings.NewReader(unzipped(t, filepath.Join(b.out, name+".tar.gz"))))
	modes := map[string]int64{}
	for {
		head, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		modes[strings.TrimPrefix(head.Name, name+"/")] = head.Mode
	}
	for file, mode := range map[string]int64{
		"plenary": 0o755, "plenary-sweep": 0o755, "LICENSE": 0o644,
		"man/plenary-check.1": 0o644, "completions/_plenary": 0o644,
		"completions/plenary.ps1": 0o644,
	} {
		if modes[file] != mode {
			t.Errorf("%s has mode %o", file, modes[file])
		}
	}
}

// TestZip: what is made for Windows has the program, and the same bytes again.
func TestZip(t *testing.T) {
	b := &builder{settings: settings{out: t.TempDir()}, from: commit{time: time.Unix(1e9, 0).UTC()}}
	files := []file{{"plenary/plenary.exe", 0o755, []byte("a program")}, {"plenary/LICENSE", 0o644, []byte("a text")}}
	var got [][]byte
	for range 2 {
		if err := b.zip("x.zip", files); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(b.out, "x.zip"))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, data)
	}
	if !bytes.Equal(got[0], got[1]) || !bytes.Contains(got[0], []byte("plenary/plenary.exe")) {
		t.Error("the archive differs")
	}
}

// TestRefused: what is not asked for rightly is refused before anything is built.
func TestRefused(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "x"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for want, s := range map[string]settings{
		"unknown target plan9/386":  {out: t.TempDir(), only: "plan9/386", root: "../.."},
		"there is something in":     {out: full, root: "../.."},
		"git log -1 --format=%ct %": {out: t.TempDir(), root: t.TempDir()},
	} {
		if err := release(t.Context(), s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestDebianVersion: what comes before a release sorts before it.
func TestDebianVersion(t *testing.T) {
	for version, want := range map[string]string{
		"0.1.0": "0.1.0", "0.1.0-dev.20261126221211.0123456789ab+dirty": "0.1.0~dev.20261126221211.0123456789ab+dirty",
	} {
		if got := debianVersion(version); got != want {
			t.Errorf("%s is %s, want %s", version, got, want)
		}
	}
}
