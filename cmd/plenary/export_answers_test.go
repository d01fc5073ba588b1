package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/internal/book"
)

// TestWorkbookRoutes holds that the steps of ways on their sheet of a workbook are those that
// routes tells, and that a case that has none has no sheet.
func TestWorkbookRoutes(t *testing.T) {
	inOneGoroutine(t)
	const sixParty = "../../cases/six-party-2006"
	_, stdout := command(t, "routes", sixParty, "--json")
	var want answer.Ways
	if err := json.Unmarshal([]byte(stdout), &want); err != nil {
		t.Fatal(err)
	}
	var steps []string
	add := func(w *answer.Way) {
		for i := range w.Steps {
			steps = append(steps, w.Letter+" "+strconv.Itoa(i+1))
		}
	}
	add(want.Open)
	for i := range want.Ways {
		for j := range want.Ways[i].Ways {
			add(&want.Ways[i].Ways[j])
		}
	}
	rows := sheetOf(t, sixParty, "answer routes")
	if len(rows) != len(steps)+1 || len(steps) < 9 {
		t.Fatalf("%d rows of %d steps", len(rows), len(steps))
	}
	col := func(head string) int {
		return slices.IndexFunc(rows[0].Cells, func(c book.Cell) bool { return c.Text == head })
	}
	for i, row := range rows[1:] {
		if got := row.Cells[col("way")].Text + " " + row.Cells[col("step")].Text; got != steps[i] ||
			row.Cells[col("does")].Text == "" || row.Cells[col("movers")].Text == "" {
			t.Errorf("row %d: %v, want %s", i+2, row.Cells, steps[i])
		}
	}
	if rows := sheetOf(t, "../../cases/classics/chicken", "answer routes"); rows != nil {
		t.Errorf("rows without a way: %v", rows)
	}
}

// sheetOf returns the rows of a sheet of the workbook of a case; nil where there is none.
func sheetOf(t *testing.T, path, name string) []book.Row {
	t.Helper()
	file := filepath.Join(t.TempDir(), "talks.xlsx")
	if status, said := command(t, "export", path, "--to", "xlsx", "-o", file); status != exitAnswered {
		t.Fatal(said)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	read, err := book.Read(file, raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range read.Sheets {
		if s.Name == name {
			return s.Rows
		}
	}
	return nil
}
