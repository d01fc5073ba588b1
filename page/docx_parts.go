package page

import (
	"embed"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// The parts that are the same in every file: how each kind of paragraph, run and table
// looks, and how the file is to be opened.
//
//go:embed docx
var fixedParts embed.FS

const (
	declared    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordKind    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	coreKind    = "application/vnd.openxmlformats-package.core-properties+xml"
	kindSpace   = "http://schemas.openxmlformats.org/package/2006/content-types"
	relSpace    = "http://schemas.openxmlformats.org/package/2006/relationships"
	office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	coreRel     = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	corePart    = "docProps/core.xml"
	footPart    = "word/footer1.xml"
	documentRel = "officeDocument"
)

// fixed returns the parts that hardly depend on the document.
func (w *docx) fixed() []part {
	lang := ""
	if w.frame.Language != "" {
		tag := outlet.XML(w.frame.Language)
		lang = `<w:lang w:val="` + tag + `" w:eastAsia="` + tag + `" w:bidi="` + tag + `"/>`
	}
	return []part{
		{"word/styles.xml", "styles", strings.Replace(fixedPart("styles.xml"), "<!--lang-->", lang, 1)},
		{"word/numbering.xml", "numbering", w.numbering()},
		{"word/settings.xml", "settings", fixedPart("settings.xml")},
		{"word/fontTable.xml", "fontTable", fixedPart("fonts.xml")},
		{corePart, coreKind, w.core()},
	}
}

func fixedPart(name string) string {
	text, err := fixedParts.ReadFile("docx/" + name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return declared + string(text)
}

// core is what the file says of itself: its title and its language.
func (w *docx) core() string {
	var m markup
	m.WriteString(declared)
	m.in("cp:coreProperties", attrs{
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/"}, func() {
		m.text("dc:title", nil, w.d.title().String())
		if w.frame.Language != "" {
			m.text("dc:language", nil, w.frame.Language)
		}
	})
	return m.String()
}

// envelope puts before parts what says what each is and how they hang together.
func (w *docx) envelope(parts []part) []part {
	top := relations{}
	top.add(office+"/"+documentRel, parts[0].name)
	top.add(coreRel, corePart)
	for _, p := range parts[1:] {
		if p.name != corePart && p.name != footPart {
			w.rels.add(office+"/"+p.kind, strings.TrimPrefix(p.name, "word/"))
		}
	}
	all := append(parts, w.rels.media()...)
	return append([]part{
		{name: "[Content_Types].xml", text: kinds(all)},
		{name: "_rels/.rels", text: top.xml()},
		{name: "word/_rels/document.xml.rels", text: w.rels.xml()},
		{name: "word/_rels/footnotes.xml.rels", text: w.notes.xml()},
	}, all...)
}

// kinds says of which media type each part is.
func kinds(parts []part) string {
	var m markup
	m.WriteString(declared)
	m.in("Types", attrs{"xmlns", kindSpace}, func() {
		for _, d := range [][2]string{{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
			{"xml", "application/xml"}, {"png", "image/png"}, {"svg", "image/svg+xml"}} {
			m.one("Default", "Extension", d[0], "ContentType", d[1])
		}
		for _, p := range parts {
			switch p.kind {
			case "":
			case coreKind:
				m.one("Override", "PartName", "/"+p.name, "ContentType", coreKind)
			default:
				m.one("Override", "PartName", "/"+p.name, "ContentType", wordKind+p.kind+"+xml")
			}
		}
	})
	return m.String()
}

// relations are what a part refers to.
type relations struct {
	list []relation
	kept map[string]string // ids of pictures, by what is in them
}

type relation struct {
	kind, to string
	outside  bool   // whether it is an address, and no part
	text     string // of a picture
}

// add notes that a part is referred to, and returns the id of that.
func (r *relations) add(kind, to string) string { return r.put(relation{kind: kind, to: to}) }

func (r *relations) put(one relation) string {
	r.list = append(r.list, one)
	return "rId" + strconv.Itoa(len(r.list))
}

// address notes an address outside, once.
func (r *relations) address(to string) string {
	for i, one := range r.list {
		if one.outside && one.to == to {
			return "rId" + strconv.Itoa(i+1)
		}
	}
	return r.put(relation{kind: office + "/hyperlink", to: to, outside: true})
}

// picture notes a picture as a part of its own, once, and returns its id.
func (r *relations) picture(ending, text string) string {
	if id := r.kept[text]; id != "" {
		return id
	}
	to := "media/picture" + strconv.Itoa(len(r.kept)+1) + ending
	if r.kept == nil {
		r.kept = map[string]string{}
	}
	r.kept[text] = r.put(relation{kind: office + "/image", to: to, text: text})
	return r.kept[text]
}

// media lists the pictures.
func (r *relations) media() []part {
	var out []part
	for _, one := range r.list {
		if one.text != "" {
			out = append(out, part{name: "word/" + one.to, text: one.text})
		}
	}
	return out
}

func (r *relations) xml() string {
	var m markup
	m.WriteString(declared)
	m.in("Relationships", attrs{"xmlns", relSpace}, func() {
		for i, one := range r.list {
			a := attrs{"Id", "rId" + strconv.Itoa(i+1), "Type", one.kind, "Target", one.to}
			if one.outside {
				a = append(a, "TargetMode", "External")
			}
			m.one("Relationship", a...)
		}
	})
	return m.String()
}
