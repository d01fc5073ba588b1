package reading

// How a verb takes the words it reports.
type pattern uint32

const (
	clause  pattern = 1 << iota // said the talks failed
	that                        // announced that the talks failed
	inf                         // vowed to stay
	object                      // rejected the plan
	tell                        // told reporters …
	onlyQ                       // continued: "…"
	naming                      // called it "a joke": only with a quotation
	callFor                     // called for, called on, appealed to
	accuse                      // accused them of …
	noun                        // repeated its promise that …
	rule                        // ruled out …
	spoke                       // spoke of "…"
	present                     // say, warn …: only after a plural
	pointed                     // pointed out that …
	warn                        // warned them that …
	media                       // an agency reported: ends words, proposes none
)

// verbs are the verbs of saying in the forms in which a report uses them.
var verbs = map[string]pattern{}

func init() {
	add := func(p pattern, list string) {
		for w := range set(list) {
			verbs[w] |= p
		}
	}
	add(clause, `said says stated states declared declares insisted insists warned warns argued argues claimed claims maintained
		maintains contended contends stressed stresses emphasised emphasises emphasized emphasizes complained complains
		predicted predicts cautioned cautions alleged alleges asserted asserts affirmed concluded testified replied
		answered responded vowed vows promised promises pledged pledges swore admitted admits conceded concedes denied denies
		hinted hints lamented joked joked retorted countered objected tweeted tweets`)
	add(clause|present, `say warn insist argue claim deny admit`)
	add(that, `added adds noted notes announced announces explained explains acknowledged acknowledges confirmed confirms
		reiterated repeated repeats recalled recalls suggested suggests indicated indicates revealed disclosed signalled signaled remarked
		observed wrote writes agreed agrees proposed proposes demanded demands commented reaffirmed underlined`)
	add(tell|clause, `told tells`)
	add(inf, `vowed vows promised promises pledged pledges swore threatened threatens offered offers undertook`)
	add(object, `demanded demands rejected rejects dismissed dismisses denied denies urged urges denounced condemned threatened promised pledged proposed`)
	add(callFor, `called calls appealed appeals asked asks`)
	add(naming, `called calls described describes termed dubbed branded labelled labeled expressed voiced hailed praised welcomed
		criticised criticized blamed cited denounced condemned deplored mocked`)
	add(naming|present, `call describe`)
	add(media, `reported reports`)
	add(accuse, `accused accuses`)
	add(noun, `repeated repeats reiterated renewed reaffirmed withdrew`)
	add(rule, `ruled rules`)
	add(spoke, `spoke speaks talked`)
	add(pointed, `pointed points`)
	add(warn, `warned warns cautioned`)
	add(onlyQ, `asked asks wondered continued continues began recounted quipped shouted cried exclaimed commented went smiled laughed
		snapped muttered whispered tweeted posted added adds replied said concluded`)
}

// nounVerbs are verbs of saying that are plural nouns as well.
var nounVerbs = set(`states claims calls demands offers promises pledges vows notes reports hints repeats appeals`)

// modifiers are capitals that begin a sentence and are no name.
var modifiers = set(`similar new other recent further public previous earlier repeated such international local competing rival conflicting fresh
	growing mounting several many more all these those the his her its their our both past early later western foreign`)

// participles take the subject of what goes before: "…, adding that".
var participles = map[string]string{
	"adding": "added", "saying": "said", "noting": "noted", "warning": "warned", "insisting": "insisted", "stressing": "stressed",
	"arguing": "argued", "claiming": "claimed", "explaining": "explained", "promising": "promised", "vowing": "vowed",
	"pledging": "pledged", "threatening": "threatened", "demanding": "demanded", "urging": "urged", "declaring": "declared",
	"denying": "denied", "recalling": "recalled", "conceding": "conceded", "admitting": "admitted", "suggesting": "suggested",
	"complaining": "complained", "accusing": "accused", "calling": "called", "describing": "described", "rejecting": "rejected",
}

// speechNouns are nouns whose clause is what was said: the promise that.
var speechNouns = map[string]Kind{
	"promise": Promise, "promises": Promise, "pledge": Promise, "pledges": Promise, "vow": Promise, "vows": Promise,
	"commitment": Promise, "assurance": Promise, "assurances": Promise, "threat": Threat, "threats": Threat, "warning": Threat, "warnings": Threat,
	"demand": Demand, "demands": Demand, "call": Demand, "calls": Demand, "appeal": Demand, "offer": Offer, "offers": Offer, "proposal": Offer,
	"refusal": Refusal, "claim": Assessment, "claims": Assessment, "assertion": Assessment, "accusation": Assessment,
	"accusations": Assessment, "belief": Assessment, "view": Assessment, "insistence": Demand, "denial": Assessment,
}

var (
	beForms = set(`is are was were be been being am isn't aren't wasn't weren't`)
	modals  = set(`will would can could may might must shall should won't wouldn't can't cannot couldn't mustn't shouldn't
		do does did don't doesn't didn't`)
	haveForms = set(`has have had hasn't haven't hadn't`)
	negations = set(`not never no nor neither without`)

	// pastForms are past and present forms that do not end in -ed.
	pastForms = set(`went came took made gave got saw knew found left felt kept held met put sent set told thought brought began
		broke fell rose ran lost won paid said says stood spoke wrote led let meant needs need wants want seems remains stays
		needs hopes plans expects believes thinks knows sees becomes became goes comes takes makes gives keeps holds stands
		ought sought fought caught bought built spent sat rang drew flew grew threw wore struck`)

	adverbs = set(`also later earlier then again still now today once often first finally meanwhile soon thus therefore however instead
		reportedly already always nevertheless nonetheless moreover furthermore afterwards afterward elsewhere yesterday
		further both simply even just only too yet indeed`)

	// embedders begin a clause that is part of another: what, where Hill said.
	embedders = set(`that what which who whom whose where how why if whether than when because since until after before unless`)

	softBoundaries = set(`but and while as though although so yet or for`)

	calendar = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan jan. feb feb. mar mar. apr
		apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.`)

	honorifics = set(`mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame madam sheikh prof. prof`)
	titleWords = set(`president vice prime minister foreign deputy assistant secretary under-secretary undersecretary state chancellor
		ambassador envoy special senator sen. representative rep. governor gov. general gen. colonel col. lieutenant lt. major maj.
		captain capt. admiral adm. judge justice chief king queen prince princess premier speaker chairman chairwoman chair
		commissioner director professor mayor counsellor councillor attorney defence defense finance interior trade transport
		energy justice agriculture environment security adviser advisor leader negotiator spokesman spokeswoman spokesperson
		delegate mediator pope cardinal archbishop bishop rabbi imam ayatollah minister-president acting senior former u.s. us un u.n. uk eu u.k. e.u.
		a/s secretary-general under-secretary-general director-general vice-president of for the de-facto officer coordinator head economy labour labor education health`)

	// titleParts are title words that alone make no title: the Geneva meeting.
	titleParts = set(`of for the u.s. us un u.n. uk eu u.k. e.u. former senior acting special foreign prime vice deputy assistant state
		defence defense finance interior trade transport energy agriculture environment security economy labour labor education health de-facto`)

	humanNouns = set(`envoy minister spokesman spokeswoman spokesperson official president premier negotiator delegate diplomat
		ambassador secretary chief leader source mediator chairman chairwoman chair chairperson host mayor governor senator lawmaker analyst
		expert aide adviser advisor commander general officer king queen prince judge lawyer visitor resident farmer witness
		director head representative chancellor counsellor commissioner coordinator economist historian professor researcher scientist
		activist campaigner editor driver teacher student soldier captain colonel admiral doctor man woman participant facilitator
		rapporteur observer delegation-leader person member manager owner trader fisherman villager captain boss veteran deputy undersecretary
		counterpart insider moderator speaker`)
	pluralNouns = set(`envoys ministers spokesmen spokeswomen officials presidents negotiators delegates diplomats ambassadors secretaries
		chiefs leaders sources mediators hosts mayors lawmakers analysts experts aides advisers advisors commanders officers judges lawyers
		visitors residents farmers witnesses representatives commissioners economists historians researchers scientists activists campaigners
		people sides parties participants observers members critics organisers organizers authorities men women villagers traders`)
	orgNouns = set(`ministry government statement communique communiqué delegation embassy office agency commission council committee army navy
		military party group union bank court parliament regime administration foundation spokesperson's team side board bloc
		federation league company trust press secretariat presidency cabinet police media television radio newspaper letter report alliance kremlin opposition coalition junta militia`)

	orgWords = set(`ministry council press agency union nations party army navy bank university commission court department office house group
		committee times news street river sea republic kingdom states north south east west northern southern eastern western upper lower
		federation league association institute company trust organisation organization treaty conference parliament assembly senate congress
		lake mount mountain valley city town port canal island islands gulf ocean bay strait bridge square airport treasury pentagon
		minister's international national united security agreement accord talks summit day week square front movement alliance bureau board fund`)

	// countries are no people; a pronoun for a person cannot stand for them.
	countries = set(`afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh barbados
		belarus belgium belize benin bhutan bolivia botswana brazil brunei bulgaria burundi cambodia cameroon canada chile china
		colombia congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji finland
		france gabon gambia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia
		iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon
		lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius
		mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands nicaragua niger
		nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia
		rwanda samoa senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland
		syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda ukraine uruguay
		uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe britain england scotland wales america europe africa asia`)

	stopCapitals = set(`this that these those there it what when where which who nobody everyone everybody some many most few all others
		another none such here every each if one anyone someone no not the a an and but or so in on at by for from to with as we i you he she they
		his her their its our my your yes however meanwhile still instead also then now yet`)

	femaleNouns = set(`spokeswoman chairwoman queen woman lady princess dame mrs mrs. ms ms. miss madam`)
	maleNouns   = set(`spokesman chairman king man lord prince sir mr mr. sheikh`)
)

func isTitleWord(w string) bool { return titleWords[w] || honorifics[w] }
