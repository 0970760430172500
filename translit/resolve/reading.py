"""Forms taken apart, where what the records know decides which words belong to the name."""

from __future__ import annotations

from dataclasses import replace

from translit.candidates.authority import PROVINCE
from translit.model import Kind
from translit.resolve.forms import Form, FormReader, Hints
from translit.resolve.gatherer import Gatherer
from translit.resolve.remembered import keep


class Reader:
    """Reads printed forms; remembered, since names repeat.

    Args:
        forms: takes a form apart by the tables of words.
        gatherer: knows what letters may stand for.
    """

    def __init__(self, forms: FormReader, gatherer: Gatherer) -> None:
        self._forms = forms
        self._gatherer = gatherer
        self._known: dict[str, Form] = {}

    def read(self, printed: str) -> Form:
        """*printed* taken apart; a seeming generic word stays when with it the letters make a name."""
        if printed not in self._known:
            return keep(self._known, printed, self._read(printed))
        return self._known[printed]

    def _read(self, printed: str) -> Form:
        form = self._half_of_province(self._forms.read(printed))
        if form.whole == form.name or not form.hints.features:
            return form
        if self._gatherer.is_sure(form.whole):
            hints = Hints(spaced=form.hints.spaced + 1, against=form.hints.against)
            return replace(form, name=form.whole, hints=hints)
        return form

    def _half_of_province(self, form: Form) -> Form:
        """*form* without a word of the compass before it, where that is the half of a province."""
        name, compass = form.half
        if not name or self._gatherer.is_sure(form.name):
            return form
        index = self._gatherer.index
        provinces = (index.records[hit.entry] for hit in self._gatherer.recorded(index.folder.fold(name)))
        if not any(r.feature == PROVINCE and r.hangul[-2:-1] == compass for r in provinces):
            return form
        hints = replace(
            form.hints, kind=Kind.PLACE, features=frozenset({PROVINCE}), spaced=0, compass=compass
        )
        return replace(form, name=name, hints=hints)
