"""Where people meet the advisor: the chat API, the widget and Telegram, in one web application."""
