"""English words and numbers that look like dates and are none."""

import datetime

import pytest

from index.events.dates import find_dates
from index.release import Language

FRIDAY = datetime.date(2026, 1, 16)


@pytest.mark.parametrize(
    "text",
    [
        "The committee may meet again.",
        "May I ask who pays for this?",
        "Senator May Okonkwo thanked the panel.",
        "Prime Minister Theresa May resigned.",
        "Thousands march against the law.",
        "The March on Washington was remembered.",
        "The March of Mercy raised funds.",
        "She met June Alder and April Stone.",
        "He lives at Mar-a-Verde with Dec Ferris.",
        "The Good Friday Agreement holds.",
        "A Christmas tradition is kept.",
        "The march for peace went on.",
        "Ms. April Ferris chairs the board.",
        "Judge August Lind dismissed the case.",
        "Soldiers marched, and the second column followed.",
        "The sun rose over the camp.",
        "He sat down, and she wed him.",
        "Prices fall, and water will spring from the ground.",
        "A spring in the mattress broke.",
    ],
)
def test_names_and_verbs_that_are_spelt_like_months_and_days_are_none(text: str) -> None:
    assert find_dates(text, FRIDAY, Language.EN) == []


@pytest.mark.parametrize(
    "text",
    [
        "Section 5 of the act applies.",
        "Article 23 protects the press.",
        "Title 42 was lifted, and Title IX was not.",
        "H.R. 2021 was introduced by ten members.",
        "Resolution 1325 of the Security Council applies.",
        "S. 1960 is before the committee.",
        "The 2030 Agenda for Sustainable Development is at risk.",
        "Agenda 2063 is the plan of the African Union.",
        "It costs $2021 and weighs 2000 pounds.",
        "Call (202) 555-0143 or 1-800-555-0199.",
        "Call 202-555-0143 for more.",
        "Help is there 24/7.",
        "They won 3-2 after losing 10-4.",
        "The motion passed by 52-48.",
        "Room 2020 of the building is closed.",
        "The office is at 1600 Pennsylvania Avenue.",
        "About 1,950 people and 2,010 cars were counted.",
        "Some 1900 people came.",
        "He is 45 years old and has 12 children.",
        "Two thirds of 30 members agreed.",
        "See page 12 and footnote 14.",
        "The ratio is 1/2 or 3.5 percent.",
        "Version 10.4.2 is out.",
        "The law covers COVID-19 and G20 members.",
        "Mail to Austin, TX 78701-2020.",
        "He owns ten horses and 2026 sheep.",
        "She lives at 22 March Street.",
        "Come to the South Hall, 1900 SE 12th Ave, Salem.",
        "Week 3 of training is hard.",
    ],
)
def test_numbers_that_are_no_dates_are_silent(text: str) -> None:
    assert find_dates(text, FRIDAY, Language.EN) == []


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted three weeks.",
        "He served for ten years.",
        "The committee meets every Tuesday.",
        "The report is published each month.",
        "Flights leave daily and trains weekly.",
        "A two-day meeting was held.",
        "The five-year plan was praised.",
        "It takes 20 minutes to get there.",
        "Have a nice day.",
        "The board meets on Mondays.",
        "The board meets on the second Tuesday of each month.",
        "The desk is open Monday to Friday, 9 a.m. to 5 p.m.",
        "It was the last week of the campaign.",
        "They founded it half a century ago.",
    ],
)
def test_durations_and_what_recurs_are_silent(text: str) -> None:
    assert find_dates(text, FRIDAY, Language.EN) == []
