"""The lines that a deployment prints, in a shell that knows no region and no service model: the CLI and boto3 work by them."""

import os
import subprocess
import sys
import unittest

LINE = os.environ["PRINTED_LINE"]
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_DATA_PATH") and not name.startswith("AWS_ENDPOINT_URL")
}
if "AWS_ACCESS_KEY_ID" in ENVIRONMENT:
    ENVIRONMENT["AWS_CONFIG_FILE"] = os.devnull


class PrintedLine(unittest.TestCase):
    def check(self, *lines):
        done = subprocess.run(
            ["sh", "-c", "\n".join(lines)], env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("projects", done.stdout)

    def test_cli(self):
        self.check(LINE, "aws evidently list-projects --max-items 1")

    def test_boto3(self):
        self.check(LINE, f"{sys.executable} -c 'import boto3; print(boto3.client(\"evidently\").list_projects(maxResults=1))'")

    def test_command(self):
        self.check(os.environ["PRINTED_COMMAND"])
