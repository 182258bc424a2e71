"""Every error of the model as the exception class that boto3 makes for it, with its members."""

import os
import unittest

from service import client, unique

ABSENT = unique("absent")


class Errors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.evidently = client()
        cls.faulty = client(os.environ["FAULTY_ENDPOINT"])
        cls.project = unique("py-errors")
        cls.evidently.create_project(name=cls.project)
        variations = [{"name": "on", "value": {"boolValue": True}}]
        cls.evidently.create_feature(project=cls.project, name="f", variations=variations)

    @classmethod
    def tearDownClass(cls):
        cls.evidently.delete_feature(project=cls.project, feature="f")
        cls.evidently.delete_project(project=cls.project)

    def refusal(self, exception, call, **arguments):
        with self.assertRaises(getattr(self.evidently.exceptions, exception)) as caught:
            call(**arguments)
        response = caught.exception.response
        self.assertEqual(response["Error"]["Code"], exception)
        self.assertTrue(response["Error"]["Message"])
        return response

    def test_validation_names_every_broken_member(self):
        groups = [{"name": "g", "feature": "f", "variation": "?"}]
        told = self.refusal(
            "ValidationException", self.evidently.create_launch, project=self.project, name="no name", groups=groups
        )
        self.assertEqual(told["reason"], "fieldValidationFailed")
        self.assertEqual(sorted(each["name"] for each in told["fieldList"]), ["groups[0].variation", "name"])
        self.assertEqual(told["ResponseMetadata"]["HTTPStatusCode"], 400)

    def test_validation_comes_for_a_foreign_page_token(self):
        told = self.refusal("ValidationException", self.evidently.list_projects, nextToken="x")
        self.assertEqual([each["name"] for each in told["fieldList"]], ["nextToken"])

    def test_not_found_says_what(self):
        calls = {
            "project": lambda: self.evidently.get_project(project=ABSENT),
            "feature": lambda: self.evidently.get_feature(project=self.project, feature=ABSENT),
            "launch": lambda: self.evidently.get_launch(project=self.project, launch=ABSENT),
            "experiment": lambda: self.evidently.get_experiment(project=self.project, experiment=ABSENT),
            "segment": lambda: self.evidently.get_segment(segment=ABSENT),
        }
        for kind, call in calls.items():
            with self.subTest(kind):
                told = self.refusal("ResourceNotFoundException", call)
                self.assertEqual(told["resourceType"], kind)
                self.assertRegex(told["resourceId"], f"^arn:aws:evidently:.*{kind}/{ABSENT}$")
                self.assertEqual(told["ResponseMetadata"]["HTTPStatusCode"], 404)

    def test_conflict_says_with_what(self):
        told = self.refusal("ConflictException", self.evidently.create_project, name=self.project)
        self.assertEqual(told["resourceType"], "project")
        self.assertRegex(told["resourceId"], f"^arn:aws:evidently:.*:project/{self.project}$")
        self.assertEqual(told["ResponseMetadata"]["HTTPStatusCode"], 409)

    def test_quota_says_which(self):
        overrides = {f"{nth}-".ljust(400, "x"): "on" for nth in range(120)}
        told = self.refusal(
            "ServiceQuotaExceededException",
            self.evidently.update_feature,
            project=self.project,
            feature="f",
            entityOverrides=overrides,
        )
        self.assertEqual(told["serviceCode"], "evidently")
        self.assertRegex(told["resourceId"], "^arn:aws:evidently:.*/feature/f$")
        self.assertIn("override", told["quotaCode"])
        self.assertEqual(told["ResponseMetadata"]["HTTPStatusCode"], 402)

    def test_what_a_healthy_service_does_not_say(self):
        statuses = {
            "AccessDeniedException": 403,
            "ThrottlingException": 429,
            "InternalServerException": 500,
            "ServiceUnavailableException": 503,
        }
        for name, status in statuses.items():
            with self.subTest(name):
                told = self.faulty_refusal(name)
                self.assertEqual(told["ResponseMetadata"]["HTTPStatusCode"], status)
                self.assertEqual(told["Error"]["Message"], "the message")

    def faulty_refusal(self, name):
        with self.assertRaises(getattr(self.faulty.exceptions, name)) as caught:
            self.faulty.get_project(project=name)
        return caught.exception.response

    def test_these_are_all_the_errors_of_the_model(self):
        known = {
            "AccessDeniedException",
            "ConflictException",
            "InternalServerException",
            "ResourceNotFoundException",
            "ServiceQuotaExceededException",
            "ServiceUnavailableException",
            "ThrottlingException",
            "ValidationException",
        }
        ours = {"UnknownOperationException", "RequestTooLargeException"}
        self.assertEqual({shape.name for shape in self.evidently.meta.service_model.error_shapes} - ours, known)


if __name__ == "__main__":
    unittest.main()
