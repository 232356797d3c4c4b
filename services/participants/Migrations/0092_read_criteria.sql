-- Why: a read is told with what was asked for and what was shown, so that a search that went too far can be seen. Never the number itself.
alter table participation_read
    add column criteria text not null default 'participation',
    add column returned text[] not null default '{}',
    add column searched text[] not null default '{}';
comment on column participation_read.participation is 'Key of a participation that was shown; empty for a search that found none.';
comment on column participation_read.returned is 'Keys of all participations that the same call showed.';
comment on column participation_read.searched is 'Codes of the insatser that a search that found none reached.';
