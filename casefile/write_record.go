package casefile

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/record"
)

// WriteRecord writes a file of a record, one line an entry. Read again, it is
// the same draft.
func WriteRecord(f record.FileDraft) []byte {
	w := recordWriter{}
	w.WriteString("record: " + RecordVersion + "\n")
	draft := reflect.ValueOf(&f).Elem()
	for i := range recordShape.keys {
		if k := &recordShape.keys[i]; k.field != none {
			w.section(k, draft.FieldByIndex(k.index))
		}
	}
	return []byte(w.String())
}

type recordWriter struct{ strings.Builder }

// section writes the drafts under a key of the file: each on one line, or on
// lines of its own when it has a section itself.
func (w *recordWriter) section(k *key, drafts reflect.Value) {
	if drafts.Len() > 0 {
		w.WriteString("\n" + k.name + ":\n")
	}
	for i := range drafts.Len() {
		s, draft := k.form.of[0], drafts.Index(i)
		inner := slices.IndexFunc(s.keys, func(k key) bool { return k.form.ids != nil })
		switch {
		case k.form.ids == nil:
			w.WriteString("  - " + flowOf(s, draft).String() + "\n")
		case inner < 0:
			w.WriteString("  " + s.idOf(draft) + ": " + flowOf(s, draft).String() + "\n")
		default:
			w.block(s, draft, &s.keys[inner])
		}
	}
}

// block writes a draft on lines of its own, the section inside it last.
func (w *recordWriter) block(s *shape, draft reflect.Value, inner *key) {
	w.WriteString("  " + s.idOf(draft) + ":\n")
	for _, part := range flowOf(s, draft).parts {
		w.WriteString("    " + part + "\n")
	}
	drafts, of := draft.FieldByIndex(inner.index), inner.form.of[0]
	if drafts.Len() > 0 {
		w.WriteString("    " + inner.name + ":\n")
	}
	for i := range drafts.Len() {
		w.WriteString("      " + of.idOf(drafts.Index(i)) + ": " + flowOf(of, drafts.Index(i)).String() + "\n")
	}
}

// idOf is the id of a draft as a key has it.
func (s *shape) idOf(draft reflect.Value) string {
	return scalarText(draft.FieldByName(s.idField).String())
}

// A flowMap is a mapping on one line. What is empty is left out.
type flowMap struct{ parts []string }

func (m *flowMap) text(key, value string) {
	if value != "" {
		m.add(key, scalarText(value))
	}
}

// texts writes one item as text and several as a list.
func (m *flowMap) texts(key string, values []string) {
	if len(values) < 2 {
		m.text(key, strings.Join(values, ""))
		return
	}
	m.list(key, values)
}

func (m *flowMap) list(key string, values []string) {
	var items []string
	for _, v := range values {
		items = append(items, scalarText(v))
	}
	if items != nil {
		m.add(key, "["+strings.Join(items, ", ")+"]")
	}
}

// flowOf is a draft less the sections in it. What it is called comes first.
func flowOf(s *shape, draft reflect.Value) *flowMap {
	m := &flowMap{}
	if k := s.key("id"); k != nil {
		m.put(k, draft)
	}
	for i := range s.keys {
		if k := &s.keys[i]; k.name != "id" && k.form.ids == nil {
			m.put(k, draft)
		}
	}
	return m
}

// put writes what fills a key.
func (m *flowMap) put(k *key, draft reflect.Value) {
	if k.form.write != nil {
		k.form.write(m, k.name, draft)
		return
	}
	switch v := draft.FieldByIndex(k.index).Interface().(type) {
	case string:
		m.text(k.name, v)
	case int:
		if v > 0 {
			m.add(k.name, strconv.Itoa(v))
		}
	case []string:
		if k.form.many {
			m.list(k.name, v)
		} else {
			m.texts(k.name, v)
		}
	}
}

func (m *flowMap) add(key, value string) { m.parts = append(m.parts, key+": "+value) }

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
	if plainText.MatchString(text) && outlet.Name(text) == text && !special.MatchString(text) &&
		!strings.HasSuffix(text, " ") && !strings.Contains(text, " #") {
		return text
	}
	return outlet.Quote(text)
}
