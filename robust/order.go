package robust

import (
	"math"

	"github.com/plenary-talks/plenary"
)

// A chance is a series of numbers that follows from a seed, the number of a sample and
// of a party, and nothing else (SplitMix64; Steele, Lea and Flood 2014).
type chance uint64

const golden = 0x9e3779b97f4a7c15

func newChance(seed uint64, sample, party int) chance {
	c := chance(seed)
	for _, by := range []int{sample, party} {
		c = chance(c.next() ^ uint64(by)*golden)
		c.next()
	}
	return c
}

func (c *chance) next() uint64 {
	*c += golden
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// part returns a number from 0 to before 1.
func (c *chance) part() float64 { return float64(c.next()>>11) / (1 << 53) }

// A nearness draws orders of any length near a given one: the chance of one falls by
// the dispersion for each pair that stands the other way round (Mallows 1957, by repeated
// insertion, Doignon and others 2004).
type nearness struct {
	powers []float64 // of the dispersion
	sums   []float64 // of the first so many and one
}

// newNearness prepares orders of up to n. Each step is rounded by itself, so that all
// machines have the same numbers.
func newNearness(dispersion float64, n int) *nearness {
	out := &nearness{}
	power, sum := 1.0, 0.0
	for range n {
		sum = float64(sum + power)
		out.powers, out.sums = append(out.powers, power), append(out.sums, sum)
		power = float64(power * dispersion)
	}
	return out
}

// draw writes an order of 0 to n-1 over dst, and returns it with how many pairs stand the
// other way round.
func (m *nearness) draw(c *chance, n int, dst []int) (order []int, exchanged int) {
	dst = dst[:0]
	for i := range n {
		j, at := 0, float64(c.part()*m.sums[i])
		for j < i && at >= m.sums[j] {
			j++
		}
		dst = append(dst, 0)
		copy(dst[i-j+1:], dst[i-j:i])
		dst[i-j] = i
		exchanged += j
	}
	return dst, exchanged
}

// items is how many things a party orders: its wishes, or the tiers of its ranking, those
// not listed as the last.
func items(p *plenary.Preference, tiers int) int {
	if len(p.Ranking) > 0 {
		return tiers
	}
	return len(p.Statements)
}

// Order returns the order of a party in a sample: its n wishes, or the n tiers of its
// ranking, by where they stand in the case. It is what [Draw] draws.
func Order(seed uint64, sample, party, n int, dispersion float64) []int {
	c := newChance(seed, sample, party)
	order, _ := newNearness(dispersion, n).draw(&c, n, nil)
	return order
}

// Wilson returns between which counts of n the share behind a count of k lies in nineteen
// samples of twenty: the score interval (Wilson 1927), rounded outwards to counts.
func Wilson(k, n int) (low, high int) {
	if n == 0 {
		return 0, 0
	}
	const z = 1.959963984540054
	all, share := float64(n), float64(k)/float64(n)
	zz := float64(z*z) / all
	middle := float64(share+zz/2) / float64(1+zz)
	inside := float64(float64(share*float64(1-share))/all) + float64(zz/4)/all
	half := float64(z*math.Sqrt(inside)) / float64(1+zz)
	low = int(math.Floor(float64(float64(middle-half)*all) + 1e-9))
	high = int(math.Ceil(float64(float64(middle+half)*all) - 1e-9))
	return max(0, min(low, k)), min(n, max(high, k))
}
