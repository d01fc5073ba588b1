package plenarytest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/plenary-talks/plenary"
)

// A Plan fixes a series of random cases. Equal plans give equal cases.
type Plan struct {
	Seed  uint64
	Draws int
	Shape Shape
	Draw  func(*rand.Rand, Shape) plenary.Draft // RandomDraft when nil
}

// ForEach checks the random cases of a plan, several at a time. The check gets
// a generator of its own and must draw equally from equal generators. When it
// returns an error or panics the test fails with the seed, the draw and the
// smallest case that still fails. Under -short an eighth of the cases is drawn;
// for a long run PLENARYTEST_TIMES in the environment tells how many times as
// many.
func ForEach(t *testing.T, p Plan, check func(d plenary.Draft, rng *rand.Rand) error) {
	if times, err := strconv.Atoi(os.Getenv("PLENARYTEST_TIMES")); err == nil {
		p.Draws *= times
	}
	if testing.Short() {
		p.Draws = (p.Draws + 7) / 8
	}
	shards := runtime.GOMAXPROCS(0)
	for shard := range shards {
		t.Run(fmt.Sprintf("shard-%d", shard), func(t *testing.T) {
			t.Parallel()
			for draw := shard; draw < p.Draws; draw += shards {
				if text := p.try(draw, check); text != "" {
					t.Fatal(text)
				}
			}
		})
	}
}

// try returns what went wrong in one draw, or nothing.
func (p Plan) try(draw int, check func(plenary.Draft, *rand.Rand) error) string {
	chance := func(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(draw))) }
	run := func(d plenary.Draft) error { return recovered(check, d, chance(^p.Seed)) }
	draft := p.Draw
	if draft == nil {
		draft = RandomDraft
	}
	d := draft(chance(p.Seed), p.Shape)
	err := run(d)
	if err == nil {
		return ""
	}
	small := Shrink(d, func(d plenary.Draft) bool {
		other := run(d)
		return other != nil && topic(other) == topic(err)
	})
	return fmt.Sprintf("seed %d, draw %d: %v\n\nThe smallest case found that fails:\n\n%s\n%v", p.Seed, draw, err,
		Text(small), run(small))
}

// topic is what an error is about: the words before the first colon, numbers
// aside. Shrinking must not wander off to another fault.
func topic(err error) string {
	head, _, _ := strings.Cut(err.Error(), ":")
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, head)
}

func recovered(check func(plenary.Draft, *rand.Rand) error, d plenary.Draft, rng *rand.Rand) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return check(d, rng)
}
