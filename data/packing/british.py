"""English as it is spelled outside the United States, made of the American lists."""

import re

from packing.archive import respelled

COMMON = {
    "color": "colour", "colors": "colours", "center": "centre", "theater": "theatre",
    "behavior": "behaviour", "defense": "defence", "neighbor": "neighbour", "neighbors": "neighbours",
    "catalog": "catalogue", "counselor": "counsellor", "gray": "grey"}
BRITISH = COMMON | {
    "organizer": "organiser", "organized": "organised", "organization": "organisation",
    "recognize": "recognise", "realize": "realise", "pediatrician": "paediatrician",
    "pediatrics": "paediatrics", "anesthesiologist": "anaesthetist", "anesthesiology": "anaesthetics",
    "orthopedics": "orthopaedics", "gynecology": "gynaecology", "math": "maths"}
PROGRAMME = BRITISH | {"program": "programme"}
# Jobs that are called otherwise in the United Kingdom.
KINGDOM = PROGRAMME | {
    "career": "careers", "truck": "lorry", "elevator": "lift", "janitor": "caretaker"}
SPELLINGS = {
    "en_GB": PROGRAMME, "en_NZ": PROGRAMME, "en_IN": PROGRAMME, "en_AU": BRITISH, "en_CA": COMMON}
# What lists of locales are called, and the American list that each is made of.
LISTS = {
    "word": "filler", "subject": "subject", "subject_inner": "subject_inner",
    "predicate": "predicate", "adverbial": "adverbial", "opener": "opener", "followup": "followup",
    "job": "job_title", "car_color": "car_color", "specialty": "specialty"}


def pack(lists):
    """Adds the lists of which a spelling changes something."""
    for locale, words in SPELLINGS.items():
        for name, american in LISTS.items():
            own = KINGDOM if locale == "en_GB" and name == "job" else words
            made = respelled(lists[american], lambda text: spelled(text, own))
            if made != lists[american]:
                lists[f"{locale}.{name}"] = made


def spelled(text, words):
    return re.sub("[A-Za-z]+", lambda match: _word(match.group(), words), text)


def _word(word, words):
    found = words.get(word.lower())
    if not found:
        return word
    return found.capitalize() if word[0].isupper() else found
