"""Packs switched on and off by the player: one that is off is played only where it is named."""

from collections.abc import Iterable
from dataclasses import replace

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import WrongUse
from bureau_quiz.meant import closest
from bureau_quiz.settings import Settings
from bureau_quiz.text import listed


def switched(settings: Settings, infos: Iterable[PackInfo], pack: str, on: bool) -> Settings:
    """The settings with a pack switched on or off.

    Raises:
        WrongUse: There is no such pack; one that is gone can still be switched on.
    """
    known = sorted({info.id for info in infos})
    if pack not in known and not (on and pack in settings.off):
        near = closest(pack, known)
        mend = f"Did you mean {near}?" if near else f"Installed: {listed(known)}." if known else ""
        raise WrongUse(f"There is no pack “{pack[:200]}”.", mend)
    others = [name for name in settings.off if name != pack]
    return replace(settings, off=tuple(sorted(others if on else [*others, pack])))


def forgotten(settings: Settings, pack: str) -> Settings:
    """The settings without a pack that was removed: neither switched off nor chosen last."""
    return replace(
        settings,
        off=tuple(name for name in settings.off if name != pack),
        packs=tuple(name for name in settings.packs if name != pack),
    )


def marked(infos: Iterable[PackInfo], settings: Settings) -> tuple[PackInfo, ...]:
    """The same packs, each saying whether it is switched off."""
    return tuple(info._replace(off=info.id in settings.off) for info in infos)
