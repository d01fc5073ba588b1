package npz

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestRoundTrip reads back columns of every type and of many lengths.
func TestRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for _, n := range []int{0, 1, 2, 100, 40_000} {
		var b bytes.Buffer
		w := NewWriter(&b)
		columns := map[string][]uint32{}
		for name, most := range map[string]uint32{"one": 255, "two": 65535, "four": 1<<32 - 1} {
			list := make([]uint32, n)
			for i := range list {
				list[i] = rng.Uint32() & most
			}
			columns[name] = list
			if err := w.Numbers(name, n, Size(most), slices.Values(list)); err != nil {
				t.Fatal(err)
			}
		}
		texts := slices.Repeat([]string{"no", "", "fünf vor zwölf", "日本"}, n%7)
		if err := w.Names("texts", texts); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		r, err := NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for name, list := range columns {
			c, err := r.Column(name)
			if err != nil || c.Len != n {
				t.Fatalf("%s: %+v, %v", name, c, err)
			}
			for i, want := range list {
				if x, err := c.Number(); x != want || err != nil {
					t.Fatalf("%s: row %d is %d, %v, not %d", name, i, x, err, want)
				}
			}
			if _, err := c.Number(); err == nil {
				t.Errorf("%s goes on behind its last row", name)
			}
		}
		if got, err := r.Names("texts"); !slices.Equal(got, texts) || err != nil {
			t.Errorf("read %q, %v, not %q", got, err, texts)
		}
	}
}

// TestWrong refuses what is none of ours, by its name.
func TestWrong(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	err := w.Numbers("few", 3, 1, slices.Values([]uint32{1, 2}))
	if err == nil || !strings.Contains(err.Error(), `2 numbers for 3 rows of "few"`) {
		t.Errorf("too few rows: %v", err)
	}
	_ = w.Names("texts", []string{"a"})
	to, _ := w.column("floats", "<f8", 1)
	_, _ = to.Write(make([]byte, 8))
	to, _ = w.zip.Create("none.npy")
	_, _ = to.Write([]byte("no array at all"))
	_ = w.Close()
	r, err := NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"floats": "of a type that is not read", "none": "no array of version 1.0", "missing": "there is no column",
	} {
		if _, err := r.Column(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if c, err := r.Column("few"); err != nil {
		t.Error(err)
	} else if _, err := c.Number(); err != nil {
		t.Error(err)
	}
	if _, err := r.Names("few"); err == nil {
		t.Error("numbers are read as texts")
	}
	if _, err := NewReader(bytes.NewReader([]byte("PK")), 2); err == nil {
		t.Error("two bytes are an archive")
	}
}
