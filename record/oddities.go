package record

import (
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
)

// An Oddity is a day of a sound record that can hardly be meant.
type Oddity struct {
	Kind      OddKind
	Entry     int    // where it stands: index of an entry, or -1
	Agreement int    // or of an agreement; with neither it is the day of Source
	Key       string // and under which key: on, public, next, date
	On        Period
	Near      Period // the other days; of BeforeNext what comes before, of AfterReport the day of the report
	Source    int    // index; of AfterReport the last source that tells it
}

// An OddKind is why a day can hardly be meant.
type OddKind uint8

// The kinds of odd days.
const (
	FarOff      OddKind = iota // a lifetime from all other days
	FarAhead                   // later than the case, and long after all other days
	AfterReport                // later than every report that tells it
	NextBefore                 // a session announced for a day that was over
)

// How far off is far, in days.
const (
	lifetime  = 80*365 + 20
	farAhead  = 5*365 + 1
	dayChange = 1 // it may be another day where the report was made
)

// Oddities lists the days that can hardly be meant, in the order of the entries and
// then of the agreements and of the sources that the record describes. Days are far
// off when they lie further than 80 years, and than the others are apart, from the
// most days that lie together.
func (r *Record) Oddities() []Oddity {
	o := &oddities{r: r, sources: index(r.Case.Sources, func(s *plenary.Source) string { return s.ID })}
	o.main, o.ahead = r.together()
	for i := range r.Entries {
		e := &r.Entries[i]
		at := Oddity{Entry: i, Agreement: -1}
		o.happened(at, e.On, e.Public, append(sourcesOf(e.Passages), e.Sources...))
		if e.Next != nil && !e.Next.On.IsZero() {
			o.next(at, e)
		}
	}
	for i := range r.Agreements {
		a := &r.Agreements[i]
		o.happened(Oddity{Entry: -1, Agreement: i}, a.On, a.Public, append(sourcesOf(a.Passages), a.Sources...))
	}
	for s := range r.Case.Sources {
		if day := r.Case.Sources[s].Date; r.SourceFile(s) >= 0 && !day.IsZero() && FarFrom(day, o.main) {
			o.add(Oddity{Entry: -1, Agreement: -1, Source: s}, FarOff, "date", Period{day, day}, o.main)
		}
	}
	return o.found
}

// DayOff reports whether the day of the case is far off from the days of its record,
// and returns these.
func (r *Record) DayOff() (Period, bool) {
	all := r.days()
	for i := range r.Case.Sources {
		if day := r.Case.Sources[i].Date; !day.IsZero() {
			all = append(all, day)
		}
	}
	main := Together(all, time.Time{})
	return main, len(all) > 1 && !r.Case.AsOf.IsZero() && FarFrom(r.Case.AsOf, main)
}

type oddities struct {
	r       *Record
	sources map[string]int
	main    Period    // from the first to the last of most days
	ahead   time.Time // from this day on what happened is long after all else; zero when that cannot be told
	found   []Oddity
}

func (o *oddities) add(at Oddity, kind OddKind, key string, on, near Period) {
	at.Kind, at.Key, at.On, at.Near = kind, key, on, near
	o.found = append(o.found, at)
}

// happened looks at when something happened and became public.
func (o *oddities) happened(at Oddity, on Period, public time.Time, sources []string) {
	switch {
	case farFrom(on, o.main):
		o.add(at, FarOff, "on", on, o.main)
		return
	case !o.ahead.IsZero() && !on.From.Before(o.ahead):
		o.add(at, FarAhead, "on", on, o.main)
	}
	if day := (Period{public, public}); farFrom(day, o.main) {
		o.add(at, FarOff, "public", day, o.main)
	}
	if s := o.lastReport(sources); s >= 0 {
		if day := o.r.Case.Sources[s].Date; DaysBetween(day, on.From) > dayChange {
			at.Source = s
			o.add(at, AfterReport, "on", on, Period{day, day})
		}
	}
}

// next looks at the session that an entry announces.
func (o *oddities) next(at Oddity, e *Entry) {
	switch next := e.Next.On; {
	case next.To.Before(e.On.From):
		o.add(at, NextBefore, "next", next, e.On)
	case farFrom(next, o.main):
		o.add(at, FarOff, "next", next, o.main)
	}
}

// lastReport is the last of the sources that tell something; -1 when there is
// none, or one of which no day is known.
func (o *oddities) lastReport(ids []string) int {
	last, all := -1, o.r.Case.Sources
	for _, id := range ids {
		s, known := o.sources[id]
		if !known || all[s].Date.IsZero() {
			return -1
		}
		if last < 0 || all[s].Date.After(all[last].Date) {
			last = s
		}
	}
	return last
}

// sourcesOf lists the sources of passages.
func sourcesOf(passages []string) []string {
	var out []string
	for _, ref := range passages {
		source, _, _ := strings.Cut(ref, "#")
		out = append(out, source)
	}
	return out
}

// together returns the span of the most days that lie together, and from when on
// what happened is long after all else.
func (r *Record) together() (main Period, ahead time.Time) {
	happened := r.days()
	main = Together(append(caseDays(r.Case), happened...), r.Case.AsOf)
	if r.Case.AsOf.IsZero() || farFrom(Period{r.Case.AsOf, r.Case.AsOf}, main) {
		return main, time.Time{}
	}
	past := happened[:0:0]
	for _, d := range happened {
		if !farFrom(Period{d, d}, main) {
			past = append(past, d)
		}
	}
	past = append(past, r.Case.AsOf)
	slices.SortFunc(past, time.Time.Compare)
	for i := 1; i < len(past); i++ {
		before, gap := past[i-1], DaysBetween(past[i-1], past[i])
		if past[i].After(r.Case.AsOf) && gap > max(farAhead, DaysBetween(past[0], before)) && len(past)-i < i {
			return Period{past[0], before}, past[i]
		}
	}
	return main, time.Time{}
}

// days lists when entries happened and agreements were concluded.
func (r *Record) days() []time.Time {
	var out []time.Time
	for i := range r.Entries {
		out = append(out, r.Entries[i].On.From)
	}
	for i := range r.Agreements {
		out = append(out, r.Agreements[i].On.From)
	}
	return out
}

// caseDays lists the days that a case has without its record.
func caseDays(c *plenary.Case) []time.Time {
	all := []time.Time{c.AsOf}
	for i := range c.Sources {
		all = append(all, c.Sources[i].Date)
	}
	for i := range c.Tracks {
		all = append(all, c.Tracks[i].From, c.Tracks[i].Until)
	}
	return slices.DeleteFunc(all, time.Time.IsZero)
}

// Together returns the span of the most days of which none is further than 80
// years from the next; of equally many that with a certain day in it, or else the
// last. Of no days it is the zero Period.
func Together(days []time.Time, with time.Time) Period {
	days = slices.Clone(days)
	slices.SortFunc(days, time.Time.Compare)
	var best Period
	most := 0
	for from := 0; from < len(days); {
		to := from + 1
		for to < len(days) && DaysBetween(days[to-1], days[to]) <= lifetime {
			to++
		}
		span := Period{days[from], days[to-1]}
		holds := !best.IsZero() && !with.Before(best.From) && !with.After(best.To)
		if n := to - from; n > most || n == most && !holds {
			best, most = span, n
		}
		from = to
	}
	return best
}

// FarFrom reports whether a day lies further than 80 years, and than a span is
// long, from that span.
func FarFrom(day time.Time, span Period) bool { return farFrom(Period{day, day}, span) }

func farFrom(p, main Period) bool {
	if p.IsZero() || main.IsZero() {
		return false
	}
	far := max(lifetime, DaysBetween(main.From, main.To))
	return DaysBetween(p.From, main.From) > far || DaysBetween(main.To, p.To) > far
}
