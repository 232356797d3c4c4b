-- Why: a composition that was begun is finished, once, whoever looks on and whatever becomes of the process that began it.

create table composition_operation (
    forbund_id text not null,
    operation_id uuid not null,
    request_id text not null,
    -- The request as it was sent.
    request bytea not null,
    period_from date not null,
    period_to date not null,
    insats text not null,
    -- The caller's authorization, sealed, for whoever takes the operation up; null once it has ended.
    sealed_authorization bytea,
    state text not null,
    stage text not null,
    done bigint not null,
    total bigint not null,
    attempts integer not null,
    started_at timestamptz not null,
    version integer,
    failure text,
    constraint composition_operation_pk primary key (forbund_id, operation_id),
    constraint composition_operation_request_uq unique (forbund_id, request_id),
    constraint composition_operation_state_ck check (state in ('running', 'succeeded', 'failed')),
    constraint composition_operation_sealed_ck check ((state = 'running') = (sealed_authorization is not null))
);

-- Which process has which operation under way, and until when it is believed to live. Any process takes up what another has let go of, so
-- these rows are of all förbund; they tell nothing but that something is being composed.
create table composition_lease (
    forbund_id text not null,
    operation_id uuid not null,
    holder uuid not null,
    held_until timestamptz not null,
    constraint composition_lease_pk primary key (forbund_id, operation_id),
    constraint composition_lease_operation_fk foreign key (forbund_id, operation_id) references composition_operation
);
