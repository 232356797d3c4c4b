-- Why: the chart of accounts is a register that postings are checked against: which accounts are closed, which need a project. How each
-- account stood before, until when, and who changed it stays known (behandlingshistorik).

alter table account
    add column needs_project boolean not null default false,
    add column closed_from date,
    add column version integer not null default 1,
    add column changed_at timestamptz not null default clock_timestamp(),
    add column changed_by text not null default '';
comment on column account.closed_from is 'First day that takes no postings on it; null while it is open.';
comment on column account.version is 'How many times it has been written, from 1.';
comment on column account.changed_by is 'The token''s subject: a pseudonymous id; empty for what was there before the register kept it.';

create table account_version (
    forbund_id text not null,
    number text not null,
    version integer not null,
    name text not null,
    kind text not null,
    needs_project boolean not null,
    closed_from date,
    changed_at timestamptz not null,
    changed_by text not null,
    ended_at timestamptz not null,
    ended_by text not null,
    constraint account_version_pk primary key (forbund_id, number, version),
    constraint account_version_account_fk foreign key (forbund_id, number) references account (forbund_id, number)
);
comment on table account_version is 'Accounts as they stood before they were changed. The one that holds is in account.';

create trigger account_version_append_only before update or delete or truncate on account_version
    for each statement execute function refuse_change();

-- Here and not in the handlers, so that no writer of accounts, an import among them, can change one without a trace.
create function keep_account_version() returns trigger language plpgsql as $$
begin
    if (new.name, new.kind, new.needs_project, new.closed_from) is not distinct from (old.name, old.kind, old.needs_project, old.closed_from) then
        new.version := old.version;
        new.changed_at := old.changed_at;
        new.changed_by := old.changed_by;
        return new;
    end if;
    new.version := old.version + 1;
    new.changed_at := clock_timestamp();
    insert into account_version (forbund_id, number, version, name, kind, needs_project, closed_from, changed_at, changed_by, ended_at, ended_by)
    values (old.forbund_id, old.number, old.version, old.name, old.kind, old.needs_project, old.closed_from, old.changed_at, old.changed_by,
        new.changed_at, new.changed_by);
    return new;
end $$;

create trigger account_versions before update on account for each row execute function keep_account_version();
