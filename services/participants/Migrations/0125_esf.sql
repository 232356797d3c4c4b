-- Why: the national follow-up asks which insatser have money from the European Social Fund (ESF).
alter table insats_terms add column esf boolean not null default false;
