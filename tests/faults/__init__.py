"""What happens when the machine fails: killed programs, full disks, damaged files."""
