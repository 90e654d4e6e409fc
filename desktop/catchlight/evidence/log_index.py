"""How entries of one case, and those about accounts, are found without walking through the whole log.

The expressions are those of the indexes `log_case` and `log_accounts`; SQLite uses an index only where it finds the
very same expression. They look at the canonical bytes, where keys have one order: the first `,"case":` of an entry is
its own, because a quote within a text has a backslash before it. What they find is compared with the parsed entry.
"""

_CASE = 'instr(entry, CAST(\',"case":"\' AS BLOB))'
CASE_KEY = (
    f"CASE {_CASE} WHEN 0 THEN x'' ELSE"
    f" substr(entry, {_CASE} + 9, instr(substr(entry, {_CASE} + 9), CAST('\"' AS BLOB)) - 1) END"
)
"""The identifier of an entry's case as bytes; b"" for what is no entry any more."""
HAS_CASE_KEY = "substr(entry, instr(entry, CAST(',\"case\":' AS BLOB)), 12) <> CAST(',\"case\":null' AS BLOB)"
"""True for all but entries that are of no case."""
IS_ABOUT_ACCOUNTS = 'substr(entry, 1, 19) = CAST(\'{"action":"account.\' AS BLOB)'
"""True for the entries whose action begins with `account.`."""
