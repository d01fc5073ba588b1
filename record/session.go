package record

// A Session is one meeting on a track. Entries are indices, -1 for none.
type Session struct {
	Track     int
	Opened    int   // the entry; -1 when only its end is on record
	Adjourned int   // -1 when it goes on, as far as is on record
	Promised  int   // the last announcement it was to follow; -1 for none
	Missed    []int // announcements before that one, since the last session
	Gap       int   // days since the session before it on the track ended; -1 when not known
	// days after the announced day or span, negative when before it; 0 when kept or
	// nothing was announced
	Late int
}

// sessions pairs what opened with what adjourned, on each track.
func (r *Record) sessions(counted []int) []Session {
	var out []Session
	last, promised := map[int]int{}, map[int][]int{} // by track: its last session; what was announced since
	for _, i := range counted {
		e := &r.Entries[i]
		switch e.Kind {
		case Opened, Resumed:
			out = append(out, r.begun(i, out, last, promised))
			last[e.Track] = len(out) - 1
			delete(promised, e.Track)
		case Adjourned:
			if at, ok := last[e.Track]; ok && out[at].Adjourned < 0 {
				out[at].Adjourned = i
			} else {
				out = append(out, Session{Track: e.Track, Opened: -1, Adjourned: i, Promised: -1, Gap: -1})
				last[e.Track] = len(out) - 1
			}
		}
		if e.Next != nil && (e.Kind == Adjourned || e.Kind == Scheduled) {
			promised[e.Track] = append(promised[e.Track], i)
		}
	}
	return out
}

func (r *Record) begun(i int, out []Session, last map[int]int, promised map[int][]int) Session {
	e := &r.Entries[i]
	s := Session{Track: e.Track, Opened: i, Adjourned: -1, Promised: -1, Gap: -1}
	if at, ok := last[e.Track]; ok && out[at].Adjourned >= 0 {
		s.Gap = max(0, DaysBetween(r.Entries[out[at].Adjourned].On.To, e.On.From))
	}
	if list := promised[e.Track]; len(list) > 0 {
		s.Promised, s.Missed = list[len(list)-1], list[:len(list)-1]
		s.Late = r.Late(s.Promised, i)
	}
	return s
}

// Late counts the days after the day or span announced in one entry that a
// session opened by another, negative when before it.
func (r *Record) Late(announcement, opened int) int {
	return r.Entries[announcement].Next.late(r.Entries[opened].On)
}

// late counts the days by which a session missed what was announced, as far as
// is certain. A horizon is not missed by being early.
func (n *Next) late(on Period) int {
	switch {
	case n.Firmness == None:
		return 0
	case on.From.After(n.On.To):
		return DaysBetween(n.On.To, on.From)
	case n.Firmness != Horizon && on.To.Before(n.On.From):
		return -DaysBetween(on.To, n.On.From)
	}
	return 0
}

// OpenedBy finds the session that an entry opened; nil when it opened none.
func (d *Day) OpenedBy(entry int) *Session {
	if at, ok := d.opened[entry]; ok && entry >= 0 {
		return &d.Sessions[at]
	}
	return nil
}

// Meeting returns the entry with what is known, on the day, of the next session
// of a track, and the last session of it; -1 for none. While a session goes on
// nothing is next.
func (d *Day) Meeting(track int) (next, last int) {
	next, last = -1, -1
	for i := range d.Sessions {
		if d.Sessions[i].Track == track {
			last = i
		}
	}
	for _, i := range d.InForce {
		switch e := &d.Record.Entries[i]; {
		case e.Track != track:
		case e.Kind == Opened || e.Kind == Resumed:
			next = -1
		case (e.Kind == Adjourned || e.Kind == Scheduled) && e.Next != nil:
			next = i
		}
	}
	return next, last
}
