package selfevident

import (
	"encoding/json"
	"math"
	"strconv"
	"time"
)

// Time is a time.Time that is written as epoch seconds with a fraction, as the service has times.
type Time struct{ time.Time }

// MarshalJSON writes milliseconds, the precision of the service.
func (t Time) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(t.UnixMilli())/1000, 'f', -1, 64), nil
}

// UnmarshalJSON reads epoch seconds.
func (t *Time) UnmarshalJSON(data []byte) error {
	var seconds float64
	if err := json.Unmarshal(data, &seconds); err != nil {
		return err
	}
	t.Time = time.UnixMilli(int64(math.Round(seconds * 1000))).UTC()
	return nil
}
