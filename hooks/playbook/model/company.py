"""A company's own words: how pages name the company, what it sells, and whom to ask."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import Model

Region = Literal["united-states", "united-kingdom", "eu", "canada", "australia"]

REGIONS: Mapping[Region, str] = {
    "united-states": "the United States",
    "united-kingdom": "the United Kingdom",
    "eu": "the European Union",
    "canada": "Canada",
    "australia": "Australia",
}
"""How each region reads inside a sentence."""

Words = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        # These words stand in chapters, in lists and in links, where such signs mean something.
        pattern=r"^[^\[\]{}<>|`*\\\n]*[^\[\]{}<>|`*\\\s][^\[\]{}<>|`*\\\n]*$",
        examples=["your company"],
    ),
]
"""A few words for the middle of a sentence, on one line, without signs of markup."""


class RecordFields(Model):
    """What the fields are called in which the company keeps what it knows of a person."""

    profession: Words = Field(default="line of work", description="What the person does.")
    opt_out: Words = Field(default="do not contact", description="That they want no calls.")
    source: Words = Field(default="source", description="Who named them, and what they said.")
    next_date: Words = Field(default="next date", description="When you will call next.")


class Company(Model):
    """The words that differ from company to company. The defaults read well in any of them."""

    company: Words = Field(default="your company", description="What the company is called.")
    offer: Words = Field(default="what you sell", description="What it sells, in a few words.")
    industry: Words = Field(default="your field", description="The line of business.")
    record_fields: RecordFields = Field(
        default_factory=RecordFields, description="Names of fields in your record system."
    )
    regions: tuple[Region, ...] = Field(
        default=tuple(REGIONS), min_length=1, description="Where the people are whom you call."
    )
    compliance_contact: Words = Field(
        default="your compliance lead", description="Who has the last word on rules."
    )
    trainer_contact: Words = Field(default="your trainer", description="Who gets hand-backs.")

    def words(self) -> Mapping[str, str]:
        """Give every value by the name that stands for it, such as ``company.offer``.

        What stands under ``company`` is ``company.name``.
        """
        told = {"name": self.company}
        told |= self.model_dump(exclude={"company", "record_fields", "regions"})
        told |= {f"record_fields.{key}": text for key, text in self.record_fields}
        told["regions"] = _listed([REGIONS[one] for one in self.regions])
        return {f"company.{key}": str(text) for key, text in told.items()}


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
