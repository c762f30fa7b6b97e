"""Custom Rasa components: the only code of ours that runs in the Rasa environment."""
