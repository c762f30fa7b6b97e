"""How good it is and how it gets better: evaluation, calibration and benchmarks."""
