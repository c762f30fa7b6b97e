"""What an employer was not sure of was stored as typed ("not sure", "tbc"); it is now NULL, like what was not said.

Rows are read and written by Python, so that SQLite and PostgreSQL judge a text alike. Only whole answers count: "skip
the night shift" stays.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

NOT_KNOWN = re.compile(
    r"\W*(?:(?:(?:i'?m|we'?re|i am|we are) )?(?:not|no) (?:really )?(?:sure|certain)(?: yet)?|"
    r"(?:(?:i|we) )?(?:don'?t|do not|dinnae|dinna) (?:know|ken)(?: yet)?|"
    r"dunno|unsure|unknown|no idea|tbc|tbd|n/?a|none|pass|skip(?: (?:it|this|that))?)?\W*",
    re.IGNORECASE,
)
ANSWERS = ('roles', 'learners', 'deadline', 'credit_wanted')
request = sa.table(
    'collaboration_request', sa.column('id', sa.Integer()), sa.column('search_text', sa.Text()),
    *(sa.column(name, sa.Text()) for name in ANSWERS),
)


def upgrade() -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.select(request)).mappings().all():
        values = {name: None for name in ANSWERS if row[name] is not None and not_known(row[name])}
        if 'roles' in values:
            lines = row['search_text'].split('\n')
            values['search_text'] = '\n'.join(line for line in lines if not not_known(line))
        if values:
            connection.execute(sa.update(request).where(request.c.id == row['id']).values(values))


def downgrade() -> None:
    """Nothing: the older version reads NULL as not said, and the words cannot be known again."""


def not_known(answer: str) -> bool:
    return NOT_KNOWN.fullmatch(answer.replace('\u2019', "'")) is not None
