using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.PeriodRegisters;

/// <summary>Members, contributions and grants of one reporting period. Writing takes the chain's lock.</summary>
internal sealed class MemberRegister(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct)
{
    /// <summary>Supersedes what stands.</summary>
    public async Task ReplaceAsync(RegisterRows rows, string putBy)
    {
        var at = await RegisterEntries.InstantAsync(connection, transaction, forbund, ct);
        await RegisterEntries.EndAsync(connection, transaction, forbund, period, [RegisterEntries.Members], at, putBy, ct);
        var entry = await RegisterEntries.AddAsync(connection, transaction, forbund, period, RegisterEntries.Members, at, putBy, ct);
        await connection.ExecuteAsync(Command("""
            insert into member (forbund_id, entry_no, member_no, id, name, kind, share)
            values (@forbund, @entry, @MemberNo, @Id, @Name, @Kind, @Share)
            """, rows.Members.Select(row => new { forbund, entry, row.MemberNo, row.Id, row.Name, row.Kind, row.Share })));
        await connection.ExecuteAsync(Command("""
            insert into contribution (forbund_id, entry_no, member_no, row_no, year, amount_ore)
            values (@forbund, @entry, @MemberNo, @RowNo, @Year, @AmountOre)
            """, rows.Contributions.Select(row => new { forbund, entry, row.MemberNo, row.RowNo, row.Year, row.AmountOre })));
        await connection.ExecuteAsync(Command("""
            insert into insats_grant (forbund_id, entry_no, row_no, insats, project, year, amount_ore, decided_on)
            values (@forbund, @entry, @RowNo, @Insats, @Project, @Year, @AmountOre, @DecidedOn)
            """, rows.Grants.Select(row => new
            {
                forbund, entry, row.RowNo, row.Insats, row.Project, row.Year, row.AmountOre, row.DecidedOn,
            })));
    }

    /// <summary>What stands, as the change log shows it.</summary>
    public async Task<string> SummaryAsync()
    {
        var (members, contributed, grants, granted) = await connection.QuerySingleAsync<(
            long Members, decimal ContributedOre, long Grants, decimal GrantedOre)>(Command("""
            with standing as (
                select entry_no from register_entry
                where forbund_id = @forbund and period_from = @First and period_to = @Last and kind = @Members and valid_to = 'infinity'
            )
            select
                (select count(*) from member where forbund_id = @forbund and entry_no in (select entry_no from standing)),
                (select coalesce(sum(amount_ore), 0) from contribution where forbund_id = @forbund and entry_no in (select entry_no from standing)),
                (select count(*) from insats_grant where forbund_id = @forbund and entry_no in (select entry_no from standing)),
                (select coalesce(sum(amount_ore), 0) from insats_grant where forbund_id = @forbund and entry_no in (select entry_no from standing))
            """, new { forbund, period.First, period.Last, RegisterEntries.Members }));
        return $"{members} medlemmar, bidrag {Ore.Print(contributed)}; {grants} beviljade medel, {Ore.Print(granted)}";
    }

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: ct);
}
