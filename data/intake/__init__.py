"""Reads a city's files as they come and lands what is right; the rest goes to the quarantine."""

from data.intake.entrance import run
from data.intake.report import FileReport, IgnoredFile, IntakeError, IntakeReport, Progress

__all__ = ["FileReport", "IgnoredFile", "IntakeError", "IntakeReport", "Progress", "run"]
