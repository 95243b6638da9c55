"""PostgreSQL: the embedded server, the roles of a cell, and connections that take them."""
