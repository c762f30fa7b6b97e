"""The exported encoder gives the vectors of the model it was exported from, alone and in company."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.adapters import merge, weights_of
from index.encoder import Vectors
from index.export import EMBEDDED, encoder_name, load_source
from runtime.encoder_name import NAME_FILE
from runtime.onnx_encoder import BATCH, MODEL_FILE, TOKENIZER_FILE, NoEncoder, OnnxEncoder

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # peft asks for it

TEXTS = [
    "Our carers need to support residents with dementia",
    "SHOUTING ABOUT WELDING!!!",
    "welding",
    "",
    " ",
    "\n\t \n",
    "?!…",
    "🚒🔥👩‍🚒",
    "We need 🔥 safety training, ok? 👍",
    "Feumaidh sinn Gàidhlig aig an obair",
    "Café, naïve, Zoë, Łódź, ÅÄÖ",
    "护理人员培训",
    "دورة قصيرة",
    "20 credits at SCQF level 7-8, under £500, by 31/01/2027",
    "see https://example.org/a/b?c=d&e=f#g or mail hub@example.org",
    "<b>bold</b> & \"quoted\" 'words' \\ {json: true}",
    "x" * 3_000,
    "one\u00a0two\u200bthree\u2028four",
    "What does RPL mean, and is it the same as APEL or credit transfer?",
    " ".join(f"word{number % 97}" for number in range(2_000)),
]


@pytest.fixture(scope="module")
def vectors(sentence_encoder: OnnxEncoder) -> Vectors:
    return np.asarray(sentence_encoder.encode(TEXTS), dtype=np.float32)


@pytest.fixture(scope="module")
def original() -> Vectors:
    """What sentence-transformers makes of the texts."""
    source = load_source()
    merge(source, weights_of(EMBEDDED))
    return np.asarray(source.encode(TEXTS, normalize_embeddings=True), dtype=np.float32)


def test_texts_become_rows_of_length_one(vectors: Vectors) -> None:
    assert vectors.shape == (len(TEXTS), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_vectors_are_of_single_precision(sentence_encoder: OnnxEncoder) -> None:
    assert sentence_encoder.encode(["weld pipes"]).dtype == np.float32


@pytest.mark.parametrize("place", range(len(TEXTS)), ids=lambda place: ascii(TEXTS[place])[:24])
def test_the_vector_is_that_of_the_model_it_was_exported_from(place: int, vectors: Vectors, original: Vectors) -> None:
    assert np.abs(vectors[place] - original[place]).max() <= 1e-5


@pytest.mark.parametrize("place", range(len(TEXTS)), ids=lambda place: ascii(TEXTS[place])[:24])
def test_a_text_has_the_same_vector_in_any_company(place: int, vectors: Vectors, sentence_encoder: OnnxEncoder) -> None:
    assert len(TEXTS) > BATCH
    assert np.abs(sentence_encoder.encode([TEXTS[place]])[0] - vectors[place]).max() < 1e-5


def test_texts_come_back_in_their_order_whatever_their_length(sentence_encoder: OnnxEncoder) -> None:
    texts = [f"{'word ' * (number * 7 % 30)}{number}" for number in range(3 * BATCH + 1)]
    alone = [sentence_encoder.encode([text])[0] for text in texts]
    assert np.abs(sentence_encoder.encode(texts) - np.stack(alone)).max() < 1e-5


def test_no_texts_have_no_vectors(sentence_encoder: OnnxEncoder) -> None:
    assert sentence_encoder.encode([]).shape == (0, 384)


def test_threads_may_share_an_encoder(vectors: Vectors, sentence_encoder: OnnxEncoder) -> None:
    short = [place for place, text in enumerate(TEXTS) if len(text) < 100]
    with ThreadPoolExecutor(4) as threads:
        encoded = list(threads.map(lambda place: sentence_encoder.encode([TEXTS[place]])[0], short * 4))
    assert np.abs(np.stack(encoded) - vectors[short * 4]).max() < 1e-5


def test_an_encoder_knows_the_model_it_was_exported_from(sentence_encoder: OnnxEncoder) -> None:
    assert sentence_encoder.name == encoder_name()


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE, NAME_FILE])
def test_a_missing_file_is_named_with_what_makes_it(name: str, tmp_path: Path) -> None:
    for present in {MODEL_FILE, TOKENIZER_FILE, NAME_FILE} - {name}:
        (tmp_path / present).write_text("present")
    with pytest.raises(NoEncoder) as refused:
        OnnxEncoder(tmp_path)
    assert str(refused.value) == f"There is no encoder in {tmp_path} ({name} is missing). Run `advisor prepare`."


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE, NAME_FILE])
def test_a_damaged_file_is_refused_with_what_repairs_it(name: str, exported_encoder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(exported_encoder, folder)
    (folder / name).write_bytes(b"")
    with pytest.raises(NoEncoder, match="cannot be read") as refused:
        OnnxEncoder(folder)
    assert str(folder) in str(refused.value)
    assert str(refused.value).endswith("Remove that folder and run `advisor prepare`.")


def test_encoding_imports_no_torch() -> None:
    code = "import sys, index.live, runtime.onnx_encoder; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
