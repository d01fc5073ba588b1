package tables

import (
	"reflect"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// A table is one kind of sheet: what its rows are and which columns it may have.
type table struct {
	name    string // of its sheet, or of its file
	also    string // other names, parted by commas
	says    string // what a row is
	columns []column
	row     reflect.Type              // a struct with a field for each column
	list    func(t *talks) []any      // the rows of a case, pointers to such structs
	take    func(r *reading, l *line) // makes part of a case of a row
	starter bool                      // it is in templates
	needs   string                    // columns without which a sheet of another name is none, parted by commas
}

// A column is one that a table may have.
type column struct {
	name  string
	also  string // other headers, parted by commas
	form  form
	field string // of the row; "" for that of the column's name
	says  string
}

// A form is what stands in the cells of a column.
type form uint8

// The forms of cells.
const (
	text      form = iota
	exact          // an id, a level, a word
	condition      // on levels
	day            // as in 2006-12-22
	span           // of days
	due            // a span of days, or how long
	party          // by id or name
	person         // likewise
	texts          // between semicolons
	exacts
	parties
	number
)

// claimed are columns, and those that tell where something comes from.
func claimed(columns ...column) []column {
	return append(columns,
		column{name: "by", also: "asserted by", form: party, says: "the party that asserts it"},
		column{name: "who", also: "said by,person", form: person, says: "the person who asserts it"},
		column{name: "how", also: "how known,evidence", form: exact,
			says: "stated, claimed, reported, inferred or assumed"},
		column{name: "passage", also: "passages,where,place,locator", form: exacts, field: "Passages",
			says: "where it stands: source#passage, several between semicolons"})
}

// sourced are columns, and those of a claim on record.
func sourced(columns ...column) []column {
	return append(claimed(columns...), column{name: "source", also: "sources,source id,reference", form: texts,
		field: "Sources", says: "its source, by id or title, where no passage is given"})
}

// What rows are that are no drafts by themselves.
type (
	setting  struct{ Key, Value string }
	rule     struct{ Rule string }
	levelRow struct {
		Option, Level string
		plenary.PhraseDraft
	}
	fallRow struct {
		Option, Level string
		plenary.FallDraft
	}
	wish struct {
		Party, Option, Level string
		plenary.StatementDraft
	}
	tier struct {
		Party string
		Codes []string
	}
	ordered struct {
		Party string
		plenary.OrderDraft
	}
	seat struct {
		Track, Party string
		plenary.MandateDraft
	}
	asked struct {
		Lever string
		plenary.AskDraft
	}
	optionRow struct {
		Party string
		plenary.OptionDraft
	}
	personRow struct {
		In string
		plenary.PersonDraft
	}
	sourceRow struct {
		In string
		plenary.SourceDraft
	}
	passageRow struct {
		In, Source string
		plenary.PassageDraft
	}
	entryRow struct {
		What, Quote                    string
		WasRefuses, WasUntil, WasOrder string
		NextSession, NextAt, NextSays  string
		record.EntryDraft
	}
	commitmentRow struct {
		Agreement, Made string
		record.CommitmentDraft
	}
)

var phraseColumns = []column{
	{name: "do", says: "what its party does to come to the upper level, as in: open the gates"},
	{name: "undo", says: "what it does to fall to the lower one, as in: shut the gates"},
	{name: "is", says: "what it does while it is there, as in: keep the gates open"},
}

var because = column{name: "because", also: "why,reason,comment,comments,note,notes", says: "why, in words"}

// all are the tables, in the order in which they are written.
var all = []*table{
	{
		name: "case", also: "talks,about", says: "one thing about the case as a whole", needs: "key,value",
		row: reflect.TypeFor[setting](), starter: true, list: settings, take: (*reading).setting,
		columns: []column{
			{name: "key", also: "what", form: exact, says: "title, as_of, lang, status_quo or left_out"},
			{name: "value", form: text, says: "what it is"},
		},
	},
	{
		name: "parties", also: "party,actors,players,delegations,decision makers", says: "a party", needs: "id,name",
		row: reflect.TypeFor[plenary.PartyDraft](), starter: true, list: partyRows, take: (*reading).party,
		columns: []column{
			{name: "id", form: exact, field: "ID", says: "its id, as in up; made of the name when left empty"},
			{name: "name", also: "party,actor,delegation", says: "its name, as shown"},
			{name: "also", also: "other names,aliases", form: texts, says: "other names, between semicolons"},
			{name: "text", says: "how it is called in a sentence, as in: the United States"},
			{name: "short", says: "and shortly, as in: the US"},
			{name: "capital", says: "its seat, which may stand for it"},
			{name: "as_written", says: "the party as the case has it, beside its types"},
		},
	},
	{
		name: "options", also: "option,choices,moves,actions,issues", says: "something that one party can do",
		needs: "option", row: reflect.TypeFor[optionRow](), starter: true, list: optionRows, take: (*reading).option,
		columns: claimed(append([]column{
			{name: "party", also: "owner,actor,whose,controlled by", form: party, says: "who can do it"},
			{name: "option", also: "id,choice,action,issue", form: exact, field: "ID",
				says: "its id, as in up.release, or a name of which one is made"},
			{name: "says", also: "description,meaning,text", says: "what it is, in words"},
			{name: "levels", also: "values", form: exacts,
				says: "its levels, the lowest first, between semicolons; no and yes when left empty"},
			{name: "now", also: "status quo,today,current", form: exact,
				says: "its level now; the first when left empty"},
			{name: "moves", also: "direction", form: exact,
				says: "both, forward (only rises) or backward (only falls)"},
			{name: "final", form: exact, says: "from this level on it may not fall below the level reached"},
			{name: "closed", says: "why nobody can change it for now"},
			{name: "noun", says: "what it is as a noun phrase, as in: its water"}, because,
		}, phraseColumns...)...),
	},
	{
		name: "levels", also: "level", says: "how one level of an option is told", needs: "option,level",
		row: reflect.TypeFor[levelRow](), list: levelRows, take: (*reading).level,
		columns: claimed(append([]column{
			{name: "option", form: exact, says: "the option"},
			{name: "level", form: exact, says: "the level"},
			{name: "noun", says: "coming there, or being there, as in: a release"},
			{name: "says", says: "what it means, in a sentence"}, because,
		}, phraseColumns...)...),
	},
	{
		name: "falls", says: "what a party does to fall to a level, where that rests on the level it comes from",
		needs: "option,level,from,text", row: reflect.TypeFor[fallRow](), list: fallRows, take: (*reading).fall,
		columns: []column{
			{name: "option", form: exact, says: "the option"},
			{name: "level", form: exact, says: "the level that it falls to"},
			{name: "from", form: exact, says: "the higher level that it comes from"},
			{name: "text", says: "what its party does then, as in: shut the gates"},
		},
	},
	{
		name: "conditions", also: "named conditions", says: "a condition with a name", needs: "name,when",
		row: reflect.TypeFor[plenary.ConditionDraft](), list: conditionRows, take: (*reading).condition,
		columns: []column{
			{name: "name", also: "id", form: exact, field: "ID", says: "its name"},
			{name: "when", also: "condition", form: condition, field: "Want", says: "when it holds"},
			{name: "noun", says: "what it is, as in: enough water"},
			{name: "same", form: condition,
				says: "true where the states in which it holds are told as one, or which of them rank all"},
		},
	},
	{
		name: "rules", also: "impossible,infeasible,not possible", says: "what cannot be", needs: "rule",
		row: reflect.TypeFor[rule](), starter: true, list: ruleRows, take: (*reading).rule,
		columns: []column{{name: "rule", also: "impossible,never,infeasible,condition", form: condition,
			says: "a condition that no state may meet, as in: up.release = full and down.attack"}},
	},
	{
		name: "wishes", also: "preferences,wish,wants,priorities,preference statements",
		says: "what a party wants; of one party's rows each outweighs all below", needs: "party,wish",
		row: reflect.TypeFor[wish](), starter: true, list: wishRows, take: (*reading).wish,
		columns: claimed(
			column{name: "party", also: "actor,delegation,whose", form: party, says: "who wants it"},
			column{name: "wish", also: "want,wants,condition,statement,preference", form: condition, field: "Want",
				says: "a condition, as in: not down.attack; or a level of an option, as in: half of up.release"},
			column{name: "option", form: exact, says: "in place of a wish: the option"},
			column{name: "level", also: "value", form: exact, says: "and the level that it should have"},
			column{name: "id", form: exact, field: "ID", says: "a name for the wish"}, because),
	},
	{
		name: "rankings", also: "ranking", says: "a tier of states that a party ranks alike, the best first",
		needs: "party,codes", row: reflect.TypeFor[tier](), list: tierRows, take: (*reading).tier,
		columns: []column{{name: "party", form: party, says: "whose ranking it is"},
			{name: "codes", also: "states", form: exacts, says: "codes of states, between semicolons"}},
	},
	{
		name: "ranking-order", says: "what one character of a party's codes stands for", needs: "party,option,levels",
		row: reflect.TypeFor[ordered](), list: orderRows, take: (*reading).order,
		columns: []column{{name: "party", form: party, says: "whose ranking it is"},
			{name: "option", form: exact, says: "the option"},
			{name: "levels", form: exacts, says: "which of its levels 0, 1, 2 … are; as declared when left empty"}},
	},
	{
		name: "weights", also: "weight,option weights,points",
		says:  "what one level of an option counts for a party, which ranks states by the sum of what counts in them",
		needs: "option,weight", row: reflect.TypeFor[weightRow](), list: noWeights, take: (*reading).weight,
		columns: []column{
			{name: "party", also: "actor,delegation,whose", form: party, says: "for whom it counts"},
			{name: "option", form: exact, says: "the option"},
			{name: "level", also: "value", form: exact, says: "its level; the upper one of two when left empty"},
			{name: "weight", also: "weighs,points,score,counts", form: exact,
				says: "how much it counts, as in 3, -1.5 or 1/3; what has no row counts nothing"},
		},
	},
	{
		name: "tracks", also: "strands,track", says: "a strand of talks", needs: "id,name,from,until",
		row: reflect.TypeFor[plenary.TrackDraft](), list: trackRows, take: (*reading).track,
		columns: []column{{name: "id", form: exact, field: "ID", says: "its id"}, {name: "name", says: "its name"},
			{name: "says", says: "what it is"}, {name: "from", form: day, says: "its first day"},
			{name: "until", form: day, says: "its last day"}},
	},
	{
		name: "seats", also: "mandates", says: "a delegation on a track, and one thing known of its mandate",
		needs: "track,party", row: reflect.TypeFor[seat](), list: seatRows, take: (*reading).seat,
		columns: claimed(column{name: "track", form: exact, says: "the track"},
			column{name: "party", form: party, says: "who sits there"},
			column{name: "discuss", form: exacts, says: "options that it may discuss"},
			column{name: "commit", form: exacts, says: "options of its own, or comparisons, that it may commit to"},
			column{name: "may", form: exact, says: "yes or no"}),
	},
	{
		name: "preconditions", also: "stances,conditions first", says: "what a party refuses until something is so",
		needs: "party,refuses,until", row: reflect.TypeFor[plenary.PreconditionDraft](), starter: true,
		list: preconditionRows, take: (*reading).precondition,
		columns: claimed(
			column{name: "id", form: exact, field: "ID", says: "its id; made of the party when left empty"},
			column{name: "party", also: "actor,delegation", form: party, says: "who refuses"},
			column{name: "refuses", also: "refused,not this", form: condition, says: "what it refuses"},
			column{name: "until", also: "until that,unless", form: condition, says: "what has to be so first"},
			column{name: "order", form: exact, says: "before, or with when both may come at once"}, because,
			column{name: "refusal", says: "what it refuses to do, as in: open the gates"},
			column{name: "question", says: "what to ask it"}),
	},
	{
		name: "guarantees", says: "what a party may not lower while a condition holds", needs: "party,while,keeps",
		row: reflect.TypeFor[plenary.GuaranteeDraft](), list: guaranteeRows, take: (*reading).guarantee,
		columns: claimed(column{name: "id", form: exact, field: "ID", says: "its id"},
			column{name: "says", says: "what it is"}, column{name: "party", form: party, says: "who is bound"},
			column{name: "while", form: condition, says: "while what holds"},
			column{name: "keeps", form: exacts, says: "options of its own, between semicolons"}),
	},
	{
		name: "exchanges", says: "what a text gives for what", needs: "give,for",
		row: reflect.TypeFor[plenary.ExchangeDraft](), list: exchangeRows, take: (*reading).exchange,
		columns: claimed(column{name: "id", form: exact, field: "ID", says: "its id"},
			column{name: "says", says: "what it is"}, column{name: "give", form: condition, says: "what is given"},
			column{name: "for", form: condition, says: "for what"},
			column{name: "order", form: exact, says: "silent, before, after or with"}),
	},
	{
		name: "levers", says: "one change in what binds the talks", needs: "id,waive,soften,open",
		row: reflect.TypeFor[plenary.LeverDraft](), list: leverRows, take: (*reading).lever,
		columns: claimed(column{name: "id", form: exact, field: "ID", says: "its id"},
			column{name: "says", says: "what it is"},
			column{name: "asks", form: parties, says: "whom one asks for it"},
			column{name: "waive", form: exacts, says: "preconditions"},
			column{name: "soften", form: exacts, says: "preconditions"},
			column{name: "accept", form: condition, says: "what will do instead"},
			column{name: "for", form: exacts, says: "for which preconditions"},
			column{name: "widen", form: exact, says: "a track"},
			column{name: "commit", form: exacts, says: "to what the mandate is widened"},
			column{name: "move", form: exact, says: "an option"},
			column{name: "to", form: exact, says: "to which track"},
			column{name: "open", form: exacts, says: "closed options"},
			column{name: "swap", form: parties, says: "two parties"}),
	},
	{
		name: "asks", says: "how one asks a party for a lever", needs: "lever,party,text",
		row: reflect.TypeFor[asked](), list: askRows, take: (*reading).ask,
		columns: []column{{name: "lever", form: exact, says: "the lever"},
			{name: "party", form: party, says: "who is asked"}, {name: "text", says: "to do what"}},
	},
	{
		name: "goals", says: "a condition that a reader cares about", needs: "name,want,says",
		row: reflect.TypeFor[plenary.GoalDraft](), list: goalRows, take: (*reading).goal,
		columns: []column{{name: "name", also: "id,goal", form: exact, field: "ID", says: "its name"},
			{name: "want", also: "when,condition", form: condition, says: "when it is reached"},
			{name: "says", says: "what it is"}, {name: "noun", says: "what it is, as a noun phrase"}},
	},
	{
		name: "people", also: "persons,speakers", says: "somebody whose words or acts are on record",
		needs: "id,name,role", row: reflect.TypeFor[personRow](), list: personRows, take: (*reading).person,
		columns: []column{{name: "id", form: exact, field: "ID", says: "an id; made of the name when left empty"},
			{name: "name", also: "person,speaker", says: "the name"},
			{name: "also", also: "other names", form: texts, says: "other spellings"},
			{name: "party", also: "delegation", form: party, says: "whom the person speaks for"},
			{name: "role", says: "as in: envoy"}, inRecord},
	},
	{
		name: "sources", also: "source,references", says: "a text that passages are taken from", needs: "id,title",
		row: reflect.TypeFor[sourceRow](), starter: true, list: sourceRows, take: (*reading).source,
		columns: []column{{name: "id", form: exact, field: "ID", says: "an id; made of the title when left empty"},
			{name: "title", also: "name,source", says: "its title"},
			{name: "kind", says: "report, statement, agreement"}, {name: "publisher", says: "who published it"},
			{name: "date", also: "day,published", form: day, says: "the day it was published"},
			{name: "language", says: "as in en"}, {name: "digest", form: exact, says: "sha256: of the file"},
			{name: "short", says: "its name where it is cited"}, inRecord},
	},
	{
		name: "passages", also: "passage", says: "a place in a source", needs: "source,id",
		row: reflect.TypeFor[passageRow](), list: passageRows, take: (*reading).passage,
		columns: []column{{name: "source", form: exact, says: "the source"},
			{name: "id", form: exact, field: "ID", says: "its id"},
			{name: "at", form: exact, says: "line:column"}, {name: "length", form: number, says: "in characters"},
			{name: "digest", form: exact, says: "sha256: of the words"}, {name: "says", says: "what stands there"},
			inRecord},
	},
	{
		name: "statements", also: "statement,quotes,said", says: "what somebody said", needs: "on,says",
		row: reflect.TypeFor[entryRow](), starter: true, list: func(*talks) []any { return nil },
		take: (*reading).statement,
		columns: sourced(
			column{name: "on", also: "date,day,when,date said", form: span, says: "the day, month or span"},
			column{name: "public", also: "published,date published", form: day, says: "when it became public"},
			column{name: "kind", also: "type,statement", form: exact, field: "Of",
				says: "demand, offer, refusal, threat, promise or assessment"},
			column{name: "speaker", also: "name", form: person, field: "Who", says: "who said it"},
			column{name: "party", also: "delegation,side", form: party, says: "for which party"},
			column{name: "to", also: "addressee", form: parties, says: "to whom"},
			column{name: "says", also: "paraphrase,summary,text", says: "what was said, in our own words"},
			column{name: "quote", also: "words,quotation", says: "the words themselves, where nothing is under says"},
			column{name: "about", form: condition, says: "a condition that it is about"},
			column{name: "id", form: exact, field: "ID", says: "a name that other entries refer to"},
			column{name: "confirmed", also: "accepted,checked", form: exact, says: "no on what nobody has accepted"},
			column{name: "extractor", form: text, says: "what proposed it"}),
	},
	{
		name: "entries", also: "record,events,timeline,chronology", says: "one thing that happened", needs: "on,what",
		row: reflect.TypeFor[entryRow](), list: entryRows, take: (*reading).entry, columns: entryColumns,
	},
	{
		name: "agreements", also: "agreement,accords", says: "a text that several parties agreed to",
		needs: "title,on,signed", row: reflect.TypeFor[record.AgreementDraft](), list: agreementRows,
		take: (*reading).agreement,
		columns: sourced(
			column{name: "id", form: exact, field: "ID", says: "an id; made of the title when left empty"},
			column{name: "title", also: "name,agreement", says: "its title"},
			column{name: "says", says: "what it is"},
			column{name: "on", also: "date,day", form: span, says: "when it was concluded"},
			column{name: "public", form: day, says: "when it became public"},
			column{name: "signed", also: "parties,signatories", form: parties,
				says: "who signed, between semicolons"}),
	},
	{
		name: "commitments", also: "commitment,obligations,promises", says: "what parties owe",
		needs: "owes,says", row: reflect.TypeFor[commitmentRow](), starter: true, list: commitmentRows,
		take: (*reading).commitment,
		columns: sourced(column{name: "agreement", also: "text,accord", form: exact, says: "of which agreement"},
			column{name: "id", form: exact, field: "ID",
				says: "an id; made of the number of the row when left empty"},
			column{name: "owes", also: "party,debtor,who owes", form: parties, says: "who owes it"},
			column{name: "to", also: "creditor", form: parties, says: "to whom"},
			column{name: "says", also: "what,commitment,obligation", says: "what is owed, in our own words"},
			column{name: "does", also: "condition", form: condition, says: "the same as a condition"},
			column{name: "due", also: "by,deadline,due date", form: due, says: "a day, or how long, as in: 60 days"},
			column{name: "verb", form: exact, says: "affirm, willing, discuss, begin, advance, will or complete"},
			column{name: "waits_for", form: exacts, says: "commitments that come first"},
			column{name: "until", form: condition, says: "a condition that comes first"},
			column{name: "order", form: exact, says: "before or with"},
			column{name: "subject_to", also: "proviso", says: "a proviso"},
			column{name: "side", form: exact, says: "yes for a promise beside the text"},
			column{name: "on", also: "date,day,made", form: span, field: "Made",
				says: "the day of the promise; only where it goes into a record that is there"}),
	},
}

var inRecord = column{name: "in", form: exact, says: "record for what stands in the record and not in the case"}

var entryColumns = sourced(
	column{name: "on", also: "date,day,when", form: span, says: "the day, month or span"},
	column{name: "public", also: "published", form: day, says: "when it became public"},
	column{name: "id", form: exact, field: "ID", says: "a name that other entries refer to"},
	column{name: "what", also: "kind", form: exact, says: "statement, move, opened, event and so on"},
	column{name: "of", form: exact, says: "of what: refusal, an option, a track, a word"},
	column{name: "says", also: "description,text", says: "what happened, in our own words"},
	column{name: "party", form: party, says: "who, where no person is named"},
	column{name: "from", form: exact, says: "of a move: the level before"},
	column{name: "to", form: exacts, says: "of a move the level, of a statement the parties"},
	column{name: "about", form: condition, says: "of a statement: a condition"},
	column{name: "at", form: text, says: "where"},
	column{name: "next", form: exact, field: "NextSession", says: "none, or firm, tentative or horizon and a day"},
	column{name: "next_at", form: text, says: "where the next session is to be"},
	column{name: "next_says", form: text, says: "what was announced of it"},
	column{name: "refuses", form: condition, says: "of a precondition"},
	column{name: "until", form: condition, says: "of a precondition"},
	column{name: "order", form: exact, says: "of a precondition: before or with"},
	column{name: "was_refuses", form: condition, says: "as it was"},
	column{name: "was_until", form: condition, says: "as it was"},
	column{name: "was_order", form: exact, says: "as it was"},
	column{name: "discuss", form: exacts, says: "of a mandate"},
	column{name: "commit", form: exacts, says: "of a mandate"},
	column{name: "may", form: exact, says: "of a mandate: yes, no or not reported"},
	column{name: "was", form: exact, field: "MayWas", says: "of a mandate: as it was"},
	column{name: "status", form: exact, says: "of a commitment: begun, met, broken, disputed or lapsed"},
	column{name: "grade", form: exact, says: "of a commitment: 0 to 3"},
	column{name: "parties", form: parties, says: "of an event: whom it concerns"},
	column{name: "corrects", form: exact, says: "the entry in whose place it stands"},
	column{name: "contradicts", form: exacts, says: "entries that say otherwise"},
	column{name: "in_force", form: exact, says: "yes for the reading that counts"},
	column{name: "confirmed", form: exact, says: "no on what nobody has accepted"},
	column{name: "extractor", form: text, says: "what proposed it"})

// named returns the table of a name; nil for none.
func named(name string) *table {
	for _, t := range all {
		if alike(name, t.name, t.also) {
			return t
		}
	}
	return nil
}

// alike reports whether a header is a name, or one of some others.
func alike(header, name, also string) bool {
	header = folded(header)
	if header == folded(name) {
		return true
	}
	for other := range strings.SplitSeq(also, ",") {
		if header != "" && header == folded(other) {
			return true
		}
	}
	return false
}

// folded is a header in small letters, its words parted by single blanks.
func folded(header string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(header), func(r rune) bool {
		return strings.ContainsRune(" \t\n\u00a0_-.:*()#/", r)
	}), " ")
}

// fieldOf is the name of the field that a column fills.
func (c *column) fieldOf() string {
	if c.field != "" {
		return c.field
	}
	var b strings.Builder
	for word := range strings.SplitSeq(c.name, "_") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}
