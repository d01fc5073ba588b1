package record

import (
	"fmt"
	"time"

	"github.com/plenary-talks/plenary/internal/fault"
)

// A stay is a time for which a track is there, as long as it may have been: from
// the first day of what says that it was launched to the last of what says that
// it ended.
type stay struct {
	from, until time.Time // zero for always
}

// stays checks that tracks are launched and ended by turns, and that sessions
// are held while they are there.
func (k *checker) stays(end *force) {
	of, last := map[int][]stay{}, map[int]int{}
	for i := range k.r.Entries {
		if e := &k.r.Entries[i]; end.has(i) && (e.Kind == Launched || e.Kind == Ended) {
			k.turn(e, of, last)
			last[e.Track] = i
		}
	}
	for i := range k.r.Entries {
		e := &k.r.Entries[i]
		if end.has(i) && (e.Kind == Opened || e.Kind == Resumed || e.Kind == Adjourned) {
			k.held(e, of)
		}
	}
}

// turn notes that a track was launched or ended.
func (k *checker) turn(e *Entry, of map[int][]stay, last map[int]int) {
	t := &k.written.Tracks[e.Track]
	before, again := last[e.Track]
	list := of[e.Track]
	switch {
	case !t.From.IsZero() || !t.Until.IsZero():
		if !k.told("track " + t.ID) {
			k.Add(fault.TwiceTold, "leave its days in one of the two",
				fmt.Sprintf("the case says from when until when `%s` is there", t.ID),
				under(e.path(), e.Kind.String())...)
		}
	case again && k.r.Entries[before].Kind == e.Kind:
		word := map[EntryKind]string{Launched: "is there since", Ended: "ended on"}[e.Kind]
		k.Add(fault.NothingNew, "remove it, or add `contradicts: …` or `corrects: …`",
			fmt.Sprintf("`%s` %s %s already", t.ID, word, k.r.Entries[before].On), under(e.path(), e.Kind.String())...)
	case e.Kind == Launched:
		of[e.Track] = append(list, stay{from: e.On.From})
	case len(list) == 0:
		of[e.Track] = []stay{{until: e.On.To}}
	default:
		list[len(list)-1].until = e.On.To
	}
}

// held checks that the track of a session may have been there.
func (k *checker) held(e *Entry, of map[int][]stay) {
	t := &k.written.Tracks[e.Track]
	list := of[e.Track]
	if list == nil {
		list = []stay{{t.From, t.Until}}
	}
	for _, s := range list {
		if !e.On.To.Before(s.from) && (s.until.IsZero() || !e.On.From.After(s.until)) {
			return
		}
	}
	k.Add(fault.TrackNotThere, "correct one of the two",
		fmt.Sprintf("a session of `%s` on %s, and %s", t.ID, e.On, when(list, e)), under(e.path(), e.Kind.String())...)
}

// when words the bound of its being there that a session does not keep.
func when(list []stay, e *Entry) string {
	for _, s := range list {
		if e.On.To.Before(s.from) {
			return "it is there from " + s.from.Format(time.DateOnly)
		}
	}
	return "it is there until " + list[len(list)-1].until.Format(time.DateOnly)
}
