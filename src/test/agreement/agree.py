"""Holds our scoring against lm-evaluation-harness and jsonschema. See README.md.

agree.py ask FILE [--suite-tests FOLDER] [RESPONSES DATA ...]   writes questions, one a line
agree.py compare QUESTIONS OURS                                 prints the agreement and the disagreements
"""

import json
import pathlib
import sys
from collections import defaultdict

STRICT = r"#### (\-?[0-9\.\,]+)"
FLEXIBLE = r"(-?[$0-9.,]{2,})|(-?[0-9]+)"
IGNORED = [",", r"\$", r"(?s).*#### ", r"\.$"]
CORPUS = pathlib.Path(__file__).parent.parent / "resources" / "replies"


def corpus():
    """The replies of the corpus with a gold answer: what each says, and what each does not say."""
    for file in sorted(CORPUS.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            _, _, how, says, traps, text = line.split(" | ", 5)
            text = text.replace("\\n", "\n").replace("\\\\", "\\")
            golds = ([says] if says != "-" else []) + traps.split(";")
            for gold in golds:
                yield how, text, gold, gold == says


def replies(responses, data):
    """Replies of a real model with the gold answers of their questions."""
    rows = {row["id"]: row for row in map(json.loads, pathlib.Path(data).read_text("utf-8").splitlines())}
    for line in pathlib.Path(responses).read_text("utf-8").splitlines():
        reply = json.loads(line)
        if reply.get("id") in rows and reply.get("response"):
            row = rows[reply["id"]]
            yield reply["response"], row.get("answers") or [row["answer"]], row.get("options", [])


def ask(out, suite_tests, files):
    questions = []

    source = "corpus"

    def add(kind, **fields):
        questions.append({"kind": kind, "source": source, **fields})

    for how, text, gold, right in corpus():
        if how == "number" and gold != "-":
            add("gsm8k-strict", response=text, golds=[gold])
            add("gsm8k-flexible", response=text, golds=[gold], right=right)
        elif how.startswith("number"):
            continue  # the others know no locale
        elif how.startswith("A,B,C,D"):
            add("choices", response=text, golds=[gold], options=["-", "-", "-", "-"], right=right)
        else:
            add("squad", response=text, golds=[gold])
            add("exact-match", response=text, golds=[gold])
    source = "model"
    for responses, data in zip(files[::2], files[1::2]):
        for text, golds, options in replies(responses, data):
            if options:
                add("choices", response=text, golds=golds, options=options)
            elif golds[0].replace(".", "", 1).isdigit():
                add("gsm8k-strict", response=text, golds=golds)
                add("gsm8k-flexible", response=text, golds=golds)
            add("squad", response=text, golds=golds)
            add("exact-match", response=text, golds=golds)
            # what a perfect reply would say, so that right answers are compared, too
            add("squad", response="The answer is " + golds[0] + ".", golds=golds)
            add("squad", response=golds[0], golds=golds)
            add("exact-match", response=golds[0].upper() + ".", golds=golds)
    source = "suite"
    if suite_tests:
        for file in sorted(pathlib.Path(suite_tests).glob("*.json")):
            for group in json.loads(file.read_text("utf-8")):
                for test in group["tests"]:
                    add("schema", schema=json.dumps(group["schema"]), response=json.dumps(test["data"]), golds=["x"],
                        name=file.stem + ": " + group["description"] + ": " + test["description"])
    with open(out, "w", encoding="utf-8") as file:
        for question in questions:
            file.write(json.dumps(question, ensure_ascii=False) + "\n")
    print(len(questions), "questions")


def theirs(question):
    from lm_eval.api.metrics import exact_match_hf_evaluate
    from lm_eval.filters.extraction import MultiChoiceRegexFilter, RegexFilter
    from lm_eval.tasks.qasper.metrics import f1_abstractive

    text, golds = question["response"], question["golds"]
    kind = question["kind"]
    if kind.startswith("gsm8k"):
        regex = RegexFilter(STRICT, 0) if kind == "gsm8k-strict" else RegexFilter(FLEXIBLE, -1)
        found = list(regex.apply([[text]], [{}]))[0][0]
        return max(exact_match_hf_evaluate([found], [gold], IGNORED, True, False)["exact_match"] for gold in golds)
    if kind == "choices":
        regex = MultiChoiceRegexFilter(r"(\([A-Z]\))", -1, ignore_case=True, ignore_punctuation=True)
        found = list(regex.apply([[text]], [{"choices": question["options"]}]))[0][0]
        return max(float(found.strip("()") == gold.strip("()")) for gold in golds)
    if kind == "squad":
        return max(f1_abstractive([text], [gold]) for gold in golds)
    if kind == "exact-match":
        return max(float(exact_match_hf_evaluate([text], [gold], None, True, True)["exact_match"]) for gold in golds)
    return schema(question)


def schema(question):
    import jsonschema

    try:
        jsonschema.Draft202012Validator(json.loads(question["schema"])).validate(json.loads(question["response"]))
        return 1.0
    except jsonschema.ValidationError:
        return 0.0
    except Exception as error:  # a reference that leads to the network, for example
        return type(error).__name__


def compare(questions, ours):
    agreed, disagreed = defaultdict(int), defaultdict(list)
    with open(questions, encoding="utf-8") as a, open(ours, encoding="utf-8") as b:
        for line, other in zip(a, b, strict=True):
            question, mine = json.loads(line), json.loads(other)
            their = theirs(question)
            same = mine["score"] == their or (not isinstance(mine["score"], str) and not isinstance(their, str) and abs(mine["score"] - their) < 1e-9)
            kind = question["kind"] + " (" + question["source"] + ")"
            if same:
                agreed[kind] += 1
            else:
                disagreed[kind].append((question, mine, their))
    for kind in sorted({*agreed, *disagreed}):
        total = agreed[kind] + len(disagreed[kind])
        print(f"{kind}: {agreed[kind]} of {total} agree ({100 * agreed[kind] / total:.1f} %)")
        sides = defaultdict(int)
        for question, mine, their in disagreed[kind]:
            right = {True: "right", False: "wrong"}.get(question.get("right"), "")
            numbers = not kind.startswith("squad")
            sides[f"{right} answer, ours {mine['score']}, theirs {their}" if numbers else "other"] += 1
        for side, count in sorted(sides.items()):
            print("   ", count, side)
    print()
    for kind, cases in sorted(disagreed.items()):
        for question, mine, their in cases:
            print(kind, "| gold", question["golds"], "| ours", mine, "| theirs", their, "|", question.get("name", ""),
                  question.get("schema", "")[:200], repr(question["response"][:300]))


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "ask":
        out, *files = rest
        suite = files[1] if files and files[0] == "--suite-tests" else None
        ask(out, suite, files[2:] if suite else files)
    else:
        compare(*rest)
