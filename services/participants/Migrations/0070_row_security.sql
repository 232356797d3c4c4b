-- Why: tenants are kept apart by the database as well. Tables are protected as they are made (Finsam.Postgres.Tenancy.RowSecurity); what is
-- said here is what the service's role may remove, and that what a participation was before a change is never changed.

do $$
begin
    execute format('grant delete on period_register, identity.person, identity.individual to %I', current_setting('finsam.app_role'));
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger participation_version_append_only before update or truncate on participation_version
    for each statement execute function refuse_change();
