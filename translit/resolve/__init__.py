"""Weigh and rank what a printed form may stand for, and give a verdict."""

from translit.resolve.resolver import Resolver

__all__ = ["Resolver"]
