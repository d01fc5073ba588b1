package english

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVerbs(t *testing.T) {
	text, err := os.ReadFile("testdata/verbs.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, under := 0, ""
	check := func(verb, want string) {
		n++
		if got := Third(verb).In(verb); got != want {
			t.Errorf("%s: %s, want %s", verb, got, want)
		}
		verb, want = strings.ToUpper(verb[:1])+verb[1:]+" it", strings.ToUpper(want[:1])+want[1:]+" it"
		if got := Third(verb).In(verb); got != want {
			t.Errorf("%s: %s, want %s", verb, got, want)
		}
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case len(words) == 1 && strings.Contains("+s +es -ies pairs", words[0]):
			under = words[0]
		case under == "pairs":
			check(words[0], words[1])
		default:
			for _, verb := range words {
				check(verb, map[string]string{
					"+s": verb + "s", "+es": verb + "es", "-ies": verb[:len(verb)-1] + "ies"}[under])
			}
		}
	}
	if n < 400 {
		t.Errorf("only %d verbs were tried", n)
	}
}

func TestWithin(t *testing.T) {
	hold(t, Within, map[string]string{
		"No talks under pressure": "no talks under pressure", "The US steps back": "the US steps back",
		"It takes pride": "it takes pride", "Nobody asks": "nobody asks", "Oil comes first": "oil comes first",
		"Oil Board aims": "Oil Board aims", "AID is late": "AID is late", "Aid": "Aid",
		"Poland is near": "Poland is near",
		"A":              "A", "": "", "no talks": "no talks", "ALL of it": "all of it", "Japan's aim": "Japan's aim",
	})
}

func TestThird(t *testing.T) {
	hold(t, Third, map[string]string{
		"halt its nuclear facilities": "halts its nuclear facilities",
		"carry out the deal":          "carries out the deal",
		"be ready to lift":            "is ready to lift",
		"do so":                       "does so",
		"have its envoys agree":       "has its envoys agree",
		"not lift":                    "does not lift",
		"not be ready":                "is not ready",
		"not have its envoys agree":   "does not have its envoys agree",
		"not publicly renounce force": "does not publicly renounce force",
		"don't lift":                  "doesn't lift",
		"don’t lift":                  "doesn’t lift",
		"publicly renounce force":     "publicly renounces force",
		"also agree":                  "also agrees",
		"no longer aid it":            "no longer aids it",
		"never strike":                "never strikes",
		"reply first":                 "replies first",
		"supply energy":               "supplies energy",
		"may lift":                    "may lift",
		"must not lift":               "must not lift",
		"cannot lift":                 "cannot lift",
		"co-sign the deal":            "co-signs the deal",
		"re-do it":                    "re-does it",
		"“halt” at once":              "“halts” at once",
		"Be ready":                    "Is ready",
		"Not lift":                    "Does not lift",
		"  (stay)":                    "  (stays)",
		"OK the text":                 "OKs the text",
		"pledge € 5 million":          "pledges € 5 million",
		"naïvely accept":              "naïvely accepts",
		"resumé":                      "resumés",
		"":                            "",
		"not":                         "not",
		"– ":                          "– ",
		"5 per cent":                  "5 per cent",
		"прекратить":                  "прекратить",
		"停止":                          "停止",
	})
}

func TestThey(t *testing.T) {
	hold(t, They, map[string]string{
		"halt":              "halt",
		"be ready to lift":  "are ready to lift",
		"not lift":          "do not lift",
		"not be ready":      "are not ready",
		"Be ready":          "Are ready",
		"publicly be ready": "publicly are ready",
		"may lift":          "may lift",
		"have a say":        "have a say",
		"don't lift":        "don't lift",
	})
}

func TestTo(t *testing.T) {
	hold(t, To, map[string]string{
		"halt": "to halt", "not lift": "not to lift", "“halt”": "“to halt”", "may lift": "may lift", "": "",
		"publicly renounce force": "to publicly renounce force",
	})
}

func TestArticles(t *testing.T) {
	hold(t, Definite, map[string]string{
		"a halt": "the halt", "an answer": "the answer", "A halt": "The halt", "the lifting": "the lifting",
		"energy": "energy", "its programme": "its programme", "“a halt”": "“the halt”", "a": "a", "": "",
		"a, b": "a, b", "A-team": "A-team", "élan": "élan",
	})
	hold(t, Bare, map[string]string{
		"a halt": "halt", "an answer": "answer", "the lifting": "lifting", "The lifting": "Lifting",
		"energy": "energy", "the": "the", "the élan": "élan", "The élan": "Élan", "“the lifting”": "“lifting”",
	})
	hold(t, Own, map[string]string{
		"its nuclear programme": "nuclear programme", "the restrictions": "restrictions", "a halt": "halt",
		"energy": "energy", "its": "its", "Their aid": "aid",
	})
}

func hold(t *testing.T, edit func(string) Edit, cases map[string]string) {
	t.Helper()
	for phrase, want := range cases {
		if got := edit(phrase).In(phrase); got != want {
			t.Errorf("%q: %q, want %q", phrase, got, want)
		}
	}
}

func TestPlural(t *testing.T) {
	for _, phrase := range []string{
		"elections", "the financial restrictions", "the US financial restrictions on it", "the talks", "people",
		"its people in the camps", "three sessions", "a halt and the lifting", "energy and aid",
		"China and Russia", "China, Russia and Japan", "the parties", "the Shores", "the Kurds", "Russians",
		"Israelis", "both", "both sides", "six of the 63 wishes", "63 wishes", "a number of wishes",
		"free and fair elections", "restrictions lifted", "sanctions imposed since 2006", "weapons given up",
		"the disputed islands", "existing restrictions", "the end of the war and the return of the refugees",
		"Hill, the US envoy, and Kim", "tactics", "those who wait", "spokesmen", "fishing rights",
		"talks between the US and the North", "the US and the North", "the others", "full, verified elections",
		"the police", "nuclear weapons, which nobody counts", "analyses",
	} {
		if !Plural(phrase) {
			t.Errorf("%q is of one", phrase)
		}
	}
	for _, phrase := range []string{
		"a halt", "the lifting", "energy", "an answer", "news", "politics", "the United States", "United States",
		"the Philippines", "the Netherlands", "the United Nations", "the US", "Laos", "Hollis", "Hamas",
		"Honduras", "a list of demands", "the lifting of the restrictions", "lifting sanctions",
		"giving up the weapons", "talk of a halt", "one of China, Russia and South Korea", "China or Russia",
		"Hill, the US envoy", "a full and verifiable halt", "a deal between the US and the North",
		"a halt of enrichment and reprocessing", "Bosnia and Herzegovina", "the Food and Agriculture Organization",
		"the crisis", "a series of talks", "progress", "each of the parties", "nobody", "everyone",
		"every side and party", "the restriction on its accounts", "North Korea's programme",
		"the right to weapons", "the UN Command", "consensus", "Yemen", "access", "aid (goods)",
		"recognition, which three states refuse", "", "1 wish", "the United States' consent", "energy for all",
		"resolution 2254", "elm_2", "a lasting and verified peace", "withdrawal",
	} {
		if Plural(phrase) {
			t.Errorf("%q is of several", phrase)
		}
	}
}

// Whatever the phrase, edits leave what stands before and behind, cut no
// character in two and do nothing more when repeated where they are final.
func FuzzPhrases(f *testing.F) {
	for _, seed := range []string{"halt it", "not be ready", "“a halt”", "don’t", "the élan", "co-", "a\u0301 b",
		"K\u212a y", "between and", "and", "the, and", "a A", "not not be"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, phrase string) {
		Plural(phrase)
		for name, edit := range map[string]func(string) Edit{
			"third": Third, "they": They, "to": To, "definite": Definite, "bare": Bare, "own": Own, "within": Within,
		} {
			e := edit(phrase)
			if e.From < 0 || e.From > e.To || e.To > len(phrase) {
				t.Fatalf("%s of %q: %v", name, phrase, e)
			}
			if utf8.ValidString(phrase) && !utf8.ValidString(e.In(phrase)) {
				t.Fatalf("%s of %q is %q", name, phrase, e.In(phrase))
			}
		}
		once := Definite(phrase).In(phrase)
		if twice := Definite(once).In(once); twice != once {
			t.Fatalf("definite of %q is %q, then %q", phrase, once, twice)
		}
		if bare, of := Bare(phrase).In(phrase), Bare(once).In(once); bare != of {
			t.Fatalf("bare of %q is %q, of the definite %q", phrase, bare, of)
		}
	})
}
