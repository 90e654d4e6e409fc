"""The gallery beyond one machine: a Milvus server that holds opaque numbers, filter fields and templates, no person.

The only room of Catchlight that opens a connection, and only to a server that was configured by name.
"""
