-- Why: who corrects what has been registered says why, and that is kept with what stood before.
alter table participation_version add column reason text not null default '';
comment on column participation_version.reason is 'Why it was replaced; empty where an avslut or a file replaced it.';
