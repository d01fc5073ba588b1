package starter

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestID is where an id that is made from words ends, in bytes.
const longestID = 18

// idOf makes an id from words of any script: small letters and digits, joined
// by dashes. Accents go, letters that have a usual spelling in Latin ones get
// it, and what is left without any is called like kind. It is none of taken.
func idOf(words, kind string, taken func(string) bool) string {
	base := kind
	for _, word := range strings.FieldsFunc(strings.ToLower(latin(words)), isNoLetter) {
		switch {
		case reserved[word]:
		case base == kind:
			base = word
		case len(base)+1+len(word) <= longestID:
			base += "-" + word
		}
		if len(base) >= longestID {
			break
		}
	}
	if base[0] >= '0' && base[0] <= '9' {
		base = kind + "-" + base
	}
	base = strings.TrimRight(base[:min(len(base), longestID)], "-")
	id := base
	for n := 2; taken(id) || id == kind; n++ {
		if id = base + "-" + strconv.Itoa(n); base == kind {
			id = base + "-" + strconv.Itoa(n-1)
		}
	}
	return id
}

func isNoLetter(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }

// reserved are words that stand in no id: those of conditions and of commands,
// and such as say nothing.
var reserved = map[string]bool{"not": true, "and": true, "or": true, "if": true, "iff": true, "the": true, "a": true,
	"an": true, "its": true, "their": true, "now": true, "of": true, "to": true, "for": true, "in": true, "on": true,
	"with": true, "from": true}

// latin spells a text in Latin letters as far as it can.
func latin(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch low := unicode.ToLower(r); {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case spelt[low] != "":
			b.WriteString(strings.TrimSuffix(spelt[low], "-"))
		default:
			b.WriteRune(low)
		}
	}
	return b.String()
}

// spelt are letters with a usual spelling in Latin ones; a dash alone for those
// that are left out.
var spelt = spellings(
	"ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i",
	"а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch "+
		"ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѓ g ќ k ў w",
	"α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
)

func spellings(tables ...string) map[rune]string {
	out := map[rune]string{}
	for _, table := range tables {
		words := strings.Fields(table)
		for i := 0; i+1 < len(words); i += 2 {
			out[[]rune(words[i])[0]] = words[i+1]
		}
	}
	return out
}
