"""What CraftDesk promises about speed, measured beside a yardstick in the same run: `python -m benchmarks`."""
