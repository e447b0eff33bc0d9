"""What people see in a browser, and what robots are told."""
