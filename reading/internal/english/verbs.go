package english

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A pattern is how a verb of saying takes the words it reports. A verb may
// have several.
type pattern uint32

const (
	clause  pattern = 1 << iota // said the talks failed
	that                        // announced that the talks failed
	inf                         // vowed to stay
	object                      // rejected the plan
	tell                        // told reporters …
	onlyQ                       // continued: "…"
	naming                      // called it "a joke": only with a quotation
	callFor                     // called for, called on, appealed to
	accuse                      // accused them of …
	noun                        // repeated its promise that …
	outAnd                      // ruled out …
	outThat                     // pointed out that …
	of                          // spoke of "…"
	present                     // say, warn …: only after a plural
	warn                        // warned them that …
	media                       // an agency reported: ends words, proposes none
)

// patternLists has the list of the verbs of every pattern.
var patternLists = map[pattern]string{
	clause: "clause", that: "that", inf: "to", object: "object", tell: "telling", onlyQ: "quote", naming: "naming",
	callFor: "calling", accuse: "accusing", noun: "repeating", outAnd: "out_object", outThat: "out_that", of: "of",
	present: "present", warn: "warning", media: "media",
}

var (
	// verbs are the verbs of saying in the forms in which a report uses them.
	verbs = readVerbs()
	// denying are the verbs that say that something is not so, against those that
	// turn down what they govern or, of a claim, say that it is not so.
	denying, against = list("verbs/denying"), list("verbs/against")
	// announcing are verbs that take "that" after nobody but a speaker.
	announcing = list("verbs/announcing")
	// nounVerbs are verbs of saying that are plural nouns as well.
	nounVerbs = list("verbs/nouns")
	// participles take the subject of what goes before: "…, adding that". Each
	// has the past of its verb.
	participles = readParticiples()
	// speechNouns are nouns whose clause is what was said: the promise that.
	speechNouns = readSpeechNouns()
)

func readVerbs() map[string]pattern {
	out := map[string]pattern{}
	for p, name := range patternLists {
		for verb := range list("verbs/" + name) {
			out[verb] |= p
		}
	}
	return out
}

func readParticiples() map[string]string { return readPairs("verbs/participles") }

// readPairs reads a list of two words a line.
func readPairs(name string) map[string]string {
	out := map[string]string{}
	for _, line := range lines(name) {
		participle, past, _ := strings.Cut(line, " ")
		out[participle] = past
	}
	return out
}

// readSpeechNouns reads the lists in saying; each has its kind as its name.
func readSpeechNouns() map[string]language.Speech {
	files, err := lists.ReadDir("lists/saying")
	if err != nil {
		panic(err)
	}
	out := map[string]language.Speech{}
	for _, file := range files {
		kind := strings.TrimSuffix(file.Name(), ".txt")
		for noun := range list("saying/" + kind) {
			out[noun] = language.Speech(kind)
		}
	}
	return out
}

// isPast reports whether a word looks like the past of a verb.
func isPast(t *language.Token) bool { return len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ed") }

// isAdverb reports whether a word ends like an adverb.
func isAdverb(t *language.Token) bool { return strings.HasSuffix(t.Lower, "ly") }

// verbIn reports whether a small word among the tokens can only be a verb.
func verbIn(toks []language.Token) bool {
	for i := range toks {
		t := &toks[i]
		if t.Capital || !t.Word() {
			continue
		}
		if _, cue := verbs[t.Lower]; cue && !humanNouns[t.Lower] || pastForms[t.Lower] {
			return true
		}
	}
	return false
}

// hasFinite reports whether a verb that can carry a sentence is among the
// tokens.
func hasFinite(toks []language.Token) bool {
	for i := range toks {
		if isFinite(&toks[i]) {
			return true
		}
	}
	return false
}

func isFinite(t *language.Token) bool {
	if t.Quote != nil || !t.Word() {
		return false
	}
	if isHelper(t) || pastForms[t.Lower] || isPast(t) && !t.Capital {
		return true
	}
	_, cue := verbs[t.Lower]
	return cue && !t.Capital || strings.HasSuffix(t.Lower, "n't") || contracted(t.Lower)
}

// isHelper reports whether the word is a form of to be or to have, or a verb
// such as will.
func isHelper(t *language.Token) bool {
	return beForms[t.Lower] || modals[t.Lower] || haveForms[t.Lower]
}

func contracted(w string) bool {
	for _, end := range []string{"'re", "'ve", "'ll", "'d", "'m"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return contractions[w]
}
