"""Any result to text: jsonl, csv, html ... and where it is written."""
