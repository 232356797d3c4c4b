-- Why: leases are looked for and taken over across förbund, after both tables have been protected.

do $$
declare
    app text := current_setting('finsam.app_role');
    own text := 'forbund_id = (select current_setting(''finsam.forbund'', true))';
begin
    drop policy tenant on composition_lease;
    execute format('create policy tenant on composition_lease for insert to %I with check (%s)', app, own);
    execute format('create policy taker_reads on composition_lease for select to %I using (true)', app);
    execute format('create policy taker_takes on composition_lease for update to %I using (true)', app);
    execute format('create policy holder_ends on composition_lease for delete to %I using (%s)', app, own);
    execute format('grant delete on composition_lease to %I', app);
end $$;
