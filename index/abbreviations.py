"""Abbreviations of press prose, and whether the stop after one ends its sentence.

A stop after an abbreviation says nothing by itself: “in Washington, D.C. The meeting” ends there, “the U.S.
Senate” does not. What follows tells most of them apart, and how it does depends on the abbreviation:

- *leading* ones stand before what they belong to (“Sr. López”, “Gen. Clark”): they never end a sentence;
- *numbered* ones do so before a number only (“art. 5”, “Jan. 23”), else they are words (“works of art.”)
- *trailing* ones, initials and letter groups (“Inc.”, “J.”, “EE. UU.”, “p. m.”) end one only before an
  opener, a capitalised word that is no name: an article, a pronoun, a preposition, a connective.

“etc.” is none of these on purpose: before a capital it ends the sentence, as any word does.

The lists hold the customary abbreviations of the two languages (for Spanish, RAE, Ortografía 2010, appendix
2; for English, the titles, states and months of the AP Stylebook), not those of any corpus.
"""

import re
from dataclasses import dataclass

from index.release import Language


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of one language. An abbreviation listed with a capital is one only with a capital."""

    leading: frozenset[str]
    numbered: frozenset[str]
    trailing: frozenset[str]
    openers: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ES = _Words(
    leading=_set(
        "sr sra srta sres sras dr dra dres dras lic lics ing arq mtro mtra prof profa gral cnel tte cmdte"
        " cmte sgto mons pbro excmo excma ilmo ilma hno hna sto sta avda blvd ctra ej vs cf vid i.e e.g"
        " p.ej Gen Rep Reps Cong Cap Cte Alm Fr Dip Sen Gob Pdte Pdta Pres Srio Emb Min Col Av Calz Pza Ma"
        " Fco Mr Mrs Ms St"
    ),
    numbered=_set(
        "art arts núm núms nro nros n pág págs p pp párr párrs fracc frac inc cap caps vol vols fig figs"
        " tel tels teléf ext cel fax aprox ca lib sec secc apdo lám c.p No Nos ene feb mar abr may jun jul"
        " ago sep sept set oct nov dic"
    ),
    trailing=_set(
        "ud uds vd vds jr cía ltda ltd inc corp hnos dpto depto dept edif esq pte ote nte atte máx mín Cia"
        " Co Bco Ags Chih Coah Dgo Gto Hgo Jal Méx Mich Mor Oax Pue Qro Tab Tamps Tlax Ver Yuc Zac"
    ),
    openers=_set(
        "el la los las lo un una unos unas este esta estos estas esto ese esa esos esas eso aquel aquella"
        " aquellos aquellas él ella ellos ellas yo tú usted ustedes nosotros nosotras su sus mi mis tu tus"
        " nuestro nuestra nuestros nuestras se le les nos me te en de del al a por para con sin sobre tras"
        " desde hasta entre ante bajo contra durante según hacia mediante y e o u ni pero sino aunque si"
        " cuando como donde mientras porque pues que qué quién quiénes cuál cuáles cuánto cuántos cuánta"
        " cuántas cómo cuándo dónde así asimismo también tampoco además ahora hoy ayer mañana ahí allí aquí"
        " luego después antes entonces finalmente posteriormente igualmente adicionalmente todo toda todos"
        " todas cada otro otra otros otras ambos ambas muchos muchas algunos algunas ningún ninguna nadie"
        " nada quien quienes cualquier no sí ya hay es son fue fueron era eran será serán ha han había"
        " hemos está están tiene tienen"
    ),
)

_EN = _Words(
    leading=_set(
        "vs v cf viz al i.e e.g Mr Mrs Ms Mx Rt Messrs Dr Drs Prof Rev Hon Gen Maj Col Lt Capt Cmdr Cdr"
        " Adm Sgt Cpl Pvt Supt Insp Sen Sens Rep Reps Gov Govs Pres Amb Atty Sec Asst Mt Ft Fr Msgr Sra Dra"
    ),
    numbered=_set(
        "art arts p pp para paras fig figs vol vols ch chs sec secs tel ext approx ca pt pts No Nos App Rm"
        " Ste Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"
    ),
    trailing=_set(
        "jr sr inc ltd corp bros dept est govt Co Esq St Ave Blvd Rd Hwy Bldg Dist Univ Inst Assn Natl"
        " Intl Del Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb"
        " Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
    ),
    openers=_set(
        "the a an this that these those he she it they we i you his her its their our my your in on at by"
        " for from with without to of as after before during since until while when where why how what who"
        " which whose if because although though however but and or nor so yet also additionally moreover"
        " furthermore meanwhile today yesterday tomorrow tonight now then there here all each every both"
        " some many most several few no not other others another such more is are was were has have had"
        " would could should do does did let please one thank thanks together through throughout within"
        " among between according following earlier later finally once only nearly about over last"
    ),
)

_WORDS = {Language.ES: _ES, Language.EN: _EN}

_LONGEST = max(len(word) for words in (_ES, _EN) for word in words.leading | words.numbered | words.trailing)
_LETTERS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")  # U.S, EE.UU, a.m, Ph.D
_PLURAL = re.compile(r"([A-Z])\1")  # EE. UU., FF. AA., RR. HH.
_ORDINAL = re.compile(r"\d+(?:[ao]s?|er|r[ao]|d[ao]|t[ao]|m[ao]|v[ao]|n[ao])")  # 69a. Asamblea, 4to. Informe
_ROMAN = re.compile(r"[IVXLC]{2,}|[VX]")


def stop_is_final(word: str, following: str, language: Language, *, quoted: bool = False) -> bool:
    """Tell whether a stop after `word` ends the sentence, given that what follows could open one.

    Args:
        word: What stands before the stop, back to the nearest space, without opening marks: “D.C”, “Sr”.
        following: The next word, without opening marks, or the first character of a number.
        language: The language of the text.
        quoted: Whether the stop is inside quotation marks that close right after it.

    Returns:
        False for an abbreviation that goes on; True for one that ends, and for every ordinary word.
    """
    word = word.rpartition("-")[2] or word  # “(R-Tex.)” is a state.
    if len(word) > _LONGEST:
        return True
    words = _WORDS[language]
    if _is_listed(word, words.leading):
        return False
    if _is_number(following) and _is_listed(word, words.numbered):
        return False
    if quoted or is_opener(following, language):
        return True
    return not (
        _is_listed(word, words.trailing)
        or (len(word) == 1 and word.isalpha())
        or _LETTERS.fullmatch(word)
        or _PLURAL.fullmatch(word)
        or (language is Language.ES and _ORDINAL.fullmatch(word))
    )


def is_opener(word: str, language: Language) -> bool:
    """Tell whether a word is a capitalised one that opens sentences, rather than part of a name."""
    return word[:1].isupper() and word.lower() in _WORDS[language].openers


def _is_listed(word: str, abbreviations: frozenset[str]) -> bool:
    return word.lower() in abbreviations or (word[:1].isupper() and word.capitalize() in abbreviations)


def _is_number(following: str) -> bool:
    return following[:1].isdigit() or following == "+" or _ROMAN.fullmatch(following) is not None
