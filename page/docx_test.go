package page

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var onPaper = &Frame{
	Language: "en-GB",
	Kind:     Spans{{Text: "brief"}},
	Aside:    Spans{{Text: "a day"}},
	Foot:     Spans{{Text: "A river, "}, {Kind: Name, Text: "R&D"}},
	Sheet:    Spans{{ID: "sheet"}, {Text: " of "}, {ID: "sheets"}},
}

func leads(to Target) string {
	return map[string]string{"all": "#proof", "web": "https://a.example/?a&b"}[to.Kind]
}

// An element is one of a part, as a reader of XML finds it.
type element struct {
	name string // as w:p
	at   map[string]string
	in   []string // the names of what it stands in
	has  []string // the names of what stands in it
	text string   // what stands directly in it
}

// opened is a file for word processors, taken apart.
type opened struct {
	parts map[string][]*element
	names []string
}

var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":     "r:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":  "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                   "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                "pic:",
	"http://schemas.microsoft.com/office/drawing/2016/SVG/main":               "asvg:",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp:",
	"http://purl.org/dc/elements/1.1/":                                        "dc:",
	"http://schemas.microsoft.com/office/drawing/2017/decorative":             "adec:",
	"http://www.w3.org/2000/svg":                                              "",
	"http://schemas.openxmlformats.org/package/2006/content-types":            "",
	"http://schemas.openxmlformats.org/package/2006/relationships":            "",
	"http://www.w3.org/XML/1998/namespace":                                    "xml:",
	"":                                                                        "",
}

// open takes a file apart, and fails the test where a part is not well formed.
func open(t *testing.T, file []byte) *opened {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	o := &opened{parts: map[string][]*element{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(o.names, f.Name) {
			t.Errorf("%s is there twice", f.Name)
		}
		o.names = append(o.names, f.Name)
		if path.Ext(f.Name) != ".png" {
			o.parts[f.Name] = elements(t, f.Name, text)
		}
	}
	return o
}

func elements(t *testing.T, name string, text []byte) []*element {
	t.Helper()
	var out, open []*element
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: prefixed(t, token.Name), at: map[string]string{}}
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" {
					e.at[prefixed(t, a.Name)] = a.Value
				}
			}
			for _, o := range open {
				e.in = append(e.in, o.name)
			}
			if len(open) > 0 {
				open[len(open)-1].has = append(open[len(open)-1].has, e.name)
			}
			out, open = append(out, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		}
	}
}

func prefixed(t *testing.T, n xml.Name) string {
	t.Helper()
	p, known := prefixes[n.Space]
	if !known {
		t.Errorf("the name space %q of %s", n.Space, n.Local)
	}
	return p + n.Local
}

// text is what is read in a part, its paragraphs apart.
func (o *opened) text(part string) string {
	var b strings.Builder
	for _, e := range o.parts[part] {
		switch {
		case e.name == "w:p":
			b.WriteByte('\n')
		case e.name == "w:t" || e.name == "wp:docPr":
			b.WriteString(e.text + e.at["descr"])
		}
	}
	return b.String()
}

// sound fails the test where the parts of a file do not hang together.
func (o *opened) sound(t *testing.T) {
	t.Helper()
	o.relationsHold(t)
	o.kindsHold(t)
	o.idsHold(t)
	o.stylesHold(t)
	o.notesHold(t)
	o.cellsHold(t)
	o.ordersHold(t)
}

// relationsHold: whatever is referred to is there, and nothing else is.
func (o *opened) relationsHold(t *testing.T) {
	t.Helper()
	reached := map[string]bool{"[Content_Types].xml": true}
	for name, list := range o.parts {
		dir, file := path.Split(name)
		of := path.Join(path.Dir(path.Clean(dir)), strings.TrimSuffix(file, ".rels"))
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		reached[name] = true
		ids := map[string]bool{}
		for _, e := range list[1:] {
			to := path.Join(path.Dir(of), e.at["Target"])
			if e.at["TargetMode"] != "External" && !slices.Contains(o.names, to) {
				t.Errorf("%s leads to %s, which is not there", name, to)
			}
			if ids[e.at["Id"]] {
				t.Errorf("%s has %s twice", name, e.at["Id"])
			}
			ids[e.at["Id"]], reached[to] = true, true
		}
		for _, e := range o.parts[of] {
			for _, a := range []string{"r:id", "r:embed"} {
				if id := e.at[a]; id != "" && !ids[id] {
					t.Errorf("%s refers to %s, which %s has not", of, id, name)
				}
			}
		}
	}
	for _, name := range o.names {
		if !reached[name] {
			t.Errorf("nothing leads to %s", name)
		}
	}
}

// kindsHold: each part has a media type.
func (o *opened) kindsHold(t *testing.T) {
	t.Helper()
	kinds := map[string]bool{}
	for _, e := range o.parts["[Content_Types].xml"] {
		kinds[e.at["PartName"]], kinds["."+e.at["Extension"]] = true, true
	}
	for _, name := range o.names {
		if !kinds["/"+name] && (!kinds[path.Ext(name)] || path.Ext(name) == ".xml" && name != "[Content_Types].xml") {
			t.Errorf("%s has no media type", name)
		}
	}
}

// idsHold: ids and names are given once, and bookmarks that are named are there.
func (o *opened) idsHold(t *testing.T) {
	t.Helper()
	seen := map[string]bool{}
	once := func(key string) {
		if seen[key] {
			t.Errorf("%s is there twice", key)
		}
		seen[key] = true
	}
	for _, e := range o.parts["word/document.xml"] {
		switch e.name {
		case "w:bookmarkStart":
			once("start " + e.at["w:id"])
			once("name " + e.at["w:name"])
			if len(e.at["w:name"]) > 40 {
				t.Errorf("the bookmark %s is too long", e.at["w:name"])
			}
		case "w:bookmarkEnd":
			once("end " + e.at["w:id"])
		case "wp:docPr":
			once("picture " + e.at["id"])
		}
	}
	for key := range seen {
		if id, ok := strings.CutPrefix(key, "start "); ok && !seen["end "+id] {
			t.Errorf("the bookmark %s has no end", id)
		}
	}
	for _, part := range []string{"word/document.xml", "word/footnotes.xml"} {
		for _, e := range o.parts[part] {
			name := e.at["w:anchor"]
			if fields := strings.Fields(e.text); e.name == "w:instrText" && fields[0] == "NOTEREF" {
				name = fields[1]
			}
			if name != "" && !seen["name "+name] {
				t.Errorf("%s leads to the bookmark %s, which is not there", part, name)
			}
		}
	}
}

// stylesHold: each style that is used is there, and each list.
func (o *opened) stylesHold(t *testing.T) {
	t.Helper()
	there := map[string]bool{}
	for _, e := range o.parts["word/styles.xml"] {
		if e.name == "w:style" {
			there[e.at["w:styleId"]] = true
		}
	}
	for _, e := range o.parts["word/numbering.xml"] {
		if e.name == "w:num" {
			there["list "+e.at["w:numId"]] = true
		}
	}
	for name, list := range o.parts {
		for _, e := range list {
			switch e.name {
			case "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next":
				if !there[e.at["w:val"]] {
					t.Errorf("%s has no style %s", name, e.at["w:val"])
				}
			case "w:numId":
				if !there["list "+e.at["w:val"]] {
					t.Errorf("%s has no list %s", name, e.at["w:val"])
				}
			}
		}
	}
}

// notesHold: footnotes are counted from 1 in the order in which they are referred to, once each.
func (o *opened) notesHold(t *testing.T) {
	t.Helper()
	n := 0
	for _, e := range o.parts["word/document.xml"] {
		if e.name == "w:footnoteReference" {
			if n++; e.at["w:id"] != strconv.Itoa(n) {
				t.Errorf("footnote %s is referred to as the %dth", e.at["w:id"], n)
			}
		}
	}
	there := -2
	for _, e := range o.parts["word/footnotes.xml"] {
		if e.name == "w:footnote" {
			there++
			if e.at["w:id"] != strconv.Itoa(there) {
				t.Errorf("footnote %s stands as the %dth", e.at["w:id"], there)
			}
		}
	}
	if there != n {
		t.Errorf("%d footnotes, and %d are referred to", there, n)
	}
}

// cellsHold: each row has the columns of its table.
func (o *opened) cellsHold(t *testing.T) {
	t.Helper()
	columns, cells := 0, -1
	for _, e := range append(slices.Clip(o.parts["word/document.xml"]), &element{name: "w:tr"}) {
		switch e.name {
		case "w:tbl", "w:tr":
			if cells >= 0 && cells != columns {
				t.Errorf("a row of %d columns in a table of %d", cells, columns)
			}
			if cells = -1; e.name == "w:tr" {
				cells = 0
			} else {
				columns = 0
			}
		case "w:gridCol":
			columns++
		case "w:gridSpan":
			n, _ := strconv.Atoi(e.at["w:val"])
			cells += n - 1
		case "w:tc":
			cells++
		case "w:p":
			if !slices.Contains(e.in, "w:tbl") && cells >= 0 {
				if cells != columns {
					t.Errorf("a row of %d columns in a table of %d", cells, columns)
				}
				cells = -1
			}
		}
	}
}

// orders are which elements may stand in others, in this order, of those that are written.
var orders = map[string]string{
	"w:document": "w:body",
	"w:pPr": "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:numPr w:pBdr w:tabs w:spacing w:ind " +
		"w:jc w:outlineLvl",
	"w:rPr": "w:rStyle w:rFonts w:b w:bCs w:noProof w:color w:position w:sz w:szCs w:u " +
		"w:vertAlign w:rtl w:lang",
	"w:numPr":     "w:ilvl w:numId",
	"w:tbl":       "w:tblPr w:tblGrid w:tr",
	"w:tblPr":     "w:tblStyle w:tblW w:tblInd w:tblBorders w:tblLayout w:tblCellMar w:tblLook w:tblCaption",
	"w:tr":        "w:trPr w:tc",
	"w:trPr":      "w:cantSplit w:tblHeader",
	"w:tc":        "w:tcPr w:p",
	"w:tcPr":      "w:tcW w:gridSpan w:tcBorders",
	"w:sectPr":    "w:footerReference w:pgSz w:pgMar",
	"w:footnotes": "w:footnote",
	"w:footnote":  "w:p",
	"w:ftr":       "w:p",
	"w:hyperlink": "w:r",
	"w:numbering": "w:abstractNum w:num",
	"w:num":       "w:abstractNumId w:lvlOverride",
	"w:lvl":       "w:start w:numFmt w:lvlText w:lvlJc w:pPr w:rPr",
	"w:style": "w:name w:basedOn w:next w:uiPriority w:qFormat w:pPr w:rPr w:tblPr " +
		"w:tblStylePr",
	"w:tblStylePr": "w:pPr w:rPr w:tcPr",
}

// ordersHold: elements stand in others as the schema of the format has them.
func (o *opened) ordersHold(t *testing.T) {
	t.Helper()
	for part, list := range o.parts {
		for _, e := range list {
			order, known := orders[e.name]
			if !known {
				continue
			}
			names, last := strings.Fields(order), 0
			for _, in := range e.has {
				at := slices.Index(names, in)
				if at < last {
					t.Errorf("%s: in %s %s stands after %s", part, e.name, in, names[last])
				}
				last = max(last, at)
			}
			if last == 0 && e.name == "w:tc" {
				t.Errorf("%s: a cell without a paragraph", part)
			}
		}
	}
}
