package diff

import (
	"reflect"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// A Written is a case and its record as somebody wrote them, without faults.
type Written struct {
	Case   plenary.Draft
	Record record.Draft // empty when nothing is on record
}

// own makes all that can be written to the Written's own.
func (w *Written) own() { ownAll(reflect.ValueOf(w).Elem()) }

// ownAll replaces, in all of v that can be set, slices and what pointers lead
// to by copies.
func ownAll(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				ownAll(f)
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		for i := range v.Len() {
			ownAll(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(v.Elem())
		v.Set(to)
		ownAll(to.Elem())
	}
}
