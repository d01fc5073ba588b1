package spell

import "testing"

func TestMeant(t *testing.T) {
	things := []Thing{
		{"hill", []string{"Christopher R. Hill", "Ambassador Hill"}},
		{"kim-gg", []string{"Kim Kye-gwan", "Kim Kye Gwan"}},
		{"kim-ji", []string{"Kim Jong Il"}},
		{"wu-dawei", []string{"Wu Dawei"}},
		{"bolton", []string{"John Bolton"}},
		{"bolton-2", []string{"John Bolton"}},
		{"x", nil},
	}
	for text, want := range map[string]string{
		"hil":                "hill",
		"HILL":               "hill",
		"Christopher R Hill": "hill",
		"Christopher Hill":   "hill",
		"christopher r.hill": "hill",
		"Christopher":        "hill",
		"Kim Kye Gwan":       "kim-gg",
		"kim kye gwan":       "kim-gg",
		"Kim Jong-il":        "kim-ji",
		"Kim":                "", // of two
		"wu dawei":           "wu-dawei",
		"Wu_Dawei":           "wu-dawei",
		"wudawei":            "wu-dawei",
		"kim":                "",
		"Dawei":              "wu-dawei",
		"John Bolton":        "", // of two
		"Rice":               "",
		"":                   "",
		"--":                 "",
	} {
		if got := Meant(text, things); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
