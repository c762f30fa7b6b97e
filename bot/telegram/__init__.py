"""Telegram: the same conversation as on the web, by python-telegram-bot."""
