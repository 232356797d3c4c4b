using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Sie;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>
/// The opening balances of a fiscal year. They are no vouchers: a file exported before the year before was closed has preliminary ones,
/// and a later file's replace them.
/// </summary>
internal sealed class OpeningBalances(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan fiscalYear, CancellationToken ct)
{
    /// <summary>Most accounts that the warnings name.</summary>
    public const int MostTold = 50;

    /// <summary>Saves those of a year that has none.</summary>
    public Task SaveAsync(IReadOnlyDictionary<string, SieBalance> openings) => ExecuteAsync("""
        insert into opening_balance (forbund_id, fiscal_year, account, amount_ore)
        select @forbund, @First, account, amount_ore from unnest(@accounts, @amounts) as opening (account, amount_ore)
        """,
        new
        {
            forbund,
            fiscalYear.First,
            accounts = openings.Keys.ToArray(),
            amounts = openings.Values.Select(balance => balance.AmountOre).ToArray(),
        });

    /// <summary>
    /// Replaces those known where they differ, keeps what stood before and tells of it in the warnings. False when none differs.
    /// </summary>
    /// <param name="openings">Opening balances of the file, by account.</param>
    /// <param name="warnings">Gets a warning for each account, at most <see cref="MostTold"/> of them.</param>
    /// <param name="sha256">Content of the file, as <c>sie_import</c> will have it before the transaction commits.</param>
    /// <param name="replacedBy">The token's subject.</param>
    public async Task<bool> ReplaceAsync(
        IReadOnlyDictionary<string, SieBalance> openings, SieProblems warnings, byte[] sha256, string replacedBy)
    {
        var changed = await ChangedAsync(openings);
        if (changed.Count == 0)
        {
            return false;
        }

        await ExecuteAsync("""
            insert into opening_balance_version (forbund_id, fiscal_year, content_sha256, account, amount_ore, replaced_by)
            select @forbund, @First, @sha256, account, amount_ore, @replacedBy
            from unnest(@accounts, @amounts) as before (account, amount_ore);
            delete from opening_balance where forbund_id = @forbund and fiscal_year = @First
            """,
            new
            {
                forbund,
                fiscalYear.First,
                sha256,
                replacedBy,
                accounts = changed.Select(change => change.Account).ToArray(),
                amounts = changed.Select(change => change.Before).ToArray(),
            });
        await SaveAsync(openings);
        foreach (var (account, before, told) in changed.Take(MostTold))
        {
            warnings.Add(told?.Line ?? 0, "#IB", SieReason.SieOpeningBalanceReplaced,
                $"Ingående balans på konto {account} var {Ore.Print(before)} och är nu {Ore.Print(told?.AmountOre ?? 0)}.");
        }

        if (changed.Count > MostTold)
        {
            warnings.Add(0, "#IB", SieReason.SieOpeningBalanceReplaced,
                $"Ingående balans är ersatt på ytterligare {changed.Count - MostTold} konton.");
        }

        return true;
    }

    /// <summary>
    /// Makes a problem of each account whose opening balance is not what the closed year before it ended with.
    /// </summary>
    public async Task RefuseChangesAsync(IReadOnlyDictionary<string, SieBalance> openings, SieProblems problems)
    {
        foreach (var (account, before, told) in await ChangedAsync(openings))
        {
            problems.Add(told?.Line ?? 0, "#IB", SieReason.FiscalYearClosed,
                $"Ingående balans på konto {account} är {Ore.Print(told?.AmountOre ?? 0)}, men det avslutade året före slutar på {Ore.Print(before)}.",
                Ore.Print(before));
        }
    }

    private async Task<List<(string Account, long Before, SieBalance? Told)>> ChangedAsync(IReadOnlyDictionary<string, SieBalance> openings)
    {
        var known = (await connection.QueryAsync<(string Account, long AmountOre)>(new CommandDefinition(
            "select account, amount_ore from opening_balance where forbund_id = @forbund and fiscal_year = @First",
            new { forbund, fiscalYear.First }, transaction, cancellationToken: ct))).ToDictionary(row => row.Account, row => row.AmountOre);
        return known.Keys.Union(openings.Keys).Order(StringComparer.Ordinal)
            .Select(account => (Account: account, Before: known.GetValueOrDefault(account), Told: openings.GetValueOrDefault(account)))
            .Where(change => change.Before != (change.Told?.AmountOre ?? 0)).ToList();
    }

    private Task<int> ExecuteAsync(string sql, object parameters) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: ct));
}
