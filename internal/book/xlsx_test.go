package book_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/plenary-talks/plenary/internal/book"
)

// made is a workbook that the library made.
func made(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t *testing.T, text []byte) *book.Book {
	t.Helper()
	b, err := book.Read("t.xlsx", text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWorkbook(t *testing.T) {
	day, hour, money := 14, 21, `"day" #,##0.00`
	own := `[$-409]d\-mmm\-yyyy;@`
	b := read(t, made(t, func(f *excelize.File) {
		set := func(cell string, v any) {
			if err := f.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
		style := func(cell string, s excelize.Style) {
			id, err := f.NewStyle(&s)
			if err == nil {
				err = f.SetCellStyle("Sheet1", cell, cell, id)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		set("A1", "head")
		set("C1", "third")
		set("A3", 0.1+0.2)
		set("B3", 39073)
		style("B3", excelize.Style{NumFmt: day})
		set("C3", 39073.75)
		style("C3", excelize.Style{CustomNumFmt: &own})
		set("D3", 12.5)
		style("D3", excelize.Style{CustomNumFmt: &money})
		set("E3", 0.5)
		style("E3", excelize.Style{NumFmt: hour})
		set("F3", true)
		set("G3", "two\nlines & <more>")
		_ = f.SetCellRichText("Sheet1", "H3", []excelize.RichTextRun{{Text: "rich "}, {Text: "text"}})
		set("I3", 39073)
	}))
	got := fmt.Sprint(texts(b.Sheets[0].Rows))
	if got != fmt.Sprint([][]string{{"head", "", "third"}, {"0.3", "2006-12-22",
		"2006-12-22", "12.5", "this is a day or an hour that no calendar has (0.5)", "TRUE", "two\nlines & <more>",
		"rich text", "39073"}}) {
		t.Errorf("%s", got)
	}
	var kinds []book.Kind
	for _, c := range b.Sheets[0].Rows[1].Cells {
		kinds = append(kinds, c.Kind)
	}
	if !slices.Equal(kinds, []book.Kind{book.Number, book.Day, book.Day, book.Number, book.Wrong, book.Text, book.Text,
		book.Text, book.Number}) || b.Sheets[0].Rows[1].N != 3 {
		t.Errorf("kinds %v, row %d", kinds, b.Sheets[0].Rows[1].N)
	}
}

func TestEpochs(t *testing.T) {
	for _, c := range []struct {
		from         book.Epoch
		serial, want string
	}{
		{book.From1900, "1", "1900-01-01"}, {book.From1900, "59", "1900-02-28"}, {book.From1900, "60", ""},
		{book.From1900, "61", "1900-03-01"}, {book.From1900, "39073", "2006-12-22"}, {book.From1900, "-1", ""},
		{book.From1900, "39073.99", "2006-12-22"}, {book.From1900, "2958465", "9999-12-31"},
		{book.From1900, "2958466", ""}, {book.From1904, "0", "1904-01-01"},
		{book.From1904, "37611", "2006-12-22"},
		{book.From1904, "2958465", ""}, {book.From1900, "NaN", ""}, {book.From1900, "1e300", ""},
		{book.From1900, "x", ""},
	} {
		if got, _ := c.from.Day(c.serial); got != c.want {
			t.Errorf("%s from %d: %q, want %q", c.serial, c.from, got, c.want)
		}
	}
	since := true
	b := read(t, made(t, func(f *excelize.File) {
		_ = f.SetCellValue("Sheet1", "A1", 1)
		_ = f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &since})
	}))
	if b.From != book.From1904 {
		t.Error("the epoch of the workbook is lost")
	}
}

// TestLeftAlone holds that formulas are not computed, and that what is not read is told.
func TestLeftAlone(t *testing.T) {
	text := made(t, func(f *excelize.File) {
		_ = f.SetCellValue("Sheet1", "A1", "party")
		_ = f.SetCellFormula("Sheet1", "B2", "1+1")
		_, _ = f.NewSheet("more")
		_ = f.SetCellValue("more", "A1", "x")
		_ = f.SetSheetVisible("more", false)
		_ = f.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: "a", Text: "remark"})
	})
	b := read(t, text)
	if c := b.Sheets[0].Rows[1].At(1); c.Kind != book.Wrong || !strings.Contains(c.Text, "never computed") {
		t.Errorf("%+v", c)
	}
	want := []book.Told{{What: book.Remarks}, {What: book.Formulas, Name: "Sheet1", N: 1},
		{What: book.HiddenSheet, Name: "more", N: 1}}
	if !slices.Equal(b.Told, want) {
		t.Errorf("%v is told, want %v", b.Told, want)
	}
	computed := read(t, changed(t, text, "xl/worksheets/sheet1.xml", "<f>1+1</f>", "<f>1+1</f><v>2</v>"))
	if c := computed.Sheets[0].Rows[1].At(1); c != (book.Cell{Text: "2"}) {
		t.Errorf("%+v", c)
	}
	macros := read(t, packed(t, unpacked(t, text), "xl/vbaProject.bin", "macro"))
	if !slices.Contains(macros.Told, book.Told{What: book.Macros}) {
		t.Errorf("macros are not told: %v", macros.Told)
	}
}

func TestMerged(t *testing.T) {
	b := read(t, changed(t, made(t, func(f *excelize.File) {
		for cell, text := range map[string]string{"A1": "party", "B1": "wish", "A2": "up", "B2": "x", "B3": "y",
			"B5": "z"} {
			_ = f.SetCellValue("Sheet1", cell, text)
		}
		_ = f.MergeCell("Sheet1", "A2", "A4")
	}), "xl/worksheets/sheet1.xml", `<mergeCell ref="A2:A4"`, `<mergeCell ref="D6:XFD1048576"/><mergeCell ref="A2:A4"`))
	want := [][]string{{"party", "wish"}, {"up", "x"}, {"up", "y"}, {"", "z"}}
	if got := texts(b.Sheets[0].Rows); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWrongWorkbooks(t *testing.T) {
	good := made(t, func(f *excelize.File) {
		_ = f.SetCellValue("Sheet1", "A1", "x")
		_ = f.SetCellValue("Sheet1", "A2", 2)
	})
	const sheet = "xl/worksheets/sheet1.xml"
	for name, c := range map[string]struct {
		text []byte
		want string
	}{
		"no workbook": {packed(t, nil, "a.txt", "x"), "this is an archive, but no workbook"},
		"order":       {changed(t, good, sheet, `r="2"`, `r="1"`), "behind one with a higher number"},
		"place":       {changed(t, good, sheet, `r="A2"`, `r="A7"`), "a cell is called \"A7\""},
		"number": {changed(t, good, sheet, `t="s"><v>0`, `t="s"><v>9`),
			"column A (A1): the workbook is damaged: it has no text"},
		"XML":  {changed(t, good, sheet, "</row>", "</rov>"), "damaged in its part"},
		"deep": {changed(t, good, sheet, "<sheetData>", strings.Repeat("<a>", 80)+"<sheetData>"), "too deep"},
		"deep within": {changed(t, good, "xl/sharedStrings.xml", "<si>", "<si>"+strings.Repeat("<a>", 80)),
			"too deep"},
		"far":   {changed(t, good, sheet, `r="A2"`, `r="XFD2"`), "more than 1024 columns"},
		"bomb":  {packed(t, unpacked(t, good), sheet, strings.Repeat(" ", 257<<20)), "bytes when it is unpacked"},
		"parts": {many(t, 5001), "more than 5000 files"},
		"entities": {changed(t, good, sheet, "<worksheet", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet a="&a;"`),
			"damaged in its part"},
	} {
		b, err := book.Read("t.xlsx", c.text)
		if _, own := book.IsError(err); !own || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v, want %s", name, b, err, c.want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	tables := []book.Table{
		{Name: "options", Head: []string{"option", "says"}, Rows: [][]string{{"up.a", "=1+1"}, {"up.b", "  -2; =3"}}},
		{Name: "states", Head: []string{"state", "tier"}, Rows: [][]string{{"1", "2"}, {"2"}}, Numbers: []int{0, 1}},
	}
	text, err := book.XLSX(tables)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if again, _ := book.XLSX(tables); !bytes.Equal(text, again) {
			t.Fatal("another file of the same tables")
		}
	}
	b := read(t, text)
	want := [][]string{{"option", "says"}, {"up.a", "'=1+1"}, {"up.b", "'  -2;' =3"}}
	if got := texts(b.Sheets[0].Rows); fmt.Sprint(got) != fmt.Sprint(want) || b.Told != nil {
		t.Errorf("%q, %v", got, b.Told)
	}
	if c := b.Sheets[1].Rows[1].At(1); c != (book.Cell{Text: "2", Kind: book.Number}) {
		t.Errorf("%+v", c)
	}
	f, err := excelize.OpenReader(bytes.NewReader(text)) // the library reads it as well
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, _ := f.GetCellValue("options", "B2"); got != "'=1+1" {
		t.Errorf("%q", got)
	}
	if p, err := f.GetPanes("states"); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("%+v, %v", p, err)
	}
	tables = []book.Table{{Name: "a", Head: []string{"a"}, Rows: make([][]string, book.MaxWritten)}}
	if _, err := book.XLSX(tables); err == nil {
		t.Error("a workbook without bound")
	}
}

// unpacked are the files of an archive.
func unpacked(t *testing.T, text []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(all)
	}
	return out
}

// packed is an archive of files, and one more or another.
func packed(t *testing.T, files map[string]string, name, text string) []byte {
	t.Helper()
	all := map[string]string{name: text}
	for n, was := range files {
		if n != name {
			all[n] = was
		}
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for n, text := range all {
		f, err := w.Create(n)
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// changed is a workbook with a text in one of its files in place of another.
func changed(t *testing.T, text []byte, name, was, is string) []byte {
	t.Helper()
	files := unpacked(t, text)
	if !strings.Contains(files[name], was) {
		t.Fatalf("%s has no %q: %.1500s", name, was, files[name])
	}
	return packed(t, files, name, strings.Replace(files[name], was, is, 1))
}

func many(t *testing.T, n int) []byte {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprint(i)] = ""
	}
	return packed(t, files, "x", "")
}

// FuzzWorksheet holds that any sheet in a workbook is read or refused.
func FuzzWorksheet(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`)
	f.Add(`<worksheet><sheetData><row><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>` +
		`<mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>`)
	f.Add(`<c><f/></c><row r="0"/>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		const one = `<Relationships><Relationship Id="a" Type="x/%s" Target="%s.xml"/></Relationships>`
		text := packed(t, map[string]string{
			"_rels/.rels":                fmt.Sprintf(one, "officeDocument", "xl/workbook"),
			"xl/_rels/workbook.xml.rels": fmt.Sprintf(one, "worksheet", "s"),
			"xl/workbook.xml":            `<workbook xmlns:r="r"><sheet name="s" r:id="a"/></workbook>`,
		}, "xl/s.xml", sheet)
		if _, err := book.Read("t.xlsx", text); err != nil {
			if _, own := book.IsError(err); !own {
				t.Errorf("%q: %v", sheet, err)
			}
		}
	})
}
