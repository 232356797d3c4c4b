-- Why: whoever is registered anew is held against what all the persons that count as the same individual take part in.
create index linked_person_individual_ix on identity.linked_person (forbund_id, individual_id);
