package foreign

// A Note is one thing that is not in the case, or not in the file, as it was
// where it came from. What is empty was not to be told.
type Note struct {
	Code  Code
	Kind  Kind
	File  string // where it was read
	Line  int    // from 1; 0 of the whole file
	Col   int    // in characters, from 1
	Cell  string // of a table, as in B7; Line and Col are then its row and column
	Name  string // whose it is, or what is spoken of: a party, an option, a key
	Was   string // as it was written
	Is    string // what was made of it
	Count int    // how many there are of it; at least 1
}

// A Kind is what notes of a code are about.
type Kind string

// The kinds of notes.
const (
	Lost    Kind = "lost"    // it has no counterpart, and was left out
	Assumed Kind = "assumed" // nothing was said, and something has to be
	Changed Kind = "changed" // it was made something else
	Odd     Kind = "odd"     // it was taken as it is, and may be a slip
)

// A Code names what a note tells; scripts may rest on it.
type Code string

// What formats share.
const (
	UnknownKey  Code = "unknown-key"  // lost: a key that the reader does not know
	NoState     Code = "no-state"     // assumed: nothing is said of where the parties are now
	StatusQuo   Code = "status-quo"   // lost: which state is the status quo, in a file that cannot say it
	OrderOnly   Code = "order-only"   // lost: by how much one state is better than another
	UnreadFile  Code = "unread-file"  // lost: a file that no part of the case is made of
	Renamed     Code = "renamed"      // changed: a level, of which another looks the same
	Unnamed     Code = "unnamed"      // changed: something without a name was given one
	OtherValues Code = "other-values" // odd: two parts of a file say different things
)

// Notes are notes in the order in which they were made. Of what is alike only
// the first is kept, with how many there are.
type Notes struct {
	List []Note
	at   map[Note]int
}

// MaxNotes is how many different notes are kept; the last counts the others.
const MaxNotes = 1000

// Add notes something.
func (n *Notes) Add(note Note) {
	key := note
	key.Line, key.Col, key.Cell, key.Count = 0, 0, "", 0
	if len(n.List) >= MaxNotes {
		key = Note{Code: More, Kind: note.Kind}
		note = key
	}
	if n.at == nil {
		n.at = map[Note]int{}
	}
	if i, there := n.at[key]; there {
		n.List[i].Count++
		return
	}
	note.Count = max(1, note.Count)
	n.at[key] = len(n.List)
	n.List = append(n.List, note)
}

// More stands for notes that are not kept.
const More Code = "more"
