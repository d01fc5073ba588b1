package genius_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/genius"
)

// A domain has the issues, profiles what they are worth.
func Example() {
	in, err := genius.Format.Read(context.Background(), []foreign.File{
		{Name: "domain.xml", Text: []byte(`<negotiation_template><utility_space number_of_issues="1">
<objective index="0" name="lease"><issue index="1" name="Rent" vtype="discrete"><item index="1" value="low"/><item index="2" value="high"/></issue>
</objective></utility_space></negotiation_template>`)},
		{Name: "owner.xml", Text: []byte(`<utility_space><objective index="0" name="lease">
<issue index="1" name="Rent" vtype="discrete"><item index="1" value="low" evaluation="1"/><item index="2" value="high" evaluation="4"/></issue>
<weight index="1" value="1"/></objective></utility_space>`)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(in.Case.Parties[0].Name, in.Case.Options[0].Levels)
	// Output:
	// owner [none low high]
}
