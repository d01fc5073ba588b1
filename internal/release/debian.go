package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// maintainer is whom the package names; a package must name somebody with an
// address.
const maintainer = "The Plenary authors <plenary-talks@users.noreply.github.com>"

// example is the case that the package has beside its documents.
const example = "cases/six-party-2006"

// debian makes the package for a processor. Debian calls the two that we build for
// as the go command does.
func (b *builder) debian(processor string, executables []file) error {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		return errors.New("dpkg-deb is missing, which makes the Debian package; on Debian: apt-get install dpkg, " +
			"on macOS: brew install dpkg; or leave Linux out by -only")
	}
	version := debianVersion(b.version)
	files, err := b.debianFiles(version, executables)
	if err != nil {
		return err
	}
	size := 0
	for _, f := range files {
		size += (len(f.data) + 1023) / 1024
	}
	root := filepath.Join(b.work, "debian-"+processor)
	files = append(files, file{"DEBIAN/control", 0o644, []byte(control(version, processor, size))})
	for _, f := range files {
		if err := b.place(root, f); err != nil {
			return err
		}
	}
	if err := b.timed(root); err != nil {
		return err
	}
	out, err := filepath.Abs(filepath.Join(b.out, fmt.Sprintf("plenary_%s_%s.deb", version, processor)))
	if err != nil {
		return err
	}
	pack := []string{"-Zxz", "--threads-max=1"} // more threads would divide it otherwise on other machines
	if b.quick {
		pack = []string{"-Zgzip", "-z1"}
	}
	args := slices.Concat([]string{"--root-owner-group"}, pack, []string{"--build", root, out})
	cmd := exec.CommandContext(b.ctx, "dpkg-deb", args...)
	cmd.Env = with(fmt.Sprintf("SOURCE_DATE_EPOCH=%d", b.from.time.Unix()))
	_, err = output(cmd)
	return err
}

// debianVersion is a version in the order that Debian has: what comes before a
// release sorts before it.
func debianVersion(version string) string { return strings.ReplaceAll(version, "-", "~") }

// debianFiles are all files of the package.
func (b *builder) debianFiles(version string, executables []file) ([]file, error) {
	const docs = "usr/share/doc/plenary/"
	changes := fmt.Sprintf("plenary (%s) unstable; urgency=medium\n\n  * What changed is in CHANGELOG.md.gz beside "+
		"this file.\n\n -- %s  %s\n", version, maintainer, b.from.time.Format(time.RFC1123Z))
	files := []file{
		{"usr/share/bash-completion/completions/plenary", 0o644, b.shells["bash"].data},
		{"usr/share/zsh/vendor-completions/_plenary", 0o644, b.shells["zsh"].data},
		{"usr/share/fish/vendor_completions.d/plenary.fish", 0o644, b.shells["fish"].data},
		{docs + "copyright", 0o644, []byte(copyright)},
		{docs + "changelog.gz", 0o644, b.zipped([]byte(changes))},
		{"usr/share/lintian/overrides/plenary", 0o644, []byte(overrides)},
	}
	for _, f := range executables {
		files = append(files, file{"usr/bin/" + f.name, f.mode, f.data})
	}
	for _, f := range b.common {
		if f.name != "LICENSE" { // copyright names it
			files = append(files, file{docs + f.name + ".gz", 0o644, b.zipped(f.data)})
		}
	}
	for _, f := range b.man {
		files = append(files, file{"usr/share/man/man1/" + path.Base(f.name) + ".gz", 0o644, b.zipped(f.data)})
	}
	list, err := git(b.ctx, b.root, "ls-files", "--", example)
	if err != nil {
		return nil, err
	}
	for _, name := range strings.Split(list, "\n") {
		data, err := os.ReadFile(filepath.Join(b.root, name))
		if err != nil {
			return nil, err
		}
		files = append(files, file{docs + "examples/" + strings.TrimPrefix(name, "cases/"), 0o644, data})
	}
	return files, nil
}

func control(version, processor string, size int) string {
	return fmt.Sprintf(`Package: plenary
Version: %s
Architecture: %s
Maintainer: %s
Installed-Size: %d
Section: science
Priority: optional
Homepage: https://github.com/plenary-talks/plenary
Description: where multi-party talks stand, and why nobody moves
 Plenary reads a written-down case of multi-party talks: the parties, what
 each can do, what each wants and how that is known. It answers, with proof,
 where the talks stand, why nobody moves, whether anything is better for
 everyone and would hold, and which ways lead there; and it keeps the record
 of who said, promised and did what, tied to the passages it comes from.
 plenary-sweep draws the orders of wishes that an answer is tried under by
 many processes, with SQLite or PostgreSQL to hold what is done.
`, version, processor, maintainer, size)
}

const copyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Plenary
Source: https://github.com/plenary-talks/plenary

Files: *
Copyright: The Plenary authors
License: Apache-2.0

License: Apache-2.0
 On Debian systems the whole text of the Apache License, version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
`

// overrides are what lintian minds and Go programs are.
const overrides = `plenary: statically-linked-binary
plenary: hardening-no-pie
`

// place writes a file below a folder, with the mode that it is to have.
func (b *builder) place(root string, f file) error {
	name := filepath.Join(root, filepath.FromSlash(f.name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(name, f.data, f.mode); err != nil {
		return err
	}
	return os.Chmod(name, f.mode) // whatever the umask left
}

// timed gives all that is in a folder the mode of folders and the time of the
// commit.
func (b *builder) timed(root string) error {
	return filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(name, 0o755)
		}
		if err != nil {
			return err
		}
		return os.Chtimes(name, b.from.time, b.from.time)
	})
}
