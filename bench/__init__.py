"""What is measured about Plain Policy, and how."""
