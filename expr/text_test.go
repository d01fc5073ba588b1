package expr

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestSent: a condition sent as text is the same condition, to be resolved anew.
func TestSent(t *testing.T) {
	e := resolved(t, "up.release = half or not down.attack")
	for _, of := range []*Expr{e, Never} {
		text, err := json.Marshal(of)
		if err != nil {
			t.Fatal(err)
		}
		var got Expr
		if err := json.Unmarshal(text, &got); err != nil || got.String() != of.String() {
			t.Errorf("%s read as %q: %v", text, got.String(), err)
		}
		if got.Resolved() != (of == Never) {
			t.Errorf("%s is resolved: %t", text, got.Resolved())
		}
	}
	if !e.Resolved() {
		t.Error("a resolved condition is not")
	}
	var bad Expr
	if err := bad.UnmarshalText([]byte("up.release =")); err == nil {
		t.Error("half a condition was read")
	}
}

// TestUnresolved: a condition whose names stand for nothing yet has no value.
func TestUnresolved(t *testing.T) {
	e, err := Parse("up.release = half or not down.attack")
	if err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func(){
		"Holds": func() { e.Holds([]uint8{0, 0, 0}) },
		"Over":  func() { e.Over([]uint64{3, 3, 3}) },
		"Fill":  func() { e.Fill(make([]uint64, 1), Planes{nil, nil, nil}) },
	} {
		func() {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, "call Resolve before evaluating it") {
					t.Errorf("%s: %q", name, said)
				}
			}()
			ask()
		}()
	}
}
