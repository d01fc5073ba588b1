// Package plenarytest is the second road to every answer: slow, written from
// the definitions alone, and sharing nothing with the fast packages but the
// nouns. Tests of the fast packages lean on it; so may anybody's who writes
// another solver.
//
//	Model      a case taken at its word: all states, tiers and moves, by brute force
//	Graph      states, arcs and tiers, and on them the five concepts, quantifier by quantifier
//	Solved     everything a solver says about one case, as plain data; [Diff] compares two
//	Variation  a change of a case whose effect on the answers is known
//	Witness    the proof of one verdict; [Graph.Check] replays it
//	Prospects  whom one asks, and which states are better, acceptable, best, or out of reach for good
//	Table      a case with levers pulled: admitted steps, who is willing, routes and exposure
//	Way        a minimal set of levers that opens a destination; [WaysOut] tries every set
//	Keeps      whether a way stays in a case, by any route; [WithWishes] edits what a party wants
//	Replayed   what a route does step by step, from [Replay]
//	Coalitions sets of parties; [Graph.JointGains] is what one gains together, [Graph.CoalitionStays] whether it stays
//	WhyNot     what is in the way of a condition, from [NewWhyNot]
//	Found      a finding of a kind that docs/theory.md names, from [Findings]
//	Folded     a record folded up to a day by [Fold]; [DiffFolded] compares two
//	Shape      bounds of what [RandomDraft], [RandomTableDraft], [RandomTalks] and [RandomRecordDraft] make
//	Style      a kind of random talks
//
// [ForEach] is the usual entry: it draws random cases, and prints the smallest
// one that fails ([Shrink], [Text]). [CheckLaws] checks one case against all
// that is true of any case, whoever solves it; [CheckRecordLaws] does so for a
// record, whoever folds it.
//
// A Model is meant for at most a few hundred states: it compares every state
// with every other. A Table is for a hundred, and Ways for a dozen levers.
package plenarytest
