package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/prose"
)

// TestDocsPictures holds that docs/pictures has one picture of each kind as the command
// draws it, and that docs/pictures.md shows each and lists its kind.
//
//	go test ./cmd/plenary -run TestDocsPictures -update
func TestDocsPictures(t *testing.T) {
	inOneGoroutine(t)
	const folder = "docs/pictures"
	var kept []string
	for _, kind := range prose.PictureKinds() {
		file := filepath.Join(folder, kind+".svg")
		t.Run(kind, func(t *testing.T) {
			drawn, stderr, status := outcome(t, "picture", "cases/six-party-2006", kind)
			if status != 0 {
				t.Fatal(stderr)
			}
			if *update {
				if err := os.WriteFile(file, []byte(drawn), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if text, err := os.ReadFile(file); err != nil || string(text) != drawn {
				t.Errorf("%s is not what the command draws (%v); run make docs", file, err)
			}
			text, err := os.ReadFile("docs/pictures.md")
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{fmt.Sprintf("| `%s` |", kind), fmt.Sprintf("](pictures/%s.svg)", kind)} {
				if !strings.Contains(string(text), want) {
					t.Errorf("docs/pictures.md lacks %s", want)
				}
			}
		})
		kept = append(kept, kind+".svg")
	}
	found, err := os.ReadDir("../../" + folder)
	if err != nil || len(found) != len(kept) {
		t.Errorf("%s has %d files, for %d kinds of pictures (%v)", folder, len(found), len(kept), err)
	}
}
