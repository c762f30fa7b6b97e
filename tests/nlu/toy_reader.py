"""A reader by hand: each word has its tag and its act, so that what it reads can be worked out on paper.

`write_reader` puts it into a folder as `advisor prepare` puts the real one. The score of an act is the number of its
words in context and message; a word of the context `list` speaks for `refine`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from nlu.onnx_reader import MEANING_FILE, MODEL_FILE, TOKENIZER_FILE, TOKENS

ACTS = ("greet", "recommend", "refine", "details", "glossary")
TAGS = ("O", "B-need", "I-need", "B-place", "I-place", "B-price", "I-price")
FACTS = ("price", "time", "whole")
CONTEXTS = ("none", "start", "q-need", "list")

WORDS = {
    "[UNK]": ("O", None),
    "[CLS]": ("O", None),
    "[SEP]": ("O", None),
    "list": ("O", "refine"),
    "hello": ("O", "greet"),
    "welding": ("B-need", "recommend"),
    "baking": ("B-need", "recommend"),
    "flux": ("B-need", None),
    "pipe": ("I-need", None),
    "thin": ("O", None),
    "##line": ("B-place", None),  # only the first token of a word counts
    "perth": ("B-place", None),
    "£": ("B-price", "refine"),
    "##300": ("O", None),
    "|": ("O", None),
    "برث": ("B-place", None),
    "護": ("O", "greet"),
    "price": ("O", "details"),
    "length": ("O", "details"),
    "meaning": ("O", "glossary"),
}
"""Tokens with their tag, and the act that they speak for."""

SECOND_OF = {"meaning": "glossary"}
"""The token that speaks for a second act; without it there is most likely none."""

FACT_OF = {"price": "price", "length": "time"}
"""Tokens that ask for a fact; without one a message asks for the whole a little."""

SURE = 8.0
DOUBTFUL = {"pipe": {"I-need": 7.0}, "thin": {"O": SURE, "B-need": 6.0}}
"""The scores of the tags of a token where it is not SURE of its one."""


def write_reader(folder: Path) -> Path:
    """The reader in `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    _tokenizer().save(str(folder / TOKENIZER_FILE))
    onnx.save(_model(), str(folder / MODEL_FILE))
    meaning = {"acts": ACTS, "tags": TAGS, "facts": FACTS, "contexts": CONTEXTS}
    (folder / MEANING_FILE).write_text(json.dumps(meaning), encoding="utf-8")
    return folder


def _tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordPiece({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = [(word, list(WORDS).index(word)) for word in ("[CLS]", "[SEP]")]
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=special
    )
    return made


def _tag_scores(word: str) -> list[float]:
    scores = DOUBTFUL.get(word, {WORDS[word][0]: SURE})
    return [scores.get(tag, 0.0) for tag in TAGS]


def _model() -> onnx.ModelProto:
    """Two look-ups. Like the real model it has positions for so many tokens, and refuses more."""
    constants: dict[str, npt.NDArray[Any]] = {
        "tag_of": np.array([_tag_scores(word) for word in WORDS], dtype=np.float32),
        "act_of": np.array([[1.0 * (act == name) for name in ACTS] for _, act in WORDS.values()], dtype=np.float32),
        "fact_of": np.array([[2.0 * (FACT_OF.get(word) == fact) for fact in FACTS] for word in WORDS], np.float32),
        "second_of": np.array(
            [[0.0, *(4.0 * (SECOND_OF.get(word) == act) for act in ACTS)] for word in WORDS],
            dtype=np.float32,
        ),
        "none": np.array([2.0, *(0.0 for _ in ACTS)], dtype=np.float32),
        "least": np.array([-1.0, -1.0, 0.0], dtype=np.float32),
        "positions": np.zeros((TOKENS, len(TAGS)), dtype=np.float32),
        "over_tokens": np.array([1], dtype=np.int64),
        **{name: np.array(value, dtype=np.int64) for name, value in (("zero", 0), ("one", 1))},
    }
    nodes = [
        helper.make_node("Gather", ["act_of", "input_ids"], ["each"]),
        helper.make_node("ReduceSum", ["each", "over_tokens"], ["acts"], keepdims=0),
        helper.make_node("Gather", ["fact_of", "input_ids"], ["each_fact"]),
        helper.make_node("ReduceSum", ["each_fact", "over_tokens"], ["summed"], keepdims=0),
        helper.make_node("Add", ["summed", "least"], ["facts"]),
        helper.make_node("Gather", ["second_of", "input_ids"], ["each_second"]),
        helper.make_node("ReduceSum", ["each_second", "over_tokens"], ["summed_seconds"], keepdims=0),
        helper.make_node("Add", ["summed_seconds", "none"], ["second"]),
        helper.make_node("Gather", ["tag_of", "input_ids"], ["bare"]),
        helper.make_node("Shape", ["input_ids"], ["shape"]),
        helper.make_node("Gather", ["shape", "one"], ["tokens"]),
        helper.make_node("Range", ["zero", "tokens", "one"], ["places"]),
        helper.make_node("Gather", ["positions", "places"], ["position"]),
        helper.make_node("Add", ["bare", "position"], ["tags"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    outputs = [
        helper.make_tensor_value_info("acts", TensorProto.FLOAT, ["batch", len(ACTS)]),
        helper.make_tensor_value_info("facts", TensorProto.FLOAT, ["batch", len(FACTS)]),
        helper.make_tensor_value_info("second", TensorProto.FLOAT, ["batch", 1 + len(ACTS)]),
        helper.make_tensor_value_info("tags", TensorProto.FLOAT, ["batch", "tokens", len(TAGS)]),
    ]
    made = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "reader", inputs, outputs, made)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
