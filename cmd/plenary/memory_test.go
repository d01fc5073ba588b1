package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMemorySize(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "": "", "500M": "500M", "2G": "2G", "2GB": "2G", "2 GiB": "2G", "1t": "1T", "2048m": "2G",
		"67108865": "67108865", "40000K": "40000K", " 64M ": "64M", "31M": "", "1": "", "x": "", "M": "", "-1G": "",
		"1.5G": "", "2P": "", "17000000T": "", "99999999999999999999": "", "1GG": "", "G1": "",
	} {
		var m memory
		if err := m.Set(text); (err != nil) != (want == "") || err == nil && m.String() != want {
			t.Errorf("%q: %v %v, want %q", text, m.String(), err, want)
		}
		var again memory
		if err := again.Set(m.String()); err != nil || again.asked != m.asked {
			t.Errorf("%q is written %s, which is another", text, m.String())
		}
	}
}

// TestMaxMemory has commands need more memory than they may have: where that
// can be worked out it is, and where not, they end when they have it.
func TestMaxMemory(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var options strings.Builder
	for i := range 20 {
		fmt.Fprintf(&options, "  up.a%d:\n", i)
	}
	write("wide.yaml", "plenary: 1\nparties: {up: }\noptions:\n"+options.String())
	write("ruled.yaml", "plenary: 1\nparties: {up: }\nimpossible: [up.a1 and up.a2]\noptions:\n"+options.String())
	write("report.txt",
		strings.Repeat("\"We will not sign before the funds are back,\" Kim Kye-gwan told reporters on Monday. "+
			"He left.\n\n", 80_000))
	for args, want := range map[string]string{
		"states wide.yaml " +
			"--max-memory 32M": "1048576 feasible states from 20 options, " +
			"where at most 847334 are allowed; all of them take 40 MiB: allow so much with --max-memory, add rules " +
			"under `impossible` that exclude 201242 of them, or drop any option",
		"states wide.yaml --max-memory 32M " +
			"--max-states 9": "more than 9 feasible states from 20 options; add rules",
		"diff wide.yaml wide.yaml " +
			"--max-memory 64M": "wide.yaml: with half of the memory for either case, " +
			"1048576 feasible states from 20 options, where at most 847334 are allowed; all of them take 40 MiB",
		"states ruled.yaml " +
			"--max-memory 32M": "more than 650279 feasible states from 20 options; " +
			"at 51 bytes a state the memory holds no more: allow more of it with --max-memory",
		"states wide.yaml --max-memory 1M": "--max-memory",
		"read report.txt --max-memory 40M": "more than 41943040 bytes of memory (40 MiB); " +
			"allow more with --max-memory, or make the case smaller",
		"check wide.yaml " +
			"--max-memory 128M": "",
		"states wide.yaml --where up.a1&up.a0 " +
			"--max-memory -1": "write a number of bytes",
	} {
		t.Run(args, func(t *testing.T) {
			status := exitLimit
			switch {
			case want == "":
				status = exitAnswered
			case strings.HasSuffix(args, " 1M"), strings.HasSuffix(args, " -1"):
				status = exitUsage
			}
			p := start(t, dir, notAtAll, strings.Fields(args)...)
			p.begin()
			if got := p.end(); got != status || !strings.Contains(p.err.String(), want) {
				t.Errorf("status %d, want %d: %s\nwant %s", got, status, p.err.String(), want)
			}
		})
	}
	p := start(t, dir, notAtAll, "states", "wide.yaml", "--json", "--max-memory", "32M")
	p.begin()
	if got, want := p.end(),
		`{"limit":{"code":"memory","what":"feasible states from 20 options","bound":847334,"met":1048576,`; got != exitLimit || !strings.HasPrefix(p.stdout.String(), want) {
		t.Errorf("status %d: %s, want %s", got, p.stdout.String(), want)
	}
}
