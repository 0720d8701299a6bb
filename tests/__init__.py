"""Tests of CraftDesk."""
