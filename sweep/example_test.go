package sweep_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/sweep"
)

// An answer is made in parts, which are kept in a file of SQLite.
func Example() {
	dir, err := os.MkdirTemp("", "plenary-sweep-example")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := sweepIn(context.Background(), filepath.Join(dir, "sweeps.db")); err != nil {
		log.Fatal(err)
	}
	// Output:
	// on: 0 of 4 parts
	// done: 4 of 4 parts
	// 200 orders drawn
}

func sweepIn(ctx context.Context, file string) error {
	s, err := sweep.Open(ctx, file)
	if err != nil {
		return err
	}
	defer s.Close()
	c, err := desk.Open(ctx, "../cases/classics/chicken", desk.Ask{})
	if err != nil {
		return err
	}
	asked, err := sweep.Ask(ctx, c, desk.Ask{}, answer.Doubts{Samples: 200, Dispersion: 0.5}, 4, "1.0.0")
	if err != nil {
		return err
	}
	id, err := s.Start(ctx, asked)
	if err != nil {
		return err
	}
	for range 2 {
		all, err := s.All(ctx, id)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %d of %d parts\n", all[0].State, all[0].Done, all[0].Parts)
		if err := s.Work(ctx, sweep.Worker{Program: "1.0.0"}); err != nil {
			return err
		}
	}
	sure, err := s.Result(ctx, id)
	if err != nil {
		return err
	}
	fmt.Println(sure.Drawn.Samples, "orders drawn")
	return nil
}
