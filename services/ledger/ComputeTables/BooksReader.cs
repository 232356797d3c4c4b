using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Reads what tables are computed from, all as of one snapshot.</summary>
internal sealed class BooksReader(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
{
    /// <summary>Fiscal years with their opening balances, oldest first.</summary>
    public async Task<IReadOnlyList<FiscalYear>> FiscalYearsAsync()
    {
        var openings = (await connection.QueryAsync<(DateOnly Year, string Account, long AmountOre)>(Command(
            "select fiscal_year, account, amount_ore from opening_balance where forbund_id = @forbund", new { forbund })))
            .ToLookup(row => row.Year);
        var years = await connection.QueryAsync<(DateOnly First, DateOnly Last)>(Command(
            "select first_day, last_day from fiscal_year where forbund_id = @forbund order by first_day", new { forbund }));
        return [.. years.Select(year => new FiscalYear(
            new DaySpan(year.First, year.Last), openings[year.First].ToDictionary(row => row.Account, row => row.AmountOre)))];
    }

    /// <summary>Years that are only known from the next year's file.</summary>
    public async Task<IReadOnlyList<PreviousYear>> PreviousYearsAsync()
    {
        var rows = await connection.QueryAsync<(DateOnly First, DateOnly Last, string Kind, string Account, long AmountOre)>(Command(
            "select first_day, last_day, kind, account, amount_ore from previous_year_balance where forbund_id = @forbund",
            new { forbund }));
        return
        [
            .. rows.GroupBy(row => new DaySpan(row.First, row.Last)).OrderBy(year => year.Key.First).Select(year =>
            {
                var kinds = year.ToLookup(row => row.Kind);
                return new PreviousYear(year.Key, Balances("opening"), Balances("closing"), Balances("result"));

                Dictionary<string, long>? Balances(string kind) =>
                    kinds.Contains(kind) ? kinds[kind].ToDictionary(row => row.Account, row => row.AmountOre) : null;
            }),
        ];
    }

    /// <summary>The budget of a reporting period.</summary>
    public async Task<IReadOnlyList<BudgetRow>> BudgetAsync(DaySpan period)
    {
        var rows = await connection.QueryAsync<(
            string Version, DateOnly DecidedOn, string Project, string Account, DateOnly From, DateOnly To, long AmountOre)>(
            Command("""
                select e.kind, b.decided_on, b.project, b.account, b.from_day, b.to_day, b.amount_ore
                from register_entry e
                join budget_row b using (forbund_id, entry_no)
                where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.valid_to = 'infinity'
                order by b.entry_no, b.row_no
                """, new { forbund, period.First, period.Last }));
        return [.. rows.Select(
            row => new BudgetRow(row.Version, row.DecidedOn, row.Project, row.Account, new DaySpan(row.From, row.To), row.AmountOre))];
    }

    /// <summary>Codes of the projects: objects of dimension 6.</summary>
    public Task<IReadOnlySet<string>> ProjectsAsync() => ProjectCodes.ReadAsync(connection, transaction, forbund, ct);

    /// <summary>The members of a reporting period, in print order.</summary>
    public async Task<IReadOnlyList<ContributingMember>> MembersAsync(DaySpan period)
    {
        var key = new { forbund, period.First, period.Last };
        var contributions = (await connection.QueryAsync<(int MemberNo, int Year, long AmountOre)>(Command("""
            select c.member_no, c.year, c.amount_ore
            from register_entry e
            join contribution c using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.valid_to = 'infinity'
            order by c.member_no, c.row_no
            """, key))).ToLookup(row => row.MemberNo);
        var members = await connection.QueryAsync<(int MemberNo, string Name)>(Command("""
            select m.member_no, m.name
            from register_entry e
            join member m using (forbund_id, entry_no)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.valid_to = 'infinity'
            order by m.member_no
            """, key));
        return [.. members.Select(member => new ContributingMember(
            member.Name, [.. contributions[member.MemberNo].Select(row => (row.Year, row.AmountOre))]))];
    }

    /// <summary>What was booked in each of the spans, by account and project.</summary>
    public async Task<FetchedSums> SumsAsync(IReadOnlyCollection<DaySpan> spans)
    {
        var wanted = spans.ToArray();
        var rows = await connection.QueryAsync<(int Span, long Account, string Project, long AmountOre)>(Command("""
            select span.no::int, p.account::bigint, p.project, sum(p.amount_ore)::bigint
            from unnest(@firsts, @lasts) with ordinality as span (first_day, last_day, no)
            join posting p on p.forbund_id = @forbund and p.date between span.first_day and span.last_day
            group by span.no, p.account, p.project
            """,
            new { forbund, firsts = wanted.Select(span => span.First).ToArray(), lasts = wanted.Select(span => span.Last).ToArray() }));
        var bySpan = rows.ToLookup(row => row.Span);
        var sums = new FetchedSums();
        for (var i = 0; i < wanted.Length; i++)
        {
            sums.Add(wanted[i], bySpan[i + 1].Select(row => (row.Account, row.Project, row.AmountOre)));
        }

        return sums;
    }

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: ct);
}
