package reading_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/reading"
)

const letter = `LINDACH, 12 May 2031 (Pass Agency) - The envoys of both banks met again in the town hall.

"We will not sign before the ferry runs," Ingrid Dahl told reporters on Sunday. She warned that the pass might close.
`

func ExampleRead() {
	r, err := reading.Read(context.Background(), "letter.txt", []byte(letter), reading.Options{
		People:  []reading.Person{{ID: "dahl", Name: "Ingrid Dahl", Party: "marn"}},
		Parties: []reading.Party{{ID: "marn", Name: "Marn"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range r.Proposals {
		fmt.Printf("%v %s, %s: %s\n", p.Place, p.Speaker.Person, p.Kind, p.Words)
	}
	fmt.Println(r.Proposals[1].Speaker.Words, "is", r.Proposals[1].Speaker.For.Words)
	fmt.Println(r.Date.Day.Format(time.DateOnly), "from the", r.Date.From)
	// Output:
	// 3:2+39 dahl, open: We will not sign before the ferry runs,
	// 3:97+20 dahl, open: the pass might close
	// She is Ingrid Dahl
	// 2031-05-12 from the dateline
}

func ExampleReport_Draft() {
	r, err := reading.Read(context.Background(), "letter.txt", []byte(letter), reading.Options{})
	if err != nil {
		log.Fatal(err)
	}
	file, left := r.Draft(&plenary.Case{}, "press-1", []int{0, 1}, false)
	for _, e := range file.Entries {
		fmt.Println(e.On, e.Who, e.Of, e.Passages, "confirmed:", e.Confirmed)
	}
	fmt.Println(len(file.People), "new person,", len(left), "left")
	// Output:
	// 2031-05-11 ingrid-dahl open [press-1#3-2] confirmed: no
	// 2031-05-12 ingrid-dahl open [press-1#3-97] confirmed: no
	// 1 new person, 0 left
}
