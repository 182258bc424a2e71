resource "aws_evidently_project" "shop" {
  name = "shop"
}

resource "awscc_evidently_feature" "search" {
  project = aws_evidently_project.shop.name
}
