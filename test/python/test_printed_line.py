"""The line for a shell that a deployment prints, in a shell that knows no region: the CLI and boto3 work behind it."""

import os
import subprocess
import sys
import unittest

LINE = os.environ["PRINTED_LINE"]
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in ("AWS_REGION", "AWS_DEFAULT_REGION") and not name.startswith("AWS_ENDPOINT_URL")
}
if "AWS_ACCESS_KEY_ID" in ENVIRONMENT:
    ENVIRONMENT["AWS_CONFIG_FILE"] = os.devnull


class PrintedLine(unittest.TestCase):
    def check(self, command):
        done = subprocess.run(
            ["sh", "-c", f"{LINE}\n{command}"], env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("projects", done.stdout)

    def test_cli(self):
        self.check("aws evidently list-projects --max-items 1")

    def test_boto3(self):
        self.check(f"{sys.executable} -c 'import boto3; print(boto3.client(\"evidently\").list_projects(maxResults=1))'")
