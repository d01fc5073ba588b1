package book

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// A parts is a workbook as the files it is packed from. What is unpacked is
// counted as it comes, whatever the archive says of its sizes.
type parts struct {
	book  *Book
	files map[string]*zip.File // by path in small letters, as the format takes them for the same
	room  int64

	shared []string // texts that cells refer to by number
	days   []Kind   // of styles by number: Number, Day or Time
	cells  int
}

// workbook reads the sheets of a workbook.
func (b *Book) workbook(text []byte) error {
	r, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return wrong(Place{File: b.File}, "this is a damaged workbook: %v", err)
	}
	if len(r.File) > MaxParts {
		return tooMany(Place{File: b.File}, MaxParts, "files within the workbook")
	}
	p := &parts{book: b, files: map[string]*zip.File{}, room: MaxUnpacked}
	for _, f := range r.File {
		p.files[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	main, err := p.main()
	if err != nil {
		return err
	}
	p.left()
	return p.sheets(main)
}

// main returns the path of the part that lists the sheets.
func (p *parts) main() (string, error) {
	links, err := p.links("")
	if err != nil {
		return "", err
	}
	for _, l := range links {
		if strings.HasSuffix(l.kind, "/officeDocument") {
			return l.target, nil
		}
	}
	return "", wrong(Place{File: p.book.File}, "this is an archive, but no workbook (.xlsx)")
}

// left tells what is left alone.
func (p *parts) left() {
	var names []string
	for name := range p.files {
		names = append(names, name)
	}
	for _, kind := range []struct {
		part string
		what What
	}{
		{"vbaproject.bin", Macros}, {"externallinks/", OtherFiles}, {"comments", Remarks},
		{"pivottables/", PivotTables},
		{"chartsheets/", Charts},
	} {
		if slices.ContainsFunc(names, func(name string) bool {
			return strings.Contains(strings.TrimPrefix(name, "xl/"), kind.part) && !strings.HasSuffix(name, ".rels")
		}) {
			p.book.Told = append(p.book.Told, Told{What: kind.what})
		}
	}
}

// A link leads from one part to another.
type link struct{ id, kind, target string }

// links lists those of a part; "" for the workbook as a whole.
func (p *parts) links(part string) ([]link, error) {
	dir, file := path.Split(part)
	var out []link
	err := p.each(dir+"_rels/"+file+".rels", func(_ *xml.Decoder, e xml.StartElement) (bool, error) {
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return false, nil
		}
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		out = append(out, link{attr(e, "Id"), attr(e, "Type"), strings.TrimPrefix(path.Clean("/"+target), "/")})
		return false, nil
	})
	return out, err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// yes reports whether an attribute is set.
func yes(value string) bool { return value == "1" || value == "true" || value == "on" }

// sheets reads the sheets that a workbook lists, in its order.
func (p *parts) sheets(main string) error {
	links, err := p.links(main)
	if err != nil {
		return err
	}
	if err := p.sharedBy(links); err != nil {
		return err
	}
	type listed struct{ name, id, state string }
	var all []listed
	err = p.each(main, func(_ *xml.Decoder, e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "workbookPr":
			if yes(attr(e, "date1904")) {
				p.book.From = From1904
			}
		case "sheet":
			l := listed{attr(e, "name"), "", attr(e, "state")}
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					l.id = a.Value
				}
			}
			all = append(all, l)
		}
		if len(all) > MaxSheets {
			return false, tooMany(Place{File: p.book.File}, MaxSheets, "sheets")
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	for _, l := range all {
		at := slices.IndexFunc(links, func(k link) bool { return k.id == l.id })
		if at < 0 || !strings.HasSuffix(links[at].kind, "/worksheet") {
			continue // a chart
		}
		if err := p.sheet(l.name, links[at].target); err != nil {
			return err
		}
		if l.state == "hidden" || l.state == "veryHidden" {
			p.book.Told = append(p.book.Told, Told{HiddenSheet, l.name, 1})
		}
	}
	return nil
}

// sharedBy reads what the sheets share: texts and styles.
func (p *parts) sharedBy(links []link) error {
	for _, l := range links {
		var err error
		switch {
		case strings.HasSuffix(l.kind, "/sharedStrings"):
			err = p.texts(l.target)
		case strings.HasSuffix(l.kind, "/styles"):
			err = p.styles(l.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// texts reads the texts that cells share.
func (p *parts) texts(part string) error {
	return p.each(part, func(d *xml.Decoder, e xml.StartElement) (bool, error) {
		if e.Name.Local != "si" {
			return false, nil
		}
		text, err := textIn(d)
		p.shared = append(p.shared, text)
		return true, err
	})
}

// errDepth is of a part with too many elements inside one another.
var errDepth = errors.New("elements are too deep inside one another")

// each calls f for every element that begins in a part, none if it is not there.
// f reports whether it read the element as far as its end.
func (p *parts) each(part string, f func(*xml.Decoder, xml.StartElement) (bool, error)) error {
	file := p.files[strings.ToLower(part)]
	if file == nil {
		return nil
	}
	r, err := file.Open()
	if err != nil {
		return p.damaged(part, err)
	}
	defer r.Close()
	counted := &counter{r, &p.room}
	d := xml.NewDecoder(counted)
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return p.damaged(part, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return p.damaged(part, errDepth)
			}
			ended, err := f(d, token)
			if err != nil {
				return p.damaged(part, err)
			}
			if ended {
				depth--
			}
		case xml.EndElement:
			depth--
		}
	}
}

// damaged words why a part could not be read.
func (p *parts) damaged(part string, err error) error {
	if _, own := IsError(err); own {
		return err
	}
	if errors.Is(err, errRoom) {
		return tooMany(Place{File: p.book.File}, MaxUnpacked, "bytes when it is unpacked")
	}
	return wrong(Place{File: p.book.File}, "the workbook is damaged in its part %q: %v", part, err)
}

// errRoom is of a workbook that grows beyond what is read when it is unpacked.
var errRoom = errors.New("no room")

// A counter reads as long as there is room.
type counter struct {
	r    io.Reader
	room *int64
}

func (c *counter) Read(p []byte) (int, error) {
	if *c.room <= 0 {
		return 0, errRoom
	}
	n, err := c.r.Read(p[:min(int64(len(p)), *c.room)])
	*c.room -= int64(n)
	return n, err
}

// textIn reads the text in an element up to its end: that of its runs, without
// what is written beside letters to say how they sound.
func textIn(d *xml.Decoder) (string, error) {
	var out strings.Builder
	depth, text, sound := 1, 0, 0
	for depth > 0 {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return "", errDepth
			}
			switch token.Name.Local {
			case "t":
				text++
			case "rPh":
				sound++
			}
		case xml.EndElement:
			depth--
			switch token.Name.Local {
			case "t":
				text--
			case "rPh":
				sound--
			}
		case xml.CharData:
			if text > 0 && sound == 0 {
				out.Write(token)
			}
			if out.Len() > MaxText {
				return "", &Error{Msg: "a text is too long"}
			}
		}
	}
	return unescaped(out.String()), nil
}
