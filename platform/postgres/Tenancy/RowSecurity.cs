using Dapper;
using Npgsql;

namespace Finsam.Postgres.Tenancy;

/// <summary>
/// Keeps tenants apart in the database itself. Every table with a <c>forbund_id</c> gets row-level security, forced, in the transaction of the
/// migration that makes it, and the service's role gets the rights that it needs: a migration's author need do nothing, and cannot forget.
/// </summary>
internal static class RowSecurity
{
    // Views are read with the reader's own rights from this version on; with their owner's they would go around row-level security.
    private const int OldestServer = 150000;

    // A policy compares with a scalar subquery, which is run once a statement and not once a row. With equality the planner knows that it is
    // the same förbund as that of the query's own condition, so that plans and estimates are what they were without a policy. The owner sees
    // rows in migrations, and in functions that run with its rights; logged in for anything else it sees none.
    //
    // Rights: SELECT and INSERT, and UPDATE unless a trigger named refuse_… refuses it. DELETE, and exceptions, are for migrations to say.
    private const string Protect = """
        do $$
        declare
            app text := current_setting('finsam.app_role');
            made record;
        begin
            for made in
                select c.oid, c.oid::regclass as name, c.relkind = 'v' as is_view, n.nspname as schema, c.relrowsecurity as is_protected,
                    coalesce('security_invoker=true' = any (c.reloptions), false) as is_invoked,
                    has_table_privilege(app, c.oid, 'select') as is_granted,
                    has_table_privilege(app, c.oid, 'update') as is_updated,
                    exists (
                        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'forbund_id' and not a.attisdropped) as has_forbund,
                    exists (
                        select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                        where t.tgrelid = c.oid and p.proname like 'refuse\_%' and t.tgtype & 18 = 18 and t.tgattr::text = ''
                            and t.tgqual is null) as refuses_update
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_roles r on r.oid = c.relowner
                where r.rolname = current_user and c.relkind in ('r', 'p', 'v') and c.relpersistence <> 't'
                    and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema' and c.relname <> 'schema_migration'
            loop
                if not made.is_granted then
                    execute format('grant usage on schema %I to %I', made.schema, app);
                    execute format('grant select on %s to %I', made.name, app);
                end if;
                if made.is_view and not made.is_invoked then
                    execute format('alter view %s set (security_invoker = true)', made.name);
                end if;
                continue when made.is_view or not made.has_forbund;

                if not made.is_protected then
                    execute format('alter table %s enable row level security, force row level security', made.name);
                    execute format('create policy tenant on %s to %I using (forbund_id = (select current_setting(''finsam.forbund'', true)))',
                        made.name, app);
                    execute format('create policy owner on %s to %I using ((
                        select session_user <> current_user or current_setting(''finsam.all_forbund'', true) = ''on''))',
                        made.name, current_user);
                    execute format('grant insert on %s to %I', made.name, app);
                end if;
                if made.is_updated and made.refuses_update then
                    execute format('revoke update on %s from %I', made.name, app);
                elsif not made.is_updated and not made.refuses_update then
                    execute format('grant update on %s to %I', made.name, app);
                end if;
            end loop;
        end $$;
        """;

    /// <summary>Makes the owner's session ready for migrating.</summary>
    /// <param name="connection">The owner's connection.</param>
    /// <param name="appRole">The role that the service works as.</param>
    /// <exception cref="InvalidOperationException">The server is too old, or the role could go around row-level security.</exception>
    public static async Task PrepareAsync(NpgsqlConnection connection, string appRole)
    {
        await connection.ExecuteAsync(
            "select set_config('finsam.all_forbund', 'on', false), set_config('finsam.app_role', @appRole, false)", new { appRole });
        var problem = await connection.ExecuteScalarAsync<string?>("""
            select case
                when current_setting('server_version_num')::integer < @OldestServer then 'PostgreSQL 15 or later is needed.'
                when role.rolname is null then 'There is no such role in the database.'
                when role.rolsuper or role.rolbypassrls then 'It goes around row-level security.'
                when pg_has_role(role.rolname, current_user, 'member') then 'It has the rights of the owner of the tables.'
                when exists (select from pg_policy where polname = 'tenant' and polroles <> array[role.oid])
                    then 'The database has been set up for another role.'
            end
            from (select @appRole as name) asked left join pg_roles role on role.rolname = asked.name
            """, new { appRole, OldestServer });
        if (problem is not null)
        {
            throw new InvalidOperationException($"The service's role {appRole} cannot be used. {problem}");
        }
    }

    /// <summary>Protects the tables that are not yet, and gives the service's role its rights.</summary>
    public static Task ProtectAsync(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        connection.ExecuteAsync(Protect, transaction: transaction, commandTimeout: 0);
}
