"""Who and what fills the slots of a call or a gate."""

from collections.abc import Mapping

from playbook.generate.slots import Value
from playbook.model.call import SlotKind
from playbook.model.reference import Persona


class CastError(ValueError):
    """A slot without a value, or a person whom nobody knows; the message names the place."""


def cast_values(
    where: str,
    slots: Mapping[str, SlotKind],
    given: Mapping[str, str],
    personas: Mapping[str, Persona],
) -> dict[str, Value]:
    """Return what fills each slot: a persona for a person, the phrase given otherwise.

    ``where`` begins the message of the CastError that a missing value or person raises.
    """
    values: dict[str, Value] = {}
    for name, kind in slots.items():
        value = given.get(name)
        if value is None:
            raise CastError(f'{where} has nothing for slot "{name}"')
        if kind != "person":
            values[name] = value
        elif value in personas:
            values[name] = personas[value]
        else:
            raise CastError(f'{where} names no person by "{value}"')
    return values


def cast_person(where: str, name: str, values: Mapping[str, Value]) -> Persona:
    """Return the person in a slot; raises CastError if no person stands there."""
    value = values.get(name)
    if not isinstance(value, Persona):
        raise CastError(f'{where} has no person in slot "{name}"')
    return value
