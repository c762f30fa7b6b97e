"""Where people meet the advisor: the chat API, the widget, Telegram, and the command that runs it all."""
