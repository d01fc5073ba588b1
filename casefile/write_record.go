package casefile

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/record"
)

// WriteRecord writes a file of a record, one line an entry. Read again, it is
// the same draft.
func WriteRecord(f record.FileDraft) []byte {
	var b strings.Builder
	b.WriteString("record: 1\n")
	writeSection(&b, "people", len(f.People), func(i int) string { return personLine(&f.People[i]) })
	if len(f.Sources) > 0 {
		b.WriteString("\nsources:\n")
		for i := range f.Sources {
			writeSource(&b, &f.Sources[i])
		}
	}
	writeSection(&b, "entries", len(f.Entries), func(i int) string { return "- " + entryLine(&f.Entries[i]) })
	if len(f.Agreements) > 0 {
		b.WriteString("\nagreements:\n")
		for i := range f.Agreements {
			writeAgreement(&b, &f.Agreements[i])
		}
	}
	return []byte(b.String())
}

func writeSection(b *strings.Builder, key string, n int, line func(i int) string) {
	if n > 0 {
		b.WriteString("\n" + key + ":\n")
	}
	for i := range n {
		b.WriteString("  " + line(i) + "\n")
	}
}

// A flowMap is a mapping on one line. What is empty is left out.
type flowMap struct{ parts []string }

func (m *flowMap) text(key, value string) *flowMap {
	if value != "" {
		m.parts = append(m.parts, key+": "+scalarText(value))
	}
	return m
}

// texts writes one item as text and several as a list.
func (m *flowMap) texts(key string, values []string) *flowMap {
	if len(values) < 2 {
		return m.text(key, strings.Join(values, ""))
	}
	return m.list(key, values)
}

func (m *flowMap) list(key string, values []string) *flowMap {
	var items []string
	for _, v := range values {
		items = append(items, scalarText(v))
	}
	if items != nil {
		m.parts = append(m.parts, key+": ["+strings.Join(items, ", ")+"]")
	}
	return m
}

func (m *flowMap) raw(key, value string) *flowMap {
	m.parts = append(m.parts, key+": "+value)
	return m
}

func (m *flowMap) claim(c *plenary.ClaimDraft, sources []string) *flowMap {
	return m.text("by", c.By).text("how", c.How).texts("passage", c.Passages).texts("source", sources)
}

func (m *flowMap) String() string { return "{" + strings.Join(m.parts, ", ") + "}" }

// plainText is text that stands without quotes anywhere, also inside braces.
var plainText = regexp.MustCompile(`^[\p{L}\p{N}(][\p{L}\p{N} .#/()'’_-]*$`)

// special is what YAML makes other than text of, or might.
var special = regexp.MustCompile(`(?i)^(true|false|yes|no|on|off|null|y|n|\.inf|\.nan|[-+.0-9].*)$`)

// day is a date or a span of dates, which this format takes as text.
var dayText = regexp.MustCompile(`^\d{4}(-\d\d){0,2}(\.\.\d{4}(-\d\d){0,2})?$`)

func scalarText(text string) string {
	if dayText.MatchString(text) {
		return text
	}
	if plainText.MatchString(text) && outlet.Name(text) == text && !special.MatchString(text) && !strings.HasSuffix(text, " ") && !strings.Contains(text, " #") {
		return text
	}
	return outlet.Quote(text)
}

func personLine(p *plenary.PersonDraft) string {
	m := (&flowMap{}).text("name", p.Name).texts("also", p.Also).text("party", p.Party).text("role", p.Role)
	return p.ID + ": " + m.String()
}

func writeSource(b *strings.Builder, s *plenary.SourceDraft) {
	b.WriteString("  " + s.ID + ":\n")
	for _, line := range []struct{ key, value string }{
		{"kind", s.Kind}, {"title", s.Title}, {"publisher", s.Publisher}, {"date", s.Date}, {"language", s.Language}, {"digest", s.Digest},
	} {
		if line.value != "" {
			b.WriteString("    " + line.key + ": " + scalarText(line.value) + "\n")
		}
	}
	if len(s.Passages) > 0 {
		b.WriteString("    passages:\n")
	}
	for i := range s.Passages {
		p := &s.Passages[i]
		m := (&flowMap{}).text("at", p.At)
		if p.Length > 0 {
			m.raw("length", strconv.Itoa(p.Length))
		}
		b.WriteString("      " + scalarText(p.ID) + ": " + m.text("digest", p.Digest).text("says", p.Says).String() + "\n")
	}
}

func entryLine(e *record.EntryDraft) string {
	m := (&flowMap{}).text("id", e.ID).text("on", e.On).text("public", e.Public)
	if e.Kind != "" {
		m.text(e.Kind, e.Of)
	}
	m.text("who", e.Who).text("party", e.Party).text("from", e.From)
	if e.Kind == "move" {
		m.texts("to", e.To)
	} else {
		m.list("to", e.To)
	}
	m.text("about", e.About).text("at", e.At)
	if e.Next != nil {
		m.raw("next", nextText(e.Next))
	}
	m.text("refuses", e.Refuses).text("until", e.Until).text("order", e.Order)
	if e.Was != nil {
		m.raw("was", (&flowMap{}).text("refuses", e.Was.Refuses).text("until", e.Was.Until).text("order", e.Was.Order).String())
	}
	m.texts("discuss", e.Discuss).texts("commit", e.Commit).text("may", e.May).text("was", e.MayWas)
	m.text("status", e.Status).text("grade", e.Grade).texts("parties", e.Parties)
	m.text("says", e.Says).claim(&e.ClaimDraft, e.Sources)
	m.text("corrects", e.Corrects).texts("contradicts", e.Contradicts).text("in_force", e.InForce)
	return m.text("confirmed", e.Confirmed).text("extractor", e.Extractor).String()
}

func nextText(n *record.NextDraft) string {
	if n.None {
		return "none"
	}
	return (&flowMap{}).text("firm", n.Firm).text("tentative", n.Tentative).text("horizon", n.Horizon).text("at", n.At).text("says", n.Says).String()
}

func writeAgreement(b *strings.Builder, a *record.AgreementDraft) {
	b.WriteString("  " + a.ID + ":\n")
	m := &flowMap{}
	m.text("title", a.Title).text("says", a.Says).text("on", a.On).text("public", a.Public).list("signed", a.Signed).claim(&a.ClaimDraft, a.Sources)
	for _, part := range m.parts {
		b.WriteString("    " + part + "\n")
	}
	if len(a.Commitments) > 0 {
		b.WriteString("    commitments:\n")
	}
	for i := range a.Commitments {
		c := &a.Commitments[i]
		m := (&flowMap{}).texts("owes", c.Owes).texts("to", c.To).text("says", c.Says).text("does", c.Does).text("verb", c.Verb)
		m.texts("waits_for", c.WaitsFor).text("until", c.Until).text("order", c.Order).text("subject_to", c.SubjectTo)
		m.text("due", c.Due).text("side", c.Side).claim(&c.ClaimDraft, c.Sources)
		b.WriteString("      " + c.ID + ": " + m.String() + "\n")
	}
}
