package coalition_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/coalition"
	"github.com/plenary-talks/plenary/space"
)

func laidOut(t testing.TB, path string) *space.Space {
	t.Helper()
	f, err := casefile.Load(context.Background(), "../cases/"+path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.With()
	if err != nil {
		t.Fatal(err)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// TestPublished holds joint gains that the literature has, by codes of the cases: of both
// parties, or at Elmira of the Ministry and Uniroyal.
func TestPublished(t *testing.T) {
	for _, c := range []struct {
		path    string
		members coalition.Set
		want    string
	}{
		{"classics/prisoners-dilemma", coalition.Of(0, 1), "11>00"},
		{"classics/chicken", coalition.Of(0, 1), "11>00,10,01"},
		{"classics/syria-iraq-1975", coalition.Of(0, 1), "010>000 001>100 101>000,100,001,011"},
		{"classics/elmira-rankings", coalition.Of(0, 1), "11000>10100 01001>10101 11001>10101"},
		{"classics/elmira-rankings", coalition.Of(0, 2), "01000>01001 00100>00101"},
		{"classics/elmira-rankings", coalition.Of(1, 2), "11000>10100,10101 11001>10101"},
	} {
		sp := laidOut(t, c.path)
		f, err := coalition.New(t.Context(), sp)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for s := range sp.Len() {
			gains, err := f.Gains(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			var to []string
			for _, g := range gains {
				if g.Of(c.members) {
					to = append(to, sp.Code(g.State))
				}
			}
			if to != nil {
				got = append(got, sp.Code(s)+">"+strings.Join(to, ","))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s, %v: %v, want %s", c.path, c.members.Members(), got, c.want)
		}
	}
}

// TestElmiraJump holds that s5 at Elmira, which nobody leaves alone, is left for s8 by the
// Ministry and Uniroyal, that the local government could not answer, and that nobody
// leaves s8.
func TestElmiraJump(t *testing.T) {
	sp := laidOut(t, "classics/elmira-rankings")
	f, err := coalition.New(t.Context(), sp)
	if err != nil {
		t.Fatal(err)
	}
	s5, _ := sp.Parse("01001")
	s8, _ := sp.Parse("10101")
	gains, err := f.GainsAmong(t.Context(), s5, []int{s5, s8})
	if err != nil || len(gains) != 1 || !slices.Equal(gains[0].Enough, []coalition.Set{coalition.Of(0, 1)}) ||
		gains[0].Prefer != coalition.Of(0, 1) {
		t.Errorf("from s5: %+v, %v", gains, err)
	}
	left := int64(coalition.Work)
	j, err := f.Judge(t.Context(), s5, gains, coalition.Of(0, 1), &left)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range coalition.Concepts {
		if is, decided := j.Stays(c); is || !decided {
			t.Errorf("%v: stays %t, decided %t", c, is, decided)
		}
	}
	if stays, err := f.Stays(t.Context(), s8); !stays || err != nil {
		t.Errorf("s8 is left (%v)", err)
	}
}

// TestBounds holds that too many parties are refused, that too much work is told, and that
// work ends with its context.
func TestBounds(t *testing.T) {
	var d plenary.Draft
	for i := range coalition.MostParties + 1 {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", i)})
	}
	d.Options = []plenary.OptionDraft{{ID: "p0.x"}}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var limit *plenary.Limit
	if _, err := coalition.New(t.Context(), sp); !errors.As(err, &limit) || limit.Bound != coalition.MostParties {
		t.Errorf("with 13 parties: %v", err)
	}
	sp = laidOut(t, "six-party-2006")
	f, err := coalition.New(t.Context(), sp)
	if err != nil {
		t.Fatal(err)
	}
	gains, err := f.Gains(t.Context(), sp.StatusQuo())
	if err != nil {
		t.Fatal(err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	open := 0
	for h := coalition.Set(1); h <= f.All(); h++ {
		left := int64(0)
		j, err := f.Judge(t.Context(), sp.StatusQuo(), gains, h, &left)
		if err != nil {
			t.Fatal(err)
		}
		for i := range j.Gains {
			if _, decided := j.Answered(coalition.SEQ, i); !decided {
				open++
			}
		}
		if len(j.Gains) > 0 {
			if _, err := f.Judge(ended, sp.StatusQuo(), gains, h, &left); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: %v", err)
			}
		}
	}
	if open == 0 {
		t.Error("everything was decided without work")
	}
	if _, err := f.Gains(ended, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
