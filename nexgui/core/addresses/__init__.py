"""What stands out in the recipients' addresses."""
