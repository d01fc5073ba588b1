package robust

import (
	"math"
	"slices"
	"testing"
)

// TestOrders holds that orders come as often as their distance says, and that the extremes
// are the order itself and a full shuffle.
func TestOrders(t *testing.T) {
	const n, samples = 4, 60_000
	for _, dispersion := range []float64{0, 0.3, 1} {
		got, total := map[[n]int]int{}, 0.0
		for k := range samples {
			got[[n]int(Order(7, k, 2, n, dispersion))]++
		}
		weights := map[[n]int]float64{}
		permutations(func(order [n]int) {
			weights[order] = math.Pow(dispersion, float64(inversions(order[:])))
			total += weights[order]
		})
		for order, w := range weights {
			want := samples * w / total
			if math.Abs(float64(got[order])-want) > 5*math.Sqrt(want)+1e-9 {
				t.Errorf("dispersion %g: %v came %d times, want %.0f", dispersion, order, got[order], want)
			}
		}
	}
}

// TestOrderOfSample holds that samples are fixed by their number, whatever else is drawn.
func TestOrderOfSample(t *testing.T) {
	a, b := Order(1, 5, 0, 9, 0.5), Order(1, 5, 0, 9, 0.5)
	if !slices.Equal(a, b) || slices.Equal(a, Order(1, 6, 0, 9, 0.5)) || slices.Equal(a, Order(1, 5, 1, 9, 0.5)) ||
		slices.Equal(a, Order(2, 5, 0, 9, 0.5)) {
		t.Errorf("%v", a)
	}
	if want := []int{1, 0, 2, 3, 4, 5, 6, 7, 8}; !slices.Equal(a, want) {
		t.Errorf("sample 5 of seed 1 is %v, and was %v", a, want)
	}
}

// TestWilson holds intervals worked out by hand, and the ends.
func TestWilson(t *testing.T) {
	for _, x := range [][4]int{{0, 10, 0, 3}, {10, 10, 7, 10}, {5, 10, 2, 8}, {412, 1000, 381, 443}, {0, 0, 0, 0}} {
		if low, high := Wilson(x[0], x[1]); low != x[2] || high != x[3] {
			t.Errorf("%d of %d: %d to %d, want %d to %d", x[0], x[1], low, high, x[2], x[3])
		}
	}
}

func inversions(order []int) int {
	n := 0
	for i := range order {
		for j := range i {
			if order[j] > order[i] {
				n++
			}
		}
	}
	return n
}

func permutations(f func([4]int)) {
	for i := range 256 {
		p := [4]int{i & 3, i >> 2 & 3, i >> 4 & 3, i >> 6}
		if s := slices.Sorted(slices.Values(p[:])); slices.Equal(s, []int{0, 1, 2, 3}) {
			f(p)
		}
	}
}
