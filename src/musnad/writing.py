"""How days, numbers and lists are written in a language: digits, months and the forms that go with a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from musnad.labels import label

__all__ = ["Digits", "Months", "Writing", "plural_form"]

Digits = Literal["western", "eastern"]
Months = Literal["gregorian", "levantine", "both"]
#: CLDR plural categories.
PluralForm = Literal["one", "two", "few", "many", "other"]

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def plural_form(number: int, lang: str) -> PluralForm:
    """The form that a counted noun takes (CLDR plural categories; zero of Arabic counts as `other`).

    >>> [plural_form(n, "ar") for n in (0, 1, 2, 3, 11, 100, 103)]
    ['other', 'one', 'two', 'few', 'many', 'other', 'few']
    >>> [plural_form(n, "en") for n in (0, 1, 2)]
    ['other', 'one', 'other']
    """
    if number == 1:
        return "one"
    if lang != "ar":
        return "other"
    if number == 2:
        return "two"
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """A language (`ar` or `en`) with the digits and month names of Arabic: `western` 0-9 or `eastern` ٠-٩; `gregorian` (سبتمبر, as
    in the Gulf, Egypt, Yemen, Sudan), `levantine` (أيلول, as in Syria, Iraq, Lebanon, Jordan, Palestine) or `both`."""

    lang: str = "en"
    digits: Digits = "western"
    months: Months = "gregorian"

    @property
    def direction(self) -> Literal["rtl", "ltr"]:
        """The direction of the script."""
        return "rtl" if self.lang == "ar" else "ltr"

    def number(self, value: int) -> str:
        """A number; thousands are set apart.

        >>> Writing().number(30000), Writing(lang="ar", digits="eastern").number(30000)
        ('30,000', '٣٠٬٠٠٠')
        """
        text = f"{value:,}"
        return self.figures(text.replace(",", "٬")) if self.digits == "eastern" and self.lang == "ar" else text

    def figures(self, text: str) -> str:
        """Text with its digits as they are written here."""
        return text.translate(_EASTERN) if self.digits == "eastern" and self.lang == "ar" else text

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        if self.lang != "ar":
            return label("month", f"{number:02}")
        gregorian, levantine = label("month", f"{number:02}", "ar"), label("month_levantine", f"{number:02}", "ar")
        return {"gregorian": gregorian, "levantine": levantine, "both": f"{levantine}/{gregorian}"}[self.months]

    def day(self, iso: str, year: bool = True) -> str:
        """An ISO day or month in words; what is neither stays as it is.

        >>> Writing().day("2016-09-09"), Writing(lang="ar").day("2016-09-09"), Writing().day("2016-09")
        ('9 September 2016', '9 سبتمبر 2016', 'September 2016')
        >>> Writing(lang="ar", digits="eastern", months="both").day("2016-09-09", year=False)
        '٩ أيلول/سبتمبر'
        """
        parts = iso[:10].split("-")
        if not 2 <= len(parts) <= 3 or not all(part.isdigit() for part in parts) or not 1 <= int(parts[1]) <= 12:
            return iso
        words = [str(int(parts[2]))] if len(parts) == 3 else []
        words += [self.month(int(parts[1]))] + ([parts[0]] if year else [])
        return self.figures(" ".join(words))

    def days(self, first: str, last: str, year: bool = True) -> str:
        """A span of ISO days in words; month and year are told once where they are the same.

        >>> Writing().days("2016-09-08", "2016-09-10"), Writing().days("2016-08-30", "2016-09-02")
        ('8–10 September 2016', '30 August – 2 September 2016')
        """
        if not last or first == last:
            return self.day(first, year)
        if first[:7] == last[:7] and len(first) == len(last) == 10:
            return f"{self.figures(str(int(first[8:])))}–{self.day(last, year)}"
        return f"{self.day(first, year=first[:4] != last[:4])} – {self.day(last, year)}"

    def listed(self, items: Iterable[str]) -> str:
        """Names one after the other, with the word for and before the last.

        >>> Writing().listed(["Russia", "Turkey", "Iran"]), Writing(lang="ar").listed(["روسيا", "تركيا", "إيران"])
        ('Russia, Turkey and Iran', 'روسيا وتركيا وإيران')
        """
        names: Sequence[str] = list(items)
        if self.lang == "ar":
            return " و".join(names)
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
