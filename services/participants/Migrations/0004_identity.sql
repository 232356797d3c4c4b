-- Personal data lies apart, belongs to the insats' controller (its personuppgiftsansvarig) and is stored sealed only.
create schema identity;

-- One random id per individual and förbund, so that unique individuals are counted over controllers without any identity leaving.
-- The primary key, not a check in code, is what keeps two concurrent inskrivningar of one person from making two.
create table identity.individual (
    forbund_id text not null,
    blind_index bytea not null,
    person_id uuid not null,
    constraint individual_pk primary key (forbund_id, blind_index),
    constraint individual_person_key unique (forbund_id, person_id)
);

create table identity.person (
    forbund_id text not null,
    controller text not null,
    person_id uuid not null,
    -- HMAC-SHA-256 of the person's key under a key of the förbund's own: finds the person again, tells nothing.
    blind_index bytea not null,
    -- The person's key, sealed by ASP.NET Core Data Protection for this förbund and controller.
    sealed bytea not null,
    registered_at timestamptz not null default now(),
    constraint person_pk primary key (forbund_id, controller, person_id),
    constraint person_blind_index_key unique (forbund_id, blind_index, controller),
    constraint person_individual_fk foreign key (forbund_id, blind_index) references identity.individual
);
