package english

import "strings"

// set makes a set of words.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// phrases makes a set of what stands between commas.
func phrases(list string) map[string]bool {
	out := map[string]bool{}
	for p := range strings.SplitSeq(list, ",") {
		out[strings.Join(strings.Fields(p), " ")] = true
	}
	return out
}

// modals have one form for all persons.
var modals = set("may can will must shall should would could might ought cannot can't can’t won't won’t")

// irregular verbs: how many bytes of them go in the third person, and what
// comes; be stands in the code.
var irregular = map[string]struct {
	cut int
	add string
}{
	"have": {2, "s"}, "do": {0, "es"}, "quiz": {0, "zes"}, "whiz": {0, "zes"}, "gas": {0, "ses"},
	"stomach": {0, "s"}, "disco": {0, "s"}, "solo": {0, "s"}, "photo": {0, "s"},
}

// adverbs that may stand before a verb, apart from those in -ly.
var adverbs = set(`
	also never only even still again then first soon always once ever just often seldom simply instead forthwith
	henceforth thereby thus now yet no longer`)

// verbsInLy end as adverbs do.
var verbsInLy = set(`
	apply reply supply comply imply multiply ally rally tally bully sully dally rely reapply misapply resupply
	oversupply belly jelly fly reply underlie outfly gully wooly`)

var articles = set("a an the")

var possessives = set("its their his her our")

// determiners begin a noun phrase.
var determiners = set(`
	a an the its their his her our your my no any some all both this that these those every each either neither
	such more most further other`)

// openers begin a sentence besides, and are no names.
var openers = set(`
	it they he she we what nobody nothing everybody everything somebody something if while when where who whoever
	there because although though not`)

// matters are what talks are about; they stand without an article, and are no names.
var matters = set(`
	acceptance access aid arms assets claimants claims compensation delegations elections energy escalation food
	forces freedom fuel grain guarantees guards help independence insistence inspection inspections inspectors
	isolation land money oil pay peace power pressure prisoners quiet recognition relations rent sanctions security
	soldiers supplies talks taxes time trade trials troops trust wages war water weapons withdrawal work`)

// prepositions end the noun that a phrase is of.
var prepositions = set(`
	of in on at by for from to with without within under over between among against about after before during
	until till since through into onto upon across behind beyond near toward towards per via as than up down out
	off back beside besides despite except inside outside around along amid concerning regarding`)

// relatives begin a clause about what stands before.
var relatives = set("that which who whom whose where when if unless while because so but not is are")

// participles, not in -ed, that may stand behind their noun.
var participles = set(`
	given taken held kept made withdrawn frozen drawn sold paid met done known left sent set begun agreed sworn
	won lost built shut put told bought brought foreseen laid hidden`)

// severals make a phrase plural when it begins with one.
var severals = set("both several many few these those two three four five six seven eight nine ten eleven twelve")

// singles make a phrase singular when it begins with one.
var singles = set(`
	each every nobody somebody everybody anybody everyone someone anyone nothing something everything anything
	one another this much little neither either whoever whatever what who it`)

// singularNames are of one thing, whatever their nouns are.
var singularNames = phrases(`
	united states, united states of america, united nations, united arab emirates, netherlands, philippines,
	bahamas, maldives, seychelles, comoros, gambia, solomon islands, marshall islands, cayman islands, cook
	islands, bosnia and herzegovina, trinidad and tobago, antigua and barbuda, saint kitts and nevis, st kitts
	and nevis, saint vincent and the grenadines, são tomé and príncipe, sao tome and principe, serbia and
	montenegro, turks and caicos, law and order, give and take, research and development, command and control,
	truth and reconciliation, bread and butter, health and safety, trial and error, médecins sans frontières,
	hezbollah, hamas`)

// plurals no rule has, and words that stand for several.
var plurals = set(`
	people children men women feet teeth mice geese oxen police cattle media criteria phenomena bacteria strata
	memoranda referenda addenda alumni fungi nuclei menus gurus all both most some many few several two three
	four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand`)

// singulars end as plurals do.
var singulars = set(`
	news series species crossroads lens gas bias canvas atlas christmas chaos ethos cosmos pathos kudos diabetes
	rabies measles mumps summons shambles corps debris tennis axis iris yes whereas texas specimen regimen omen
	abdomen acumen yemen amen always perhaps sometimes besides`)

// pluralsInIcs are of several; politics, physics and most others are of one.
var pluralsInIcs = set(`
	tactics statistics topics critics clinics republics mechanics fabrics metrics lyrics graphics basics
	specifics antics relics cynics sceptics academics medics comics panics mavericks plastics ceramics logistics
	characteristics heretics fanatics pacifics classics dynamics polemics catholics`)

// adjectives no ending tells, and those in -ing that say what a noun is like.
var adjectives = set(`
	full fair free clear final just early open joint mutual complete direct firm safe secure swift prompt new
	old big small large long short late good better honest equal written public private strict strong weak
	phased partial permanent transparent independent different current recent urgent military democratic
	independent immediate separate accurate adequate definite concrete discrete intermediate humane sincere
	existing standing remaining binding outstanding ongoing leading missing incoming outgoing pressing lasting
	opposing warring surviving neighbouring neighboring developing working governing ruling competing
	conflicting opening mediating negotiating participating contracting donating guaranteeing fighting striking
	following preceding resulting fishing voting peacekeeping living landing drilling grazing underlying
	overriding growing rising continuing`)

// nounsInIng begin a phrase as nouns of their own.
var nounsInIng = set(`
	meeting building hearing warning briefing funding spending shipping mining housing banking training king
	thing spring evening morning ceiling understanding ring string wing bombing`)

// nounsLikeAdjectives end as adjectives do.
var nounsLikeAdjectives = set(`
	withdrawal removal approval proposal denial arrival refusal renewal appeal signal goal capital official
	rival deal journal festival trial arsenal hospital terminal canal coal tribunal renunciation disposal
	reversal survival betrayal dismissal referral disapproval testimonial table cable fable archive initiative
	objective motive alternative incentive directive perspective narrative representative executive offensive
	missive detective traffic republic critic topic music clinic fabric mechanic panic arctic pacific logic
	rhetoric public boundary secretary military adversary salary library anniversary subsidiary intermediary
	beneficiary judiciary treasury summary commentary documentary hundred seabed watershed need speed seed feed
	bed`)

// bodies may bear names in which an and joins what they are for.
var bodies = set(`
	organization organisation ministry commission committee council office agency fund bank union department
	court conference forum tribunal authority programme program agreement treaty process plan body group team
	centre center service board`)
