package reading

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading/internal/language"
)

// mentions finds the dates of a paragraph in order.
func (d *document) mentions(p *paragraph) {
	p.days = d.language.Days(string(d.shown[p.from:p.to]), d.day)
	for i := range p.days {
		p.days[i].From += p.from
		p.days[i].To += p.from
	}
}

// settleDays makes of the days on which something was said what they mean so:
// none is after the report.
func settleDays(s *language.Sentence) {
	for _, c := range s.Cues {
		for i := range c.Says {
			if day := c.Says[i].When; day != nil {
				day.First, day.Last = day.SaidFirst, day.SaidLast
			}
		}
	}
}

// dayOf is a date as a report has it; the zero Day for none.
func (d *document) dayOf(day *language.Day) Day {
	if day == nil {
		return Day{}
	}
	return Day{Piece: d.piece(day.From, day.To), From: day.First, To: day.Last, Why: day.Why}
}

// findDate finds the day of the report: as given; else as the page states it;
// else from a line before the text or the dateline, with a year.
func (d *document) findDate(r *Report) {
	r.Date = d.reportDate()
	d.day = r.Date.Day
}

func (d *document) reportDate() Date {
	if !d.opt.Date.IsZero() {
		y, m, day := d.opt.Date.Date()
		return Date{Day: time.Date(y, m, day, 0, 0, 0, 0, time.UTC), From: "given"}
	}
	if d.text.HTML() {
		if day, from := pageDate(d.text.Source()); !day.IsZero() {
			return Date{Day: day, From: from}
		}
	}
	return d.dateLine()
}

// dateLine looks for a full date in the short lines before the text and in
// its dateline.
func (d *document) dateLine() Date {
	from := "unknown: neither the page nor its first lines state a date"
	seen := 0
	for _, b := range d.blocks {
		text := b.words
		if b.why == "" {
			head := d.language.Dateline(text)
			if seen++; head == "" || seen > 3 {
				if seen > 3 {
					break
				}
				continue
			}
			text = head
		}
		if day, at := d.fullDate(b, text); !day.IsZero() {
			source := "dateline"
			if b.why != "" {
				source = "line before the text"
			}
			return Date{Day: day, From: source, At: at}
		}
		if b.why == "" && d.language.HasDay(text) {
			from = "unknown: the dateline has no year"
		}
	}
	return Date{From: from}
}

func (d *document) fullDate(b block, text string) (time.Time, evidence.Place) {
	within := false // a word
	for at, r := range text {
		begins := language.InWord(r) && !within
		if within = language.InWord(r); !begins {
			continue
		}
		if day, ok := d.language.FullDate(text[at:]); ok {
			return day, d.text.Place(b.from, b.to)
		}
	}
	return time.Time{}, evidence.Place{}
}

// skipDateline leaves the dateline out of the first sentence: of any paragraph
// where it begins in capitals, as LINDACH, of the first also as Lindach - The.
func (d *document) skipDateline(p *paragraph) {
	text := string(d.shown[p.from:min(p.to, p.from+120)])
	m := d.language.Dateline(strings.ReplaceAll(text, "\n", " "))
	words := strings.Fields(m)
	size := utf8.RuneCountInString(m)
	first := p.index == 0 && len(words) <= 4 && p.from+size < p.to && unicode.IsUpper(d.shown[p.from+size])
	if m == "" || !first && !isUpperWord(strings.Trim(words[0], ",")) || len([]rune(words[0])) < 3 {
		return
	}
	p.bodyFrom = p.from + size
}

var jsonDate = regexp.MustCompile(`"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)`)

// metaDates are the names under which a page declares its day, the surest first.
var metaDates = []string{
	"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
	"dcterms.created", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date",
}

// pageDate finds the day a page says it was published.
func pageDate(source string) (time.Time, string) {
	found := map[string]time.Time{}
	z := nethtml.NewTokenizer(strings.NewReader(source))
	for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
		if kind == nethtml.StartTagToken || kind == nethtml.SelfClosingTagToken {
			noteDate(z.Token(), found)
		}
	}
	for _, name := range metaDates {
		if day, ok := found[name]; ok {
			return day, name
		}
	}
	if m := jsonDate.FindStringSubmatch(source); m != nil {
		if day, err := time.Parse(time.DateOnly, m[1]); err == nil {
			return day, "datePublished"
		}
	}
	return found["time"], "time element"
}

func noteDate(t nethtml.Token, found map[string]time.Time) {
	get := func(key string) string {
		for _, a := range t.Attr {
			if a.Key == key {
				return a.Val
			}
		}
		return ""
	}
	name, value := "", ""
	switch t.Data {
	case "meta":
		name, value = strings.ToLower(get("property")+get("name")+get("itemprop")), get("content")
	case "time":
		name, value = "time", get("datetime")
	default:
		return
	}
	if len(value) < 10 {
		return
	}
	if day, err := time.Parse(time.DateOnly, value[:10]); err == nil {
		if _, old := found[name]; !old {
			found[name] = day
		}
	}
}
