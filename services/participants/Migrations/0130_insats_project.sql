-- Why: an insats may be posted on another ledger object than that of its own code, also in years that grant it nothing.
alter table insats_terms add column project text;
