package evidence

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// A search looks for all cited passages of one text together: each length of
// words is gone through once.
type search struct {
	t     *Text
	ctx   context.Context
	work  *int64
	cited []Cited
	found []Found
	open  map[uint64][]int // those sought, by the first eight bytes of their digests
	f     *folded
	edges []int32 // the folded runes where a word or a mark begins
}

// costOf is the work of hashing so many bytes.
func costOf(bytes int) int64 { return 1 + int64(bytes)/256 }

// inPlace finds the passage where it is cited, or has it sought.
func (s *search) inPlace(i int, c Cited) {
	if c.Length < 1 || !digestPattern.MatchString(c.Digest) {
		return
	}
	s.found[i].Placement = Unsought
	if *s.work <= 0 || s.ctx.Err() != nil {
		return
	}
	*s.work -= costOf(min(c.Length, len(s.t.visible)))
	if words, ok := s.t.Words(c.Place); ok && fullDigest(words)[:len(c.Digest)] == c.Digest {
		s.found[i].Placement = Exact
		return
	}
	at := digestKey(c.Digest)
	s.open[at] = append(s.open[at], i)
}

func digestKey(digest string) uint64 {
	key, _ := strconv.ParseUint(digest[len("sha256:"):][:16], 16, 64)
	return key
}

// elsewhere goes through the text by lengths of words: first those that are
// cited, then, rune by rune, what falls short of them.
func (s *search) elsewhere() {
	s.f = s.t.folded()
	for i, begins := range s.f.begins {
		if begins && i < len(s.f.index) && s.f.text[s.f.start[i]] != ' ' {
			s.edges = append(s.edges, int32(i))
		}
	}
	short := slack
	if s.t.html {
		short = pageSlack
	}
	done := map[int]bool{}
	for d := 0; d <= short; d++ {
		for _, n := range s.lengths(d) {
			if n < 1 || n > len(s.f.index) || done[n] {
				continue
			}
			if done[n] = true; !s.ofLength(n) {
				return
			}
		}
	}
	for _, list := range s.open {
		for _, i := range list {
			s.found[i].Placement = Orphaned
		}
	}
}

// lengths lists, longest first, the lengths that fall short by d of a passage
// that is sought.
func (s *search) lengths(d int) []int {
	var out []int
	for _, list := range s.open {
		for _, i := range list {
			out = append(out, s.cited[i].Length-d)
		}
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(b, a) })
	return slices.Compact(out)
}

// ofLength goes through the words of n runes. It returns false when it had to
// give up.
func (s *search) ofLength(n int) bool {
	f := s.f
	for k, at := range s.edges {
		i := int(at)
		if i+n > len(f.index) {
			break
		}
		if k%4096 == 0 {
			if *s.work -= 64; *s.work <= 0 || s.ctx.Err() != nil {
				return false
			}
		}
		words := f.text[f.start[i]:f.start[i+n]]
		if !f.begins[i+n] || words[len(words)-1] == ' ' {
			continue
		}
		if *s.work -= costOf(len(words)); *s.work <= 0 {
			return false
		}
		if sum := sha256.Sum256(words); !s.hit(sum, n, words) {
			return false
		}
	}
	return len(s.open) > 0
}

// hit settles the passages with a digest whose words these are.
func (s *search) hit(sum [sha256.Size]byte, n int, words []byte) bool {
	key := uint64(0)
	for _, b := range sum[:8] {
		key = key<<8 | uint64(b)
	}
	list, ok := s.open[key]
	if !ok {
		return true
	}
	whole := "sha256:" + hex.EncodeToString(sum[:])
	short := slack
	if s.t.html {
		short = pageSlack
	}
	var left []int
	for _, i := range list {
		if c := s.cited[i]; !strings.HasPrefix(whole, c.Digest) || n > c.Length || n < c.Length-short {
			left = append(left, i)
			continue
		}
		if *s.work -= costOf(len(s.f.text)); *s.work <= 0 {
			return false
		}
		places := s.all(words)
		if *s.work <= 0 {
			return false
		}
		s.found[i] = Found{Moved, places}
	}
	if s.open[key] = left; len(left) == 0 {
		delete(s.open, key)
	}
	return true
}

// all returns the places of the words, at most maxPlaces.
func (s *search) all(words []byte) []Place {
	var places []Place
	f := s.f
	for at := 0; len(places) < maxPlaces && *s.work > 0; {
		*s.work -= costOf(len(words))
		next := bytes.Index(f.text[at:], words)
		if next < 0 {
			break
		}
		at += next
		from, _ := slices.BinarySearch(f.start, int32(at))
		to, _ := slices.BinarySearch(f.start, int32(at+len(words)))
		if f.begins[from] && f.begins[to] {
			places = append(places, s.t.Place(int(f.index[from]), int(f.index[to-1])+1))
		}
		at = int(f.start[from+1])
	}
	return places
}
