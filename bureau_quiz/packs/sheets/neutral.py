"""Prompts of no language: of headers that are not English, or that no English can be made of."""

from bureau_quiz.packs.sheets.entities import Asked, Entity, Wording
from bureau_quiz.packs.sheets.headings import Heading


def wording(asked: Asked, entity: Entity) -> Wording:
    """Ask in a form that is of no language: such as `Land: Frankreich. Hauptstadt?`."""
    heading, key = asked.heading, entity.key
    mine, its = _title(heading), _title(key)
    beside = "".join(f" {_title(one)}: {one.hole}." for one in entity.beside)
    return Wording(
        prompt=f"{its}: {key.hole}.{beside} {mine}?",
        reverse=f"{mine}: {heading.hole}. {its}?",
    )


def _title(heading: Heading) -> str:
    label = heading.label.strip(" :?.").replace("<", "<<")
    return label[:1].upper() + label[1:] if label else heading.name
