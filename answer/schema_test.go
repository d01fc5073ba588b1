package answer

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/plenary-talks/plenary/impasse"
)

var update = flag.Bool("update", false, "write generated files afresh")

// answersByName are the answers that have a schema.
var answersByName = map[string]any{
	"states": Listing{}, "bottom-lines": BottomLines{}, "trial": Trial{}, "moving": Moving{}, "wishes": Wishes{},
	"brief": Brief{}, "finding": OneFinding{}, "way": OneWay{}, "passage": Rests{}, "state": State{}, "large": Large{},
	"ways": Ways{}, "timeline": Timeline{},
	"commitments": Commitments{}, "diff": Diff{}, "check": Check{}, "reading": Reading{}, "citation": Citation{},
	"proposals": Proposals{},
	"import":    Import{}, "export": Export{},
	"robust": Sure{}, "part": SurePart{}, "coalitions": Coalitions{}, "inverse": Inverse{}, "drift": Drift{},
	"depth": Depth{}, "perceptions": Perceptions{}, "preferences": Preferences{},
	"same":    Same{},
	"why-not": WhyNot{}, "against": Against{}, "report": Report{},
}

// TestSchemaFiles holds that the schemas are those of the types.
//
//	go test ./answer -run TestSchemaFiles -update
func TestSchemaFiles(t *testing.T) {
	inOneGoroutine(t)
	for _, name := range SchemaNames() {
		want, file := generated(t, name), filepath.Join("schema", name+".json")
		if *update {
			if err := os.WriteFile(file, want, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if !bytes.Equal(Schema(name), want) {
			t.Errorf("%s is not what the types say; run make docs", file)
		}
	}
	if len(answersByName) != len(SchemaNames()) || Schema("nothing") != nil || Schema("../schema") != nil {
		t.Error("names of schemas")
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(Schemas(), &all); err != nil || len(all) != len(SchemaNames()) {
		t.Errorf("%d schemas together, %v", len(all), err)
	}
}

// generated makes the schema of an answer from its type, with what the comments
// say of types and fields.
func generated(t *testing.T, name string) []byte {
	t.Helper()
	r := &jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, Mapper: codes}
	if err := r.AddGoComments("github.com/plenary-talks/plenary/answer", "./"); err != nil {
		t.Fatal(err)
	}
	for key, text := range r.CommentMap { // where a package has no folder of its own in what is walked
		r.CommentMap[strings.Replace(key, "/answer/./", "/answer/", 1)] = oneLine(text)
	}
	s := r.Reflect(reflect.New(reflect.TypeOf(answersByName[name])).Interface())
	if def := s.Definitions["Finding"]; def != nil {
		proofsOf(r, s, def, impasse.Kinds(), func(kind string) any { return EmptyProof(kind) })
	}
	if def := s.Definitions["Obstacle"]; def != nil {
		proofsOf(r, s, def, Obstacles(), func(kind string) any { return EmptyBarring(kind) })
	}
	s.Title = "Plenary: " + name
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

// ids are what a reader looks up, in the glossary or in the case, with what they
// are called.
var ids = map[reflect.Type]string{
	reflect.TypeFor[PartyID](): "party id", reflect.TypeFor[OptionID](): "option id",
	reflect.TypeFor[TrackID](): "track id", reflect.TypeFor[PersonID](): "person id",
	reflect.TypeFor[StanceID](): "precondition id", reflect.TypeFor[LeverID](): "lever id",
	reflect.TypeFor[VariantID](): "variant id", reflect.TypeFor[GoalID](): "goal id",
	reflect.TypeFor[ExchangeID](): "exchange id", reflect.TypeFor[GuaranteeID](): "guarantee id",
	reflect.TypeFor[SourceID](): "source id", reflect.TypeFor[AgreementID](): "agreement id",
	reflect.TypeFor[CommitmentID](): "commitment id", reflect.TypeFor[EntryID](): "entry id",
	reflect.TypeFor[ConditionID](): "condition id", reflect.TypeFor[Ref](): "passage",
}

var (
	reasons   = []any{NoMove, Indifferent, NoGain, Deterred, DeterredCost, WouldLeave}
	accepting = []any{AcceptsImpossible, AcceptsNever, AcceptsAsItIs, AcceptsByItself, AcceptsWhatever, AcceptsExactly,
		AcceptsOnlyIf, AcceptsDepends}
)

// codes are the schemas of strings that stand for something: ids, and kinds.
func codes(t reflect.Type) *jsonschema.Schema {
	switch {
	case ids[t] != "":
		return &jsonschema.Schema{Type: "string", Title: ids[t]}
	case t == reflect.TypeFor[EntryNumber]():
		return &jsonschema.Schema{Type: "integer", Title: "entry number"}
	case t == reflect.TypeFor[Reason]():
		return &jsonschema.Schema{Type: "string", Enum: reasons}
	case t == reflect.TypeFor[Accepts]():
		return &jsonschema.Schema{Type: "string", Enum: accepting}
	}
	return nil
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// proofsOf says of findings, or of obstacles, which proof goes with which kind.
func proofsOf(r *jsonschema.Reflector, s, finding *jsonschema.Schema, named []string, empty func(kind string) any) {
	var kinds []any
	for _, kind := range named {
		kinds = append(kinds, kind)
		proof := reflect.TypeOf(empty(kind)).Elem()
		of := (&jsonschema.Reflector{Anonymous: true, CommentMap: r.CommentMap, Mapper: codes}).ReflectFromType(proof)
		for name, def := range of.Definitions {
			s.Definitions[name] = def
		}
		then := jsonschema.NewProperties()
		then.Set("proof", &jsonschema.Schema{Ref: "#/$defs/" + proof.Name()})
		is := jsonschema.NewProperties()
		is.Set("kind", &jsonschema.Schema{Const: kind})
		finding.AllOf = append(finding.AllOf,
			&jsonschema.Schema{If: &jsonschema.Schema{Properties: is}, Then: &jsonschema.Schema{Properties: then}})
	}
	if kind, ok := finding.Properties.Get("kind"); ok {
		kind.Enum = kinds
	}
}

// fits validates an answer by its schema.
func fits(t *testing.T, name string, a any) error {
	t.Helper()
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	v, err := validator.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return err
	}
	compiled, err := compiledSchema(name)
	if err != nil {
		return err
	}
	if err := compiled.Validate(v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

var compiledSchemas sync.Map // by name

func compiledSchema(name string) (*validator.Schema, error) {
	if known, ok := compiledSchemas.Load(name); ok {
		return known.(*validator.Schema), nil
	}
	s, err := validator.UnmarshalJSON(bytes.NewReader(Schema(name)))
	if err != nil {
		return nil, err
	}
	c := validator.NewCompiler()
	if err := c.AddResource(name+".json", s); err != nil {
		return nil, err
	}
	compiled, err := c.Compile(name + ".json")
	if err == nil {
		compiledSchemas.Store(name, compiled)
	}
	return compiled, err
}

// TestGoldenFit holds that whole answers, as they are held for every case in
// the repository, fit their schemas.
func TestGoldenFit(t *testing.T) {
	inOneGoroutine(t)
	files, err := filepath.Glob("../cmd/plenary/testdata/golden/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		name := answerIn(filepath.Base(file))
		if name == "" {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seen[name] = true
		if err := fits(t, name, json.RawMessage(text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	for _, name := range SchemaNames() {
		if !seen[name] && !slices.Contains([]string{"reading", "citation", "proposals", "import",
			"export", "states", "trial",
			"moving", "wishes", "report", "large", "part"}, name) { // which commands do not give, or of other files
			t.Errorf("no answer of %s is held", name)
		}
	}
}

// answerIn names the answer that a golden file holds; "" for states, whose form
// is fixed apart.
func answerIn(file string) string {
	file = strings.TrimSuffix(file, ".json")
	first, _, _ := strings.Cut(file, "-")
	switch {
	case file == "states":
		return ""
	case file == "now":
		return "state"
	case strings.HasPrefix(file, "why-not"):
		return "why-not"
	case file == "routes":
		return "ways"
	case strings.HasPrefix(file, "bottom-lines"):
		return "bottom-lines"
	case slices.Contains(SchemaNames(), first):
		return first
	}
	return "passage"
}

// inOneGoroutine skips a test that has nothing for the race detector.
func inOneGoroutine(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
}
