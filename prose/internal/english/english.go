// Package english has the grammar that messages ask for where a case gives
// phrases: verb phrases in the infinitive ("halt its facilities", "not lift",
// "be ready") and noun phrases ("a halt", "the lifting", "elections").
//
//	edit.go     a change to a phrase, so that its pieces can be kept apart
//	verb.go     Third, They, To: the first verb as its subject asks
//	noun.go     Definite, Bare, Own: articles; Owned: whether it says whose it is;
//	            Plural: the number of what a phrase is of
//	address.go  Address: as somebody is asked to do, with your for its
//	words.go    what no rule has: irregular verbs and plurals, adverbs, prepositions
//
// Only the first verb and the first article are ever changed, and the first its or
// their where somebody is addressed. What is not English, or begins with a figure,
// stays as it is. All functions are pure.
package english
