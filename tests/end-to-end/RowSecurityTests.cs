using Dapper;
using Finsam.LocalStack;
using Finsam.TestHost;
using Npgsql;

namespace Finsam.EndToEnd.Tests;

/// <summary>What each service's database says of its own tables: none is left out of row-level security, now or by a later migration.</summary>
public sealed class RowSecurityTests
{
    private const string OfUs = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'";

    // Tables that belong to no förbund, and why.
    private static readonly Dictionary<string, string> OfNoForbund = new()
    {
        ["schema_migration"] = "what the schema has come to; the service's role has no right to it",
        ["code_list"] = "names of code lists, alike for all",
        ["code_list_code"] = "codes of those lists, alike for all",
    };

    // What takes or shows rows of several förbund in one transaction: vouchers that are posted together, events that are received together, and
    // the relay of the outbox. Work that nobody calls for begins with the list of förbund.
    private static readonly Dictionary<string, string[]> Together = new()
    {
        [ServiceName.Ledger] =
        [
            "account", "chain_head", "dimension_object", "fiscal_year", "inbox", "journal", "journal_position", "outbox", "period_lock", "posting",
            "posting_detail", "request_log", "voucher", "voucher_change", "voucher_detail", "voucher_series",
        ],
        [ServiceName.Participants] = ["inbox", "known_forbund", "measure_reminder", "outbox"],
        [ServiceName.Reporting] = ["composition_lease", "inbox", "outbox", "source_change"],
    };

    private static readonly Dictionary<string, string[]> Removable = new()
    {
        [ServiceName.Ledger] =
        [
            "attachment_content", "draft_attachment", "opening_balance", "outbox", "previous_year_balance", "sie_identification", "told_balance",
            "told_previous_year", "voucher_draft",
        ],
        [ServiceName.Participants] =
        [
            "answer_code", "answer_sheet", "identity.individual", "identity.linked_person", "identity.person", "identity.person_decision",
            "outbox", "period_register",
        ],
        [ServiceName.Reporting] = ["composition_lease", "outbox"],
    };

    public static TheoryData<string> Services() => [.. ServiceName.WithDatabase];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_table_of_a_forbund_has_forced_row_security_and_a_policy_for_the_services_role(string service)
    {
        await using var connection = await OpenAsync(service);
        var tables = (await connection.QueryAsync<(string Name, bool OfForbund, bool Forced, bool Policy)>($"""
            select c.oid::regclass::text,
                exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'forbund_id' and not a.attisdropped),
                c.relrowsecurity and c.relforcerowsecurity,
                exists (
                    select from pg_policy p
                    where p.polrelid = c.oid and p.polname = 'tenant' and p.polroles = array[@role::regrole::oid]
                        and coalesce(pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)) ~ 'finsam\.forbund')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and {OfUs}
            order by 1
            """, new { role = Role(service) })).AsList();
        Assert.NotEmpty(tables);
        Assert.Empty(tables.Where(table => table.OfForbund && !(table.Forced && table.Policy)).Select(table => table.Name));
        Assert.Empty(tables.Where(table => !table.OfForbund).Select(table => table.Name).Except(OfNoForbund.Keys));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Only_what_is_named_shows_or_takes_rows_of_several_forbund(string service)
    {
        await using var connection = await OpenAsync(service);
        var together = await connection.QueryAsync<string>("""
            select distinct polrelid::regclass::text from pg_policy
            where polname <> 'owner' and not (
                coalesce(pg_get_expr(polqual, polrelid), '') like '(forbund_id = ( SELECT current_setting(''finsam.forbund''%'
                and polwithcheck is null)
            order by 1
            """);
        Assert.Equal(Together[service], together);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_services_role_owns_nothing_goes_around_nothing_and_removes_only_what_is_named(string service)
    {
        await using var connection = await OpenAsync(service);
        Assert.True(await connection.ExecuteScalarAsync<bool>("""
            select not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                and not exists (select from pg_auth_members where member = r.oid)
                and not exists (select from pg_class where relowner = r.oid and relpersistence <> 't')
                and not has_schema_privilege(r.oid, 'public', 'create')
            from pg_roles r where rolname = @role
            """, new { role = Role(service) }));
        var rights = (await connection.QueryAsync<(string Table, bool Update, bool Delete, bool Truncate, bool Refused)>($"""
            select c.oid::regclass::text, has_table_privilege(@role, c.oid, 'update'), has_table_privilege(@role, c.oid, 'delete'),
                has_table_privilege(@role, c.oid, 'truncate') or has_table_privilege(@role, c.oid, 'references')
                    or has_table_privilege(@role, c.oid, 'trigger'),
                exists (
                    select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                    where t.tgrelid = c.oid and p.proname like 'refuse\_%' and t.tgtype & 16 = 16 and t.tgattr::text = '' and t.tgqual is null)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v') and {OfUs}
            order by 1
            """, new { role = Role(service) })).AsList();
        Assert.Equal(Removable[service], rights.Where(right => right.Delete).Select(right => right.Table));
        Assert.Empty(rights.Where(right => right.Truncate || (right.Update && right.Refused)).Select(right => right.Table));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Views_are_read_with_the_readers_rights_and_functions_of_the_owner_look_nowhere_else(string service)
    {
        await using var connection = await OpenAsync(service);
        Assert.Empty(await connection.QueryAsync<string>($"""
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('v', 'm') and {OfUs} and not coalesce(c.reloptions @> array['security_invoker=true'], false)
            """));
        Assert.Empty(await connection.QueryAsync<string>($"""
            select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prosecdef and {OfUs} and not (coalesce(array_to_string(p.proconfig, ','), '') = 'search_path=public, pg_temp'
                and p.prorettype = 'trigger'::regtype)
            """));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_owner_sees_no_rows_but_in_migrations(string service)
    {
        await using var connection = await OpenAsync(service);
        await connection.ExecuteAsync("insert into inbox (forbund_id, event_id, handler) values (@forbund, gen_random_uuid(), '')",
            new { forbund = TestStack.NewForbund() });
        Assert.NotEqual(0, await connection.ExecuteScalarAsync<long>("select count(*) from inbox"));
        await connection.ExecuteAsync("set finsam.all_forbund = off");
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from inbox"));
    }

    private static string Role(string service) => service + "_app";

    private static async Task<NpgsqlConnection> OpenAsync(string service) => await (await TestStack.Shared).OpenDatabaseAsync(service);
}
