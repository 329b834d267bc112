// Publishes one event, then several at once, with Go's standard library alone.
//
//	PILLOWMINT_URL=http://localhost:8080 PILLOWMINT_KEY=demo-key go run publish.go
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"time"
)

type object = map[string]any

type result struct {
	ID      string `json:"id"`
	Status  any    `json:"status"` // of a result a word, of a problem a number
	Problem struct {
		Detail string `json:"detail"`
	} `json:"problem"`
}

type answer struct {
	result
	Results []result `json:"results"`
	Detail  string   `json:"detail"`
	Title   string   `json:"title"`
}

var (
	url    = env("PILLOWMINT_URL", "http://localhost:8080") + "/v1/events"
	key    = env("PILLOWMINT_KEY", "demo-key")
	run    = env("PILLOWMINT_RUN", strconv.FormatInt(time.Now().UnixNano(), 10)) // yours come from your own records
	client = &http.Client{Timeout: 30 * time.Second}
)

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

// post says the status, what was answered and how long to wait; status 0: there was no answer.
func post(body any) (int, answer, int) {
	var said answer
	text, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	request, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(text))
	if err != nil {
		panic(err)
	}
	request.Header.Set("Authorization", "Bearer "+key)
	request.Header.Set("Content-Type", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return 0, said, -1
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&said); err != nil {
		said.Title = err.Error()
	}
	wait, err := strconv.Atoi(response.Header.Get("Retry-After"))
	if err != nil {
		wait = -1
	}
	return response.StatusCode, said, wait
}

// send sends until nothing more is to be sent. The ids stay, so sending again does no harm.
func send(events ...object) bool {
	ok := true
	several := len(events) > 1
	for attempt := 1; attempt <= 5; attempt++ {
		var body any = events
		if !several {
			body = events[0]
		}
		status, said, wait := post(body)
		switch status {
		case http.StatusAccepted:
			if !several {
				said.Results = []result{said.result}
			}
			for _, each := range said.Results {
				fmt.Println("accepted:", each.ID)
			}
			return ok
		case http.StatusMultiStatus:
			var left []object
			for i, each := range said.Results {
				fmt.Printf("%v: %s %s\n", each.Status, each.ID, each.Problem.Detail)
				// What is refused has to be mended first; what was unavailable is sent again, as it is.
				if each.Status == "unavailable" {
					left = append(left, events[i])
				}
				ok = ok && each.Status != "refused"
			}
			events = left
			if len(events) == 0 {
				return ok
			}
		case 0, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable:
		default:
			fmt.Fprintln(os.Stderr, "refused:", said.Title, said.Detail)
			return false
		}
		if wait < 0 {
			wait = attempt
		}
		time.Sleep(time.Duration(wait) * time.Second)
	}
	fmt.Fprintln(os.Stderr, "not accepted after 5 attempts; keep it and send it later")
	return false
}

func praise(number int, customer, about string) object {
	return object{
		"id":         fmt.Sprintf("praise-%s-%d", run, number),
		"source":     "shop",
		"type":       "praise.received",
		"customerId": customer,
		"attributes": object{"about": about},
	}
}

func main() {
	one := send(object{
		"id":         "fee-" + run,
		"source":     "billing",
		"type":       "fee.charged",
		"customerId": "C-1001",
		"attributes": object{
			"fee":    "return service",
			"amount": object{"amount": "5.00", "currency": "EUR"},
			"cause":  "slip",
		},
	})
	several := send(praise(1, "C-7", "the quick repair"), praise(2, "C-8", "the kind call"))
	if !one || !several {
		os.Exit(1)
	}
}
