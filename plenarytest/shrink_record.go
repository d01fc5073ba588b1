package plenarytest

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"github.com/plenary-talks/plenary/record"
)

// ShrinkRecord makes a failing record smaller, one entry, agreement or
// commitment at a time, as long as it fails.
func ShrinkRecord(d record.Draft, fails func(record.Draft) bool) record.Draft {
	for {
		at := slices.IndexFunc(recordCuts(d), fails)
		if at < 0 {
			return d
		}
		d = recordCuts(d)[at]
	}
}

func recordCuts(d record.Draft) []record.Draft {
	var out []record.Draft
	for i, file := range d.Files {
		for j := range file.Entries {
			cut := cloneRecord(d)
			cut.Files[i].Entries = slices.Delete(cut.Files[i].Entries, j, j+1)
			out = append(out, cut)
		}
		for j, a := range file.Agreements {
			cut := cloneRecord(d)
			cut.Files[i].Agreements = slices.Delete(cut.Files[i].Agreements, j, j+1)
			out = append(out, cut)
			for k := range a.Commitments {
				cut := cloneRecord(d)
				cut.Files[i].Agreements[j].Commitments = slices.Delete(slices.Clone(a.Commitments), k, k+1)
				out = append(out, cut)
			}
		}
	}
	return out
}

// RecordText prints a record, one entry a line, with what is written of it.
func RecordText(d record.Draft) string {
	var out string
	for i, file := range d.Files {
		for j, e := range file.Entries {
			out += strconv.Itoa(i) + "/" + strconv.Itoa(j) + written(reflect.ValueOf(e)) + "\n"
		}
		for _, a := range file.Agreements {
			out += strconv.Itoa(i) + written(reflect.ValueOf(a)) + "\n"
		}
	}
	return out
}

// written prints the fields of a draft that are not empty.
func written(v reflect.Value) string {
	var out string
	for i := range v.NumField() {
		field, name := v.Field(i), v.Type().Field(i).Name
		if field.Kind() == reflect.Pointer && !field.IsNil() {
			field = field.Elem()
		}
		switch {
		case field.IsZero():
		case field.Kind() == reflect.Struct:
			out += " " + name + "{" + written(field) + " }"
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
			for k := range field.Len() {
				out += "\n      " + written(field.Index(k))
			}
		default:
			out += fmt.Sprintf(" %s: %v", name, field)
		}
	}
	return out
}

func cloneRecord(d record.Draft) record.Draft {
	d.Files = slices.Clone(d.Files)
	for i := range d.Files {
		d.Files[i].Entries = slices.Clone(d.Files[i].Entries)
		d.Files[i].Agreements = slices.Clone(d.Files[i].Agreements)
	}
	return d
}
