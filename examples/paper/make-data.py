#!/usr/bin/env python3
"""Makes the example files of the five suites from data sets that you downloaded.

usage: python3 make-data.py FOLDER

FOLDER has the downloaded files; README.md lists them. The example files are written beside the suites. A task whose sources
are missing or cannot be read is reported, and its files stay as they are. The same sources give the same files.
"""
import csv
import glob
import gzip
import hashlib
import heapq
import itertools
import json
import os
import re
import string
import sys

TRAIN, TEST, SEED = 50, 500, 42  # as in the paper
SUITES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "src", "main", "metaspo")
NUMBERS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
           " seventeen eighteen nineteen twenty").split()


class Missing(Exception):
    """A source file that is not there."""


# ---- reading files

def opened(path):
    """Opens a text file, or its compressed copy with the ending .gz. Only a line feed ends a line."""
    if os.path.exists(path):
        return open(path, encoding="utf-8-sig", newline="\n")
    if os.path.exists(path + ".gz"):
        return gzip.open(path + ".gz", "rt", encoding="utf-8-sig", newline="\n")
    raise Missing(path)


def document(path):
    with opened(path) as file:
        return json.load(file)


def json_lines(path):
    with opened(path) as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def table(path, delimiter=","):
    with opened(path) as file:
        yield from csv.DictReader(file, delimiter=delimiter)


# ---- making examples

def example(question, *answers):
    return {"question": question.strip(), "answers": [answer.strip() for answer in answers]}


def choice(question, options, right):
    """A question with lettered options. Its letter is right with and without brackets, and with the option's text."""
    lines = ["(%s) %s" % pair for pair in zip(string.ascii_uppercase, options)]
    letter = string.ascii_uppercase[right]
    made = example("%s\nOptions:\n%s" % (question.strip(), "\n".join(lines)), letter, "(%s)" % letter, lines[right])
    return {**made, "options": options}


def yes_or_no(question, yes):
    return example(question, "yes" if yes else "no")


def in_context(context, question, answers):
    distinct = list(dict.fromkeys(answer for answer in answers if answer.strip()))
    return example("Context: %s\nQuestion: %s" % (context.strip(), question.strip()), *distinct)


def spellings(answer):
    """A number up to twenty in digits and as a word; any other answer as it is."""
    if answer.lower() in NUMBERS:
        return [answer, str(NUMBERS.index(answer.lower()))]
    if answer.isdigit() and int(answer) < len(NUMBERS):
        return [answer, NUMBERS[int(answer)]]
    return [answer]


# ---- one converter for each form of source: yields the examples of a file

def medmcqa(subject):
    def convert(path):
        rows = [row for row in json_lines(path) if row["subject_name"] == subject]
        first = 0 if any(row["cop"] == 0 for row in rows) else 1  # the published files count from 1, some copies from 0
        for row in rows:
            options = [row[key] or "" for key in ("opa", "opb", "opc", "opd")]
            if all(option.strip() for option in options):
                yield choice(row["question"], options, row["cop"] - first)
    return convert


def amazon(path):
    for row in json_lines(path):
        if row["text"].strip():
            yield example("Title: %s\nReview: %s" % (row["title"], row["text"]), str(int(row["rating"])))


def bigbench(path):
    """A task of BIG-bench whose answer is a text."""
    for row in document(path)["examples"]:
        if "target_scores" in row:
            targets = [max(row["target_scores"], key=row["target_scores"].get)]
        else:
            targets = row["target"] if isinstance(row["target"], list) else [row["target"]]
        answers = [spelling for target in targets for spelling in spellings(target)]
        yield example(row["input"], *dict.fromkeys(answers))


def bigbench_choice(path):
    """A task of BIG-bench whose answer is the letter of an option. Shuffles the options: in temporal_sequences, the first is right."""
    for row in document(path)["examples"]:
        options = sorted(row["target_scores"], key=lambda option: rank(row["input"] + option))
        yield choice(row["input"], options, options.index(max(options, key=row["target_scores"].get)))


def liar(path):
    for row in json_lines(path):
        yield yes_or_no(row["text"], row["label"] == 1)


def hatecheck(path):
    for row in table(path):
        yield yes_or_no(row["test_case"], row["label_gold"] == "hateful")


def tweet_eval(path):
    """The file of the texts; that of the labels, 1 for an offensive text, is beside it."""
    with opened(path) as texts, opened(path.replace("_text", "_labels")) as labels:
        for text, label in itertools.zip_longest(texts, labels):
            yield yes_or_no(text, label.strip() == "1")


def sarcasm(path):
    for row in table(path):
        yield yes_or_no(row["tweet"], row["sarcasm"].strip().lower() == "true")


def ethos(path):
    for row in table(path, ";"):
        yield yes_or_no(row["comment"], float(row["isHate"]) >= 0.5)


def harmless(path):
    """One reply of each pair: the one that people rejected counts as harmful, the one that they chose as harmless."""
    for row in json_lines(path):
        harmful = int(rank(row["chosen"]), 16) % 2 == 1
        yield yes_or_no(row["rejected" if harmful else "chosen"], harmful)


def squad(path):
    for article in document(path)["data"]:
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                yield in_context(paragraph["context"], qa["question"], [answer["text"] for answer in qa["answers"]])


def hotpot_qa(path):
    for row in document(path):
        paragraphs = ["%s: %s" % (title, "".join(sentences).strip()) for title, sentences in row["context"]]
        yield in_context("\n".join(paragraphs), row["question"], [row["answer"]])


def drop(path):
    """Questions whose answer is one number, one date or one span; an exact match cannot score several spans."""
    for passage in document(path).values():
        for qa in passage["qa_pairs"]:
            given = [qa["answer"]] + qa.get("validated_answers", [])
            if len(qa["answer"].get("spans", [])) <= 1:
                yield in_context(passage["passage"], qa["question"], [text for answer in given for text in drop_answer(answer)])


def drop_answer(answer):
    date = " ".join(str(answer.get("date", {}).get(part, "")) for part in ("day", "month", "year")).split()
    if answer.get("number"):
        return [str(answer["number"])]
    return answer["spans"] if len(answer.get("spans", [])) == 1 else [" ".join(date)]


def mrqa(path):
    for row in json_lines(path):
        for qa in row.get("qas", []):  # the first line is a header without questions
            yield in_context(re.sub(r"\s*\[(TLE|DOC|PAR)\]\s*", "\n", row["context"]), qa["question"], qa["answers"])


def dpr(path):
    for row in document(path):
        for passage in row["positive_ctxs"][:1]:  # the best passage that has the answer
            yield in_context("%s: %s" % (passage["title"], passage["text"]), row["question"], row["answers"])


# ---- the tasks: where their examples come from; one list of files is drawn from for both splits, two are train and test

def tasks():
    for task, subject in (("ob_gyn", "Gynaecology & Obstetrics"), ("medicine", "Medicine"), ("pharmacology", "Pharmacology"),
                          ("pathology", "Pathology"), ("dental", "Dental"), ("anatomy", "Anatomy"), ("surgery", "Surgery"),
                          ("pediatrics", "Pediatrics")):
        yield "medical", task, medmcqa(subject), "medmcqa/train.json", "medmcqa/dev.json"

    for task, category in (("beauty", "All_Beauty"), ("game", "Video_Games"), ("baby", "Baby_Products"),
                           ("office", "Office_Products"), ("electronics", "Electronics"), ("pet", "Pet_Supplies"),
                           ("sports", "Sports_and_Outdoors")):
        yield "reviews", task, amazon, "amazon/%s.jsonl" % category

    yield "reasoning", "logic_grid_puzzle", bigbench, "bigbench/logic_grid_puzzle/task.json"
    for task in ("tracking_shuffled_objects", "logical_deduction"):
        yield "reasoning", task, bigbench_choice, "bigbench/%s/*/task.json" % task  # with three, five and seven objects
    yield "reasoning", "temporal_sequences", bigbench_choice, "bigbench/temporal_sequences/task.json"
    yield "reasoning", "object_counting", bigbench, "bigbench/object_counting/task.json"
    yield "reasoning", "reasoning_colored_objects", bigbench, "bigbench/reasoning_about_colored_objects/task.json"
    yield "reasoning", "epistemic", bigbench, "bigbench/epistemic_reasoning/task.json"

    yield "safety", "liar", liar, "liar/train.jsonl", "liar/test.jsonl"
    yield "safety", "hatecheck", hatecheck, "hatecheck/test_suite_cases.csv"
    yield "safety", "tweet_eval", tweet_eval, "tweeteval/offensive/train_text.txt", "tweeteval/offensive/test_text.txt"
    yield "safety", "sarcasm", sarcasm, "arsarcasm/ArSarcasm_train.csv", "arsarcasm/ArSarcasm_test.csv"
    yield "safety", "ethos", ethos, "ethos/Ethos_Dataset_Binary.csv"
    yield "safety", "anthropic_harmless", harmless, "harmless-base/train.jsonl", "harmless-base/test.jsonl"

    yield "grounding", "squad", squad, "squad/dev-v1.1.json"
    yield "grounding", "hotpot_qa", hotpot_qa, "hotpot_qa/hotpot_dev_distractor_v1.json"
    yield "grounding", "trivia_qa", mrqa, "mrqa/TriviaQA*.jsonl"  # ...-web in some downloads
    yield "grounding", "drop", drop, "drop/drop_dataset_dev.json"
    yield "grounding", "natural_questions", mrqa, "mrqa/NaturalQuestions*.jsonl"  # ...Short in some downloads
    yield "grounding", "web_qa", dpr, "dpr/biencoder-webquestions-train.json"


# ---- drawing and writing

def rank(question):
    """The place of a question in the draw: random, but the same in every run."""
    return hashlib.sha256(("%d/%s" % (SEED, " ".join(question.split()))).encode()).hexdigest()


def drawn(examples, number, without=()):
    """Draws examples at random, each question once. Keeps no more than the drawn ones in memory."""
    heap, kept = [], {}
    for made in examples:
        place = rank(made["question"])
        if place in kept or place in without or not made["question"] or not made["answers"]:
            continue
        if len(heap) < number:
            heapq.heappush(heap, -int(place, 16))
        elif -int(place, 16) > heap[0]:
            del kept["%064x" % -heapq.heappushpop(heap, -int(place, 16))]
        else:
            continue
        kept[place] = made
    return dict(sorted(kept.items()))


def read(folder, pattern, convert):
    wanted = os.path.join(glob.escape(folder), pattern)
    found = {path[:-3] if path.endswith(".gz") else path for path in glob.glob(wanted) + glob.glob(wanted + ".gz")}
    for path in sorted(found) or [os.path.join(folder, pattern)]:
        yield from convert(path)


def splits(folder, convert, sources):
    if len(sources) == 2:
        train = drawn(read(folder, sources[0], convert), TRAIN)
        return train, drawn(read(folder, sources[1], convert), TEST, without=train)
    both = drawn(read(folder, sources[0], convert), TRAIN + TEST)
    train = dict(list(both.items())[:min(TRAIN, len(both) // 2)])
    return train, {place: made for place, made in both.items() if place not in train}


def write(suite, task, split, examples):
    path = os.path.join(SUITES, suite, "%s-%s.jsonl" % (task, split))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for place, made in examples.items():
            record = {"id": "%s-%s" % (task, place[:12]), **made}
            if len(made["answers"]) == 1:
                record["answer"] = record.pop("answers")[0]
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def main(arguments):
    if len(arguments) != 1 or not os.path.isdir(arguments[0]):
        sys.exit("usage: python3 make-data.py FOLDER, the folder with the downloaded data sets; README.md lists them")
    written = faults = 0
    for suite, task, convert, *sources in tasks():
        name = "%s/%s" % (suite, task)
        try:
            train, test = splits(arguments[0], convert, sources)
            if not train or not test:
                raise ValueError("no questions for both train and test")
            write(suite, task, "train", train)
            write(suite, task, "test", test)
            written += 1
            print("%s: %d train, %d test" % (name, len(train), len(test)))
        except Missing as missing:
            print("%s: missing %s" % (name, os.path.relpath(str(missing), arguments[0])))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, EOFError, csv.Error) as fault:
            faults += 1
            print("%s: cannot read %s: %s: %s" % (name, " and ".join(sources), type(fault).__name__, fault))
    print("%d of %d tasks written" % (written, len(list(tasks()))))
    sys.exit(1 if faults or not written else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
