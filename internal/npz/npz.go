// Package npz writes and reads columns of numbers and names as NumPy's .npz: a zip
// archive of .npy arrays, one a column, deflated. Both go row by row and hold no
// column in memory.
//
//	Writer   columns, one after another
//	Reader   columns by name, each from its first row on
//
// The form is that of NumPy's documentation (numpy.lib.format, version 1.0); of its
// types there are unsigned whole numbers of one, two and four bytes, little-endian,
// and texts of UTF-32.
package npz

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A Writer writes an archive. It is used by one goroutine.
type Writer struct {
	zip  *zip.Writer
	room []byte
}

// NewWriter begins an archive, which goes to w as it is written and ends with
// [Writer.Close].
func NewWriter(w io.Writer) *Writer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	return &Writer{zip: z}
}

// Close writes what tells where columns are.
func (w *Writer) Close() error { return w.zip.Close() }

// Size returns the fewest bytes that hold all numbers up to one: 1, 2 or 4.
func Size(most uint32) int {
	switch {
	case most < 1<<8:
		return 1
	case most < 1<<16:
		return 2
	}
	return 4
}

// Numbers writes a column of n whole numbers of so many bytes: those that each
// yields in turn, which must be as many.
func (w *Writer) Numbers(name string, n, size int, each func(yield func(uint32) bool)) error {
	to, err := w.column(name, fmt.Sprintf("%su%d", order(size), size), n)
	if err != nil {
		return err
	}
	rows, room := 0, append(w.room[:0], make([]byte, 0, buffered)...)
	each(func(x uint32) bool {
		switch rows++; size {
		case 1:
			room = append(room, byte(x))
		case 2:
			room = binary.LittleEndian.AppendUint16(room, uint16(x))
		default:
			room = binary.LittleEndian.AppendUint32(room, x)
		}
		if len(room) >= buffered-4 {
			_, err = to.Write(room)
			room = room[:0]
		}
		return err == nil
	})
	w.room = room[:0]
	if err == nil {
		_, err = to.Write(room)
	}
	if err == nil && rows != n {
		err = fmt.Errorf("npz: %d numbers for %d rows of %q", rows, n, name)
	}
	return err
}

const buffered = 32 << 10

// Names writes a column of texts.
func (w *Writer) Names(name string, list []string) error {
	most := 1
	for _, text := range list {
		most = max(most, utf8.RuneCountInString(text))
	}
	to, err := w.column(name, fmt.Sprintf("<U%d", most), len(list))
	if err != nil {
		return err
	}
	for _, text := range list {
		cell := make([]byte, 0, 4*most)
		for _, r := range text {
			cell = binary.LittleEndian.AppendUint32(cell, uint32(r))
		}
		if _, err := to.Write(cell[:4*most]); err != nil {
			return err
		}
	}
	return nil
}

// order is the mark of the order of bytes, which one by itself does not have.
func order(size int) string {
	if size == 1 {
		return "|"
	}
	return "<"
}

// column begins a column of n rows.
func (w *Writer) column(name, descr string, n int) (io.Writer, error) {
	to, err := w.zip.Create(name + ".npy")
	if err != nil {
		return nil, err
	}
	head := fmt.Sprintf("{'descr': '%s', 'fortran_order': False, 'shape': (%d,), }", descr, n)
	const fixed, aligned = 10, 64
	head += strings.Repeat(" ", aligned-1-(fixed+len(head))%aligned) + "\n"
	out := append([]byte("\x93NUMPY\x01\x00"), 0, 0)
	binary.LittleEndian.PutUint16(out[8:], uint16(len(head)))
	_, err = to.Write(append(out, head...))
	return to, err
}

// A Reader is an archive that is read. Its columns may be read side by side, each
// by one goroutine.
type Reader struct{ zip *zip.Reader }

// NewReader opens an archive of so many bytes.
func NewReader(r io.ReaderAt, size int64) (*Reader, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("npz: %w", err)
	}
	return &Reader{z}, nil
}

// A Column is read row by row.
type Column struct {
	Len  int // rows
	name string
	kind byte // u or U
	size int  // bytes a row
	from *bufio.Reader
	row  []byte
}

// Column begins to read a column.
func (r *Reader) Column(name string) (*Column, error) {
	f, err := r.zip.Open(name + ".npy")
	if err != nil {
		return nil, fmt.Errorf("npz: there is no column %q", name)
	}
	c := &Column{name: name, from: bufio.NewReader(f)}
	head := make([]byte, 10)
	if _, err := io.ReadFull(c.from, head); err != nil || string(head[:8]) != "\x93NUMPY\x01\x00" {
		return nil, c.wrong("is no array of version 1.0")
	}
	text := make([]byte, binary.LittleEndian.Uint16(head[8:]))
	if _, err := io.ReadFull(c.from, text); err != nil {
		return nil, c.wrong("ends within its head")
	}
	var descr string
	if _, err := fmt.Sscanf(string(text), "{'descr': '%s 'fortran_order': False, 'shape': (%d,),",
		&descr, &c.Len); err != nil {
		return nil, c.wrong("is not one list of numbers or texts: %q", text)
	}
	descr = strings.TrimSuffix(descr, "',")
	if _, err := fmt.Sscanf(strings.TrimLeft(descr, "<|"), "%c%d", &c.kind, &c.size); err != nil || !c.known() {
		return nil, c.wrong("is of a type that is not read: %q", descr)
	}
	if c.kind == 'U' {
		c.size *= 4
	}
	c.row = make([]byte, c.size)
	return c, nil
}

// known reports whether the type is one that is read; of texts, as long as one of
// ours can be.
func (c *Column) known() bool {
	if c.kind == 'U' {
		return c.size > 0 && c.size <= 1<<20 && c.Len >= 0
	}
	return c.kind == 'u' && (c.size == 1 || c.size == 2 || c.size == 4) && c.Len >= 0
}

func (c *Column) wrong(why string, args ...any) error {
	return fmt.Errorf("npz: %q %s", c.name, fmt.Sprintf(why, args...))
}

// Number returns the next number.
func (c *Column) Number() (uint32, error) {
	if c.kind != 'u' {
		return 0, c.wrong("is of texts")
	}
	if _, err := io.ReadFull(c.from, c.row); err != nil {
		return 0, c.wrong("ends before its last row: %v", err)
	}
	var x uint32
	for i, b := range c.row {
		x |= uint32(b) << (8 * i)
	}
	return x, nil
}

// Names returns all texts of a column.
func (r *Reader) Names(name string) ([]string, error) {
	c, err := r.Column(name)
	if err != nil {
		return nil, err
	}
	if c.kind != 'U' {
		return nil, c.wrong("is of numbers")
	}
	var out []string
	for range c.Len {
		if _, err := io.ReadFull(c.from, c.row); err != nil {
			return nil, c.wrong("ends before its last row: %v", err)
		}
		var text []rune
		for i := 0; i < len(c.row); i += 4 {
			if x := binary.LittleEndian.Uint32(c.row[i:]); x != 0 {
				text = append(text, rune(x))
			}
		}
		out = append(out, string(text))
	}
	return out, nil
}
