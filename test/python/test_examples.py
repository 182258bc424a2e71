"""The examples, as they are: each ends well, prints what it should, and leaves what it says it made."""

import os
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

from service import ENDPOINT, client, unique


TOO_EARLY = "Not enough events to generate results"


def is_local():
    """Only the clock of a local service can be moved to where results are."""
    try:
        with urllib.request.urlopen(f"{ENDPOINT}/_local/clock") as response:
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
        first, *verdict, sentence = self.run_example(sys.executable, "examples/first_feature.py").splitlines()
        self.assertEqual(first, "old DEFAULT")
        if not is_local():
            self.assertEqual(verdict, [f"old {TOO_EARLY}", f"new {TOO_EARLY}"])
            self.assertRegex(sentence, r"^No verdict yet: ")
            return
        self.assertEqual((verdict[0], verdict[-2:]), ("old Mean 10.0", ["old is the control", "new Better"]))
        self.assertRegex(sentence, r"^new is better: revenue per event is higher by \S+ to \S+\. This holds however often")
        (effect,) = [line.split()[-1] for line in verdict if line.startswith("new TreatmentEffect")]
        self.assertAlmostEqual(float(effect), 4, delta=0.5)

    def test_cli(self):
        printed = self.run_example("bash", "examples/first-feature.sh")
        if is_local():
            self.assertTrue(printed.endswith("old\tNone\nnew\tBetter\n"), printed[-200:])
        else:
            self.assertIn(TOO_EARLY, printed)


class Extensions(unittest.TestCase):
    def test_boto3(self):
        project = unique("extensions")
        environment = {**os.environ, "PROJECT": project, "AWS_ENDPOINT_URL_EVIDENTLY": ENDPOINT}
        command = [sys.executable, "examples/extensions.py"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = iter(done.stdout.splitlines())
        # In this order, with others between them.
        for wanted in (
            "old ENTITY_OVERRIDE EVALUATION_STRATEGY DEFAULT",
            "search",
            "{'old': 0, 'new': 0}",
            "[{'variation': 'old', 'share': 100000}]",
            "[0, 100000]",
            "[]",
            "A difference of +0.01 (+10 % of the mean) is found",
            "An error occurred (ConflictException)",
            "False 10",
            "Everyone is served new; before, 50 % had old and 50 % had new.",
            "clicks-test",
            "ShipVariation",
            "GetEntity",
            "CreateProject",
            "By mistake True",
            "['CreateProject']",
        ):
            self.assertTrue(any(line.startswith(wanted) for line in lines), (wanted, done.stdout))


if __name__ == "__main__":
    unittest.main()
