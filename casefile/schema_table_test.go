package casefile

// table is a sound case that parts at the table can be added to.
const table = "plenary: 1\nparties: {up: , down: }\noptions:\n  up.a: {levels: [no, half, full]}\n" +
	"  up.b: {closed: why}\n  down.c: {moves: forward}\n"

func acceptedAtTable() []string {
	return after(table,
		"conditions:\ntracks:\npreconditions:\nguarantees:\nexchanges:\nlevers:\ngoals:\nvariants:\n",
		"conditions: {x: up.a = half, y: not x}\ngoals: {z: x or y, w: {want: z}}\n",
		"tracks: {t: {name: 7, says: true, seats: {up: , down: {}}}}\n",
		"tracks: {t: {from: 2006-01-31, until: 2006-12-22, seats: {up: }}, u: {until: 2006-12-22, seats: {up: }}}\n",
		"tracks: {t: {seats: {up: {mandate: []}, down: {mandate: [{discuss: up.a > no}, "+
			"{discuss: [up.b, up.a = no], may: \"no\"}, "+
			"{commit: down.c, may: \"yes\", how: stated, by: down, passage: s#1}]}}}}\n",
		"preconditions: {p: {party: up, refuses: up.a = full, until: down.c, order: with, because: x, "+
			"how: claimed}}\nlevers: {l: {waive: p}, m: {soften: [p]}, n: {accept: not down.c, for: [p], asks: down}}\n",
		"guarantees: {g: {party: up, while: down.c, keeps: up.a}, h: {says: x, party: down, while: down.c and up.b, "+
			"keeps: [down.c]}}\n",
		"exchanges: {e: {give: up.b, for: down.c}, f: {says: x, give: up.b, for: down.c, order: after, "+
			"passage: [s#1]}}\n",
		"tracks: {t: {seats: {up: }}}\nlevers: {l: {widen: t, commit: up.a < full}, m: {move: up.b, to: t, "+
			"asks: [up, down]}, n: {open: [up.b]}, o: {swap: [up, down], by: up}}\n",
		"levers: {o: {open: up.b}}\nvariants: {v: {levers: o}, w: {preferences: , levers: [o]}, "+
			"i: {kind: impatience, preferences: {up: {instead: []}}}}\n",
	)
}

func refusedAtTable() []string {
	return after(table,
		"conditions: [up.b]\n",
		"conditions: {X: up.b}\n",
		"conditions: {not: up.b}\n",
		"conditions: {x: }\n",
		"conditions: {x: {want: up.b}}\n",
		"goals: {x: }\n",
		"goals: {iff: up.b}\n",
		"goals: {x: {says: y}}\n",
		"goals: {x: [up.b]}\n",
		"goals: {x: {want: up.b, by: up}}\n",
		"tracks: {t: }\n",
		"tracks: {T: {seats: {up: }}}\n",
		"tracks: {t: {seats: }}\n",
		"tracks: {t: {seats: [up]}}\n",
		"tracks: {t: {from: 2006, seats: {up: }}}\n",
		"tracks: {t: {until: [2006-12-22], seats: {up: }}}\n",
		"tracks: {t: {seats: {up: x}}}\n",
		"tracks: {t: {seats: {up: {mandate: {commit: up.b}}}}}\n",
		"tracks: {t: {seats: {up: {mandate: [up.b]}}}}\n",
		"tracks: {t: {seats: {up: {mandate: [{may: \"no\"}]}}}}\n",
		"tracks: {t: {seats: {up: {mandate: [{commit: up.b, discuss: up.b}]}}}}\n",
		"tracks: {t: {seats: {up: {mandate: [{commit: up.b, may: perhaps}]}}}}\n",
		"tracks: {t: {seats: {up: {mandate: [{commit: []}]}}}}\n",
		"preconditions: {p: }\n",
		"preconditions: {p: {party: up, refuses: up.b}}\n",
		"preconditions: {p: {party: up, until: up.b}}\n",
		"preconditions: {p: {refuses: up.b, until: down.c}}\n",
		"preconditions: {p: {party: up, refuses: up.b, until: down.c, order: after}}\n",
		"guarantees: {g: {party: up, while: down.c}}\n",
		"guarantees: {g: {party: up, while: down.c, keeps: []}}\n",
		"guarantees: {g: {party: up, while: down.c, keeps: a}}\n",
		"guarantees: {g: {party: up, while: down.c, keeps: [up.a, up.a]}}\n",
		"exchanges: {e: {give: up.b}}\n",
		"exchanges: {e: {give: up.b, for: down.c, order: first}}\n",
		"levers: {l: }\n",
		"levers: {l: {says: x}}\n",
		"levers: {l: {open: up.b, swap: [up, down]}}\n",
		"levers: {l: {open: b}}\n",
		"levers: {l: {open: up.b, to: t}}\n",
		"levers: {l: {swap: [up]}}\n",
		"levers: {l: {swap: [up, up]}}\n",
		"levers: {l: {swap: up}}\n",
		"levers: {l: {open: up.b, asks: [up, up]}}\n",
		"levers: {l: {open: up.b, asks: []}}\n",
		"tracks: {t: {seats: {up: }}}\nlevers: {l: {widen: t}}\n",
		"tracks: {t: {seats: {up: }}}\nlevers: {l: {move: up.b}}\n",
		"tracks: {t: {seats: {up: }}}\nlevers: {l: {move: up.a > no, to: t}}\n",
		"preconditions: {p: {party: up, refuses: up.b, until: down.c}}\nlevers: {l: {accept: up.b}}\n",
		"variants: {v: {levers: []}}\n",
		"variants: {v: {kind: hope, preferences: {up: {instead: []}}}}\n",
		"variants: {v: {preferences: }}\n",
		"variants: {v: {says: x}}\n",
	)
}

// after puts text before each of some parts.
func after(text string, parts ...string) []string {
	for i := range parts {
		parts[i] = text + parts[i]
	}
	return parts
}
