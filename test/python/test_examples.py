"""The examples, as they are: each ends well, prints what it should, and leaves what it says it made."""

import json
import os
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

from service import ENDPOINT, client, unique


def local(path, body):
    """What only a local service has; False on any other."""
    request = urllib.request.Request(f"{ENDPOINT}/_local/{path}", json.dumps(body).encode(), method="POST")
    try:
        with urllib.request.urlopen(request) as response:
            return response.status == 200
    except urllib.error.HTTPError:
        return False


class Examples(unittest.TestCase):
    def setUp(self):
        self.evidently = client()
        self.project = unique("example")

    def tearDown(self):
        experiment = {"project": self.project, "experiment": "banner-test"}
        launch = {"project": self.project, "launch": "checkout-rollout"}
        self.evidently.stop_experiment(**experiment)
        self.evidently.stop_launch(**launch)
        self.evidently.delete_experiment(**experiment)
        self.evidently.delete_launch(**launch)
        for feature in ("checkout", "banner"):
            self.evidently.delete_feature(project=self.project, feature=feature)
        self.evidently.delete_project(project=self.project)

    def run_example(self, *command):
        environment = {**os.environ, "PROJECT": self.project, "AWS_ENDPOINT_URL_EVIDENTLY": ENDPOINT}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        steps = self.evidently.get_launch(project=self.project, launch="checkout-rollout")["launch"]
        self.assertEqual(steps["status"], "RUNNING")
        self.assertEqual(len(steps["scheduledSplitsDefinition"]["steps"]), 3)
        return done.stdout

    def test_boto3(self):
        printed = self.run_example(sys.executable, "examples/first_feature.py")
        self.assertEqual(printed, "old DEFAULT\nNot enough events to generate results\n")
        if local("drain", {}) and local("clock", {"advanceSeconds": 900}):
            self.check_effect()

    def check_effect(self):
        asked = {"metricNames": ["revenue"], "treatmentNames": ["new"], "resultStats": ["TreatmentEffect"]}
        results = self.evidently.get_experiment_results(project=self.project, experiment="banner-test", **asked)
        (effect,) = [each["values"][-1] for each in results["resultsData"] if each["resultStat"] == "TreatmentEffect"]
        self.assertAlmostEqual(effect, 4, delta=0.5)

    def test_cli(self):
        printed = self.run_example("bash", "examples/first-feature.sh")
        self.assertIn("Not enough events to generate results", printed)
        self.assertIn('"failedEventCount": 0', printed)


if __name__ == "__main__":
    unittest.main()
