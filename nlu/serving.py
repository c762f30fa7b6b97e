"""`python -m nlu.serving run ...`: `rasa run` without tensorflow, which no part of ours uses.

Rasa imports it whatever a pipeline holds, by modules that train its own components. It is two thirds of the memory
and more than half of the start of its process, and old (docs/threats.md).
"""

from __future__ import annotations

import sys
from types import ModuleType

LEFT_OUT = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
    "rasa.graph_components.validators.default_recipe_validator": ("DefaultV1RecipeValidator",),
}
"""The modules, and what Rasa 3.6 looks for in each where it serves: rasa.utils.train_utils in the first two, and in the
third the loader of a model, which names whatever it was trained with."""


def leave_out() -> None:
    """Let these modules count as imported, with empty classes for what is taken from them. To be called before Rasa is
    imported; whoever uses more of them then gets an ImportError or an AttributeError."""
    for name, classes in LEFT_OUT.items():
        module = ModuleType(name)
        for empty in classes:
            setattr(module, empty, type(empty, (), {}))
        sys.modules[name] = module


if __name__ == "__main__":
    leave_out()
    from rasa.__main__ import main

    main()
