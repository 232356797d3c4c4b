using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>A file's fiscal year, accounts, objects and balances on their way into the books.</summary>
internal sealed class SieChart(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    string forbund,
    DaySpan fiscalYear,
    SieFile file,
    string importedBy,
    CancellationToken ct)
{
    private static readonly (BalanceKind Kind, string Name)[] Kinds =
        [(BalanceKind.Opening, "opening"), (BalanceKind.Closing, "closing"), (BalanceKind.Result, "result")];

    /// <summary>
    /// Opens the fiscal year with its opening balances where it is new, and replaces opening balances that the file has otherwise. True
    /// when the year or its opening balances are not what they were. A year that ends on another day is a problem.
    /// </summary>
    public async Task<bool> OpenFiscalYearAsync(SieReading reading, byte[] sha256)
    {
        var openings = SieOpenings.Of(file);
        var locks = await PeriodLocks.ReadAsync(connection, transaction, forbund, ct);
        var known = await connection.QuerySingleOrDefaultAsync<(DateOnly Last, bool HasOpenings)?>(new CommandDefinition(
            "select last_day, has_openings from fiscal_year where forbund_id = @forbund and first_day = @First",
            new { forbund, fiscalYear.First }, transaction, cancellationToken: ct));
        if (known is { } year && year.Last != fiscalYear.Last)
        {
            reading.Problems.Add(
                0,
                "#RAR",
                SieReason.SieFiscalYearOverlaps,
                $"Räkenskapsåret slutar {year.Last:yyyy-MM-dd} enligt vad som redan finns.",
                "samma räkenskapsår");
            return false;
        }

        if (known is not null && openings is null)
        {
            return false;
        }

        var balances = new OpeningBalances(connection, transaction, forbund, fiscalYear, ct);
        if (known is { HasOpenings: true } && await IsYearBeforeClosedAsync())
        {
            await balances.RefuseChangesAsync(openings!, reading.Problems);
            return false;
        }

        if (known is { HasOpenings: true })
        {
            var isReplaced = await balances.ReplaceAsync(openings!, reading.Warnings, sha256, importedBy);
            RefuseIfLocked(isReplaced, locks, reading.Problems);
            return isReplaced;
        }

        RefuseIfLocked(openings is not null, locks, reading.Problems);

        await ExecuteAsync("""
            insert into fiscal_year (forbund_id, first_day, last_day, has_openings) values (@forbund, @First, @Last, @hasOpenings)
            on conflict on constraint fiscal_year_pk do update set has_openings = excluded.has_openings
            """,
            new { forbund, fiscalYear.First, fiscalYear.Last, hasOpenings = openings is not null });
        if (openings is not null)
        {
            await balances.SaveAsync(openings);
        }

        return true;
    }

    /// <summary>Saves accounts, objects and the balances of the year before; gives that year where they were not there before.</summary>
    public async Task<DaySpan?> SaveAsync()
    {
        await SaveAccountsAsync();
        await SaveObjectsAsync();
        return await SavePreviousYearAsync();
    }

    private Task<bool> IsYearBeforeClosedAsync() => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "select exists (select from fiscal_year where forbund_id = @forbund and last_day + 1 = @First and closed_at is not null)",
        new { forbund, fiscalYear.First }, transaction, cancellationToken: ct));

    private void RefuseIfLocked(bool areOpeningsChanged, PeriodLocks locks, SieProblems problems)
    {
        if (areOpeningsChanged && locks.Contains(fiscalYear.First))
        {
            problems.Add(0, "#IB", SieReason.PeriodLocked, locks.Message(fiscalYear.First), "samma ingående balanser");
        }
    }

    private Task<int> SaveAccountsAsync()
    {
        var told = file.Accounts.Values.Concat(file.Balances
            .Select(balance => balance.Account).Distinct()
            .Where(account => !file.Accounts.ContainsKey(account))
            .Select(account => new SieAccount(account, "", ""))).ToList();
        return ExecuteAsync("""
            insert into account (forbund_id, number, name, kind, named_for, changed_by)
            select @forbund, number, name, kind, @First, @importedBy from unnest(@numbers, @names, @kinds) as told (number, name, kind)
            on conflict on constraint account_pk do update set
                name = case when excluded.name = '' then account.name else excluded.name end,
                kind = case when excluded.kind = '' then account.kind else excluded.kind end,
                named_for = excluded.named_for,
                changed_by = excluded.changed_by
            where excluded.named_for >= account.named_for
            """,
            new
            {
                forbund,
                fiscalYear.First,
                importedBy,
                numbers = told.Select(account => account.Number).ToArray(),
                names = told.Select(account => account.Name).ToArray(),
                kinds = told.Select(account => account.Kind).ToArray(),
            });
    }

    private Task<int> SaveObjectsAsync()
    {
        var used = file.Vouchers.SelectMany(voucher => voucher.Rows).SelectMany(Used).Distinct()
            .Where(used => !file.Objects.ContainsKey(used)).Select(used => (used.Dimension, used.Code, Name: ""));
        var told = file.Objects.Select(named => (named.Key.Dimension, named.Key.Code, Name: named.Value)).Concat(used).ToList();
        return ExecuteAsync("""
            insert into dimension_object (forbund_id, dimension, code, name, named_for, changed_by)
            select @forbund, dimension, code, name, @First, @importedBy from unnest(@dimensions, @codes, @names) as told (dimension, code, name)
            on conflict on constraint dimension_object_pk do update set
                name = case when excluded.name = '' then dimension_object.name else excluded.name end,
                named_for = excluded.named_for,
                changed_by = excluded.changed_by
            where excluded.named_for >= dimension_object.named_for
            """,
            new
            {
                forbund,
                fiscalYear.First,
                importedBy,
                dimensions = told.Select(named => named.Dimension).ToArray(),
                codes = told.Select(named => named.Code).ToArray(),
                names = told.Select(named => named.Name).ToArray(),
            });

        static IEnumerable<(int Dimension, string Code)> Used(SieTransaction row)
        {
            if (row.Project.Length > 0)
            {
                yield return (SieVoucherReader.ProjectDimension, row.Project);
            }

            foreach (var (dimension, code) in row.OtherObjects ?? [])
            {
                yield return (dimension, code);
            }
        }
    }

    private async Task<DaySpan?> SavePreviousYearAsync()
    {
        if (!file.FiscalYears.TryGetValue(-1, out var previous))
        {
            return null;
        }

        var known = (await connection.QueryAsync<(string Kind, string Account, long AmountOre)>(new CommandDefinition("""
            select kind, account, amount_ore from previous_year_balance
            where forbund_id = @forbund and first_day = @First and last_day = @Last
            """, new { forbund, previous.First, previous.Last }, transaction, cancellationToken: ct))).ToHashSet();
        var changed = false;
        foreach (var (kind, name) in Kinds)
        {
            if (SieOpenings.Last(file, kind, -1) is not { } balances
                || known.Where(row => row.Kind == name).ToHashSet()
                    .SetEquals(balances.Values.Select(balance => (name, balance.Account, balance.AmountOre))))
            {
                continue;
            }

            changed = true;
            await ExecuteAsync("""
                delete from previous_year_balance
                where forbund_id = @forbund and first_day = @First and last_day = @Last and kind = @name;
                insert into previous_year_balance (forbund_id, first_day, last_day, kind, account, amount_ore)
                select @forbund, @First, @Last, @name, account, amount_ore from unnest(@accounts, @amounts) as told (account, amount_ore)
                """,
                new
                {
                    forbund,
                    previous.First,
                    previous.Last,
                    name,
                    accounts = balances.Keys.ToArray(),
                    amounts = balances.Values.Select(balance => balance.AmountOre).ToArray(),
                });
        }

        return changed ? previous : null;
    }

    private Task<int> ExecuteAsync(string sql, object parameters) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: ct));
}
