package evidence

// MayRead gives a shelf other bounds, in bytes: of files looked through, and of
// texts read.
func (s *Shelf) MayRead(hash, read int64) { s.mayHash, s.mayRead = hash, read }

// Same reports whether two texts are the same under some folds.
func Same(a, b string, folds Folds) bool { return same([]rune(a), []rune(b), folds) }

// AWord is a word of a text: where it stands and what it is folded.
type AWord struct {
	From, To int
	Key      string
}

// WordsOf divides a text into words.
func WordsOf(text []rune) []AWord {
	var out []AWord
	for _, w := range wordsOf(text, map[string]int32{}, true) {
		out = append(out, AWord{int(w.from), int(w.to), Folded(text[w.from:w.to])})
	}
	return out
}

// Folded folds all that can be.
func Folded(text []rune) string { return string(foldRunes(text, 0, len(text), foldAll).runes) }
