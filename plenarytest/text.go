package plenarytest

import (
	"strings"

	"github.com/plenary-talks/plenary"
)

// Text prints a draft as a case file.
func Text(d plenary.Draft) string {
	var b strings.Builder
	line := func(indent int, parts ...string) {
		b.WriteString(strings.Repeat("  ", indent) + strings.Join(parts, "") + "\n")
	}
	line(0, "plenary: 1")
	line(0, "title: ", quote(d.Title))
	if d.StatusQuo != "" {
		line(0, "status_quo: ", d.StatusQuo)
	}
	line(0, "parties:")
	for _, p := range d.Parties {
		line(1, p.ID, ": {}")
	}
	line(0, "options:")
	for _, o := range d.Options {
		line(1, o.ID, ": {", strings.Join(optionKeys(o), ", "), "}")
	}
	textConditions(&b, &d)
	if len(d.Impossible) > 0 {
		line(0, "impossible:")
	}
	for _, rule := range d.Impossible {
		line(1, "- ", quote(rule))
	}
	if len(d.Preferences) > 0 {
		line(0, "preferences:")
	}
	for _, p := range d.Preferences {
		switch {
		case len(p.Ranking) > 0:
			line(1, p.Party, ":")
			if p.Order != nil {
				line(2, plenary.OrderText(p.Order))
			}
			line(2, "ranking:")
		case len(p.Statements) > 0:
			line(1, p.Party, ":")
		default:
			line(1, p.Party, ": []")
		}
		for _, tier := range p.Ranking {
			line(3, "- [", quoted(tier), "]")
		}
		for _, s := range p.Statements {
			line(2, "- ", statementText(&s))
		}
	}
	textTable(&b, &d)
	return b.String()
}

// statementText is the condition by itself where nothing else is said.
func statementText(s *plenary.StatementDraft) string {
	if s.ID == "" && s.How == "" {
		return quote(s.Want)
	}
	return statementKeys(s).inline()
}

func statementKeys(s *plenary.StatementDraft) keys {
	var k keys
	k.text("id", s.ID)
	k.text("want", s.Want)
	k.text("how", s.How)
	return k
}

func optionKeys(o plenary.OptionDraft) []string {
	var keys []string
	if o.Levels != nil {
		keys = append(keys, "levels: ["+quoted(o.Levels)+"]")
	}
	if len(o.OrNow) > 0 {
		keys = append(keys, "now: ["+quoted(append([]string{o.Now}, o.OrNow...))+"]")
	} else if o.Now != "" {
		keys = append(keys, "now: "+quote(o.Now))
	}
	if o.Moves != "" {
		keys = append(keys, "moves: "+o.Moves)
	}
	if o.Final != "" {
		keys = append(keys, "final: "+quote(o.Final))
	}
	if o.Closed != "" {
		keys = append(keys, "closed: "+quote(o.Closed))
	}
	return keys
}

func quoted(texts []string) string {
	var out []string
	for _, t := range texts {
		out = append(out, quote(t))
	}
	return strings.Join(out, ", ")
}

// quote writes a double-quoted YAML scalar.
func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}
