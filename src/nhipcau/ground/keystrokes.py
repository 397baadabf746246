"""What was typed while the input method was off: the letters that Telex or VNI keys would have made of it. Pure."""

from __future__ import annotations

import re
import unicodedata

_VOWELS = "aeiouy"
_TELEX_TONES = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
_TYPED = re.compile(r"[a-z]+[a-z1-9]*", re.IGNORECASE)


def composed(typed: str) -> str:
    """The words as they were meant ("vieejn trowj", "vie65n tro75" → "viện trợ"); empty where nothing would change."""
    words = [_composed_word(word) for word in typed.split()]
    meant = " ".join(words)
    return meant if meant != " ".join(typed.split()) else ""


def _composed_word(word: str) -> str:
    if not _TYPED.fullmatch(word):
        return word
    lower = word.lower()
    keys = _vni(lower) if re.search(r"\d", lower) else _telex(lower)
    letters, tone = keys
    plain = "".join(letter[0] for letter in letters)
    if not _SYLLABLE.fullmatch(plain):
        return word
    meant = _with_tone(letters, tone)
    return word if meant == lower else meant


def _telex(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _TELEX_TONES and _has_vowel(letters):
            tone = _TELEX_TONES[key]
        elif not _changes(letters, key):
            letters.append(key)
    return letters, tone


def _changes(letters: list[str], key: str) -> bool:
    """Whether a Telex key changed a letter before it instead of standing for itself."""
    if key == "w":
        return _mark(letters, {"a": _BREVE, "o": _HORN, "u": _HORN})
    return _strike(letters) if key == "d" else key in "aeo" and _mark(letters, {key: _HAT})


def _vni(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    marks = {"6": dict.fromkeys("aeo", _HAT), "7": dict.fromkeys("ou", _HORN), "8": {"a": _BREVE}}
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key in marks:
            _mark(letters, marks[key])
        elif key == "9":
            _strike(letters)
        else:
            letters.append(key)
    return letters, tone


def _has_vowel(letters: list[str]) -> bool:
    return any(letter[0] in _VOWELS for letter in letters)


def _mark(letters: list[str], marks: dict[str, str]) -> bool:
    """Marks the last bare vowel of those; "uo" takes its horns together."""
    for at in range(len(letters) - 1, -1, -1):
        mark = marks.get(letters[at])
        if mark is None:
            continue
        if mark == _HORN and at and letters[at] == "o" and letters[at - 1] == "u":
            letters[at - 1] += _HORN
        letters[at] += mark
        return True
    return False


def _strike(letters: list[str]) -> bool:
    if letters[:1] != ["d"]:
        return False
    letters[0] = "đ"
    return True


def _with_tone(letters: list[str], tone: str) -> str:
    if tone:
        letters = list(letters)
        letters[_bearer(letters)] += tone
    return unicodedata.normalize("NFC", "".join(letters))


def _bearer(letters: list[str]) -> int:
    """Which vowel bears the tone: the marked one, else by how many there are and whether a consonant follows."""
    vowels = [at for at, letter in enumerate(letters) if letter[0] in _VOWELS]
    opening = "".join(letters[:2])
    if len(vowels) > 1 and opening in ("qu", "gi"):
        vowels = vowels[1:]
    marked = [at for at in vowels if len(letters[at]) > 1]
    if marked:
        return marked[-1]
    followed = vowels[-1] < len(letters) - 1
    return vowels[min(1, len(vowels) - 1)] if followed or len(vowels) == 3 else vowels[0]
