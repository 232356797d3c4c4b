-- Why: who a person is, is never the number: a person may have had several, and each is found under every key that is in use.

-- What a number or key is known by: a random id of its own, the same under every key, and the individual whose it is.
alter table identity.individual
    add column number_id uuid not null default gen_random_uuid(),
    add column key_no integer not null default 1;
comment on column identity.individual.blind_index is 'HMAC-SHA-256 of a number under a key of the förbund''s own, derived from key key_no.';

-- A person's numbers as a controller has registered them, each sealed for it.
alter table identity.person
    add column number_id uuid,
    add column kind text not null default 'key',
    add column registered_by text not null default '',
    add column ended_at timestamptz,
    add column ended_by text,
    add column end_reason text,
    add constraint person_kind check (kind in ('key', 'personal', 'coordination', 'reserve'));
update identity.person p
set number_id = i.number_id
from identity.individual i
where i.forbund_id = p.forbund_id and i.blind_index = p.blind_index;
alter table identity.person
    alter column number_id set not null,
    drop column blind_index,
    drop constraint person_pk,
    add constraint person_pk primary key (forbund_id, controller, person_id, number_id);
alter table identity.individual drop constraint individual_person_key;

-- What is erased is found by its person, what is sealed anew by its number.
create index individual_person_ix on identity.individual (forbund_id, person_id);
create index person_number_ix on identity.person (forbund_id, number_id);

-- "Whose participations are these?"
create index participation_person_ix on participation (forbund_id, person_id) where person_id is not null;

-- Which förbund there are, for work that nobody calls for: sealing anew, and erasing what has been kept long enough.
create table known_forbund (
    forbund_id text not null,
    constraint known_forbund_pk primary key (forbund_id)
);
insert into known_forbund (forbund_id) select forbund_id from journal_position;

create function tell_known_forbund() returns trigger language plpgsql as $$
begin
    insert into known_forbund (forbund_id) values (new.forbund_id) on conflict on constraint known_forbund_pk do nothing;
    return null;
end $$;

create trigger journal_position_known after insert on journal_position for each row execute function tell_known_forbund();

do $$
begin
    execute format('create policy everybody on known_forbund for select to %I using (true)', current_setting('finsam.app_role'));
end $$;
