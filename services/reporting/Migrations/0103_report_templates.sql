-- Why: a förbund changes any part of a report's template without code, so templates are data.
create table report_template (
    forbund_id text not null,
    template_id text not null,
    -- The template in the JSON form of the contract.
    content text not null,
    put_at timestamptz not null default now(),
    constraint report_template_pk primary key (forbund_id, template_id)
);
