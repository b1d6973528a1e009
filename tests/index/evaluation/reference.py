"""The measures once more, straight from the records as written: slow, plain, without any code of ours."""

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def is_right(question: Row, release: str | None, text: str | None) -> bool:
    answers = [(question["release"], gold) for gold in question["gold"]]
    for other in question.get("alt") or question.get("also") or []:
        if isinstance(other, dict):
            golds = other["gold"] if isinstance(other["gold"], list) else [other["gold"]]
            answers += [(other["release"], gold) for gold in golds]
    said = _one_line(text)
    for name, gold in answers:
        wanted = _one_line(gold)
        if said and name == release and (wanted in said or (len(said) > 25 and said in wanted)):
            return True
    return False


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def scores(
    questions: Sequence[Row], unanswerable: Sequence[Row], records: Sequence[Row]
) -> dict[str, float | None]:
    """Every measure of the contract, by the name "measure" or "pair measure"."""
    of = {(record["id"], record["lang"]): record for record in records}
    found: dict[str, float | None] = {}
    curve: list[tuple[float, bool]] = []
    for asked in ("es", "en"):
        for spoken in ("es", "en"):
            rows = [
                (question, of[question["id"], asked])
                for question in questions
                if question["release"].startswith(spoken)
            ]
            ranks = []
            for question, record in rows:
                right = [is_right(question, c["release"], c["text"]) for c in record["candidates"]]
                ranks.append(right.index(True) + 1 if True in right else None)
            hits = [is_right(question, record["release"], record["text"]) for question, record in rows]
            marked = [
                (_one_line(question["span"]).lower(), _one_line(record["highlight"]).lower())
                for (question, record), hit in zip(rows, hits, strict=True)
                if hit and question.get("span")
            ]
            pair = f"{asked}→{spoken}"
            found[f"{pair} top_1"] = _mean(hits)
            found[f"{pair} top_5"] = _mean([rank is not None and rank <= 5 for rank in ranks])
            found[f"{pair} mrr_20"] = _mean([1 / rank if rank else 0 for rank in ranks])
            found[f"{pair} answered"] = _mean([record["status"] == "answered" for _, record in rows])
            found[f"{pair} highlight"] = _mean([bool(b) and (a in b or b in a) for a, b in marked])
            curve += [(record["confidence"], hit) for (_, record), hit in zip(rows, hits, strict=True)]
    both = [(row, lang) for row in unanswerable for lang in ("es", "en")]
    silent = [of[row["id"], lang] for row, lang in both]
    found["unanswerable_left_unanswered"] = _mean([record["status"] == "abstained" for record in silent])
    rightly = [
        (of[question["id"], lang]["status"] == "answered")
        and is_right(question, of[question["id"], lang]["release"], of[question["id"], lang]["text"])
        for question in questions
        for lang in ("es", "en")
    ]
    shown = sum(record["status"] == "answered" for record in records)
    found["answered_rightly"] = _mean(rightly)
    found["shown_right"] = sum(rightly) / shown if shown else None
    curve += [(record["confidence"], False) for record in silent]
    curve.sort(key=lambda point: point[0], reverse=True)
    risks = [sum(not hit for _, hit in curve[:covered]) / covered for covered in range(1, len(curve) + 1)]
    found["risk_coverage_area"] = _mean(risks)
    return found
