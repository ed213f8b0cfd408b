#create table "book" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  author TEXT,
  isbn CHAR(13),
  price REAL,
  published DATE,
  language VARCHAR(20),
  available BOOLEAN DEFAULT 1
)