package evidence

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// Standing is how a cited passage stands in a text.
type Standing uint8

const (
	Unplaced Standing = iota // no digest or no length is written: nothing to check
	Exact                    // the words stand where the case says
	Moved                    // they stand elsewhere in the text
	Orphaned                 // they were not found
)

var standings = []string{"unplaced", "exact", "moved", "orphaned"}

func (s Standing) String() string { return standings[s] }

var digestPattern = regexp.MustCompile(`^sha256:[0-9a-f]{16,64}$`)

// Check tells whether words with the digest stand at p and, if not, every
// place where they do; it never chooses among several. Line breaks do not
// matter. The words must begin and end at the edge of a word, and be at most
// slack runes shorter, white space folded, than p.Length: tags and line ends
// within a passage are counted in its length. The error is the context's: long
// words take seconds to search for.
func (t *Text) Check(ctx context.Context, p Place, digest string) (Standing, []Place, error) {
	if p.Length < 1 || !digestPattern.MatchString(digest) {
		return Unplaced, nil, nil
	}
	if words, ok := t.Words(p); ok && fullDigest(words)[:len(digest)] == digest {
		return Exact, nil, nil
	}
	places, err := t.search(ctx, p.Length, digest)
	if err != nil || len(places) > 0 {
		return Moved, places, err
	}
	return Orphaned, nil, nil
}

const (
	slack     = 12        // runes by which words may fall short of a length in a plain text
	pageSlack = 400       // and in a page, whose tags count
	maxHashes = 1_500_000 // how many stretches one search tries
)

// folded is the visible text with white space folded.
type folded struct {
	text   []byte
	start  []int32 // for each folded rune, its byte in text; and one more for the end
	index  []int32 // for each folded rune, its index in Visible
	begins []bool  // for each folded rune, whether a word or a mark begins there
}

func (t *Text) fold() *folded {
	f := &folded{}
	gap := false
	for i, r := range t.visible {
		if unicode.IsSpace(r) {
			gap = true
			continue
		}
		if gap && len(f.text) > 0 {
			f.add(' ', int32(i-1))
		}
		gap = false
		f.add(r, int32(i))
	}
	f.start = append(f.start, int32(len(f.text)))
	f.begins = append(f.begins, true)
	return f
}

func (f *folded) add(r rune, index int32) {
	before, _ := utf8.DecodeLastRune(f.text)
	f.begins = append(f.begins, !isWord(r) || !isWord(before))
	f.start = append(f.start, int32(len(f.text)))
	f.index = append(f.index, index)
	f.text = utf8.AppendRune(f.text, r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// search looks for words of about the given length with the digest.
func (t *Text) search(ctx context.Context, length int, digest string) ([]Place, error) {
	f := t.folded()
	shortest := length - slack
	if t.html {
		shortest = length - pageSlack
	}
	left := maxHashes
	for n := length; n >= max(1, shortest) && left > 0; n-- {
		at, err := f.find(ctx, n, digest, &left)
		if err != nil {
			return nil, err
		}
		if at >= 0 {
			return t.all(f, f.text[f.start[at]:f.start[at+n]]), nil
		}
	}
	return nil, nil
}

// find returns the first folded rune of words with n runes and the digest, or -1.
func (f *folded) find(ctx context.Context, n int, digest string, left *int) (int, error) {
	hashed := 0 // bytes since ctx was asked
	want := digest[len("sha256:"):]
	half, _ := hex.DecodeString(want[:len(want)&^1])
	for i := 0; i+n <= len(f.index) && *left > 0; i++ {
		if !f.begins[i] || !f.begins[i+n] {
			continue
		}
		words := f.text[f.start[i]:f.start[i+n]]
		if words[0] == ' ' || words[len(words)-1] == ' ' {
			continue
		}
		*left--
		if hashed += len(words); hashed > 1<<20 {
			if hashed = 0; ctx.Err() != nil {
				return -1, ctx.Err()
			}
		}
		if sum := sha256.Sum256(words); bytes.HasPrefix(sum[:], half) && hex.EncodeToString(sum[:])[:len(want)] == want {
			return i, nil
		}
	}
	return -1, ctx.Err()
}

// all returns every place of the words.
func (t *Text) all(f *folded, words []byte) []Place {
	var places []Place
	length := utf8.RuneCount(words)
	rune0, at := 0, 0
	for {
		next := bytes.Index(f.text[at:], words)
		if next < 0 {
			return places
		}
		rune0 += utf8.RuneCount(f.text[at : at+next])
		at += next
		if f.begins[rune0] && f.begins[rune0+length] {
			places = append(places, t.Place(int(f.index[rune0]), int(f.index[rune0+length-1])+1))
		}
		_, size := utf8.DecodeRune(f.text[at:])
		at, rune0 = at+size, rune0+1
	}
}
