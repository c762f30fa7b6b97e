"""The reader of messages: its labelled data, its model, its training, its export and its figures."""
