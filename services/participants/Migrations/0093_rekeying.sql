-- Why: a number gets an index under each new key, and is found by its own id then.
create index individual_number_ix on identity.individual (forbund_id, number_id);
