"""Rasa's locks of conversations: in Redis, which several Rasa share, where the settings name one; else in memory."""

from __future__ import annotations

from typing import Optional, Text

import redis
from rasa.core.lock import TicketLock
from rasa.core.lock_store import InMemoryLockStore, LockStore, RedisLockStore
from rasa.utils.endpoints import EndpointConfig


class SharedLocks(RedisLockStore):
    """Rasa's own store at an address; its own constructor takes host, port and password apart."""

    def __init__(self, url: Text) -> None:
        super().__init__()  # opens no connection
        self.red = redis.Redis.from_url(url, socket_timeout=5)
        self._set_key_prefix("advisor")


class ConversationLocks(LockStore):
    """The store that `endpoints.yml` names. Its url is empty where there is no Redis."""

    def __init__(self, endpoint_config: EndpointConfig) -> None:
        url = endpoint_config.url
        self._store: LockStore = SharedLocks(url) if url else InMemoryLockStore()
        super().__init__()

    def get_lock(self, conversation_id: Text) -> Optional[TicketLock]:
        return self._store.get_lock(conversation_id)

    def delete_lock(self, conversation_id: Text) -> None:
        self._store.delete_lock(conversation_id)

    def save_lock(self, lock: TicketLock) -> None:
        self._store.save_lock(lock)
