package main

import (
	"encoding/json"
	"net/http"
	"time"
)

// How far the service's clock is ahead: a local one can be moved, a deployment has no such route.
func timeAhead(address string) time.Duration {
	answer, err := http.Get(address + "/_local/clock")
	check(err)
	defer answer.Body.Close()
	var clock struct{ OffsetSeconds float64 }
	if answer.StatusCode == http.StatusOK {
		check(json.NewDecoder(answer.Body).Decode(&clock))
	}
	return time.Duration(clock.OffsetSeconds * float64(time.Second))
}
