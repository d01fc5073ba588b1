package reading

import (
	"strings"
	"unicode"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading/internal/english"
)

// negatedWithin is how many words may stand between a word that negates and what it does.
const negatedWithin = 2

// Negated finds a word that makes the contrary of what stands at a place, as in "will not
// open the gates" or "refused to pay": one that stands before it in its clause, with at most
// two words between. ok is false when there is none.
func (r *Report) Negated(at evidence.Place) (word Piece, ok bool) {
	end, _, found := r.Text.Span(at)
	shown := r.Text.Visible()
	for range negatedWithin + 1 {
		for found && end > 0 && unicode.IsSpace(shown[end-1]) && shown[end-1] != '\u2029' {
			end--
		}
		from := end
		for found && from > 0 && inName(shown[from-1]) {
			from--
		}
		if from == end { // a mark, or the beginning
			return Piece{}, false
		}
		said := strings.ToLower(strings.ReplaceAll(string(shown[from:end]), "’", "'"))
		if english.Negates(said) {
			return Piece{Words: string(shown[from:end]), Place: r.Text.Place(from, end)}, true
		}
		end = from
	}
	return Piece{}, false
}

// inName reports whether a character is of a word, apostrophes included.
func inName(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' }
