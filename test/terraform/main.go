// Replays what Terraform's provider hashicorp/aws sends for its four resources of Evidently, in its order, and holds
// that a plan after each apply is empty. The provider itself is not here: this is written after what it does.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/evidently"
)

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		panic(err)
	}
	client := evidently.NewFromConfig(cfg, func(options *evidently.Options) {
		options.BaseEndpoint = aws.String(os.Getenv("SELFEVIDENT_ENDPOINT"))
	})
	failed := 0
	for _, each := range scenarios {
		w := &workspace{ctx: ctx, client: client}
		if err := each.run(w); err != nil {
			failed++
			fmt.Println("FAILED", each.title+":", err)
			// The next scenarios have the same names.
			_, _ = w.apply(nil)
		}
	}
	fmt.Printf("%d passed, %d failed\n", len(scenarios)-failed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

// run applies each step, each a second time without any call that writes, and destroys all at the end.
func (s scenario) run(w *workspace) error {
	for _, step := range s.steps {
		if step.outside != nil {
			if err := step.outside(w); err != nil {
				return fmt.Errorf("%s: %w", step.does, err)
			}
		}
		done, err := w.apply(step.config)
		if step.refused != "" && err != nil && strings.Contains(err.Error(), step.refused) {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", step.does, err)
		}
		if step.refused != "" || !slices.Equal(done, step.plan) {
			return fmt.Errorf("%s: did %q instead of %q", step.does, done, step.plan)
		}
		if err := w.holds(step.holds); err != nil {
			return fmt.Errorf("%s: %w", step.does, err)
		}
		if again, err := w.apply(step.config); err != nil || len(again) > 0 {
			return fmt.Errorf("%s, applied again: %s %w", step.does, strings.Join(again, ", "), err)
		}
	}
	_, err := w.apply(nil)
	if err == nil && len(w.instances) > 0 {
		err = fmt.Errorf("%d resources are left", len(w.instances))
	}
	return err
}

// holds tells which attribute of the state is another one than expected.
func (w *workspace) holds(expected map[string]object) error {
	for _, each := range w.instances {
		for name, value := range expected[each.address] {
			if !same(each.state[name], value) {
				return fmt.Errorf("%s has %s %v instead of %v", each.address, name, each.state[name], value)
			}
		}
	}
	return nil
}
