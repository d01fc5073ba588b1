package english

import "testing"

func TestAddress(t *testing.T) {
	for phrase, want := range map[string]string{
		"halt its nuclear facilities":  "halt your nuclear facilities",
		"lift the restrictions":        "lift the restrictions",
		"Its price":                    "Your price",
		"open the gates of its dam":    "open the gates of your dam",
		"let their envoys agree":       "let your envoys agree",
		"transits itself, 3 transits":  "transits itself, 3 transits",
		"":                             "",
		"“its” own":                    "“your” own",
		"put it before our parliament": "put it before our parliament",
	} {
		if got := Address(phrase).In(phrase); got != want {
			t.Errorf("%q: %q, want %q", phrase, got, want)
		}
	}
}
