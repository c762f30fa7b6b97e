"""Rasa and the index understand alike: the exported model gives the vectors of the model it was exported from.

The two run in environments that cannot be one (Rasa's holds no torch), so the exported one is asked as a process.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from index.encoder import SentenceEncoder, Vectors

ROOT = Path(__file__).resolve().parent.parent.parent
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"

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

PROGRAM = """
import json, sys
from pathlib import Path
import numpy as np
from runtime.onnx_encoder import OnnxEncoder
folder, texts, vectors = map(Path, sys.argv[1:])
np.save(vectors, OnnxEncoder(folder).encode(json.loads(texts.read_text())))
"""


@pytest.fixture(scope="module")
def exported(exported_encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Vectors:
    """What the Rasa environment makes of the texts."""
    if not RASA_PYTHON.exists():
        pytest.skip("THE EXPORTED ENCODER WAS NOT TESTED: there is no .venv-rasa (make setup)")
    folder = tmp_path_factory.mktemp("vectors")
    (folder / "texts.json").write_text(json.dumps(TEXTS))
    words = [RASA_PYTHON, "-c", PROGRAM, exported_encoder, folder / "texts.json", folder / "vectors.npy"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    vectors: Vectors = np.load(folder / "vectors.npy")
    return vectors


def test_the_exported_encoder_gives_rows_of_length_one(exported: Vectors) -> None:
    assert (exported.shape, exported.dtype) == ((len(TEXTS), 384), np.float32)
    assert np.linalg.norm(exported, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


@pytest.mark.parametrize("place", range(len(TEXTS)), ids=lambda place: ascii(TEXTS[place])[:24])
def test_both_encoders_give_one_vector(place: int, exported: Vectors, sentence_encoder: SentenceEncoder) -> None:
    ours = sentence_encoder.encode([TEXTS[place]])[0]
    assert np.abs(exported[place] - ours).max() <= 1e-4
