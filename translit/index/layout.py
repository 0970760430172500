"""The tables of an index, and the queries that tell all there is of a file."""

#: Bump when the tables change: an index of another format is made anew.
FORMAT = 1
APPLICATION = 0x7472_6C74  # "trlt"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, engine TEXT NOT NULL,
  asked TEXT NOT NULL, encoding TEXT NOT NULL, bom INTEGER NOT NULL, detected INTEGER NOT NULL,
  text TEXT NOT NULL, seal TEXT NOT NULL
);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES files (id), number INTEGER,
  title TEXT NOT NULL, date TEXT NOT NULL, first_day TEXT, last_day TEXT,
  archive_ref TEXT NOT NULL, translator TEXT NOT NULL, original_language TEXT NOT NULL, url TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, first_line INTEGER NOT NULL, last_line INTEGER NOT NULL
);
CREATE INDEX documents_of_file ON documents (file);
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES files (id), document INTEGER,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, line INTEGER NOT NULL, surface TEXT NOT NULL,
  kind TEXT NOT NULL, certainty TEXT NOT NULL, bracketed INTEGER NOT NULL,
  form TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, referent TEXT NOT NULL,
  candidates TEXT NOT NULL
);
CREATE INDEX mentions_of_file ON mentions (file);
CREATE INDEX mentions_of_referent ON mentions (referent);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY, referent TEXT NOT NULL, form TEXT NOT NULL, preferred TEXT NOT NULL,
  scope TEXT NOT NULL, note TEXT NOT NULL
);
CREATE VIEW document_texts AS
  SELECT d.id AS id, d.title AS title, substr(f.text, d.start + 1, d.stop - d.start) AS text
  FROM documents d JOIN files f ON f.id = d.file;
CREATE VIRTUAL TABLE words USING fts5(
  title, text, content='document_texts', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
"""

_FILE = "path, digest, engine, asked, encoding, bom, detected, text"
_DOCUMENT = (
    "number, title, date, first_day, last_day, archive_ref, translator, original_language, url, "
    "start, stop, first_line, last_line"
)
_MENTION = (
    "start, stop, line, surface, kind, certainty, bracketed, form, status, reason, referent, candidates"
)


def _insert(table: str, columns: str) -> str:
    marks = ", ".join("?" * len(columns.split(", ")))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"


INSERT_FILE = _insert("files", f"{_FILE}, seal")
INSERT_DOCUMENT = _insert("documents", f"file, {_DOCUMENT}")
INSERT_MENTION = _insert("mentions", f"file, document, {_MENTION}")
INSERT_WORDS = (
    "INSERT INTO words (rowid, title, text) SELECT id, title, text FROM document_texts WHERE id = ?"
)
DELETE_WORDS = (
    "INSERT INTO words (words, rowid, title, text) SELECT 'delete', t.id, t.title, t.text "
    "FROM document_texts t JOIN documents d ON d.id = t.id WHERE d.file = ?"
)
#: What is sealed, in this order.
SEALED = (
    f"SELECT {_FILE} FROM files WHERE id = ?",
    f"SELECT {_DOCUMENT} FROM documents WHERE file = ? ORDER BY id",
    f"SELECT {_MENTION} FROM mentions WHERE file = ? ORDER BY id",
)
SEARCH = (
    "SELECT f.path, d.number, d.title, d.date, d.first_line, snippet(words, -1, '«', '»', '…', 16) "
    "FROM words JOIN documents d ON d.id = words.rowid JOIN files f ON f.id = d.file "
    "WHERE words MATCH ? ORDER BY rank, f.path, d.id LIMIT ?"
)
