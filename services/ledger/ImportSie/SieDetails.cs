using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>What a file says of its year beyond the books' own figures, kept so that an export can say it again.</summary>
internal sealed class SieDetails(
    NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan fiscalYear, SieFile file, CancellationToken ct)
{
    /// <summary>Saves units, tax codes and dimensions, balances of a file that has them, and the identification.</summary>
    public async Task SaveAsync()
    {
        await SaveAccountsAsync();
        await SaveDimensionsAsync();
        if (file.Balances.Count > 0)
        {
            await ExecuteAsync(
                "delete from sie_identification where forbund_id = @forbund and fiscal_year = @First", new { forbund, fiscalYear.First });
            await ReplaceBalancesAsync();
        }

        await SaveIdentificationAsync();
    }

    private Task<int> SaveAccountsAsync()
    {
        var told = file.Accounts.Values.Where(account => account.Unit.Length > 0 || account.SruCodes.Count > 0).ToList();
        return ExecuteAsync("""
            insert into account_detail (forbund_id, account, unit, sru_codes, named_for)
            select @forbund, account, unit, string_to_array(sru_codes, chr(31)), @First
            from unnest(@accounts, @units, @codes) as told (account, unit, sru_codes)
            on conflict on constraint account_detail_pk do update set
                unit = excluded.unit,
                sru_codes = excluded.sru_codes,
                named_for = excluded.named_for
            where excluded.named_for >= account_detail.named_for
            """,
            new
            {
                forbund,
                fiscalYear.First,
                accounts = told.Select(account => account.Number).ToArray(),
                units = told.Select(account => account.Unit).ToArray(),
                codes = told.Select(account => string.Join('\u001F', account.SruCodes)).ToArray(),
            });
    }

    private Task<int> SaveDimensionsAsync() => ExecuteAsync("""
        insert into dimension (forbund_id, number, name, parent, named_for)
        select @forbund, number, name, parent, @First from unnest(@numbers, @names, @parents) as told (number, name, parent)
        on conflict on constraint dimension_pk do update set
            name = excluded.name,
            parent = excluded.parent,
            named_for = excluded.named_for
        where excluded.named_for >= dimension.named_for
        """,
        new
        {
            forbund,
            fiscalYear.First,
            numbers = file.Dimensions.Values.Select(dimension => dimension.Number).ToArray(),
            names = file.Dimensions.Values.Select(dimension => dimension.Name).ToArray(),
            parents = file.Dimensions.Values.Select(dimension => dimension.Parent).ToArray(),
        });

    // A file without balances (4I) tells whose books they are only where no other file has.
    private Task<int> SaveIdentificationAsync() => ExecuteAsync("""
        insert into sie_identification (forbund_id, fiscal_year, record_no, label, fields)
        select @forbund, @First, record_no, label, string_to_array(fields, chr(31), null)
        from unnest(@labels, @fields) with ordinality as told (label, fields, record_no)
        where not exists (select from sie_identification where forbund_id = @forbund and fiscal_year = @First)
        """,
        new
        {
            forbund,
            fiscalYear.First,
            labels = file.Identification.Select(record => record.Label).ToArray(),
            fields = file.Identification.Select(record => string.Join('\u001F', record.Fields)).ToArray(),
        });

    private async Task ReplaceBalancesAsync()
    {
        await ExecuteAsync("""
            delete from told_balance where forbund_id = @forbund and fiscal_year = @First;
            delete from told_previous_year where forbund_id = @forbund and fiscal_year = @First
            """, new { forbund, fiscalYear.First });
        if (file.FiscalYears.TryGetValue(-1, out var previous))
        {
            await ExecuteAsync(
                "insert into told_previous_year (forbund_id, fiscal_year, first_day, last_day) values (@forbund, @year, @First, @Last)",
                new { forbund, year = fiscalYear.First, previous.First, previous.Last });
        }

        var kept = file.Balances.Where(IsKept).ToList();
        await ExecuteAsync("""
            insert into told_balance (forbund_id, fiscal_year, record_no, year_no, kind, period, account, objects, amount_ore, quantity)
            select @forbund, @First, record_no, year_no, kind, period, account, string_to_array(objects, chr(31)), amount_ore, quantity
            from unnest(@years, @kinds, @periods, @accounts, @objects, @amounts, @quantities)
                with ordinality as told (year_no, kind, period, account, objects, amount_ore, quantity, record_no)
            """,
            new
            {
                forbund,
                fiscalYear.First,
                years = kept.Select(balance => balance.Year).ToArray(),
                kinds = kept.Select(balance => balance.Kind.ToString()).ToArray(),
                periods = kept.Select(balance => balance.Period).ToArray(),
                accounts = kept.Select(balance => balance.Account).ToArray(),
                objects = kept.Select(balance => string.Join('\u001F', balance.Objects ?? [])).ToArray(),
                amounts = kept.Select(balance => balance.AmountOre).ToArray(),
                quantities = kept.Select(balance => balance.Quantity).ToArray(),
            });
    }

    // Vouchers give the year's own closing balances, results and months; without vouchers (types 1 to 3) they are known from the file alone.
    private bool IsKept(SieBalance balance) => balance.Year switch
    {
        0 => file.Vouchers.Count == 0 || balance.Kind is BalanceKind.Opening or BalanceKind.ObjectOpening or BalanceKind.PeriodBudget,
        -1 => true,
        _ => false,
    };

    private Task<int> ExecuteAsync(string sql, object parameters) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: ct));
}
