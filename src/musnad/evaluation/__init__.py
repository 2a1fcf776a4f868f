"""Evaluation: records against gold passages that a person wrote down."""
